/** The n-gram model as a trie from the first word to the last: ln P(word | words before), with backoff. Exact, no hashing. */

/** N-grams of one order in lexicographic order. Entry i of order n+1 lies between `childStart[parent]` and `childStart[parent + 1]`. */
export interface TrieLevel {
	/** Last word of each n-gram (for order 1: the index itself, so the array is empty). */
	word: Uint16Array;
	prob: Float32Array | Uint8Array;
	backoff: Float32Array | Uint8Array;
	/** One more than entries; null at the highest order. */
	childStart: Uint32Array | null;
}

/** What the model knows of the words before: the longest context it has n-grams for. Equal keys score alike for ever after. */
export interface Context {
	/** Node of the last k+1 words in level k. */
	readonly nodes: readonly number[];
	/** backoff[k]: ln weight of giving up the context nodes[k]. */
	readonly backoff: readonly number[];
	readonly key: number;
}

export const EMPTY_CONTEXT: Context = { nodes: [], backoff: [], key: -1 };

/** Quantisation: ln P = −probStep · value; backoff = (value − backoffZero) · backoffStep. Level 0 holds plain floats. */
export interface Quantisation {
	probStep: number;
	backoffStep: number;
	backoffZero: number;
}

export class NgramModel {
	readonly order: number;
	private readonly probOf = new Float32Array(256);
	private readonly backoffOf = new Float32Array(256);

	constructor(
		private readonly levels: readonly TrieLevel[],
		steps: Quantisation,
	) {
		this.order = levels.length;
		for (let i = 0; i < 256; i++) {
			this.probOf[i] = -i * steps.probStep;
			this.backoffOf[i] = (i - steps.backoffZero) * steps.backoffStep;
		}
	}

	/** Node of `word` below `node` of level `level` (0-based), or −1. */
	private child(level: number, node: number, word: number): number {
		const start = this.levels[level]!.childStart!;
		const words = this.levels[level + 1]!.word;
		let low = start[node]!;
		let high = start[node + 1]!;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const w = words[middle]!;
			if (w < word) low = middle + 1;
			else if (w > word) high = middle;
			else return middle;
		}
		return -1;
	}

	/** ln P(word | context). */
	score(word: number, context: Context): number {
		const { nodes, backoff } = context;
		let given = 0;
		for (let k = nodes.length - 1; k >= 0; k--) {
			const i = this.child(k, nodes[k]!, word);
			if (i >= 0) return given + this.probOf[this.levels[k + 1]!.prob[i]!]!;
			given += backoff[k]!;
		}
		return given + this.levels[0]!.prob[word]!;
	}

	/** The context after `word` was read in `context`. */
	extend(word: number, context: Context): Context {
		const nodes = [word];
		const backoff = [this.levels[0]!.backoff[word]!];
		const longest = Math.min(context.nodes.length, this.order - 2);
		for (let k = 0; k < longest; k++) {
			const i = this.child(k, context.nodes[k]!, word);
			if (i < 0) break;
			nodes.push(i);
			backoff.push(this.backoffOf[this.levels[k + 1]!.backoff[i]!]!);
		}
		return { nodes, backoff, key: nodes.length * 0x2000000 + nodes[nodes.length - 1]! };
	}

	/** ln P(word) without context. */
	unigram(word: number): number {
		return this.levels[0]!.prob[word]!;
	}
}
