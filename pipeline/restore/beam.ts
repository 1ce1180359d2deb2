/** Beam search for the best reading through a lattice, scored by channel costs and the language model. */
import { type Context, EMPTY_CONTEXT, type NgramModel } from "./ngram-model.js";

/** One reading of a stretch of text, from the position it hangs on to `to`. */
export interface Arc {
	to: number;
	/** Model ids of the words it stands for, in order. */
	words: readonly number[];
	/** −ln P(what is written | what is meant), plus penalties. */
	cost: number;
	/** What will be written; null leaves the source as it is. */
	text: string | null;
}

interface Hypothesis {
	score: number;
	context: Context;
	arc: Arc | null;
	from: number;
	back: Hypothesis | null;
}

export interface Step {
	from: number;
	arc: Arc;
	/** What the model knew before this step. */
	before: Context;
}

export interface Decoding {
	steps: Step[];
	context: Context;
}

/**
 * `arcs[p]` are the readings that start at position p; the last position is `arcs.length`. Positions that no arc reaches are skipped over.
 * `width`: hypotheses kept at a position.
 */
export function decode(
	arcs: readonly (readonly Arc[])[],
	model: NgramModel,
	width: number,
	start: Context = EMPTY_CONTEXT,
): Decoding {
	const goal = arcs.length;
	const open: (Map<number, Hypothesis> | undefined)[] = new Array(goal + 1);
	open[0] = new Map([[start.key, { score: 0, context: start, arc: null, from: 0, back: null }]]);
	for (let p = 0; p < goal; p++) {
		const here = open[p];
		if (!here) continue;
		open[p] = undefined;
		let best = [...here.values()];
		if (best.length > width) {
			best.sort((a, b) => b.score - a.score);
			best = best.slice(0, width);
		}
		for (const hypothesis of best) {
			for (const arc of arcs[p]!) {
				let score = hypothesis.score - arc.cost;
				let context = hypothesis.context;
				for (const word of arc.words) {
					score += model.score(word, context);
					context = model.extend(word, context);
				}
				let there = open[arc.to];
				if (!there) {
					there = new Map();
					open[arc.to] = there;
				}
				const key = context.key;
				const rival = there.get(key);
				if (rival && rival.score >= score) continue;
				there.set(key, { score, context, arc, from: p, back: hypothesis });
			}
		}
	}
	let last: Hypothesis | null = null;
	for (const h of open[goal]?.values() ?? []) if (!last || h.score > last.score) last = h;
	const steps: Step[] = [];
	const context = last?.context ?? start;
	for (let h = last; h?.arc && h.back; h = h.back) steps.push({ from: h.from, arc: h.arc, before: h.back.context });
	steps.reverse();
	return { steps, context };
}
