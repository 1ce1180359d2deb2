import type { Block } from "../block.js";
import type { Entry } from "./entry.js";
import type { Range } from "./sentence.js";

/** Sentences to look back over for the unit and the time that are spoken of (a paragraph of a report has fewer). */
const REACH = 30;

/** What the nearest earlier sentence of the block says; each sentence is read once. */
export function earlierSentences<T>(
	memo: WeakMap<Block, Map<number, T | null>>,
	e: Entry,
	look: (sentence: string, range: Range) => T | null,
): T | null {
	const known = memo.get(e.block) ?? new Map<number, T | null>();
	memo.set(e.block, known);
	for (let i = e.sentenceNo - 1; i >= Math.max(0, e.sentenceNo - REACH); i--) {
		const range = e.sentences[i];
		if (!range) continue;
		let found = known.get(i);
		if (found === undefined) {
			found = look(e.block.text.slice(range.start, range.end), range);
			known.set(i, found);
		}
		if (found) return found;
	}
	return null;
}
