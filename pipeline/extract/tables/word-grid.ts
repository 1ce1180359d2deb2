/** A grid from the places of words alone: columns from the white between them, rows from lines, wraps and separators. */
import { unionBox } from "../../../schemas/box.js";
import { textOfWords } from "./cell-text.js";
import type { RawCell } from "./raw-table.js";
import type { PlacedWord } from "./restored-words.js";
import { type Band, bandsOf, columnBands, type TextLine } from "./text-chunks.js";

interface Slot {
	words: PlacedWord[];
	first: number;
	last: number;
	figure: boolean;
}

interface GridRow {
	slots: Slot[];
	y0: number;
	y1: number;
}

export interface WordGrid {
	rows: number;
	columns: number;
	cells: RawCell[];
	columnEdges: number[];
	/** Rows whose figures stand where other rows' figures stand: how much the grid is to be believed, 0..1. */
	support: number;
}

/** `separators`: y of horizontal rulings that part rows. Null when fewer than two columns or rows come out. */
export function gridOfLines(lines: readonly TextLine[], page: number, separators: readonly number[]): WordGrid | null {
	const bands = bandsOfLines(lines);
	if (bands.length < 2) return null;
	const rows = joinWraps(
		lines.map((l) => slotRow(l, bands)),
		separators,
	);
	if (rows.length < 2) return null;
	const cells: RawCell[] = [];
	rows.forEach((row, r) => {
		const taken = new Set<number>();
		for (const s of row.slots) {
			const t = textOfWords(s.words);
			let last = s.first;
			while (last < s.last && !taken.has(last + 1)) last++;
			for (let c = s.first; c <= last; c++) taken.add(c);
			const box = unionBox(s.words.map((w) => w.box));
			cells.push({ row: r, col: s.first, rowSpan: 1, colSpan: last - s.first + 1, ...t, page, box });
		}
		for (let c = 0; c < bands.length; c++)
			if (!taken.has(c))
				cells.push({ row: r, col: c, rowSpan: 1, colSpan: 1, textRaw: "", text: "", page, box: null, confidence: 1 });
	});
	const edges = [bands[0]!.x0, ...bands.slice(1).map((b, i) => (bands[i]!.x1 + b.x0) / 2), bands.at(-1)!.x1];
	const multi = rows.filter((r) => r.slots.length > 1);
	return {
		rows: rows.length,
		columns: bands.length,
		cells,
		columnEdges: edges,
		support: rows.length === 0 ? 0 : multi.length / rows.length,
	};
}

/** Columns as the lines with figures show them; heads often reach over several columns. */
function bandsOfLines(lines: readonly TextLine[]): Band[] {
	const figures = lines.filter((l) => l.chunks.length >= 2 && l.chunks.some((c) => c.figure));
	const basis = figures.length >= 2 ? figures : lines.filter((l) => l.chunks.length >= 2);
	if (basis.length < 2) return [];
	const strict = columnBands(basis, 0);
	// One line in ten may reach over a gap (a long label, a total over two columns).
	const lenient = columnBands(basis, Math.floor(basis.length / 10));
	const bands = lenient.length > strict.length ? lenient : strict;
	// Columns that only the head or blank rows name stay out; columns that text lines fill beside the bands come in.
	const extra = columnBands(
		lines
			.map((l) => ({ ...l, chunks: l.chunks.filter((c) => bands.every((b) => c.x1 < b.x0 - 1 || c.x0 > b.x1 + 1)) }))
			.filter((l) => l.chunks.length > 0),
		1,
	);
	return [...bands, ...extra].sort((a, b) => a.x0 - b.x0);
}

function slotRow(line: TextLine, bands: readonly Band[]): GridRow {
	const slots: Slot[] = [];
	for (const chunk of line.chunks) {
		const [first, last] = bandsOf(chunk, bands);
		const open = slots.at(-1);
		if (open && first <= open.last) {
			open.words.push(...chunk.words);
			open.last = Math.max(open.last, last);
			open.figure &&= chunk.figure;
		} else slots.push({ words: [...chunk.words], first, last, figure: chunk.figure });
	}
	return { slots, y0: line.y0, y1: line.y1 };
}

/** Lines that belong to one row: between two separators, or a wrapped label or head. */
function joinWraps(rows: GridRow[], separators: readonly number[]): GridRow[] {
	const out: GridRow[] = [];
	const parted = (a: GridRow, b: GridRow): boolean =>
		separators.some((y) => y > (a.y0 + a.y1) / 2 && y < (b.y0 + b.y1) / 2);
	// Rulings between at least half of the lines with figures are row borders; fewer only frame head and foot.
	const data = rows.filter((r) => r.slots.some((s) => s.figure));
	const ruledRows =
		data.length > 1 && data.slice(1).filter((r, i) => parted(data[i]!, r)).length >= (data.length - 1) / 2;
	const gaps = rows.slice(1).map((r, i) => r.y0 - rows[i]!.y1);
	const usual = median(gaps);
	for (const [i, row] of rows.entries()) {
		const before = out.at(-1);
		if (before && !parted(before, row) && (ruledRows || isWrap(before, row, row.y0 - before.y1, usual, rows[i + 1])))
			merge(before, row);
		else out.push({ slots: row.slots.map((s) => ({ ...s, words: [...s.words] })), y0: row.y0, y1: row.y1 });
	}
	return out;
}

function isWrap(before: GridRow, row: GridRow, gap: number, usual: number, after: GridRow | undefined): boolean {
	if (isHeadOfYears(before, row) && gap < usual - 1) return true;
	if (row.slots.some((s) => s.figure) && before.slots.some((s) => s.figure)) return false;
	const startsSmall = /^\p{Ll}|^[(&/+]/u.test(row.slots[0]?.words[0]?.text ?? "");
	// A head or label in two lines: nothing but words, under words, closer than rows usually stand.
	if (!row.slots.some((s) => s.figure)) {
		const under = row.slots.every((s) => before.slots.some((b) => b.first <= s.last && b.last >= s.first));
		const close = gap < usual - 1 || (startsSmall && gap <= usual + 1);
		return under && close && !(after && row.slots.length === 1 && !startsSmall && after.slots.length === 1);
	}
	// Figures beside the second line of a label: the first line had none.
	return (
		!before.slots.some((s) => s.figure) &&
		before.slots.length === 1 &&
		before.slots[0]!.first === 0 &&
		row.slots[0]!.first === 0 &&
		startsSmall
	);
}

/** "Đơn vị | Năm | Năm" over "tính | 2024 | 2025": the second line of a head; its years are no figures. */
function isHeadOfYears(before: GridRow, row: GridRow): boolean {
	const textOf = (s: Slot): string => s.words.map((w) => w.text).join(" ");
	const figures = row.slots.filter((s) => s.figure);
	return (
		figures.length > 0 &&
		figures.every((s) => /^(?:19|20)\d{2}$/.test(textOf(s))) &&
		!before.slots.some((s) => s.figure) &&
		figures.every((s) =>
			before.slots.some((b) => b.first <= s.last && b.last >= s.first && /(?:năm|tháng|quý)$/iu.test(textOf(b))),
		)
	);
}

function merge(into: GridRow, row: GridRow): void {
	for (const s of row.slots) {
		const home = into.slots.find((b) => b.first <= s.last && b.last >= s.first);
		if (home) {
			home.words.push(...s.words);
			home.first = Math.min(home.first, s.first);
			home.last = Math.max(home.last, s.last);
			home.figure &&= s.figure;
		} else into.slots.push({ ...s, words: [...s.words] });
	}
	into.slots.sort((a, b) => a.first - b.first);
	into.y1 = row.y1;
}

function median(values: number[]): number {
	const s = [...values].sort((a, b) => a - b);
	return s[Math.floor(s.length / 2)] ?? 0;
}
