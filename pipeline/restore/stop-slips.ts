/**
 * Full stops that were printed as commas: worn, a comma loses its tail. No sentence begins with a small letter: in the texts of scans/with-truth a small
 * letter follows 1,647 commas and no full stop, in seeds 001 to 005 774 commas and 3.
 */
import type { Repair } from "../../schemas/page.js";
import { NEW_ITEM } from "./classes.js";
import { wordKey } from "./letters.js";
import type { RestoreModel } from "./model.js";

/** A word with its full stop, perhaps with a bracket between them, and a small letter of a word after it. */
const INSIDE = /(?<![\p{L}\p{M}.])([\p{L}\p{M}]{2,})([)”"]?)\.(?=\s+\p{Ll}{2})/gu;
const AT_END = /(?<![\p{L}\p{M}.])([\p{L}\p{M}]{2,})([)”"]?)\.\s*$/u;

/** Confidence of a comma that only what follows tells. */
const CONFIDENCE = 0.9;

/**
 * Makes commas of them, in place. `read(line)`: an engine read that line; text that was typed is its author's. `goesOn(line)`: the next
 * line goes on in the same cell, or a full line of running text ends there.
 */
export function repairStops(
	lines: string[],
	page: number,
	model: RestoreModel,
	repairs: Repair[],
	read: (line: number) => boolean,
	goesOn: (line: number) => boolean,
): void {
	const isWord = (text: string) => model.lexicon.isVietnamese(model.lexicon.id(wordKey(text)));
	lines.forEach((line, i) => {
		if (!line.includes(".") || !read(i)) return;
		const mend = (whole: string, word: string, bracket: string): string => {
			if (!isWord(word)) return whole;
			const [before, after] = [`${word}${bracket}.`, `${word}${bracket},`];
			repairs.push({ page, line: i + 1, before, after, kind: "ocr", confidence: CONFIDENCE });
			return after;
		};
		let fixed = line.replace(INSIDE, mend);
		const next = lines[i + 1];
		if (next !== undefined && goesOn(i) && /^\s*\p{Ll}{2}/u.test(next) && !NEW_ITEM.test(next))
			fixed = fixed.replace(AT_END, mend);
		lines[i] = fixed;
	});
}
