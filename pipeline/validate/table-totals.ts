/** Totals over rows: "Tổng cộng" against the rows it closes, sections (I, II) and outline rows (2 over 2.1, 2.2) against those below. */
import type { Audited, Identity } from "./audit.js";
import { printed, printedSum } from "./print.js";
import { levelOf } from "./row-mark.js";
import { type Grid, type GridRow, isShare } from "./table-grid.js";
import { addsUp, printsOf } from "./tolerance.js";

const valuesOf = (id: Identity): number[] => id.members.map((m) => m.value ?? 0);
const holds = (id: Identity): boolean => id.holds(valuesOf(id));

/** `fine`: decimals that every figure is taken to have, printed or not ("9,5" beside "8,35"). */
export function sumIdentity(rule: string, total: Audited, parts: readonly Audited[], fine = 0): Identity {
	const members = [total, ...parts];
	return {
		rule,
		members,
		about: total,
		holds: (all) => {
			const [t = { value: 0, decimals: 0 }, ...values] = printsOf(members, all).map((p) => ({
				...p,
				decimals: Math.max(p.decimals, fine),
			}));
			return addsUp(values, t);
		},
		wanted: (i, [t = 0, ...values]) => {
			const sum = values.reduce((a, b) => a + b, 0);
			return tidy(i === 0 ? sum : t - sum + (values[i - 1] ?? 0));
		},
		message: ([t = 0, ...values]) => {
			const s = values.reduce((a, b) => a + b, 0);
			const listed = values.length <= 6 ? printedSum(values) : `the ${values.length} rows together`;
			return `${listed} = ${printed(s)}, but ${printed(t)} is printed (${printed(Math.abs(s - t))} ${s > t ? "too many" : "missing"}).`;
		},
	};
}

/** Sums of decimals without the dust of binary fractions. */
const tidy = (v: number): number => Math.round(v * 1e6) / 1e6;

/** A row and the rows that may make it up. */
interface Group {
	kind: "total" | "section";
	whole: GridRow;
	parts: GridRow[];
}

export function rowTotals(grid: Grid): Identity[] {
	const groups = [...totalGroups(grid.rows), ...outlineGroups(grid.rows)];
	const sums = groups.map((group) => ({ group, identities: identitiesOf(grid, group) }));
	return sums.flatMap(({ group, identities }) => {
		const telling = identities.filter(isTelling);
		const holding = telling.filter(holds).length;
		if (identities.length === holding) return identities;
		// Does this row add up in other columns, or do the other rows of its kind add up?
		if (holding * 2 >= telling.length && holding > 0) return identities;
		const others = sums
			.filter((s) => s.group !== group && s.group.kind === group.kind && sameLevel(s.group, group))
			.flatMap((s) => s.identities)
			.filter(isTelling);
		const agree = others.filter(holds).length;
		if (agree > 0 && agree * 2 > others.length && identities.every(isNear)) return identities;
		// A table closed by "Tổng cộng" over one column of figures: nothing else can bear it out.
		const lone = group.kind === "total" && telling.length === 1 && identities.every(isNear);
		return lone ? identities : identities.filter(holds);
	});
}

/** Two parts that are something: else any row "adds up" to its only one. */
const isTelling = (id: Identity): boolean =>
	valuesOf(id)
		.slice(1)
		.filter((v) => v !== 0).length > 1;

/** How far a slip may carry a sum: a share of the whole. Rows further off count something else. */
const NEAR = 0.25;
const isNear = (id: Identity): boolean => {
	const [total = 0, ...parts] = valuesOf(id);
	const sum = parts.reduce((a, b) => a + b, 0);
	return Math.abs(sum - total) <= NEAR * Math.max(Math.abs(sum), Math.abs(total));
};

const sameLevel = (a: Group, b: Group): boolean =>
	a.whole.mark !== null &&
	b.whole.mark !== null &&
	a.kind === b.kind &&
	levelOf(a.whole.mark) === levelOf(b.whole.mark);

/** Columns that a total row averages or leaves: rates, scores per head, "bình quân". */
const NO_SUM = /bình quân|trung bình|tỷ lệ|tỉ lệ|%|chỉ số|xếp hạng|thứ hạng/iu;

function identitiesOf(grid: Grid, { kind, whole, parts }: Group): Identity[] {
	const out: Identity[] = [];
	for (const col of grid.columns) {
		const total = whole.figures.get(col);
		const figures = parts.map((r) => r.figures.get(col)).filter((f): f is Audited => f !== undefined);
		if (!total || isShare(total) || figures.length < 2 || NO_SUM.test(grid.title(col))) continue;
		if (figures.some((f) => isShare(f) || (kind === "section" && f.measure !== total.measure))) continue;
		// A cell with print that could not be read as a number may hold what is missing.
		if (parts.some((r) => !r.figures.has(col) && grid.hasPrint(r.row, col))) continue;
		if (isMean(total, figures)) continue;
		const fine = Math.max(total.decimals, ...figures.map((f) => f.decimals));
		const exact = sumIdentity(kind === "total" ? "audit.total-row" : "audit.section-sum", total, figures, fine);
		out.push(holds(exact) ? exact : sumIdentity(exact.rule, total, figures));
	}
	return out;
}

/** A "total" amid its parts is their mean ("Toàn tỉnh 84,3" under indices), at least with three parts that are something. */
function isMean(total: Audited, parts: readonly Audited[]): boolean {
	const values = parts.map((p) => p.value ?? 0);
	const filled = values.filter((v) => v !== 0);
	const mean = values.reduce((a, b) => a + b, 0) / values.length;
	const t = total.value ?? 0;
	return filled.length >= 3 && t >= Math.min(...values) && t <= Math.max(...values) && Math.abs(t - mean) <= 0.2 * mean;
}

/** "Cộng" after each section and "Tổng cộng" after all; one total over or under the rows; the outermost rows of an outline. */
function totalGroups(rows: readonly GridRow[]): Group[] {
	const totals = rows.filter((r) => r.isTotal);
	const [first, last] = [totals[0], totals.at(-1)];
	if (!first || !last) return [];
	if (totals.length === 1) {
		const others = rows.filter((r) => r !== first);
		const atEnd = first === rows.at(-1);
		if (!atEnd && first !== rows[0]) return [];
		return [{ kind: "total", whole: first, parts: outermost(others) }];
	}
	// Several: each closes the rows since the one before; the last, if it closes none, closes the others.
	const out: Group[] = [];
	let open: GridRow[] = [];
	for (const row of rows) {
		if (!row.isTotal) {
			open.push(row);
			continue;
		}
		if (open.length > 0) out.push({ kind: "total", whole: row, parts: outermost(open) });
		else out.push({ kind: "total", whole: row, parts: totals.filter((t) => t !== row && t.row < row.row) });
		open = [];
	}
	return open.length > 0 ? [] : out;
}

/** Rows of the outermost level; rows without a mark count as outermost only where no row has one. */
function outermost(rows: readonly GridRow[]): GridRow[] {
	const marked = rows.filter((r) => r.mark !== null);
	if (marked.length === 0) return [...rows];
	const top = Math.min(...marked.map((r) => (r.mark ? levelOf(r.mark) : 99)));
	// Unmarked rows before the first mark, or dashes alone, belong to no count.
	if (marked.length < rows.length && marked.every((r) => r.mark?.kind === "dash" || r.mark?.kind === "plus"))
		return rows.filter((r) => r.mark === null);
	return rows.filter((r) => r.mark !== null && levelOf(r.mark) === top);
}

/** Rows over deeper rows: I over 1, 2, 3; 2 over 2.1, 2.2; 3 over "- …". Parts are the rows right below in the outline. */
function outlineGroups(rows: readonly GridRow[]): Group[] {
	const out: Group[] = [];
	for (const [i, whole] of rows.entries()) {
		if (!whole.mark || whole.isTotal) continue;
		const level = levelOf(whole.mark);
		const below: GridRow[] = [];
		for (const row of rows.slice(i + 1)) {
			if (row.isTotal || (row.mark && levelOf(row.mark) <= level)) break;
			below.push(row);
		}
		const marked = below.filter((r) => r.mark !== null);
		if (marked.length < below.length || marked.length < 2) continue;
		const next = Math.min(...marked.map((r) => (r.mark ? levelOf(r.mark) : 99)));
		const parts = marked.filter((r) => r.mark && levelOf(r.mark) === next);
		// A list that begins with deeper rows is broken.
		if (parts.length >= 2 && parts[0] === below[0]) out.push({ kind: "section", whole, parts });
	}
	return out;
}
