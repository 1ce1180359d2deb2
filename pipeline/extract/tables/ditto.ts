/** Ditto marks: a cell that says "as above" gets the text of the cell above; what was printed stays in `textRaw`. */
import { gridOf, type RawTable } from "./raw-table.js";

/** `"` and its kin alone in a cell, "-nt-", "như trên". Inside a sentence they mean something else. */
const DITTO = /^(?:["”“″〃]|''|,,|[-–]\s*["”″]\s*[-–]|[-–]?\s*(?:n\.?t\.?|như trên|nhu tren)\s*[-–]?)$/iu;

/** A speck can look like a ditto mark: on scans the mark must be read this surely (specks of 1972-tb-syt: under 0.6). */
const SURE = 0.7;

export const isDitto = (text: string): boolean => DITTO.test(text.trim());

/** Resolves ditto marks in place, row by row, so that runs of them reach back to the first text. */
export function resolveDittos(table: RawTable, headerRows: number): void {
	const grid = gridOf(table);
	for (const cell of [...table.cells].sort((a, b) => a.row - b.row)) {
		if (cell.row <= headerRows || !isDitto(cell.text) || cell.confidence < SURE) continue;
		const above = grid[cell.row - 1]?.[cell.col];
		if (above && above.row >= headerRows && above.text !== "" && !isDitto(above.text)) cell.text = above.text;
	}
}
