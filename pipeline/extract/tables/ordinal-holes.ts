/** Rows that a list lost with a sheet: ordinals that leap over a page break. */
import type { Finding, Table } from "../../../schemas/extracted.js";
import { isOrdinalHead, isTotalLabel } from "./cell-kind.js";

/** So many rows count up by one before and after a leap: fewer may be chance, or one misreading. */
const STEADY = 3;
/** A list with more leaps skips numbers of its own accord. */
const MOST_HOLES = 2;
/** Longer leaps are another numbering. */
const LONGEST = 300;

interface Counted {
	row: number;
	page: number;
	number: number;
}

/**
 * One finding for each leap of the ordinals from the last row of a page to the first of the next. Leaps inside a page, over section rows, and
 * in lists that skip often are as the list was made. `others` are all tables of the document: a total that tells the last number bears it out.
 */
export function findOrdinalHoles(table: Table, others: readonly Table[]): Finding[] {
	const head = table.cells.find((c) => c.row === 0 && c.col === 0)?.text ?? "";
	if (!isOrdinalHead(head)) return [];
	const last = table.cells.reduce((n, c) => Math.max(n, c.row + c.rowSpan - 1), 0);
	const column = table.cells.filter((c) => !c.isHeader && c.col === 0).sort((a, b) => a.row - b.row);
	const counted = column.map((c): Counted | null =>
		c.colSpan === 1 && c.number !== null && Number.isInteger(c.number)
			? { row: c.row, page: c.page, number: c.number }
			: null,
	);
	const steady = (from: number, to: number): boolean => {
		for (let i = from; i <= to; i++) {
			const c = counted[i];
			if (!c || (i > from && c.number !== counted[i - 1]!.number + 1)) return false;
		}
		return true;
	};
	const holes: [Counted, Counted][] = [];
	for (let i = STEADY; i < counted.length; i++) {
		const [before, after] = [counted[i - 1], counted[i]];
		if (!before || !after || after.number <= before.number + 1 || after.number - before.number > LONGEST) continue;
		const end = Math.min(i + STEADY - 1, counted.length - 1);
		if (!steady(i - STEADY, i - 1) || end - i < 1 || !steady(i, end)) continue;
		holes.push([before, after]);
	}
	const overPages = holes.filter(([before, after]) => after.page > before.page);
	if (holes.length > MOST_HOLES || overPages.length === 0) return [];
	const final = counted.findLast((c) => c !== null && c.row <= last)!.number;
	const told = others.find((t) => t !== table && totalsOf(t).includes(final));
	return overPages.map(([before, after]) => {
		const missing = after.number - before.number - 1;
		return {
			rule: "table.rows-missing",
			severity: "warning" as const,
			message: `The row numbers of table ${table.tableNo} go from ${before.number} on page ${before.page} to ${after.number} on page ${after.page}: ${missing} row${missing === 1 ? " is" : "s are"} missing (${missing === 1 ? before.number + 1 : `${before.number + 1}–${after.number - 1}`}), perhaps a sheet that was not scanned.${told ? ` The last number, ${final}, is also the total of table ${told.tableNo}.` : ""}`,
			page: after.page,
			quote: null,
			observationKey: null,
		};
	});
}

/** The figures of rows that say "Tổng cộng". */
function totalsOf(table: Table): number[] {
	const rows = new Set(table.cells.filter((c) => !c.isHeader && isTotalLabel(c.text)).map((c) => c.row));
	return table.cells.flatMap((c) => (rows.has(c.row) && c.number !== null ? [c.number] : []));
}
