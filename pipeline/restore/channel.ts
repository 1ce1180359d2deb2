/** What an OCR engine makes of Vietnamese words: the search for words that may be meant by what is seen. */
import { type ConfusionTable, LetterCosts, type UncountedCosts } from "./channel-costs.js";
import { FIRST_WORD } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { buildTrie, type WordTrie } from "./word-trie.js";

/** A word that may be meant by what is seen. */
export interface Candidate {
	word: number;
	/** −ln P(seen | word). */
	cost: number;
}

/** States kept at each place of the seen string, and how far behind the best of them one may lie (nats, word frequency included). Word
 * errors on the first half of seed 004: 16 and 7: 3.7 %, 24 and 8: 3.3 %, 40 and 9: 2.9 %, 80 and 12: 2.9 %.
 */
const STATES = 40;
const BEHIND = 10;
/** Rarer words (ln P) are not offered as repairs: Vietnamese syllables, other words. */
const RAREST = -15;
const RAREST_FOREIGN = -13;
/** Candidates this much dearer than the cheapest are not offered. */
const DEARER = 12;
/**
 * Candidates offered for a word: the best by cost and, with half its weight, frequency. By cost alone 12, 16, 24 and 48 candidates leave 150, 120, 70
 * and 63 word errors in seed 004 and 375, 279, 225 and 207 in three other texts read by eng; so ranked, 32 leave 68 and 206.
 */
const OFFERED = 32;
const PRIOR_WEIGHT = 0.5;
/** What a reading of a torn word or of a part of one may cost. */
const NEAR = 6;

/** The states at one place of the seen string: the nodes reached, in the order in which they were, and the cost of each. */
class Reached {
	private readonly stamps: Int32Array;
	private round = 0;
	readonly costs: Float64Array;
	readonly nodes: Int32Array;
	count = 0;
	/** Rank (cost less word frequency) of the best. */
	ahead = Infinity;

	constructor(size: number) {
		this.stamps = new Int32Array(size);
		this.costs = new Float64Array(size);
		this.nodes = new Int32Array(size);
	}

	clear(): void {
		this.round++;
		this.count = 0;
		this.ahead = Infinity;
	}

	/** Notes that the node was reached at this cost; false when a cheaper way was known. */
	put(node: number, cost: number, rank: number): boolean {
		if (this.stamps[node] !== this.round) {
			this.stamps[node] = this.round;
			this.nodes[this.count++] = node;
		} else if (cost >= this.costs[node]!) return false;
		this.costs[node] = cost;
		if (rank < this.ahead) this.ahead = rank;
		return true;
	}
}

export class Channel {
	private readonly trie: WordTrie;
	private readonly costs: LetterCosts;
	private readonly lost: Float64Array;
	private readonly cache = new Map<string, readonly Candidate[]>();
	private readonly nearCache = new Map<string, readonly Candidate[]>();
	private readonly reached: Reached[] = [];
	/** States that are being walked. */
	private readonly walkNodes = new Int32Array(4 * STATES);
	private readonly walkCosts = new Float64Array(4 * STATES);

	constructor(table: ConfusionTable, uncounted: UncountedCosts, { lexicon, ngrams }: RestoreModel) {
		const words: [number, string, number][] = [];
		for (let id = FIRST_WORD; id < lexicon.words.length; id++) {
			const prior = ngrams.unigram(id);
			if (prior >= (lexicon.isVietnamese(id) ? RAREST : RAREST_FOREIGN)) words.push([id, lexicon.words[id]!, prior]);
		}
		this.trie = buildTrie(words);
		this.costs = new LetterCosts(this.trie.letters, table, uncounted);
		this.lost = this.costs.lost();
	}

	/** Words that may be meant by the seen string (lower case but for "I"), best first; memoised. */
	candidates(seen: string): readonly Candidate[] {
		return this.remembered(this.cache, seen, Infinity);
	}

	/** Of `candidates`, those that are cheaper than NEAR; found in a third of the time. */
	near(seen: string): readonly Candidate[] {
		const all = this.cache.get(seen);
		return all ? all.filter((c) => c.cost < NEAR) : this.remembered(this.nearCache, seen, NEAR);
	}

	private remembered(cache: Map<string, readonly Candidate[]>, seen: string, ceiling: number): readonly Candidate[] {
		const known = cache.get(seen);
		if (known) return known;
		const found = this.search([...seen], ceiling);
		if (cache.size > 50_000) cache.clear();
		cache.set(seen, found);
		return found;
	}

	/** Clean states for every place of a seen string of this length. */
	private places(length: number): readonly Reached[] {
		while (this.reached.length <= length) this.reached.push(new Reached(this.trie.word.length));
		for (let i = 0; i <= length; i++) this.reached[i]!.clear();
		return this.reached;
	}

	/** Fills the walk with the states of a place that are in the race; at most STATES. Returns their number. */
	private startWalk(here: Reached): number {
		const { nodes, costs, count } = here;
		const { best } = this.trie;
		const { walkNodes, walkCosts } = this;
		const limit = here.ahead + BEHIND;
		let floor = limit;
		if (count > STATES) {
			// The rank behind which the race has more than STATES, to a sixteenth of a nat.
			BUCKETS.fill(0);
			for (let k = 0; k < count; k++) {
				const node = nodes[k]!;
				const behind = costs[node]! - best[node]! - here.ahead;
				if (behind <= BEHIND) BUCKETS[Math.floor(behind * 16)]!++;
			}
			let sum = 0;
			let b = 0;
			while (b < BUCKETS.length && sum + BUCKETS[b]! <= STATES) sum += BUCKETS[b++]!;
			floor = here.ahead + b / 16;
		}
		let size = 0;
		for (let k = 0; k < count && size < STATES; k++) {
			const node = nodes[k]!;
			const cost = costs[node]!;
			if (cost - best[node]! > floor) continue;
			walkNodes[size] = node;
			walkCosts[size++] = cost;
		}
		return size;
	}

	private search(seen: readonly string[], ceiling: number): Candidate[] {
		const { trie, lost, walkNodes, walkCosts } = this;
		const { best, letter, first, last } = trie;
		const length = seen.length;
		const at = this.places(length);
		at[0]!.put(0, 0, -best[0]!);
		for (let i = 0; i <= length; i++) {
			const char = seen[i];
			const here = at[i]!;
			const next = char === undefined ? here : at[i + 1]!;
			const single = char === undefined ? lost : this.costs.readAs(char);
			const long = char === undefined ? undefined : this.costs.longFrom(char);
			const extra = char === undefined ? 0 : this.costs.extra(char);
			let size = this.startWalk(here);
			// Lost letters keep the place in the seen string: they lengthen the walk.
			for (let s = 0; s < size; s++) {
				const node = walkNodes[s]!;
				const cost = walkCosts[s]!;
				if (cost >= ceiling) continue;
				if (char !== undefined) {
					const rank = cost + extra - best[node]!;
					if (rank <= next.ahead + BEHIND) next.put(node, cost + extra, rank);
				}
				for (let child = first[node]!; child < last[node]!; child++) {
					const top = best[child]!;
					// No letter costs less than nothing, and the children that follow are rarer.
					if (cost - top > here.ahead + BEHIND && cost - top > next.ahead + BEHIND) break;
					const which = letter[child]!;
					const without = cost + lost[which]!;
					if (size < 3 * STATES && without - top <= here.ahead + BEHIND && here.put(child, without, without - top)) {
						walkNodes[size] = child;
						walkCosts[size++] = without;
					}
					if (char === undefined) continue;
					const read = cost + single[which]!;
					if (read - top <= next.ahead + BEHIND) next.put(child, read, read - top);
					const longer = long?.[which];
					if (!longer) continue;
					for (const [text, price] of longer) {
						if (!startsAt(seen, i, text)) continue;
						const there = at[i + text.length]!;
						const rank = cost + price - top;
						if (rank <= there.ahead + BEHIND) there.put(child, cost + price, rank);
					}
				}
			}
		}
		const out: (Candidate & { rank: number })[] = [];
		const end = at[length]!;
		let cheapest = Infinity;
		for (let k = 0; k < end.count; k++) {
			const node = end.nodes[k]!;
			const cost = end.costs[node]!;
			if (trie.word[node] === 0 || cost >= ceiling) continue;
			out.push({ word: trie.word[node]!, cost, rank: cost - PRIOR_WEIGHT * trie.prior[node]! });
			if (cost < cheapest) cheapest = cost;
		}
		out.sort((a, b) => a.rank - b.rank);
		return out
			.filter((c) => c.cost < cheapest + DEARER)
			.slice(0, OFFERED)
			.map(({ word, cost }) => ({ word, cost }))
			.sort((a, b) => a.cost - b.cost);
	}
}

const BUCKETS = new Int32Array(16 * BEHIND + 1);

function startsAt(seen: readonly string[], i: number, text: string): boolean {
	for (let k = 0; k < text.length; k++) if (seen[i + k] !== text.charAt(k)) return false;
	return true;
}
