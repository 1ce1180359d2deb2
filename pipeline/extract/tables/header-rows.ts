/** How many leading rows are header, how header cells span, and the path of headers over each column. */
import { countOffset, hasFigure, isColumnNumberRow, isOrdinal, isOrdinalHead, ordinalNumber } from "./cell-kind.js";
import { gridOf, type RawCell, type RawTable, textsOf } from "./raw-table.js";

/** Header rows deeper than this were never seen in administrative print; a longer run is text. */
const MAX_HEADER_ROWS = 6;

/** Number of header rows of a table fragment; 0 for a continuation without header. */
export function countHeaderRows(found: RawTable): number {
	// What the engine itself hardly believes must not make a head a body ("STT" read as "5" with confidence 0).
	const table = {
		...found,
		cells: found.cells.map((c) => (c.confidence < 0.4 && c.text !== "" ? { ...c, text: "?" } : c)),
	};
	if (table.headerRows !== null) return extendOverColumnNumbers(textsOf(table), table.headerRows);
	const texts = textsOf(table);
	const rows = Math.min(texts.length, MAX_HEADER_ROWS + 1);
	// A column-number row is the surest end of a header.
	for (let r = 0; r < rows; r++) if (isColumnNumberRow(texts[r]!)) return r + 1;
	// A title over the whole width stands above the head.
	if (table.rows > 2 && table.columns > 1 && isTitleRow(table))
		return Math.min(1 + countHeaderRows(below(table, 1)), table.rows);
	// Cells that reach down from the first row ("STT" over two rows).
	const reach = Math.min(
		Math.max(...table.cells.filter((c) => c.row === 0 && c.text !== "").map((c) => c.rowSpan), 1),
		table.rows,
	);
	const head = texts[0]?.[0] ?? "";
	if (isOrdinalHead(head) || /(?:^|\s)s?tt$/i.test(head)) {
		// Drawn spans say how deep the head is, even where OCR lost the ordinals under it.
		if (isDrawn(table)) return reach + (isGarbledNumberRow(textsOf(found), reach) ? 1 : 0);
		for (let r = reach; r < rows; r++) if (isBodyRow(texts[r]!)) return r;
		return reach;
	}
	// Cells over two rows beside a divided one are a head, whatever OCR made of their words.
	if (reach > 1 && table.rows > reach && isDividedHead(table, reach))
		return reach + (isGarbledNumberRow(textsOf(found), reach) ? 1 : 0);
	if (isLaterPart(table, texts)) return 0;
	const counted = rowsAboveFirst(table, texts);
	if (counted !== null) return Math.max(reach, counted);
	if (texts[0] && !isYearHead(texts) && (isBodyRow(texts[0]) || startsLikeBody(texts))) return 0;
	const figuresLater = texts.slice(1).some((row) => row.some(hasFigure));
	let r = reach;
	if (figuresLater && !isDrawn(table))
		while (r < rows - 1 && r < texts.length && !texts[r]!.some(hasFigure) && isHeaderLike(texts, r)) r++;
	return Math.min(r, table.rows);
}

/**
 * The row of column numbers under a head, as OCR leaves it: "& | ) | (3) | (4) | l7)" or "li | 2 |  | ồ | 7 | 9". Every cell is short,
 * the label column too, and either half of them show brackets or the numbers still rise.
 */
function isGarbledNumberRow(texts: string[][], r: number): boolean {
	const row = texts[r];
	if (!row) return false;
	const filled = row.map((t) => t.trim()).filter((t) => t !== "");
	if (filled.length < 4 || filled.length < row.length * 0.6 || filled.some((t) => t.length > 5)) return false;
	if (filled.length >= 5 && filled.filter((t) => /[()]/.test(t)).length >= filled.length / 2) return true;
	const labels = texts.slice(r + 1).map((t) => t[1]?.trim().length ?? 0);
	const numbers = filled
		.map((t) => /^\(?(\d{1,2})\)?$/.exec(t)?.[1])
		.filter((n) => n !== undefined)
		.map(Number);
	return (
		labels.filter((n) => n > 5).length >= 2 &&
		numbers.length >= 3 &&
		numbers[0]! <= 3 &&
		numbers.every((n, i) => i === 0 || n > numbers[i - 1]!)
	);
}

/** A later page of a table: no word over the ordinals, and these go on from above ("", "06", "07" …). */
function isLaterPart(table: RawTable, texts: string[][]): boolean {
	if (!isDrawn(table) || texts.length < 3 || texts[0]![0]!.trim() !== "") return false;
	const [first, second] = texts.slice(1, 3).map((row) => ordinalNumber(row[0]!));
	return first != null && first > 1 && second === first + 1;
}

/**
 * Rows above the one that is number 1 in a first column that counts up: whatever an engine made of the head there ("S1" for "STT" on a dotted ground), it is no
 * part of the count. Null where the column does not count from 1 or the first row may be counted itself.
 */
function rowsAboveFirst(table: RawTable, texts: string[][]): number | null {
	if (!isDrawn(table)) return null;
	const start = countOffset(texts.map((row) => row[0] ?? ""));
	const above = start === null ? 0 : 1 - start;
	if (above < 1 || above > 3) return null;
	// Sections ("II") and totals may stand there too.
	const isBody = (row: string[]): boolean => isOrdinal((row[0] ?? "").trim()) || row.slice(1).some(hasFigure);
	return texts.slice(0, above).some(isBody) ? null : above;
}

/** Methods that know the spans of cells. */
const isDrawn = (table: RawTable): boolean => table.method.startsWith("ruled") || table.method === "html";

const isTitleRow = (table: RawTable): boolean => {
	const first = table.cells.filter((c) => c.row === 0);
	return (
		first.length === 1 &&
		first[0]!.rowSpan === 1 &&
		first[0]!.text !== "" &&
		!hasFigure(first[0]!.text) &&
		!isOrdinal(first[0]!.text)
	);
};

/** The table without its first rows. */
function below(table: RawTable, drop: number): RawTable {
	return {
		...table,
		rows: table.rows - drop,
		cells: table.cells.filter((c) => c.row >= drop).map((c) => ({ ...c, row: c.row - drop })),
	};
}

function isDividedHead(table: RawTable, reach: number): boolean {
	const first = table.cells.filter((c) => c.row === 0);
	const tall = first.filter((c) => c.rowSpan === reach).length;
	// A seal over a head adds a figure to one of its words at most ("77 Cơ sở y tế các tuyến").
	const figures = first.filter((c) => hasFigure(c.text));
	const words = figures.every((c) => /\p{L}{2,}(?:\s+\p{L}+){2,}/u.test(c.text));
	return tall >= 2 && first.some((c) => c.rowSpan < reach && c.colSpan > 1) && words && figures.length < 2;
}

function extendOverColumnNumbers(texts: string[][], headerRows: number): number {
	return texts[headerRows] && isColumnNumberRow(texts[headerRows]!) ? headerRows + 1 : headerRows;
}

/** A row under an ordinal head: it starts with an ordinal, or holds figures. */
function isBodyRow(texts: readonly string[]): boolean {
	const first = texts[0]?.trim() ?? "";
	if (first !== "" && isOrdinal(first)) return true;
	return texts.slice(1).some(hasFigure) || (first !== "" && texts.slice(1).every((t) => t.trim() === ""));
}

const YEAR = /^(?:năm\s*)?(?:19|20)\d{2}$/i;

/** "Chỉ tiêu | 2019 | 2020 | 2021" over figures that are no years: a head, though its cells hold figures. */
function isYearHead(texts: string[][]): boolean {
	const [first, ...rest] = texts;
	if (!first || rest.length === 0 || isOrdinal(first[0]!.trim())) return false;
	const figures = first.map((t, c) => (hasFigure(t) ? c : -1)).filter((c) => c >= 0);
	const years = figures.map((c) => Number(/\d{4}/.exec(first[c]!)?.[0]));
	return (
		figures.length >= 2 &&
		figures.every((c) => YEAR.test(first[c]!.trim())) &&
		new Set(years).size === years.length &&
		!rest.some((row) => figures.every((c) => YEAR.test(row[c]?.trim() ?? "")))
	);
}

/** The first row is data already: its columns hold figures in the same places as the rows after it. */
function startsLikeBody(texts: string[][]): boolean {
	const first = texts[0]!;
	// "13h30 - 13h45" over "13h45 - 14h00": the same pattern of digits and letters as in the rows below.
	const pattern = (t: string): string =>
		t
			.replace(/\s+/g, "")
			.replace(/\d/g, "9")
			.replace(/\p{L}+/gu, "a");
	const alike = first.some(
		(t, c) => /\d.*\d/.test(t) && texts.slice(1, 4).filter((row) => pattern(row[c] ?? "") === pattern(t)).length >= 2,
	);
	if (alike && texts.length > 3) return true;
	const figures = first.map((t, c) => (hasFigure(t) ? c : -1)).filter((c) => c >= 0);
	if (figures.length === 0) return false;
	const next = texts.slice(1, 4);
	// Years as column heads ("2019 2020 2021") are header, not data.
	if (figures.every((c) => YEAR.test(first[c]!.trim()))) return false;
	return next.length === 0 || figures.some((c) => next.some((row) => hasFigure(row[c] ?? "")));
}

/** A second header row leaves the places open that the first row's cells reach down into. */
function isHeaderLike(texts: string[][], r: number): boolean {
	const row = texts[r]!;
	const above = texts[r - 1]!;
	const open = row.filter((t) => t.trim() === "").length;
	const gapsAbove = above.filter((t) => t.trim() === "").length;
	return open > 0 && gapsAbove > 0 && (row[0]?.trim() ?? "") === "";
}

/**
 * Text notations cannot write spans; an empty header cell belongs to the cell left of it when the rows below fill its column,
 * else to the cell above it. Returns the cells with header spans; body cells are left as they are.
 */
export function spanHeaderCells(cells: RawCell[], headerRows: number, columns: number): RawCell[] {
	if (headerRows === 0) return cells;
	const at = new Map(cells.map((c) => [`${c.row}:${c.col}`, c]));
	const filled = (r: number, c: number): boolean => (at.get(`${r}:${c}`)?.text ?? "") !== "";
	const numbersRow = (r: number): boolean =>
		isColumnNumberRow(Array.from({ length: columns }, (_, c) => at.get(`${r}:${c}`)?.text ?? ""));
	const last = headerRows > 1 && numbersRow(headerRows - 1) ? headerRows - 1 : headerRows;
	const gone = new Set<RawCell>();
	for (let r = 0; r < last; r++)
		for (let c = 0; c < columns; c++) {
			const cell = at.get(`${r}:${c}`);
			if (!cell || cell.text === "" || gone.has(cell)) continue;
			let colSpan = 1;
			const below = (k: number): boolean => {
				for (let q = r + 1; q < last; q++) if (filled(q, k)) return true;
				return false;
			};
			const above = (k: number): boolean => {
				for (let q = 0; q < r; q++) if (filled(q, k)) return true;
				return false;
			};
			while (c + colSpan < columns && !filled(r, c + colSpan) && below(c + colSpan) && !above(c + colSpan) && below(c))
				colSpan++;
			let rowSpan = 1;
			const free = (q: number): boolean => Array.from({ length: colSpan }, (_, k) => filled(q, c + k)).every((f) => !f);
			while (r + rowSpan < last && free(r + rowSpan)) rowSpan++;
			cell.colSpan = colSpan;
			cell.rowSpan = rowSpan;
			for (let q = r; q < r + rowSpan; q++)
				for (let k = c; k < c + colSpan; k++) {
					const other = at.get(`${q}:${k}`);
					if (other && other !== cell) gone.add(other);
				}
		}
	return cells.filter((c) => !gone.has(c));
}

/** Header texts over each column, from the top; column-number rows and repeats of the same cell are left out. */
export function headerPaths(table: Pick<RawTable, "rows" | "columns" | "cells">, headerRows: number): string[][] {
	const grid = gridOf(table);
	return Array.from({ length: table.columns }, (_, c) => {
		const path: string[] = [];
		let before: RawCell | undefined;
		for (let r = 0; r < headerRows; r++) {
			const cell = grid[r]?.[c];
			if (!cell || cell === before || cell.text === "") continue;
			before = cell;
			if (isColumnNumberRow(columnTexts(grid[r]!))) continue;
			path.push(cell.text.replace(/\s+/g, " "));
		}
		return path;
	});
}

/** A row's texts, each cell once. */
const columnTexts = (row: (RawCell | undefined)[]): string[] =>
	row.map((cell, c) => (cell && cell.col === c ? cell.text : ""));
