/** Grids drawn only in part: cells that hold several columns or rows without rulings between them are cut by the words' places. */

import type { PlacedWord } from "./restored-words.js";
import type { Grid, GridCell } from "./ruling-grid.js";
import { type TextLine, textLines } from "./text-chunks.js";

/** Gap inside a cell that parts two columns where an edge of the grid passes: over a space, under a column gap. */
const CELL_GAP = 0.5;

/** Where the boundary is drawn in most rows, a cell without it is one cell: only a gap between columns parts it ("Năm sinh" has one of 0.53). */
const DRAWN_GAP = 1.2;
const MOST_ROWS = 0.6;

/**
 * Cuts cells that span columns where other rows have an edge, if words stand on both sides and none across. A section row or a
 * centred head keeps its span: its words run on across the edge.
 */
export function cutAtEdges(grid: Grid, wordsOf: (cell: GridCell) => readonly PlacedWord[]): Grid {
	const rows = grid.ys.length - 1;
	const isDrawn = grid.xs.map(
		(_, k) => grid.cells.filter((c) => c.col === k).reduce((n, c) => n + c.rowSpan, 0) >= rows * MOST_ROWS,
	);
	const cells = grid.cells.flatMap((cell) => {
		if (cell.colSpan === 1) return [cell];
		const narrow = textLines(wordsOf(cell), CELL_GAP).flatMap((l) => l.chunks);
		const wide = textLines(wordsOf(cell), DRAWN_GAP).flatMap((l) => l.chunks);
		const words = narrow;
		const cuts: number[] = [];
		for (let k = cell.col + 1; k < cell.col + cell.colSpan; k++) {
			const x = grid.xs[k]!;
			const across = (isDrawn[k] ? wide : narrow).some((c) => c.x0 < x - 1 && c.x1 > x + 1);
			if (!across) cuts.push(k);
		}
		const bounds = [cell.col, ...cuts, cell.col + cell.colSpan];
		const filled = bounds.slice(1).filter((to, i) => {
			const middle = (c: { x0: number; x1: number }): number => (c.x0 + c.x1) / 2;
			return words.some((c) => middle(c) >= grid.xs[bounds[i]!]! && middle(c) < grid.xs[to]!);
		}).length;
		if (filled < 2) return [cell];
		return bounds.slice(1).map((to, i): GridCell => {
			const from = bounds[i]!;
			return { ...cell, col: from, colSpan: to - from, box: { ...cell.box, x0: grid.xs[from]!, x1: grid.xs[to]! } };
		});
	});
	return { ...grid, cells };
}

/**
 * Cuts rows that hold several lines of figures: where at least one cell is figures line by line, each such line is a row.
 * Labels go with the figures beside them; a label line between two figure lines goes with the one before it. On scans one such cell may be
 * specks read as a second line ("34" over ".."): there `fewest` cells must agree.
 */
export function cutRows(grid: Grid, wordsOf: (cell: GridCell) => readonly PlacedWord[], fewest = 1): Grid {
	const ys: number[] = [];
	const cells: GridCell[] = [];
	// Old row → first new row and number of new rows.
	const placed: { first: number; parts: number[] }[] = [];
	for (let r = 0; r + 1 < grid.ys.length; r++) {
		const row = grid.cells.filter((c) => c.row === r && c.rowSpan === 1);
		const lines = row.map((c) => textLines(wordsOf(c), 1));
		const cuts = rowCuts(lines, grid.ys[r]!, grid.ys[r + 1]!, fewest);
		placed.push({ first: ys.length, parts: [grid.ys[r]!, ...cuts] });
		ys.push(grid.ys[r]!, ...cuts);
	}
	ys.push(grid.ys.at(-1)!);
	if (ys.length === grid.ys.length) return grid;
	for (const cell of grid.cells) {
		const at = placed[cell.row]!;
		const end = placed[cell.row + cell.rowSpan]?.first ?? ys.length - 1;
		if (cell.rowSpan > 1 || at.parts.length === 1) cells.push({ ...cell, row: at.first, rowSpan: end - at.first });
		else
			for (let k = 0; k < at.parts.length; k++) {
				const row = at.first + k;
				cells.push({ ...cell, row, rowSpan: 1, box: { ...cell.box, y0: ys[row]!, y1: ys[row + 1]! } });
			}
	}
	return { xs: grid.xs, ys, cells };
}

/** y of the cuts between figure lines; [] when the row is one row. */
function rowCuts(cells: readonly TextLine[][], top: number, bottom: number, fewest: number): number[] {
	const figures = cells.filter(
		(lines) =>
			lines.length >= 2 &&
			lines.every((l) => l.chunks.every((c) => c.figure)) &&
			lines.filter((l) => l.chunks.some((c) => /\d/.test(c.text))).length >= 2,
	);
	if (figures.length < fewest) return [];
	const most = figures.reduce((a, b) => (b.length > a.length ? b : a));
	// Every other cell must have no more lines than twice these, or the figures belong to a list inside a cell.
	if (cells.some((lines) => lines.length > most.length * 2 + 1)) return [];
	const middles = most.map((l) => (l.y0 + l.y1) / 2);
	const all = cells.flat().map((l) => ({ y0: l.y0, y1: l.y1, middle: (l.y0 + l.y1) / 2 }));
	const cuts: number[] = [];
	for (let i = 0; i + 1 < middles.length; i++) {
		const next = most[i + 1]!;
		// Just over the next figure's line, so that lines in between stay with the row before.
		const near = all.filter((l) => Math.abs(l.middle - middles[i + 1]!) < next.height * 0.6);
		const y = Math.min(next.y0, ...near.map((l) => l.y0));
		const above = all.filter((l) => l.middle < y).map((l) => l.y1);
		cuts.push(Math.max(top, Math.min(bottom, above.length > 0 ? (y + Math.min(y, Math.max(...above))) / 2 : y)));
	}
	return cuts;
}

/** Rows of figures side by side inside one column: the rulings frame the table but part no columns. */
export function hidesColumns(cells: readonly (readonly PlacedWord[])[]): boolean {
	return cells.some((words) => {
		const lines = textLines(words, 0.9);
		const wide = lines.filter((l) => l.chunks.length >= 2 && l.chunks.filter((c) => c.figure).length >= 2);
		return wide.length >= 2 && wide.length >= lines.length / 2;
	});
}
