/** Rulings paler than the threshold between ink and paper: hairlines and grey lines of office programs on grey and colour scans. */
import type { Bitmap, Grey } from "./bitmap.js";

/** Length in inches over which a line is averaged: grain of deviation 10 falls to 2. */
const ALONG = 0.1;
/** Distance in inches to the paper on both sides, beyond the blur of a hairline. */
const BESIDE = 0.025;
/** Grey levels by which a line must be darker than both sides: 0.3 point of #777 at 200 dpi gives 30, grain and JPEG blocks under 8. */
const CONTRAST = 12;
/** Both sides must be this near to the paper, or bars of letters in a row of print would do. */
const PAPER = 22;

/** Blurred edges of letters reach this far (inches); they are painted over with the letters. */
const HALO = 0.012;

/** Ink this near to the darkest, of the way to the paper, is that of letters. A threshold by Otsu cuts through grey hairlines. */
const LETTERS = 0.45;

/** The picture with its letters and their halo painted as paper: what is left is pale. Null for pictures in black and white. */
export function withoutLetters(grey: Grey, threshold: number, dpi: number): Grey | null {
	if (isBitonal(grey)) return null;
	const { width, height } = grey;
	const halo = Math.max(2, Math.round(HALO * dpi));
	const paper = brightest(grey.data);
	const black = darkest(grey.data, threshold);
	const letters = black + LETTERS * (paper - black);
	const data = grey.data.slice();
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			if (grey.data[y * width + x]! > letters) continue;
			const start = x;
			while (x < width && grey.data[y * width + x]! <= letters) x++;
			const [from, to] = [Math.max(0, start - halo), Math.min(width, x + halo)];
			for (let yy = Math.max(0, y - halo); yy <= Math.min(height - 1, y + halo); yy++)
				data.fill(paper, yy * width + from, yy * width + to);
		}
	}
	return { data, width, height };
}

/** The level that a tenth of the ink is darker than. */
export function darkest(data: Uint8Array, threshold: number): number {
	const counts = new Uint32Array(256);
	let ink = 0;
	for (let i = 0; i < data.length; i += 3) {
		if (data[i]! > threshold) continue;
		counts[data[i]!]!++;
		ink++;
	}
	let left = ink / 10;
	for (let level = 0; level < threshold; level++) {
		left -= counts[level]!;
		if (left <= 0) return level;
	}
	return threshold;
}

/** Pixels of pale horizontal lines in a picture without letters. */
export function paleLines(grey: Grey, dpi: number): Bitmap {
	const { width, height } = grey;
	const reach = Math.max(4, Math.round((ALONG * dpi) / 2));
	const beside = Math.max(2, Math.round(BESIDE * dpi));
	const mean = meansAlong(grey, reach);
	const paper = brightest(mean);
	const data = new Uint8Array(width * height);
	for (let y = beside; y + beside < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = y * width + x;
			const [above, below] = [mean[at - beside * width]!, mean[at + beside * width]!];
			const side = above < below ? above : below;
			if (side >= paper - PAPER && side - mean[at]! >= CONTRAST) data[at] = 1;
		}
	}
	return { data, width, height };
}

function isBitonal({ data }: Grey): boolean {
	let between = 0;
	for (let i = 0; i < data.length; i += 7) if (data[i]! > 40 && data[i]! < 215) between++;
	return between < (data.length / 7) * 0.002;
}

/** The mean of the pixels up to `reach` to the left and right of each. */
function meansAlong({ data, width, height }: Grey, reach: number): Uint8Array {
	const out = new Uint8Array(data.length);
	const window = 2 * reach + 1;
	for (let y = 0; y < height; y++) {
		const base = y * width;
		let sum = 255 * reach;
		for (let x = 0; x <= reach; x++) sum += x < width ? data[base + x]! : 255;
		for (let x = 0; x < width; x++) {
			out[base + x] = sum / window;
			sum += (x + reach + 1 < width ? data[base + x + reach + 1]! : 255) - (x >= reach ? data[base + x - reach]! : 255);
		}
	}
	return out;
}

/** The commonest level of the brighter half: the paper. */
function brightest(data: Uint8Array): number {
	const counts = new Uint32Array(256);
	for (let i = 0; i < data.length; i += 5) counts[data[i]!]!++;
	let best = 255;
	for (let level = 128; level < 256; level++) if (counts[level]! > counts[best]!) best = level;
	return best;
}
