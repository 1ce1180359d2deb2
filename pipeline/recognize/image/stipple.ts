/** Coloured grounds that a black-and-white scan turned into dots: what an engine reads there is mostly invented. */
import type { Box } from "../../../schemas/index.js";
import type { Grey } from "./bitmap.js";

/**
 * Share of a cell's area that is ink with at most three neighbours of ink, or paper with as few of paper. 1,811 inked cells of 36 scanned pages without
 * such grounds measure at most 0.012 and 0.010, the shaded rows of 02-syt-gavi 0.019–0.054 of ink, grounds drawn darker than half 0.04–0.1 of paper.
 */
const DOTTED = 0.016;
/** Share of ink from which a cell is a dark ground, with white print if any. In the same cells it is at most 0.27. */
const DARK = 0.5;

/** Whether the ground of a cell is dots, or dark. `inset` in pixels keeps off the rulings. */
export function isStippled({ data, width, height }: Grey, cell: Box, inset: number, threshold: number): boolean {
	const x0 = Math.max(1, Math.round(cell.x0 + inset));
	const x1 = Math.min(width - 1, Math.round(cell.x1 - inset));
	const y0 = Math.max(1, Math.round(cell.y0 + inset));
	const y1 = Math.min(height - 1, Math.round(cell.y1 - inset));
	const area = Math.max(1, x1 - x0) * Math.max(1, y1 - y0);
	let ink = 0;
	let dots = 0;
	let holes = 0;
	for (let y = y0; y < y1; y++)
		for (let x = x0; x < x1; x++) {
			const at = y * width + x;
			if (data[at]! > threshold) {
				// Paper beside paper on both sides, the most of a cell, is no hole among dots.
				const open = data[at - 1]! > threshold && data[at + 1]! > threshold;
				if (!open && crowd(data, at, width, threshold) >= 5) holes++;
				continue;
			}
			ink++;
			if (crowd(data, at, width, threshold) <= 4) dots++;
		}
	return dots > DOTTED * area || holes > DOTTED * area || ink > DARK * area;
}

/** Pixels of ink among a pixel and its eight neighbours. */
function crowd(data: Uint8Array, at: number, width: number, threshold: number): number {
	let sum = 0;
	for (let dy = -width; dy <= width; dy += width)
		for (let dx = -1; dx <= 1; dx++) if (data[at + dy + dx]! <= threshold) sum++;
	return sum;
}
