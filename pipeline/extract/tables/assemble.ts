/** A merged table to the contract's `Table`: header paths, numbers by column, findings for what cannot be read. */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { isPercentHeader, maxOfUnit, type NumeralContext, parseNumber, stripMarks } from "../numbers.js";
import { columnContext, numericShare } from "../numbers-column.js";
import { countsUp, isCodeHead, isOrdinalHead, ordinalNumber } from "./cell-kind.js";
import { resolveDittos } from "./ditto.js";
import { headerPaths, spanHeaderCells } from "./header-rows.js";
import { candidatesOf, oneDigitOff, plainLookAlike } from "./look-alike.js";
import type { MergedTable } from "./merge.js";
import type { Surroundings } from "./surroundings.js";

/** A body cell in a column of figures that no rule can read. */
export interface Unreadable {
	table: Table;
	cell: Cell;
	/** Values that its print may stand for by look-alike, likeliest first. */
	candidates: number[];
	/** Values one digit off a hardly read print: not named to the reader, taken only where the document proves one. */
	ifProven?: number[];
	/** The value read is possible, if doubtful: it stays when nothing else is proven. */
	keep?: boolean;
}

export interface Assembled {
	table: Table;
	unreadable: Unreadable[];
	/** Cells with ink that no reading made out. */
	unread: Cell[];
	findings: Finding[];
}

/** Share of filled cells that must hold figures before the others count as misread: two of three (seed 004: 7 of 8). */
const FIGURE_COLUMN = 0.66;

/**
 * Confidence of a figure whose letters were taken for the digits they resemble ("l.791.827"): under 0.9, so that nobody takes it
 * for a clean reading, and the audit may still overrule it.
 */
const LOOK_ALIKE_CONFIDENCE = 0.6;

export function assemble(merged: MergedTable, tableNo: number, around: Surroundings): Assembled {
	resolveDittos(merged, merged.headerRows);
	// Markup and drawn grids say where cells span; plain text cannot.
	const isText = merged.columnEdges === null && merged.method !== "html";
	const cells = isText ? spanHeaderCells(merged.cells, merged.headerRows, merged.columns) : merged.cells;
	const paths = headerPaths({ ...merged, cells }, merged.headerRows);
	const table: Table = {
		tableNo,
		caption: around.caption,
		pageFirst: merged.page,
		pageLast: merged.pageLast,
		rowCount: merged.rows - merged.headerRows,
		columnCount: merged.columns,
		headerRows: merged.headerRows,
		method: merged.method,
		confidence: merged.confidence,
		cells: [],
		context: around.context,
	};
	const unreadable: Unreadable[] = [];
	const findings: Finding[] = [];
	const unread: Cell[] = [];
	const body = cells.filter((c) => c.row >= merged.headerRows);
	const columns = paths.map((path, col) => {
		const texts = body.filter((c) => c.col === col && c.colSpan === 1).map((c) => c.text);
		const header = path.join(" / ");
		const ordinal = col === 0 && (isOrdinalHead(path[0] ?? "") || countsUp(texts));
		const code = isCodeHead(path.at(-1) ?? "");
		const context = columnContext(texts, header);
		return {
			context,
			ordinal,
			code,
			most: isPercentHeader(header)
				? 100
				: maxOfUnit(path.at(-1) ?? "") !== null
					? OUT_OF_RANGE
					: Number.POSITIVE_INFINITY,
			share: numericShare(texts),
			figures: !ordinal && !code && numericShare(texts) >= FIGURE_COLUMN,
		};
	});
	const marks = columns.map((_, col) => isMarkColumn(body.filter((c) => c.col === col).map((c) => c.text)));
	for (const raw of [...cells].sort((a, b) => a.row - b.row || a.col - b.col)) {
		const isHeader = raw.row < merged.headerRows;
		const column = columns[raw.col]!;
		const cell: Cell = {
			row: raw.row,
			col: raw.col,
			rowSpan: raw.rowSpan,
			colSpan: raw.colSpan,
			isHeader,
			headerPath: isHeader ? [] : paths[raw.col]!,
			textRaw: raw.textRaw,
			text: !isHeader && marks[raw.col] && isCross(raw.text) ? "X" : stripMarks(raw.text),
			number: isHeader || column.code ? null : numberOf(raw.text, column),
			page: raw.page,
			box: raw.box,
			confidence: raw.confidence,
		};
		// A speck after a figure is no part of it ("83.7.").
		if (cell.number !== null && !column.ordinal && merged.method === "ruled")
			cell.text = cell.text.replace(/(?<=[\d%])\s*[.,:;'"`]+$/, "");
		table.cells.push(cell);
		if (raw.unread && !isHeader && raw.text === "") unread.push(cell);
		// Digits that the engine itself hardly believes: measured on 31 tables of real scans, 2 of 6 figures under 0.4 were right.
		if (!isHeader && !column.ordinal && cell.number !== null && cell.confidence < HARDLY_READ) {
			unreadable.push({
				table,
				cell,
				candidates: [...new Set([cell.number, ...valuesOf(raw.textRaw, column.context)])],
				ifProven: oneDigitOff(raw.textRaw).flatMap((s) => parseNumber(s, column.context)?.value ?? []),
			});
			cell.number = null;
			continue;
		}
		if (!isHeader && merged.method === "ruled" && cell.number !== null && cell.number > column.most) {
			const candidates = withSeparator(raw.textRaw);
			unreadable.push({ table, cell, candidates, keep: cell.number <= OUT_OF_RANGE });
			cell.confidence = Math.min(cell.confidence, 0.5);
			if (cell.number > OUT_OF_RANGE) cell.number = null;
			continue;
		}
		if (isHeader || !column.figures || cell.number !== null || parseNumber(raw.text) || raw.colSpan > 1) continue;
		const sure = plainLookAlike(raw.textRaw);
		const value = sure === null ? null : (parseNumber(sure, column.context)?.value ?? null);
		if (value !== null) {
			cell.number = value;
			cell.confidence = Math.min(cell.confidence, LOOK_ALIKE_CONFIDENCE);
			findings.push({
				rule: "table.cell-look-alike",
				severity: "info",
				message: `The print “${raw.textRaw}” in table ${tableNo}, row ${raw.row}, column ${raw.col} is read as ${value}: letters among digits in a column of figures.`,
				page: raw.page,
				quote: raw.textRaw,
				observationKey: null,
			});
			continue;
		}
		const trouble = misread(raw.text, cell, table);
		if (trouble) unreadable.push({ ...trouble, candidates: valuesOf(raw.textRaw, column.context) });
	}
	return { table, unreadable, unread, findings };
}

/** Under this confidence a figure counts as not read. */
const HARDLY_READ = 0.4;

/** A share beyond this is a misreading, not a share (ten times a plan was never seen; 1 000 leaves room for growth rates). */
const OUT_OF_RANGE = 1000;

/** What a share over 100 may have been before its separator was lost or misread: "387" → 38.7, 3.87, 3.7. */
function withSeparator(print: string): number[] {
	const digits = print.replace(/\D/g, "");
	if (digits.length < 2 || digits.length > 5) return [];
	const places = Array.from({ length: digits.length - 1 }, (_, k) => k + 1);
	const lost = places.map((k) => Number(`${digits.slice(0, k)}.${digits.slice(k)}`));
	// The separator itself read as a digit: "7125" for 7,25, "1275" for 1,75 (typeset tables worn at 200 dpi, JPEG 50–60).
	const misread = places
		.filter((k) => k < digits.length - 1)
		.map((k) => Number(`${digits.slice(0, k)}.${digits.slice(k + 1)}`));
	return [...lost, ...misread].filter((v) => v <= 100);
}

/** "15 ngày làm việc" is a figure in a column of figures, and words in a column of words. */
function numberOf(text: string, column: { context: NumeralContext; ordinal: boolean; share: number }): number | null {
	if (column.ordinal) return ordinalNumber(text);
	const parsed = parseNumber(text, column.context);
	if (!parsed || (/\p{L}/u.test(parsed.tail) && column.share < 0.5)) return null;
	return parsed.value;
}

/** A cross that OCR doubled or broke ("xX", "XK"). */
const isCross = (text: string): boolean => /^[xX×]{1,2}$/.test(text.trim());

/** Columns ticked with crosses: half of the filled cells and at least two. */
function isMarkColumn(texts: readonly string[]): boolean {
	const filled = texts.filter((t) => t.trim() !== "");
	const crosses = filled.filter(isCross).length;
	return crosses >= 2 && crosses >= filled.length / 2;
}

/** One finding for all cells of a table whose print stayed unread. */
export const unreadFinding = (cells: readonly Cell[], table: Table): Finding => ({
	rule: "table.cell-unreadable",
	severity: "warning",
	message: `${cells.length} cell(s) of table ${table.tableNo} hold print that could not be read and are left empty: ${cells
		.slice(0, 10)
		.map((c) => `row ${c.row} column ${c.col}`)
		.join(", ")}${cells.length > 10 ? " …" : ""}.`,
	page: cells[0]!.page,
	quote: null,
	observationKey: null,
});

/** Filled, no blank mark, and not plainly words: the print of a figure that was lost. */
function misread(text: string, cell: Cell, table: Table): { table: Table; cell: Cell } | null {
	const s = text.trim();
	if (s === "" || !/[\p{L}\p{N}$§&]/u.test(s) || /^[xX×+]+$/.test(s)) return null;
	const words = s.split(/\s+/).filter((w) => /^\p{L}{2,}$/u.test(w)).length;
	if (words > 1 || s.length > 15) return null;
	cell.confidence = Math.min(cell.confidence, 0.3);
	return { table, cell };
}

function valuesOf(token: string, context: Parameters<typeof parseNumber>[1]): number[] {
	const values = candidatesOf(token.replace(/\s+/g, "")).flatMap((s) => {
		const p = parseNumber(s, context);
		return p?.value == null ? [] : [p.value, ...p.alternatives];
	});
	return [...new Set(values)];
}
