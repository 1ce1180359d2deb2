/** Words that an engine sees in what is left of dots: unsure, at an end of a line, away from its print. */
import type { OcrWord } from "../ocr/engine.js";

/** Less sure than this a word may be none. Of 120 cells of drawn tables 88 right with 0.5, 87 with 0.35. */
const UNSURE = 0.5;
/** Signs; longer words are print, however doubtful. */
const SHORT = 3;
/** Inches of paper between it and the print: words of 14 points stand 0.06 apart. */
const AWAY = 0.12;

/** The words of a line without ghosts at its ends. A line that is nothing but doubt stays. */
export function withoutGhosts(words: readonly OcrWord[], dpi: number): OcrWord[] {
	const sorted = [...words].sort((a, b) => a.box.x0 - b.box.x0);
	const isGhost = ({ text, confidence }: OcrWord, gap: number) =>
		confidence < UNSURE && text.length <= SHORT && gap >= AWAY * dpi;
	while (sorted.length > 1 && isGhost(sorted.at(-1)!, sorted.at(-1)!.box.x0 - sorted.at(-2)!.box.x1)) sorted.pop();
	while (sorted.length > 1 && isGhost(sorted[0]!, sorted[1]!.box.x0 - sorted[0]!.box.x1)) sorted.shift();
	return sorted;
}
