/** The ordinal column proves itself: between 4 and 6, one row apart each, stands 5, whatever OCR made of it. */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { countOffset, countsUp, isOrdinalHead } from "./cell-kind.js";

/** Confidence of an ordinal that its neighbours prove. */
const PROVEN = 0.85;

/**
 * Fills in ordinals of a scanned table that were lost or misread between two that were read, if the rows between them are
 * exactly as many as the numbers missing. Only in a column headed "STT"; the print stays in `textRaw`, a finding says so.
 */
export function proveOrdinals(table: Table): Finding[] {
	const column = table.cells.filter((c) => !c.isHeader && c.col === 0 && c.colSpan === 1).sort((a, b) => a.row - b.row);
	const head = table.cells.find((c) => c.row === 0 && c.col === 0)?.text ?? "";
	if (!isOrdinalHead(head) && !countsUp(column.map((c) => c.text))) return [];
	const read = column.map((c) =>
		c.number !== null && Number.isInteger(c.number) && /^\D*\d+\D*$/.test(c.textRaw) ? c.number : null,
	);
	// Numbers that leave a count which at least four others keep were misread, unless a neighbour leaves it alike: after a section's row the count
	// runs on, one row further down.
	const count = countOffset(read.map((n) => (n === null ? "" : String(n))));
	if (count !== null && read.filter((n, k) => n === count + k).length >= 4) {
		const alone = (n: number, k: number): boolean =>
			[-2, -1, 1, 2].every((d) => read[k + d] == null || read[k + d]! - (k + d) !== n - k);
		const strays = read.flatMap((n, k) => (n !== null && n !== count + k && alone(n, k) ? [k] : []));
		for (const k of strays) read[k] = null;
	}
	const proven: Cell[] = [];
	// "1." or "1" as most of the column has it.
	const dotted = column.filter((c) => /^\d+\.$/.test(c.text.trim())).length;
	const dot = dotted >= 2 && dotted > column.filter((c) => /^\d+$/.test(c.text.trim())).length ? "." : "";
	const set = (i: number, value: number): void => {
		column[i]!.number = value;
		column[i]!.text = `${value}${dot}`;
		column[i]!.confidence = PROVEN;
		proven.push(column[i]!);
	};
	// No row without a cell of its own between them; a cell may be several rows high.
	const adjacent = (i: number, k: number): boolean =>
		column.slice(i, k).every((c, m) => c.row + c.rowSpan === column[i + m + 1]!.row);
	for (let i = 0; i < column.length; i++) {
		if (read[i] === null) continue;
		// The next ordinal that fits; what lies between and does not fit was misread.
		for (let k = i + 1; k < column.length && k - i <= MAX_GAP; k++) {
			if (read[k] === null || read[k]! - read[i]! !== k - i || !adjacent(i, k)) continue;
			// Two between them that agree on another count are right, and one of the ends is the misreading.
			const others = read.slice(i + 1, k).flatMap((n, m) => (n === null || n === read[i]! + m + 1 ? [] : [n - m]));
			if (new Set(others).size < others.length) continue;
			for (let m = i + 1; m < k; m++) {
				const value = read[i]! + (m - i);
				if (read[m] === value) continue;
				set(m, value);
			}
			break;
		}
	}
	// The first rows, where the count begins with 1 (its second row may be proven itself); the last one after two that were read, if its print still shows the last digit.
	const start = read.findIndex((n) => n !== null);
	const begins =
		start > 0 &&
		start <= 3 &&
		read[start] === start + 1 &&
		column[start + 1]?.number === start + 2 &&
		adjacent(0, start + 1);
	if (begins && column.slice(0, start).every((c) => c.textRaw !== "")) for (let i = 0; i < start; i++) set(i, i + 1);
	const n = column.length - 1;
	if (n >= 2 && read[n] === null && adjacent(n - 2, n) && read[n - 1] !== null && read[n - 2] === read[n - 1]! - 1) {
		const value = read[n - 1]! + 1;
		const print = column[n]!.textRaw.replace(/[Il|!\][]/g, "1");
		if (print.includes(String(value % 10))) set(n, value);
	}
	proven.push(...proveSections(table, column, read));
	if (proven.length === 0) return [];
	return [
		{
			rule: "table.ordinal-proven",
			severity: "info",
			message: `${proven.length} row number(s) of table ${table.tableNo} were lost or misread and follow from the rows around: ${proven
				.slice(0, 8)
				.map((c) => `“${c.textRaw}” is ${c.text}`)
				.join(", ")}.`,
			page: proven[0]!.page,
			quote: null,
			observationKey: null,
		},
	];
}

/** Over longer gaps a wrong start could carry far. */
const MAX_GAP = 6;

/** Roman numerals of sections as OCR leaves them: "I" is read as 1, "II" as H, "III" as HI. */
const ROMAN_PRINT = /^[IVXLHTNl1|!]{1,5}[.)]?$/;
const ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];
const STROKES: Readonly<Record<string, number>> = { H: 2, N: 2, V: 2, X: 2 };

/**
 * Sections between the counted rows (I, II, III), where the count runs on or starts anew around them: they get their Roman numbers in order and
 * are no figures.
 */
function proveSections(table: Table, column: readonly Cell[], read: readonly (number | null)[]): Cell[] {
	// A row that holds nothing but its label.
	const bare = (cell: Cell): boolean =>
		table.cells.filter((c) => c.row === cell.row && c.col > 1).every((c) => !/[\p{L}\p{N}]/u.test(c.text));
	const sections = column.flatMap((cell, i) => {
		const print = cell.textRaw.trim();
		if (!ROMAN_PRINT.test(print)) return [];
		const before = i === 0 ? 0 : read[i - 1];
		const after = read[i + 1];
		const outside = after != null && before != null && (after === before + 1 || after === 1);
		// "1" may be the row's own number: only an empty row beside it makes it a section.
		return outside && (bare(cell) || !/^1/.test(print)) ? [cell] : [];
	});
	const strokes = (print: string): number =>
		[...print.replace(/[.)]/g, "")].reduce((sum, sign) => sum + (STROKES[sign] ?? 1), 0);
	const inOrder = sections.every((cell, k) => {
		const roman = ROMANS[k] ?? "";
		return Math.abs(strokes(cell.textRaw.trim()) - strokes(roman)) <= 1;
	});
	if (!inOrder) return [];
	return sections.flatMap((cell, k) => {
		const roman = ROMANS[k]!;
		const same = cell.text === roman && cell.number === null;
		cell.text = roman;
		cell.number = null;
		cell.confidence = Math.min(cell.confidence, PROVEN);
		return same ? [] : [cell];
	});
}
