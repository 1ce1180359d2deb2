/** Columns that a total row adds up: they hold data, whatever kind of document their table stands in. */
import type { Table } from "../../../schemas/extracted.js";
import { fold } from "../flow/fold.js";
import { bodyRows } from "./table-columns.js";

const TOTAL = /^(?:tong(?: so| cong)?|cong|toan (?:tinh|huyen|thanh pho|nganh|xa))\b/;
/** How many each unit sends to a meeting is an arrangement, however it adds up. Folded. */
const SENDS = /\b(?:tham du|tham gia|du (?:hop|thi|hoi nghi|tap huan)|dang ky|cu di|trieu tap|moi)\b/;
/** So many rows must add up before a sum is no accident. */
const ROWS = 3;

/** Numbers of the columns whose last row is called a total and is the sum of at least three rows above it. */
export function summedColumns(table: Table): Set<number> {
	const out = new Set<number>();
	const rows = bodyRows(table);
	const total = rows.findLast((r) => [...r.cells.values()].some((c) => TOTAL.test(fold(c.text).trim())));
	if (!total) return out;
	for (const [col, cell] of total.cells) {
		if (cell.number === null || !(cell.number > 0) || SENDS.test(fold(cell.headerPath.join(" ")))) continue;
		const above = rows.filter((r) => r.row < total.row).map((r) => r.cells.get(col)?.number ?? null);
		const counted = above.filter((n) => n !== null);
		const sum = counted.reduce((a, b) => a + b, 0);
		if (counted.length >= ROWS && Math.abs(sum - cell.number) < 1e-6) out.add(col);
	}
	return out;
}
