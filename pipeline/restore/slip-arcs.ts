/** Readings of words in a page that was read well by and large: a Vietnamese engine's slips ("tô chức", "sự cô", "quyên hạn"). */
import type { Word } from "../../schemas/page.js";
import type { Channel } from "./channel.js";
import type { Lattice } from "./lattice.js";
import { applyCase, bare, casePattern, hasMarks, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutLine } from "./pieces.js";

/**
 * −ln P(slip) for each letter whose marks differ: tone alone on the same hat (ổ → ô), or the letter's other hat too; and what every change must
 * be worth besides, on a word that is Vietnamese as it stands, times the engine's confidence. Measured on the 65 pages of scans/with-truth
 * (see bench/restore.ts) against harm on the check files: with `certain` 0 instead of 0.85 word errors of ND-83 fall to 53 instead of 58, but 10.5
 * instead of 3.5 words in 10,000 of clean news are changed.
 */
export const SLIP = { tone: 2.5, hat: 4, margin: 3, broken: 0.5, name: 2, certain: 0.85, likely: 0.5 };

/** The letter without its tone ("ổ" → "ô"). */
const toneless = (letter: string): string =>
	letter
		.normalize("NFD")
		.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, "")
		.normalize("NFC");

/** Cost of `seen` when `meant` has the same bare letters. */
function markCost(seen: string, meant: string): number {
	let cost = 0;
	for (let i = 0; i < seen.length; i++) {
		const a = seen.charAt(i);
		const b = meant.charAt(i);
		if (a !== b) cost += toneless(a) === toneless(b) ? SLIP.tone : SLIP.hat;
	}
	return cost;
}

/** Adds one line: every word as it stands, and its neighbours in marks at a price; broken words with what they may be. */
export function addSlipLine(
	lattice: Lattice,
	line: number,
	text: string,
	words: readonly Word[],
	model: RestoreModel,
	channel: Channel,
): void {
	const { lexicon } = model;
	const confidences = wordConfidences(text, words);
	let offset = 0;
	for (const piece of cutLine(text)) {
		if (piece.kind === "mark") lattice.mark(line, offset, piece.text);
		else if (piece.kind === "number") lattice.number(line, offset);
		else if (piece.kind === "fixed") lattice.fixed(line, offset, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		else if (piece.kind === "word") {
			const atStart = lattice.atStart();
			const p = lattice.open(line, offset);
			lattice.wordOpened();
			const key = wordKey(piece.text);
			const id = lexicon.id(key);
			lattice.add(p, { to: p + 1, words: [id], cost: 0, text: null });
			const known = lexicon.isVietnamese(id);
			const pattern = casePattern(piece.text);
			const confidence = confidences(offset);
			// Abbreviations and foreign words are no slips; neither are single letters.
			const open = key.length > 1 && (known || hasMarks(piece.text)) && (pattern !== "upper" || known);
			const end = offset + piece.text.length;
			if (open) {
				const name = pattern === "title" && !atStart ? SLIP.name : 0;
				const margin = known ? SLIP.margin * (0.5 + confidence / 2) + name : SLIP.broken;
				for (const other of lexicon.sharing(bare(key))) {
					const meant = lexicon.words[other]!;
					if (other === id || !lexicon.isVietnamese(other)) continue;
					const written = applyCase(lexicon.spelling(other), pattern, piece.text);
					lattice.add(p, { to: p + 1, words: [other], cost: margin + markCost(key, meant), text: written, end });
				}
				if (!known)
					for (const c of channel.candidates(key).slice(0, 8)) {
						if (!lexicon.isVietnamese(c.word) || bare(lexicon.words[c.word]!) === bare(key)) continue;
						const written = applyCase(lexicon.spelling(c.word), pattern, piece.text);
						lattice.add(p, { to: p + 1, words: [c.word], cost: margin + 2 + c.cost, text: written, end });
					}
			}
		}
		offset += piece.text.length;
	}
}

/** Confidence of the word at an offset of the line; 1 where the words do not line up with the text. */
function wordConfidences(text: string, words: readonly Word[]): (offset: number) => number {
	const spans: [number, number][] = [];
	for (const match of text.matchAll(/\S+/gu)) spans.push([match.index, match.index + match[0].length]);
	if (spans.length !== words.length) return () => 1;
	return (offset) => {
		const i = spans.findIndex(([from, to]) => offset >= from && offset < to);
		return i < 0 ? 1 : words[i]!.confidence;
	};
}
