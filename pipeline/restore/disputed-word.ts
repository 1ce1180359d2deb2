/** The readings of a word that two engines (or looks) read differently: each of theirs, and what both may be slips of. */
import { changeCost, isSound, literalCost, SLIP, slipCost } from "./slip-costs.js";
import type { SeenWord } from "./slip-readings.js";

/**
 * Costs in nats. `absent`: that an engine made of a word something that the noise model does not offer for it. Taking a losing reading costs `take`,
 * more where the engine was sure of the one that won (`sureOwn`), for names, and for each letter fewer (engines lose letters sooner than they invent
 * some). `sure`: how certain a losing reading must be to be written. `cut`: taking one that parts or joins words.
 * Two models of tesseract (fast and best) over scans/with-truth, ten pages of letters and 31 worn pages of the check files, 1,142 disputed words: the surer
 * reading is right in 682 of them, the other in 298, neither in 162; of those over 0.96, in 293 of 365. Chosen on the odd pages, told on the even
 * ones (19,375 words): the surer reading restored leaves 90 words wrong, with the language's say 75 (the fast model alone 120, the best 103).
 * No value matters much: half or twice each leaves 75–80.
 */
export const CHOICE = { absent: 8, take: 0.3, sureOwn: 1, name: 0.5, lost: 1.5, sure: 0.5, cut: 2 };

/** A word as one engine gives it. */
export interface Reader {
	seen: SeenWord;
	text: string;
	confidence: number | null;
	/** Log-odds of its being wrong, by its confidence, over a sure word's. */
	odds: number;
}

export interface DisputedArc {
	words: readonly number[];
	cost: number;
	/** Null leaves what stands in the line. */
	text: string | null;
	sure: number;
}

/** What the noise model asks for the reader's having made its reading of this word. */
function noiseCost(reader: Reader, word: number, text: string | null): number {
	if (reader.text === text || (word !== 0 && reader.seen.id === word)) return 0;
	const reading = reader.seen.readings.find((r) => r.word === word);
	return reading ? slipCost(reading, reader.odds) : Math.max(0, CHOICE.absent - reader.odds);
}

/** `own`: the reading that stands in the line; `others`: those that lost to it. */
export function disputedArcs(own: Reader, others: readonly Reader[], atStart: boolean): DisputedArc[] {
	const readers = [own, ...others];
	const arcs = new Map<number | string, DisputedArc>();
	const noise = (word: number, text: string | null): number =>
		readers.reduce((sum, reader) => sum + noiseCost(reader, word, text), 0);
	const name = own.seen.pattern === "title" && !atStart;
	const take = CHOICE.take + (own.odds === 0 ? CHOICE.sureOwn : 0) + (name ? CHOICE.name : 0);
	for (const reader of readers) {
		const { seen, text } = reader;
		if (reader !== own && !isMatterOfLanguage(own, reader)) continue;
		const key = seen.id || text;
		if (arcs.has(key)) continue;
		const literal = isSound(seen, reader.confidence) || text.length < 2 ? 0 : literalCost(seen);
		const taken = reader === own ? 0 : take + CHOICE.lost * Math.max(0, own.text.length - text.length);
		arcs.set(key, {
			words: [seen.id],
			cost: noise(seen.id, text) + literal + taken,
			text: reader === own ? null : text,
			sure: CHOICE.sure,
		});
	}
	for (const { seen } of readers)
		for (const reading of seen.readings) {
			if (arcs.has(reading.word)) continue;
			arcs.set(reading.word, {
				words: [reading.word],
				cost: noise(reading.word, null) + changeCost(own.seen, reading, name ? SLIP.name : 0),
				text: reading.written,
				sure: own.seen.known ? SLIP.certain : SLIP.likely,
			});
		}
	return [...arcs.values()];
}

/**
 * A word that no Vietnamese text has is taken only in place of a broken one: of 77 disputes between a Vietnamese word that won and another that lost,
 * the other was right in 2. Of two foreign words or abbreviations the surer stays.
 */
const isMatterOfLanguage = (own: Reader, other: Reader): boolean =>
	other.seen.known || (!own.seen.known && other.seen.id !== own.seen.id && !isSound(own.seen, own.confidence));
