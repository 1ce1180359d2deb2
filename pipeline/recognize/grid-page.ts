/** The ruled grids of a scanned page: their cells' text, with a second look at cells that hold numbers. */
import { type Box, unionBox } from "../../schemas/index.js";
import { type CellText, inkBox, readStacked, type StackReading } from "./cell-stack.js";
import { clearDots } from "./dotted/dotted-cells.js";
import { withoutGhosts } from "./dotted/ghost-words.js";
import { freedFigures, SURE as SPEAKS } from "./dotted/running-figures.js";
import { type InkedCell, looksNumeric, type NumericReading, secondLook } from "./figure-reading.js";
import type { Grid } from "./grid.js";
import type { Grey } from "./image/bitmap.js";
import type { Blob } from "./image/specks.js";
import { withDashes } from "./lost-dashes.js";
import type { OcrLine } from "./ocr/engine.js";
import { scaleFor } from "./print-size.js";
import { rereadDoubtful } from "./reread.js";

export interface GridText {
	grid: Grid;
	/** In the order of the grid's cells. */
	cells: CellText[];
	/** Second readings of numeric-looking cells, with a whitelist. */
	numeric: NumericReading[];
}

/** Reads a grid column by column. */
export async function readGrid(
	page: Grey,
	blobs: readonly Blob[],
	grid: Grid,
	threshold: number,
	how: StackReading,
): Promise<GridText> {
	const inset = 0.015 * how.dpi;
	const withInk = grid.cells.filter((cell) => inkBox(page, cell, inset, threshold));
	const { grey, cleared } = await clearDots(page, withInk, threshold, how.dpi);
	const inked = withInk.flatMap((cell) => {
		// The place of a cleared cell keeps off the rulings by itself.
		const place = cleared.get(cell);
		const ink = inkBox(grey, place ?? cell, place ? 1 : inset, threshold);
		return ink ? [{ cell, ink: grow(ink, Math.round(0.02 * how.dpi), place ?? cell, grey), tight: ink }] : [];
	});
	const texts = new Map<Box, CellText>(grid.cells.map((cell) => [cell, { cell, lines: [], inked: false }]));
	const numeric: NumericReading[] = [];
	// Dots say nothing about the size of print.
	const scale = scaleFor(outside(blobs, cleared), grid.box, how.dpi);
	const onPaper = inked.filter(({ cell }) => !cleared.has(cell));
	const onDots = inked.filter(({ cell }) => cleared.has(cell));
	for (const [cells, as] of [
		[onPaper, how],
		[onDots, { ...how, model: "dots" }],
	] as const) {
		for (const column of columnsOf(cells)) {
			for (const text of await readStacked(grey, column, { ...as, scale })) texts.set(text.cell, text);
			for (const text of await readAlone(grey, column, texts, as)) texts.set(text.cell, text);
			numeric.push(...(await secondLook(grey, column, texts, threshold, as)));
		}
	}
	// What is left of dots is read no better enlarged: of 634 words of two pages 534 right with this look, 535 without.
	await rereadCells(grey, onPaper, texts, how);
	for (const cell of cleared.keys()) texts.set(cell, asUnsure(texts.get(cell)!, how.dpi));
	const freed = freeFigures(grid, texts, cleared, numeric);
	return {
		grid,
		cells: grid.cells.map((cell) =>
			cleared.has(cell) ? texts.get(cell)! : withDashes(texts.get(cell)!, blobs, how.dpi),
		),
		numeric: numeric
			.filter((n) => !freed.has(n.cell))
			.map((n) => (cleared.has(n.cell) ? { ...n, confidence: Math.min(n.confidence, ON_DOTS) } : n)),
	};
}

/** Frees figures from what dots added to them, in place; returns the cells whose figures their column proves. */
function freeFigures(
	grid: Grid,
	texts: Map<Box, CellText>,
	cleared: ReadonlyMap<Box, Box>,
	numeric: readonly NumericReading[],
): Set<Box> {
	const freed = new Set<Box>();
	if (cleared.size === 0) return freed;
	for (const column of columnsOf(grid.cells.map((cell) => ({ cell, ink: cell, tight: cell })))) {
		const cells = column.map(({ cell }) => texts.get(cell)!).sort((a, b) => a.cell.y0 - b.cell.y0);
		const others = ({ cell }: CellText) => numeric.filter((n) => n.cell === cell).map((n) => n.text);
		const isDoubtful = ({ cell, lines }: CellText) =>
			cleared.has(cell) || lines.some((line) => line.words.some((w) => w.confidence < SPEAKS));
		for (const text of freedFigures(cells, isDoubtful, others)) {
			texts.set(text.cell, text);
			freed.add(text.cell);
		}
	}
	return freed;
}

/** Blobs that lie in none of the boxes. */
function outside(blobs: readonly Blob[], boxes: ReadonlyMap<Box, Box>): readonly Blob[] {
	if (boxes.size === 0) return blobs;
	const all = [...boxes.values()];
	return blobs.filter((b) => !all.some((box) => b.x1 > box.x0 && b.x0 < box.x1 && b.y1 > box.y0 && b.y0 < box.y1));
}

/**
 * Nothing read among dots is sure: no engine knows of a stroke that dots made or swallowed, and the marks of words are dots themselves. Under what counts as
 * sure for figures (0.9), for a page's words (0.85) and for the letters of names (0.75).
 */
const ON_DOTS = 0.74;

const asUnsure = (text: CellText, dpi: number): CellText => ({
	...text,
	lines: text.lines.map(({ words }) => ({
		words: withoutGhosts(words, dpi).map((w) => ({ ...w, confidence: Math.min(w.confidence, ON_DOTS) })),
	})),
});

/**
 * Cells with ink that gave no text among the others of their column, each by itself: page layout passes over single small signs ("X*" in three
 * of 40 cells of 381-tb-syt). Dust gives nothing sure.
 */
async function readAlone(
	grey: Grey,
	column: readonly InkedCell[],
	texts: ReadonlyMap<Box, CellText>,
	how: StackReading,
): Promise<CellText[]> {
	const empty = column.filter(({ cell }) => texts.get(cell)!.lines.length === 0);
	const found: CellText[] = [];
	for (const item of empty.slice(0, MOST_ALONE)) {
		const [text] = await readStacked(grey, [item], how);
		if (text && !isDoubted(text)) found.push(text);
	}
	return found;
}

/** Of a column: more empty cells than this are a column of dust. */
const MOST_ALONE = 12;

/**
 * Reads words in doubt once more, enlarged: an engine's slips on one size are others on another. Figures had their second look; what two
 * looks read differently stays unsure (see reread.ts).
 */
async function rereadCells(
	grey: Grey,
	cells: readonly InkedCell[],
	texts: Map<Box, CellText>,
	how: StackReading,
): Promise<void> {
	const lines = cells
		.map(({ cell }) => texts.get(cell)!)
		.filter((text) => !looksNumeric(text))
		.flatMap(({ cell, lines }) =>
			lines.map((line): { cell: Box; line: OcrLine } => ({
				cell,
				line: { block: 0, paragraph: 0, box: unionBox(line.words.map((w) => w.box))!, words: line.words },
			})),
		);
	const again = await rereadDoubtful(
		grey,
		lines.map(({ line }) => line),
		{ ...how, scale: AGAIN },
	);
	const byCell = new Map<Box, CellText["lines"]>();
	again.forEach(({ words }, i) => {
		const { cell } = lines[i]!;
		byCell.set(cell, [...(byCell.get(cell) ?? []), { words }]);
	});
	for (const [cell, of] of byCell) texts.set(cell, { ...texts.get(cell)!, lines: of });
}

/** Of the second look at words. */
const AGAIN = 1.3;

/** A cell read alone gives no text under this mean. */
const SURE = 0.75;

function isDoubted({ lines }: CellText): boolean {
	const words = lines.flatMap((line) => line.words);
	return words.length === 0 || words.reduce((sum, w) => sum + w.confidence, 0) / words.length < SURE;
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
