import { intern } from "./edit-distance.js";

/** One step of an alignment: indices into both sequences; null where the other side has nothing. */
export type AlignedPair = [left: number | null, right: number | null];

/** Cells of one exact alignment table (a byte each); larger gaps are first cut at anchors. */
const EXACT_CELLS = 4_000_000;

/** Length of the runs used as anchors: as long as a short phrase, so that one unique on both sides is no chance hit. */
const ANCHOR = 12;

/**
 * Minimum-edit alignment of two sequences (dinglehopper's `align`). Exact up to 4 million cells; longer sequences are cut
 * at runs of 12 items that occur once in each, and a gap without such an anchor is cut in proportion, which can only make
 * the result look worse.
 */
export function align<T>(left: readonly T[], right: readonly T[]): AlignedPair[] {
	const { a, b } = intern(left, right);
	const out: AlignedPair[] = [];
	alignRange(a, b, 0, a.length, 0, b.length, out);
	return out;
}

function alignRange(
	a: Int32Array,
	b: Int32Array,
	a0: number,
	a1: number,
	b0: number,
	b1: number,
	out: AlignedPair[],
): void {
	while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) out.push([a0++, b0++]);
	let tail = 0;
	while (a1 > a0 && b1 > b0 && a[a1 - 1] === b[b1 - 1]) {
		a1--;
		b1--;
		tail++;
	}
	if (a0 === a1) for (let j = b0; j < b1; j++) out.push([null, j]);
	else if (b0 === b1) for (let i = a0; i < a1; i++) out.push([i, null]);
	else if ((a1 - a0) * (b1 - b0) <= EXACT_CELLS) alignExactly(a, b, a0, a1, b0, b1, out);
	else {
		let cuts = anchors(a, b, a0, a1, b0, b1);
		if (cuts.length === 0) cuts = [[a0 + ((a1 - a0) >> 1), b0 + ((b1 - b0) >> 1)]];
		let [i, j] = [a0, b0];
		for (const [ci, cj] of cuts) {
			alignRange(a, b, i, ci, j, cj, out);
			[i, j] = [ci, cj];
		}
		alignRange(a, b, i, a1, j, b1, out);
	}
	for (let k = 0; k < tail; k++) out.push([a1 + k, b1 + k]);
}

/** Starts of runs that occur once on each side, in rising order on both. */
function anchors(
	a: Int32Array,
	b: Int32Array,
	a0: number,
	a1: number,
	b0: number,
	b1: number,
): [left: number, right: number][] {
	const once = (items: Int32Array, from: number, to: number): Map<string, number> => {
		const at = new Map<string, number>();
		for (let i = from; i + ANCHOR <= to; i++) {
			const key = items.subarray(i, i + ANCHOR).join();
			at.set(key, at.has(key) ? -1 : i);
		}
		return at;
	};
	const inB = once(b, b0, b1);
	const common: [number, number][] = [];
	for (const [key, i] of once(a, a0, a1)) {
		const j = inB.get(key);
		if (i >= 0 && j !== undefined && j >= 0) common.push([i, j]);
	}
	common.sort((p, q) => p[0] - q[0]);
	return longestRising(common).filter(([i, j]) => i > a0 || j > b0);
}

/** Longest subsequence with rising second members (patience sorting). */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
	const tops: number[] = [];
	const before = new Int32Array(pairs.length).fill(-1);
	pairs.forEach(([, j], k) => {
		let lo = 0;
		let hi = tops.length;
		while (lo < hi) {
			const mid = (lo + hi) >> 1;
			if (pairs[tops[mid]!]![1] < j) lo = mid + 1;
			else hi = mid;
		}
		if (lo > 0) before[k] = tops[lo - 1]!;
		tops[lo] = k;
	});
	const out: [number, number][] = [];
	for (let k = tops.at(-1) ?? -1; k >= 0; k = before[k]!) out.push(pairs[k]!);
	return out.reverse();
}

const DIAGONAL = 0;
const DELETE = 1;
const INSERT = 2;

function alignExactly(
	a: Int32Array,
	b: Int32Array,
	a0: number,
	a1: number,
	b0: number,
	b1: number,
	out: AlignedPair[],
): void {
	const m = a1 - a0;
	const n = b1 - b0;
	const width = n + 1;
	const step = new Uint8Array((m + 1) * width);
	step.fill(INSERT, 1, width);
	let above = Int32Array.from({ length: width }, (_, j) => j);
	let row = new Int32Array(width);
	for (let i = 1; i <= m; i++) {
		row[0] = i;
		step[i * width] = DELETE;
		for (let j = 1; j <= n; j++) {
			const diagonal = above[j - 1]! + (a[a0 + i - 1] === b[b0 + j - 1] ? 0 : 1);
			const del = above[j]! + 1;
			const ins = row[j - 1]! + 1;
			const best = Math.min(diagonal, del, ins);
			row[j] = best;
			step[i * width + j] = best === diagonal ? DIAGONAL : best === del ? DELETE : INSERT;
		}
		[above, row] = [row, above];
	}
	const back: AlignedPair[] = [];
	for (let i = m, j = n; i > 0 || j > 0; ) {
		const how = step[i * width + j];
		if (how === DIAGONAL) back.push([a0 + --i, b0 + --j]);
		else if (how === DELETE) back.push([a0 + --i, null]);
		else back.push([null, b0 + --j]);
	}
	for (let k = back.length - 1; k >= 0; k--) out.push(back[k]!);
}
