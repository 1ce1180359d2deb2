/**
 * Full stops before small letters: commas that lost their tail, or specks. No sentence begins with a small letter: in the texts of scans/with-truth a small
 * letter follows 1,647 commas and no full stop, in seeds 001 to 005 774 commas and 3.
 */
import type { Repair } from "../../schemas/page.js";
import { NEW_ITEM } from "./classes.js";
import { wordKey } from "./letters.js";
import { COMMA, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { EMPTY_CONTEXT } from "./ngram-model.js";

/** Up to two words, the last with its full stop, perhaps with a bracket between them, and the small letters of a word after it. */
const INSIDE = /(?<![\p{L}\p{M}.])(?:([\p{L}\p{M}]+) )?([\p{L}\p{M}]{2,})([)”"]?)\.(?=\s+(\p{Ll}[\p{L}\p{M}]+))/gu;
const AT_END = /(?<![\p{L}\p{M}.])(?:([\p{L}\p{M}]+) )?([\p{L}\p{M}]{2,})([)”"]?)\.\s*$/u;

/** Confidence of a comma, or of a speck, that only what stands around tells. */
const CONFIDENCE = 0.9;
const SPECK = 0.85;
/**
 * By how much (nats) the words must speak for no mark at all before the dot is a speck. Of 77 dots on 670 pages of scans, all of 31 over it are specks
 * ("được phê. duyệt"), most of those under 3 are commas; of 24 worn commas of printed tables the highest has 5.4.
 */
const LEAD = 6;

/**
 * Makes commas of them, or takes them out where the words belong together ("được. phép"), in place. `read(line)`: an engine read that line; text that was typed
 * is its author's. `goesOn(line)`: the next line goes on in the same cell, or a full line of running text ends there.
 */
export function repairStops(
	lines: string[],
	page: number,
	model: RestoreModel,
	repairs: Repair[],
	read: (line: number) => boolean,
	goesOn: (line: number) => boolean,
): void {
	const { lexicon, ngrams } = model;
	const idOf = (word: string | undefined): number => (word === undefined ? UNKNOWN : lexicon.id(wordKey(word)));
	/** How much likelier the words are without a mark than with a comma. */
	const together = (first: string | undefined, word: string, next: string): number => {
		let context = EMPTY_CONTEXT;
		if (first !== undefined) context = ngrams.extend(idOf(first), context);
		context = ngrams.extend(idOf(word), context);
		const comma = ngrams.score(COMMA, context) + ngrams.score(idOf(next), ngrams.extend(COMMA, context));
		return ngrams.score(idOf(next), context) - comma;
	};
	lines.forEach((line, i) => {
		if (!line.includes(".") || !read(i)) return;
		const mend = (whole: string, first: string | undefined, word: string, bracket: string, next: string): string => {
			if (!lexicon.isVietnamese(idOf(word))) return whole;
			const lead = together(first, word, next);
			const speck = bracket === "" && lead > LEAD;
			const [before, after] = [`${word}${bracket}.`, `${word}${bracket}${speck ? "" : ","}`];
			repairs.push({ page, line: i + 1, before, after, kind: "ocr", confidence: speck ? SPECK : CONFIDENCE });
			return `${first === undefined ? "" : `${first} `}${after}`;
		};
		let fixed = line.replace(INSIDE, mend);
		const below = /^\s*(\p{Ll}[\p{L}\p{M}]+)/u.exec(lines[i + 1] ?? "")?.[1];
		if (below !== undefined && goesOn(i) && !NEW_ITEM.test(lines[i + 1]!))
			fixed = fixed.replace(AT_END, (whole, first: string | undefined, word: string, bracket: string) =>
				mend(whole, first, word, bracket, below),
			);
		lines[i] = fixed;
	});
}
