/** Coloured grounds that a black-and-white scan turned into dots: what an engine reads there is mostly invented. */
import type { Box } from "../../../schemas/index.js";
import type { Grey } from "./bitmap.js";

/**
 * Share of a cell's area that is ink, times the share of that ink with at most three neighbours of ink. Shaded rows of 02-syt-gavi measure
 * 0.019–0.041 on softened pictures, cells of print in five other scans at most 0.011. No filter made these rows readable: of the words of 16
 * shaded rows, median filters and blurs of several sizes gave under half.
 */
const DOTTED = 0.016;

/** Whether the ground of a cell is dots. `inset` in pixels keeps off the rulings. */
export function isStippled({ data, width, height }: Grey, cell: Box, inset: number, threshold: number): boolean {
	const x0 = Math.max(1, Math.round(cell.x0 + inset));
	const x1 = Math.min(width - 1, Math.round(cell.x1 - inset));
	const y0 = Math.max(1, Math.round(cell.y0 + inset));
	const y1 = Math.min(height - 1, Math.round(cell.y1 - inset));
	let lonely = 0;
	for (let y = y0; y < y1; y++)
		for (let x = x0; x < x1; x++) {
			const at = y * width + x;
			if (data[at]! > threshold) continue;
			let crowd = 0;
			for (let dy = -width; dy <= width; dy += width)
				for (let dx = -1; dx <= 1; dx++) if (data[at + dy + dx]! <= threshold) crowd++;
			if (crowd <= 4) lonely++;
		}
	return lonely > DOTTED * Math.max(1, x1 - x0) * Math.max(1, y1 - y0);
}
