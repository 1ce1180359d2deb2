/** Words that an engine makes of specks and ends of strokes in a cell. */
import type { OcrWord } from "./ocr/engine.js";

/** Inches. The letters of 7 points are 0.045 high, a full stop of 14 points 0.02, a hyphen of 10 points 0.045 wide. */
const LOW = 0.033;
const NARROW = 0.036;
/** A word of letters that is read this surely is no speck, whatever its box says. */
const SURE = 0.93;

/**
 * A line without its specks: signs no larger than a full stop that stand apart from every word (a stop of the text hangs on its word), and
 * letters lower than any print. A separator between two figures stays.
 */
export function withoutDust(words: readonly OcrWord[], dpi: number): OcrWord[] {
	const ends = (word: OcrWord | undefined, digit: RegExp): boolean => word !== undefined && digit.test(word.text);
	return words.filter(
		(word, i) =>
			!isDust(word, dpi) || (ends(words[i - 1], /\d$/) && ends(words[i + 1], /^\d/) && /^[.,]$/.test(word.text)),
	);
}

function isDust({ text, box, confidence }: OcrWord, dpi: number): boolean {
	const [width, height] = [(box.x1 - box.x0) / dpi, (box.y1 - box.y0) / dpi];
	if (height > LOW) return false;
	return /[\p{L}\p{N}]/u.test(text) ? confidence < SURE : width <= NARROW;
}
