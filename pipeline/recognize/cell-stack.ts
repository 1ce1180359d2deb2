/**
 * Reading the cells of a ruled grid. One call of the engine a cell costs 40 ms before it reads a letter, so the cells of a column are cut
 * out, stacked into one picture and read as one block; every line found goes back to the cell its slot came from.
 */
import type { Box } from "../../schemas/index.js";
import { withoutDust } from "./dust.js";
import type { Grey } from "./image/bitmap.js";
import { resample } from "./image/resample.js";
import { type OcrEngine, type OcrModel, type OcrReading, type OcrWord, scaleReading } from "./ocr/engine.js";

/** A line of a cell in pixels of the page's picture. */
export interface CellLine {
	words: OcrWord[];
}

export interface CellText {
	/** The cell's rectangle in pixels. */
	cell: Box;
	lines: CellLine[];
	/** True when the cell has ink in it, read or not. */
	inked: boolean;
}

interface Slot {
	cell: Box;
	/** The part of the page that was cut out. */
	cut: Box;
	/** Where it lies in the stack. */
	top: number;
	left: number;
}

interface Stack {
	image: Grey;
	slots: Slot[];
}

/** Taller stacks are cut in two: tesseract's layout work grows faster than the height. */
const TALLEST = 6000;

/** Darker than this is ink, in the prepared picture. */
export function inkBox(grey: Grey, cell: Box, inset: number, threshold: number): Box | null {
	const x0 = Math.max(0, Math.round(cell.x0 + inset));
	const x1 = Math.min(grey.width, Math.round(cell.x1 - inset));
	const y0 = Math.max(0, Math.round(cell.y0 + inset));
	const y1 = Math.min(grey.height, Math.round(cell.y1 - inset));
	if (x1 <= x0 || y1 <= y0) return null;
	const columns = new Uint32Array(x1 - x0);
	const rows = new Uint32Array(y1 - y0);
	let ink = 0;
	for (let y = y0; y < y1; y++) {
		for (let x = x0; x < x1; x++) {
			if (grey.data[y * grey.width + x]! <= threshold) {
				columns[x - x0]!++;
				rows[y - y0]!++;
				ink++;
			}
		}
	}
	// Specks: a full stop at 200 dpi has 9 pixels, a digit 60 and more; the dash of 8 points has 8.
	if (ink < 7) return null;
	const firstX = columns.findIndex((n) => n > 0);
	const lastX = columns.findLastIndex((n) => n > 0);
	const firstY = rows.findIndex((n) => n > 0);
	const lastY = rows.findLastIndex((n) => n > 0);
	if ((ink < 12 || lastY - firstY < 4) && !isDash(firstX, lastX, firstY, lastY, y1 - y0)) return null;
	return { x0: x0 + firstX, x1: x0 + lastX + 1, y0: y0 + firstY, y1: y0 + lastY + 1 };
}

/** A short flat stroke in the middle half of a cell is a dash; at its edges it is left of a ruling. */
function isDash(x0: number, x1: number, y0: number, y1: number, height: number): boolean {
	const [w, h] = [x1 - x0 + 1, y1 - y0 + 1];
	return w >= 1.7 * h && w <= 12 * h && w < height && y0 > 0.25 * height && y1 < 0.75 * height;
}

/** Stacks the inked parts of cells under one another. */
function stackCells(grey: Grey, cells: readonly { cell: Box; ink: Box }[], dpi: number): Stack[] {
	const pad = Math.round(0.06 * dpi);
	const gap = Math.round(0.09 * dpi);
	const stacks: Stack[] = [];
	for (let i = 0; i < cells.length; ) {
		const slots: Slot[] = [];
		let top = gap;
		let width = 0;
		while (i < cells.length && (slots.length === 0 || top < TALLEST)) {
			const { cell, ink } = cells[i++]!;
			slots.push({ cell, cut: ink, top, left: pad });
			top += ink.y1 - ink.y0 + gap;
			width = Math.max(width, ink.x1 - ink.x0);
		}
		const image: Grey = {
			width: width + 2 * pad,
			height: top,
			data: new Uint8Array((width + 2 * pad) * top).fill(255),
		};
		for (const slot of slots) paste(grey, slot, image);
		stacks.push({ image, slots });
	}
	return stacks;
}

function paste(grey: Grey, { cut, top, left }: Slot, into: Grey): void {
	for (let y = cut.y0; y < cut.y1; y++) {
		const from = y * grey.width;
		into.data.set(grey.data.subarray(from + cut.x0, from + cut.x1), (top + y - cut.y0) * into.width + left);
	}
}

export interface StackReading {
	engine: OcrEngine;
	encode: (image: Grey) => Promise<Buffer>;
	dpi: number;
	signal?: AbortSignal | undefined;
	whitelist?: string;
	/** Default the general one. */
	model?: OcrModel;
	/** The stack is read enlarged by this factor; places come back in the page's own pixels. */
	scale?: number;
}

/** Reads cells of one column, or other pieces of a page. Every given cell comes back, with or without lines. */
export async function readStacked(
	grey: Grey,
	cells: readonly { cell: Box; ink: Box }[],
	how: StackReading,
): Promise<CellText[]> {
	const texts = new Map<Box, CellText>(cells.map(({ cell }) => [cell, { cell, lines: [], inked: true }]));
	for (const stack of stackCells(grey, cells, how.dpi)) {
		const scale = how.scale ?? 1;
		const reading = await how.engine.read({
			image: await how.encode(await resample(stack.image, scale)),
			dpi: how.dpi * scale,
			segmentation: 6,
			...(how.whitelist ? { whitelist: how.whitelist } : {}),
			...(how.model ? { model: how.model } : {}),
			...(how.signal ? { signal: how.signal } : {}),
		});
		handOut(scaleReading(reading, 1 / scale), stack, texts, how.dpi);
	}
	return [...texts.values()];
}

function handOut(reading: OcrReading, { slots }: Stack, texts: Map<Box, CellText>, dpi: number): void {
	for (const line of reading.lines) {
		const bySlot = new Map<Slot, OcrWord[]>();
		for (const word of line.words) {
			const slot = slotAt(slots, (word.box.y0 + word.box.y1) / 2);
			const dx = slot.cut.x0 - slot.left;
			const dy = slot.cut.y0 - slot.top;
			const box = { x0: word.box.x0 + dx, x1: word.box.x1 + dx, y0: word.box.y0 + dy, y1: word.box.y1 + dy };
			const words = bySlot.get(slot) ?? [];
			words.push({ ...word, box });
			bySlot.set(slot, words);
		}
		for (const [slot, words] of bySlot) {
			const kept = withoutDust(words, dpi);
			if (kept.length > 0) texts.get(slot.cell)?.lines.push({ words: kept });
		}
	}
}

/** The slot at a height, or the nearest. */
function slotAt(slots: readonly Slot[], y: number): Slot {
	let best = slots[0]!;
	let distance = Number.POSITIVE_INFINITY;
	for (const slot of slots) {
		const bottom = slot.top + slot.cut.y1 - slot.cut.y0;
		const d = y < slot.top ? slot.top - y : y > bottom ? y - bottom : 0;
		if (d < distance) [best, distance] = [slot, d];
	}
	return best;
}
