/** Identities inside tables: total rows, columns that are sums or differences of others; printed formulas are in column-formulas.ts. */
import type { Table } from "../../schemas/extracted.js";
import { measureOfNoun } from "../../schemas/reference/measures.js";
import type { Audit, Audited, Identity } from "./audit.js";
import { columnFormulas } from "./column-formulas.js";
import { printed, printedSum } from "./print.js";
import { addsUp } from "./tolerance.js";

const TOTAL = /^\s*(?:tổng|cộng|tổng cộng|tổng số|toàn (?:tỉnh|thành phố|huyện|ngành))(?:\s|:|$)/iu;
/** "Tổng số hồ sơ tiếp nhận" is the total of a thing, whose rows below may count other things; "Tổng điểm" closes a table. */
function isTotalRow(label: string): boolean {
	if (!TOTAL.test(label)) return false;
	const rest = label.replace(/^\s*(?:(?:tổng|cộng|số lượng|số|lượt)(?:[\s:]+|$))+/iu, "").trim();
	const thing = rest === "" ? null : measureOfNoun(rest.split(/\s+/));
	return thing === null || ["point", "area", "organization"].includes(thing.measure);
}

/** Rows that must agree before a relation between columns is believed, and their share. */
const ENOUGH_ROWS = 3;
const MOST = 0.7;
/** Tables with more columns are not searched for sums of columns (pairs and triples grow with the cube). */
const MAX_COLUMNS = 14;

interface Grid {
	table: Table;
	rows: { row: number; label: string; isTotal: boolean; figures: Map<number, Audited> }[];
	columns: number[];
}

export function tableIdentities(audit: Audit): Identity[] {
	return audit.document.tables.flatMap((table) => {
		const grid = gridOf(audit, table);
		// A printed formula says more than the sum that the figures suggest: it is told first, and once.
		const told = new Set<string>();
		return [
			...totalRows(grid),
			...columnFormulas(grid.table, grid.rows),
			...columnSums(grid),
			...columnDifferences(grid),
		].filter((identity) => {
			const key = `${identity.about.key} ${identity.members.map((m) => m.key).sort()}`;
			return !told.has(key) && told.add(key);
		});
	});
}

function gridOf(audit: Audit, table: Table): Grid {
	const byRow = new Map<number, Map<number, Audited>>();
	for (const f of audit.figures) {
		if (f.cell?.tableNo !== table.tableNo || /\.f\d+$/.test(f.key) || f.value === null) continue;
		const row = byRow.get(f.cell.row) ?? new Map<number, Audited>();
		row.set(f.cell.col, f);
		byRow.set(f.cell.row, row);
	}
	const labels = new Map<number, string>();
	for (const c of table.cells)
		if (!c.isHeader && c.number === null && /\p{L}/u.test(c.text) && !labels.has(c.row))
			labels.set(c.row, c.text.trim());
	const rows = [...byRow.entries()]
		.sort(([a], [b]) => a - b)
		.map(([row, figures]) => {
			const label = labels.get(row) ?? "";
			return { row, label, isTotal: isTotalRow(label), figures };
		});
	const columns = [...new Set(rows.flatMap((r) => [...r.figures.keys()]))].sort((a, b) => a - b);
	return { table, rows, columns };
}

const share = (f: Audited | undefined): boolean =>
	f?.measure === "percent" || f?.measure === "permille" || f?.measure === "rank";

/** "Tổng cộng" against the rows it closes (below or above); section subtotals are tried before all rows. */
function totalRows({ table, rows, columns }: Grid): Identity[] {
	const out: Identity[] = [];
	const totals = rows.filter((r) => r.isTotal);
	const last = totals.at(-1);
	const first = totals[0];
	if (!last || !first || totals.length > 1) return out;
	const below = rows.filter((r) => r.row > first.row);
	const parts =
		last.row === rows.at(-1)?.row ? rows.filter((r) => !r.isTotal) : first.row === rows[0]?.row ? below : [];
	if (parts.length < 2) return out;
	for (const col of columns) {
		const total = last.figures.get(col);
		const figures = parts.map((r) => r.figures.get(col)).filter((f): f is Audited => f !== undefined);
		if (!total || share(total) || figures.length < 2 || figures.some((f) => f.measure !== total.measure)) continue;
		// A cell with print that could not be read as a number may hold what is missing.
		if (figures.length < parts.length && parts.some((r) => !r.figures.has(col) && hasPrint(table, r.row, col)))
			continue;
		out.push(sum("audit.total-row", total, figures));
	}
	// A table with sub-items ("I", "1", "- ") sums in levels that plain text does not tell: only believe it when some column holds.
	return out.some((i) => i.holds(i.members.map((m) => m.value ?? 0))) || out.length === 1 ? out : [];
}

const hasPrint = (table: Table, row: number, col: number): boolean =>
	table.cells.some((c) => c.row === row && c.col === col && /[\p{L}\p{N}]/u.test(c.text));

function sum(rule: string, total: Audited, parts: Audited[]): Identity {
	return {
		rule,
		members: [total, ...parts],
		about: total,
		holds: ([t = 0, ...values]) => addsUp(values, t),
		message: ([t = 0, ...values]) => {
			const s = values.reduce((a, b) => a + b, 0);
			const listed = values.length <= 6 ? printedSum(values) : `the ${values.length} rows together`;
			return `${listed} = ${printed(s)}, but ${printed(t)} is printed (${printed(Math.abs(s - t))} ${s > t ? "too many" : "missing"}).`;
		},
	};
}

/** A column that is the sum of two or more columns next to each other, when most rows say so. */
function columnSums({ rows, columns }: Grid): Identity[] {
	if (columns.length > MAX_COLUMNS) return [];
	const out: Identity[] = [];
	const claimed = new Set<number>();
	for (const t of columns) {
		for (let from = 0; from < columns.length; from++) {
			for (let to = from + 2; to <= columns.length; to++) {
				const parts = columns.slice(from, to);
				if (parts.includes(t) || claimed.has(t)) continue;
				const usable = rows.filter((r) => {
					const total = r.figures.get(t);
					return (
						total &&
						!share(total) &&
						parts.every(
							(c) => r.figures.has(c) && !share(r.figures.get(c)) && r.figures.get(c)?.measure === total.measure,
						)
					);
				});
				const telling = usable.filter((r) => parts.filter((c) => (r.figures.get(c)?.value ?? 0) !== 0).length > 1);
				const fit = usable.filter((r) =>
					addsUp(
						parts.map((c) => r.figures.get(c)?.value ?? 0),
						r.figures.get(t)?.value ?? 0,
					),
				);
				if (telling.length < ENOUGH_ROWS || fit.length < usable.length * MOST) continue;
				claimed.add(t);
				for (const r of usable) {
					const total = r.figures.get(t);
					if (total)
						out.push(
							sum(
								"audit.column-sum",
								total,
								parts.map((c) => r.figures.get(c)).filter((f): f is Audited => f !== undefined),
							),
						);
				}
			}
		}
	}
	return out;
}

/** Three columns with a − b = c in most rows (maximum − deducted = achieved), where they do not add up side by side. */
function columnDifferences({ rows, columns }: Grid): Identity[] {
	if (columns.length < 3 || columns.length > MAX_COLUMNS) return [];
	const out: Identity[] = [];
	for (const a of columns)
		for (const b of columns)
			for (const c of columns) {
				if (
					b >= c ||
					a === b ||
					a === c ||
					(Math.abs(b - c) === 1 && Math.abs(columns.indexOf(b) - columns.indexOf(c)) === 1)
				)
					continue;
				const usable = rows.filter((r) => [a, b, c].every((x) => r.figures.has(x) && !share(r.figures.get(x))));
				const fit = usable.filter((r) =>
					addsUp(
						[b, c].map((x) => r.figures.get(x)?.value ?? 0),
						r.figures.get(a)?.value ?? 0,
					),
				);
				const telling = fit.filter((r) => [b, c].every((x) => (r.figures.get(x)?.value ?? 0) !== 0));
				if (telling.length < ENOUGH_ROWS || fit.length < usable.length * MOST) continue;
				for (const r of usable) {
					const whole = r.figures.get(a);
					if (whole)
						out.push(
							sum(
								"audit.column-sum",
								whole,
								[b, c].map((x) => r.figures.get(x)).filter((f): f is Audited => f !== undefined),
							),
						);
				}
			}
	return out;
}
