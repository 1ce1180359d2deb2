/** Trains the context model of accent restoration (pipeline/restore/context-model.ts) by stochastic gradient on the corpus. */
import {
	BIAS,
	type ContextText,
	features,
	MOST_FEATURES,
	placedFeatures,
	weightIndex,
} from "../pipeline/restore/context-model.js";
import { FIRST_WORD } from "../pipeline/restore/lexicon.js";

export interface ContextTraining {
	/** 2^bits weights. */
	bits: number;
	/** Share of the tokens to learn from: 1 = all, 3 = every third stretch of 4,096. */
	every: number;
	/** Step of a weight that never moved; the more it moved, the smaller (AdaGrad). */
	rate: number;
	/** Words of each bare id. */
	membersOf: readonly (readonly number[])[];
	/** Occurrences of each word. */
	counts: ArrayLike<number>;
}

/** What has been learnt so far. */
export interface ContextState {
	weights: Float32Array;
	/** Sums of squared gradients. */
	squares: Float32Array;
}

/**
 * Value of one step of a quantised weight, and what is left out, in nats. On held-out blocks, stripped, with a model of a quarter of the text, steps of 1/24
 * leave 1,297 (wiki) and 223 (law) words wrong in 4.8 MB, steps of 1/12 without weights under 0.21 leave 1,299 and 223 in 2.4 MB, steps of 1/6 without those
 * under 0.33 leave 1,323 and 233 in 1.1 MB. With all of the text, weights under a quarter are left out, for the file's size.
 */
export const CONTEXT_STEP = 1 / 12;
const LEAST = 1 / 4;
/** Largest weight, in nats. */
const MOST = 127 / 24;
/** Tokens that are learnt from in one go. */
const STRETCH = 4096;
/** Candidates this far behind (nats) by the features that name places have no gradient worth the while. */
const BEHIND = 8;
/** Words with a smaller share of their bare form keep that share as their only weight. */
const LEAST_SHARE = 2e-4;

/** Weights before learning: each candidate's share of its bare form. */
export function startContext({ bits, membersOf, counts }: ContextTraining): ContextState {
	const weights = new Float32Array(1 << bits);
	for (const members of membersOf) {
		const total = members.reduce((sum, id) => sum + counts[id]!, 0);
		for (const id of members)
			weights[weightIndex(BIAS, id, bits)] = Math.max(-MOST, Math.log(Math.max(counts[id]!, 1) / Math.max(total, 1)));
	}
	return { weights, squares: new Float32Array(1 << bits).fill(1) };
}

/** Learns from the part `from`…`to` (0…1) of the stretches. */
export function trainContext(
	text: ContextText,
	tokens: Uint16Array,
	{ weights, squares }: ContextState,
	{ bits, every, rate, membersOf, counts }: ContextTraining,
	say: (message: string) => void,
	from = 0,
	to = 1,
): void {
	const { bareIds } = text;
	const likelyOf = membersOf.map((members) => {
		const total = members.reduce((sum, id) => sum + counts[id]!, 0);
		return members.filter((id) => counts[id]! > LEAST_SHARE * total);
	});
	const buffer = new Int32Array(MOST_FEATURES);
	const scores = new Float64Array(64);
	const placed = placedFeatures(text);
	let seen = 0;
	let right = 0;
	let loss = 0;
	// Stretches in a scattered order, so that law and encyclopaedia mix.
	const count = Math.floor(tokens.length / STRETCH / every);
	const last = Math.floor(to * count);
	for (let s = Math.floor(from * count); s < last; s++) {
		const start = ((s * 7919) % count) * every * STRETCH;
		for (let i = start; i < start + STRETCH; i++) {
			const word = tokens[i]!;
			if (word < FIRST_WORD) continue;
			const members = likelyOf[bareIds[i]!]!;
			if (members.length < 2) continue;
			const own = members.indexOf(word);
			if (own < 0) continue;
			const n = features(text, i, FIRST_WORD, buffer);
			let lead = -Infinity;
			for (let c = 0; c < members.length; c++) {
				let sum = 0;
				for (let f = 0; f < placed; f++) sum += weights[weightIndex(buffer[f]!, members[c]!, bits)]!;
				scores[c] = sum;
				if (sum > lead) lead = sum;
			}
			let best = -Infinity;
			let bestAt = -1;
			for (let c = 0; c < members.length; c++) {
				if (c !== own && scores[c]! < lead - BEHIND) {
					scores[c] = -Infinity;
					continue;
				}
				let sum = scores[c]!;
				for (let f = placed; f < n; f++) sum += weights[weightIndex(buffer[f]!, members[c]!, bits)]!;
				scores[c] = sum;
				if (sum > best) {
					best = sum;
					bestAt = c;
				}
			}
			seen++;
			if (bestAt === own) right++;
			let total = 0;
			for (let c = 0; c < members.length; c++) {
				scores[c] = Math.exp(scores[c]! - best);
				total += scores[c]!;
			}
			loss -= Math.log(Math.max(1e-9, scores[own]! / total));
			if (scores[own]! / total > 0.97) continue;
			for (let c = 0; c < members.length; c++) {
				const g = (c === own ? 1 : 0) - scores[c]! / total;
				if (Math.abs(g) < 0.01) continue;
				for (let f = 0; f < n; f++) {
					const k = weightIndex(buffer[f]!, members[c]!, bits);
					squares[k]! += g * g;
					weights[k]! += (rate * g) / Math.sqrt(squares[k]!);
				}
			}
		}
		if (seen > 2_000_000 || s === last - 1) {
			say(
				`context model: ${((100 * (s + 1)) / count).toFixed(0)} % read, ${((100 * right) / seen).toFixed(2)} % right, loss ${(loss / seen).toFixed(4)}`,
			);
			seen = right = loss = 0;
		}
	}
}

/** The weights in steps of CONTEXT_STEP, small ones left out. */
export const quantised = (weights: Float32Array): Int8Array =>
	Int8Array.from(weights, (w) =>
		Math.abs(w) < LEAST ? 0 : Math.max(-127, Math.min(127, Math.round(w / CONTEXT_STEP))),
	);
