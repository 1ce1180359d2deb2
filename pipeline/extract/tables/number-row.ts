/** The row of column numbers under a head proves itself: where 2, 5, 7 and 9 stand in their places, the marks between them are 3, 4, 6 and 8. */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { isColumnFormula } from "./cell-kind.js";

/** Confidence of a column number that its neighbours prove. */
const PROVEN = 0.85;
/** At least so many numbers, and this share of all marks, must be read and fit one count. Rows of 2231, 2192, 367 (bench/tables-scans): 0.35–0.9. */
const FEWEST = 3;
const SHARE = 0.3;

/**
 * Writes the column numbers that OCR misread ("£ | f | 6) | l" under a scanned head) as their count says; what was read stays in `textRaw`,
 * a finding says so. Formulas ("9=7/4") and letters before the first number stay as read.
 */
export function proveColumnNumbers(table: Table): Finding[] {
	const row = table.cells.filter((c) => c.row === table.headerRows - 1 && c.isHeader).sort((a, b) => a.col - b.col);
	if (row.length < 4 || row.some((c) => c.colSpan > 1 || c.rowSpan > 1 || c.text.trim().length > 6)) return [];
	const marks = row.filter((c) => c.text.trim() !== "" || c.textRaw !== "");
	if (marks.length < row.length * 0.6) return [];
	const offsets = new Map<number, number>();
	for (const cell of marks) {
		const n = /^\D{0,2}(\d{1,2})\D{0,2}$/.exec(cell.text.trim())?.[1];
		if (n) offsets.set(Number(n) - cell.col, (offsets.get(Number(n) - cell.col) ?? 0) + 1);
	}
	const ranked = [...offsets].sort((a, b) => b[1] - a[1]);
	const [offset, fits] = ranked[0] ?? [0, 0];
	if (fits < Math.max(FEWEST, marks.length * SHARE) || fits < 2 * (ranked[1]?.[1] ?? 0) || Math.abs(offset) > 2)
		return [];
	const bracketed = marks.filter((c) => /[()]/.test(c.text)).length >= marks.length / 2;
	const proven: Cell[] = [];
	for (const cell of marks) {
		const text = cell.text.trim();
		const n = cell.col + offset;
		const wanted = bracketed ? `(${n})` : String(n);
		if (n < 1 || text === wanted || isColumnFormula(text) || /=/.test(text)) continue;
		if (/^[A-EĐ]$/.test(text) && cell.col < 2) continue;
		cell.text = wanted;
		cell.confidence = PROVEN;
		proven.push(cell);
	}
	if (proven.length === 0) return [];
	return [
		{
			rule: "table.column-number-proven",
			severity: "info",
			message: `${proven.length} column number(s) of table ${table.tableNo} were misread and follow from their places: ${proven
				.slice(0, 8)
				.map((c) => `“${c.textRaw}” is ${c.text}`)
				.join(", ")}.`,
			page: proven[0]!.page,
			quote: null,
			observationKey: null,
		},
	];
}
