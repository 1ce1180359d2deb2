import { baseLetters, plainText, words } from "./plain-text.js";

const wordSet = (text: string): Set<string> => new Set(words(baseLetters(plainText(text))));

/** Words that two texts share, out of all their different words (Jaccard, 0..1), accents and case folded. */
export function likeness(one: string, other: string): number {
	const a = wordSet(one);
	const b = wordSet(other);
	let shared = 0;
	for (const word of a) if (b.has(word)) shared++;
	const all = a.size + b.size - shared;
	return all === 0 ? 0 : shared / all;
}

/** Part of the words of the shorter text that the other one holds (0..1): a label against a longer quote. */
export function containment(one: string, other: string): number {
	const a = wordSet(one);
	const b = wordSet(other);
	let shared = 0;
	for (const word of a) if (b.has(word)) shared++;
	const least = Math.min(a.size, b.size);
	return least === 0 ? 0 : shared / least;
}

/** Same text once typing conventions (spaces, dashes, quotes, tone placement) are folded. */
export const sameText = (one: string, other: string): boolean => plainText(one) === plainText(other);

/** Same text apart from case and punctuation at the ends. */
export const sameWords = (one: string, other: string): boolean =>
	words(plainText(one)).join(" ").toLowerCase() === words(plainText(other)).join(" ").toLowerCase();

export interface Match {
	truth: number;
	found: number;
	likeness: number;
}

/**
 * One-to-one matching of what the truth holds with what was found, best pairs first (greedy). `score` gives 0 where a pair
 * must not match.
 */
export function matchBest<T, F>(
	truths: readonly T[],
	found: readonly F[],
	score: (truth: T, found: F) => number,
): Match[] {
	const pairs: Match[] = [];
	truths.forEach((t, i) => {
		found.forEach((f, j) => {
			const s = score(t, f);
			if (s > 0) pairs.push({ truth: i, found: j, likeness: s });
		});
	});
	// Stable order on ties: what comes first in the document goes with what comes first.
	pairs.sort((p, q) => q.likeness - p.likeness || p.truth - q.truth || p.found - q.found);
	const usedTruth = new Set<number>();
	const usedFound = new Set<number>();
	return pairs.filter((p) => {
		if (usedTruth.has(p.truth) || usedFound.has(p.found)) return false;
		usedTruth.add(p.truth);
		usedFound.add(p.found);
		return true;
	});
}
