/** What an OCR engine makes of Vietnamese letters: −ln P(seen | meant), and the search for words that may be meant. */
import { bare, isMarked } from "./letters.js";
import type { Lexicon } from "./lexicon.js";
import { FIRST_WORD } from "./lexicon.js";

/** Costs of what may be seen in place of each letter (lower case; "" = letter lost). */
export type ConfusionTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface TrieNode {
	/** Place in the arrays of the search. */
	id: number;
	/** Letter that leads here. */
	letter: string;
	children: TrieNode[];
	/** Id of the word that ends here; 0 when none does. */
	word: number;
	/** Highest ln P of the words below. */
	best: number;
	/** What the letter may look like. */
	outputs: Outputs;
}

/** A word that may be meant by what is seen. */
export interface Candidate {
	word: number;
	/** −ln P(seen | word). */
	cost: number;
}

/** Cost of a letter read as an unrelated character, of an extra letter, of an extra mark (quote, comma …), of a lost letter. */
const COST = { substitute: 6, extraLetter: 5.5, extraMark: 3, lost: 5.5, sameBase: 1.6 };
/** States kept at each place of the seen string, and how far behind the best of them one may lie (nats, word frequency included). Word
 * errors on the first half of seed 004: 16 and 7: 3.7 %, 24 and 8: 3.3 %, 40 and 9: 2.9 %, 80 and 12: 2.9 %.
 */
const STATES = 40;
const BEHIND = 10;

/** Letters of other languages that engines use for Vietnamese ones, by the letter they resemble. */
const LOOKALIKE: Readonly<Record<string, string>> = {
	ä: "a",
	å: "a",
	æ: "a",
	ą: "a",
	ă: "a",
	ë: "e",
	ė: "e",
	ę: "e",
	ï: "i",
	î: "i",
	ı: "i",
	ö: "o",
	ő: "o",
	ø: "o",
	ð: "o",
	ü: "u",
	û: "u",
	ů: "u",
	ű: "u",
	ÿ: "y",
	ç: "c",
	ñ: "n",
	"€": "e",
	"§": "y",
	"¥": "y",
	"@": "d",
	"&": "a",
	"¢": "c",
	"£": "e",
};

/** The plain letter that a seen character stands for ("é" → "e", "€" → "e"). */
export function baseOf(char: string): string {
	const plain = bare(char);
	return plain !== char ? plain : (LOOKALIKE[char] ?? char);
}

/** What one meant letter may look like. */
interface Outputs {
	/** Cost of being lost. */
	lost: number;
	/** Costs of single characters; filled as they are asked for. */
	single: Map<string, number>;
	/** Readings of two and more characters, by the first. */
	long: Map<string, [string, number][]>;
}

/** The states at one place of the seen string: the nodes reached, in the order in which they were, and the cost of each. */
class Reached {
	private stamps: Int32Array;
	private round = 0;
	readonly costs: Float64Array;
	nodes: TrieNode[] = [];
	/** Rank (cost less word frequency) of the best. */
	ahead = Infinity;

	constructor(size: number) {
		this.stamps = new Int32Array(size);
		this.costs = new Float64Array(size);
	}

	clear(): void {
		this.round++;
		this.nodes.length = 0;
		this.ahead = Infinity;
	}

	put(node: TrieNode, cost: number): boolean {
		const rank = cost - node.best;
		if (rank > this.ahead + BEHIND) return false;
		const { id } = node;
		if (this.stamps[id] !== this.round) {
			this.stamps[id] = this.round;
			this.nodes.push(node);
		} else if (cost >= this.costs[id]!) return false;
		this.costs[id] = cost;
		if (rank < this.ahead) this.ahead = rank;
		return true;
	}
}

interface State {
	node: TrieNode;
	cost: number;
}

export class Channel {
	private readonly root: TrieNode;
	private readonly cache = new Map<string, readonly Candidate[]>();
	private readonly outputs = new Map<string, Outputs>();
	private readonly reached: Reached[] = [];
	private nodes = 0;

	constructor(
		private readonly table: ConfusionTable,
		lexicon: Lexicon,
		unigram: (id: number) => number,
		/** Words rarer than this (ln P) are not offered as repairs. */
		rarest = -15,
	) {
		this.root = this.newNode("");
		for (let id = FIRST_WORD; id < lexicon.words.length; id++) {
			const prior = unigram(id);
			const word = lexicon.words[id]!;
			if (prior < (lexicon.isVietnamese(id) ? rarest : -13)) continue;
			let node = this.root;
			node.best = Math.max(node.best, prior);
			for (const c of word) {
				let next = node.children.find((n) => n.letter === c);
				if (!next) {
					next = this.newNode(c);
					node.children.push(next);
				}
				next.best = Math.max(next.best, prior);
				node = next;
			}
			node.word = id;
		}
	}

	/** Words that may be meant by the seen string (lower case but for "I"), best first; memoised. */
	candidates(seen: string, limit = 24): readonly Candidate[] {
		const known = this.cache.get(seen);
		if (known) return known;
		const found = this.search([...seen], limit);
		if (this.cache.size > 50_000) this.cache.clear();
		this.cache.set(seen, found);
		return found;
	}

	/** Clean states for every place of a seen string of this length. */
	private places(length: number): readonly Reached[] {
		while (this.reached.length <= length) this.reached.push(new Reached(this.nodes));
		for (let i = 0; i <= length; i++) this.reached[i]!.clear();
		return this.reached;
	}

	private search(seen: readonly string[], limit: number): Candidate[] {
		const length = seen.length;
		const at = this.places(length);
		at[0]!.put(this.root, 0);
		for (let i = 0; i <= length; i++) {
			const char = seen[i];
			const here = at[i]!;
			const next = at[i + 1];
			let states: State[] = [];
			for (const node of here.nodes) {
				const cost = here.costs[node.id]!;
				if (cost - node.best <= here.ahead + BEHIND) states.push({ node, cost });
			}
			if (states.length > STATES) {
				states.sort((a, b) => a.cost - a.node.best - (b.cost - b.node.best));
				states = states.slice(0, STATES);
			}
			// Lost letters keep the place in the seen string: they lengthen the list that is being walked.
			for (let s = 0; s < states.length; s++) {
				const { node, cost } = states[s]!;
				if (char !== undefined) next!.put(node, cost + extraCost(char));
				for (const child of node.children) {
					const { outputs } = child;
					if (states.length < 3 * STATES && here.put(child, cost + outputs.lost))
						states.push({ node: child, cost: cost + outputs.lost });
					if (char === undefined) continue;
					// No letter costs less than nothing.
					if (cost - child.best <= next!.ahead + BEHIND) {
						let single = outputs.single.get(char);
						if (single === undefined) {
							single = substitutionCost(child.letter, char);
							outputs.single.set(char, single);
						}
						next!.put(child, cost + single);
					}
					const long = outputs.long.size > 0 ? outputs.long.get(char) : undefined;
					if (long)
						for (const [text, price] of long)
							if (startsAt(seen, i, text)) at[i + text.length]!.put(child, cost + price);
				}
			}
		}
		const out: Candidate[] = [];
		const end = at[length]!;
		for (const node of end.nodes) if (node.word !== 0) out.push({ word: node.word, cost: end.costs[node.id]! });
		out.sort((a, b) => a.cost - b.cost);
		const cheapest = out[0]?.cost ?? 0;
		return out.filter((c) => c.cost < cheapest + 12).slice(0, limit);
	}

	private newNode(letter: string): TrieNode {
		return { id: this.nodes++, letter, children: [], word: 0, best: -Infinity, outputs: this.outputsOf(letter) };
	}

	private outputsOf(meant: string): Outputs {
		let outputs = this.outputs.get(meant);
		if (!outputs) {
			outputs = { lost: COST.lost, single: new Map(), long: new Map() };
			for (const [text, price] of Object.entries(this.table[meant] ?? {})) {
				if (text === "") outputs.lost = price;
				else if (text.length === 1) outputs.single.set(text, price);
				else {
					const list = outputs.long.get(text.charAt(0));
					if (list) list.push([text, price]);
					else outputs.long.set(text.charAt(0), [[text, price]]);
				}
			}
			this.outputs.set(meant, outputs);
		}
		return outputs;
	}
}

function startsAt(seen: readonly string[], i: number, text: string): boolean {
	for (let k = 0; k < text.length; k++) if (seen[i + k] !== text.charAt(k)) return false;
	return true;
}

const extraCosts = new Map<string, number>();

function extraCost(char: string): number {
	let cost = extraCosts.get(char);
	if (cost === undefined) {
		cost = /[\p{L}\p{N}]/u.test(char) ? COST.extraLetter : COST.extraMark;
		extraCosts.set(char, cost);
	}
	return cost;
}

function substitutionCost(meant: string, seen: string): number {
	if (meant === seen) return isMarked(meant) ? 1 : 0.05;
	if (baseOf(meant) === baseOf(seen)) return isMarked(meant) ? (isMarked(seen) ? COST.sameBase : 0.7) : 3;
	return COST.substitute;
}
