/**
 * The last row of a table, alone on the next page of a scan (totals, mostly). Its verticals are as short as letters and some of them are lost; the page before
 * knows where the columns are.
 */
import { type Box, unionBox } from "../../../schemas/box.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { bestReading, homeOf, textOfWords } from "./cell-text.js";
import type { RawCell, RawTable } from "./raw-table.js";
import { placedWords } from "./restored-words.js";

/** Parts of the width: edges of the row lie this near to edges of the table before (as columns of fragments do). */
const NEAR = 0.03;
/** Confidence of an empty cell that was not read by itself. */
const UNSEEN = 0.5;

/** A lone row with fewer columns than the table of the page before, whose edges are all among those of that table, gets its columns. */
export function asLastRow(table: RawTable, before: RawTable, page: RestoredPage): RawTable {
	const [edges, own] = [before.columnEdges, table.columnEdges];
	if (table.method !== "ruled" || before.method !== "ruled" || !edges || !own || !table.box) return table;
	if (table.rows !== 1 || before.rows < 2 || table.columns >= before.columns || page.page !== before.page + 1)
		return table;
	const near = NEAR * (edges.at(-1)! - edges[0]!);
	const places = own.map((x) =>
		edges.reduce((best, e) => (Math.abs(e - x) < Math.abs(best - x) ? e : best), edges[0]!),
	);
	if (own.some((x, i) => Math.abs(x - places[i]!) > near) || new Set(places).size < own.length) return table;
	const shifts = own.map((x, i) => x - places[i]!).sort((a, b) => a - b);
	const shift = shifts[shifts.length >> 1]!;
	const [y0, y1] = [table.box.y0, table.box.y1];
	const boxes = edges.slice(1).map((x, k): Box => ({ x0: edges[k]! + shift, x1: x + shift, y0, y1 }));
	const words = placedWords(page);
	const homes = words.map((word) => homeOf(word.box, boxes));
	const cells = boxes.map((box, col): RawCell => {
		const within = (b: Box): boolean =>
			(b.x0 + b.x1) / 2 > box.x0 &&
			(b.x0 + b.x1) / 2 < box.x1 &&
			b.x1 - b.x0 < 1.2 * (box.x1 - box.x0) &&
			b.y0 < y1 &&
			b.y1 > y0;
		const inside = words.filter((_, i) => homes[i] === col);
		const text = bestReading(
			textOfWords(inside, true),
			page.cellReadings.filter((r) => within(r.box)),
		);
		return {
			row: 0,
			col,
			rowSpan: 1,
			colSpan: 1,
			textRaw: text.textRaw,
			text: text.text,
			page: page.page,
			box,
			confidence: text.textRaw === "" ? UNSEEN : text.confidence,
			bold: text.bold,
			unread: false,
		};
	});
	const lines = page.lines.flatMap((line, index) => {
		const used = words.filter((word, i) => word.line === index && homes[i]! >= 0).length;
		return used > 0 && used >= line.words.length / 2 ? [index] : [];
	});
	if (lines.length === 0) return table;
	return {
		...table,
		columns: before.columns,
		cells,
		firstLine: lines[0]!,
		lastLine: lines.at(-1)!,
		consumed: lines.map((line) => lineKey(page.page, line)),
		box: unionBox(boxes),
		columnEdges: edges.map((x) => x + shift),
	};
}
