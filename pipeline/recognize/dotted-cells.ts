/**
 * Cells on a ground of dots (a coloured ground scanned to black and white). Page layout finds rows of letters by their blobs and breaks on
 * dots, so the lines of such cells are cut out here and each is given to the engine as a raw line, which skips its layout (of 107 words of shaded rows
 * of 02-syt-gavi, the same model read 36 with layout and 52 so). Lines laid side by side would cost fewer calls, but the dots between them
 * make the engine's places of words too vague to tell whose they are.
 */
import type { Box } from "../../schemas/index.js";
import type { CellLine, CellText, StackReading } from "./cell-stack.js";
import type { Grey } from "./image/bitmap.js";
import { blobsOf } from "./image/specks.js";
import type { OcrWord } from "./ocr/engine.js";

/** Square inches: a full stop of 13 points has 0.0003, most dots less; letters of 9 points 0.001 and more. */
const LETTER_AREA = 0.0006;
/** Inches. Small letters of 9 points are 0.055 high. */
const LETTER_HEIGHT = 0.05;
/** A cell lower than this (two lines of 8 points) holds one line. */
const ONE_LINE = 0.27;
/** Rows with less than this part of the fullest row's ink lie between lines. */
const BETWEEN = 0.35;
/** Paper at both ends of a line, inches. */
const MARGIN = 0.03;
/** Figures among dots are never sure: a dot makes a full stop, and nothing in the language contradicts it. */
const FIGURE = 0.85;

/** Of figures that two looks read differently: such a cell stays unread. */
const DIFFER = 0.3;
/** Square inches: dots under a full stop's size. */
const DOT = 0.0002;

interface Piece {
	cell: Box;
	/** The line in pixels of the page. */
	cut: Box;
}

/** Reads cells on dots. Every given cell comes back, with or without lines. */
export async function readDotted(
	grey: Grey,
	cells: readonly Box[],
	threshold: number,
	how: StackReading,
): Promise<Map<Box, CellText>> {
	const texts = new Map(cells.map((cell): [Box, CellText] => [cell, { cell, lines: [], inked: true }]));
	const pieces = cells.flatMap((cell) => linesOf(grey, cell, threshold, how.dpi).map((cut): Piece => ({ cell, cut })));
	for (const piece of pieces) {
		const words = await readTwice(grey, piece, threshold, how);
		if (words.length > 0) texts.get(piece.cell)!.lines.push({ words } satisfies CellLine);
	}
	return texts;
}

/** The lines of letters in a cell: what is larger than dots tells where they lie. */
function linesOf(grey: Grey, cell: Box, threshold: number, dpi: number): Box[] {
	const inset = Math.round(0.01 * dpi);
	const x0 = Math.max(0, Math.round(cell.x0) + inset);
	const x1 = Math.min(grey.width, Math.round(cell.x1) - inset);
	const y0 = Math.max(0, Math.round(cell.y0) + inset);
	const y1 = Math.min(grey.height, Math.round(cell.y1) - inset);
	if (x1 - x0 < LETTER_HEIGHT * dpi || y1 - y0 < LETTER_HEIGHT * dpi) return [];
	const [width, height] = [x1 - x0, y1 - y0];
	const data = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			data[y * width + x] = grey.data[(y0 + y) * grey.width + x0 + x]! <= threshold ? 1 : 0;
	const letters = blobsOf({ data, width, height }).filter(
		(b) => b.area >= LETTER_AREA * dpi * dpi && b.y1 - b.y0 >= LETTER_HEIGHT * dpi,
	);
	if (letters.length === 0) return [];
	const runs = height <= ONE_LINE * dpi ? [{ from: 0, to: height }] : runsOf(letters, height, dpi);
	return runs.flatMap((run, i) => {
		const top = i === 0 ? 0 : Math.round((runs[i - 1]!.to + run.from) / 2);
		const bottom = i === runs.length - 1 ? height : Math.round((run.to + runs[i + 1]!.from) / 2);
		const inside = letters.filter((b) => (b.y0 + b.y1) / 2 >= top && (b.y0 + b.y1) / 2 < bottom);
		if (inside.length === 0) return [];
		const pad = Math.round(0.04 * dpi);
		const left = Math.max(0, Math.min(...inside.map((b) => b.x0)) - pad);
		const right = Math.min(width, Math.max(...inside.map((b) => b.x1)) + pad);
		// Marks stand up to 0.06 inch over the letters, tails 0.05 below: more of a high cell is dots only.
		const above = Math.max(top, Math.min(...inside.map((b) => b.y0)) - Math.round(0.07 * dpi));
		const below = Math.min(bottom, Math.max(...inside.map((b) => b.y1)) + Math.round(0.06 * dpi));
		return [{ x0: x0 + left, x1: x0 + right, y0: y0 + above, y1: y0 + below }];
	});
}

/** Runs of rows that hold letters. */
function runsOf(
	letters: readonly { y0: number; y1: number; area: number }[],
	height: number,
	dpi: number,
): { from: number; to: number }[] {
	const ink = new Float64Array(height);
	for (const b of letters) for (let y = b.y0; y < b.y1; y++) ink[y]! += b.area / (b.y1 - b.y0);
	const least = BETWEEN * Math.max(...ink);
	const runs: { from: number; to: number }[] = [];
	for (let y = 0; y < height; y++) {
		if (ink[y]! < least) continue;
		const last = runs.at(-1);
		if (last && y - last.to <= 0.02 * dpi) last.to = y + 1;
		else runs.push({ from: y, to: y + 1 });
	}
	return runs.filter((run) => run.to - run.from >= LETTER_HEIGHT * dpi);
}

/** With all dots, and without those that stand alone: the surer reading, and no figure that the two read differently. */
async function readTwice(grey: Grey, { cut }: Piece, threshold: number, how: StackReading): Promise<OcrWord[]> {
	const margin = Math.round(MARGIN * how.dpi);
	const [width, height] = [cut.x1 - cut.x0 + 2 * margin, cut.y1 - cut.y0];
	const data = new Uint8Array(width * height).fill(255);
	for (let y = cut.y0; y < cut.y1; y++) {
		const from = y * grey.width;
		data.set(grey.data.subarray(from + cut.x0, from + cut.x1), (y - cut.y0) * width + margin);
	}
	const first = await readLine({ data, width, height }, cut, margin, how);
	const second = await readLine(withoutDots({ data, width, height }, threshold, how.dpi), cut, margin, how);
	const best = surenessOf(second) > surenessOf(first) ? second : first;
	if (figuresOf(first) === figuresOf(second)) return best;
	return best.map((word) => (/\d/.test(word.text) ? { ...word, confidence: Math.min(word.confidence, DIFFER) } : word));
}

const figuresOf = (words: readonly OcrWord[]): string => words.map((w) => w.text.replace(/\D/g, "")).join("");

const surenessOf = (words: readonly OcrWord[]): number =>
	words.reduce((sum, w) => sum + w.confidence, 0) / Math.max(1, words.length);

function withoutDots(grey: Grey, threshold: number, dpi: number): Grey {
	const { width, height } = grey;
	const data = grey.data.slice();
	const ink = Uint8Array.from(data, (level) => (level <= threshold ? 1 : 0));
	for (const b of blobsOf({ data: ink, width, height })) {
		if (b.area > DOT * dpi * dpi) continue;
		for (let y = b.y0; y < b.y1; y++) data.fill(255, y * width + b.x0, y * width + b.x1);
	}
	return { data, width, height };
}

async function readLine(image: Grey, cut: Box, margin: number, how: StackReading): Promise<OcrWord[]> {
	const reading = await how.engine.read({
		image: await how.encode(image),
		dpi: how.dpi,
		segmentation: 13,
		...(how.signal ? { signal: how.signal } : {}),
	});
	return reading.lines
		.flatMap((line) => line.words)
		.map((word) => ({
			...word,
			confidence: /\d/.test(word.text) ? Math.min(word.confidence, FIGURE) : word.confidence,
			// A raw line has no rows of letters: the boxes' heights say nothing.
			box: { x0: word.box.x0 + cut.x0 - margin, x1: word.box.x1 + cut.x0 - margin, y0: cut.y0, y1: cut.y1 },
		}));
}
