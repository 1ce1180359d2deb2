/**
 * Text that page segmentation passed over: names under signatures, headings beside seals, short lines in wide margins. Ink that looks like a
 * line of letters and lies in no word is read again, line by line.
 */
import type { Box } from "../../schemas/index.js";
import { readStacked, type StackReading } from "./cell-stack.js";
import type { Grey } from "./image/bitmap.js";
import type { Seal } from "./image/seal-finder.js";
import type { Blob } from "./image/specks.js";
import type { OcrLine, OcrWord } from "./ocr/engine.js";
import { shapeOf } from "./vietnamese.js";

export interface SecondLook {
	/** The lines that stay, and those found. */
	lines: OcrLine[];
	/** Places with ink like letters that gave no text: handwriting, mostly. */
	unread: number;
}

/** Sizes in inches. Small letters of 9 points are 0.055 high, capitals of 16 points with their marks 0.22. */
const LOWEST = 0.05;
const HIGHEST = 0.25;
const WIDEST = 0.5;
/** Letters of one line stand at most this far apart. */
const GAP = 0.22;
const MOST_LINES = 15;
/** Words surer than this are read; what lies under less sure ones may be read better alone. */
const READ = 0.3;
/** A second reading is kept from this confidence on. */
const KEEP = 0.7;

/** Where nothing is looked for: ruled grids, which are read by themselves, and seals. */
export interface Excluded {
	boxes: readonly Box[];
	seals: readonly Seal[];
}

/** Part of a seal's radius within which all ink is the seal's. Names are set against its rim and over it. */
const INSIDE_SEAL = 0.97;

export async function readMissed(
	grey: Grey,
	blobs: readonly Blob[],
	lines: readonly OcrLine[],
	excluded: Excluded,
	how: StackReading,
): Promise<SecondLook> {
	const words = lines.flatMap((line) => line.words).filter((word) => word.confidence >= READ);
	const read = [...words.map((word) => word.box), ...excluded.boxes];
	const outside = (isIn: (b: Blob, seal: Seal) => boolean) =>
		blobs.filter((b) => !excluded.seals.some((seal) => isIn(b, seal)));
	const first = await readPlaces(grey, missedLines(outside(isInSeal), read, how.dpi), how);
	const found = first.found;
	if (first.unread > 0 && excluded.seals.length > 0) {
		// What a seal's rim spoiled is tried again without all that stands beside the seal.
		const covered = [...read, ...found.map((line) => line.box)];
		found.push(...(await readPlaces(grey, missedLines(outside(isBesideSeal), covered, how.dpi), how)).found);
	}
	const stays = (word: OcrWord) => word.confidence >= READ || !found.some((line) => within(word.box, line.box));
	const kept = lines
		.map((line) => ({ ...line, words: line.words.filter(stays) }))
		.filter((line) => line.words.length > 0);
	return { lines: [...kept, ...found], unread: first.unread };
}

async function readPlaces(
	grey: Grey,
	places: readonly Box[],
	how: StackReading,
): Promise<{ found: OcrLine[]; unread: number }> {
	if (places.length === 0) return { found: [], unread: 0 };
	const texts = await readStacked(
		grey,
		places.map((place) => ({ cell: place, ink: place })),
		how,
	);
	const found: OcrLine[] = [];
	for (const text of texts) {
		// Strokes of a seal above a line must not take it along.
		const line = text.lines.filter((l) => isText(l.words)).flatMap((l) => l.words);
		if (line.length > 0) found.push({ block: 0, paragraph: 0, box: text.cell, words: line });
	}
	return { found, unread: texts.length - found.length };
}

function isText(words: readonly OcrWord[]): boolean {
	const text = words.map((w) => w.text).join(" ");
	if (text.replace(/[^\p{L}\d]/gu, "").length < 3) return false;
	const confidence = words.reduce((sum, w) => sum + w.confidence, 0) / words.length;
	const shape = shapeOf(text);
	return confidence >= KEEP && (shape.words === 0 || shape.syllables >= 0.5 * shape.words);
}

function isInSeal(b: Blob, { x, y, radius }: Seal): boolean {
	return Math.hypot((b.x0 + b.x1) / 2 - x, (b.y0 + b.y1) / 2 - y) <= INSIDE_SEAL * radius;
}

/** In the square around a seal. */
function isBesideSeal(b: Blob, { x, y, radius }: Seal): boolean {
	return Math.abs((b.x0 + b.x1) / 2 - x) <= radius && Math.abs((b.y0 + b.y1) / 2 - y) <= radius;
}

function within(inner: Box, outer: Box): boolean {
	const x = (inner.x0 + inner.x1) / 2;
	const y = (inner.y0 + inner.y1) / 2;
	return x >= outer.x0 && x <= outer.x1 && y >= outer.y0 && y <= outer.y1;
}

/** Rows of letter-sized blobs that lie in none of the given boxes, with a little paper around. */
function missedLines(blobs: readonly Blob[], covered: readonly Box[], dpi: number): Box[] {
	const letters = blobs.filter((b) => {
		const width = b.x1 - b.x0;
		const height = b.y1 - b.y0;
		return (
			height >= LOWEST * dpi &&
			height <= HIGHEST * dpi &&
			width <= WIDEST * dpi &&
			!covered.some((box) => within(b, box))
		);
	});
	const rows: { box: Box; count: number }[] = [];
	for (const b of letters.sort((p, q) => p.x0 - q.x0)) {
		const row = rows.find(({ box }) => {
			const shared = Math.min(box.y1, b.y1) - Math.max(box.y0, b.y0);
			return b.x0 - box.x1 <= GAP * dpi && shared >= 0.5 * Math.min(box.y1 - box.y0, b.y1 - b.y0);
		});
		if (row) {
			row.box = {
				x0: row.box.x0,
				x1: Math.max(row.box.x1, b.x1),
				y0: Math.min(row.box.y0, b.y0),
				y1: Math.max(row.box.y1, b.y1),
			};
			row.count++;
		} else rows.push({ box: { x0: b.x0, y0: b.y0, x1: b.x1, y1: b.y1 }, count: 1 });
	}
	const pad = Math.round(0.05 * dpi);
	return rows
		.filter(({ box, count }) => count >= 3 && box.x1 - box.x0 >= 0.3 * dpi && box.y1 - box.y0 <= 0.4 * dpi)
		.sort((a, b) => b.count - a.count)
		.slice(0, MOST_LINES)
		.map(({ box }) => ({
			x0: Math.max(0, box.x0 - pad),
			y0: Math.max(0, box.y0 - 2 * pad),
			x1: box.x1 + pad,
			y1: box.y1 + pad,
		}));
}
