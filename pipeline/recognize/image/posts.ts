/** Verticals of a single table row left on a page: too short to be told from figures' strokes anywhere else. */
import type { Ruling } from "../../../schemas/page.js";
import { isHorizontal } from "../../acquire/rulings.js";
import type { Bitmap } from "./bitmap.js";

/** Where posts stand, further ones may be worn to dots: so much of the height is inked (measured on worn copies: 0.8), letters reach 0.6. */
const WORN = 0.72;
/** Where the horizontals end a side is due. */
const WORN_SIDE = 0.45;
/** Ink beside a worn post, of the height: a letter's other strokes measure 0.3 and more. */
const BESIDE = 0.2;
/** Inches. */
const THICKEST = 0.03;
const NEXT = 0.1;

/**
 * Verticals shorter than `shortest` pixels, between two long horizontals that no longer vertical crosses: a single row of a table left on a page.
 * Beside longer verticals a short one is a figure's stroke ("1.543" in a row of 0.21 inch).
 */
export function posts(
	pieces: readonly Ruling[],
	lines: readonly Ruling[],
	bitmap: Bitmap,
	{ dpi, shortest }: { dpi: number; shortest: number },
): Ruling[] {
	const reach = 0.02 * dpi;
	const horizontals = lines.filter((r) => isHorizontal(r) && r.x1 - r.x0 > 2 * dpi);
	const verticals = lines.filter((r) => !isHorizontal(r));
	const meets = (x: number, y: number): boolean =>
		horizontals.some((h) => x >= h.x0 - reach && x <= h.x1 + reach && y >= h.y0 - reach && y <= h.y1 + reach);
	const found = pieces.filter((p) => {
		if (isHorizontal(p) || p.y1 - p.y0 >= shortest) return false;
		const x = (p.x0 + p.x1) / 2;
		const alone = !verticals.some((v) => Math.min(v.y1, p.y1) - Math.max(v.y0, p.y0) > 0.5 * (p.y1 - p.y0));
		return alone && meets(x, p.y0) && meets(x, p.y1);
	});
	return found.length >= 3 ? [...found, ...wornPosts(found, horizontals, bitmap, dpi)] : [];
}

function wornPosts(found: readonly Ruling[], horizontals: readonly Ruling[], bitmap: Bitmap, dpi: number): Ruling[] {
	const middle = (ys: number[]): number => ys.sort((a, b) => a - b)[ys.length >> 1]!;
	const [y0, y1] = [middle(found.map((p) => p.y0)), middle(found.map((p) => p.y1))];
	// Posts of several rows are a table's own; only one row stands alone.
	if (found.some((p) => Math.abs(p.y0 - y0) > 0.1 * dpi || Math.abs(p.y1 - y1) > 0.1 * dpi)) return [];
	const near = horizontals.filter((h) => h.y1 >= y0 - 0.05 * dpi && h.y0 <= y1 + 0.05 * dpi);
	const [left, right] = [Math.min(...near.map((h) => h.x0)), Math.max(...near.map((h) => h.x1))];
	const from = Math.max(2, Math.floor(left - NEXT * dpi));
	const to = Math.min(bitmap.width - 3, Math.ceil(right + NEXT * dpi));
	const isPost = (x: number): boolean =>
		inked(x) >= (Math.min(Math.abs(x - left), Math.abs(x - right)) < 0.05 * dpi ? WORN_SIDE : WORN);
	const inset = Math.max(2, Math.round(0.02 * dpi));
	/** Share of the height that has ink at x or right beside it. */
	const inked = (x: number): number => {
		let n = 0;
		for (let y = Math.ceil(y0) + inset; y < y1 - inset; y++) {
			const at = y * bitmap.width + x;
			if (bitmap.data[at - 1] === 1 || bitmap.data[at] === 1 || bitmap.data[at + 1] === 1) n++;
		}
		return n / Math.max(1, y1 - y0 - 2 * inset);
	};
	const out: Ruling[] = [];
	const beside = Math.max(4, Math.round(0.03 * dpi));
	for (let x = from; x <= to; x++) {
		if (!isPost(x)) continue;
		const start = x;
		while (x < to && isPost(x + 1)) x++;
		const isThin = x - start + 1 <= THICKEST * dpi + 2;
		const isAlone =
			(start - beside < 2 || inked(start - beside) <= BESIDE) &&
			(x + beside > bitmap.width - 3 || inked(x + beside) <= BESIDE);
		const isNew = [...found, ...out].every((p) => Math.abs((p.x0 + p.x1) / 2 - (start + x) / 2) > NEXT * dpi);
		if (isThin && isAlone && isNew) out.push({ x0: start, y0, x1: x + 1, y1 });
	}
	return out;
}
