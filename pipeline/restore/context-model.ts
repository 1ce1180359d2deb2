/**
 * A second opinion on missing marks: a log-linear model of the choice between words of one bare form, given the bare words around it on both
 * sides. It sees what n-grams cannot: the words after, words with a gap, and the topic.
 */

/** Features of one place, as hashes; the caller combines each with the candidate's id. */
const WINDOW = 10;
/** Number of features that `features` can give. */
export const MOST_FEATURES = 12 + 2 * WINDOW;

function mix(a: number, b: number): number {
	let h = Math.imul(a ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b), 0xc2b2ae35);
	h ^= h >>> 15;
	return h;
}

/**
 * Fills `out` with the features of place `i` in the bare ids; returns their number. Ids below `firstWord` are classes (number, comma, break).
 * A bag of the words up to ten places away, the nearest three on each side by place, and pairs of neighbours.
 */
export function features(bareIds: Uint16Array, i: number, firstWord: number, out: Int32Array): number {
	const at = (k: number) => (k >= 0 && k < bareIds.length ? bareIds[k]! : 1);
	const l1 = at(i - 1);
	const l2 = at(i - 2);
	const r1 = at(i + 1);
	const r2 = at(i + 2);
	let n = 0;
	out[n++] = 0x1234567;
	out[n++] = mix(1, l1);
	out[n++] = mix(2, r1);
	out[n++] = mix(3, l2);
	out[n++] = mix(4, r2);
	out[n++] = mix(5, at(i - 3));
	out[n++] = mix(6, at(i + 3));
	out[n++] = mix(mix(7, l1), r1);
	out[n++] = mix(mix(8, l2), l1);
	out[n++] = mix(mix(9, r1), r2);
	for (let d = 2; d <= WINDOW; d++) {
		const l = at(i - d);
		const r = at(i + d);
		if (l >= firstWord) out[n++] = mix(10, l);
		if (r >= firstWord) out[n++] = mix(10, r);
	}
	return n;
}

/** Place of the weight of a feature for a candidate in a table of 2^bits weights. */
export function weightIndex(feature: number, candidate: number, bits: number): number {
	let h = Math.imul(feature ^ Math.imul(candidate, 0x9e3779b1), 0x27d4eb2f);
	h ^= h >>> 16;
	h = Math.imul(h, 0x165667b1);
	return h >>> (32 - bits);
}

/**
 * Candidates this far (nats) behind the best by the features that name places (the first ten) are not asked about the bag of words around.
 */
const BEHIND = 10;
const PLACED = 10;

export class ContextModel {
	private readonly buffer = new Int32Array(MOST_FEATURES);
	private readonly sums = new Float64Array(64);

	constructor(
		private readonly weights: Int8Array,
		private readonly bits: number,
		/** Value of one step of a weight, in nats. */
		private readonly step: number,
		private readonly firstWord: number,
	) {}

	private sum(candidate: number, from: number, to: number): number {
		const { weights, buffer, bits } = this;
		let sum = 0;
		for (let f = from; f < to; f++) sum += weights[weightIndex(buffer[f]!, candidate, bits)]!;
		return sum;
	}

	/** ln P(candidate | words around) for each of at most 64 candidates. The array is used again by the next call. */
	logProbs(bareIds: Uint16Array, i: number, candidates: readonly number[]): Float64Array {
		const n = features(bareIds, i, this.firstWord, this.buffer);
		const { sums, step } = this;
		const length = Math.min(candidates.length, sums.length);
		let lead = -Infinity;
		for (let c = 0; c < length; c++) {
			const sum = this.sum(candidates[c]!, 0, PLACED);
			sums[c] = sum;
			if (sum > lead) lead = sum;
		}
		const floor = lead - BEHIND / step;
		let best = -Infinity;
		for (let c = 0; c < length; c++) {
			if (sums[c]! >= floor) sums[c]! += this.sum(candidates[c]!, PLACED, n);
			sums[c]! *= step;
			if (sums[c]! > best) best = sums[c]!;
		}
		let total = 0;
		for (let c = 0; c < length; c++) total += Math.exp(sums[c]! - best);
		const norm = best + Math.log(total);
		for (let c = 0; c < length; c++) sums[c]! -= norm;
		return sums;
	}
}
