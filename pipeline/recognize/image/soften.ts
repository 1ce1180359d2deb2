/** Black-and-white pictures with a little grey at the edges of letters, as engines that were taught on greyscale like them. */
import type { Grey } from "./bitmap.js";

/** True when a histogram holds black and white only. */
export function isBitonal(histogram: ArrayLike<number>): boolean {
	for (let level = 1; level < 255; level++) if (histogram[level]! > 0) return false;
	return true;
}

/**
 * Each pixel becomes the mean of itself and its neighbours to the right, below and across. Measured on 31 bitonal pages of
 * scans/with-truth with native tesseract: 377 words wrong against 455 without, 408 with a binomial 3 × 3 kernel, 405 with a weaker
 * one, and 402 for the page as PDFium draws it. It takes 5 ms a page.
 */
export function soften({ data, width, height }: Grey): Grey {
	const out = new Uint8Array(data.length);
	const paper = Buffer.alloc(width, 255);
	const isPaper = (y: number) => paper.equals(data.subarray(y * width, (y + 1) * width));
	let nextIsPaper = height > 0 && isPaper(0);
	for (let y = 0; y < height; y++) {
		let i = y * width;
		// Nearly half of the rows of a page of text are all paper, with paper below.
		const thisIsPaper = nextIsPaper;
		nextIsPaper = y < height - 1 ? isPaper(y + 1) : thisIsPaper;
		if (thisIsPaper && nextIsPaper && width > 1) {
			out.fill(255, i, i + width);
			continue;
		}
		// The last row and column stand beside themselves.
		const below = y < height - 1 ? width : 0;
		let left = data[i]! + data[i + below]!;
		for (const last = i + width - 1; i < last; i++) {
			const right = data[i + 1]! + data[i + below + 1]!;
			out[i] = (left + right) >> 2;
			left = right;
		}
		out[i] = left >> 1;
	}
	return { data: out, width, height };
}
