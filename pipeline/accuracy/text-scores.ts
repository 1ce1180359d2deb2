import { align } from "./alignment.js";
import { editDistance } from "./edit-distance.js";
import { graphemes } from "./graphemes.js";
import { baseLetters, type PlainTextOptions, plainText, words } from "./plain-text.js";
import { type Tally, tally } from "./tally.js";

/** Character errors: edit distance over grapheme clusters, out of the clusters of the truth (may exceed 1). */
export function characterErrors(truth: string, found: string, options?: PlainTextOptions): Tally {
	const expected = graphemes(plainText(truth, options));
	return tally(editDistance(expected, graphemes(plainText(found, options))), expected.length);
}

/** Word errors: edit distance over words without the punctuation around them, out of the words of the truth. */
export function wordErrors(truth: string, found: string, options?: PlainTextOptions): Tally {
	const expected = words(plainText(truth, options));
	return tally(editDistance(expected, words(plainText(found, options))), expected.length);
}

/** Words of the truth that were found, in whatever order: what a wrong reading order does not spoil. */
export function wordsFound(truth: string, found: string, options?: PlainTextOptions): Tally {
	const expected = words(plainText(truth, options));
	const left = new Map<string, number>();
	for (const word of words(plainText(found, options))) left.set(word, (left.get(word) ?? 0) + 1);
	let hits = 0;
	for (const word of expected) {
		const n = left.get(word) ?? 0;
		if (n === 0) continue;
		hits++;
		left.set(word, n - 1);
	}
	return tally(hits, expected.length);
}

/**
 * Diacritic accuracy: of the characters that carry a mark in the truth (đ among them), how many come out right. Aligned on
 * base letters, so that a lost accent does not shift the comparison (after viparse-corpus).
 */
export function diacriticHits(truth: string, found: string, options?: PlainTextOptions): Tally {
	const expected = graphemes(plainText(truth, options));
	const got = graphemes(plainText(found, options));
	const marked = expected.map((g) => baseLetters(g) !== g.toLowerCase());
	let hits = 0;
	for (const [i, j] of align(expected.map(baseLetters), got.map(baseLetters))) {
		if (i === null || j === null || !marked[i]) continue;
		if (expected[i]?.toLowerCase() === got[j]?.toLowerCase()) hits++;
	}
	return tally(hits, marked.filter(Boolean).length);
}
