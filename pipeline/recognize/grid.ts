/** Ruled grids: closed cells between ruling lines. */
import { type Box, unionBox } from "../../schemas/index.js";
import type { Ruling } from "../../schemas/page.js";
import { isHorizontal } from "../acquire/rulings.js";

export interface Grid {
	box: Box;
	/** From the top, then from the left. */
	cells: Box[];
}

/** A grid of fewer cells is a frame or a letterhead, which page reading handles. */
const FEWEST_CELLS = 4;

interface Edge {
	/** Position across: y of a horizontal, x of a vertical. */
	at: number;
	from: number;
	to: number;
}

/**
 * Finds grids among rulings. `unit` is an inch in the rulings' measure (72 for points, the dpi for pixels): tolerances are 0.04 inch, twice
 * the thickest frame seen on scans/kien-giang.
 */
export function findGrids(rulings: readonly Ruling[], unit: number): Grid[] {
	const slack = 0.04 * unit;
	return components(rulings, slack)
		.map((group) => gridOf(group, slack, unit))
		.filter((grid): grid is Grid => grid !== null);
}

/** Groups of rulings that touch. */
function components(rulings: readonly Ruling[], slack: number): Ruling[][] {
	const left = new Set(rulings);
	const groups: Ruling[][] = [];
	for (const seed of rulings) {
		if (!left.delete(seed)) continue;
		const group = [seed];
		for (let i = 0; i < group.length; i++) {
			for (const other of left) {
				if (touches(group[i]!, other, slack)) {
					left.delete(other);
					group.push(other);
				}
			}
		}
		groups.push(group);
	}
	return groups;
}

function touches(a: Ruling, b: Ruling, slack: number): boolean {
	return a.x0 <= b.x1 + slack && b.x0 <= a.x1 + slack && a.y0 <= b.y1 + slack && b.y0 <= a.y1 + slack;
}

function gridOf(group: readonly Ruling[], slack: number, unit: number): Grid | null {
	const horizontal = group
		.filter(isHorizontal)
		.map((r): Edge => ({ at: (r.y0 + r.y1) / 2, from: r.x0, to: r.x1 }))
		.sort((a, b) => a.at - b.at);
	const vertical = group
		.filter((r) => !isHorizontal(r))
		.map((r): Edge => ({ at: (r.x0 + r.x1) / 2, from: r.y0, to: r.y1 }))
		.sort((a, b) => a.at - b.at);
	if (horizontal.length < 2 || vertical.length < 1) return null;
	vertical.push(...openSides(horizontal, vertical, slack));
	const ys = positions(horizontal, slack);
	const xs = positions(vertical, slack);
	// Which elementary stretches between neighbouring positions are drawn: [position][stretch].
	const across = ys.map((y) => stretches(xs).map(([from, to]) => drawn(horizontal, y, from, to, slack)));
	const down = xs.map((x) => stretches(ys).map(([from, to]) => drawn(vertical, x, from, to, slack)));
	const cells: Box[] = [];
	for (let i = 0; i + 1 < ys.length; i++) {
		for (let j = 0; j + 1 < xs.length; j++) {
			const cell = cellAt(xs, ys, j, i, across, down);
			// Narrower or lower than 0.08 inch there is no room for a character: a double frame.
			if (cell && cell.x1 - cell.x0 > 0.08 * unit && cell.y1 - cell.y0 > 0.08 * unit) cells.push(cell);
		}
	}
	const box = unionBox(cells);
	if (cells.length < FEWEST_CELLS || !box) return null;
	// Over or under the closed cells a place needs its rulings: strokes of writing that reach the table's top line make no row.
	const level = (y: number, cell: Box): boolean => drawn(horizontal, y, cell.x0, cell.x1, slack);
	const within = (cell: Box): boolean => cell.y0 >= box.y0 - slack && cell.y1 <= box.y1 + slack;
	const open = openPlaces(xs, ys, across, down, cells).filter(
		(cell) =>
			cell.x1 - cell.x0 > 0.08 * unit &&
			cell.y1 - cell.y0 > 0.08 * unit &&
			(within(cell) || (level(cell.y0, cell) && level(cell.y1, cell))),
	);
	return { box, cells: open.length === 0 ? cells : [...cells, ...open].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0) };
}

/**
 * Places inside a grid that no closed cell covers, because a piece of an edge is faded: joined over the edges that are not drawn. Page reading
 * passes over a grid, so what is not read here is lost (9 of 144 figures of a typeset table whose rulings were broken by one eighth).
 */
function openPlaces(
	xs: readonly number[],
	ys: readonly number[],
	across: readonly boolean[][],
	down: readonly boolean[][],
	cells: readonly Box[],
): Box[] {
	const [columns, rows] = [xs.length - 1, ys.length - 1];
	const taken = Array.from({ length: rows }, (_, i) =>
		Array.from({ length: columns }, (__, j) => {
			const [x, y] = [(xs[j]! + xs[j + 1]!) / 2, (ys[i]! + ys[i + 1]!) / 2];
			return cells.some((c) => x > c.x0 && x < c.x1 && y > c.y0 && y < c.y1);
		}),
	);
	const out: Box[] = [];
	for (let i = 0; i < rows; i++)
		for (let j = 0; j < columns; j++) {
			if (taken[i]![j]) continue;
			let k = j + 1;
			while (k < columns && !taken[i]![k] && !down[k]![i]) k++;
			let l = i + 1;
			const free = (row: number): boolean => {
				for (let c = j; c < k; c++) if (taken[row]![c] || across[row]![c]) return false;
				return true;
			};
			while (l < rows && free(l)) l++;
			for (let row = i; row < l; row++) taken[row]!.fill(true, j, k);
			out.push({ x0: xs[j]!, y0: ys[i]!, x1: xs[k]!, y1: ys[l]! });
		}
	return out;
}

/** Tables without outer verticals: where at least three horizontals end together, a side is assumed. */
function openSides(horizontal: readonly Edge[], vertical: readonly Edge[], slack: number): Edge[] {
	const sides: Edge[] = [];
	for (const end of ["from", "to"] as const) {
		const edge = end === "from" ? Math.min(...horizontal.map((h) => h.from)) : Math.max(...horizontal.map((h) => h.to));
		const ending = horizontal.filter((h) => Math.abs(h[end] - edge) <= 3 * slack);
		const closed = vertical.some((v) => Math.abs(v.at - edge) <= 3 * slack);
		if (ending.length >= 3 && !closed) sides.push({ at: edge, from: ending[0]!.at, to: ending.at(-1)!.at });
	}
	return sides;
}

/** Distinct positions; edges within the slack are one. */
function positions(edges: readonly Edge[], slack: number): number[] {
	const out: { sum: number; n: number; last: number }[] = [];
	for (const at of edges.map((e) => e.at).sort((a, b) => a - b)) {
		const last = out.at(-1);
		if (last && at - last.last <= slack) {
			last.sum += at;
			last.n++;
			last.last = at;
		} else out.push({ sum: at, n: 1, last: at });
	}
	return out.map(({ sum, n }) => sum / n);
}

const stretches = (at: readonly number[]): [number, number][] => at.slice(1).map((to, i) => [at[i]!, to]);

/** The smallest closed cell whose upper left corner is (xs[j], ys[i]). */
function cellAt(
	xs: readonly number[],
	ys: readonly number[],
	j: number,
	i: number,
	across: readonly boolean[][],
	down: readonly boolean[][],
): Box | null {
	for (let l = i + 1; l < ys.length && down[j]![l - 1]; l++) {
		for (let k = j + 1; k < xs.length && across[i]![k - 1]; k++) {
			const rightDrawn = down[k]!.slice(i, l).every(Boolean);
			const bottomDrawn = across[l]!.slice(j, k).every(Boolean);
			if (rightDrawn && bottomDrawn) return { x0: xs[j]!, y0: ys[i]!, x1: xs[k]!, y1: ys[l]! };
		}
	}
	return null;
}

/** Whether an edge at `at` covers the stretch; 30 % of it may be missing (faded or hidden by writing). */
function drawn(edges: readonly Edge[], at: number, from: number, to: number, slack: number): boolean {
	let covered = 0;
	for (const edge of edges) {
		if (Math.abs(edge.at - at) > 1.5 * slack) continue;
		covered += Math.max(0, Math.min(edge.to, to) - Math.max(edge.from, from));
	}
	return covered >= 0.7 * (to - from);
}
