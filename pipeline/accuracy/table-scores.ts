import type { Cell, Table } from "../../schemas/extracted.js";
import type { TruthTable } from "../../schemas/truth.js";
import { matchBest } from "./likeness.js";
import type { ScoreSheet } from "./metric.js";
import { plainText, words } from "./plain-text.js";
import { f1Tally, tally } from "./tally.js";

/** From this confidence on a value is given as sure (issue 5: wrong numbers under 0.9 are announced as doubtful). */
const SURE = 0.9;

/** Share of the truth's words that must be in a found table, for it to be that table. */
const SAME_TABLE = 0.3;

const at = (row: number, col: number): string => `${row},${col}`;

/** Cell F1 (row, column, text), words in the right cell, numeric cells, and shape; tables matched by their words. */
export function scoreTables(
	truths: readonly TruthTable[],
	tables: readonly Table[],
	complete: boolean,
	sheet: ScoreSheet,
): void {
	const matches = matchBest(truths, tables, (t, f) => {
		const share = sharedWords(t, f);
		return share >= SAME_TABLE ? share : 0;
	});
	truths.forEach((truth, i) => {
		const match = matches.find((m) => m.truth === i);
		const table = match ? tables[match.found] : undefined;
		const where = `table ${i + 1}`;
		const name = truth.caption ?? truth.rows[0]?.join(" | ") ?? "";
		sheet.check("tables.found", table !== undefined, where, name, null);
		scoreShape(truth, table, where, sheet);
		scoreCells(truth, table, where, sheet);
		scoreNumbers(truth, table, where, sheet);
	});
	if (!complete) return;
	tables.forEach((table, j) => {
		const real = matches.some((m) => m.found === j);
		const first = table.cells.find((c) => c.text !== "")?.text ?? "";
		sheet.check("tables.invented", !real, `found table ${table.tableNo}`, null, first);
	});
}

function sharedWords(truth: TruthTable, table: Table): number {
	const wanted = words(plainText(truth.rows.flat().join(" ")));
	const left = new Map<string, number>();
	for (const word of words(plainText(table.cells.map((c) => c.text).join(" "))))
		left.set(word, (left.get(word) ?? 0) + 1);
	let hits = 0;
	for (const word of wanted) {
		const n = left.get(word) ?? 0;
		if (n > 0) hits++;
		left.set(word, n - 1);
	}
	return wanted.length === 0 ? 0 : hits / wanted.length;
}

function scoreShape(truth: TruthTable, table: Table | undefined, where: string, sheet: ScoreSheet): void {
	const shape = (rows: number, columns: number, headers: number): string =>
		`${rows} rows × ${columns} columns, ${headers} header rows`;
	const columns = Math.max(0, ...truth.rows.map((r) => r.length));
	const expected = shape(truth.rows.length - truth.headerRows, columns, truth.headerRows);
	const got = table ? shape(table.rowCount, table.columnCount, table.headerRows) : null;
	sheet.check("tables.shape", expected === got, where, expected, got);
}

function scoreCells(truth: TruthTable, table: Table | undefined, where: string, sheet: ScoreSheet): void {
	const found = new Map<string, Cell>();
	for (const cell of table?.cells ?? []) if (plainText(cell.text) !== "") found.set(at(cell.row, cell.col), cell);
	let inTruth = 0;
	let right = 0;
	let unscored = 0;
	let wordHits = 0;
	let wordTotal = 0;
	truth.rows.forEach((cells, row) => {
		cells.forEach((text, col) => {
			const cell = found.get(at(row, col));
			if (text === null) {
				if (cell) unscored++;
				return;
			}
			const expected = plainText(text);
			if (expected === "") return;
			inTruth++;
			const got = cell ? plainText(cell.text) : "";
			if (got === expected) right++;
			else sheet.miss("tables.cells", `${where} row ${row} column ${col}`, expected, got || null);
			const left = words(got);
			for (const word of words(expected)) {
				wordTotal++;
				const k = left.indexOf(word);
				if (k < 0) continue;
				wordHits++;
				left.splice(k, 1);
			}
		});
	});
	sheet.add("tables.cells", f1Tally(right, inTruth, found.size - unscored));
	sheet.add("tables.words", tally(wordHits, wordTotal));
}

/** Body cells that hold a number: right value in the right row and column. A number where the truth has none is not counted here. */
function scoreNumbers(truth: TruthTable, table: Table | undefined, where: string, sheet: ScoreSheet): void {
	if (!truth.numbers) return;
	const found = new Map((table?.cells ?? []).map((c) => [at(c.row, c.col), c]));
	let right = 0;
	let total = 0;
	let silent = 0;
	truth.numbers.forEach((numbers, row) => {
		if (row < truth.headerRows) return;
		numbers.forEach((expected, col) => {
			if (expected === null || truth.rows[row]?.[col] === null) return;
			total++;
			const cell = found.get(at(row, col));
			const got = cell?.number ?? null;
			if (got !== null && sameNumber(expected, got)) right++;
			else {
				const sure = got !== null && (cell?.confidence ?? 0) >= SURE;
				if (sure) silent++;
				const place = `${where} row ${row} column ${col}`;
				const printed = got === null ? null : String(got);
				sheet.miss("tables.numbers", place, String(expected), printed);
				if (sure) sheet.miss("tables.silent", place, String(expected), printed);
			}
		});
	});
	sheet.add("tables.numbers", tally(right, total));
	sheet.add("tables.silent", tally(silent, total));
}

/** Equal but for binary rounding. */
export const sameNumber = (one: number, other: number): boolean =>
	Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
