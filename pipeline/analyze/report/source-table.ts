/** A table of a document as a real HTML table: header cells, spans, right-aligned figures; long ones in several pieces. */
import { type Content, EMPTY, type Html, html } from "./html.js";
import type { Locale } from "./locale.js";

export interface Cell {
	table_no: number;
	row: number;
	col: number;
	row_span: number;
	col_span: number;
	is_header: boolean;
	text: string | null;
	number: number | null;
	page: number;
	confidence: number | null;
}

export interface SourceTable {
	table_no: number;
	caption: string | null;
	page_first: number;
	page_last: number;
	row_count: number;
	column_count: number;
	header_rows: number;
	confidence: number | null;
}

/** Below this a cell is marked as uncertain: 9 % of the printed cells of the Kiên Giang scans, measured. */
export const LOW_CONFIDENCE = 0.6;

/** A piece of a long table: so much text at most, and so many cells. */
const PIECE_CELLS = 3000;
const PIECE_TEXT = 120_000;

interface Placed extends Cell {
	rows: number;
	cols: number;
}

/** Rows of a table with their cells in order; spans never run over a cell that stands of its own, nor over the last row. */
export function placeCells(
	cells: readonly Cell[],
	headerRows: number,
	cuts: ReadonlySet<number> = new Set(),
): Placed[][] {
	const byRow = new Map<number, Cell[]>();
	const own = new Set<string>();
	for (const cell of cells) {
		byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
		own.add(`${cell.row}:${cell.col}`);
	}
	const used = [...byRow.keys()].toSorted((a, b) => a - b);
	const columns = cells.reduce((most, c) => Math.max(most, c.col + 1), 0);
	const taken = new Set<string>();
	const out: Placed[][] = [];
	for (const [at, row] of used.entries()) {
		const placed: Placed[] = [];
		for (const cell of (byRow.get(row) ?? []).toSorted((a, b) => a.col - b.col)) {
			if (taken.has(`${row}:${cell.col}`)) continue;
			const free = (r: number, c: number) => !own.has(`${r}:${c}`) && !taken.has(`${r}:${c}`);
			let cols = 1;
			while (cols < cell.col_span && cell.col + cols < columns && free(row, cell.col + cols)) cols++;
			let rows = 1;
			const fits = (r: number) =>
				Array.from({ length: cols }, (_, k) => free(r, cell.col + k)).every(Boolean) &&
				r < headerRows === row < headerRows;
			while (rows < cell.row_span) {
				const next = used[at + rows];
				if (next === undefined || next !== row + rows || !fits(next)) break;
				if (cuts.has(next)) {
					// the rest of the cell begins the next piece again
					const rest = { ...cell, row: next, row_span: cell.row_span - rows };
					byRow.set(next, [...(byRow.get(next) ?? []), rest]);
					own.add(`${next}:${cell.col}`);
					break;
				}
				rows++;
			}
			for (let r = row; r < row + rows; r++) for (let c = cell.col; c < cell.col + cols; c++) taken.add(`${r}:${c}`);
			placed.push({ ...cell, rows, cols });
		}
		out.push(placed);
	}
	return out;
}

/** First rows of the pieces after the first. */
function cutRows(cells: readonly Cell[], headerRows: number): Set<number> {
	const weight = new Map<number, { cells: number; text: number }>();
	for (const cell of cells) {
		const w = weight.get(cell.row) ?? { cells: 0, text: 0 };
		weight.set(cell.row, { cells: w.cells + 1, text: w.text + Math.min(2000, cell.text?.length ?? 0) });
	}
	const cuts = new Set<number>();
	let sum = { cells: 0, text: 0 };
	for (const [row, w] of [...weight].toSorted(([a], [b]) => a - b)) {
		if (row >= headerRows && sum.cells > 0 && (sum.cells + w.cells > PIECE_CELLS || sum.text + w.text > PIECE_TEXT)) {
			cuts.add(row);
			sum = { cells: 0, text: 0 };
		}
		sum = { cells: sum.cells + w.cells, text: sum.text + w.text };
	}
	return cuts;
}

/** The table in pieces, each a table with the header of the whole. `id` must be unique in the document. */
export function sourceTable(locale: Locale, id: string, table: SourceTable, cells: readonly Cell[]): Html[] {
	const cuts = cutRows(cells, table.header_rows);
	const rows = placeCells(cells, table.header_rows, cuts);
	const columns = cells.reduce((most, c) => Math.max(most, c.col + 1), 1);
	const head = rows.filter((r) => (r[0]?.row ?? 0) < table.header_rows && r.length > 0);
	const body = rows.filter((r) => r.length === 0 || (r[0]?.row ?? 0) >= table.header_rows);
	const pieces: Placed[][][] = [[]];
	for (const row of body) {
		if (row[0] && cuts.has(row[0].row)) pieces.push([]);
		pieces.at(-1)?.push(row);
	}
	const { words } = locale;
	const name = html`${words.tableName(table.table_no)}${table.caption ? html`: ${locale.source(table.caption)}` : EMPTY}`;
	const low = cells.some((c) => isLow(c));
	return pieces.map((piece, i) => {
		const part = pieces.length > 1 ? ` (${words.part(i + 1, pieces.length)})` : "";
		const note = html`<span class="note">${words.tableNote(table.page_first, table.page_last, table.row_count, locale.share(table.confidence))}${low ? ` ${words.lowNote}` : ""}</span>`;
		const key = i === 0 ? id : `${id}-${i + 1}`;
		return html`<div class="scroll" id="${key}" role="region" aria-labelledby="${key}-c" tabindex="0"><table class="src">
<caption id="${key}-c">${name}${part}${note}</caption>
${head.length > 0 ? html`<thead>\n${head.map((r) => tableRow(locale, r, columns, true))}</thead>\n` : EMPTY}<tbody>
${piece.map((r) => tableRow(locale, r, columns, false))}</tbody>
</table></div>
`;
	});
}

const isLow = (cell: Cell) =>
	(cell.text ?? "").trim() !== "" && cell.confidence !== null && cell.confidence < LOW_CONFIDENCE;

function tableRow(locale: Locale, cells: readonly Placed[], columns: number, head: boolean): Html {
	const out: Content[] = [];
	for (const cell of cells) {
		const span = html`${cell.rows > 1 ? html` rowspan="${cell.rows}"` : EMPTY}${cell.cols > 1 ? html` colspan="${Math.min(cell.cols, columns)}"` : EMPTY}`;
		const classes = [cell.number !== null && !head ? "n" : "", isLow(cell) ? "low" : ""].filter(Boolean).join(" ");
		const attributes = html`${span}${classes ? html` class="${classes}"` : EMPTY}`;
		const text = locale.source(cell.text);
		if (head) out.push(html`<th scope="${cell.cols > 1 ? "colgroup" : "col"}"${attributes}>${text}</th>`);
		else if (cell.is_header) out.push(html`<th scope="row"${attributes}>${text}</th>`);
		else out.push(html`<td${attributes}>${text}</td>`);
	}
	return html`<tr>${out}</tr>\n`;
}
