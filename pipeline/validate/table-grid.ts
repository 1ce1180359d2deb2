/** A table as the audit sees it: rows with label and outline, figures by column, also those that are no observations. */
import type { Cell, Table } from "../../schemas/extracted.js";
import { measureOfNoun } from "../../schemas/reference/measures.js";
import type { Audit, Audited } from "./audit.js";
import { type RowMark, rowMark } from "./row-mark.js";
import { printedDecimals } from "./tolerance.js";

export interface GridRow {
	row: number;
	label: string;
	isTotal: boolean;
	/** Place of the row in the outline, by its number, letter or dash; null for rows without one. */
	mark: RowMark | null;
	figures: Map<number, Audited>;
}

export interface Grid {
	table: Table;
	/** Rows with figures, top to bottom. */
	rows: GridRow[];
	/** Columns with figures, left to right. */
	columns: number[];
	/** Header words over a column, joined. */
	title: (col: number) => string;
	/** Whether something that is no figure is printed in a place. */
	hasPrint: (row: number, col: number) => boolean;
}

const TOTAL =
	/^\s*(?:tổng|cộng|tổng cộng|tổng số|toàn (?:tỉnh|thành phố|huyện|ngành|thị xã|quận|xã|phường))(?:\s|:|$)/iu;
/** "Tổng số hồ sơ tiếp nhận" is the total of a thing, whose rows below may count other things; "Tổng điểm" closes a table. */
function isTotalRow(label: string): boolean {
	if (!TOTAL.test(label)) return false;
	const rest = label.replace(/^\s*(?:(?:tổng|cộng|số lượng|số|lượt)(?:[\s:]+|$))+/iu, "").trim();
	const thing = rest === "" ? null : measureOfNoun(rest.split(/\s+/));
	return thing === null || ["point", "area", "organization"].includes(thing.measure);
}

/** Columns whose numbers name things: no sums, no shares. */
const NAMES =
	/(?:^|\s)(?:stt|tt|mã|mã số|ký hiệu|số hiệu|năm sinh|ngày|thời gian|thời hạn|điện thoại|số tài khoản|căn cứ|ghi chú|mức độ)(?:\s|$)/iu;

/** Grids are asked for by several rules; figures are shared with the audit, so a mended value shows in all. */
const GRIDS = new WeakMap<Audit, Map<Table, Grid>>();

export function gridOf(audit: Audit, table: Table): Grid {
	const known = GRIDS.get(audit) ?? new Map<Table, Grid>();
	GRIDS.set(audit, known);
	const grid = known.get(table) ?? buildGrid(audit, table);
	known.set(table, grid);
	return grid;
}

function buildGrid(audit: Audit, table: Table): Grid {
	const body = table.cells.filter((c) => !c.isHeader);
	const titles = new Map<number, string>();
	for (const c of body) if (!titles.has(c.col)) titles.set(c.col, c.headerPath.join(" "));
	const title = (col: number): string => titles.get(col) ?? "";
	const seen = new Map<string, Audited>();
	for (const f of audit.figures)
		if (f.cell?.tableNo === table.tableNo && !/\.f\d+$/.test(f.key) && f.value !== null)
			seen.set(`${f.cell.row}:${f.cell.col}`, f);
	const known = new Set([...seen.values()].map((f) => f.cell?.col));
	const byRow = new Map<number, Map<number, Audited>>();
	const printed = new Set<string>();
	const counting = countingColumns(body, title);
	for (const cell of body) {
		const key = `${cell.row}:${cell.col}`;
		const figure =
			seen.get(key) ?? (known.has(cell.col) || counting.has(cell.col) ? shadow(table, cell, title(cell.col)) : null);
		if (figure) {
			const row = byRow.get(cell.row) ?? new Map<number, Audited>();
			row.set(cell.col, figure);
			byRow.set(cell.row, row);
		} else if (/[\p{L}\p{N}]/u.test(cell.text)) printed.add(key);
	}
	const labels = new Map<number, string>();
	for (const c of body)
		if (
			c.number === null &&
			/\p{L}/u.test(c.text) &&
			c.text.trim().length > 1 &&
			!isNumeral(c.text) &&
			!labels.has(c.row)
		)
			labels.set(c.row, c.text.trim());
	const firsts = new Map(body.filter((c) => c.col === 0).map((c) => [c.row, c.text.trim()]));
	const rows = [...byRow.entries()]
		.sort(([a], [b]) => a - b)
		.map(([row, figures]) => {
			const label = labels.get(row) ?? "";
			return { row, label, isTotal: isTotalRow(label), mark: rowMark(firsts.get(row) ?? "", label), figures };
		});
	const columns = [...new Set(rows.flatMap((r) => [...r.figures.keys()]))].sort((a, b) => a - b);
	return { table, rows, columns, title, hasPrint: (row, col) => printed.has(`${row}:${col}`) };
}

/** "IV", "III." are numbers of rows, not labels. */
const isNumeral = (text: string): boolean => /^\s*[IVXLC]{1,6}[.)]?\s*$/.test(text);

/** Columns of numbers that became no observations (a maximum, a table in a decision) may still add up. */
function countingColumns(body: readonly Cell[], title: (col: number) => string): Set<number> {
	const columns = new Map<number, Cell[]>();
	for (const cell of body) {
		if (cell.col === 0 || !/[\p{L}\p{N}]/u.test(cell.text)) continue;
		const own = columns.get(cell.col);
		if (own) own.push(cell);
		else columns.set(cell.col, [cell]);
	}
	const isYear = (n: number | null): boolean => n !== null && Number.isInteger(n) && n >= 1900 && n <= 2100;
	return new Set(
		[...columns]
			.filter(([col, cells]) => {
				const numbers = cells.filter((c) => c.number !== null);
				return !NAMES.test(title(col)) && numbers.length * 2 >= cells.length && !numbers.every((c) => isYear(c.number));
			})
			.map(([col]) => col),
	);
}

/** The number of a cell that is no observation: it takes part in identities and is never mended. */
function shadow(table: Table, cell: Cell, title: string): Audited | null {
	if (cell.number === null) return null;
	return {
		indicatorId: null,
		label: title,
		unitLabel: null,
		unitId: null,
		periodStart: null,
		periodEnd: null,
		value: cell.number,
		numerator: null,
		denominator: null,
		measure:
			/%|tỷ lệ|tỉ lệ/iu.test(title) || /%\s*$/.test(cell.text)
				? "percent"
				: /xếp (?:hạng|thứ)|thứ hạng/iu.test(title)
					? "rank"
					: "item",
		method: "table",
		nature: "result",
		quote: cell.textRaw,
		place: { page: cell.page, box: cell.box },
		confidence: cell.confidence,
		alternatives: [],
		key: `t${table.tableNo}.r${cell.row}.c${cell.col}`,
		partOf: null,
		cell: { tableNo: table.tableNo, row: cell.row, col: cell.col },
		status: "accepted",
		decimals: printedDecimals(cell.number, cell.text),
	};
}

/** Shares and ranks do not add up. */
export const isShare = (f: Audited | undefined): boolean =>
	f?.measure === "percent" || f?.measure === "permille" || f?.measure === "rank";
