/** Rows that hold a share, and the rows that hold what was divided ("3.3 Tỷ lệ …" over "3.3.1 Tổng số …", "3.3.2 Số …"). */
import type { ObservationCandidate } from "../../../schemas/extracted.js";
import { fold } from "../flow/fold.js";
import { agrees } from "./shares.js";

/** A figure with its row's place in the outline. */
export interface RowFigure {
	candidate: ObservationCandidate;
	row: number;
	col: number;
	/** Row right above it in the outline; null when none. */
	parent: number | null;
	label: string;
	/** Digits printed after the decimal separator. */
	decimals: number;
}

/**
 * Gives share rows their numerator and denominator: two rows below them, or the two rows right before, counted in the same
 * thing, that divide to the share. Where exactly two rows stand below a share and only one is a total, or one of the two before
 * has the words of the share, they are it even if they do not divide to it: the audit says so.
 */
export function tieRowShares(figures: readonly RowFigure[]): void {
	for (const share of figures) {
		const { candidate } = share;
		if (candidate.measure !== "percent" || candidate.value === null || candidate.numerator !== null) continue;
		const below = figures.filter((f) => f.col === share.col && f.parent === share.row && isCount(f));
		const beside = before(figures, share);
		const pair =
			divided(share, below) ?? totalAndPart(below) ?? divided(share, beside) ?? partByName(share.label, beside);
		if (!pair) continue;
		const [a, b] = pair;
		candidate.numerator = a.candidate.value;
		candidate.denominator = b.candidate.value;
		candidate.ratioOf = { numerator: a.candidate.key, denominator: b.candidate.key };
	}
}

const isCount = (f: RowFigure): boolean =>
	f.candidate.value !== null && !["percent", "permille", "rank", "point"].includes(f.candidate.measure);

type Pair = readonly [RowFigure, RowFigure];

function divided(share: RowFigure, counts: readonly RowFigure[]): Pair | null {
	const found: Pair[] = [];
	for (const a of counts)
		for (const b of counts)
			if (
				a !== b &&
				a.candidate.measure === b.candidate.measure &&
				(a.candidate.value ?? 0) <= (b.candidate.value ?? 0) &&
				agrees(a.candidate.value ?? 0, b.candidate.value ?? 0, share.candidate.value ?? 0, share.decimals)
			)
				found.push([a, b]);
	// Of equal rows (12 of 12) the one called a total is the whole.
	return found.find(([a, b]) => isTotal(b) && !isTotal(a)) ?? (found.length <= 2 ? (found[0] ?? null) : null);
}

function totalAndPart(below: readonly RowFigure[]): Pair | null {
	const [x, y] = below;
	if (below.length !== 2 || !x || !y || x.candidate.measure !== y.candidate.measure || isTotal(x) === isTotal(y))
		return null;
	return isTotal(x) ? [y, x] : [x, y];
}

/** "Số nhiệm vụ đề ra", "Số nhiệm vụ đã hoàn thành", "Tỷ lệ hoàn thành": the one that has the words of the share is the part. */
function partByName(share: string, beside: readonly RowFigure[]): Pair | null {
	const [x, y] = beside;
	if (!x || !y || x.candidate.measure !== y.candidate.measure) return null;
	const said = fold(share)
		.replace(/^t[yi] le\s+/, "")
		.replace(/\s*\([^)]*\)/g, "")
		.trim();
	if (said === "") return null;
	const has = (f: RowFigure): boolean => fold(f.label).includes(said);
	if (has(x) === has(y)) return null;
	const [part, whole] = has(x) ? [x, y] : [y, x];
	return (part.candidate.value ?? 0) <= (whole.candidate.value ?? 0) ? [part, whole] : null;
}

const isTotal = (f: RowFigure): boolean => /^(?:tong|ke hoach (?:von )?duoc giao)\b/.test(fold(f.label));

/** The two rows right before a share under the same row, when the share goes on from them ("1.3. Tỷ lệ hoàn thành"). */
function before(figures: readonly RowFigure[], share: RowFigure): RowFigure[] {
	if (!/^t[yi] le\b/.test(fold(share.label))) return [];
	const beside = figures.filter((f) => f.col === share.col && f.parent === share.parent && f.row < share.row);
	const last = beside.slice(-2);
	return last.length === 2 && last.every((f) => isCount(f) && share.row - f.row <= 2) ? last : [];
}
