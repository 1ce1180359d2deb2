/** Tables in text whose columns are separated by tabs. A cell may hold anything, line breaks included. */
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { isListOrForm } from "./not-a-table.js";
import { cellsFromRows, type RawTable } from "./raw-table.js";

interface TabRow {
	texts: string[];
	raws: string[];
	confidence: number;
	first: number;
	last: number;
}

const hasTab = (s: string): boolean => s.replace(/^[ \t]+$/, "").includes("\t");

/** All tab tables of a text page. Blank lines, page breaks and changed widths end a table; merging comes later. */
export function findTabTables(page: RestoredPage): RawTable[] {
	const tables: RawTable[] = [];
	const lines = page.lines;
	for (let i = 0; i < lines.length; ) {
		if (!hasTab(lines[i]!.textRaw)) {
			i++;
			continue;
		}
		const end = runEnd(page, i);
		const rows = joinBrokenRows(readRows(page, i, end));
		tables.push(...toTables(page, rows));
		i = end + 1;
	}
	return tables;
}

/** Last line of a run of tabbed lines; up to two untabbed lines inside are the broken text of a cell. */
function runEnd(page: RestoredPage, start: number): number {
	let end = start;
	for (let i = start + 1; i < page.lines.length; i++) {
		const s = page.lines[i]!.textRaw;
		if (hasTab(s)) end = i;
		else if (s.trim() === "" || i - end > 2) break;
	}
	return end;
}

/** A line's cells. Leading indentation is no cell; restored and raw text are cut alike, or the raw text serves for both. */
function readRows(page: RestoredPage, start: number, end: number): TabRow[] {
	const rows: TabRow[] = [];
	for (let i = start; i <= end; i++) {
		const line = page.lines[i]!;
		const raws = line.textRaw.replace(/[\r\n]+$/, "").split("\t");
		const texts = line.text.split("\t");
		rows.push({
			raws,
			texts: texts.length === raws.length ? texts : raws,
			confidence: line.confidence,
			first: i,
			last: i,
		});
	}
	return rows;
}

/** A cell with line breaks tears its row over several lines: lines are put together until the row has all its columns. */
function joinBrokenRows(rows: TabRow[]): TabRow[] {
	const widths = new Map<number, number>();
	for (const row of rows) widths.set(row.raws.length, (widths.get(row.raws.length) ?? 0) + 1);
	const usual = [...widths].filter(([w]) => w > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
	if (!usual) return rows.filter((r) => r.raws.length > 1);
	const out: TabRow[] = [];
	for (const row of rows) {
		const open = out.at(-1);
		if (open && open.raws.length < usual && open.raws.length + row.raws.length - 1 <= usual) {
			const glue = (a: string[], b: string[]): string[] => [
				...a.slice(0, -1),
				`${a.at(-1)} ${b[0]}`.trim(),
				...b.slice(1),
			];
			open.raws = glue(open.raws, row.raws);
			open.texts = glue(open.texts, row.texts);
			open.confidence = Math.min(open.confidence, row.confidence);
			open.last = row.last;
		} else if (row.raws.length === 1 && open) {
			open.raws[open.raws.length - 1] += ` ${row.raws[0]}`;
			open.texts[open.texts.length - 1] += ` ${row.texts[0]}`;
			open.last = row.last;
		} else out.push({ ...row });
	}
	return out;
}

function toTables(page: RestoredPage, rows: TabRow[]): RawTable[] {
	const columns = Math.max(0, ...rows.map((r) => r.raws.length));
	// Editors leave a tab at the end of each row: a last column that is empty everywhere is none.
	let width = columns;
	while (width > 1 && rows.every((r) => (r.raws[width - 1] ?? "").trim() === "")) width--;
	if (rows.length < 2 || width < 2) return [];
	if (isListOrForm(rows.map((r) => Array.from({ length: width }, (_, c) => (r.texts[c] ?? "").trim())))) return [];
	const firstLine = rows[0]!.first;
	const lastLine = rows.at(-1)!.last;
	return [
		{
			method: "tab",
			confidence: rows.every((r) => r.raws.length === columns) ? 0.98 : 0.9,
			rows: rows.length,
			columns: width,
			cells: cellsFromRows(rows, width, page.page),
			headerRows: null,
			page: page.page,
			firstLine,
			lastLine,
			consumed: Array.from({ length: lastLine - firstLine + 1 }, (_, k) => lineKey(page.page, firstLine + k)),
			box: null,
			columnEdges: null,
		},
	];
}
