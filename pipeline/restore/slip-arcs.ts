/** Readings of words in a page that was read well by and large: a Vietnamese engine's slips ("tô chức", "sự cô", "quyên hạn", "áp dụng" as "úp dụng"). */
import type { Word } from "../../schemas/page.js";
import { abbreviationFor } from "./abbreviations.js";
import type { Channel } from "./channel.js";
import type { WrongByConfidence } from "./confusions.js";
import type { Lattice } from "./lattice.js";
import { wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutLine, type Piece } from "./pieces.js";
import { seenWord } from "./slip-readings.js";

/** What the product's engine makes of words: its confusions, and how often a word read with some confidence is wrong. */
export interface OwnNoise {
	channel: Channel;
	wrong: WrongByConfidence;
}

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
	const atStart = lattice.atStart();
	const p = lattice.open(line, offset);
	lattice.wordOpened();
	const to = p + 1;
	const { id, known, pattern, broken, readings } = seenWord(text, model, channel);
	const sound =
		!known && (broken === "no" || (broken === "if unsure" && (confidence === null || confidence >= UNSURE)));
	if (sound || text.length < 2) {
		lattice.add(p, { to, words: [id], cost: 0, text: null });
		return;
	}
	const end = offset + text.length;
	const literal = known ? 0 : pattern === "lower" ? SLIP.broken : SLIP.brokenName;
	lattice.add(p, { to, words: [id], cost: literal, text: null });
	const odds = wrong.logOdds(confidence);
	const margin = known ? SLIP.margin + (pattern === "title" && !atStart ? SLIP.name : 0) : 0;
	for (const { word, more, letters, written } of readings) {
		const cost = Math.max(0, more - odds) + margin + (known && letters ? SLIP.letters : 0);
		lattice.add(p, { to, words: [word], cost, text: written, end });
	}
	// In text that no engine gave word by word, a lost space is its author's.
	if (!known && confidence !== null)
		for (const [first, second] of parted(text, model)) {
			const words = [model.lexicon.id(wordKey(first)), model.lexicon.id(wordKey(second))];
			lattice.add(p, { to, words, cost: SLIP.split, text: `${first} ${second}`, end });
		}
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

/** Confidence of the word at an offset of the line, asked in order; null where the words do not line up with the text. */
function wordConfidences(text: string, words: readonly Word[]): (offset: number) => number | null {
	const ends: number[] = [];
	for (const match of text.matchAll(/\S+/gu)) ends.push(match.index + match[0].length);
	if (ends.length !== words.length) return () => null;
	let i = 0;
	return (offset) => {
		while (offset >= ends[i]!) i++;
		return words[i]!.confidence;
	};
}
