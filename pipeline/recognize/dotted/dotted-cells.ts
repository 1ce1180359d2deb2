/** Cells on a ground of dots (a coloured ground scanned to black and white): their dots are taken out before anything is read. */
import type { Box } from "../../../schemas/index.js";
import type { Grey } from "../image/bitmap.js";
import { resample } from "../image/resample.js";
import { isStippled } from "../image/stipple.js";
import { TAUGHT_DPI, withoutDots } from "./dot-remover.js";

/** The network was taught on pictures up to this part off its resolution. */
const NEAR = 0.04;
/** Inches inside a cell's rulings. */
const INSET = 0.01;
/** How far from a cell's edge its ruling may lie, inches. */
const REACH = 0.04;
/** Ink that must go, of all ink of a cell, for the ground to have been dots. Print alone loses its dust only. */
const GONE = 0.15;

export interface ClearedPage {
	/** The page with print alone in the cells named; the very picture given where there are none. */
	grey: Grey;
	/** Cells that had dots, each with the place from ruling to ruling that was cleared. */
	cleared: Map<Box, Box>;
}

/** Takes the dots out of those of the cells that have them. `threshold` parts ink from paper. */
export async function clearDots(
	grey: Grey,
	cells: readonly Box[],
	threshold: number,
	dpi: number,
): Promise<ClearedPage> {
	const cleared = new Map<Box, Box>();
	let out = grey;
	for (const cell of cells) {
		if (!isStippled(grey, cell, 0.015 * dpi, threshold)) continue;
		const place = settled(grey, cell, threshold, dpi);
		const { picture, width, height } = cut(grey, place);
		const clean = await clear({ data: picture, width, height }, dpi);
		const [before, after] = [inkOf(picture), inkOf(clean.data)];
		if (before - after < GONE * before) continue;
		if (out === grey) out = { ...grey, data: grey.data.slice() };
		for (let y = 0; y < height; y++)
			out.data.set(clean.data.subarray(y * width, (y + 1) * width), (place.y0 + y) * grey.width + place.x0);
		cleared.set(cell, place);
	}
	return { grey: out, cleared };
}

async function clear(picture: Grey, dpi: number): Promise<Grey> {
	const scale = TAUGHT_DPI / dpi;
	if (Math.abs(scale - 1) <= NEAR) return withoutDots(picture);
	const clean = withoutDots(await resample(picture, scale));
	const { data } = await sized(clean, picture.width, picture.height);
	return { ...picture, data };
}

/** At the very size asked for: resampling twice may miss it by a pixel. */
async function sized(grey: Grey, width: number, height: number): Promise<Grey> {
	const back = await resample(grey, width / grey.width);
	if (back.width === width && back.height === height) return back;
	const data = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < Math.min(height, back.height); y++)
		data.set(back.data.subarray(y * back.width, y * back.width + Math.min(width, back.width)), y * width);
	return { data, width, height };
}

/**
 * The cell from ruling to ruling. A grid's lines are level, those of a page slope a little: near the edges of dotted cells the white is looked for that an
 * erased ruling has left. Without it the letters of a head lost their feet in 02-syt-gavi (5 pixels of 42).
 */
function settled(grey: Grey, cell: Box, threshold: number, dpi: number): Box {
	const inset = Math.round(INSET * dpi);
	const x0 = Math.max(0, Math.round(cell.x0) + inset);
	const x1 = Math.min(grey.width, Math.round(cell.x1) - inset);
	const reach = Math.round(REACH * dpi);
	const rowInk = (y: number): number => {
		if (y < 0 || y >= grey.height) return 0;
		let ink = 0;
		for (let x = x0; x < x1; x++) if (grey.data[y * grey.width + x]! <= threshold) ink++;
		return ink;
	};
	const gap = (edge: number): number => {
		let best = edge;
		let least = Number.POSITIVE_INFINITY;
		for (let away = 0; away <= reach; away++)
			for (const y of away === 0 ? [edge] : [edge - away, edge + away]) {
				const ink = rowInk(y - 1) + rowInk(y) + rowInk(y + 1);
				if (ink < least) [best, least] = [y, ink];
			}
		return best;
	};
	const y0 = Math.max(0, gap(Math.round(cell.y0)) + inset);
	const y1 = Math.min(grey.height, gap(Math.round(cell.y1)) - inset);
	return { x0, x1, y0, y1 };
}

function cut(grey: Grey, { x0, x1, y0, y1 }: Box): { picture: Uint8Array; width: number; height: number } {
	const [width, height] = [x1 - x0, y1 - y0];
	const picture = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		picture.set(grey.data.subarray((y0 + y) * grey.width + x0, (y0 + y) * grey.width + x1), y * width);
	return { picture, width, height };
}

const inkOf = (data: Uint8Array): number => data.reduce((sum, level) => sum + 255 - level, 0);
