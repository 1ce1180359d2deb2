/** The second look at cells that hold figures: digits only, held against the shape of the ink, a third time where readings differ. */
import type { Box } from "../../schemas/index.js";
import { type CellText, readStacked, type StackReading } from "./cell-stack.js";
import {
	type FigureShape,
	figureShape,
	fitsShape,
	isDittoShape,
	isStroke,
	spreadFigures,
	strokesIn,
	withSeparators,
} from "./figure-shape.js";
import type { Grey } from "./image/bitmap.js";

export interface NumericReading {
	cell: Box;
	text: string;
	confidence: number;
}

export interface InkedCell {
	cell: Box;
	/** The ink with a little paper around, to be cut out. */
	ink: Box;
	tight: Box;
}

const NUMERIC = "0123456789.,%/-()";
const LOOKS_NUMERIC = /^[\d.,%/()\-–—+\s]*\d[\d.,%/()\-–—+\s]*$/;
/** What the engine makes of a lone narrow digit. */
const LOOKS_ONE = /^[\][|!lIJLiíìïjt}{)(/\\1‡ˆ°'’]{1,3}$/;

const textOf = (text: CellText) => text.lines.map((l) => l.words.map((w) => w.text).join(" ")).join(" ");

/** Whether a cell was read as a figure and nothing else. */
export const looksNumeric = (text: CellText): boolean => LOOKS_NUMERIC.test(textOf(text));

/**
 * Reads again, digits only, the cells of a column that look like numbers, and holds every reading against the shape of the ink. Where the two
 * readings differ or neither fits the ink, the cell is read a third time, enlarged: an engine's slips on one size are others on another.
 */
export async function secondLook(
	grey: Grey,
	column: readonly InkedCell[],
	texts: Map<Box, CellText>,
	threshold: number,
	how: StackReading,
): Promise<NumericReading[]> {
	const short = column.filter(({ cell }) => textOf(texts.get(cell)!).length <= 14);
	const shapes = new Map(short.map((c) => [c.cell, figureShape(grey, c.tight, threshold)]));
	for (const { cell, tight } of short) {
		const text = texts.get(cell)!;
		if (shapes.get(cell) === "-" && !/\d/.test(textOf(text)))
			texts.set(cell, { ...text, lines: [oneWord("-", DASH, tight)] });
	}
	for (const { cell, tight } of short) {
		const text = texts.get(cell)!;
		// "11" of small type would do too, but it is read.
		if (!/[\p{L}\p{N}]/u.test(textOf(text)) && isDittoShape(grey, tight, threshold, how.dpi))
			texts.set(cell, { ...text, lines: [oneWord('"', DITTO, tight)] });
	}
	for (const { cell, tight } of short) {
		const text = texts.get(cell)!;
		if (!/^I{1,3}$/.test(textOf(text))) continue;
		const strokes = strokesIn(grey, tight, threshold);
		// Engines drop one of equal neighbours here too. A lone stroke may be a 1, and is looked at below.
		if (strokes !== null && strokes > 1 && strokes !== textOf(text).length)
			texts.set(cell, { ...text, lines: [oneWord("I".repeat(strokes), COUNTED, tight)] });
	}
	const numbers = short.filter(({ cell }) => LOOKS_NUMERIC.test(textOf(texts.get(cell)!)));
	const ones = short.filter(
		({ cell }) => LOOKS_ONE.test(textOf(texts.get(cell)!)) && /^D+$/.test(shapes.get(cell) ?? ""),
	);
	if (numbers.length + ones.length === 0) return [];
	// In a column of numbers, short cells that read otherwise ("l", "§", "") are looked at too.
	const again = (numbers.length >= 0.5 * short.length ? short : [...new Set([...numbers, ...ones])]).filter(
		({ cell }) => !isOutline(texts.get(cell)!),
	);
	const second = await digitsOf(grey, again, { ...how, whitelist: NUMERIC });
	const readings = new Map(again.map(({ cell }) => [cell, candidatesOf(texts.get(cell)!, second.get(cell))]));
	const doubtful = again.filter(({ cell }) => isDoubtful(readings.get(cell)!, shapes.get(cell) ?? null));
	for (const { cell, reading } of await thirdLook(grey, doubtful, shapes, threshold, how))
		readings.get(cell)!.push(reading);
	const numbered = short.some(({ cell }) => HIGHER_ROMAN.test(textOf(texts.get(cell)!)));
	const isRoman = (text: string): boolean => ROMAN.test(text) && (text !== "I" || numbered);
	for (const { cell, tight } of again) {
		// Alone, "1" is read as many things, and with a whitelist often as nothing. Sections numbered I, II, III have their II.
		const text = textOf(texts.get(cell)!);
		const section = text === "I" && numbered && confidenceOf(texts.get(cell)!) >= 0.5;
		if (
			/^[\][|!lIj1]$/.test(text) &&
			!section &&
			!readings.get(cell)!.some((r) => !r.first && /\d/.test(r.text) && (r.text !== "1" || r.confidence >= STROKE)) &&
			isStroke(grey, tight, threshold)
		)
			readings.get(cell)!.push({ text: "1", confidence: STROKE });
	}
	return again.flatMap(({ cell, tight }) => {
		const shape = shapes.get(cell) ?? null;
		const all = readings.get(cell)!;
		if (shape === null) return all.filter((r) => !r.first).map(({ text, confidence }) => ({ cell, text, confidence }));
		const judged = all.map((r) => judge(r, shape, all));
		const fitting = disputed(judged.filter((r) => r.fits));
		const [best] = [...fitting].sort((a, b) => b.confidence - a.confidence);
		const text = texts.get(cell)!;
		// The page's words are what the ink bears out; readings that it contradicts are dropped where one fits.
		const surer = best && (best.text !== textOf(text) || best.confidence > confidenceOf(text));
		if (best && surer && LOOKS_FIGURE.test(textOf(text)) && !isRoman(textOf(text)))
			texts.set(cell, { ...text, lines: [oneWord(best.text, best.confidence, tight)] });
		else if (!best && fitsShape(textOf(text), shape) === false) texts.set(cell, doubted(text));
		return (best ? fitting : judged)
			.filter((r) => !r.first)
			.map((r) => ({ cell, text: r.text, confidence: r.confidence }));
	});
}

/** Readings that differ in their digits though the ink bears out each of them: none of them is sure. */
function disputed<T extends FigureReading>(fitting: readonly T[]): T[] {
	const figures = new Set(fitting.map((r) => r.text.replace(/\D/g, "")));
	return figures.size < 2 ? [...fitting] : fitting.map((r) => ({ ...r, confidence: Math.min(r.confidence, DISPUTED) }));
}

/** Figures whose shape is known are spread apart; others are enlarged. */
async function thirdLook(
	grey: Grey,
	cells: readonly InkedCell[],
	shapes: ReadonlyMap<Box, FigureShape | null>,
	threshold: number,
	how: StackReading,
): Promise<{ cell: Box; reading: FigureReading }[]> {
	const known = cells.filter(({ cell }) => /D.*D/.test(shapes.get(cell) ?? ""));
	const other = cells.filter((c) => !known.includes(c));
	const out: { cell: Box; reading: FigureReading }[] = [];
	if (known.length > 0) {
		const tight = known.map((c) => c.tight);
		const { picture, boxes } = spreadFigures(grey, tight, threshold, Math.round(0.05 * how.dpi));
		const cut = boxes.map((box): InkedCell => ({ cell: box, ink: box, tight: box }));
		const read = await digitsOf(picture, cut, { ...how, whitelist: NUMERIC });
		boxes.forEach((box, i) => {
			const reading = read.get(box);
			if (reading) out.push({ cell: known[i]!.cell, reading: { ...reading, text: reading.text.replace(/\s/g, "") } });
		});
	}
	if (other.length > 0) {
		const read = await digitsOf(grey, other, { ...how, whitelist: NUMERIC, scale: ENLARGED });
		for (const [cell, reading] of read) out.push({ cell, reading });
	}
	return out;
}

/** A cell whose ink contradicts what was read. */
const doubted = (text: CellText): CellText => ({
	...text,
	lines: text.lines.map((line) => ({
		words: line.words.map((w) => ({ ...w, confidence: Math.min(w.confidence, CONTRADICTED) })),
	})),
});

/** A reading with the ink's separators, and as sure as ink and other readings make it. */
function judge(
	reading: FigureReading,
	shape: FigureShape,
	all: readonly FigureReading[],
): FigureReading & { fits: boolean } {
	const fits = fitsShape(reading.text, shape);
	const seen = withSeparators(reading.text, shape);
	// A full stop after an ordinal stays.
	const text = seen !== null && reading.text.replace(/[\s.,]+$/g, "") === seen ? reading.text : seen;
	if (fits === null || text === null)
		return {
			...reading,
			fits: false,
			confidence: fits === false ? Math.min(reading.confidence, CONTRADICTED) : reading.confidence,
		};
	const digits = (t: string): string => t.replace(/\D/g, "");
	// Engines doubt separators: what another reading says of the same digits counts for both.
	const borne = Math.max(...all.filter((r) => digits(r.text) === digits(text)).map((r) => r.confidence));
	const agreeing = all.filter((r) => digits(r.text) === digits(text)).length;
	const sure = Math.max(reading.confidence, Math.min(borne, BORNE_OUT), agreeing > 1 ? AGREED : 0);
	return { ...reading, text, fits: true, confidence: fits ? sure : Math.min(sure, MENDED) };
}

/** Confidence of a dash, which is seen and not read; of a figure whose separator only the ink shows; of one whose digits it contradicts. */
const DASH = 0.8;
/** Of an upright stroke read as "]" or "l", or unsurely as "1". */
const STROKE = 0.7;
/** Of digits that two readings and the shape agree on, though both readings doubt them. */
const AGREED = 0.5;
/** Of a Roman number whose strokes were counted. */
const COUNTED = 0.8;
/** Of a ditto mark, which is seen too: extract wants 0.7. */
const DITTO = 0.8;
const MENDED = 0.8;
const CONTRADICTED = 0.5;
/** Of digits that another reading of the same ink contradicts: people look at what is under 0.9. */
const DISPUTED = 0.85;
/** Of digits that two readings and the shape agree on, though one reading doubts them. */
const BORNE_OUT = 0.85;
/** Of the third reading. */
const ENLARGED = 1.5;
/** Sections numbered I, II, III: their shape is that of 1, 11, 111. */
const ROMAN = /^[IVXH]{1,4}\.?$/;
/** A column that holds one of these numbers its sections. */
const HIGHER_ROMAN = /^(?:I{2,3}|I?V|VI{1,3}|I?X)\.?$/;
/** "4a", "12b.": items of a list, read surely; digits alone would make 42 of them. */
function isOutline(text: CellText): boolean {
	const words = text.lines.flatMap((line) => line.words);
	return words.length === 1 && words[0]!.confidence >= 0.8 && /^\d{1,2}[a-hđ][.)]?$/.test(words[0]!.text);
}

/** A figure or what is made of one: no word of letters. */
const LOOKS_FIGURE = /^(?!.*\p{L}{2}).{0,14}$/u;

/** Of the least sure word. */
const confidenceOf = (text: CellText): number =>
	Math.min(1, ...text.lines.flatMap((line) => line.words).map((word) => word.confidence));

interface FigureReading {
	text: string;
	confidence: number;
	/** The reading of the cell's text, before any second look. */
	first?: boolean;
}

function candidatesOf(text: CellText, second: FigureReading | undefined): FigureReading[] {
	const words = text.lines.flatMap((line) => line.words);
	const first = { text: textOf(text), confidence: Math.min(1, ...words.map((w) => w.confidence)), first: true };
	return [...(words.length > 0 ? [first] : []), ...(second ? [second] : [])];
}

/** Two readings of one size that agree but doubt what they read may share a slip ("8." read as 6 twice, 0.71). */
const UNSURE = 0.8;

/** Two readings of the same digits that the ink does not contradict need no third. */
function isDoubtful(readings: readonly FigureReading[], shape: FigureShape | null): boolean {
	const figures = readings.map((r) => r.text.replace(/\s/g, ""));
	if (readings.length < 2 || new Set(figures).size > 1) return true;
	if (readings.every((r) => r.confidence < UNSURE)) return true;
	return shape !== null && readings.every((r) => fitsShape(r.text, shape) === false);
}

async function digitsOf(grey: Grey, cells: readonly InkedCell[], how: StackReading): Promise<Map<Box, FigureReading>> {
	const out = new Map<Box, FigureReading>();
	for (const reading of await readStacked(grey, cells, how)) {
		const words = reading.lines.flatMap((line) => line.words);
		if (words.length === 0) continue;
		out.set(reading.cell, { text: textOf(reading), confidence: Math.min(...words.map((w) => w.confidence)) });
	}
	return out;
}

const oneWord = (text: string, confidence: number, box: Box): CellText["lines"][number] => ({
	words: [{ text, confidence, box }],
});
