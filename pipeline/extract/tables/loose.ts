/**
 * Tables that an OCR engine printed as bare lines: "3 | Hạ tầng số 3 3". The columns are lost; ordinals at the start and figures at
 * the end of each line still tell them.
 */
import type { RestoredLine, RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { parseNumber } from "../numbers.js";
import { isOrdinalHead } from "./cell-kind.js";
import { candidatesOf } from "./look-alike.js";
import { isContents } from "./not-a-table.js";
import { cellsFromRows, type RawTable } from "./raw-table.js";

interface LooseRow {
	/** Its first and last line. */
	first: number;
	line: number;
	ordinal: number | null;
	/** As printed ("S" for 5). */
	ordinalRaw: string;
	/** Tokens after the ordinal, restored and as printed. */
	tokens: string[];
	raws: string[];
	/** Tokens of the lines that a long label runs on over. */
	wrapped: string[];
	wrappedRaw: string[];
	/** How many tokens at the end are figures or may be. */
	figures: number;
	confidence: number;
}

/** Longest label of a loose row: longer lines that end in a number are sentences. */
const MAX_LABEL = 90;
const MIN_ROWS = 3;

const tokensOf = (s: string): string[] => s.replace(/[|¦]/g, " ").trim().split(/\s+/).filter(Boolean);
const isFigure = (t: string): boolean => /^[-−]?\d+(?:[.,]\d+)*%?$/.test(t) && parseNumber(t) !== null;

export function findLooseTables(page: RestoredPage, taken: (line: number) => boolean): RawTable[] {
	const tables: RawTable[] = [];
	for (let i = 0; i < page.lines.length; ) {
		const run = taken(i) ? [] : readRun(page, i, taken);
		const table = run.length >= MIN_ROWS ? toTable(page, run) : null;
		if (table) tables.push(table);
		// A run that is no table is none from its second line on either: a head would have ended it.
		i = run.length > 0 ? run.at(-1)!.line + 1 : i + 1;
	}
	return tables;
}

/**
 * Consecutive lines with an ordinal that counts up, or with the same number of figures at the end. A misread ordinal is known by
 * its place ("S |" between 4 and 6), a line without figures between two rows is the second line of a label.
 */
function readRun(page: RestoredPage, start: number, taken: (line: number) => boolean): LooseRow[] {
	const rows: LooseRow[] = [];
	for (let i = start; i < page.lines.length && !taken(i); i++) {
		const line = page.lines[i]!;
		if (line.textRaw.trim() === "" && rows.length > 0 && i === rows.at(-1)!.line + 1) continue;
		const before = rows.at(-1);
		const expected = before?.ordinal == null ? null : before.ordinal + 1;
		const row = readRow(line, i, expected) ?? readSplitRow(page, i, expected, taken);
		if (!row && before?.ordinal != null && isWrap(line.textRaw)) {
			const next = page.lines[i + 1];
			if (next && readRow(next, i + 1, before.ordinal + 1)?.ordinal === before.ordinal + 1) {
				before.wrapped.push(...tokensOf(line.text));
				before.wrappedRaw.push(...tokensOf(line.textRaw));
				continue;
			}
		}
		if (!row || (before && (row.ordinal === null) !== (before.ordinal === null))) break;
		if (before?.ordinal != null && row.ordinal !== before.ordinal + 1) break;
		rows.push(row);
		i = row.line;
	}
	return rows;
}

/** "1 | Nhận thức số và hạ" / "tầng dùng chung 6 6": ordinal and label on one line, the figures on the next. */
function readSplitRow(
	page: RestoredPage,
	i: number,
	expected: number | null,
	taken: (line: number) => boolean,
): LooseRow | null {
	const line = page.lines[i]!;
	const next = page.lines[i + 1];
	const own = Number(/^\s*(\d{1,4})\s*[|.)]?\s/.exec(line.textRaw)?.[1] ?? Number.NaN);
	if (
		!next ||
		taken(i + 1) ||
		own !== (expected ?? 1) ||
		/[\d.;:!?]\s*$/.test(line.textRaw) ||
		/^\s*\d/.test(next.textRaw)
	)
		return null;
	const joined = { ...line, text: `${line.text} ${next.text}`, textRaw: `${line.textRaw} ${next.textRaw}` };
	const row = readRow(next, i + 1, null) ? readRow(joined, i + 1, expected) : null;
	return row && { ...row, first: i };
}

/** Words only, short, no end of a sentence. */
const isWrap = (print: string): boolean =>
	print.trim().length > 1 && print.length < 60 && !/\d|[.;:!?]\s*$/.test(print);

function readRow(line: RestoredLine, index: number, expected: number | null): LooseRow | null {
	const raw = tokensOf(line.textRaw);
	if (raw.length < 2 || line.textRaw.length > MAX_LABEL + 60 || /[;:]$/.test(line.textRaw.trim())) return null;
	let figures = 0;
	for (let k = raw.length - 1; k > 0; k--) {
		const t = raw[k]!;
		// A token that may be a misread figure counts only when figures stand beyond it.
		if (isFigure(t) || (figures > 0 && isMaybeFigure(t))) figures++;
		else break;
	}
	if (figures === 0 || (figures === 1 && NAMED.test(raw.at(-2) ?? ""))) return null;
	const read = /^\(?(\d{1,4})[.)]?$/.exec(raw[0]!);
	const meant =
		!read &&
		expected !== null &&
		/^\s*\S{1,3}\s*[|¦]/.test(line.textRaw) &&
		candidatesOf(raw[0]!).includes(String(expected));
	const ordinal = read ? Number(read[1]) : meant ? expected : null;
	const from = ordinal !== null ? 1 : 0;
	const raws = raw.slice(from);
	if (raws.slice(0, raws.length - figures).join(" ").length > MAX_LABEL) return null;
	return {
		first: index,
		line: index,
		ordinal,
		ordinalRaw: ordinal === null ? "" : raw[0]!,
		wrapped: [],
		wrappedRaw: [],
		tokens: tokensOf(line.text).slice(from),
		raws,
		figures,
		confidence: line.confidence,
	};
}

/** Words whose number is a name and counts nothing: "KẾT QUẢ NĂM 2022", "Phụ lục 2". */
const NAMED = /^(?:năm|quý|tháng|lục|biểu|mẫu|điều|khoản|chương|phần)$/iu;

/** Short, not a word of letters only ("S)", "l0", "1O"): what OCR leaves of a figure. */
const isMaybeFigure = (t: string): boolean =>
	t.length <= 6 && !/^\p{L}{2,}$/u.test(t) && /[\d()[\]|§$&]|^\p{L}$/u.test(t) && candidatesOf(t).length > 0;

function toTable(page: RestoredPage, rows: LooseRow[]): RawTable | null {
	const width = Math.min(...rows.map((r) => r.figures));
	const ordinals = rows[0]!.ordinal !== null;
	const columns = (ordinals ? 1 : 0) + 1 + width;
	const header = findHeader(page, rows[0]!.first, columns);
	if (ordinals && rows[0]!.ordinal !== 1 && !header) return null;
	if (rows.some((r) => r.raws.length <= width)) return null;
	// One figure at the end of numbered lines is how lists of sentences look; a head decides.
	if (width < 2 && !header) return null;
	if (!ordinals && !header && width < 2) return null;
	const body = rows.map((r) => {
		const lead = ordinals ? [String(r.ordinal)] : [];
		const figures = r.raws.slice(r.raws.length - width);
		const label = (tokens: string[], more: string[]): string =>
			[...tokens.slice(0, Math.max(0, tokens.length - width)), ...more].join(" ");
		return {
			texts: [...lead, label(r.tokens, r.wrapped), ...figures],
			raws: [...(ordinals ? [r.ordinalRaw] : []), label(r.raws, r.wrappedRaw), ...figures],
			confidence: r.confidence,
		};
	});
	const all = header ? [{ texts: header.texts, raws: header.raws, confidence: header.confidence }, ...body] : body;
	if (isContents(all.map((r) => r.texts))) return null;
	const firstLine = header ? header.line : rows[0]!.first;
	const lastLine = rows.at(-1)!.line;
	return {
		method: "loose",
		confidence: header ? 0.8 : 0.7,
		rows: all.length,
		columns,
		cells: cellsFromRows(all, columns, page.page),
		headerRows: header ? 1 : 0,
		page: page.page,
		firstLine,
		lastLine,
		consumed: Array.from({ length: lastLine - firstLine + 1 }, (_, k) => lineKey(page.page, firstLine + k)),
		box: null,
		columnEdges: null,
	};
}

/** The line over the first row, cut at its capitals: each header cell of Vietnamese print starts with one. */
function findHeader(
	page: RestoredPage,
	firstRow: number,
	columns: number,
): { texts: string[]; raws: string[]; line: number; confidence: number } | null {
	let line = firstRow - 1;
	while (line >= 0 && page.lines[line]!.textRaw.trim() === "" && firstRow - line < 3) line--;
	const source = page.lines[line];
	// A line that starts or ends with a figure is a row or a sentence, and so is one that ends like a sentence.
	const print = source?.textRaw.trim() ?? "";
	const yearLast = /(?:n[aă]m|qu[yý]|th[aá]ng)\s+\d{1,4}$/iu.test(print) || isOrdinalHead(tokensOf(print)[0] ?? "");
	if (!source || /[.;:]$|^\d/.test(print) || (/\d$/.test(print) && !yearLast)) return null;
	const cut = (s: string): string[] => {
		const cells: string[] = [];
		for (const t of tokensOf(s)) {
			if (cells.length === 0 || /^\p{Lu}/u.test(t)) cells.push(t);
			else cells[cells.length - 1] += ` ${t}`;
		}
		return cells;
	};
	const raws = cut(source.textRaw);
	const texts = cut(source.text);
	if (raws.length === columns)
		return { raws, texts: texts.length === columns ? texts : raws, line, confidence: source.confidence };
	if (texts.length === columns) return { raws: texts, texts, line, confidence: source.confidence };
	// "STT" alone is proof of a head even if its cells cannot be cut: the whole line stays over the label column.
	if (!isOrdinalHead(tokensOf(source.textRaw)[0] ?? "")) return null;
	const rest = (s: string): string => tokensOf(s).slice(1).join(" ");
	const spread = (s: string): string[] => [tokensOf(s)[0] ?? "", rest(s), ...new Array<string>(columns - 2).fill("")];
	return { raws: spread(source.textRaw), texts: spread(source.text), line, confidence: source.confidence };
}
