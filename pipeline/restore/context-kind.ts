/** What kind of text a stretch is, law or prose, told from its bare words: the same bare words mean different ones in each. */
import { FIRST_WORD } from "./lexicon.js";

/** Words on both sides that tell the kind. */
const AROUND = 40;
/** Value of one step of the log-odds, in nats. */
const STEP = 1 / 32;
/** Bounds between the kinds: mean log-odds of the words around (nats a word). */
const BOUNDS = [-0.5, -0.15, 0.15];

/** Log-odds of each bare id in the corpus's first source (law) against its second (prose), in steps. */
export function kindOdds(bareIds: Uint16Array, sources: readonly number[], size: number): Int8Array {
	const counts = [new Float64Array(size).fill(0.5), new Float64Array(size).fill(0.5)];
	const bounds = [sources[0]!, sources[1]!, sources[2] ?? bareIds.length];
	for (let s = 0; s < 2; s++) for (let i = bounds[s]!; i < bounds[s + 1]!; i++) counts[s]![bareIds[i]!]!++;
	const total = counts.map((c) => c.reduce((a, n) => a + n, 0));
	return Int8Array.from({ length: size }, (_, id) => {
		if (id < FIRST_WORD) return 0;
		const odds = Math.log(counts[0]![id]! / total[0]!) - Math.log(counts[1]![id]! / total[1]!);
		return Math.round(Math.max(-2, Math.min(2, odds)) / STEP);
	});
}

/** Kind of text at each token: 0 (prose) to 3 (law). */
export function kindsOf(bareIds: Uint16Array, odds: Int8Array): Uint8Array {
	const kinds = new Uint8Array(bareIds.length);
	let sum = 0;
	let n = 0;
	const add = (i: number, sign: number) => {
		const id = bareIds[i]!;
		if (id < FIRST_WORD) return;
		sum += sign * odds[id]!;
		n += sign;
	};
	for (let i = 0; i < Math.min(AROUND, bareIds.length); i++) add(i, 1);
	for (let i = 0; i < bareIds.length; i++) {
		if (i + AROUND < bareIds.length) add(i + AROUND, 1);
		if (i - AROUND > 0) add(i - AROUND - 1, -1);
		const mean = n > 0 ? (sum / n) * STEP : 0;
		let kind = 0;
		while (kind < BOUNDS.length && mean > BOUNDS[kind]!) kind++;
		kinds[i] = kind;
	}
	return kinds;
}
