/** A table as one finder saw it on one page: what all finders hand to the shared structure rules. */
import type { Box } from "../../../schemas/box.js";
import type { LineKey } from "../block.js";

export interface RawCell {
	row: number;
	col: number;
	rowSpan: number;
	colSpan: number;
	textRaw: string;
	text: string;
	page: number;
	box: Box | null;
	/** 0..1 of the reading. */
	confidence: number;
	bold?: boolean;
	/** Something is printed here that no reading made out. */
	unread?: boolean;
}

export interface RawTable {
	/** tab | pipe | markdown | aligned | loose | ruled | ruled-vector | positions */
	method: string;
	confidence: number;
	rows: number;
	columns: number;
	/** Covers the grid without overlap; an empty place has a cell with empty text. */
	cells: RawCell[];
	/** Header rows, when the notation itself says so (Markdown); else null and the rows are looked at. */
	headerRows: number | null;
	page: number;
	/** First and last line index (0-based, inclusive) on the page. */
	firstLine: number;
	lastLine: number;
	consumed: LineKey[];
	/** Null for text files. */
	box: Box | null;
	/** Column boundaries in points (columns + 1 values), where the page has places. */
	columnEdges: number[] | null;
}

/** Matrix of the cells by place; spanned places hold the same cell. */
export function gridOf(table: Pick<RawTable, "rows" | "columns" | "cells">): (RawCell | undefined)[][] {
	const grid: (RawCell | undefined)[][] = Array.from({ length: table.rows }, () =>
		new Array(table.columns).fill(undefined),
	);
	for (const cell of table.cells)
		for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
			for (let c = cell.col; c < cell.col + cell.colSpan; c++) if (grid[r]) grid[r]![c] = cell;
	return grid;
}

/** Texts of a table by row and column; a spanned place repeats nothing: only a cell's first place carries its text. */
export function textsOf(table: Pick<RawTable, "rows" | "columns" | "cells">): string[][] {
	const texts: string[][] = Array.from({ length: table.rows }, () => new Array(table.columns).fill(""));
	for (const cell of table.cells) if (texts[cell.row]) texts[cell.row]![cell.col] = cell.text;
	return texts;
}

/** Rows of plain texts to 1 × 1 cells; short rows are filled with empty cells. */
export function cellsFromRows(
	rows: readonly { texts: readonly string[]; raws: readonly string[]; confidence: number }[],
	columns: number,
	page: number,
): RawCell[] {
	return rows.flatMap((row, r) =>
		Array.from({ length: columns }, (_, c) => ({
			row: r,
			col: c,
			rowSpan: 1,
			colSpan: 1,
			textRaw: (row.raws[c] ?? "").trim(),
			text: (row.texts[c] ?? "").trim(),
			page,
			box: null,
			confidence: row.confidence,
		})),
	);
}
