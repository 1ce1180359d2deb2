/** The ruled grids of a scanned page: their cells' text, with a second look at cells that hold numbers. */
import type { Box } from "../../schemas/index.js";
import { type CellText, inkBox, readStacked, type StackReading } from "./cell-stack.js";
import { type FigureShape, figureShape, fitsShape, withSeparators } from "./figure-shape.js";
import type { Grid } from "./grid.js";
import type { Grey } from "./image/bitmap.js";

export interface NumericReading {
	cell: Box;
	text: string;
	confidence: number;
}

export interface GridText {
	grid: Grid;
	/** In the order of the grid's cells. */
	cells: CellText[];
	/** Second readings of numeric-looking cells, with a whitelist. */
	numeric: NumericReading[];
}

const NUMERIC = "0123456789.,%/-()";
const LOOKS_NUMERIC = /^[\d.,%/()\-–—+\s]*\d[\d.,%/()\-–—+\s]*$/;
/** What the engine makes of a lone narrow digit. */
const LOOKS_ONE = /^[\][|!lIJLiíìïjt}{)(/\\1‡ˆ°'’]{1,3}$/;

/** Reads a grid column by column. */
export async function readGrid(grey: Grey, grid: Grid, threshold: number, how: StackReading): Promise<GridText> {
	const inset = 0.015 * how.dpi;
	const inked = grid.cells.flatMap((cell) => {
		const ink = inkBox(grey, cell, inset, threshold);
		return ink ? [{ cell, ink: grow(ink, Math.round(0.02 * how.dpi), cell, grey), tight: ink }] : [];
	});
	const texts = new Map<Box, CellText>(grid.cells.map((cell) => [cell, { cell, lines: [], inked: false }]));
	const numeric: NumericReading[] = [];
	for (const column of columnsOf(inked)) {
		for (const text of await readStacked(grey, column, how)) texts.set(text.cell, text);
		numeric.push(...(await secondLook(grey, column, texts, threshold, how)));
	}
	return { grid, cells: grid.cells.map((cell) => texts.get(cell)!), numeric };
}

interface InkedCell {
	cell: Box;
	/** The ink with a little paper around, to be cut out. */
	ink: Box;
	tight: Box;
}

/** A little paper around the ink, inside the cell. */
function grow(ink: Box, by: number, cell: Box, grey: Grey): Box {
	return {
		x0: Math.max(ink.x0 - by, Math.ceil(cell.x0), 0),
		y0: Math.max(ink.y0 - by, Math.ceil(cell.y0), 0),
		x1: Math.min(ink.x1 + by, Math.floor(cell.x1), grey.width),
		y1: Math.min(ink.y1 + by, Math.floor(cell.y1), grey.height),
	};
}

/** Cells that share both sides belong to one column; spanning cells make columns of their own. */
function columnsOf(cells: readonly InkedCell[]): InkedCell[][] {
	const columns = new Map<string, InkedCell[]>();
	for (const item of cells) {
		const key = `${Math.round(item.cell.x0)}:${Math.round(item.cell.x1)}`;
		const column = columns.get(key);
		if (column) column.push(item);
		else columns.set(key, [item]);
	}
	return [...columns.values()];
}

const textOf = (text: CellText) => text.lines.map((l) => l.words.map((w) => w.text).join(" ")).join(" ");

/**
 * Reads again, digits only, the cells of a column that look like numbers, and holds every reading against the shape of the ink. Where the two
 * readings differ or neither fits the ink, the cell is read a third time, enlarged: an engine's slips on one size are others on another.
 */
async function secondLook(
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
	const numbers = short.filter(({ cell }) => LOOKS_NUMERIC.test(textOf(texts.get(cell)!)));
	const ones = short.filter(
		({ cell }) => LOOKS_ONE.test(textOf(texts.get(cell)!)) && /^D+$/.test(shapes.get(cell) ?? ""),
	);
	if (numbers.length + ones.length === 0) return [];
	// In a column of numbers, short cells that read otherwise ("l", "§", "") are looked at too.
	const again = numbers.length >= 0.5 * short.length ? short : [...new Set([...numbers, ...ones])];
	const second = await digitsOf(grey, again, { ...how, whitelist: NUMERIC });
	const readings = new Map(again.map(({ cell }) => [cell, candidatesOf(texts.get(cell)!, second.get(cell))]));
	const doubtful = again.filter(({ cell }) => isDoubtful(readings.get(cell)!, shapes.get(cell) ?? null));
	if (doubtful.length > 0) {
		const third = await digitsOf(grey, doubtful, { ...how, whitelist: NUMERIC, scale: ENLARGED });
		for (const { cell } of doubtful) {
			const reading = third.get(cell);
			if (reading) readings.get(cell)!.push(reading);
		}
	}
	return again.flatMap(({ cell, tight }) => {
		const shape = shapes.get(cell) ?? null;
		const all = readings.get(cell)!;
		if (shape === null) return all.filter((r) => !r.first).map(({ text, confidence }) => ({ cell, text, confidence }));
		const judged = all.map((r) => judge(r, shape, all));
		const fitting = judged.filter((r) => r.fits);
		const [best] = [...fitting].sort((a, b) => b.confidence - a.confidence);
		const text = texts.get(cell)!;
		// The page's words are what the ink bears out; readings that it contradicts are dropped where one fits.
		if (best && best.text !== textOf(text) && LOOKS_FIGURE.test(textOf(text)) && !ROMAN.test(textOf(text)))
			texts.set(cell, { ...text, lines: [oneWord(best.text, best.confidence, tight)] });
		return (best ? fitting : judged)
			.filter((r) => !r.first)
			.map((r) => ({ cell, text: r.text, confidence: r.confidence }));
	});
}

/** A reading with the ink's separators, and as sure as ink and other readings make it. */
function judge(
	reading: FigureReading,
	shape: FigureShape,
	all: readonly FigureReading[],
): FigureReading & { fits: boolean } {
	const fits = fitsShape(reading.text, shape);
	const text = withSeparators(reading.text, shape);
	if (fits === null || text === null)
		return {
			...reading,
			fits: false,
			confidence: fits === false ? Math.min(reading.confidence, CONTRADICTED) : reading.confidence,
		};
	const digits = (t: string): string => t.replace(/\D/g, "");
	// Engines doubt separators: what another reading says of the same digits counts for both.
	const borne = Math.max(...all.filter((r) => digits(r.text) === digits(text)).map((r) => r.confidence));
	const sure = Math.max(reading.confidence, Math.min(borne, BORNE_OUT));
	return { ...reading, text, fits: true, confidence: fits ? sure : Math.min(sure, MENDED) };
}

/** Confidence of a dash, which is seen and not read; of a figure whose separator only the ink shows; of one whose digits it contradicts. */
const DASH = 0.8;
const MENDED = 0.8;
const CONTRADICTED = 0.5;
/** Of digits that two readings and the shape agree on, though one reading doubts them. */
const BORNE_OUT = 0.85;
/** Of the third reading. */
const ENLARGED = 1.5;
/** Sections numbered I, II, III: their shape is that of 1, 11, 111. */
const ROMAN = /^[IVXH]{1,4}\.?$/;
/** A figure or what is made of one: no word of letters. */
const LOOKS_FIGURE = /^(?!.*\p{L}{2}).{0,14}$/u;

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

/** Two readings of the same digits that the ink does not contradict need no third. */
function isDoubtful(readings: readonly FigureReading[], shape: FigureShape | null): boolean {
	const figures = readings.map((r) => r.text.replace(/\s/g, ""));
	if (readings.length < 2 || new Set(figures).size > 1) return true;
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
