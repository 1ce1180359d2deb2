/**
 * Figures of a column that counts on by one ("10021, 10022 …"), read among dots: strokes that dots made before or behind a figure are told by the
 * sure figures above and below it. A figure is only ever freed from what stands around it, never made up.
 */
import type { CellText } from "../cell-stack.js";

/** Signs that dots may have added to a figure. */
const MOST_ADDED = 2;
/** A neighbour surer than this speaks for the column. */
const SURE = 0.9;

const textOf = ({ lines }: CellText): string => lines.map((l) => l.words.map((w) => w.text).join("")).join("");

/** The column's cells from top to bottom, every one; `onDots` tells which were read among dots. Returns those that changed. */
export function freedFigures(column: readonly CellText[], onDots: (text: CellText) => boolean): CellText[] {
	const sure = column.map((text) => {
		const read = textOf(text);
		const words = text.lines.flatMap((line) => line.words);
		return !onDots(text) && /^[1-9]\d{0,8}$/.test(read) && words.every((w) => w.confidence >= SURE)
			? Number(read)
			: null;
	});
	return column.flatMap((text, i) => {
		if (!onDots(text)) return [];
		const above = sure.findLastIndex((value, k) => k < i && value !== null);
		const below = sure.findIndex((value, k) => k > i && value !== null);
		if (above < 0 || below < 0 || sure[below]! - sure[above]! !== below - above) return [];
		const figure = String(sure[above]! + i - above);
		const read = textOf(text);
		const added = read.length - figure.length;
		if (added <= 0 || added > MOST_ADDED || !read.includes(figure)) return [];
		const words = text.lines.flatMap((line) => line.words);
		const [first] = [...words].sort((a, b) => Number(b.text.includes(figure)) - Number(a.text.includes(figure)));
		const confidence = Math.min(...words.map((w) => w.confidence));
		return [{ ...text, lines: [{ words: [{ ...first!, text: figure, alternatives: [{ text: read, confidence }] }] }] }];
	});
}
