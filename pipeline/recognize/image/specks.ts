/** Specks: dust and toner that stands alone. */
import type { Bitmap, Grey } from "./bitmap.js";

/** Connected ink: its area in pixels and its bounding box (x1, y1 exclusive). */
export interface Blob {
	area: number;
	x0: number;
	y0: number;
	x1: number;
	y1: number;
}

/** Areas in square inches. A full stop of 13 points measures 0.0003 at 200 dpi (12 pixels), dust mostly under 0.0001. */
const DUST = 0.0001;
/**
 * Full black in square inches: the stops of 9 points, four pixels at 200 dpi, are no dust, nor are their hooks and broken strokes. 16 table pages: 17 (0.00009) to 25 (0.00006, which lets more dust through) more
 * of 1,576 cells right than by area alone, words 97.5 → 97.8 %.
 */
const STOP = 0.000075;
/**
 * Inches: the middle height of letters down to which `STOP` holds as it is; stops and hooks of smaller print have less ink. Four table pages of print with a middle height of
 * 0.06 (200 dpi, worn): 464 of 522 cells right with a third less ink, 458 with `STOP` as it is (all pages with a third less: 3 cells fewer of 1,270).
 */
const SMALL = 0.075;
/**
 * Inches, and pixels of full black: a dot on the line this near after a letter is its full stop, however little is left of it ("V.08.01.03" in 7 points: two pixels). 29 table pages: 2 codes mended, no cell
 * lost.
 */
const AFTER_LETTER = { gap: 0.025, ink: 1.2, size: 0.02 };
const LONELY = 0.0005;
/** No other ink within this many inches makes a blob lonely: marks and full stops stand closer to their letters. */
const REACH = 0.1;

const TILE = 8;

/** Whitens specks in place, in both pictures. Returns the blobs that stay. */
export function eraseSpecks(grey: Grey, bitmap: Bitmap, dpi: number): Blob[] {
	const { width, height, data } = bitmap;
	const dust = Math.max(3, DUST * dpi * dpi);
	const lonely = Math.max(6, LONELY * dpi * dpi);
	const blobs = blobsOf(bitmap);
	const across = Math.ceil(width / TILE);
	const down = Math.ceil(height / TILE);
	// Tiles that hold part of a blob too large to be a speck.
	const occupied = new Uint8Array(across * down);
	for (const b of blobs) {
		if (b.area <= lonely) continue;
		for (let ty = Math.floor(b.y0 / TILE); ty <= Math.floor((b.y1 - 1) / TILE); ty++) {
			for (let tx = Math.floor(b.x0 / TILE); tx <= Math.floor((b.x1 - 1) / TILE); tx++) occupied[ty * across + tx] = 1;
		}
	}
	const reach = Math.ceil((REACH * dpi) / TILE);
	const isLonely = (b: Blob) => {
		const x0 = Math.max(0, Math.floor(b.x0 / TILE) - reach);
		const x1 = Math.min(across - 1, Math.floor(b.x1 / TILE) + reach);
		const y0 = Math.max(0, Math.floor(b.y0 / TILE) - reach);
		const y1 = Math.min(down - 1, Math.floor(b.y1 / TILE) + reach);
		for (let ty = y0; ty <= y1; ty++) {
			for (let tx = x0; tx <= x1; tx++) if (occupied[ty * across + tx]) return false;
		}
		return true;
	};
	const letters = blobs.filter((b) => isLetter(b, dpi));
	const middle = letters.map((b) => b.y1 - b.y0).sort((a, b) => a - b)[letters.length >> 1] ?? SMALL * dpi;
	const stop = STOP * Math.min(1, middle / (SMALL * dpi)) ** 2 * dpi * dpi;
	const isStop = stopsAfter(letters, dpi);
	const kept: Blob[] = [];
	for (const b of blobs) {
		if (b.area <= dust && isStop(b) && inkOf(grey, b) >= AFTER_LETTER.ink) {
			kept.push(b);
			continue;
		}
		if ((b.area > dust || inkOf(grey, b) > stop) && !(b.area <= lonely && !isDash(b, dpi) && isLonely(b))) {
			kept.push(b);
			continue;
		}
		for (let y = b.y0; y < b.y1; y++) {
			for (let x = b.x0; x < b.x1; x++) {
				data[y * width + x] = 0;
				grey.data[y * width + x] = 255;
			}
		}
	}
	return kept;
}

const isLetter = ({ x0, x1, y0, y1 }: Blob, dpi: number): boolean =>
	y1 - y0 >= 0.035 * dpi && y1 - y0 <= 0.25 * dpi && x1 - x0 <= 0.3 * dpi;

/** Whether a blob stands on the line right after one of the letters. */
function stopsAfter(letters: readonly Blob[], dpi: number): (b: Blob) => boolean {
	const byFoot = new Map<number, Blob[]>();
	for (const letter of letters) {
		// Of small letters at least: smaller ink is dust itself.
		if (letter.y1 - letter.y0 < 0.05 * dpi) continue;
		const row = byFoot.get(letter.y1);
		if (row) row.push(letter);
		else byFoot.set(letter.y1, [letter]);
	}
	const { size, gap } = AFTER_LETTER;
	return ({ x0, x1, y0, y1 }) => {
		if (x1 - x0 > size * dpi || y1 - y0 > size * dpi) return false;
		for (let foot = y1 - 2; foot <= y1 + 2; foot++)
			if (byFoot.get(foot)?.some((l) => x0 >= l.x1 - 1 && x0 - l.x1 <= gap * dpi)) return true;
		return false;
	};
}

/** Ink of a blob and the edge around it, in pixels of full black: what is over a threshold shrinks to nothing in a softened full stop, its ink does not. */
function inkOf({ data, width, height }: Grey, b: Blob): number {
	let dark = 0;
	for (let y = Math.max(0, b.y0 - 1); y < Math.min(height, b.y1 + 1); y++)
		for (let x = Math.max(0, b.x0 - 1); x < Math.min(width, b.x1 + 1); x++) dark += 255 - data[y * width + x]!;
	return dark / 255;
}

/** A short solid level stroke: the dash of an empty cell stands as alone as dust. At 200 dpi it is 7 × 2 to 18 × 3 pixels. */
function isDash(b: Blob, dpi: number): boolean {
	const [w, h] = [b.x1 - b.x0, b.y1 - b.y0];
	return w >= 1.7 * h && (h >= 2 || w >= 5) && w >= 0.025 * dpi && w <= 0.12 * dpi && b.area >= 0.7 * w * h;
}

/** Blobs of 8-connected ink, by runs. */
export function blobsOf({ data, width, height }: Bitmap): Blob[] {
	const parent: number[] = [];
	const blobs: Blob[] = [];
	const root = (i: number): number => {
		while (parent[i] !== i) {
			parent[i] = parent[parent[i]!]!;
			i = parent[i]!;
		}
		return i;
	};
	let above: { x0: number; x1: number; id: number }[] = [];
	for (let y = 0; y < height; y++) {
		const runs: { x0: number; x1: number; id: number }[] = [];
		// The row alone: indexOf on the whole picture would run through all the paper below an empty row.
		const row = data.subarray(y * width, (y + 1) * width);
		let a = 0;
		for (let x = row.indexOf(1); x >= 0; ) {
			const x0 = x;
			while (x < width && row[x] === 1) x++;
			let id = -1;
			while (a < above.length && above[a]!.x1 < x0) a++;
			for (let i = a; i < above.length && above[i]!.x0 <= x; i++) {
				const r = root(above[i]!.id);
				if (id < 0) id = r;
				else if (r !== id) {
					const [keep, drop] = r < id ? [r, id] : [id, r];
					parent[drop] = keep;
					merge(blobs[keep]!, blobs[drop]!);
					id = keep;
				}
			}
			if (id < 0) {
				id = parent.length;
				parent.push(id);
				blobs.push({ area: 0, x0, y0: y, x1: x, y1: y + 1 });
			}
			merge(blobs[id]!, { area: x - x0, x0, y0: y, x1: x, y1: y + 1 });
			runs.push({ x0, x1: x, id });
			x = row.indexOf(1, x);
		}
		above = runs;
	}
	return blobs.filter((_, i) => parent[i] === i);
}

function merge(into: Blob, from: Blob): void {
	into.area += from.area;
	into.x0 = Math.min(into.x0, from.x0);
	into.y0 = Math.min(into.y0, from.y0);
	into.x1 = Math.max(into.x1, from.x1);
	into.y1 = Math.max(into.y1, from.y1);
}
