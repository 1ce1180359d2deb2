/** Round seals on scans without colour: circles of the size that the law gives them. */
import { type Bitmap, wordsOf } from "./bitmap.js";

/** A seal's outer ring in pixels of the picture. */
export interface Seal {
	x: number;
	y: number;
	radius: number;
}

/** Vietnamese state seals are 32–36 mm across, by level of the body (Circular 07/2010/TT-BCA); scans stretch them by a little. */
const SMALLEST_MM = 15.2;
const LARGEST_MM = 18.8;
/**
 * Share of the ring that must be inked, less the share just outside it, where a seal has paper. On 36 pages of scans/kien-giang the 17 seals
 * reach 0.78–1.0; the best circles through pages without one (dense tables among them) 0.43.
 */
const CONTRAST = 0.6;
/** How far outside the ring paper is looked for: 1.6 mm. */
const OUTSIDE = 3.2;
/** Seals are looked for at this resolution. */
const DPI = 50;
const ANGLES = 60;

/** Paper around the small picture, so that no ring drawn on it leaves it: offsets are then plain numbers, three times as fast. */
const PAD = Math.ceil((LARGEST_MM / 25.4) * DPI + OUTSIDE + 6);

/** Finds round seals; at most three on a page. */
export function findSeals(bitmap: Bitmap, dpi: number): Seal[] {
	const small = shrink(bitmap, dpi / DPI);
	const from = (SMALLEST_MM / 25.4) * DPI;
	const to = (LARGEST_MM / 25.4) * DPI;
	const votes = vote(small, from, to);
	const seals: Seal[] = [];
	for (const candidate of peaks(votes, small, 12)) {
		const best = refine(small, candidate, from, to);
		if (best.score < CONTRAST) continue;
		if (seals.some((s) => Math.hypot(s.x - best.x, s.y - best.y) < s.radius)) continue;
		seals.push({ x: best.x, y: best.y, radius: best.radius });
		if (seals.length === 3) break;
	}
	const k = dpi / DPI;
	return seals.map(({ x, y, radius }) => ({
		x: (x - PAD + 0.5) * k,
		y: (y - PAD + 0.5) * k,
		radius: radius * k,
	}));
}

/** A pixel of the small picture is ink when any pixel under it is. The result is padded. */
function shrink({ data, width, height }: Bitmap, k: number): Bitmap {
	const w = Math.floor(width / k);
	const h = Math.floor(height / k);
	const across = w + 2 * PAD;
	const out = new Uint8Array(across * (h + 2 * PAD));
	const column = Int32Array.from({ length: width }, (_, x) => PAD + Math.min(w - 1, Math.floor(x / k)));
	const words = wordsOf(data);
	for (let y = 0; y < height; y++) {
		const row = (PAD + Math.min(h - 1, Math.floor(y / k))) * across;
		const from = y * width;
		const to = from + width;
		for (let at = from; at < to; at++) {
			// Four pixels of paper at once.
			if ((at & 3) === 0 && words[at >> 2] === 0) at += 3;
			else if (data[at] === 1) out[row + column[at - from]!] = 1;
		}
	}
	return { data: out, width: across, height: h + 2 * PAD };
}

/** Offsets of a ring's points from its centre, in a picture of the given width. */
function ring(radius: number, width: number): Int32Array {
	return Int32Array.from({ length: ANGLES }, (_, i) => {
		const a = (i / ANGLES) * 2 * Math.PI;
		return Math.round(Math.cos(a) * radius) + Math.round(Math.sin(a) * radius) * width;
	});
}

/** Each ink pixel votes for the centres of the circles it may lie on, and against those it lies just outside of (Hough). */
function vote({ data, width, height }: Bitmap, from: number, to: number): Int16Array {
	const votes = new Int16Array(width * height);
	const middle = (from + to) / 2;
	const inner = ring(from + 1, width);
	const centre = ring(middle, width);
	const outside = ring(to + OUTSIDE, width);
	for (let y = PAD; y < height - PAD; y++) {
		for (let x = PAD; x < width - PAD; x++) {
			const at = y * width + x;
			if (data[at] !== 1) continue;
			for (let i = 0; i < ANGLES; i++) {
				votes[at + inner[i]!]!++;
				votes[at + centre[i]!]!++;
				votes[at + outside[i]!]! -= 2;
			}
		}
	}
	return votes;
}

function peaks(votes: Int16Array, { width, height }: Bitmap, count: number): { x: number; y: number }[] {
	const cell = 6;
	const best: { x: number; y: number; votes: number }[] = [];
	// Centres on the sheet only.
	for (let ty = PAD; ty < height - PAD; ty += cell) {
		for (let tx = PAD; tx < width - PAD; tx += cell) {
			let top = { x: tx, y: ty, votes: 0 };
			for (let y = ty; y < Math.min(height - PAD, ty + cell); y++) {
				for (let x = tx; x < Math.min(width - PAD, tx + cell); x++) {
					const v = votes[y * width + x]!;
					if (v > top.votes) top = { x, y, votes: v };
				}
			}
			best.push(top);
		}
	}
	return best.sort((a, b) => b.votes - a.votes).slice(0, count);
}

function refine(small: Bitmap, { x, y }: { x: number; y: number }, from: number, to: number) {
	let best = { x, y, radius: from, score: 0 };
	for (let radius = from; radius <= to; radius += 0.5) {
		const on = ring(radius, small.width);
		const outside = ring(radius + OUTSIDE, small.width);
		for (let dy = -4; dy <= 4; dy++) {
			for (let dx = -4; dx <= 4; dx++) {
				const score = covered(small, x + dx, y + dy, on) - covered(small, x + dx, y + dy, outside);
				if (score > best.score) best = { x: x + dx, y: y + dy, radius, score };
			}
		}
	}
	return best;
}

function covered({ data, width, height }: Bitmap, x: number, y: number, offsets: Int32Array): number {
	// A centre in the padding has no sheet around it.
	if (x < PAD - 4 || y < PAD - 4 || x >= width - PAD + 4 || y >= height - PAD + 4) return 0;
	const at = y * width + x;
	let hits = 0;
	for (let i = 0; i < ANGLES; i++) hits += data[at + offsets[i]!]!;
	return hits / ANGLES;
}
