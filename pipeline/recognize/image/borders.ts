/** Black scanner borders: ink that reaches in from the edge of the sheet. */
import type { Bitmap, Grey } from "./bitmap.js";

/** How far in a border is followed. */
const DEEPEST = 0.6;

/**
 * Whitens runs of ink that begin at an edge, in place. Text does not touch the edge of a sheet; where it does (a cut scan) the few
 * pixels lost are those of letters already cut. Returns whether a border worth telling of was found.
 */
export function eraseBorders(grey: Grey, bitmap: Bitmap, dpi: number): boolean {
	const { width, height, data } = bitmap;
	const deepest = Math.round(DEEPEST * dpi);
	let erased = 0;
	const erase = (at: number) => {
		if (data[at] === 1) erased++;
		data[at] = 0;
		grey.data[at] = 255;
	};
	// A run starts within the outermost 3 pixels: scanners leave a white rim of one or two.
	const walk = (length: number, at: (i: number) => number) => {
		let start = 0;
		while (start < 3 && data[at(start)] !== 1) start++;
		if (start === 3) return;
		let end = start;
		while (end < Math.min(length, deepest) && data[at(end)] === 1) end++;
		// A run that goes on beyond the depth is a picture or a dark page, not a border.
		if (end >= deepest) return;
		for (let i = 0; i < Math.min(length, end + 2); i++) erase(at(i));
	};
	for (let y = 0; y < height; y++) {
		walk(width >> 1, (i) => y * width + i);
		walk(width >> 1, (i) => y * width + width - 1 - i);
	}
	for (let x = 0; x < width; x++) {
		walk(height >> 1, (i) => i * width + x);
		walk(height >> 1, (i) => (height - 1 - i) * width + x);
	}
	// A tenth of an inch along the whole of one side.
	return erased > 0.1 * dpi * Math.min(width, height) * 0.25;
}
