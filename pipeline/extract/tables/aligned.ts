/** Tables in monospaced text whose columns stand apart by runs of spaces ("pdftotext -layout", typed reports). */
import type { RestoredPage } from "../../../schemas/page.js";
import { lineKey } from "../block.js";
import { hasFigure, isOrdinal, isOrdinalHead, isTotalLabel } from "./cell-kind.js";
import { isListOrForm } from "./not-a-table.js";
import { cellsFromRows, type RawTable } from "./raw-table.js";

/** A piece of a line between gaps of two spaces or more; `start`/`end` in characters. */
interface Piece {
	start: number;
	end: number;
	text: string;
}

const MIN_ROWS = 3;

const piecesOf = (line: string): Piece[] =>
	[...line.matchAll(/\S+(?: \S+)*/g)].map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }));

export function findAlignedTables(page: RestoredPage, taken: (line: number) => boolean): RawTable[] {
	const tables: RawTable[] = [];
	const raw = (i: number): string => page.lines[i]!.textRaw.trimEnd();
	const wide = (i: number): boolean => !taken(i) && piecesOf(raw(i)).length >= 2 && !/\t/.test(raw(i));
	for (let i = 0; i < page.lines.length; ) {
		if (!wide(i)) {
			i++;
			continue;
		}
		let end = i;
		let blanks = 0;
		for (let k = i + 1; k < page.lines.length && !taken(k); k++) {
			if (raw(k) === "") {
				if (++blanks > 1) break;
			} else if (wide(k) || isWrap(raw(k))) {
				end = k;
				blanks = 0;
			} else break;
		}
		const table = toTable(page, i, end);
		if (table) tables.push(table);
		i = end + 1;
	}
	return tables;
}

/** One indented piece: the second line of a wrapped cell. */
const isWrap = (s: string): boolean => /^\s{3,}\S/.test(s) && piecesOf(s).length === 1 && s.trim().length < 60;

function toTable(page: RestoredPage, first: number, last: number): RawTable | null {
	const lines: { index: number; pieces: Piece[] }[] = [];
	for (let i = first; i <= last; i++) {
		const pieces = piecesOf(page.lines[i]!.textRaw);
		if (pieces.length > 0) lines.push({ index: i, pieces });
	}
	const columns = headedColumns(lines);
	if (columns.length < 2) return null;
	const rows: { texts: string[]; raws: string[]; confidence: number }[] = [];
	for (const { index, pieces } of lines) {
		const line = page.lines[index]!;
		const texts = new Array<string>(columns.length).fill("");
		for (const p of pieces) {
			const c = columnOf(p, columns);
			texts[c] = `${texts[c]} ${p.text}`.trim();
		}
		const before = rows.at(-1);
		if (before && continuesRow(texts, before.texts)) {
			texts.forEach((t, c) => {
				before.texts[c] = `${before.texts[c]} ${t}`.trim();
			});
			before.raws = [...before.texts];
		} else rows.push({ texts, raws: [...texts], confidence: line.confidence });
	}
	const figureColumns = columns.filter(
		(_, c) => rows.filter((r) => hasFigure(r.texts[c]!)).length >= rows.length / 2,
	).length;
	const headed = isOrdinalHead(rows[0]?.texts[0] ?? "");
	// Two columns without a figure column are a list or the head of a document, three may be prose set wide.
	if (rows.length < MIN_ROWS || (figureColumns === 0 && !headed)) return null;
	if (rows.filter((r) => r.texts.filter(Boolean).length >= 2).length < rows.length * 0.6) return null;
	if (isListOrForm(rows.map((r) => r.texts))) return null;
	return {
		method: "aligned",
		confidence: 0.85,
		rows: rows.length,
		columns: columns.length,
		cells: cellsFromRows(rows, columns.length, page.page),
		headerRows: null,
		page: page.page,
		firstLine: first,
		lastLine: last,
		consumed: Array.from({ length: last - first + 1 }, (_, k) => lineKey(page.page, first + k)),
		box: null,
		columnEdges: null,
	};
}

/** Character ranges that at least one line fills, cut where hardly any line has a character (rivers of two or more). */
function columnBands(lines: Piece[][]): Piece[] {
	const width = Math.max(...lines.flat().map((p) => p.end));
	const filled = new Array<number>(width).fill(0);
	for (const pieces of lines) for (const p of pieces) for (let x = p.start; x < p.end; x++) filled[x]!++;
	// One line in eight may cross a river (a wide caption inside, a section row).
	const tolerance = Math.floor(lines.length / 8);
	const bands: Piece[] = [];
	let start = -1;
	let gap = 0;
	for (let x = 0; x <= width; x++) {
		const ink = x < width && filled[x]! > tolerance;
		if (ink) {
			if (start < 0) start = x;
			gap = 0;
		} else if (start >= 0 && (++gap >= 2 || x === width)) {
			bands.push({ start, end: x - gap + 1, text: "" });
			start = -1;
			gap = 0;
		}
	}
	return bands;
}

/**
 * Columns of a table with a head. A head set to the left over figures set to the right stands over no figure of its own: columns are told
 * by the lines from the first figures on, and the fullest line of the head is matched with them, left to right, as near as can be.
 */
function headedColumns(lines: { pieces: Piece[] }[]): Piece[] {
	const body = lines.findIndex((l) => l.pieces.slice(1).some((p) => hasFigure(p.text)));
	const heads = lines
		.slice(0, Math.max(0, body))
		.map((l) => l.pieces)
		.reduce((a, b) => (b.length > a.length ? b : a), [] as Piece[]);
	const bands = columnBands(lines.slice(Math.max(0, body)).map((l) => l.pieces));
	if (heads.length < 3 || bands.length < 3 || lines.length - body < MIN_ROWS)
		return columnBands(lines.map((l) => l.pieces));
	const [fewer, more] = heads.length <= bands.length ? [heads, bands] : [bands, heads];
	const partner = matched(fewer, more);
	return more.map((p, i) => {
		const other = fewer[partner.indexOf(i)];
		return { start: Math.min(p.start, other?.start ?? p.start), end: Math.max(p.end, other?.end ?? p.end), text: "" };
	});
}

/** For each of `fewer` the index of its partner among `more`, in order, with the least distance in all. */
function matched(fewer: readonly Piece[], more: readonly Piece[]): number[] {
	const far = (a: Piece, b: Piece): number =>
		Math.max(0, a.start - b.end, b.start - a.end) + Math.abs(a.start + a.end - b.start - b.end) / 100;
	// cost[i][j]: the first i matched within the first j.
	const cost = Array.from({ length: fewer.length + 1 }, (_, i) =>
		Array.from({ length: more.length + 1 }, () => (i === 0 ? 0 : Number.POSITIVE_INFINITY)),
	);
	for (let i = 1; i <= fewer.length; i++)
		for (let j = i; j <= more.length; j++)
			cost[i]![j] = Math.min(cost[i]![j - 1]!, cost[i - 1]![j - 1]! + far(fewer[i - 1]!, more[j - 1]!));
	const out: number[] = [];
	for (let i = fewer.length, j = more.length; i > 0; j--)
		if (cost[i]![j] !== cost[i]![j - 1]) {
			out.unshift(j - 1);
			i--;
		}
	return out;
}

/** The band that a piece overlaps most; the nearest one when it overlaps none. */
function columnOf(p: Piece, bands: Piece[]): number {
	let best = 0;
	let score = -Infinity;
	bands.forEach((b, c) => {
		const s = Math.min(p.end, b.end) - Math.max(p.start, b.start);
		if (s > score) {
			score = s;
			best = c;
		}
	});
	return best;
}

/**
 * A line without ordinal and without figures under a row is that row's wrapped text; so is a line whose figures come with the
 * second half of a label ("Phòng Tài chính -" / "Kế hoạch  350").
 */
function continuesRow(texts: string[], before: string[]): boolean {
	if (isOrdinal(texts[0]!) || texts[0] !== "") return false;
	const filled = texts.map((t, c) => (t === "" ? -1 : c)).filter((c) => c >= 0);
	if (texts.some(hasFigure)) {
		const label = filled[0] ?? 0;
		const open =
			isOrdinal(before[0]!) && !before.slice(1).some(hasFigure) && /[-–,(/]$|\p{Ll}$/u.test(before[label] ?? "");
		return open && !isTotalLabel(texts[label]!) && (/[-–,(/]$/.test(before[label]!) || /^\p{Ll}/u.test(texts[label]!));
	}
	return filled.every((c) => before[c] !== "") && filled.length < texts.filter((_, c) => before[c] !== "").length;
}
