import { wordShares } from "./diagnose.js";
import type { RestoreModel } from "./model.js";

/**
 * How Vietnamese a text looks, 0..1: the share of its words that are Vietnamese syllables as they stand, lowered where words are broken.
 * Clean reports score above 0.9, unaccented ones 0.3–0.5 (bare syllables that happen to be words), garbage and other languages below 0.3.
 */
export function vietnameseness(text: string, model: RestoreModel): number {
	const { words, vietnamese, broken, marked } = wordShares(text.normalize("NFC"), model);
	if (words === 0) return 0;
	return Math.max(0, Math.min(1, vietnamese * (0.6 + 0.4 * Math.min(1, marked / 0.4)) - broken));
}
