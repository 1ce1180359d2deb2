/** Which ruled cell each line of a page stands in: lines of one cell are read together, those of another have nothing to say about them. */
import type { Box } from "../../schemas/box.js";
import type { Line, Ruling } from "../../schemas/page.js";

/** Points by which a ruling may end short of the line beside it. */
const SLACK = 3;

/** For each line a mark of its cell, the same for lines of one cell; null for a line that is not ruled in on all four sides. */
export function lineCells(lines: readonly Line[], rulings: readonly Ruling[]): (string | null)[] {
	const upright: Ruling[] = [];
	const level: Ruling[] = [];
	for (const ruling of rulings) (ruling.x1 - ruling.x0 < ruling.y1 - ruling.y0 ? upright : level).push(ruling);
	if (upright.length < 2 || level.length < 2) return lines.map(() => null);
	return lines.map(({ box }) => (box ? cellOf(box, upright, level) : null));
}

function cellOf(box: Box, upright: readonly Ruling[], level: readonly Ruling[]): string | null {
	const x = (box.x0 + box.x1) / 2;
	const y = (box.y0 + box.y1) / 2;
	let [left, right, top, bottom] = [-Infinity, Infinity, -Infinity, Infinity];
	for (const ruling of upright) {
		if (y < ruling.y0 - SLACK || y > ruling.y1 + SLACK) continue;
		const at = (ruling.x0 + ruling.x1) / 2;
		if (at <= x) left = Math.max(left, at);
		else right = Math.min(right, at);
	}
	for (const ruling of level) {
		if (x < ruling.x0 - SLACK || x > ruling.x1 + SLACK) continue;
		const at = (ruling.y0 + ruling.y1) / 2;
		if (at <= y) top = Math.max(top, at);
		else bottom = Math.min(bottom, at);
	}
	const sides = [left, right, top, bottom];
	return sides.every(Number.isFinite) ? sides.map(Math.round).join(" ") : null;
}
