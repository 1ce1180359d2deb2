/** Stretches of lines that are read together: what a line ends with is known to the next. */
import { NEW_ITEM } from "./classes.js";

/** Lines after which a stretch ends at the next chance, and at the latest, so that memory stays small. */
const LONG = 60;
const LONGEST = 120;

/** True when a sentence goes on from `before` over blank lines to `after`: hard-wrapped text whose lines were set apart. */
function runsOverBlanks(before: string, after: string): boolean {
	const left = before.trimEnd();
	return /^\s*\p{Ll}/u.test(after) && !NEW_ITEM.test(after) && !/[.;:?!…|]$/u.test(left);
}

/**
 * First and last (exclusive) line of each stretch. Blank lines end one, unless the sentence goes on after them: in seed 001 every line of a paragraph
 * stands between blank lines, and 9 of its 19 wrong words (accents stripped) stood at such breaks.
 */
export function* paragraphs(lines: readonly string[]): Generator<[number, number]> {
	let first = -1;
	let last = -1;
	for (let i = 0; i < lines.length; i++) {
		if (lines[i]!.trim() === "") continue;
		if (first >= 0) {
			const goesOn = last === i - 1 ? i - first < LONG : i - last <= 4 && runsOverBlanks(lines[last]!, lines[i]!);
			if (!goesOn || i - first >= LONGEST) {
				yield [first, last + 1];
				first = i;
			}
		} else first = i;
		last = i;
	}
	if (first >= 0) yield [first, last + 1];
}
