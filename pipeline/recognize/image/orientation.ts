/** Pages scanned sideways: told by where the profile of the ink is sharp, before any OCR is spent on them. */
import type { PageImage } from "../../acquire/source.js";
import type { Bitmap } from "./bitmap.js";
import { profileSharpness } from "./skew.js";

/**
 * How much more the ink lines up in columns than in rows: well under 1 for upright or upside-down text, well over 1 for text at 90° or 270°.
 * Give it the picture without ruling lines, which line up both ways.
 */
export function sidewaysRatio(bitmap: Bitmap, dpi: number): number {
	const upright = profileSharpness(bitmap, dpi);
	const sideways = profileSharpness(bitmap, dpi, true);
	return upright === 0 || sideways === 0 ? 1 : sideways / upright;
}

/** The picture turned clockwise. */
export function turnPicture(image: PageImage, degrees: 0 | 90 | 180 | 270): PageImage {
	if (degrees === 0) return image;
	const { width: w, height: h, channels: c, data } = image;
	const swap = degrees !== 180;
	const width = swap ? h : w;
	const height = swap ? w : h;
	const out = new Uint8Array(data.length);
	for (let y = 0; y < h; y++) {
		for (let x = 0; x < w; x++) {
			const [nx, ny] = degrees === 90 ? [h - 1 - y, x] : degrees === 180 ? [w - 1 - x, h - 1 - y] : [y, w - 1 - x];
			const from = (y * w + x) * c;
			const to = (ny * width + nx) * c;
			out[to] = data[from]!;
			if (c === 3) {
				out[to + 1] = data[from + 1]!;
				out[to + 2] = data[from + 2]!;
			}
		}
	}
	return { ...image, data: out, width, height };
}
