/** Fragments of one table put together: over page breaks, over repeated headers, with a missing header. */
import { isBlankMark } from "../numbers.js";
import {
	countOffset,
	fold,
	hasFigure,
	isColumnNumberRow,
	isOrdinal,
	isOrdinalHead,
	ordinalNumber,
} from "./cell-kind.js";
import { countHeaderRows } from "./header-rows.js";
import { type RawCell, type RawTable, textsOf } from "./raw-table.js";
import { similarity } from "./similarity.js";
import { isTitleLine } from "./surroundings.js";

/** A table made of one or more fragments, its rows numbered through, repeated headers dropped. */
export interface MergedTable extends RawTable {
	headerRows: number;
	pageLast: number;
	fragments: number;
}

/** What stands between two fragments: texts of the lines that are neither blank nor page furniture. */
export type Between = (a: RawTable, b: RawTable) => string[];

export function mergeFragments(tables: readonly RawTable[], between: Between): MergedTable[] {
	const out: MergedTable[] = [];
	// The last fragment of each table as found: continuation is judged on it, not on the whole.
	const tails = new Map<MergedTable, RawTable>();
	for (const table of tables) {
		const headerRows = countHeaderRows(table);
		// A scan may show the edge of another sheet: the table that goes on need not be the last one seen (1972-tb-syt p. 17).
		const before = out
			.slice(-RECENT)
			.findLast((whole) => continues(whole, tails.get(whole)!, table, headerRows, between(tails.get(whole)!, table)));
		const home = before ?? {
			...table,
			cells: table.cells.map((c) => ({ ...c })),
			headerRows,
			pageLast: table.page,
			fragments: 1,
		};
		if (before) append(before, table, repeatedRows(before, table, headerRows));
		else out.push(home);
		tails.set(home, table);
	}
	return out;
}

/** Single drawn rows that go on no table are boxes, not tables. */
export const withoutLoneRows = (tables: readonly MergedTable[]): MergedTable[] =>
	tables.filter((t) => t.rows > 1 || t.fragments > 1 || !t.method.startsWith("ruled"));

/** Tables that a fragment may go on from. */
const RECENT = 3;

/** Same columns, nothing said between them, and a head that repeats, is missing, or is only the column numbers. */
function continues(whole: MergedTable, a: RawTable, b: RawTable, headerRows: number, gap: string[]): boolean {
	if (whole.columns !== b.columns || b.page - a.page > 1) return false;
	// On a page turned on its side the columns are wider: there the count of its rows tells the table.
	if (!sameColumns(a, b) && !(a.page !== b.page && continuesOrdinals(whole, b))) return false;
	const repeated = repeatedRows(whole, b, headerRows) > 0;
	// Side by side under one head stand two tables, or a list set in two columns.
	if (areBeside(a, b)) return continuesOrdinals(whole, b);
	// A caption of its own begins another table, unless the rows go on counting under a title that each page repeats.
	if (gap.some((t) => isTitleLine(t) && !isContinuationNote(t)) && !continuesOrdinals(whole, b)) return false;
	if (gap.some((t) => !isContinuationNote(t)))
		return repeated && a.page !== b.page && gap.length <= 2 && gap.every((t) => t.length < 40);
	if (repeated) return true;
	if (headerRows === 0) return true;
	// On the same drawn columns right after a page break, a first row without the marks of a head is the next body row.
	if (a.page !== b.page && b.method.startsWith("ruled") && !marksOfHead(b, headerRows)) return true;
	// The "header" of a fragment whose first column goes on counting is its first row.
	return continuesOrdinals(whole, b);
}

/** On one page, over half their height on one level. */
function areBeside(a: RawTable, b: RawTable): boolean {
	if (a.page !== b.page || !a.box || !b.box) return false;
	const level = Math.min(a.box.y1, b.box.y1) - Math.max(a.box.y0, b.box.y0);
	return level > 0.5 * Math.min(a.box.y1 - a.box.y0, b.box.y1 - b.box.y0);
}

/** An ordinal head, cells that span, or a row of column numbers: signs that no body row carries. */
function marksOfHead(table: RawTable, headerRows: number): boolean {
	const texts = textsOf(table);
	const head = table.cells.filter((c) => c.row < headerRows);
	return (
		headerRows > 1 || isOrdinalHead(texts[0]?.[0] ?? "") || head.some((c) => c.colSpan > 1 && c.colSpan < table.columns)
	);
}

/** "(tiếp theo)", "Biểu 2. … (tiếp theo)", page numbers, "Trang 2/5": nothing that would part a table. */
const isContinuationNote = (t: string): boolean =>
	/^(?:trang|page)\s*\d/.test(fold(t)) ||
	/^\(?(?:tiep theo|tiep|cont)/.test(fold(t)) ||
	/\(\s*tiep(?: theo)?\s*\)\s*$/.test(fold(t)) ||
	/^[-–\s]*\d{1,3}[-–\s]*$/.test(t.trim());

/** Column edges that agree within 3 % of the width: pages of one scan shift and shrink by less (measured on 1945, 1972-tb-syt). */
function sameColumns(a: RawTable, b: RawTable): boolean {
	if (!a.columnEdges || !b.columnEdges) return true;
	const width = Math.max(a.columnEdges.at(-1)! - a.columnEdges[0]!, 1);
	const shift = b.columnEdges[0]! - a.columnEdges[0]!;
	return a.columnEdges.every((x, i) => Math.abs(b.columnEdges![i]! - shift - x) < width * 0.03);
}

/** Leading rows of `b` that repeat the head of the whole: whole head, its last rows, or a row of column numbers. */
function repeatedRows(whole: MergedTable, b: RawTable, headerRows: number): number {
	if (whole.headerRows === 0) return 0;
	const head = textsOf(whole).slice(0, whole.headerRows);
	const rows = textsOf(b);
	const same = (x: string[], y: string[]): boolean => similarity(x.join(" "), y.join(" ")) > 0.8;
	if (head.length <= rows.length && head.every((row, r) => same(row, rows[r]!))) return head.length;
	if (rows[0] && isColumnNumberRow(rows[0])) return 1;
	if (
		headerRows > 0 &&
		headerRows === whole.headerRows &&
		similarity(head.flat().join(" "), rows.slice(0, headerRows).flat().join(" ")) > 0.7
	)
		return headerRows;
	// Not readable at all, but the ordinals go on only if the first rows are a head: 40 | … then "", "", 42 (02-syt-gavi p. 3).
	const proven = tornRow(whole, b, 0).length > 0 ? 0 : headProvenByOrdinals(whole, rows);
	if (proven > 0) return proven;
	// Read badly on a scan, but headed "STT" like the whole and as deep.
	const deep = Math.min(whole.headerRows, headerRows);
	const all = similarity(head.flat().join(" "), rows.slice(0, headerRows).flat().join(" "));
	if (
		deep > 0 &&
		isOrdinalHead(
			rows
				.slice(0, headerRows)
				.map((r) => r[0])
				.join(""),
		) &&
		all > 0.45
	)
		return headerRows;
	return 0;
}

/** How many leading rows of a fragment must be head for its row numbers to go on; 0 when they prove nothing. */
function headProvenByOrdinals(whole: MergedTable, rows: string[][]): number {
	const above = textsOf(whole)
		.slice(whole.headerRows)
		.map((row) => row[0]!);
	const before = countOffset(above);
	const after = countOffset(rows.map((row) => row[0]!));
	if (before === null || after === null) return 0;
	const head = before + above.length - after;
	return head === whole.headerRows && rows.slice(0, head).every((row) => ordinalNumber(row[0]!) === null) ? head : 0;
}

/** The first column of `b` goes on where the whole stopped ("… 14" then "15"). */
function continuesOrdinals(whole: MergedTable, b: RawTable): boolean {
	const ordinals = (t: RawTable): number[] =>
		textsOf(t)
			// "1 | 2 | 3 … 6=5/4" over the rows that go on is no row number.
			.filter((row) => !isColumnNumberRow(row))
			.map((row) => row[0]!.trim())
			.filter((s) => isOrdinal(s) && /^\d+/.test(s))
			.map((s) => Number.parseInt(s, 10));
	const last = ordinals(whole).at(-1);
	const first = ordinals(b)[0];
	return last !== undefined && first !== undefined && first === last + 1;
}

function append(whole: MergedTable, found: RawTable, dropped: number): void {
	const torn = tornRow(whole, found, dropped);
	for (const [above, below] of torn) {
		above.text = `${above.text} ${below.text}`;
		above.textRaw = `${above.textRaw} ${below.textRaw}`;
		above.confidence = Math.min(above.confidence, below.confidence);
	}
	const b = found;
	const drop = dropped + (torn.length > 0 ? 1 : 0);
	const shift = whole.rows - drop;
	const cells: RawCell[] = b.cells
		.filter((c) => c.row + c.rowSpan > drop)
		.map((c) => {
			const row = Math.max(c.row, drop);
			return { ...c, row: row + shift, rowSpan: c.rowSpan - (row - c.row) };
		});
	whole.cells.push(...cells);
	whole.rows += b.rows - drop;
	whole.consumed.push(...b.consumed);
	whole.pageLast = b.page;
	whole.lastLine = b.lastLine;
	whole.confidence = Math.min(whole.confidence, b.confidence);
	whole.fragments++;
}

/**
 * Cells of the last row that go on in the first row after a page break: no figure there, and the words go on in small letters under cells that
 * hold words (239-kh-syt: "… Các bệnh viện và" / "bệnh"). Where the table counts its rows, the torn row has no ordinal; where it does not,
 * no other label begins with a small letter and the one above has no end (2013-syt-ny p. 7: "… trang thiết bị phục vụ hoạt" / "động mai táng …").
 */
function tornRow(whole: MergedTable, b: RawTable, drop: number): [RawCell, RawCell][] {
	const first = b.cells.filter((c) => c.row === drop && c.text !== "" && !isBlankMark(c.text));
	const last = whole.cells.filter((c) => c.row + c.rowSpan === whole.rows);
	if (whole.page === b.page || first.length === 0 || first.some((c) => c.rowSpan > 1)) return [];
	const counts = isOrdinalHead(textsOf(whole)[0]?.[0] ?? "");
	if (counts ? first.some((c) => c.col === 0) : !isOpenLabel(whole, last)) return [];
	if (first.some((c) => hasFigure(c.text) || !/^[\p{Ll}(]/u.test(c.text))) return [];
	const pairs = first.map((c) => [last.find((l) => l.col === c.col), c] as const);
	return pairs.every(([above]) => above !== undefined && above.text !== "")
		? pairs.map(([above, c]) => [above!, c])
		: [];
}

/** Labels that all begin with capitals, the last of them without the end of a sentence. */
function isOpenLabel(whole: MergedTable, last: readonly RawCell[]): boolean {
	const labels = whole.cells.filter((c) => c.row >= whole.headerRows && c.col === 0 && c.text !== "");
	const open = last.find((c) => c.col === 0)?.text ?? "";
	return (
		labels.length >= 2 &&
		labels.every((c) => /^[\p{Lu}\d]/u.test(c.text)) &&
		/[\p{L},]$/u.test(open) &&
		open.length >= 12
	);
}
