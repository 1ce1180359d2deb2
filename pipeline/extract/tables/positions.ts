/** Tables without a full grid: columns told by where the words stand, with the help of the horizontal rulings there are. */
import { unionBox } from "../../../schemas/box.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { isChart, isListOrForm } from "./not-a-table.js";
import { type RawTable, textsOf } from "./raw-table.js";
import type { PlacedWord } from "./restored-words.js";
import { isTitleLine } from "./surroundings.js";
import { bandsOf, boxOf, columnBands, type TextLine, textLines } from "./text-chunks.js";
import { gridOfLines } from "./word-grid.js";

/** Gap between chunks on a free page, in heights of the letters: justified prose stays under 0.7. */
const PAGE_GAP = 0.95;
/** Lines with figures in columns before a run is believed; scans need more, their noise lines up by chance. */
const MIN_LINES = 3;

/** Tables among the words that no ruled table took. */
export function findPositionedTables(page: RestoredPage, words: readonly PlacedWord[]): RawTable[] {
	const lines = textLines(words, PAGE_GAP).filter((l) => l.chunks.length > 0);
	const tables: RawTable[] = [];
	for (let i = 0; i < lines.length; ) {
		const end = runEnd(lines, i);
		if (end < 0) {
			i++;
			continue;
		}
		const first = headStart(lines, i, end);
		const table = tableOfLines(page, lines.slice(first, end + 1), "positions");
		if (table) tables.push(table);
		i = end + 1;
	}
	return tables;
}

/** Builds a table from lines; null when they are a list, a form, or hold no columns of figures. */
export function tableOfLines(
	page: RestoredPage,
	lines: readonly TextLine[],
	method: string,
	framed = false,
): RawTable | null {
	const box = unionBox(lines.map(boxOf));
	if (!box) return null;
	const grid = gridOfLines(lines, page.page, separatorsIn(page, box));
	if (!grid || (!framed && grid.support < 0.5)) return null;
	const texts = textsOf(grid);
	if ((!framed && isListOrForm(texts)) || isChart(texts)) return null;
	const words = lines.flatMap((l) => l.chunks.flatMap((c) => c.words));
	const used = new Map<number, number>();
	for (const w of words) used.set(w.line, (used.get(w.line) ?? 0) + 1);
	const consumed = [...used].filter(([line, n]) => n >= page.lines[line]!.words.length / 2).map(([line]) => line);
	if (consumed.length === 0) return null;
	return {
		method,
		confidence: framed ? 0.85 : 0.75,
		rows: grid.rows,
		columns: grid.columns,
		cells: grid.cells,
		headerRows: null,
		page: page.page,
		firstLine: Math.min(...consumed),
		lastLine: Math.max(...consumed),
		consumed: consumed.map((line) => lineKey(page.page, line)),
		box,
		columnEdges: grid.columnEdges,
	};
}

/** Horizontal rulings inside a box that span at least half of its width. */
function separatorsIn(page: RestoredPage, box: { x0: number; y0: number; x1: number; y1: number }): number[] {
	return page.rulings
		.filter((r) => r.x1 - r.x0 >= r.y1 - r.y0)
		.filter(
			(r) => Math.min(r.x1, box.x1) - Math.max(r.x0, box.x0) > (box.x1 - box.x0) / 2 && r.y0 > box.y0 && r.y1 < box.y1,
		)
		.map((r) => (r.y0 + r.y1) / 2);
}

/** A line whose chunks are a label and figures, or three chunks and more. */
const isData = (l: TextLine): boolean =>
	l.chunks.length >= 2 && l.chunks.slice(1).some((c) => c.figure) && !/\.{4,}/.test(l.chunks[0]!.text);

/** Last line of a run of data lines from `start` whose figures stand in common columns; -1 when there is none. */
function runEnd(lines: readonly TextLine[], start: number): number {
	if (!isData(lines[start]!)) return -1;
	let end = start;
	let data = 1;
	let slack = 0;
	for (let i = start + 1; i < lines.length; i++) {
		const gap = lines[i]!.y0 - lines[i - 1]!.y1;
		if (gap > 3 * lines[i]!.height) break;
		if (isData(lines[i]!)) {
			if (!sharesColumns(lines.slice(start, end + 1).filter(isData), lines[i]!)) break;
			end = i;
			data++;
			slack = 0;
		} else if (++slack > 2 || lines[i]!.chunks.length > 2 || boxOf(lines[i]!).x1 > boxOf(lines[start]!).x1 + 20) break;
	}
	if (data < MIN_LINES) return -1;
	const run = lines.slice(start, end + 1).filter(isData);
	// Labels: half of the lines have words, or periods and codes ("Q1 2010", "T3"); else it is the axis of a chart.
	const labelled = run.filter(
		(l) => l.chunks.some((c) => /\p{L}{2}/u.test(c.text)) || /\p{L}\d/u.test(l.chunks[0]!.text),
	).length;
	return labelled >= run.length / 2 ? end : -1;
}

/** At least half of the line's figures stand under figures of the run. */
function sharesColumns(run: readonly TextLine[], line: TextLine): boolean {
	const bands = columnBands(
		run.slice(-12).map((l) => ({ ...l, chunks: l.chunks.filter((c) => c.figure) })),
		0,
	);
	const figures = line.chunks.filter((c) => c.figure);
	return figures.filter((c) => bands.some((b) => c.x0 < b.x1 && c.x1 > b.x0)).length * 2 >= figures.length;
}

/** Lines of words over the run whose chunks stand over its columns: the head, up to five lines. */
function headStart(lines: readonly TextLine[], start: number, end: number): number {
	const bands = columnBands(lines.slice(start, end + 1).filter(isData), 0);
	let first = start;
	for (let i = start - 1; i >= 0 && start - i <= 5; i--) {
		const line = lines[i]!;
		if (lines[i + 1]!.y0 - line.y1 > 2 * line.height) break;
		if (isTitleLine(line.chunks.map((c) => c.text).join(" "))) break;
		const over = line.chunks.map((c) => bandsOf(c, bands));
		// A sentence or a caption reaches over everything in one chunk; a head stands in pieces or over the figure columns only.
		const pieces = line.chunks.length >= 2 || (over[0]![0] > 0 && line.chunks[0]!.x1 <= bands.at(-1)!.x1 + 15);
		if (!pieces) break;
		first = i;
	}
	return first;
}
