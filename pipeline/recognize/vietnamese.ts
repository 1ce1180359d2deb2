/** How Vietnamese a text is, told from the shape of its syllables. No dictionary: recognition only needs to tell text from garbage. */

const ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?";
const VOWELS = "(?:[aeiouy]{1,3})";
const CODA = "(?:ch|ng|nh|[cmnpt])?";
const SYLLABLE = new RegExp(`^${ONSET}${VOWELS}${CODA}$`);

/** Folds tone and vowel marks off a lower-case NFC word ("nước" → "nuoc"); đ stays. */
export function foldMarks(word: string): string {
	return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

const isMarked = (word: string) => /đ|[\u0300-\u0303]|[\u0306\u0309\u031b\u0323]/i.test(word.normalize("NFD"));

export interface TextShape {
	/** Words of letters only. */
	words: number;
	/** Of these, shaped like a Vietnamese syllable and cased like one (lower, Capitalised or UPPER). */
	syllables: number;
	/** Of the syllables, carrying a mark (â, ơ, đ, a tone). In print about 3 of 4 do. */
	marked: number;
}

/** Counts the words of a text by shape. */
export function shapeOf(text: string): TextShape {
	const shape: TextShape = { words: 0, syllables: 0, marked: 0 };
	for (const token of text.normalize("NFC").split(/[\s\d.,;:()[\]/"'“”‘’–—\-+…!?%*]+/)) {
		if (!/^\p{L}+$/u.test(token)) {
			if (/\p{L}/u.test(token)) shape.words++;
			continue;
		}
		shape.words++;
		const cased = /^\p{Lu}?\p{Ll}*$/u.test(token) || /^\p{Lu}+$/u.test(token);
		if (!cased || !SYLLABLE.test(foldMarks(token.toLowerCase()))) continue;
		shape.syllables++;
		if (isMarked(token)) shape.marked++;
	}
	return shape;
}
