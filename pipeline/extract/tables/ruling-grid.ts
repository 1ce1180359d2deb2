/** Rulings of a page to grids: lines that cross belong together, their places give rows and columns, missing pieces give spans. */
import type { Box } from "../../../schemas/box.js";
import type { Ruling } from "../../../schemas/page.js";

/** A line reduced to its place `at` (y of a horizontal, x of a vertical) and its reach. Points. */
export interface Segment {
	at: number;
	from: number;
	to: number;
}

export interface GridCell {
	row: number;
	col: number;
	rowSpan: number;
	colSpan: number;
	box: Box;
}

export interface Grid {
	/** Column boundaries, left to right (columns + 1). */
	xs: number[];
	/** Row boundaries, top to bottom (rows + 1). */
	ys: number[];
	cells: GridCell[];
}

/** Lines meet when their ends miss each other by at most this: broken corners of bitonal scans at 150–200 dpi (points). */
const REACH = 5;
/** Places closer than this are one line, drawn doubled or slanted; the narrowest real column seen is 14 pt, row 8 pt. */
const SAME_X = 5;
const SAME_Y = 4;
/** Share of an edge that ink must cover. Whole edges measure above 0.85, letters in between below 0.3 (1972-tb-syt). */
const COVER = 0.5;
/**
 * Of its best line a table draws this share of its width or height; the boxes and arrows of a flow chart, each drawn alone, line up by chance.
 * Measured: every grid of the typed scans, ICDAR 2013 and born-digital/ 0.97 to 1.00; the chart of ICDAR's eu-014 0.84.
 */
const DRAWN_THROUGH = 0.9;

/** A place that the words of the page know better than the lines: does text run across it? */
export interface TextAcross {
	/** A word lies across x between y0 and y1. */
	vertical(x: number, y0: number, y1: number): boolean;
	/** A word lies across y between x0 and x1. */
	horizontal(y: number, x0: number, x1: number): boolean;
}

export function gridsOf(rulings: readonly Ruling[], across: TextAcross): Grid[] {
	const horizontal = rulings
		.filter((r) => r.x1 - r.x0 >= r.y1 - r.y0)
		.map((r) => ({ at: (r.y0 + r.y1) / 2, from: r.x0, to: r.x1 }));
	const vertical = rulings
		.filter((r) => r.x1 - r.x0 < r.y1 - r.y0)
		.map((r) => ({ at: (r.x0 + r.x1) / 2, from: r.y0, to: r.y1 }));
	return groupsOf(
		horizontal.filter((h) => !runsThroughText(h, (a, from, to) => across.horizontal(a, from, to))),
		vertical.filter((v) => !runsThroughText(v, (a, from, to) => across.vertical(a, from, to))),
	)
		.map(({ h, v }) => gridOf(h, v, across))
		.filter((g): g is Grid => g !== null)
		.sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!);
}

/** Strokes of letters that line up look like a ruling; a ruling has words beside it, not across it. */
function runsThroughText(s: Segment, across: (at: number, from: number, to: number) => boolean): boolean {
	const steps = Math.max(3, Math.ceil((s.to - s.from) / 6));
	let hits = 0;
	for (let i = 0; i < steps; i++) {
		const p = s.from + ((i + 0.5) * (s.to - s.from)) / steps;
		if (across(s.at, p - 0.5, p + 0.5)) hits++;
	}
	return hits / steps > 0.5;
}

/** Connected sets of crossing lines. */
function groupsOf(h: Segment[], v: Segment[]): { h: Segment[]; v: Segment[] }[] {
	const parent = [...h, ...v].map((_, i) => i);
	const find = (i: number): number => {
		let root = i;
		while (parent[root] !== root) root = parent[root]!;
		parent[i] = root;
		return root;
	};
	h.forEach((a, i) => {
		v.forEach((b, j) => {
			if (b.at >= a.from - REACH && b.at <= a.to + REACH && a.at >= b.from - REACH && a.at <= b.to + REACH)
				parent[find(i)] = find(h.length + j);
		});
	});
	const groups = new Map<number, { h: Segment[]; v: Segment[] }>();
	[...h, ...v].forEach((s, i) => {
		const key = find(i);
		const g = groups.get(key) ?? { h: [], v: [] };
		(i < h.length ? g.h : g.v).push(s);
		groups.set(key, g);
	});
	return [...groups.values()].filter((g) => g.h.length >= 2 && g.v.length >= 1);
}

/** Rows and columns too thin for a letter: two strokes of a double line. The smallest print seen is 6 pt high. */
const SLIVER_ROW = 5.5;
const SLIVER_COLUMN = 6;

interface Line {
	at: number;
	pieces: Segment[];
}

/** Segments at about the same place to one line, the place weighted by length. */
function linesOf(segments: Segment[], same: number): Line[] {
	const lines: Line[] = [];
	for (const s of [...segments].sort((a, b) => a.at - b.at)) {
		const last = lines.at(-1);
		if (last && s.at - last.at <= same) {
			last.pieces.push(s);
			const weight = last.pieces.reduce((n, p) => n + (p.to - p.from), 0);
			last.at = last.pieces.reduce((n, p) => n + p.at * (p.to - p.from), 0) / weight;
		} else lines.push({ at: s.at, pieces: [s] });
	}
	return lines;
}

/** Share of `from..to` that the pieces of a line cover. */
function coverage(line: Line, from: number, to: number): number {
	let covered = 0;
	let reach = from;
	for (const p of [...line.pieces].sort((a, b) => a.from - b.from)) {
		const start = Math.max(p.from, reach);
		const end = Math.min(p.to, to);
		if (end > start) {
			covered += end - start;
			reach = end;
		}
	}
	return to > from ? covered / (to - from) : 0;
}

/** A dashed line drawn through: its gaps are no wider than a broken corner. */
const bridged = (line: Line): Line => ({
	...line,
	pieces: line.pieces.map((p) => ({ ...p, from: p.from - REACH / 2, to: p.to + REACH / 2 })),
});

/** Two lines with no room between them become one, at the place of the longer. */
function withoutSlivers(lines: Line[], room: number): Line[] {
	const out: Line[] = [];
	for (const line of lines) {
		const before = out.at(-1);
		if (before && line.at - before.at < room) {
			const at = lengthOf(before) >= lengthOf(line) ? before.at : line.at;
			out[out.length - 1] = { at, pieces: [...before.pieces, ...line.pieces] };
		} else out.push(line);
	}
	return out;
}

const lengthOf = (line: Line): number => line.pieces.reduce((n, p) => n + (p.to - p.from), 0);
const startOf = (line: Line): number => Math.min(...line.pieces.map((p) => p.from));
const endOf = (line: Line): number => Math.max(...line.pieces.map((p) => p.to));

/**
 * The long lines frame the table; a seal, a stamp or an underline that touches it lies outside the frame or ends in mid-cell.
 * A short line stays only when both its ends stand on lines across it (1972-tb-syt p. 5: a seal over the table's corner).
 */
function withinFrame(rows: Line[], columns: Line[]): { rows: Line[]; columns: Line[] } {
	const strong = (lines: Line[]): Line[] => {
		const longest = Math.max(...lines.map(lengthOf));
		return lines.filter((l) => lengthOf(l) >= longest * 0.5);
	};
	const tall = strong(columns);
	const wide = strong(rows);
	if (tall.length < 2 || wide.length < 2) return { rows, columns };
	const top = Math.min(...tall.map(startOf)) - 2 * REACH;
	const bottom = Math.max(...tall.map(endOf)) + 2 * REACH;
	const left = Math.min(...wide.map(startOf)) - 2 * REACH;
	const right = Math.max(...wide.map(endOf)) + 2 * REACH;
	// A side of the table may lie outside the scan: there the frame itself is the end (29-SYT-KHTC p. 2).
	const ends = (line: Line, across: Line[], from: number, to: number): boolean =>
		startOf(line) <= from + 4 * REACH || across.some((a) => Math.abs(a.at - startOf(line)) <= 2 * REACH)
			? endOf(line) >= to - 4 * REACH || across.some((a) => Math.abs(a.at - endOf(line)) <= 2 * REACH)
			: false;
	return {
		rows: rows.filter((r) => r.at >= top && r.at <= bottom && (wide.includes(r) || ends(r, columns, left, right))),
		columns: columns.filter((c) => c.at >= left && c.at <= right && (tall.includes(c) || ends(c, rows, top, bottom))),
	};
}

function gridOf(h: Segment[], v: Segment[], across: TextAcross): Grid | null {
	let rows = linesOf(h, SAME_Y);
	let columns = linesOf(v, SAME_X);
	({ rows, columns } = withinFrame(rows, columns));
	// The sides of a table may be left open: its horizontals say where it ends.
	const left = median(rows.map((r) => Math.min(...r.pieces.map((p) => p.from))));
	const right = median(rows.map((r) => Math.max(...r.pieces.map((p) => p.to))));
	if (columns.length === 0 || rows.length < 2) return null;
	const tall = { from: rows[0]!.at, to: rows.at(-1)!.at };
	if (columns[0]!.at - left > 3 * SAME_X) columns = [{ at: left, pieces: [{ at: left, ...tall }] }, ...columns];
	if (right - columns.at(-1)!.at > 3 * SAME_X) columns = [...columns, { at: right, pieces: [{ at: right, ...tall }] }];
	// A line must close at least one cell: cover the height of a row, or the width of a column.
	for (let pass = 0; pass < 2; pass++) {
		const ys = rows.map((r) => r.at);
		const xs = columns.map((c) => c.at);
		columns = columns.filter((c) => ys.some((y, i) => i + 1 < ys.length && coverage(c, y, ys[i + 1]!) >= 0.7));
		rows = rows.filter((r) => xs.some((x, i) => i + 1 < xs.length && coverage(r, x, xs[i + 1]!) >= 0.7));
	}
	if (rows.length < 2 || columns.length < 2) return null;
	rows = withoutSlivers(rows, SLIVER_ROW);
	columns = withoutSlivers(columns, SLIVER_COLUMN);
	if (rows.length < 2 || columns.length < 2) return null;
	const xs = columns.map((c) => c.at);
	const ys = rows.map((r) => r.at);
	const through = Math.max(
		...rows.map((r) => coverage(bridged(r), xs[0]!, xs.at(-1)!)),
		...columns.map((c) => coverage(bridged(c), ys[0]!, ys.at(-1)!)),
	);
	if (through < DRAWN_THROUGH) return null;
	const closed = (line: Line, from: number, to: number, crossed: () => boolean): boolean => {
		const share = coverage(line, from, to);
		return share >= COVER || (share >= 0.2 && !crossed());
	};
	const wall = (r: number, c: number): boolean =>
		c === 0 ||
		c === xs.length - 1 ||
		closed(columns[c]!, ys[r]!, ys[r + 1]!, () => across.vertical(xs[c]!, ys[r]!, ys[r + 1]!));
	const floor = (r: number, c: number): boolean =>
		r === 0 ||
		r === ys.length - 1 ||
		closed(rows[r]!, xs[c]!, xs[c + 1]!, () => across.horizontal(ys[r]!, xs[c]!, xs[c + 1]!));
	return { xs, ys, cells: rectangles(xs, ys, wall, floor) };
}

/** Elementary boxes joined where no line parts them, as rectangles: first to the right, then down. */
function rectangles(
	xs: number[],
	ys: number[],
	wall: (r: number, c: number) => boolean,
	floor: (r: number, c: number) => boolean,
): GridCell[] {
	const rows = ys.length - 1;
	const columns = xs.length - 1;
	const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
	const cells: GridCell[] = [];
	for (let r = 0; r < rows; r++)
		for (let c = 0; c < columns; c++) {
			if (taken[r]![c]) continue;
			let colSpan = 1;
			while (c + colSpan < columns && !taken[r]![c + colSpan] && !wall(r, c + colSpan)) colSpan++;
			let rowSpan = 1;
			const open = (q: number): boolean => {
				for (let k = c; k < c + colSpan; k++) if (floor(q, k) || taken[q]![k]) return false;
				for (let k = c + 1; k < c + colSpan; k++) if (wall(q, k)) return false;
				return wall(q, c) && (c + colSpan >= columns || wall(q, c + colSpan));
			};
			while (r + rowSpan < rows && open(r + rowSpan)) rowSpan++;
			for (let q = r; q < r + rowSpan; q++) for (let k = c; k < c + colSpan; k++) taken[q]![k] = true;
			cells.push({
				row: r,
				col: c,
				rowSpan,
				colSpan,
				box: { x0: xs[c]!, y0: ys[r]!, x1: xs[c + colSpan]!, y1: ys[r + rowSpan]! },
			});
		}
	return cells;
}

function median(values: number[]): number {
	const s = [...values].sort((a, b) => a - b);
	return s[Math.floor(s.length / 2)] ?? 0;
}
