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

/**
 * What the model knows of the words before, as a number: the longest context it has n-grams for. Contexts live in the model until
 * `forgetContexts`; numbers instead of objects because a text of a million words makes fifty million of them.
 */
export type Context = number;

/** Before the first word. */
export const EMPTY_CONTEXT: Context = 0;

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
	/** Number of contexts; of each its nodes in levels 0, 1, … and the ln weights of giving them up, `order` places each. */
	private contexts = 1;
	private lengths = new Uint8Array(1024);
	private nodes = new Int32Array(0);
	private backoffs = new Float32Array(0);

	constructor(
		private readonly levels: readonly TrieLevel[],
		steps: Quantisation,
	) {
		this.order = levels.length;
		this.nodes = new Int32Array(this.lengths.length * this.order);
		this.backoffs = new Float32Array(this.lengths.length * this.order);
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
		const at = context * this.order;
		let given = 0;
		for (let k = this.lengths[context]! - 1; k >= 0; k--) {
			const i = this.child(k, this.nodes[at + k]!, word);
			if (i >= 0) return given + this.probOf[this.levels[k + 1]!.prob[i]!]!;
			given += this.backoffs[at + k]!;
		}
		return given + this.levels[0]!.prob[word]!;
	}

	/** The context after `word` was read in `context`. */
	extend(word: number, context: Context): Context {
		const { order } = this;
		if (this.contexts === this.lengths.length) this.grow();
		const made = this.contexts++;
		const from = context * order;
		const to = made * order;
		this.nodes[to] = word;
		this.backoffs[to] = this.levels[0]!.backoff[word]!;
		const longest = Math.min(this.lengths[context]!, order - 2);
		let length = 1;
		for (let k = 0; k < longest; k++) {
			const i = this.child(k, this.nodes[from + k]!, word);
			if (i < 0) break;
			this.nodes[to + length] = i;
			this.backoffs[to + length] = this.backoffOf[this.levels[k + 1]!.backoff[i]!]!;
			length++;
		}
		this.lengths[made] = length;
		return made;
	}

	/** True when two contexts score alike for ever after: they have the same longest node. */
	sameContext(a: Context, b: Context): boolean {
		const length = this.lengths[a]!;
		if (length !== this.lengths[b]!) return false;
		return length === 0 || this.nodes[a * this.order + length - 1] === this.nodes[b * this.order + length - 1];
	}

	/** Takes back the newest context. */
	dropContext(context: Context): void {
		if (context === this.contexts - 1) this.contexts--;
	}

	/** Makes all contexts but the empty one invalid. */
	forgetContexts(): void {
		this.contexts = 1;
	}

	private grow(): void {
		const size = this.lengths.length * 2;
		const wider = <T extends Uint8Array | Int32Array | Float32Array>(array: T, copy: T): T => {
			copy.set(array);
			return copy;
		};
		this.lengths = wider(this.lengths, new Uint8Array(size));
		this.nodes = wider(this.nodes, new Int32Array(size * this.order));
		this.backoffs = wider(this.backoffs, new Float32Array(size * this.order));
	}

	/** ln P(word) without context. */
	unigram(word: number): number {
		return this.levels[0]!.prob[word]!;
	}
}
