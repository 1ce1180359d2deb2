/**
 * Figures of a column that counts on by one ("10021, 10022 …"), read among dots: strokes that dots made before or behind a figure are told by the
 * sure figures above and below it. A figure is only ever freed from what stands around it, never made up.
 */
import type { CellText } from "../cell-stack.js";

/** Signs that dots may have added to a figure. */
const MOST_ADDED = 2;
/** A neighbour surer than this speaks for the column. */
export const SURE = 0.88;

const textOf = ({ lines }: CellText): string => lines.map((l) => l.words.map((w) => w.text).join("")).join("");

/**
 * Of a column's cells, from top to bottom, the doubtful ones whose figure the column proves, with that figure. `isDoubtful` tells which were read among dots or with doubt, `others` what else a cell
 * was read as.
 */
export function freedFigures(
	column: readonly CellText[],
	isDoubtful: (text: CellText) => boolean,
	others: (text: CellText) => readonly string[],
): CellText[] {
	const sure = column.map((text) => {
		const words = text.lines.flatMap((line) => line.words);
		const certain = !isDoubtful(text) && words.every((w) => w.confidence >= SURE);
		return certain && /^[1-9]\d{0,8}$/.test(textOf(text)) ? Number(textOf(text)) : null;
	});
	return column.flatMap((text, i) => {
		const value = isDoubtful(text) ? valueAt(sure, i) : null;
		if (value === null || value < 1) return [];
		const figure = String(value);
		const read = textOf(text);
		if (read === figure) return [text];
		const added = read.length - figure.length;
		const freed = added > 0 && added <= MOST_ADDED && read.includes(figure);
		if (!freed && !others(text).includes(figure)) return [];
		const words = text.lines.flatMap((line) => line.words);
		const [first] = [...words].sort((a, b) => Number(b.text.includes(figure)) - Number(a.text.includes(figure)));
		if (!first) return [];
		const confidence = Math.min(...words.map((w) => w.confidence));
		return [{ ...text, lines: [{ words: [{ ...first, text: figure, alternatives: [{ text: read, confidence }] }] }] }];
	});
}

/** What two sure figures near a place, counting on by one, make of it; null where they do not. */
function valueAt(sure: readonly (number | null)[], i: number): number | null {
	const known = sure.flatMap((value, k) => (value === null ? [] : [{ value, k }]));
	const above = known.filter(({ k }) => k < i).slice(-2);
	const below = known.filter(({ k }) => k > i).slice(0, 2);
	const [a, b] = above.length > 0 && below.length > 0 ? [above.at(-1)!, below[0]!] : [...above, ...below];
	return a && b && b.value - a.value === b.k - a.k ? a.value + i - a.k : null;
}
