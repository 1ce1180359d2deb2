/** Readings of words in a page that was read well by and large: a Vietnamese engine's slips ("tô chức", "sự cô", "quyên hạn", "áp dụng" as "úp dụng"). */
import type { Word } from "../../schemas/page.js";
import { abbreviationFor } from "./abbreviations.js";
import type { Channel } from "./channel.js";
import type { WrongByConfidence } from "./confusions.js";
import type { Lattice } from "./lattice.js";
import { applyCase, bare, type CasePattern, casePattern, hasMarks, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { seenForm } from "./noise-arcs.js";
import { cutLine, type Piece } from "./pieces.js";

/** What the product's engine makes of words: its confusions, and how often a word read with some confidence is wrong. */
export interface OwnNoise {
	channel: Channel;
	wrong: WrongByConfidence;
}

/**
 * What a change must be worth besides the noise model's say (nats): on a word that is Vietnamese as it stands, more for other letters than for
 * other marks, and for names. `broken`: how unlikely it is that a marked word which no text has was printed so; less with a capital (names of
 * other peoples). `capitals`: share of the noise model's costs that holds for words in capitals, which are read worse. `certain`, `likely`: how
 * sure a change of a Vietnamese and of a broken word must be. `split`: a lost space. Chosen on twelve worn pages of check.admin-central-2025 (299
 * word errors of the engine) against harm on a fifth of both check files, in 10,000 words: `margin` 1, 0.5, 0 leave 53, 51, 48 and harm 2.3 + 2.2,
 * 2.6 + 2.5, 2.7 + 4.3; the others change an error or two.
 */
export const SLIP = {
	margin: 0.5,
	letters: 3,
	name: 2,
	broken: 5,
	brokenName: 2,
	capitals: 0.75,
	split: 4,
	certain: 0.85,
	likely: 0.5,
};

/** Unmarked words that the engine is surer of than this are foreign, not broken. */
const UNSURE = 0.9;

/** Readings asked of the noise model for a word. */
const READINGS = 16;

/** Adds one line: every word as it stands, and what else may have been printed, at a price. */
export function addSlipLine(
	lattice: Lattice,
	line: number,
	text: string,
	words: readonly Word[],
	model: RestoreModel,
	noise: OwnNoise,
): void {
	const confidences = wordConfidences(text, words);
	let offset = 0;
	for (const piece of cutLine(text)) {
		if (piece.kind === "mark") lattice.mark(line, offset, piece.text);
		else if (piece.kind === "number") lattice.number(line, offset);
		else if (piece.kind === "fixed") lattice.fixed(line, offset, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		else if (piece.kind === "word") addWord(lattice, line, offset, piece, confidences(offset), model, noise);
		offset += piece.text.length;
	}
}

function addWord(
	lattice: Lattice,
	line: number,
	offset: number,
	{ text }: Piece,
	confidence: number | null,
	model: RestoreModel,
	{ channel, wrong }: OwnNoise,
): void {
	const { lexicon } = model;
	const atStart = lattice.atStart();
	const p = lattice.open(line, offset);
	lattice.wordOpened();
	const key = wordKey(text);
	const id = lexicon.id(key);
	const known = lexicon.isVietnamese(id);
	if (key.length < 2 || (!known && !mayBeBroken(text, key, id, confidence))) {
		lattice.add(p, { to: p + 1, words: [id], cost: 0, text: null });
		return;
	}
	const pattern = casePattern(text);
	const odds = wrong.logOdds(confidence);
	const found = channel.candidates(seenForm(text));
	const right = found.find((c) => c.word === id)?.cost ?? 0;
	const end = offset + text.length;
	const broken = pattern === "lower" ? SLIP.broken : SLIP.brokenName;
	lattice.add(p, { to: p + 1, words: [id], cost: known ? 0 : broken, text: null });
	const name = pattern === "title" && !atStart ? SLIP.name : 0;
	const margin = known ? SLIP.margin + name : 0;
	const weight = pattern === "upper" ? SLIP.capitals : 1;
	const form = bare(key);
	for (const c of found.slice(0, READINGS)) {
		if (c.word === id || !lexicon.isVietnamese(c.word)) continue;
		const letters = known && bare(lexicon.words[c.word]!) !== form ? SLIP.letters : 0;
		const cost = Math.max(0, weight * (c.cost - right) - odds) + margin + letters;
		lattice.add(p, {
			to: p + 1,
			words: [c.word],
			cost,
			text: writtenLike(text, pattern, lexicon.spelling(c.word)),
			end,
		});
	}
	// In text that no engine gave word by word, a lost space is its author's.
	if (!known && confidence !== null)
		for (const [first, second] of parted(text, model)) {
			const words = [lexicon.id(wordKey(first)), lexicon.id(wordKey(second))];
			lattice.add(p, { to: p + 1, words, cost: SLIP.split, text: `${first} ${second}`, end });
		}
}

/** The word in the case of what is seen; of a mixture ("luyệỀ") only the first letter counts, unless capitals prevail. */
function writtenLike(seen: string, pattern: CasePattern, word: string): string {
	if (pattern !== "mixed") return applyCase(word, pattern, seen);
	const capitals = seen.match(/\p{Lu}/gu)?.length ?? 0;
	if (capitals * 2 > seen.length) return word.toUpperCase();
	return applyCase(word, /^\p{Lu}/u.test(seen) ? "title" : "lower", seen);
}

/** The two words that a word without its space may be: "răngcủa", "Viphạm", "SởY", "UBNDtỉnh". */
function parted(text: string, { lexicon }: RestoreModel): [string, string][] {
	const isPart = (part: string) =>
		part.length === 1
			? part === "Y"
			: lexicon.isVietnamese(lexicon.id(wordKey(part))) ||
				(part === part.toUpperCase() && abbreviationFor(part) === part);
	const out: [string, string][] = [];
	for (let i = 1; i < text.length; i++) {
		const parts: [string, string] = [text.slice(0, i), text.slice(i)];
		if (parts.every(isPart)) out.push(parts);
	}
	return out;
}

/** A word that no text has, but for abbreviations and foreign words, which are no slips. */
function mayBeBroken(text: string, key: string, id: number, confidence: number | null): boolean {
	// "NĐ", "TTĐT": đ alone makes no word of capitals.
	if (hasMarks(text)) return casePattern(text) !== "upper" || hasMarks(key.replaceAll("đ", ""));
	return id === UNKNOWN && confidence !== null && confidence < UNSURE && /^[a-z]{2,7}$/.test(text);
}

/** Confidence of the word at an offset of the line; null where the words do not line up with the text. */
function wordConfidences(text: string, words: readonly Word[]): (offset: number) => number | null {
	const spans: [number, number][] = [];
	for (const match of text.matchAll(/\S+/gu)) spans.push([match.index, match.index + match[0].length]);
	if (spans.length !== words.length) return () => null;
	return (offset) => {
		const i = spans.findIndex(([from, to]) => offset >= from && offset < to);
		return i < 0 ? null : words[i]!.confidence;
	};
}
