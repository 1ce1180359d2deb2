/** The ruled grids of a scanned page: their cells' text, with a second look at cells that hold numbers. */
import type { Box } from "../../schemas/index.js";
import { type CellText, inkBox, readStacked, type StackReading } from "./cell-stack.js";
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

/** Reads a grid column by column. */
export async function readGrid(grey: Grey, grid: Grid, threshold: number, how: StackReading): Promise<GridText> {
	const inset = 0.015 * how.dpi;
	const inked = grid.cells.flatMap((cell) => {
		const ink = inkBox(grey, cell, inset, threshold);
		return ink ? [{ cell, ink: grow(ink, Math.round(0.02 * how.dpi), cell, grey) }] : [];
	});
	const texts = new Map<Box, CellText>(grid.cells.map((cell) => [cell, { cell, lines: [], inked: false }]));
	const numeric: NumericReading[] = [];
	for (const column of columnsOf(inked)) {
		for (const text of await readStacked(grey, column, how)) texts.set(text.cell, text);
		numeric.push(...(await secondLook(grey, column, texts, how)));
	}
	return { grid, cells: grid.cells.map((cell) => texts.get(cell)!), numeric };
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
function columnsOf(cells: readonly { cell: Box; ink: Box }[]): { cell: Box; ink: Box }[][] {
	const columns = new Map<string, { cell: Box; ink: Box }[]>();
	for (const item of cells) {
		const key = `${Math.round(item.cell.x0)}:${Math.round(item.cell.x1)}`;
		const column = columns.get(key);
		if (column) column.push(item);
		else columns.set(key, [item]);
	}
	return [...columns.values()];
}

const textOf = (text: CellText) => text.lines.map((l) => l.words.map((w) => w.text).join(" ")).join(" ");

/** Reads again, digits only, the cells of a column that is mostly numbers. */
async function secondLook(
	grey: Grey,
	column: readonly { cell: Box; ink: Box }[],
	texts: Map<Box, CellText>,
	how: StackReading,
): Promise<NumericReading[]> {
	const short = column.filter(({ cell }) => textOf(texts.get(cell)!).length <= 14);
	const numbers = short.filter(({ cell }) => LOOKS_NUMERIC.test(textOf(texts.get(cell)!)));
	if (numbers.length === 0) return [];
	// In a column of numbers, short cells that read otherwise ("l", "§", "") are looked at too.
	const again = numbers.length >= 0.5 * short.length ? short : numbers;
	const readings = await readStacked(grey, again, { ...how, whitelist: NUMERIC });
	return readings.flatMap((reading) => {
		const words = reading.lines.flatMap((line) => line.words);
		if (words.length === 0) return [];
		const confidence = Math.min(...words.map((w) => w.confidence));
		return [{ cell: reading.cell, text: textOf(reading), confidence }];
	});
}
