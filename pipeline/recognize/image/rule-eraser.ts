/** Takes found ruling lines out of a picture and leaves the letters that touch or cross them. */
import type { Ruling } from "../../../schemas/page.js";
import type { Bitmap } from "./bitmap.js";
import type { FoundRulings, InkLine } from "./line-finder.js";
import { type Walk, walkOf } from "./long-runs.js";

/** Paints the found lines white in place, except where a letter's stroke crosses them; what touches a line from one side stays. */
export function eraseRulings(target: Uint8Array, bitmap: Bitmap, found: FoundRulings, dpi: number): void {
	const rough = Math.max(1, Math.round(dpi / 200));
	const spare = Math.max(2, Math.round(dpi / 80));
	const at = { rough, spare };
	const swap = ({ box }: InkLine): Ruling => ({ x0: box.y0, y0: box.x0, x1: box.y1, y1: box.x1 });
	eraseLines(target, found.horizontal, found.vertical.map(swap), bitmap.data, walkOf(bitmap, "level"), at);
	eraseLines(target, found.vertical, found.horizontal.map(swap), bitmap.data, walkOf(bitmap, "upright"), at);
}

/** Of a line at one x: its own rows, and the ink that hangs together with them. */
interface Slice {
	first: number;
	last: number;
	top: number;
	bottom: number;
}

/** Ink that stands out of a line further than this many times its roughness belongs to a letter: an accent under the ruling above it. */
const ACCENT = 3;
/** So many pixels beside such a place its edges belong to the same letter. */
const ACCENT_EDGE = 5;

function eraseLines(
	target: Uint8Array,
	lines: readonly InkLine[],
	/** Lines of the other direction, as this one sees them. */
	others: readonly Ruling[],
	ink: Uint8Array,
	walk: Walk,
	{ rough, spare }: { rough: number; spare: number },
): void {
	const { along, across, lanes } = walk;
	for (const line of lines) {
		const deepest = Math.ceil(line.thickness) + spare;
		const slices = slicesOf(line, ink, walk, deepest);
		/** Whether the ink that stands out of the line at x by `by` pixels, on the side that `side` measures, is more than its rough edge. */
		const isLetter = (x: number, side: (slice: Slice) => number, by: number): boolean => {
			if (by <= rough || by > ACCENT * rough) return by > rough;
			for (let near = x - ACCENT_EDGE * rough; near <= x + ACCENT_EDGE * rough; near++) {
				const slice = slices[near - line.box.x0];
				if (slice && side(slice) > ACCENT * rough) return true;
			}
			return false;
		};
		slices.forEach((slice, i) => {
			if (!slice) return;
			const x = line.box.x0 + i;
			const [over, under] = [above(slice), below(slice)];
			const hangs = isLetter(x, below, under);
			const stands = isLetter(x, above, over);
			if (hangs && stands && slice.bottom - slice.top + 1 > deepest && !meets(others, x, slice.first, rough)) return;
			// One pixel more on each side takes the grey edge of anti-aliased lines along.
			const from = stands ? slice.first : slice.top - 1;
			const to = hangs ? slice.last : slice.bottom + 1;
			for (let y = Math.max(0, from); y <= Math.min(lanes - 1, to); y++) target[x * along + y * across] = 255;
		});
	}
}

/** Whether a line of the other direction passes here. */
function meets(others: readonly Ruling[], x: number, y: number, rough: number): boolean {
	const near = 2 * rough;
	return others.some((o) => x >= o.x0 - near && x < o.x1 + near && y >= o.y0 - near && y < o.y1 + near);
}

const above = (slice: Slice): number => slice.first - slice.top;
const below = (slice: Slice): number => slice.bottom - slice.last;

/** The slices of a line from its left end on; gaps are left out. */
function slicesOf(
	line: InkLine,
	ink: Uint8Array,
	{ along, across, lanes }: Walk,
	deepest: number,
): (Slice | undefined)[] {
	const slices: (Slice | undefined)[] = [];
	for (const { x0, x1, y } of line.runs) {
		for (let x = x0; x < x1; x++) {
			const slice = slices[x - line.box.x0];
			if (slice) slice.last = Math.max(slice.last, y);
			else slices[x - line.box.x0] = { first: y, last: y, top: y, bottom: y };
		}
	}
	// No further than tells a letter from a rough edge.
	const reach = 2 * deepest;
	slices.forEach((slice, i) => {
		if (!slice) return;
		const base = (line.box.x0 + i) * along;
		slice.top = slice.first;
		while (slice.top > 0 && slice.first - slice.top < reach && ink[base + (slice.top - 1) * across] === 1) slice.top--;
		slice.bottom = slice.last;
		while (
			slice.bottom < lanes - 1 &&
			slice.bottom - slice.last < reach &&
			ink[base + (slice.bottom + 1) * across] === 1
		)
			slice.bottom++;
	});
	return slices;
}
