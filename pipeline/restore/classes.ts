/** Which class of the language model a run of signs belongs to; must agree with scripts/restore-corpus.ts. */
import { BREAK, COMMA } from "./lexicon.js";

/** Signs that end a clause. */
const ENDS = /[.;:?!…]/;

export const markClass = (text: string): number => (ENDS.test(text) ? BREAK : COMMA);

/** Starts of lines that begin something new: list marks, numbers, Markdown, table rows. */
export const NEW_ITEM = /^\s*(?:[-–+*•#|>"“]|\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|[IVXL]{1,5}\.\s|\(?[a-zđ]\))/u;

/** True when the text runs on from the line `before` to the line `after`: a wrapped paragraph, not a new one. */
export function runsOn(before: string, after: string, widest: number): boolean {
	const left = before.trimEnd();
	const right = after.trimStart();
	if (left === "" || right === "" || NEW_ITEM.test(after) || /[.;:?!…|]$/.test(left)) return false;
	if (/^\p{Ll}/u.test(right)) return true;
	// Lines that stop well before the margin end their paragraph.
	return left.length >= 0.6 * widest;
}
