/** A quick look for pale rulings: the full search costs 0.2–0.4 s a page (A4, 200 dpi), which pages of mere text need not pay. */
import type { Grey } from "./bitmap.js";

/** Rows and columns this far apart (inches) are looked along: a line of half an inch is crossed five times. */
const SPACING = 0.1;
/** Distance to the paper on both sides, and length along the line that must be darker than it (inches). */
const BESIDE = 0.025;
const ALONG = 0.12;
/** Grey levels darker than both sides, on the mean of the length; the sides differ by less. As in faint-lines. */
const CONTRAST = 12;
/** Neighbouring samples that a line must pass through: half an inch. Pages of mere text (three of scans/with-truth looked at) stay under it. */
const CHAIN = 5;

/**
 * Whether there seem to be lines paler than the threshold between ink and paper. Looks along sample columns for horizontal lines and along
 * sample rows for vertical ones.
 */
export function mayHoldPaleLines({ data, width, height }: Grey, threshold: number, dpi: number): boolean {
	const spacing = Math.max(8, Math.round(SPACING * dpi));
	const beside = Math.max(2, Math.round(BESIDE * dpi));
	const reach = Math.max(4, Math.round((ALONG * dpi) / 2));
	const isPale = (at: number, along: number, across: number): boolean => {
		const here = data[at]!;
		// Ink is found without this; pale is what the threshold misses.
		if (here <= threshold) return false;
		const one = data[at - beside * across]!;
		if (one - here < CONTRAST) return false;
		const other = data[at + beside * across]!;
		if (other - here < CONTRAST || Math.abs(one - other) > CONTRAST) return false;
		let line = 0;
		let beyond = 0;
		for (let i = -reach; i <= reach; i++) {
			const p = at + i * along;
			const level = data[p]!;
			if (level <= threshold * 0.8) return false;
			line += level;
			beyond += data[p - beside * across]! + data[p + beside * across]!;
		}
		const n = 2 * reach + 1;
		// The whole length is paper on both sides.
		return beyond / (2 * n) - line / n >= CONTRAST && beyond / (2 * n) > Math.max(one, other) - CONTRAST;
	};
	return holdsLevel(width, height) || holdsUpright(width, height);

	/** Row by row, which is how memory lies; chains run through neighbouring samples of nearly the same row. */
	function holdsLevel(w: number, h: number): boolean {
		const lanes = Math.floor((w - 2 * reach) / spacing);
		const row = new Int32Array(lanes).fill(-100);
		const chain = new Int32Array(lanes);
		for (let y = beside; y < h - beside; y++) {
			for (let lane = 0; lane < lanes; lane++) {
				if (y - row[lane]! <= beside || !isPale(y * w + reach + lane * spacing, 1, w)) continue;
				const goesOn = lane > 0 && y - row[lane - 1]! <= 4;
				chain[lane] = goesOn ? chain[lane - 1]! + 1 : 1;
				row[lane] = y;
				if (chain[lane]! >= CHAIN) return true;
			}
		}
		return false;
	}

	function holdsUpright(w: number, h: number): boolean {
		let before = new Map<number, number>();
		for (let y = reach; y < h - reach; y += spacing) {
			const now = new Map<number, number>();
			for (let x = beside; x < w - beside; x++) {
				if (!isPale(y * w + x, w, 1)) continue;
				let chain = 1;
				for (let dx = -3; dx <= 3; dx++) chain = Math.max(chain, (before.get(x + dx) ?? 0) + 1);
				if (chain >= CHAIN) return true;
				now.set(x, chain);
				x += beside;
			}
			before = now;
		}
		return false;
	}
}
