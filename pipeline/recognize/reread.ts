/**
 * A second look at words that reading the whole page left in doubt: at the page's own resolution, with a neighbour on each side. Word by
 * word the surer reading stays. What lost is kept beside it, for the language model to choose from; figures that were read in two ways are
 * marked as unsure.
 */
import type { Box } from "../../schemas/index.js";
import { readStacked, type StackReading } from "./cell-stack.js";
import type { Grey } from "./image/bitmap.js";
import type { OcrLine, OcrWord } from "./ocr/engine.js";
import { shapeOf } from "./vietnamese.js";

/**
 * Words less sure than this are in doubt. Measured on 29 pages of scans, 9,064 words, wrong after restoration: 105 without a second look, 93 with 0.5 (no
 * Vietnamese: 0.7), 90 with 0.7 (0.9), 88 with 0.85 (0.9) for half as much again to read.
 */
const DOUBT = 0.7;
/** Figures must be surer: nothing in the language mends them. */
const FIGURE_DOUBT = 0.8;
/** A word that is no Vietnamese syllable is in doubt up to here. */
const FOREIGN_DOUBT = 0.9;

/** Words of a line from `from` to `to`, the last one not included: words in doubt, with a sure neighbour on each side. */
interface Stretch {
	line: OcrLine;
	from: number;
	to: number;
}

/** Reads stretches in doubt once more. Lines without doubt come back as they are. */
export async function rereadDoubtful(grey: Grey, lines: readonly OcrLine[], how: StackReading): Promise<OcrLine[]> {
	if (!how.engine.isQuickToAsk) return [...lines];
	const places = new Map(lines.flatMap(stretchesOf).map((stretch) => [placeOf(stretch, grey, how.dpi), stretch]));
	if (places.size === 0) return [...lines];
	const cells = [...places.keys()].map((place) => ({ cell: place, ink: place }));
	const second = new Map<OcrLine, { stretch: Stretch; words: OcrWord[] }[]>();
	for (const text of await readStacked(grey, cells, how)) {
		const stretch = places.get(text.cell)!;
		const of = second.get(stretch.line) ?? [];
		of.push({ stretch, words: text.lines.flatMap((line) => line.words) });
		second.set(stretch.line, of);
	}
	return lines.map((line) => {
		const readings = second.get(line);
		return readings ? { ...line, words: chooseWords(line, readings) } : line;
	});
}

function stretchesOf(line: OcrLine): Stretch[] {
	const stretches: Stretch[] = [];
	line.words.forEach((word, i) => {
		if (!isDoubtful(word)) return;
		const from = Math.max(0, i - 1);
		const to = Math.min(line.words.length, i + 2);
		const last = stretches.at(-1);
		if (last && from <= last.to) last.to = to;
		else stretches.push({ line, from, to });
	});
	return stretches;
}

function isDoubtful({ text, confidence }: OcrWord): boolean {
	if (/\d/.test(text)) return confidence < FIGURE_DOUBT;
	if (!/\p{L}/u.test(text)) return false;
	return confidence < DOUBT || (confidence < FOREIGN_DOUBT && !isVietnamese(text));
}

function isVietnamese(text: string): boolean {
	const { words, syllables } = shapeOf(text);
	return syllables === words;
}

/** The stretch with a little paper around: marks above capitals stand out of the engine's boxes. */
function placeOf({ line, from, to }: Stretch, grey: Grey, dpi: number): Box {
	const pad = Math.round(0.02 * dpi);
	const words = line.words.slice(from, to);
	return {
		x0: Math.max(0, Math.floor(Math.min(...words.map((w) => w.box.x0))) - pad),
		y0: Math.max(0, Math.floor(line.box.y0) - pad),
		x1: Math.min(grey.width, Math.ceil(Math.max(...words.map((w) => w.box.x1))) + pad),
		y1: Math.min(grey.height, Math.ceil(line.box.y1) + pad),
	};
}

/** Word by word along the line, the surer of two readings. */
function chooseWords(line: OcrLine, readings: readonly { stretch: Stretch; words: readonly OcrWord[] }[]): OcrWord[] {
	const out: OcrWord[] = [];
	let done = 0;
	for (const { stretch, words } of readings) {
		const inLine = words.filter((word) => overlap(word.box.y0, word.box.y1, line.box.y0, line.box.y1) > 0.3);
		out.push(...line.words.slice(done, stretch.from));
		const groups = groupsOf(line.words.slice(stretch.from, stretch.to), inLine);
		// Sure neighbours are there to be seen beside, not to be read anew.
		out.push(...groups.flatMap(([first, other]) => (first.some(isDoubtful) ? choose(first, other) : first)));
		done = stretch.to;
	}
	return [...out, ...line.words.slice(done)];
}

/** Runs of words that stand on the same stretch of the line. */
function groupsOf(first: readonly OcrWord[], second: readonly OcrWord[]): [OcrWord[], OcrWord[]][] {
	const groups: { x1: number; words: [OcrWord[], OcrWord[]] }[] = [];
	const all = [...first.map((word) => ({ word, of: 0 })), ...second.map((word) => ({ word, of: 1 }))];
	for (const { word, of } of all.sort((a, b) => a.word.box.x0 - b.word.box.x0)) {
		const last = groups.at(-1);
		// Boxes of neighbours touch; one stretch is more than that.
		const shared = last ? last.x1 - word.box.x0 : 0;
		if (last && shared > 0.3 * Math.min(word.box.x1 - word.box.x0, widthOfLast(last.words))) {
			last.words[of]!.push(word);
			last.x1 = Math.max(last.x1, word.box.x1);
		} else {
			const words: [OcrWord[], OcrWord[]] = [[], []];
			words[of]!.push(word);
			groups.push({ x1: word.box.x1, words });
		}
	}
	return groups.map((group) => group.words);
}

function widthOfLast(words: [OcrWord[], OcrWord[]]): number {
	const widths = words.flatMap((side) => (side.length > 0 ? [side.at(-1)!.box.x1 - side.at(-1)!.box.x0] : []));
	return Math.min(...widths);
}

function overlap(a0: number, a1: number, b0: number, b1: number): number {
	return (Math.min(a1, b1) - Math.max(a0, b0)) / Math.max(1, Math.min(a1 - a0, b1 - b0));
}

function choose(first: OcrWord[], second: OcrWord[]): OcrWord[] {
	// Ink that only the first look saw is not lost.
	if (second.length === 0) return first;
	const [textA, textB] = [textOf(first), textOf(second)];
	if (textA === textB) {
		return first.map((word, i) => ({ ...word, confidence: Math.max(word.confidence, second[i]?.confidence ?? 0) }));
	}
	const [best, lost] = scoreOf(second) >= scoreOf(first) ? [second, first] : [first, second];
	const figure = /\d/.test(textA + textB);
	const alternative = { text: textOf(lost), confidence: meanOf(lost) };
	return best.map((word) => ({
		...word,
		confidence: figure ? Math.min(word.confidence, TWO_READINGS) : word.confidence,
		...(best.length === 1 ? { alternatives: [alternative] } : {}),
	}));
}

/** A figure that two looks read differently is at most this sure: well under the 0.9 from which figures count as sure. */
const TWO_READINGS = 0.6;

const textOf = (words: readonly OcrWord[]) => words.map((word) => word.text).join(" ");

const meanOf = (words: readonly OcrWord[]) => words.reduce((sum, w) => sum + w.confidence, 0) / words.length;

/** Confidence, less what is no Vietnamese. */
function scoreOf(words: readonly OcrWord[]): number {
	return meanOf(words) - (words.every((word) => isVietnamese(word.text)) ? 0 : 0.2);
}
