/** Straight lines of a page: pieces on one line become one ruling. */
import type { Ruling } from "../../schemas/page.js";

export interface MergeOptions {
	/** Pieces whose centre lines differ by at most this (points) lie on one line. */
	offset: number;
	/** Gaps up to this (points) along the line are closed. */
	gap: number;
	/** Shorter results are dropped (points). */
	minLength: number;
}

export const isHorizontal = (r: Ruling): boolean => r.x1 - r.x0 >= r.y1 - r.y0;

/** Merges collinear pieces. Horizontals come first, from the top; then verticals, from the left. */
export function mergeRulings(pieces: readonly Ruling[], options: MergeOptions): Ruling[] {
	const horizontal = pieces.filter(isHorizontal);
	const vertical = pieces.filter((r) => !isHorizontal(r)).map(transpose);
	return [...mergeHorizontal(horizontal, options), ...mergeHorizontal(vertical, options).map(transpose)];
}

const transpose = (r: Ruling): Ruling => ({ x0: r.y0, y0: r.x0, x1: r.y1, y1: r.x1 });
const middle = (r: Ruling) => (r.y0 + r.y1) / 2;

function mergeHorizontal(pieces: readonly Ruling[], { offset, gap, minLength }: MergeOptions): Ruling[] {
	const merged: Ruling[] = [];
	const open: Ruling[] = [];
	for (const piece of [...pieces].sort((a, b) => middle(a) - middle(b) || a.x0 - b.x0)) {
		const at = middle(piece);
		for (let i = open.length - 1; i >= 0; i--) {
			if (at - open[i]!.y1 > offset + 2) merged.push(...open.splice(i, 1));
		}
		// One piece may bridge two that were apart.
		const touching = open.filter(
			(o) => Math.abs(middle(o) - at) <= offset && piece.x0 <= o.x1 + gap && piece.x1 >= o.x0 - gap,
		);
		const joined = touching.reduce<Ruling>(union, { ...piece });
		for (const t of touching) open.splice(open.indexOf(t), 1);
		open.push(joined);
	}
	return [...merged, ...open]
		.filter((r) => r.x1 - r.x0 >= minLength)
		.sort((a, b) => middle(a) - middle(b) || a.x0 - b.x0);
}

function union(a: Ruling, b: Ruling): Ruling {
	return { x0: Math.min(a.x0, b.x0), y0: Math.min(a.y0, b.y0), x1: Math.max(a.x1, b.x1), y1: Math.max(a.y1, b.y1) };
}
