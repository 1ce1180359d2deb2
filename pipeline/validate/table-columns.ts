/** Columns that are sums or differences of others, found from the figures: most rows say so, the others are contradictions. */
import type { Audited, Identity } from "./audit.js";
import { type Grid, type GridRow, isShare } from "./table-grid.js";
import { sumIdentity } from "./table-totals.js";
import { addsUp } from "./tolerance.js";

/** Rows with two parts or more that must agree before a relation is believed, and their share among such rows. */
const ENOUGH_ROWS = 3;
const MOST = 0.7;
/** A column headed "Tổng …" is a sum by its name: half of the rows are enough on a badly read page. */
const MOST_NAMED = 0.5;
/** Tables with more columns are not searched (pairs and triples grow with the cube). */
const MAX_COLUMNS = 16;

interface Relation {
	total: number;
	parts: number[];
	/** Telling rows that agree. */
	fit: number;
	rows: GridRow[];
	fine: number;
}

/** Each column as the sum of columns side by side, or of any two (maximum = deducted + achieved, received = resolved + pending). */
export function columnSums(grid: Grid): Identity[] {
	const { columns } = grid;
	if (columns.length < 3 || columns.length > MAX_COLUMNS) return [];
	const best = new Map<string, Relation>();
	for (const total of columns) {
		const found: Relation[] = [];
		for (let from = 0; from < columns.length; from++)
			for (let to = from + 2; to <= columns.length; to++) {
				const parts = columns.slice(from, to);
				if (!parts.includes(total)) found.push(...relation(grid, total, parts));
			}
		for (const [i, a] of columns.entries())
			for (const b of columns.slice(i + 2))
				if (a !== total && b !== total) found.push(...relation(grid, total, [a, b]));
		// The longest list that fits as often as any says most; a pair beside it is another relation of the same column.
		found.sort((x, y) => y.fit - x.fit || y.parts.length - x.parts.length);
		for (const one of found) {
			const key = [one.total, ...one.parts].sort((x, y) => x - y).join(",");
			const overlapping = [...best.values()].some(
				(o) => o.total === total && o.parts.filter((p) => one.parts.includes(p)).length > 0 && !equalSets(o, one),
			);
			if (!best.has(key) && !overlapping) best.set(key, one);
		}
	}
	return [...best.values()].flatMap((relation) => identities(relation));
}

const equalSets = (a: Relation, b: Relation): boolean =>
	[a.total, ...a.parts].sort().join() === [b.total, ...b.parts].sort().join();

function relation(grid: Grid, total: number, parts: readonly number[]): Relation[] {
	const usable = grid.rows.filter(
		(r) =>
			r.figures.has(total) &&
			!isShare(r.figures.get(total)) &&
			parts.every((c) => r.figures.has(c) && !isShare(r.figures.get(c))),
	);
	const telling = usable.filter((r) => parts.filter((c) => valueAt(r, c) !== 0).length > 1);
	if (telling.length < ENOUGH_ROWS) return [];
	const fine = Math.max(...usable.flatMap((r) => [total, ...parts].map((c) => r.figures.get(c)?.decimals ?? 0)));
	const most = /(?:^|\s)(?:tổng|cộng)/iu.test(grid.title(total)) ? MOST_NAMED : MOST;
	for (const decimals of fine > 0 ? [fine, 0] : [0]) {
		const fit = telling.filter((r) => fits(r, total, parts, decimals)).length;
		if (fit < ENOUGH_ROWS || fit < telling.length * most) continue;
		// Rows with a single part bear it out as well, or the sum of all is another thing.
		const single = usable.filter((r) => !telling.includes(r));
		if (single.filter((r) => fits(r, total, parts, decimals)).length < single.length * most) continue;
		return [{ total, parts: [...parts], fit, rows: usable, fine: decimals }];
	}
	return [];
}

const valueAt = (r: GridRow, col: number): number => r.figures.get(col)?.value ?? 0;

const fits = (r: GridRow, total: number, parts: readonly number[], fine: number): boolean => {
	const print = (c: number) => ({ value: valueAt(r, c), decimals: Math.max(fine, r.figures.get(c)?.decimals ?? 0) });
	return addsUp(parts.map(print), print(total));
};

const identities = ({ total, parts, rows, fine }: Relation): Identity[] =>
	rows.flatMap((r) => {
		const whole = r.figures.get(total);
		const figures = parts.map((c) => r.figures.get(c)).filter((f): f is Audited => f !== undefined);
		return whole ? [sumIdentity("audit.column-sum", whole, figures, fine)] : [];
	});
