/** What a word of a page that was read well by and large may have been printed as, worked out once for each word: pages repeat theirs. */
import type { Channel } from "./channel.js";
import { applyCase, bare, type CasePattern, casePattern, hasMarks, wordKey } from "./letters.js";
import { UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { seenForm } from "./noise-arcs.js";

/** Readings asked of the noise model for a word. */
const READINGS = 16;

/** Share of the noise model's costs that holds for words in capitals, which are read worse; chosen with `SLIP`. */
const CAPITALS = 0.75;

/** A word that may be meant. */
export interface SlipReading {
	word: number;
	/** What the noise model asks for it beyond what it asks for the word as seen (nats, may be negative). */
	more: number;
	/** Other letters than those seen, not other marks alone. */
	letters: boolean;
	/** In the case of what is seen. */
	written: string;
}

/** A word as seen. */
export interface SeenWord {
	id: number;
	/** A Vietnamese syllable as it stands. */
	known: boolean;
	pattern: CasePattern;
	/** Not Vietnamese, and no abbreviation or foreign word either: surely broken, or only if the engine was unsure of it. */
	broken: "surely" | "if unsure" | "no";
	/** Vietnamese words it may be, without itself; empty for what is not to be repaired. */
	readings: readonly SlipReading[];
}

/** Different words remembered; the 65 pages of scans/with-truth have 4,000. */
const MOST = 20_000;

const remembered = new WeakMap<Channel, Map<string, SeenWord>>();

export function seenWord(text: string, model: RestoreModel, channel: Channel): SeenWord {
	let known = remembered.get(channel);
	if (!known) {
		known = new Map();
		remembered.set(channel, known);
	}
	let word = known.get(text);
	if (!word) {
		if (known.size >= MOST) known.clear();
		word = lookAt(text, model, channel);
		known.set(text, word);
	}
	return word;
}

function lookAt(text: string, model: RestoreModel, channel: Channel): SeenWord {
	const { lexicon } = model;
	const key = wordKey(text);
	const id = lexicon.id(key);
	const known = lexicon.isVietnamese(id);
	const pattern = casePattern(text);
	const broken = known ? "no" : brokenness(text, key, id, pattern);
	if (key.length < 2 || (!known && broken === "no")) return { id, known, pattern, broken, readings: [] };
	const found = channel.candidates(seenForm(text));
	const right = found.find((c) => c.word === id)?.cost ?? 0;
	const weight = pattern === "upper" ? CAPITALS : 1;
	const form = bare(key);
	const readings: SlipReading[] = [];
	for (const { word, cost } of found.slice(0, READINGS)) {
		if (word === id || !lexicon.isVietnamese(word)) continue;
		readings.push({
			word,
			more: weight * (cost - right),
			letters: bare(lexicon.words[word]!) !== form,
			written: writtenLike(text, pattern, lexicon.spelling(word)),
		});
	}
	return { id, known, pattern, broken, readings };
}

function brokenness(text: string, key: string, id: number, pattern: CasePattern): SeenWord["broken"] {
	// "NĐ", "TTĐT": đ alone makes no word of capitals.
	if (hasMarks(text)) return pattern !== "upper" || hasMarks(key.replaceAll("đ", "")) ? "surely" : "no";
	return id === UNKNOWN && /^[a-z]{2,7}$/.test(text) ? "if unsure" : "no";
}

/** The word in the case of what is seen; of a mixture ("luyệỀ") only the first letter counts, unless capitals prevail. */
function writtenLike(seen: string, pattern: CasePattern, word: string): string {
	if (pattern !== "mixed") return applyCase(word, pattern, seen);
	const capitals = seen.match(/\p{Lu}/gu)?.length ?? 0;
	if (capitals * 2 > seen.length) return word.toUpperCase();
	return applyCase(word, /^\p{Lu}/u.test(seen) ? "title" : "lower", seen);
}
