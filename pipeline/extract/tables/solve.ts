/**
 * Unreadable figures that the document itself pins down. A value is filled in only when it is a look-alike of what was
 * printed AND a statement elsewhere gives exactly that value; the print stays beside it and the finding names the proof.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { type LineKey, lineKey } from "../block.js";
import { isBlankMark, parseNumber } from "../numbers.js";
import type { Unreadable } from "./assemble.js";
import { fold, isTotalLabel } from "./cell-kind.js";

interface Proof {
	value: number;
	words: string;
}

/** Confidence of a value that was worked out: under 0.9, so that it is never taken for a clean reading. */
const SOLVED_CONFIDENCE = 0.85;

export function solveUnreadable(
	unreadable: readonly Unreadable[],
	pages: readonly RestoredPage[],
	consumed: ReadonlySet<LineKey>,
): Finding[] {
	if (unreadable.length === 0) return [];
	const clauses = clausesOf(pages, consumed);
	const byTable = new Map<Table, Unreadable[]>();
	for (const u of unreadable) byTable.set(u.table, [...(byTable.get(u.table) ?? []), u]);
	return [...byTable.values()].flatMap((all) => (all.length > MOST ? [lostFinding(all)] : solveTable(all, clauses)));
}

/** With more gaps than this a table was not read at all: nothing in it proves anything. */
const MOST = 40;

const lostFinding = (all: readonly Unreadable[]): Finding => ({
	rule: "table.cell-unreadable",
	severity: "warning",
	message: `${all.length} figures of table ${all[0]!.table.tableNo} cannot be read (“${all
		.slice(0, 5)
		.map((u) => u.cell.textRaw)
		.join("”, “")}” …) and are left empty.`,
	page: all[0]!.cell.page,
	quote: null,
	observationKey: null,
});

function solveTable(unreadable: readonly Unreadable[], clauses: readonly string[]): Finding[] {
	return unreadable.map((u) => {
		const proofs = [
			deductionProof(u, clauses),
			columnTotalProof(u, unreadable),
			ownTotalProof(u),
			rowSumProof(u),
			shareProof(u),
		].filter((p): p is Proof => p !== null);
		const values = [...new Set(proofs.map((p) => p.value))].filter(
			(v) => u.candidates.includes(v) || u.ifProven?.includes(v),
		);
		const place = `table ${u.table.tableNo}, row ${u.cell.row}, column ${u.cell.col}`;
		if (values.length !== 1 && u.keep)
			return {
				rule: "table.cell-doubtful",
				severity: "warning" as const,
				message: `${u.cell.number} in ${place}, a column of percentages, is printed “${u.cell.textRaw}”: a separator may have been lost.`,
				page: u.cell.page,
				quote: u.cell.textRaw,
				observationKey: null,
			};
		if (values.length !== 1)
			return {
				rule: "table.cell-unreadable",
				severity: "warning" as const,
				message: `A figure cannot be read in ${place}: the print is “${u.cell.textRaw}”${u.candidates.length > 0 ? `, which may stand for ${u.candidates.slice(0, 4).join(", ")}` : ""}. It is left empty.`,
				page: u.cell.page,
				quote: u.cell.textRaw,
				observationKey: null,
			};
		u.cell.number = values[0]!;
		u.cell.text = String(values[0]);
		u.cell.confidence = SOLVED_CONFIDENCE;
		const proof = proofs.find((p) => p.value === values[0])!;
		return {
			rule: "table.cell-solved",
			severity: "info" as const,
			message: `The print “${u.cell.textRaw}” in ${place} is read as ${values[0]}: ${proof.words}, and no other look-alike of the print fits.`,
			page: u.cell.page,
			quote: u.cell.textRaw,
			observationKey: null,
		};
	});
}

/** Clauses of the running text, as restored and as printed: a statement may survive in only one of them. */
function clausesOf(pages: readonly RestoredPage[], consumed: ReadonlySet<LineKey>): string[] {
	const join = (key: "text" | "textRaw"): string =>
		pages
			.map((p) =>
				p.lines
					.filter((_, i) => !consumed.has(lineKey(p.page, i)))
					.map((l) => l[key])
					.join(" "),
			)
			.join(" ");
	return [
		...new Set(
			[join("text"), join("textRaw")]
				.flatMap((s) => s.split(/[;\n]|\.\s+(?=\p{Lu})/u))
				.map((s) => s.replace(/\s+/g, " ").trim()),
		),
	];
}

/** Cells by row, worked out once a table: proofs ask for rows over and over. */
const ROWS = new WeakMap<Table, Map<number, Cell[]>>();

function rowOf(table: Table, row: number): Cell[] {
	let rows = ROWS.get(table);
	if (!rows) {
		rows = new Map();
		for (const cell of table.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
		ROWS.set(table, rows);
	}
	return rows.get(row) ?? [];
}

const bodyRows = (table: Table): number[] => [...new Set(table.cells.filter((c) => !c.isHeader).map((c) => c.row))];
const columnsOf = (table: Table): number[] => [...new Set(table.cells.filter((c) => !c.isHeader).map((c) => c.col))];

/** "trừ 2 điểm", with what OCR makes of ừ and đ: tru, trur, trir; diem. Text must be folded. */
const DEDUCTION = /(?<![a-z])tr[uirw]{1,3}\s+(\d+(?:[.,]\d+)?)\s*(?:diem|di.m|$)/;

/**
 * "An toàn thông tin mạng trừ 2 điểm" beside a maximum of 7: achieved 5. The maximum is the column that is never under this
 * one, and at least two other rows must bear the statement out (seed 004: five do), so that no chance number is taken.
 */
function deductionProof(u: Unreadable, clauses: readonly string[]): Proof | null {
	const { table, cell } = u;
	const said = new Map<number, { points: number; clause: string }[]>();
	for (const clause of clauses) {
		const folded = fold(clause);
		const m = DEDUCTION.exec(folded);
		const points = m ? parseNumber(m[1]!)?.value : null;
		const row = m ? bestRow(table, cell, folded.slice(0, m.index)) : null;
		if (points != null && row !== null) said.set(row, [...(said.get(row) ?? []), { points, clause }]);
	}
	const own = said.get(cell.row) ?? [];
	if (new Set(own.map((s) => s.points)).size !== 1) return null;
	const number = (row: number, col: number): number | null =>
		rowOf(table, row).find((c) => c.col === col)?.number ?? null;
	const rows = bodyRows(table).filter((r) => r !== cell.row);
	for (const maxCol of columnsOf(table)) {
		const maximum = number(cell.row, maxCol);
		if (maxCol === cell.col || maximum === null) continue;
		if (rows.some((r) => (number(r, cell.col) ?? 0) > (number(r, maxCol) ?? 0))) continue;
		const borneOut = rows.filter((r) =>
			said.get(r)?.some((s) => round((number(r, maxCol) ?? 0) - (number(r, cell.col) ?? Number.NaN)) === s.points),
		).length;
		if (borneOut < 2) continue;
		const { points, clause } = own[0]!;
		return {
			value: round(maximum - points),
			words: `the maximum is ${maximum} and the text takes off ${points} (“…${clause.slice(-70)}”), as it does rightly for ${borneOut} other rows`,
		};
	}
	return null;
}

/** The row whose label the clause names: most of its words, and more than of any other label. */
function bestRow(table: Table, cell: Cell, clause: string): number | null {
	const said = new Set(clause.split(/[^a-z0-9]+/));
	const score = (text: string): number => {
		const words = fold(text)
			.split(" ")
			.filter((w) => w.length > 1);
		return words.length === 0 ? 0 : words.filter((w) => said.has(w)).length / words.length;
	};
	const scored = table.cells
		.filter((c) => !c.isHeader && c.number === null && c !== cell && c.col < cell.col && /\p{L}{2}/u.test(c.text))
		.map((c) => ({ row: c.row, score: Math.max(score(c.text), score(c.textRaw)) }))
		.sort((a, b) => b.score - a.score);
	const [first, second] = scored;
	return first && first.score >= 0.5 && first.score > (second?.score ?? 0) ? first.row : null;
}

/** One gap in a column whose total row is readable. */
function columnTotalProof(u: Unreadable, all: readonly Unreadable[]): Proof | null {
	const { table, cell } = u;
	if (all.some((o) => o !== u && o.table === table && o.cell.col === cell.col)) return null;
	const column = table.cells.filter((c) => !c.isHeader && c.col === cell.col && c.colSpan === 1);
	const isTotal = (c: Cell): boolean => rowOf(table, c.row).some((l) => l.col < cell.col && isTotalLabel(l.text));
	const totals = column.filter(isTotal);
	if (totals.length !== 1 || totals[0]!.number === null || totals[0] === cell) return null;
	const parts = column.filter((c) => c !== totals[0] && c !== cell && c.number !== null);
	if (parts.length < 2) return null;
	const sum = parts.reduce((s, c) => s + c.number!, 0);
	return {
		value: round(totals[0]!.number - sum),
		words: `the column's total is ${totals[0]!.number} and its other figures add up to ${round(sum)}`,
	};
}

/** An unreadable total over a column that is readable: the sum itself. */
function ownTotalProof(u: Unreadable): Proof | null {
	const { table, cell } = u;
	if (!rowOf(table, cell.row).some((l) => l.col < cell.col && isTotalLabel(l.text))) return null;
	const column = table.cells.filter((c) => !c.isHeader && c.col === cell.col && c !== cell);
	if (column.some((c) => c.number === null && c.text !== "" && !isBlankMark(c.text)) || column.length < 3) return null;
	const sum = round(column.reduce((s, c) => s + (c.number ?? 0), 0));
	return { value: sum, words: `the figures of the column add up to ${sum}` };
}

/**
 * A column that is the sum of columns beside it (TC = LT + TH, "Tổng số" = "Nam" + "Nữ"): found where it holds in at least
 * three other rows and fails in none; then one gap in a row follows.
 */
function rowSumProof(u: Unreadable): Proof | null {
	const { table, cell } = u;
	const columns = columnsOf(table).sort((a, b) => a - b);
	const rows = bodyRows(table).filter((r) => r !== cell.row);
	const at = new Map(
		table.cells.filter((c) => !c.isHeader && c.colSpan === 1).map((c) => [`${c.row}:${c.col}`, c.number]),
	);
	const number = (row: number, col: number): number | null => at.get(`${row}:${col}`) ?? null;
	for (const total of columns)
		for (const start of columns)
			for (let end = start + 1; end < start + 6 && columns.includes(end); end++) {
				if (total >= start && total <= end) continue;
				const parts = Array.from({ length: end - start + 1 }, (_, k) => start + k);
				if (cell.col !== total && !parts.includes(cell.col)) continue;
				const full = rows.filter(
					(r) => [total, ...parts].every((c) => number(r, c) !== null) && number(r, total) !== 0,
				);
				const sum = (r: number): number => round(parts.reduce((s, c) => s + (number(r, c) ?? 0), 0));
				if (full.length < 3 || full.some((r) => sum(r) !== number(r, total))) continue;
				const known = parts.filter((c) => c !== cell.col);
				if (cell.col === total && known.every((c) => number(cell.row, c) !== null))
					return {
						value: sum(cell.row),
						words: `the column is the sum of columns ${start}–${end}, as in ${full.length} other rows`,
					};
				if (cell.col !== total && number(cell.row, total) !== null && known.every((c) => number(cell.row, c) !== null))
					return {
						value: round(number(cell.row, total)! - known.reduce((s, c) => s + number(cell.row, c)!, 0)),
						words: `columns ${start}–${end} add up to column ${total}, as in ${full.length} other rows`,
					};
			}
	return null;
}

/** A column that is 100 × one column by another, as at least three other rows and two thirds of them show; rounded or cut off. */
function shareProof(u: Unreadable): Proof | null {
	const { table, cell } = u;
	const number = (row: number, col: number): number | null =>
		rowOf(table, row).find((c) => c.col === col && c.colSpan === 1)?.number ?? null;
	const columns = columnsOf(table).filter((c) => c !== cell.col);
	const rows = bodyRows(table).filter((r) => r !== cell.row && number(r, cell.col) !== null);
	const decimals = Math.max(0, ...rows.map((r) => String(number(r, cell.col)).split(".")[1]?.length ?? 0));
	for (const whole of columns)
		for (const part of columns) {
			const share = (r: number): number | null => {
				const [a, b] = [number(r, part), number(r, whole)];
				return part === whole || a === null || b === null || b === 0 ? null : (100 * a) / b;
			};
			const known = rows.filter((r) => share(r) !== null);
			const holds = known.filter((r) => Math.abs(share(r)! - number(r, cell.col)!) < 10 ** -decimals).length;
			const own = share(cell.row);
			if (own === null || holds < 3 || holds < known.length * 0.66) continue;
			const value = Number(own.toFixed(decimals));
			return { value, words: `column ${part} is ${value} % of column ${whole}, as in ${holds} other rows` };
		}
	return null;
}

const round = (v: number): number => Math.round(v * 1e6) / 1e6;
