/** Columns of change: "So với cùng kỳ (%)" as 100 × a/b or 100 × (a/b − 1) of two other columns. */
import type { Audited, Identity } from "./audit.js";
import { printed } from "./print.js";
import { type Grid, type GridRow, isShare } from "./table-grid.js";
import { shows } from "./tolerance.js";

const ENOUGH_ROWS = 3;
const MOST = 0.7;

/** Identities of percent columns that no numerator and denominator were found for. */
export function changeColumns(grid: Grid): Identity[] {
	const out: Identity[] = [];
	const measured = grid.columns.filter((c) => !grid.rows.every((r) => !r.figures.has(c) || isShare(r.figures.get(c))));
	for (const share of grid.columns) {
		const rows = grid.rows.filter((r) => isPercent(r.figures.get(share)) && r.figures.get(share)?.numerator === null);
		if (rows.length < ENOUGH_ROWS) continue;
		let best: { a: number; b: number; growth: boolean; rows: GridRow[]; fit: number } | null = null;
		for (const a of measured)
			for (const b of measured)
				for (const growth of [true, false]) {
					if (a === b) continue;
					const usable = rows.filter(
						(r) => (r.figures.get(a)?.value ?? null) !== null && (r.figures.get(b)?.value ?? 0) !== 0,
					);
					const fit = usable.filter((r) => agrees(r, share, a, b, growth)).length;
					if (fit < ENOUGH_ROWS || fit < usable.length * MOST || fit <= (best?.fit ?? 0)) continue;
					best = { a, b, growth, rows: usable, fit };
				}
		if (best) for (const r of best.rows) out.push(...identity(r, share, best.a, best.b, best.growth));
	}
	return out;
}

const isPercent = (f: Audited | undefined): boolean => f?.measure === "percent" && f.value !== null;

const change = (a: number, b: number, growth: boolean): number => (100 * a) / b - (growth ? 100 : 0);

function agrees(r: GridRow, share: number, a: number, b: number, growth: boolean): boolean {
	const [x, y, p] = [a, b, share].map((c) => r.figures.get(c));
	if (!x || !y || !p) return false;
	const exact = change(x.value ?? 0, y.value ?? 0, growth);
	// "Giảm 12,5" may be printed with or without its sign.
	return shows(exact, p.value ?? 0, p.decimals) || (growth && shows(-exact, p.value ?? 0, p.decimals));
}

function identity(r: GridRow, share: number, a: number, b: number, growth: boolean): Identity[] {
	const [x, y, p] = [a, b, share].map((c) => r.figures.get(c));
	if (!x || !y || !p) return [];
	return [
		{
			rule: "audit.change",
			members: [p, x, y],
			about: p,
			holds: ([v = 0, n = 0, of = 0]) => {
				const exact = change(n, of, growth);
				const decimals = v === p.value ? p.decimals : undefined;
				return of === 0 || shows(exact, v, decimals) || (growth && shows(-exact, v, decimals));
			},
			message: ([v = 0, n = 0, of = 0]) => {
				const exact = change(n, of, growth);
				return `${printed(n)} against ${printed(of)} is ${growth ? "a change of " : ""}${printed(exact, 2)} %, but ${printed(v)} % is printed (${printed(Math.abs(exact - v), 2)} points apart).`;
			},
		},
	];
}
