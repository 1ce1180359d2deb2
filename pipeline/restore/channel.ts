/** What an OCR engine makes of Vietnamese letters: −ln P(seen | meant), and the search for words that may be meant. */
import { bare, isMarked } from "./letters.js";
import type { Lexicon } from "./lexicon.js";
import { FIRST_WORD } from "./lexicon.js";

/** Costs of what may be seen in place of each letter (lower case; "" = letter lost). */
export type ConfusionTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface TrieNode {
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
	/** Readings of two and more characters. */
	long: [string, number][];
}

export class Channel {
	private readonly root: TrieNode;
	private readonly cache = new Map<string, readonly Candidate[]>();
	private readonly outputs = new Map<string, Outputs>();

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

	private search(seen: readonly string[], limit: number): Candidate[] {
		const length = seen.length;
		const at: Map<TrieNode, number>[] = Array.from({ length: length + 1 }, () => new Map<TrieNode, number>());
		const ahead = new Float64Array(length + 1).fill(Infinity);
		const put = (i: number, node: TrieNode, cost: number): boolean => {
			const rank = cost - node.best;
			if (rank > ahead[i]! + BEHIND) return false;
			const old = at[i]!.get(node);
			if (old !== undefined && cost >= old) return false;
			if (rank < ahead[i]!) ahead[i] = rank;
			at[i]!.set(node, cost);
			return true;
		};
		put(0, this.root, 0);
		for (let i = 0; i <= length; i++) {
			const char = seen[i];
			let states = [...at[i]!].filter(([node, cost]) => cost - node.best <= ahead[i]! + BEHIND);
			if (states.length > STATES) {
				states.sort((a, b) => a[1] - a[0].best - (b[1] - b[0].best));
				states = states.slice(0, STATES);
			}
			// Lost letters keep the place in the seen string: they lengthen the list that is being walked.
			for (let s = 0; s < states.length; s++) {
				const [node, cost] = states[s]!;
				if (char !== undefined) put(i + 1, node, cost + extraCost(char));
				for (const child of node.children) {
					const { outputs } = child;
					if (states.length < 3 * STATES && put(i, child, cost + outputs.lost))
						states.push([child, cost + outputs.lost]);
					if (char === undefined) continue;
					let single = outputs.single.get(char);
					if (single === undefined) {
						single = substitutionCost(child.letter, char);
						outputs.single.set(char, single);
					}
					put(i + 1, child, cost + single);
					for (const [text, price] of outputs.long)
						if (text.charAt(0) === char && startsAt(seen, i, text)) put(i + text.length, child, cost + price);
				}
			}
		}
		const out: Candidate[] = [];
		for (const [node, cost] of at[length]!) if (node.word !== 0) out.push({ word: node.word, cost });
		out.sort((a, b) => a.cost - b.cost);
		const cheapest = out[0]?.cost ?? 0;
		return out.filter((c) => c.cost < cheapest + 12).slice(0, limit);
	}

	private newNode(letter: string): TrieNode {
		return { letter, children: [], word: 0, best: -Infinity, outputs: this.outputsOf(letter) };
	}

	private outputsOf(meant: string): Outputs {
		let outputs = this.outputs.get(meant);
		if (!outputs) {
			outputs = { lost: COST.lost, single: new Map(), long: [] };
			for (const [text, price] of Object.entries(this.table[meant] ?? {})) {
				if (text === "") outputs.lost = price;
				else if (text.length === 1) outputs.single.set(text, price);
				else outputs.long.push([text, price]);
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
