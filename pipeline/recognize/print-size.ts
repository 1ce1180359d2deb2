/** How large a table is printed, and by what factor it is enlarged to be read. */
import type { Box } from "../../schemas/box.js";
import type { Blob } from "./image/specks.js";

/**
 * Pixels: the middle height of a table's letters under which it is read enlarged, and the height that they are enlarged to. 4 table pages of 12 pixels: 464 of 522 cells right × 1.5, 462 × 1.25, 460 × 2, 456 as
 * they are; misread figures 0 for 4. Pages of 15 and more pixels lose by it: of 2,260 cells 16 fewer right × 1.25.
 */
const SMALL = 14;
const LARGE = 18;

/** Factor for reading the cells of a grid: small print is enlarged to the size that the engine reads well. */
export function scaleFor(blobs: readonly Blob[], box: Box, dpi: number): number {
	const heights = blobs
		.filter((b) => b.x0 > box.x0 && b.x1 < box.x1 && b.y0 > box.y0 && b.y1 < box.y1)
		.map((b) => b.y1 - b.y0)
		.filter((height) => height >= 0.035 * dpi && height <= 0.25 * dpi)
		.sort((a, b) => a - b);
	const middle = heights[heights.length >> 1];
	return heights.length < 30 || middle === undefined || middle >= SMALL ? 1 : LARGE / middle;
}
