/**
 * A second opinion on missing marks: a log-linear model of the choice between words of one bare form, given the bare words around it on both
 * sides, how they are written, and the kind of text. It sees what n-grams cannot: the words after, words with a gap, names, and the topic.
 */
import { type CasePattern, casePattern } from "./letters.js";

/** Features of one place, as hashes; the caller combines each with the candidate's id. */
const WINDOW = 10;
/** Number of features that `features` can give. */
export const MOST_FEATURES = 20 + 2 * WINDOW;

/** How a token is written: 0 no word or not told, then lower case, Capital, CAPITALS or mixed, first of its sentence. */
export type Written = 0 | 1 | 2 | 3 | 4;

const WRITTEN: Readonly<Record<CasePattern, Written>> = { lower: 1, title: 2, upper: 3, mixed: 3 };

export const writtenAs = (word: string, atStart: boolean): Written => (atStart ? 4 : WRITTEN[casePattern(word)]);

function mix(a: number, b: number): number {
	let h = Math.imul(a ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b), 0xc2b2ae35);
	h ^= h >>> 15;
	return h;
}

/** The feature that every place has. */
export const BIAS = 0x1234567;

/** How many of the features come before the bag of words around. */
export const placedFeatures = ({ written, kind }: ContextText): number => 12 + (written ? 3 : 0) + (kind ? 3 : 0);

/** A stretch of text as the model sees it. */
export interface ContextText {
	/** Bare id of each token (see `Lexicon.bareIdOf`); ids below FIRST_WORD are classes (number, comma, break). */
	bareIds: Uint16Array;
	/** A `Written` for each token; null when the text does not tell names by capitals. */
	written: Uint8Array | null;
	/** Kind of text at each token, a small number; null when not told. */
	kind: Uint8Array | null;
}

/**
 * Fills `out` with the features of place `i`; returns their number. A bag of the words up to ten places away, the nearest three on each side by
 * place, runs of neighbours, capitals.
 */
export function features(text: ContextText, i: number, firstWord: number, out: Int32Array): number {
	const { bareIds, written, kind } = text;
	const length = bareIds.length;
	const l1 = i >= 1 ? bareIds[i - 1]! : 1;
	const l2 = i >= 2 ? bareIds[i - 2]! : 1;
	const l3 = i >= 3 ? bareIds[i - 3]! : 1;
	const r1 = i + 1 < length ? bareIds[i + 1]! : 1;
	const r2 = i + 2 < length ? bareIds[i + 2]! : 1;
	const r3 = i + 3 < length ? bareIds[i + 3]! : 1;
	let n = 0;
	out[n++] = BIAS;
	out[n++] = mix(1, l1);
	out[n++] = mix(2, r1);
	out[n++] = mix(3, l2);
	out[n++] = mix(4, r2);
	out[n++] = mix(5, l3);
	out[n++] = mix(6, r3);
	out[n++] = mix(mix(7, l1), r1);
	out[n++] = mix(mix(8, l2), l1);
	out[n++] = mix(mix(9, r1), r2);
	out[n++] = mix(mix(mix(11, l2), l1), r1);
	out[n++] = mix(mix(mix(12, l1), r1), r2);
	if (written) {
		const own = written[i]!;
		const left = i >= 1 ? written[i - 1]! : 0;
		const right = i + 1 < length ? written[i + 1]! : 0;
		out[n++] = mix(13, own * 25 + left * 5 + right);
		out[n++] = mix(mix(14, own * 5 + left), l1);
		out[n++] = mix(mix(15, own * 5 + right), r1);
	}
	if (kind) {
		out[n++] = mix(16, kind[i]!);
		out[n++] = mix(mix(17, kind[i]!), l1);
		out[n++] = mix(mix(18, kind[i]!), r1);
	}
	for (let d = 2; d <= WINDOW; d++) {
		const l = i >= d ? bareIds[i - d]! : 1;
		const r = i + d < length ? bareIds[i + d]! : 1;
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

/** Candidates this far (nats) behind the best by the features that name places are not asked about the bag of words around. */
const BEHIND = 10;

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
	logProbs(text: ContextText, i: number, candidates: readonly number[]): Float64Array {
		const n = features(text, i, this.firstWord, this.buffer);
		const placed = placedFeatures(text);
		const { sums, step } = this;
		const length = Math.min(candidates.length, sums.length);
		let lead = -Infinity;
		for (let c = 0; c < length; c++) {
			const sum = this.sum(candidates[c]!, 0, placed);
			sums[c] = sum;
			if (sum > lead) lead = sum;
		}
		const floor = lead - BEHIND / step;
		let best = -Infinity;
		for (let c = 0; c < length; c++) {
			if (sums[c]! >= floor) sums[c]! += this.sum(candidates[c]!, placed, n);
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
