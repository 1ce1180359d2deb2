/** The words the model knows: ids, spellings, and all words that share a bare form. */
import { bare } from "./letters.js";
import { isSyllable } from "./syllable.js";

/** Ids of the classes that are not words. */
export const UNKNOWN = 0;
export const BREAK = 1;
export const COMMA = 2;
export const NUMBER = 3;
export const FIRST_WORD = 4;

export class Lexicon {
	private readonly ids = new Map<string, number>();
	private readonly byBare = new Map<string, number[]>();
	private readonly bareIds = new Map<string, number>();
	/** Bare id of each word id: words of one bare form share it; the classes keep theirs. */
	readonly bareIdOf: Uint16Array;
	private readonly readingsOf = new Map<string, readonly number[]>();
	/** Of each id: 0 not asked yet, 1 a Vietnamese syllable, 2 none. */
	private readonly syllables: Uint8Array;

	constructor(
		/** Key of each id (see `wordKey`). */
		readonly words: readonly string[],
		private readonly spellings: readonly string[],
		/** Share of occurrences with a capital first letter, 0…255. */
		readonly capitalised: Uint8Array,
		/** Letter parts of document symbols with counts. */
		readonly symbolParts: ReadonlyMap<string, number>,
	) {
		this.bareIdOf = new Uint16Array(words.length);
		this.syllables = new Uint8Array(words.length);
		for (let id = 0; id < words.length; id++) {
			const form = bare(words[id]!);
			let bareId = this.bareIds.get(form);
			if (bareId === undefined) {
				bareId = this.bareIds.size;
				this.bareIds.set(form, bareId);
			}
			this.bareIdOf[id] = bareId;
		}
		for (let id = FIRST_WORD; id < words.length; id++) {
			const word = words[id]!;
			this.ids.set(word, id);
			const key = bare(word);
			const list = this.byBare.get(key);
			if (list) list.push(id);
			else this.byBare.set(key, [id]);
		}
	}

	/** Id of a word key; UNKNOWN when the model does not know it. */
	id(key: string): number {
		return this.ids.get(key) ?? UNKNOWN;
	}

	/** Ids of the words with this bare lower-case form, most frequent first. */
	sharing(bareForm: string): readonly number[] {
		return this.byBare.get(bareForm) ?? [];
	}

	/**
	 * Of `sharing`, what an unmarked word may stand for: where one of them is a Vietnamese syllable, foreign words and misspellings ("thuc" in a text
	 * that lost its marks) are no readings, unless they are the more frequent.
	 */
	readings(bareForm: string): readonly number[] {
		const known = this.readingsOf.get(bareForm);
		if (known) return known;
		const all = this.sharing(bareForm);
		const first = all.findIndex((id) => this.isVietnamese(id));
		const list = first < 0 ? all : all.filter((id, i) => i < first || this.isVietnamese(id));
		this.readingsOf.set(bareForm, list);
		return list;
	}

	/** How the word is mostly written ("hoà" or "hòa"), lower case. */
	spelling(id: number): string {
		return this.spellings[id] || this.words[id]!;
	}

	/** True for a known word that is a Vietnamese syllable. */
	isVietnamese(id: number): boolean {
		const known = this.syllables[id]!;
		if (known !== 0) return known === 1;
		const is = id >= FIRST_WORD && isSyllable(this.words[id]!);
		this.syllables[id] = is ? 1 : 2;
		return is;
	}
}
