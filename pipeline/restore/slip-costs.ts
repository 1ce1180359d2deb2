/** What it costs to take a word of a page that was read well for another (nats). */
import type { SeenWord, SlipReading } from "./slip-readings.js";

/**
 * What a change must be worth besides the noise model's say (nats): on a word that is Vietnamese as it stands, more for other letters than for
 * other marks, and for names. `broken`: how unlikely it is that a marked word which no text has was printed so; less with a capital (names of
 * other peoples). `certain`, `likely`: how sure a change of a Vietnamese and of a broken word must be. `split`: a lost space. Chosen on twelve worn pages of check.admin-central-2025 (299
 * word errors of the engine) against harm on a fifth of both check files, in 10,000 words: `margin` 1, 0.5, 0 leave 53, 51, 48 and harm 2.3 + 2.2,
 * 2.6 + 2.5, 2.7 + 4.3; the others change an error or two.
 */
export const SLIP = {
	margin: 0.5,
	letters: 3,
	name: 2,
	broken: 5,
	brokenName: 2,
	split: 4,
	certain: 0.85,
	likely: 0.5,
};

/** Unmarked words that the engine is surer of than this are foreign, not broken. */
const UNSURE = 0.9;

/** True for a word that needs no repair or is not to be repaired: an abbreviation, a foreign word that the engine was sure of. */
export const isSound = (seen: SeenWord, confidence: number | null): boolean =>
	!seen.known &&
	(seen.broken === "no" || (seen.broken === "if unsure" && (confidence === null || confidence >= UNSURE)));

/** That a word was printed as it is seen. */
export const literalCost = (seen: SeenWord): number =>
	seen.known ? 0 : seen.pattern === "lower" ? SLIP.broken : SLIP.brokenName;

/** That the engine made of another word what is seen; `odds`: of its being wrong, by its confidence. */
export const slipCost = (reading: SlipReading, odds: number): number => Math.max(0, reading.more - odds);

/** What any change must be worth besides; `name`: more for what may be a name. */
export const changeCost = (seen: SeenWord, reading: SlipReading, name: number): number =>
	seen.known ? SLIP.margin + name + (reading.letters ? SLIP.letters : 0) : 0;
