/** Tables drawn with rulings, on scans and in born-digital PDFs. */
import { type Box, unionBox } from "../../../schemas/box.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { bestReading, type CellText, homeOf, textOfWords } from "./cell-text.js";
import { withoutIdleEdges } from "./idle-edges.js";
import { isChart, isHeadOrFoot } from "./not-a-table.js";
import { cutAtEdges, cutRows, hidesColumns } from "./open-cells.js";
import { tableOfLines } from "./positions.js";
import type { RawCell, RawTable } from "./raw-table.js";
import type { PlacedWord } from "./restored-words.js";
import { type Grid, type GridCell, gridsOf, type TextAcross } from "./ruling-grid.js";
import { textLines } from "./text-chunks.js";

/**
 * Confidence of an empty cell that only the page reading vouches for: page segmentation loses about one isolated digit in five
 * (81 % of 490 numeric cells found in a real ruled report), so emptiness is a guess until the cell itself was read.
 */
const UNSEEN = 0.5;

export function findRuledTables(page: RestoredPage, words: readonly PlacedWord[]): RawTable[] {
	if (page.rulings.length < 4) return [];
	const method = page.origin === "text-layer" ? "ruled-vector" : "ruled";
	return gridsOf(page.rulings, textAcross(words))
		.map((grid) => readGrid(page, grid, words, method))
		.filter((t): t is RawTable => t !== null);
}

/** The grid with its open cells cut; a mere frame is read by the places of its words. */
function readGrid(page: RestoredPage, drawn: Grid, words: readonly PlacedWord[], method: string): RawTable | null {
	const outline: Box = { x0: drawn.xs[0]!, y0: drawn.ys[0]!, x1: drawn.xs.at(-1)!, y1: drawn.ys.at(-1)! };
	const own = words.filter((w) => homeOf(w.box, [outline]) === 0);
	const wordsOf = (cell: GridCell): PlacedWord[] => own.filter((w) => homeOf(w.box, [cell.box]) === 0);
	const cut = cutAtEdges(page.origin === "ocr" ? withoutIdleEdges(drawn, wordsOf) : drawn, wordsOf);
	if (hidesColumns(cut.cells.map(wordsOf))) {
		const table = tableOfLines(page, textLines(own, 0.9), method, true);
		if (table && table.columns > cut.xs.length - 1) return table;
	}
	return toTable(page, cutRows(cut, wordsOf, page.origin === "ocr" ? 2 : 1), words, method);
}

/** Words lying across a place; a word must reach 1.5 pt beyond on both sides, or a ruling touching a letter would count. */
function textAcross(words: readonly PlacedWord[]): TextAcross {
	const MARGIN = 1.5;
	const real = words.filter((w) => w.confidence >= 0.5 && /[\p{L}\p{N}]{2}/u.test(w.raw));
	return {
		vertical: (x, y0, y1) =>
			real.some(({ box: b }) => b.x0 < x - MARGIN && b.x1 > x + MARGIN && b.y0 < y1 && b.y1 > y0),
		horizontal: (y, x0, x1) =>
			real.some(
				({ box: b }) => b.x0 < x1 && b.x1 > x0 && b.y0 + (b.y1 - b.y0) * 0.25 < y && b.y1 - (b.y1 - b.y0) * 0.25 > y,
			),
	};
}

/**
 * Whether a reading is one of this cell. A reading of a place that was found to be several cells (an edge faded) says nothing of either: the
 * "5" of one row stood in the empty row below it too.
 */
function isReadingOf(reading: Box, cell: Box): boolean {
	const width = Math.min(reading.x1, cell.x1) - Math.max(reading.x0, cell.x0);
	const height = Math.min(reading.y1, cell.y1) - Math.max(reading.y0, cell.y0);
	const area = Math.max((reading.x1 - reading.x0) * (reading.y1 - reading.y0), 0.01);
	return width > 0 && height > 0 && width * height > 0.75 * area;
}

function toTable(page: RestoredPage, grid: Grid, words: readonly PlacedWord[], method: string): RawTable | null {
	const boxes = grid.cells.map((c) => c.box);
	const inside: PlacedWord[][] = boxes.map(() => []);
	const outline: Box = { x0: grid.xs[0]!, y0: grid.ys[0]!, x1: grid.xs.at(-1)!, y1: grid.ys.at(-1)! };
	const used = new Map<number, number>();
	for (const word of words) {
		if (homeOf(word.box, [outline]) < 0) continue;
		used.set(word.line, (used.get(word.line) ?? 0) + 1);
		const home = homeOf(word.box, boxes);
		if (home >= 0) inside[home]!.push(word);
	}
	const readings = boxes.map((b) => page.cellReadings.filter((r) => isReadingOf(r.box, b)));
	const texts: CellText[] = grid.cells.map((_, i) =>
		bestReading(textOfWords(inside[i]!, page.origin === "ocr"), readings[i]!),
	);
	const rows = grid.ys.length - 1;
	const columns = grid.xs.length - 1;
	const filled = texts.filter((t) => t.textRaw !== "").length;
	// The grid of a chart or the boxes of a diagram: drawn in full, hardly written in. Scans may have lost the words of theirs.
	if (method === "ruled-vector" && filled < grid.cells.length * 0.3) return null;
	// One box around a paragraph, a stamp's frame, lines without text: no table.
	// A single row is kept for the table of the page before, which may go on in it; alone it is none (see withoutLoneRows).
	if (rows < 1 || columns < 2 || grid.cells.length < 4) return null;
	if (filled < 3 && !isFullHead(grid, texts)) return null;
	// Where the cells were read one by one, a cell without a reading has no ink in it.
	const looked = page.origin !== "ocr" || readings.some((r) => r.length > 0);
	const cells: RawCell[] = grid.cells.map((c, i) => {
		const t = texts[i]!;
		const unread = t.textRaw === "" && readings[i]!.length > 0;
		const confidence = t.textRaw !== "" ? t.confidence : unread ? 0 : looked ? 0.95 : UNSEEN;
		const { row, col, rowSpan, colSpan, box } = c;
		return {
			row,
			col,
			rowSpan,
			colSpan,
			textRaw: t.textRaw,
			text: t.text,
			page: page.page,
			box,
			confidence,
			bold: t.bold,
			unread,
		};
	});
	const byRow = Array.from({ length: rows }, (_, r) => cells.filter((c) => c.row === r).map((c) => c.text));
	if ((rows <= 3 && isHeadOrFoot(byRow)) || isChart(byRow)) return null;
	const consumed = [...used].filter(([line, n]) => n >= page.lines[line]!.words.length / 2).map(([line]) => line);
	if (consumed.length === 0) return null;
	return {
		method,
		confidence: meanConfidence(texts),
		rows,
		columns,
		cells,
		headerRows: null,
		page: page.page,
		firstLine: Math.min(...consumed),
		lastLine: Math.max(...consumed),
		consumed: consumed.map((line) => lineKey(page.page, line)),
		box: unionBox([outline]),
		columnEdges: grid.xs,
	};
}

/** Two heads over two empty boxes, fully drawn: the smallest table of a form ("Điều trị (%)" | "Dự phòng (%)": 1945 p. 2). */
function isFullHead(grid: Grid, texts: readonly CellText[]): boolean {
	const columns = grid.xs.length - 1;
	const first = grid.cells.flatMap((c, i) => (c.row === 0 ? [texts[i]!] : []));
	return (
		grid.ys.length > 2 &&
		grid.cells.length === columns * (grid.ys.length - 1) &&
		first.every((t) => t.confidence >= 0.6 && /\p{L}{2}/u.test(t.text))
	);
}

function meanConfidence(texts: readonly CellText[]): number {
	const filled = texts.filter((t) => t.textRaw !== "");
	return filled.length === 0 ? 0 : filled.reduce((s, t) => s + t.confidence, 0) / filled.length;
}
