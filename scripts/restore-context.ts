/** Trains the context model of accent restoration (pipeline/restore/context-model.ts) by stochastic gradient on the corpus. */
import { features, MOST_FEATURES, weightIndex } from "../pipeline/restore/context-model.js";
import { FIRST_WORD } from "../pipeline/restore/lexicon.js";

export interface ContextTraining {
	/** 2^bits weights. */
	bits: number;
	/** Share of the tokens to learn from: 1 = all, 3 = every third stretch of 4,096. */
	every: number;
	rate: number;
}

/** Value of one step of a quantised weight, in nats. */
export const CONTEXT_STEP = 1 / 24;

/**
 * `classOf`: bare id of each word id (ids below FIRST_WORD map to themselves). `membersOf`: words of each bare id. Learns only where the model is
 * not sure yet (P < 0.97), which keeps most of the weights at zero.
 */
export function trainContext(
	tokens: Uint16Array,
	classOf: Uint16Array,
	membersOf: readonly (readonly number[])[],
	options: ContextTraining,
	say: (message: string) => void,
): Int8Array {
	const { bits, every } = options;
	const weights = new Float32Array(1 << bits);
	const bareIds = new Uint16Array(tokens.length);
	for (let i = 0; i < tokens.length; i++) bareIds[i] = classOf[tokens[i]!]!;
	const buffer = new Int32Array(MOST_FEATURES);
	const scores = new Float64Array(64);
	let seen = 0;
	let right = 0;
	const stretch = 4096;
	// Stretches in a scattered order, so that law and encyclopaedia mix.
	const count = Math.floor(tokens.length / stretch / every);
	for (let s = 0; s < count; s++) {
		const start = ((s * 7919) % count) * every * stretch;
		const rate = options.rate * (1 - (0.9 * s) / count);
		for (let i = start; i < start + stretch; i++) {
			const word = tokens[i]!;
			if (word < FIRST_WORD) continue;
			const members = membersOf[bareIds[i]!]!;
			if (members.length < 2) continue;
			const n = features(bareIds, i, FIRST_WORD, buffer);
			let best = -Infinity;
			let bestMember = -1;
			for (let c = 0; c < members.length; c++) {
				let sum = 0;
				for (let f = 0; f < n; f++) sum += weights[weightIndex(buffer[f]!, members[c]!, bits)]!;
				scores[c] = sum;
				if (sum > best) {
					best = sum;
					bestMember = members[c]!;
				}
			}
			let total = 0;
			for (let c = 0; c < members.length; c++) {
				scores[c] = Math.exp(scores[c]! - best);
				total += scores[c]!;
			}
			seen++;
			if (bestMember === word) right++;
			for (let c = 0; c < members.length; c++) {
				const p = scores[c]! / total;
				if (members[c] === word && p > 0.97) break;
				const step = rate * ((members[c] === word ? 1 : 0) - p);
				if (Math.abs(step) < rate * 0.01) continue;
				for (let f = 0; f < n; f++) weights[weightIndex(buffer[f]!, members[c]!, bits)]! += step;
			}
			if (seen % 2_000_000 === 0) {
				say(`context model: ${(seen / 1e6).toFixed(0)} million choices, ${((100 * right) / 2e6).toFixed(2)} % right`);
				right = 0;
			}
		}
	}
	return Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / CONTEXT_STEP))));
}
