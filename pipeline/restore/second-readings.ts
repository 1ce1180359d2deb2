/** What a second engine or look read where the first read something else (`Word.alternatives`), laid against the pieces of the line. */
import type { Word } from "../../schemas/page.js";
import { markClass } from "./classes.js";
import { wordKey } from "./letters.js";
import type { RestoreModel } from "./model.js";
import { cutLine, type Piece } from "./pieces.js";

/** Another reading of one piece. */
export interface OtherReading {
	text: string;
	/** 0..1 */
	confidence: number;
}

/** Another reading of a whole stretch between spaces that cuts it into other pieces ("răngcủa" and "răng của"). */
export interface OtherCut extends OtherReading {
	/** Offset in the line where the stretch ends. */
	end: number;
	/** Model ids of what is read. */
	words: number[];
	/** Confidence of the reading that stands in the line. */
	against: number;
}

/** What the words of a line know beside their text, by offset in the line. */
export interface LineReadings {
	/** Confidence of the word at an offset, asked in order; null where the words do not line up with the text. */
	confidence(offset: number): number | null;
	/** Other readings of the piece that begins at an offset, and of the stretch that does. */
	pieces: ReadonlyMap<number, readonly OtherReading[]>;
	cuts: ReadonlyMap<number, readonly OtherCut[]>;
}

const NONE: ReadonlyMap<number, never> = new Map<number, never>();

export function lineReadings(text: string, words: readonly Word[], model: RestoreModel): LineReadings {
	const starts: number[] = [];
	const ends: number[] = [];
	for (const match of text.matchAll(/\S+/gu)) {
		starts.push(match.index);
		ends.push(match.index + match[0].length);
	}
	if (ends.length !== words.length) return { confidence: () => null, pieces: NONE, cuts: NONE };
	let at = 0;
	const confidence = (offset: number): number => {
		while (offset >= ends[at]!) at++;
		return words[at]!.confidence;
	};
	if (words.every((word) => !word.alternatives)) return { confidence, pieces: NONE, cuts: NONE };
	const pieces = new Map<number, OtherReading[]>();
	const cuts = new Map<number, OtherCut[]>();
	const put = <T>(to: Map<number, T[]>, key: number, value: T) => to.set(key, [...(to.get(key) ?? []), value]);
	words.forEach((word, i) => {
		const own = text.slice(starts[i]!, ends[i]!);
		// Numbers, and codes with numbers in them ("34-CTr/TU"), are never chosen by language.
		if (/\p{N}/u.test(own)) return;
		for (const { text: as, confidence: sure } of word.alternatives ?? []) {
			const other = as.normalize("NFC").trim();
			if (other === "" || other === own) continue;
			const here = cutLine(own);
			const there = cutLine(other);
			if (cutAlike(here, there)) {
				let offset = starts[i]!;
				here.forEach((piece, k) => {
					const reading = there[k]!.text;
					if (piece.kind === "word" && wordKey(piece.text) !== wordKey(reading))
						put(pieces, offset, { text: reading, confidence: sure });
					offset += piece.text.length;
				});
			} else if (isMatterOfLanguage(here, there, model))
				put(cuts, starts[i]!, {
					text: other,
					confidence: sure,
					end: ends[i]!,
					words: wordsOf(there, model),
					against: word.confidence,
				});
		}
	});
	return { confidence, pieces, cuts };
}

const cutAlike = (a: readonly Piece[], b: readonly Piece[]): boolean =>
	a.length === b.length && a.every((piece, i) => piece.kind === b[i]!.kind);

/** Vietnamese words cut otherwise, and other letters than those of the line; marks alone are none of language's business. */
function isMatterOfLanguage(own: readonly Piece[], other: readonly Piece[], { lexicon }: RestoreModel): boolean {
	const foreign = ({ kind, text }: Piece) =>
		kind === "fixed" || kind === "number" || (kind === "word" && !lexicon.isVietnamese(lexicon.id(wordKey(text))));
	if (own.some((piece) => piece.kind === "fixed") || other.some(foreign)) return false;
	const letters = (pieces: readonly Piece[]) =>
		pieces.map(({ kind, text }) => (kind === "word" || kind === "space" ? wordKey(text) : "")).join("");
	return other.some((piece) => piece.kind === "word") && letters(own) !== letters(other);
}

function wordsOf(pieces: readonly Piece[], { lexicon }: RestoreModel): number[] {
	const words: number[] = [];
	for (const { kind, text } of pieces) {
		if (kind === "word") words.push(lexicon.id(wordKey(text)));
		else if (kind === "mark" && words.at(-1) !== markClass(text)) words.push(markClass(text));
	}
	return words;
}
