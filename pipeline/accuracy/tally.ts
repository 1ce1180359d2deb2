/** A count out of a total; a rate is never kept without its length, so that batches add up. */
export interface Tally {
	count: number;
	total: number;
}

export const tally = (count: number, total: number): Tally => ({ count, total });

export function addTallies(tallies: Iterable<Tally>): Tally {
	const sum = { count: 0, total: 0 };
	for (const t of tallies) {
		sum.count += t.count;
		sum.total += t.total;
	}
	return sum;
}

/** count / total; null when nothing was measured. */
export function rate(t: Tally): number | null {
	return t.total === 0 ? null : t.count / t.total;
}

/** F1 as a tally, (2·right, in truth + found): sums of such tallies give the micro-averaged F1. */
export const f1Tally = (right: number, inTruth: number, found: number): Tally => tally(2 * right, inTruth + found);
