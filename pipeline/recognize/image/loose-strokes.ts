/** Short strokes inside a drawn table that are none of its rulings: the sides of a round seal, underlined words, strokes of a pen. */
import type { Ruling } from "../../../schemas/page.js";
import { isHorizontal } from "../../acquire/rulings.js";

/** Inches. The straight part of a seal's rim (1.3 inches across) is 0.3 long; the lowest rows and narrowest columns are 0.2. */
const SHORT = 0.4;
const LONG = 1;
/** A ruling ends at the rulings that it meets, this near: worn ends measure up to 0.03. */
const REACH = 0.045;

/**
 * Rulings without short ones that begin or end in the open between a table's long ones. Two such strokes at a seal's sides made columns of their own:
 * 53 of 124 figures of a typeset table stood one column too far right.
 */
export function withoutLooseStrokes(rulings: readonly Ruling[], dpi: number): Ruling[] {
	const long = rulings.filter((r) => length(r) >= LONG * dpi);
	return rulings.filter((r) => length(r) >= SHORT * dpi || !isLoose(r, rulings, long, REACH * dpi));
}

const length = (r: Ruling): number => Math.max(r.x1 - r.x0, r.y1 - r.y0);

function isLoose(r: Ruling, all: readonly Ruling[], long: readonly Ruling[], reach: number): boolean {
	const level = isHorizontal(r);
	const middle = (s: Ruling): number => (level ? (s.y0 + s.y1) / 2 : (s.x0 + s.x1) / 2);
	// Pieces of one worn line lie in a row.
	const goesOn = all.some((s) => s !== r && isHorizontal(s) === level && Math.abs(middle(s) - middle(r)) <= reach);
	if (goesOn) return false;
	const inTable =
		long.filter((s) => !isHorizontal(s) && s.y0 <= r.y0 && s.y1 >= r.y1).length >= 2 &&
		long.filter((s) => isHorizontal(s) && s.x0 <= r.x0 && s.x1 >= r.x1).length >= 2;
	if (!inTable) return false;
	const meets = (x: number, y: number): boolean =>
		all.some(
			(s) =>
				isHorizontal(s) !== level && x >= s.x0 - reach && x <= s.x1 + reach && y >= s.y0 - reach && y <= s.y1 + reach,
		);
	return level
		? !meets(r.x0, middle(r)) || !meets(r.x1, middle(r))
		: !meets(middle(r), r.y0) || !meets(middle(r), r.y1);
}
