import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type * as opentype from "opentype.js";
import { pathData } from "../../pipeline/analyze/glyph-path.js";

export type Style = "regular" | "bold" | "italic" | "bold-italic";

const FACES: Record<Style, string> = {
	regular: "400-normal",
	bold: "700-normal",
	italic: "400-italic",
	"bold-italic": "700-italic",
};

/** Tinos has the metrics of Times; Noto Serif is another hand. Both OFL. */
export type Family = "tinos" | "noto-serif";

/** Fontsource cuts a font into scripts; a character is taken from the first part that has it. */
const PARTS = ["latin", "vietnamese", "latin-ext"];

const require = createRequire(import.meta.url);
// opentype.js is CommonJS whose names Node cannot see from an import.
const { parse } = require("opentype.js") as typeof opentype;
const loaded = new Map<string, opentype.Font[]>();

function parts(style: Style, family: Family): opentype.Font[] {
	const face = `${family}/files/${family}`;
	let fonts = loaded.get(face + style);
	if (!fonts) {
		fonts = PARTS.map((part) => {
			const bytes = readFileSync(require.resolve(`@fontsource/${face}-${part}-${FACES[style]}.woff`));
			return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
		});
		loaded.set(face + style, fonts);
	}
	return fonts;
}

function glyphOf(character: string, style: Style, family: Family): { font: opentype.Font; glyph: opentype.Glyph } {
	for (const font of parts(style, family)) {
		const index = font.charToGlyphIndex(character);
		if (index > 0) return { font, glyph: font.glyphs.get(index) };
	}
	throw new Error(
		`${family} has no glyph for ${JSON.stringify(character)} (U+${character.codePointAt(0)?.toString(16)}).`,
	);
}

/** Width of a text in points. */
export function textWidth(text: string, style: Style, size: number, family: Family = "tinos"): number {
	let width = 0;
	for (const character of text) {
		const { font, glyph } = glyphOf(character, style, family);
		width += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm;
	}
	return width;
}

/** Outlines of a text as SVG path data; `x` is the left end, `y` the baseline, in points. */
export function textPath(
	text: string,
	style: Style,
	size: number,
	x: number,
	y: number,
	family: Family = "tinos",
): string {
	let at = x;
	let data = "";
	for (const character of text) {
		const { font, glyph } = glyphOf(character, style, family);
		data += pathData(glyph.getPath(at, y, size));
		at += ((glyph.advanceWidth ?? 0) * size) / font.unitsPerEm;
	}
	return data;
}
