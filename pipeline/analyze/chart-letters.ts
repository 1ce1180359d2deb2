import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as opentype from "opentype.js";
import { pathData } from "./glyph-path.js";

const require = createRequire(import.meta.url);

/** Fontsource cuts a font into scripts; a character is taken from the first part that has it. */
const PARTS = ["latin", "vietnamese", "latin-ext"];
const loaded = new Map<string, opentype.Font[]>();

function parts(bold: boolean): opentype.Font[] {
	const face = bold ? "700" : "400";
	const known = loaded.get(face);
	if (known) return known;
	// opentype.js is CommonJS whose names Node cannot see from an import
	const { parse } = require("opentype.js") as typeof opentype;
	const fonts = PARTS.map((part) => {
		const bytes = readFileSync(require.resolve(`@fontsource/arimo/files/arimo-${part}-${face}-normal.woff`));
		return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
	});
	loaded.set(face, fonts);
	return fonts;
}

function glyphOf(character: string, bold: boolean): { scale: number; glyph: opentype.Glyph } {
	const fonts = parts(bold);
	for (const font of fonts) {
		const index = font.charToGlyphIndex(character);
		if (index > 0) return { scale: 1 / font.unitsPerEm, glyph: font.glyphs.get(index) };
	}
	// a character of another script: the font's own box says that something stands there
	const [font] = fonts as [opentype.Font];
	return { scale: 1 / font.unitsPerEm, glyph: font.glyphs.get(0) };
}

const unescaped = (text: string): string =>
	text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) =>
		name === "amp" ? "&" : name === "lt" ? "<" : name === "gt" ? ">" : name === "quot" ? '"' : "'",
	);

/** Of Arimo: how far under its middle line the letters' baseline lies, in parts of the size ((0.905 − 0.212) / 2). */
const MIDDLE = 0.3465;

/**
 * An SVG of ECharts with its texts drawn as outlines of Arimo, so that it looks the same on a machine without fonts
 * (a container, a server): what rasterises an SVG takes letters from the system's fonts, and draws boxes where those lack
 * Vietnamese.
 */
export function withOutlines(svg: string): string {
	return svg.replace(/<text([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, content: string) => {
		const read = (name: string) => new RegExp(`(?:^|[\\s"])${name}="([^"]*)"`).exec(attributes)?.[1];
		const style = read("style") ?? "";
		const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? 12);
		const bold = /font-weight:\s*(bold|[6-9]00)/.test(style);
		const glyphs = [...unescaped(content).normalize("NFC")].map((character) => glyphOf(character, bold));
		const width = glyphs.reduce((sum, { glyph, scale }) => sum + (glyph.advanceWidth ?? 0) * scale * size, 0);
		const anchor = read("text-anchor");
		let x = Number(read("x") ?? 0) - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
		const y = Number(read("y") ?? 0) + (read("dominant-baseline") === "central" ? MIDDLE * size : 0);
		const outline: string[] = [];
		for (const { glyph, scale } of glyphs) {
			outline.push(pathData(glyph.getPath(x, y, size)));
			x += (glyph.advanceWidth ?? 0) * scale * size;
		}
		const transform = read("transform");
		return `<path d="${outline.join("")}" fill="${read("fill") ?? "#000000"}"${transform ? ` transform="${transform}"` : ""}/>`;
	});
}
