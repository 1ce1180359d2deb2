/** What an OCR engine makes of Vietnamese letters: −ln P(seen | meant), and the search for words that may be meant. */
import { bare, isMarked } from "./letters.js";
import type { Lexicon } from "./lexicon.js";
import { FIRST_WORD } from "./lexicon.js";

/** Costs of what may be seen in place of each letter (lower case; "" = letter lost). */
export type ConfusionTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface TrieNode {
	children: Map<string, TrieNode>;
	/** Id of the word that ends here; 0 when none does. */
	word: number;
	/** Highest ln P of the words below. */
	best: number;
}

/** A word that may be meant by what is seen. */
export interface Candidate {
	word: number;
	/** −ln P(seen | word). */
	cost: number;
}

interface State {
	node: TrieNode;
	cost: number;
}

/** Cost of a letter read as an unrelated character, of an extra letter, of an extra mark (quote, comma …), of a lost letter. */
const COST = { substitute: 6, extraLetter: 5.5, extraMark: 3, lost: 5.5, sameBase: 1.6 };
const STATES = 48;

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

export class Channel {
	private readonly root: TrieNode = { children: new Map(), word: 0, best: -Infinity };
	private readonly cache = new Map<string, readonly Candidate[]>();
	private readonly outputs = new Map<string, [string, number][]>();

	constructor(
		table: ConfusionTable,
		lexicon: Lexicon,
		unigram: (id: number) => number,
		/** Words rarer than this (ln P) are not offered as repairs. */
		rarest = -15,
	) {
		for (const [meant, seen] of Object.entries(table)) this.outputs.set(meant, Object.entries(seen));
		for (let id = FIRST_WORD; id < lexicon.words.length; id++) {
			const prior = unigram(id);
			const word = lexicon.words[id]!;
			if (prior < (lexicon.isVietnamese(id) ? rarest : -13)) continue;
			let node = this.root;
			node.best = Math.max(node.best, prior);
			for (const c of word) {
				let next = node.children.get(c);
				if (!next) {
					next = { children: new Map(), word: 0, best: -Infinity };
					node.children.set(c, next);
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
		const put = (i: number, node: TrieNode, cost: number) => {
			const old = at[i]!.get(node);
			if (old === undefined || cost < old) at[i]!.set(node, cost);
		};
		at[0]!.set(this.root, 0);
		for (let i = 0; i <= length; i++) {
			let states: State[] = [...at[i]!].map(([node, cost]) => ({ node, cost }));
			if (states.length > STATES) {
				states.sort((a, b) => a.cost - a.node.best - (b.cost - b.node.best));
				states = states.slice(0, STATES);
			}
			// Lost letters keep the place in the seen string: they lengthen the list that is being walked.
			for (let s = 0; s < states.length; s++) {
				const { node, cost } = states[s]!;
				const char = seen[i];
				if (char !== undefined) put(i + 1, node, cost + extraCost(char));
				for (const [meant, child] of node.children) {
					const lost = this.lostCost(meant);
					if (lost < 9 && states.length < 3 * STATES) {
						const c = cost + lost;
						const old = at[i]!.get(child);
						if (old === undefined || c < old) {
							at[i]!.set(child, c);
							states.push({ node: child, cost: c });
						}
					}
					if (char === undefined) continue;
					let single = substitutionCost(meant, char);
					for (const [text, price] of this.outputs.get(meant) ?? []) {
						if (text.length === 1) {
							if (text === char) single = Math.min(single, price);
						} else if (text.length > 1 && startsAt(seen, i, text)) put(i + text.length, child, cost + price);
					}
					put(i + 1, child, cost + single);
				}
			}
		}
		const out: Candidate[] = [];
		for (const [node, cost] of at[length]!) if (node.word !== 0) out.push({ word: node.word, cost });
		out.sort((a, b) => a.cost - b.cost);
		const cheapest = out[0]?.cost ?? 0;
		return out.filter((c) => c.cost < cheapest + 12).slice(0, limit);
	}

	private lostCost(meant: string): number {
		for (const [text, price] of this.outputs.get(meant) ?? []) if (text === "") return price;
		return COST.lost;
	}
}

function startsAt(seen: readonly string[], i: number, text: string): boolean {
	for (let k = 0; k < text.length; k++) if (seen[i + k] !== text.charAt(k)) return false;
	return true;
}

const extraCost = (char: string): number => (/[\p{L}\p{N}]/u.test(char) ? COST.extraLetter : COST.extraMark);

function substitutionCost(meant: string, seen: string): number {
	if (meant === seen) return isMarked(meant) ? 1 : 0.05;
	if (baseOf(meant) === baseOf(seen)) return isMarked(meant) ? (isMarked(seen) ? COST.sameBase : 0.7) : 3;
	return COST.substitute;
}
