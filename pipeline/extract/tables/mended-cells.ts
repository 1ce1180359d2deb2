/** Cells of scanned tables that something else in the table, or a list, proves to be misread: mended in `text`, the print stays in `textRaw`. */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";

/** Of a text that was not read so. */
const PROVEN = 0.85;
/** Cells that a message quotes; it says how many there are beyond. */
const QUOTED = 8;

/** Gives a cell its mended text; false where it already reads so. */
export function mendCell(cell: Cell, text: string): boolean {
	if (text === cell.text) return false;
	cell.text = text;
	cell.confidence = Math.min(cell.confidence, PROVEN);
	return true;
}

/** One finding for all cells of a table mended by one rule; none where there are none. `what` goes on after "3 cell(s) of table 2". */
export function mendedFindings(rule: string, what: string, mended: readonly Cell[], table: Table): Finding[] {
	if (mended.length === 0) return [];
	const quoted = mended.slice(0, QUOTED).map((c) => `“${c.textRaw}” is “${c.text}”`);
	const more = mended.length > QUOTED ? `, and ${mended.length - QUOTED} more` : "";
	return [
		{
			rule,
			severity: "info",
			message: `${mended.length} cell(s) of table ${table.tableNo} ${what}: ${quoted.join(", ")}${more}.`,
			page: mended[0]!.page,
			quote: null,
			observationKey: null,
		},
	];
}
