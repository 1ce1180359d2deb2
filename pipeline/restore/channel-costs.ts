/** What a noise model says of single letters: counted confusions, and what is assumed where nothing was counted. */
import { bare, isMarked } from "./letters.js";

/** Costs (−ln P) of what may be seen in place of each letter (lower case; "" = letter lost). */
export type ConfusionTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Costs of what was never counted. */
export interface UncountedCosts {
	/** An unrelated character in place of a letter. */
	substitute: number;
	/** The same letter with other marks; with its marks lost; marks on a letter that has none; the letter itself, marked or not. */
	otherMarks: number;
	lostMarks: number;
	newMarks: number;
	sameMarked: number;
	samePlain: number;
	/** A letter, or a mark (quote, comma …), that stands for nothing. */
	extraLetter: number;
	extraMark: number;
	/** A letter of which nothing is seen. */
	lost: number;
}

/** Engines of other languages. Chosen on the first half of seed 004. */
export const FOREIGN_UNCOUNTED: UncountedCosts = {
	substitute: 6,
	otherMarks: 1.6,
	lostMarks: 0.7,
	newMarks: 3,
	sameMarked: 1,
	samePlain: 0.05,
	extraLetter: 5.5,
	extraMark: 3,
	lost: 5.5,
};

/** The product's engine: what 1,500 lines did not show is rarer than one letter in a thousand. */
export const OWN_UNCOUNTED: UncountedCosts = {
	substitute: 9,
	otherMarks: 6,
	lostMarks: 6,
	newMarks: 7,
	sameMarked: 0.05,
	samePlain: 0.01,
	extraLetter: 9,
	extraMark: 8,
	lost: 8.5,
};

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

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Costs of letters in one noise model, as tables over the letters of the model's words. */
export class LetterCosts {
	private readonly index = new Map<string, number>();
	private readonly single = new Map<string, Float64Array>();
	private readonly long = new Map<string, (readonly [string, number][] | undefined)[]>();
	private readonly extras = new Map<string, number>();

	constructor(
		private readonly letters: readonly string[],
		private readonly table: ConfusionTable,
		private readonly uncounted: UncountedCosts,
	) {
		letters.forEach((letter, i) => {
			this.index.set(letter, i);
			for (const [seen, price] of Object.entries(table[letter] ?? {})) {
				if (seen.length < 2) continue;
				const first = seen.charAt(0);
				let rows = this.long.get(first);
				if (!rows) {
					rows = new Array(letters.length);
					this.long.set(first, rows);
				}
				rows[i] = [...(rows[i] ?? []), [seen, price]];
			}
		});
	}

	/** Cost of each letter's being lost, by letter. */
	lost(): Float64Array {
		return Float64Array.from(this.letters, (letter) => this.table[letter]?.[""] ?? this.uncounted.lost);
	}

	/** Cost of reading each letter as this character, by letter. */
	readAs(char: string): Float64Array {
		let costs = this.single.get(char);
		if (!costs) {
			costs = new Float64Array(this.letters.length);
			for (let i = 0; i < costs.length; i++) {
				const letter = this.letters[i]!;
				costs[i] = this.table[letter]?.[char] ?? this.uncountedCost(letter, char);
			}
			this.single.set(char, costs);
		}
		return costs;
	}

	/** Readings of two and more characters that begin with this one, by letter; undefined when there are none. */
	longFrom(char: string): readonly (readonly [string, number][] | undefined)[] | undefined {
		return this.long.get(char);
	}

	/** Cost of a character that stands for nothing. */
	extra(char: string): number {
		let cost = this.extras.get(char);
		if (cost === undefined) {
			cost = LETTER_OR_DIGIT.test(char) ? this.uncounted.extraLetter : this.uncounted.extraMark;
			this.extras.set(char, cost);
		}
		return cost;
	}

	private uncountedCost(meant: string, seen: string): number {
		const costs = this.uncounted;
		if (meant === seen) return isMarked(meant) ? costs.sameMarked : costs.samePlain;
		if (baseOf(meant) !== baseOf(seen)) return costs.substitute;
		if (!isMarked(meant)) return costs.newMarks;
		return isMarked(seen) ? costs.otherMarks : costs.lostMarks;
	}
}
