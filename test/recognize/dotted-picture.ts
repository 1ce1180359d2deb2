/** Tables with shaded rows as black-and-white scanners give them: the shade is dots. */
import sharp from "sharp";
import type { Grey } from "../../pipeline/recognize/image/bitmap.js";
import { type Family, type Style, textPath } from "../../scripts/samples/fonts.js";
import { normal, random } from "../../scripts/samples/random.js";

/** How a shade becomes dots: by grain and sharpening, by a coarse printer's screen, or by error diffusion. */
export type Dots = "grain" | "screen" | "diffusion";

export interface DottedTable {
	rows: readonly (readonly string[])[];
	/** Left ends of the columns and the right end of the last, in points. */
	columns: readonly number[];
	/** Darkness of the shaded rows' ground, 0..1. */
	ground: number;
	dots: Dots;
	/** The first row is white print on dark. */
	darkHead?: boolean;
	size?: number;
	family?: Family;
	style?: Style;
	dpi?: number;
	seed?: number;
}

/** Points. */
const TOP = 40;
const ROW = 17;

/** The page in black and white, 595 points wide; every second row is shaded, the first one among them. */
export async function dottedTable(table: DottedTable): Promise<{ grey: Grey; dpi: number; heightPoints: number }> {
	const { rows, columns, size = 12, family = "tinos", style = "regular", dpi = 200, seed = 1 } = table;
	const heightPoints = TOP + rows.length * ROW + 60;
	const [width, height] = [Math.round((595 * dpi) / 72), Math.round((heightPoints * dpi) / 72)];
	const print = await drawn(
		width,
		height,
		rows.flatMap((row, r) =>
			row.map((text, c) => textPath(text, style, size, columns[c]! + 6, TOP + r * ROW + 12.4, family)),
		),
		dpi,
	);
	const lines = [...rows.map((_, r) => TOP + r * ROW), TOP + rows.length * ROW].map(
		(y) => `M${columns[0]} ${y - 0.4}H${columns.at(-1)}v0.8H${columns[0]}z`,
	);
	const posts = columns.map((x) => `M${x - 0.4} ${TOP}V${TOP + rows.length * ROW}h0.8V${TOP}z`);
	const rules = await drawn(width, height, [...lines, ...posts], dpi);
	const k = dpi / 72;
	const ground = new Float64Array(width * height);
	const white = new Uint8Array(width * height);
	for (let r = 0; r < rows.length; r += 2)
		for (let y = Math.round((TOP + r * ROW) * k); y < (TOP + (r + 1) * ROW) * k; y++)
			for (let x = Math.round(columns[0]! * k); x < columns.at(-1)! * k; x++) {
				const dark = r === 0 && table.darkHead;
				ground[y * width + x] = dark ? 0.62 : table.ground;
				if (dark) white[y * width + x] = 1;
			}
	let page: Float64Array = Float64Array.from(print, (ink, i) =>
		white[i] === 1 ? ground[i]! * (1 - ink) : ground[i]! + (1 - ground[i]!) * ink,
	);
	page = dotsOf(page, ground, table.dots, width, height, random(seed));
	const data = Uint8Array.from(page, (level, i) => (level > 0.5 || rules[i]! > 0.5 ? 0 : 255));
	return { grey: { data, width, height }, dpi, heightPoints };
}

/** Shares of ink of what the paths enclose. */
async function drawn(width: number, height: number, paths: readonly string[], dpi: number): Promise<Float64Array> {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="scale(${dpi / 72})"><path d="${paths.join("")}"/></g></svg>`;
	const data = await sharp(Buffer.from(svg)).flatten({ background: "#fff" }).extractChannel(0).raw().toBuffer();
	return Float64Array.from(data, (level) => (255 - level) / 255);
}

function dotsOf(
	page: Float64Array,
	ground: Float64Array,
	dots: Dots,
	width: number,
	height: number,
	next: () => number,
): Float64Array {
	if (dots === "diffusion") return diffused(page, width, height);
	if (dots === "screen")
		return page.map((level, i) => {
			const [x, y] = [i % width, Math.floor(i / width)];
			const wave = Math.cos((x + y) * 1.1) + Math.cos((x - y) * 1.1);
			return ground[i]! > 0 ? level + 0.2 * wave * (1 - Math.abs(2 * level - 1)) + 0.08 * normal(next) : level;
		});
	const grain = blurred(
		Float64Array.from(page, () => normal(next)),
		width,
		height,
		1.2,
	);
	const worn = blurred(page, width, height, 0.5).map((level, i) => level + (ground[i]! > 0 ? 0.5 : 0.04) * grain[i]!);
	const around = blurred(blurred(worn, width, height, 1), width, height, 1);
	return worn.map((level, i) => level + 1.2 * (level - around[i]!));
}

/** A binomial blur; `much` 1 is that of 1-2-1. */
function blurred(from: Float64Array, width: number, height: number, much = 0.9): Float64Array {
	const side = much / 4;
	const pass = (a: Float64Array, step: number): Float64Array =>
		a.map((v, i) => v * (1 - 2 * side) + side * ((a[i - step] ?? v) + (a[i + step] ?? v)));
	return pass(pass(from, 1), width).subarray(0, width * height);
}

/** Floyd and Steinberg's. */
function diffused(from: Float64Array, width: number, height: number): Float64Array {
	const a = from.slice();
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const i = y * width + x;
			const dot = a[i]! > 0.5 ? 1 : 0;
			const error = a[i]! - dot;
			a[i] = dot;
			if (x + 1 < width) a[i + 1]! += (error * 7) / 16;
			if (y + 1 < height) {
				if (x > 0) a[i + width - 1]! += (error * 3) / 16;
				a[i + width]! += (error * 5) / 16;
				if (x + 1 < width) a[i + width + 1]! += error / 16;
			}
		}
	return a;
}
