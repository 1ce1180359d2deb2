/**
 * What the ink of a cell says of the figure in it before anything is read: how many digits stand there, and between which of them a
 * separator. The engine drops one of two equal narrow digits ("11" read as "1", both times at confidence 0.96) and separators ("79,5" as
 * "795"); the ink does not.
 */
import type { Box } from "../../schemas/index.js";
import type { Grey } from "./image/bitmap.js";

/** `D` a digit, `.` and `,` separators, `-` a dash; for example "DD,D". */
export type FigureShape = string;

/** Parts of the digits' height. Measured on Times digits: a digit is 0.35 ("1") to 0.75 wide, a full stop 0.17 × 0.17, a comma 0.2 × 0.35. */
const TALL = 0.78;
const LOW = 0.5;
const NARROW_MARK = 0.42;
const WIDE_DIGIT = 0.98;
/** Two tall pieces that together are no wider than this are one broken digit: a digit is 0.64 wide, two neighbours 1.1 and more. */
const ONE_DIGIT = 0.75;
/** Middles of digits with a separator between them are 1.11 apart, of neighbours 0.74. */
const APART = 0.86;
const HALF_DIGIT = 0.32;
/** A comma reaches this far below the digits. */
const DESCENT = 0.09;
/** Smaller ink that is no separator is dust. */
const DUST = 0.28;
/** Height of a lone dash in widths: 9 × 4 and 8 × 4 pixels on turned pages; a full stop is as wide as high. */
const DASH = 0.52;
/** Digits under 8 pixels (5 points at 110 dpi) break up and run together. */
const LOWEST = 8;

interface Piece {
	x0: number;
	x1: number;
	y0: number;
	y1: number;
	/** Column of the lowest ink. */
	lowest: number;
}

/** The shape of the one line of digits in a box of ink; null where the ink is something else, or digits touch. */
export function figureShape(grey: Grey, ink: Box, threshold: number): FigureShape | null {
	const pieces = piecesOf(grey, ink, threshold);
	if (pieces.length === 0 || pieces.length > 20) return null;
	const height = Math.max(...pieces.map((p) => p.y1 - p.y0));
	if (pieces.length === 1) {
		const [only] = pieces as [Piece];
		const width = only.x1 - only.x0;
		if (height <= DASH * width && width >= 5 && height >= 2 && height < LOWEST) return "-";
	}
	if (height < LOWEST) return null;
	const tall = pieces.filter((p) => p.y1 - p.y0 >= TALL * height);
	const top = median(tall.map((p) => p.y0));
	const bottom = median(tall.map((p) => p.y1));
	// Two lines of print give pieces as tall as both.
	if (tall.some((p) => Math.abs(p.y0 - top) > 0.2 * height || Math.abs(p.y1 - bottom) > 0.2 * height)) return null;
	let shape = "";
	let last: Piece | null = null;
	// Middle of the last digit, and the separator after it that waits for the next.
	let before = Number.NEGATIVE_INFINITY;
	let mark = "";
	for (const p of pieces) {
		const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
		if (h >= TALL * height) {
			const touching = digitsIn(w / height);
			if (touching === 0) return null;
			const middle = (p.x0 + p.x1) / 2;
			const half = touching > 1 ? HALF_DIGIT * height : w / 2;
			// Dust under two digits that stand no further apart than neighbours do.
			if (p.x0 + half - before >= APART * height) shape += mark;
			mark = "";
			// The two sides of a "0" whose top and bottom are worn away.
			const broken: boolean = last !== null && shape.endsWith("D") && p.x1 - last.x0 <= ONE_DIGIT * height;
			// A comma that touches a digit hangs from it.
			const hangs = p.y1 > bottom + DESCENT * height;
			if (hangs && p.lowest < middle - 0.1 * w) shape += ",";
			if (!broken) shape += "D".repeat(touching);
			last = broken && last ? { ...p, x0: last.x0 } : p;
			before = broken ? (last.x0 + last.x1) / 2 : p.x1 - half;
			if (hangs && p.lowest > middle + 0.1 * w) {
				shape += ",";
				last = null;
			}
		} else if (h <= LOW * height && p.y0 >= top + 0.6 * height && w <= NARROW_MARK * height) {
			if (h * w < 3) continue;
			mark += p.y1 > bottom + DESCENT * height ? "," : ".";
			last = null;
		} else if (h <= 0.25 * height && w >= 0.25 * height) {
			shape += "-";
			last = null;
		} else if (h > DUST * height || w > DUST * height) return null;
	}
	// Dust beside the figure at the height of the line looks like a full stop.
	shape = shape.replace(/^[.,]+|[.,]+$/g, "");
	if (shape === "" || /[.,][.,]/.test(shape) || !isAsWide(shape, tall, height)) return null;
	return shape;
}

/**
 * Whether so many digits and separators take the room that the ink takes; halves of broken and touching digits ("200" of bold small type, four
 * pieces) count wrong.
 */
function isAsWide(shape: FigureShape, tall: readonly Piece[], height: number): boolean {
	const digits = shape.replace(/[^D]/g, "").length;
	const separators = shape.replace(/[^.,]/g, "").length;
	if (digits < 2 || shape.includes("-")) return true;
	const span = (Math.max(...tall.map((p) => p.x1)) - Math.min(...tall.map((p) => p.x0))) / height;
	const pitches = 0.74 * (digits - 1) + 0.37 * separators;
	return span >= 0.85 * (pitches + 0.3) && span <= 1.18 * (pitches + 0.68);
}

/** Whether the ink is one upright stroke, at most half as wide as high: "1", which engines read as "]", "l" or "!" where it stands alone. */
export function isStroke(grey: Grey, ink: Box, threshold: number): boolean {
	const [piece, other] = piecesOf(grey, ink, threshold);
	if (!piece || other) return false;
	const height = piece.y1 - piece.y0;
	return height >= LOWEST && piece.x1 - piece.x0 <= 0.62 * height;
}

/** How many upright strokes of one height the ink is, side by side: the I's of a Roman number. Null where any of it is something else. */
export function strokesIn(grey: Grey, ink: Box, threshold: number): number | null {
	const pieces = piecesOf(grey, ink, threshold);
	const height = Math.max(0, ...pieces.map((p) => p.y1 - p.y0));
	if (height < LOWEST || pieces.length > 3) return null;
	return pieces.every((p) => p.y1 - p.y0 >= TALL * height && p.x1 - p.x0 <= 0.5 * height) ? pieces.length : null;
}

/** White that is put between the pieces of a figure, in parts of its height: a word space is 0.35, digits stand 0.1 apart. */
const SPREAD = 0.3;

/**
 * The figure with white between its digits. Engines that read a line as a sequence drop one of two equal neighbours ("11" → "1", on every scale);
 * spread apart they are read. `gap` above and below each figure; boxes of the figures in the new picture come in the order of `inks`.
 */
export function spreadFigures(
	grey: Grey,
	inks: readonly Box[],
	threshold: number,
	gap: number,
): { picture: Grey; boxes: Box[] } {
	const figures = inks.map((ink) => ({ ink, pieces: piecesOf(grey, ink, threshold) }));
	const extra = ({ y1, y0 }: Box): number => Math.round(SPREAD * (y1 - y0));
	const width = Math.max(
		1,
		...figures.map(({ ink, pieces }) => ink.x1 - ink.x0 + extra(ink) * pieces.length + 2 * gap),
	);
	const height = figures.reduce((sum, { ink }) => sum + ink.y1 - ink.y0 + 2 * gap, 0);
	const picture: Grey = { data: new Uint8Array(width * height).fill(255), width, height };
	let top = gap;
	const boxes = figures.map(({ ink, pieces }) => {
		let left = gap;
		pieces.forEach((piece, i) => {
			const from = i === 0 ? ink.x0 : Math.ceil((pieces[i - 1]!.x1 + piece.x0) / 2);
			const to = i === pieces.length - 1 ? ink.x1 : Math.ceil((piece.x1 + pieces[i + 1]!.x0) / 2);
			for (let y = ink.y0; y < ink.y1; y++)
				picture.data.set(
					grey.data.subarray(y * grey.width + from, y * grey.width + to),
					(top + y - ink.y0) * width + left,
				);
			left += to - from + extra(ink);
		});
		const box = { x0: gap, y0: top, x1: Math.max(gap + 1, left - extra(ink)), y1: top + ink.y1 - ink.y0 };
		top += ink.y1 - ink.y0 + 2 * gap;
		return box;
	});
	return { picture, boxes };
}

/** Sizes in inches: quotation marks of 9 to 16 points. */
const QUOTE_HIGH = 0.11;
const QUOTE_WIDE = 0.14;

/** Whether the ink is a ditto mark: two small strokes of one height side by side, which engines read as nothing. */
export function isDittoShape(grey: Grey, ink: Box, threshold: number, dpi: number): boolean {
	if (ink.y1 - ink.y0 > QUOTE_HIGH * dpi || ink.x1 - ink.x0 > QUOTE_WIDE * dpi) return false;
	const pieces = piecesOf(grey, ink, threshold);
	if (pieces.length !== 2) return false;
	const [a, b] = pieces as [Piece, Piece];
	const high = Math.max(a.y1 - a.y0, b.y1 - b.y0);
	const level = Math.abs(a.y0 - b.y0) <= 0.25 * high + 1 && Math.abs(a.y1 - b.y1) <= 0.25 * high + 1;
	return level && high >= 0.03 * dpi && [a, b].every((p) => p.x1 - p.x0 <= 0.9 * high) && b.x0 - a.x1 <= 0.7 * high;
}

/**
 * Digits in a piece of ink of this width, in heights: bold digits of small type touch. Pitch and width of digits are 0.74 and 0.64 heights ("1" 0.4), so two
 * touching ones are 1.1 to 1.5 wide, three 1.85 to 2.25. 0 where no number fits.
 */
function digitsIn(width: number): number {
	if (width <= WIDE_DIGIT) return 1;
	if (width >= 1.08 && width <= 1.58) return 2;
	return width >= 1.8 && width <= 2.3 ? 3 : 0;
}

/** Runs of columns with ink, with the height of their ink. */
function piecesOf(grey: Grey, { x0, y0, x1, y1 }: Box, threshold: number): Piece[] {
	const pieces: Piece[] = [];
	let open: Piece | null = null;
	for (let x = Math.max(0, Math.floor(x0)); x < Math.min(grey.width, x1); x++) {
		let first = -1;
		let last = -1;
		for (let y = Math.max(0, Math.floor(y0)); y < Math.min(grey.height, y1); y++) {
			if (grey.data[y * grey.width + x]! <= threshold) {
				if (first < 0) first = y;
				last = y + 1;
			}
		}
		if (first < 0) {
			open = null;
			continue;
		}
		if (open) {
			open.x1 = x + 1;
			open.y0 = Math.min(open.y0, first);
			if (last > open.y1) open.lowest = x;
			open.y1 = Math.max(open.y1, last);
		} else {
			open = { x0: x, x1: x + 1, y0: first, y1: last, lowest: x };
			pieces.push(open);
		}
	}
	return pieces;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Without spaces and stray stops; a slash between digits is a separator where the ink shows one ("44/26" for "44,26"). */
function bare(text: string, shape: FigureShape): string {
	const s = text.replace(/\s/g, "").replace(/^[.,]+|[.,]+$/g, "");
	return /[.,]/.test(shape) ? s.replace(/(?<=\d)[/⁄:;'’](?=\d)/g, ".") : s;
}

/**
 * Whether a reading has the digits and separators of the shape. Null where that cannot be told: the reading holds other signs, or has a
 * separator that the ink does not show (a comma may touch its digit: "54,03" gave DDDD).
 */
export function fitsShape(text: string, shape: FigureShape): boolean | null {
	const s = bare(text, shape);
	if (!/^[\d.,–—-]+$/.test(s)) return null;
	const read = s.replace(/\d/g, "D").replace(/,/g, ".").replace(/[–—]/g, "-");
	const seen = shape.replace(/,/g, ".");
	if (read === seen) return true;
	const digits = (t: string): string => t.replace(/\./g, "");
	return digits(read) === digits(seen) && read.length > seen.length ? null : false;
}

/**
 * A reading that has the digits of the shape with the separators that the ink shows; null for others. A separator that hangs below the line is a
 * comma whatever was read; where the ink shows a dot, a comma that was read stays: of 1,103 separated figures of typeset tables
 * (bench/tables-synthetic) 6 commas looked like dots, no dot like a comma.
 */
export function withSeparators(text: string, shape: FigureShape): string | null {
	const s = bare(text, shape);
	const digits = s.replace(/[.,]/g, "");
	if (!/^\d+$/.test(digits) || digits.length !== shape.replace(/[^D]/g, "").length || shape.includes("-")) return null;
	if (!/[.,]/.test(shape)) return s;
	const read = new Map<number, string>();
	let before = 0;
	for (const sign of s) {
		if (/\d/.test(sign)) before++;
		else read.set(before, sign);
	}
	let at = 0;
	let out = "";
	for (const sign of shape) {
		if (sign === "D") out += digits[at++]!;
		else out += sign === "." ? (read.get(at) ?? ".") : ",";
	}
	return out;
}
