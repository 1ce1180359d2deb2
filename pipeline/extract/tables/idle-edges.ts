/** Column boundaries that a fold or a pen stroke drew into empty boxes. */
import type { PlacedWord } from "./restored-words.js";
import type { Grid, GridCell } from "./ruling-grid.js";

/** Share of the rows that such a stroke stands in: 3 of 21 on 02-syt-gavi-3 p. 3; a divided column stands in all rows but heads and sections. */
const FEW_ROWS = 0.2;

/** The grid without inner column boundaries that stand in few rows, and there between boxes of which one side is empty throughout. */
export function withoutIdleEdges(grid: Grid, wordsOf: (cell: GridCell) => readonly PlacedWord[]): Grid {
	const rows = grid.ys.length - 1;
	const idle = (k: number): boolean => {
		const left = grid.cells.filter((c) => c.col + c.colSpan === k);
		const right = grid.cells.filter((c) => c.col === k);
		const height = left.reduce((n, c) => n + c.rowSpan, 0);
		if (left.some((c) => c.row === 0) || height > rows * FEW_ROWS) return false;
		return [left, right].some((side) => side.every((c) => wordsOf(c).length === 0));
	};
	const columns = grid.xs.length - 1;
	const gone = Array.from({ length: columns + 1 }, (_, k) => k).filter((k) => k > 0 && k < columns && idle(k));
	return gone.reduceRight(withoutEdge, grid);
}

function withoutEdge(grid: Grid, k: number): Grid {
	const cells: GridCell[] = [];
	for (const cell of grid.cells) {
		const end = cell.col + cell.colSpan;
		if (cell.col === k) {
			const left = grid.cells.find((c) => c.col + c.colSpan === k && c.row === cell.row && c.rowSpan === cell.rowSpan);
			// Boxes of different heights cannot be joined.
			if (!left) return grid;
			continue;
		}
		const right = end === k ? grid.cells.find((c) => c.col === k && c.row === cell.row) : undefined;
		if (end === k && right?.rowSpan !== cell.rowSpan) return grid;
		const to = right ? right.col + right.colSpan : end;
		cells.push({
			...cell,
			col: cell.col > k ? cell.col - 1 : cell.col,
			colSpan: to - cell.col - (to > k && cell.col < k ? 1 : 0),
			box: right ? { ...cell.box, x1: right.box.x1 } : cell.box,
		});
	}
	return { xs: grid.xs.filter((_, i) => i !== k), ys: grid.ys, cells };
}
