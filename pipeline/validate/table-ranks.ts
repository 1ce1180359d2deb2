/** Ranks against the scores they rank: "Xếp hạng 8" beside the seventh highest score. */
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";
import { type Grid, type GridRow, gridOf } from "./table-grid.js";

/** Ranked rows that must follow the scores, and their share, before the others are contradictions. */
const ENOUGH_ROWS = 4;
const MOST = 0.6;
/** Of all pairs of rows so many must be ranked as their scores stand: ranks 3 and 6 of eight swapped leave 23 of 28. */
const CONCORDANT = 0.75;
/** Rows told by name in one finding. */
const NAMED = 6;

export function checkRanks(audit: Audit): void {
	for (const table of audit.document.tables) {
		const grid = gridOf(audit, table);
		for (const col of grid.columns.filter((c) => isRankColumn(grid, c))) checkColumn(audit, grid, col);
	}
}

const isRankColumn = (grid: Grid, col: number): boolean => {
	const figures = grid.rows.map((r) => r.figures.get(col)).filter((f): f is Audited => f !== undefined);
	return figures.length >= ENOUGH_ROWS && figures.every((f) => f.measure === "rank" && Number.isInteger(f.value));
};

/** Which score a rank column follows is told by the figures: the column and direction with the most agreeing rows. */
function checkColumn(audit: Audit, grid: Grid, rankCol: number): void {
	let best: { rows: GridRow[]; places: Map<GridRow, number[]>; fit: number; scoreCol: number; weight: number } | null =
		null;
	for (const scoreCol of grid.columns) {
		if (scoreCol === rankCol || isRankColumn(grid, scoreCol)) continue;
		const rows = grid.rows.filter((r) => !r.isTotal && r.figures.has(rankCol) && r.figures.has(scoreCol));
		if (rows.length < ENOUGH_ROWS) continue;
		const values = rows.map((r) => r.figures.get(scoreCol)?.value ?? 0);
		// A column of equal scores ranks nothing.
		if (new Set(values).size < rows.length / 2) continue;
		for (const descending of [true, false])
			for (const dense of [false, true]) {
				const places = placesOf(rows, values, descending, dense);
				const fit = rows.filter((r) => places.get(r)?.includes(r.figures.get(rankCol)?.value ?? -1)).length;
				// Of columns that agree alike (points got, points lost) the scores that begin with the highest are told.
				const weight = fit + (descending ? 0.5 : 0) + (SCORE.test(grid.title(scoreCol)) ? 0.25 : 0);
				if (weight > (best?.weight ?? 0)) best = { rows, places, fit, scoreCol, weight };
			}
	}
	if (!best || best.fit < ENOUGH_ROWS || best.fit < best.rows.length * MOST || best.fit === best.rows.length) return;
	const { rows, places, scoreCol } = best;
	if (concordance(rows, scoreCol, rankCol) < CONCORDANT) return;
	const wrong = rows.filter((r) => !places.get(r)?.includes(r.figures.get(rankCol)?.value ?? -1));
	const about = wrong[0]?.figures.get(rankCol) ?? null;
	for (const r of wrong) {
		const rank = r.figures.get(rankCol);
		if (rank) flag(rank);
	}
	const told = wrong.slice(0, NAMED).map((r) => {
		const rank = printed(r.figures.get(rankCol)?.value ?? 0);
		return `rank ${rank} is printed for ${printed(r.figures.get(scoreCol)?.value ?? 0)}${r.label ? ` ("${r.label}")` : ""}, which is place ${places.get(r)?.[0]}`;
	});
	addFinding(audit, about, {
		rule: "audit.rank",
		severity: "warning",
		message: `Ranks and scores disagree in table ${grid.table.tableNo}: ${told.join("; ")}${wrong.length > NAMED ? ` … (${wrong.length} rows)` : ""}.`,
	});
}

/** Share of the pairs of rows with different scores that the ranks order as the scores do, or all the other way round. */
function concordance(rows: readonly GridRow[], scoreCol: number, rankCol: number): number {
	const value = (r: GridRow, col: number): number => r.figures.get(col)?.value ?? 0;
	let [agreeing, against] = [0, 0];
	for (const [i, a] of rows.entries())
		for (const b of rows.slice(i + 1)) {
			const sign = (value(a, scoreCol) - value(b, scoreCol)) * (value(a, rankCol) - value(b, rankCol));
			if (sign < 0) agreeing++;
			else if (sign > 0) against++;
		}
	return Math.max(agreeing, against) / Math.max(1, agreeing + against);
}

const SCORE = /tổng|đạt|chỉ số|kết quả/iu;

/** Places a row may take: equal scores share one ("3, 3, 5"; `dense`: "3, 3, 4"), or are told apart by something else ("3, 4"). */
function placesOf(
	rows: readonly GridRow[],
	values: readonly number[],
	descending: boolean,
	dense: boolean,
): Map<GridRow, number[]> {
	const distinct = [...new Set(values)].sort((a, b) => (descending ? b - a : a - b));
	return new Map(
		rows.map((r, i) => {
			const own = values[i] ?? 0;
			const before = values.filter((v) => (descending ? v > own : v < own)).length;
			const same = values.filter((v) => v === own).length;
			return [r, dense ? [distinct.indexOf(own) + 1] : Array.from({ length: same }, (_, k) => before + 1 + k)];
		}),
	);
}
