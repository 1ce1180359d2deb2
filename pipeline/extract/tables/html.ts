/** Tables as HTML inside a text file: some converters write the tables they cannot put into Markdown so. */
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import type { RawCell, RawTable } from "./raw-table.js";

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };

/** Text of a cell: tags gone (but `<sup>`, which marks note calls), entities decoded. */
const plain = (html: string): string =>
	html
		.replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, " ")
		.replace(/<(?!\/?sup\b)[^>]*>/gi, "")
		.replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, e: string) => ENTITIES[e]!)
		.replace(/\s+/g, " ")
		.trim();

/** Wider spans are slips of the pen ("colspan=999"): no page prints so many columns. */
const MOST_SPAN = 100;

const span = (tag: string, name: string): number => {
	const n = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, "i").exec(tag)?.[1] ?? 1);
	return Math.min(Math.max(1, n), MOST_SPAN);
};

export function findHtmlTables(page: RestoredPage): RawTable[] {
	const tables: RawTable[] = [];
	for (let i = 0; i < page.lines.length; i++) {
		if (!/<table\b/i.test(page.lines[i]!.textRaw)) continue;
		let end = i;
		while (end < page.lines.length - 1 && !/<\/table>/i.test(page.lines[end]!.textRaw)) end++;
		const table = readTable(page, i, end);
		if (table) tables.push(table);
		i = end;
	}
	return tables;
}

function readTable(page: RestoredPage, first: number, last: number): RawTable | null {
	const lines = page.lines.slice(first, last + 1);
	const joined = (key: "text" | "textRaw"): string =>
		/<table\b[\s\S]*/i.exec(lines.map((l) => l[key]).join("\n"))?.[0] ?? "";
	const raw = cellsOf(joined("textRaw"), page.page);
	const restored = cellsOf(joined("text"), page.page);
	const same = restored.cells.length === raw.cells.length;
	const cells = raw.cells.map((c, i) => ({ ...c, text: same ? restored.cells[i]!.textRaw : c.textRaw }));
	// A column that no cell begins in exists only because a span was written too wide ("colspan=999").
	const columns = cells.reduce((most, c) => Math.max(most, c.col + 1), 0);
	for (const c of cells) c.colSpan = Math.min(c.colSpan, columns - c.col);
	if (raw.rows < 2 || columns < 2) return null;
	return {
		method: "html",
		confidence: 0.97,
		rows: raw.rows,
		columns,
		cells: filled(cells, raw.rows, columns, page.page),
		headerRows: raw.headRows > 0 ? raw.headRows : null,
		page: page.page,
		firstLine: first,
		lastLine: last,
		consumed: lines.map((_, k) => lineKey(page.page, first + k)),
		box: null,
		columnEdges: null,
	};
}

/** Cells with their places; `headRows` counts the leading rows made of `<th>` only. */
function cellsOf(html: string, page: number): { cells: RawCell[]; rows: number; headRows: number } {
	const taken = new Set<string>();
	const cells: RawCell[] = [];
	let row = 0;
	let headRows = 0;
	for (const [, body] of html.matchAll(/<tr\b[^>]*>([\s\S]*?)(?:<\/tr>|(?=<tr\b)|<\/table>|$)/gi)) {
		let col = 0;
		let heads = 0;
		const tags = [...body!.matchAll(/<(t[hd])\b([^>]*)>([\s\S]*?)(?=<t[hd]\b|<\/t[hd]>|$)/gi)];
		for (const [, name, attributes, inner] of tags) {
			while (taken.has(`${row}:${col}`)) col++;
			const rowSpan = span(attributes!, "rowspan");
			const colSpan = span(attributes!, "colspan");
			for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) taken.add(`${r}:${c}`);
			if (name!.toLowerCase() === "th") heads++;
			const textRaw = plain(inner!);
			cells.push({ row, col, rowSpan, colSpan, textRaw, text: textRaw, page, box: null, confidence: 1 });
			col += colSpan;
		}
		if (tags.length > 0 && heads === tags.length && headRows === row) headRows++;
		row++;
	}
	for (const c of cells) c.rowSpan = Math.min(c.rowSpan, row - c.row);
	return { cells, rows: row, headRows };
}

/** Empty cells for the places that the markup leaves open. */
function filled(cells: RawCell[], rows: number, columns: number, page: number): RawCell[] {
	const taken = new Set(cells.flatMap((c) => places(c)));
	const out = [...cells];
	for (let row = 0; row < rows; row++)
		for (let col = 0; col < columns; col++)
			if (!taken.has(`${row}:${col}`))
				out.push({ row, col, rowSpan: 1, colSpan: 1, textRaw: "", text: "", page, box: null, confidence: 1 });
	return out;
}

const places = (c: RawCell): string[] =>
	Array.from(
		{ length: c.rowSpan * c.colSpan },
		(_, k) => `${c.row + Math.floor(k / c.colSpan)}:${c.col + (k % c.colSpan)}`,
	);
