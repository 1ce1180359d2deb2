/** Printed lines cut into chunks at wide gaps, and the columns that the chunks of many lines stand in. */
import type { Box } from "../../../schemas/box.js";
import { hasFigure } from "./cell-kind.js";
import { inReadingOrder } from "./cell-text.js";
import type { PlacedWord } from "./restored-words.js";

export interface Chunk {
	words: PlacedWord[];
	x0: number;
	x1: number;
	text: string;
	/** The chunk is a figure and nothing else. */
	figure: boolean;
}

export interface TextLine {
	chunks: Chunk[];
	y0: number;
	y1: number;
	height: number;
}

/** A range of x that a column fills. */
export interface Band {
	x0: number;
	x1: number;
}

/**
 * Lines of words cut where the gap is wider than `gap` × the height of the letters. Spaces measure 0.2–0.35 heights, in justified
 * lines up to 0.6 (ICDAR 2013, eu-*); gaps between columns rarely under 0.8.
 */
export function textLines(words: readonly PlacedWord[], gap: number): TextLine[] {
	return inReadingOrder(words).map((line) => {
		const heights = line.map((w) => w.box.y1 - w.box.y0).sort((a, b) => a - b);
		const height = heights[Math.floor(heights.length / 2)] ?? 10;
		const chunks: Chunk[] = [];
		for (const w of line) {
			const open = chunks.at(-1);
			if (open && w.box.x0 - open.x1 <= gap * height) {
				open.words.push(w);
				open.x1 = Math.max(open.x1, w.box.x1);
			} else chunks.push({ words: [w], x0: w.box.x0, x1: w.box.x1, text: "", figure: false });
		}
		for (const c of chunks) {
			c.text = c.words.map((w) => w.text).join(" ");
			c.figure = isFigureChunk(c.text);
		}
		return {
			chunks,
			y0: Math.min(...line.map((w) => w.box.y0)),
			y1: Math.max(...line.map((w) => w.box.y1)),
			height,
		};
	});
}

/** A figure, a percentage, or a mark that stands for a missing one. */
const isFigureChunk = (text: string): boolean =>
	hasFigure(text) || /^(?:[-–—]|n\.?\s?a\.?|\.\.+|…|x)$/i.test(text.trim());

/** Runs of x that more than `tolerance` of the lines fill. Bands closer than 1 pt are one. */
export function columnBands(lines: readonly TextLine[], tolerance: number): Band[] {
	const chunks = lines.flatMap((l) => l.chunks);
	if (chunks.length === 0) return [];
	const left = Math.floor(Math.min(...chunks.map((c) => c.x0)));
	const width = Math.ceil(Math.max(...chunks.map((c) => c.x1))) - left + 1;
	// Half-point bins.
	const filled = new Array<number>(width * 2).fill(0);
	for (const line of lines) {
		const row = new Set<number>();
		for (const c of line.chunks) for (let b = Math.round((c.x0 - left) * 2); b < (c.x1 - left) * 2; b++) row.add(b);
		for (const b of row) filled[b]!++;
	}
	const bands: Band[] = [];
	let start = -1;
	for (let b = 0; b <= filled.length; b++) {
		const on = b < filled.length && filled[b]! > tolerance;
		if (on && start < 0) start = b;
		if (!on && start >= 0) {
			const band = { x0: left + start / 2, x1: left + b / 2 };
			const last = bands.at(-1);
			if (last && band.x0 - last.x1 < 1) last.x1 = band.x1;
			else bands.push(band);
			start = -1;
		}
	}
	return bands;
}

/** First and last band that a chunk reaches into (by 2 pt or a fifth of the band); the nearest one when it reaches none. */
export function bandsOf(chunk: Pick<Chunk, "x0" | "x1">, bands: readonly Band[]): [number, number] {
	const hit = bands
		.map((b, i) => ({ i, overlap: Math.min(b.x1, chunk.x1) - Math.max(b.x0, chunk.x0), width: b.x1 - b.x0 }))
		.filter((h) => h.overlap > Math.min(2, h.width * 0.2));
	if (hit.length > 0) return [hit[0]!.i, hit.at(-1)!.i];
	const middle = (chunk.x0 + chunk.x1) / 2;
	const distance = (b: Band): number => Math.max(b.x0 - middle, middle - b.x1, 0);
	const nearest = bands.reduce((best, b, i) => (distance(b) < distance(bands[best]!) ? i : best), 0);
	return [nearest, nearest];
}

export const boxOf = (line: TextLine): Box => ({
	x0: Math.min(...line.chunks.map((c) => c.x0)),
	y0: line.y0,
	x1: Math.max(...line.chunks.map((c) => c.x1)),
	y1: line.y1,
});
