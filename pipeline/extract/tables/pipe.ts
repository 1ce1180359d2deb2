/** Tables written with pipes: Markdown (`| a | b |` over `|---|---|`), plain pipes, and boxes drawn with + - |. */
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { isListOrForm } from "./not-a-table.js";
import { cellsFromRows, type RawTable } from "./raw-table.js";

const pipes = (s: string): number => s.replace(/\\\|/g, "").split("|").length - 1;
const isMarkdownRule = (s: string): boolean =>
	/^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/.test(s) && s.includes("|");
const isDrawnRule = (s: string): boolean =>
	/^\s*[+|├┌└┼┬┴─━═╔╠╚=-][+|├┌└┼┬┴┤┐┘─━═╗╣╝╬╦╩=\s-]{4,}$/.test(s) && /[-─━═=]{3}/.test(s);
const DRAWN_BAR = /[│┃║]/g;

/**
 * Cells of a piped line, outer pipes taken off; a last pipe without a first one leaves its cell empty ("1 | Hồ sơ | 25 |"). `framed`: the
 * table is drawn with outer pipes; else a pipe at the start closes an empty first cell (" | Tổng số | 25").
 */
function splitPipes(line: string, framed: boolean): string[] {
	const bars = line.replace(DRAWN_BAR, "|").trim();
	const s = framed && bars.startsWith("|") ? bars.slice(1).replace(/(?<!\\)\|$/, "") : bars;
	return s.split(/(?<!\\)\|/).map((t) =>
		t
			.replace(/\\\|/g, "|")
			.replace(/<br\s*\/?>/gi, " ")
			.trim(),
	);
}

export function findPipeTables(page: RestoredPage): RawTable[] {
	const tables: RawTable[] = [];
	const raw = (i: number): string => (page.lines[i]?.textRaw ?? "").replace(DRAWN_BAR, "|");
	for (let i = 0; i < page.lines.length; ) {
		if (pipes(raw(i)) === 0 && !isDrawnRule(raw(i))) {
			i++;
			continue;
		}
		let end = i;
		while (end + 1 < page.lines.length && (pipes(raw(end + 1)) > 0 || isDrawnRule(raw(end + 1)))) end++;
		const table = readRun(page, i, end);
		if (table) tables.push(table);
		i = end + 1;
	}
	return tables;
}

function readRun(page: RestoredPage, first: number, last: number): RawTable | null {
	const rows: { texts: string[]; raws: string[]; confidence: number }[] = [];
	let ruleAfter: number | null = null;
	let drawn = 0;
	let open = false;
	const lines = page.lines.slice(first, last + 1).map((l) => l.textRaw.replace(DRAWN_BAR, "|").trim());
	const framed = lines.filter((l) => l.startsWith("|")).length >= lines.length / 2;
	for (let i = first; i <= last; i++) {
		const line = page.lines[i]!;
		if (isMarkdownRule(line.textRaw)) {
			ruleAfter ??= rows.length;
			continue;
		}
		if (isDrawnRule(line.textRaw)) {
			drawn++;
			open = false;
			continue;
		}
		const raws = splitPipes(line.textRaw, framed);
		const cut = splitPipes(line.text, framed);
		const texts = cut.length === raws.length ? cut : raws;
		const before = rows.at(-1);
		// Between two drawn rules the lines are one row.
		if (open && drawn > 0 && before && before.raws.length === raws.length) {
			const join = (a: string[], b: string[]): string[] => a.map((t, c) => `${t} ${b[c] ?? ""}`.trim());
			before.raws = join(before.raws, raws);
			before.texts = join(before.texts, texts);
		} else rows.push({ raws, texts, confidence: line.confidence });
		open = drawn > 0;
	}
	const markdown = ruleAfter !== null && ruleAfter > 0 && drawn === 0;
	// Every line ends in a pipe: then that is how the table is drawn.
	if (rows.every((r) => r.raws.length > 1 && r.raws.at(-1) === "")) for (const r of rows) dropLast(r);
	const columns = mostCommon(rows.map((r) => r.raws.length));
	if (columns < 2 || rows.length < 2) return null;
	// One pipe a line is how OCR reads a ruling between two columns; the loose reader takes those.
	if (!markdown && drawn === 0) {
		const inner = rows.filter((r) => r.raws.length === columns).length;
		if (columns < 3 && !/^\s*\|.*\|\s*$/.test(page.lines[first]!.textRaw)) return null;
		if (inner < rows.length * 0.6) return null;
	}
	for (const row of rows) foldOverflow(row, columns);
	if (isListOrForm(rows.map((r) => r.texts))) return null;
	return {
		method: markdown ? "markdown" : "pipe",
		confidence: markdown ? 0.98 : 0.93,
		rows: rows.length,
		columns,
		cells: cellsFromRows(rows, columns, page.page),
		headerRows: markdown && ruleAfter === 1 ? null : markdown ? ruleAfter : null,
		page: page.page,
		firstLine: first,
		lastLine: last,
		consumed: Array.from({ length: last - first + 1 }, (_, k) => lineKey(page.page, first + k)),
		box: null,
		columnEdges: null,
	};
}

function dropLast(row: { texts: string[]; raws: string[] }): void {
	row.raws.pop();
	row.texts.pop();
}

/** More pipes than columns: the surplus stays in the last cell, so that nothing is lost. */
function foldOverflow(row: { texts: string[]; raws: string[] }, columns: number): void {
	for (const key of ["texts", "raws"] as const)
		if (row[key].length > columns)
			row[key] = [...row[key].slice(0, columns - 1), row[key].slice(columns - 1).join(" | ")];
}

function mostCommon(values: number[]): number {
	const counts = new Map<number, number>();
	for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
