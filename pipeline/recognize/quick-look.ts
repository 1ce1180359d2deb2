/** A quick look at the picture of a page whose text layer lies over a scan: is that text what one sees there, and is it all? */
import type { Box } from "../../schemas/index.js";
import type { Line } from "../../schemas/page.js";
import type { PageImage, SourcePage } from "../acquire/source.js";
import { readStacked } from "./cell-stack.js";
import { type Bitmap, binarize, channelOf, histogramOf, otsu } from "./image/bitmap.js";
import { chooseChannel } from "./image/colour.js";
import { toGreymap } from "./image/prepare.js";
import type { OcrEngine } from "./ocr/engine.js";
import { foldMarks } from "./vietnamese.js";

export interface Look {
	/** Words of the text layer that were looked for, in a sample of its lines. */
	sampled: number;
	/** Of these, found in the picture where the layer has them, marks aside. */
	found: number;
	/** Of these, found with the same marks. */
	exact: number;
	/** Share of the places with ink like text that lie under no line of the layer, 0..1. */
	bare: number;
	/** How many such places there are: squares of `SQUARE` points. A line of text has about 40. */
	barePlaces: number;
}

export interface LookOptions {
	engine: OcrEngine;
	/** Resolution at which the picture is looked at. */
	dpi: number;
	signal?: AbortSignal | undefined;
}

/** Three lines of running text have about 45 words: on 15 pages the layer of another page never came near the page's own (see triage). */
const LINES = 3;
/** Shorter lines say little. */
const LEAST_WORDS = 4;

/** Reads a few lines of the picture where the text layer has lines, and compares. Null where no line is fit to be looked for. */
export async function lookAt(page: SourcePage, { engine, dpi, signal }: LookOptions): Promise<Look | null> {
	const lines = sampleOf(page.textLayer);
	if (lines.length === 0) return null;
	const picture = await page.render({ dpi, ...(signal ? { signal } : {}) });
	const grey = channelOf(picture, chooseChannel(picture));
	const bitmap = binarize(grey, otsu(histogramOf(grey)));
	const cells = lines.map(({ box }) => ({ cell: box!, ink: cutOut(box!, picture) }));
	const readings = await readStacked(grey, cells, { engine, encode: toGreymap, dpi: picture.dpi, signal });
	const counts = { sampled: 0, found: 0, exact: 0 };
	for (const { cell, lines: read } of readings) {
		const wanted = tokens(lines.find(({ box }) => box === cell)!.text);
		const seen = tokens(read.flatMap((line) => line.words.map((word) => word.text)).join(" "));
		const { found, exact } = inCommon(wanted, seen);
		counts.sampled += wanted.length;
		counts.found += found;
		counts.exact += exact;
	}
	return { ...counts, ...bareInk(bitmap, picture.dpi, page.textLayer) };
}

/** Level lines of several words, spread over the page from top to bottom; the longest of each part. */
function sampleOf(layer: readonly Line[]): Line[] {
	const fit = layer.filter(
		({ box, text }) => box && box.x1 - box.x0 > 3 * (box.y1 - box.y0) && tokens(text).length >= LEAST_WORDS,
	);
	const sorted = fit.toSorted((a, b) => a.box!.y0 - b.box!.y0);
	return Array.from({ length: Math.min(LINES, sorted.length) }, (_, i) => {
		const part = sorted.slice((i * sorted.length) / LINES, Math.max(1, ((i + 1) * sorted.length) / LINES));
		return part.toSorted((a, b) => b.text.length - a.text.length)[0]!;
	}).filter((line, i, all) => line !== undefined && all.indexOf(line) === i);
}

/** A line's box in pixels, with a third of its height around it: layers place their lines by a few points off. */
function cutOut(box: Box, { dpi, width, height }: PageImage): Box {
	const k = dpi / 72;
	const around = (box.y1 - box.y0) / 3;
	return {
		x0: clamp(Math.floor((box.x0 - around) * k), width),
		y0: clamp(Math.floor((box.y0 - around) * k), height),
		x1: clamp(Math.ceil((box.x1 + around) * k), width),
		y1: clamp(Math.ceil((box.y1 + around) * k), height),
	};
}

const clamp = (v: number, most: number) => Math.max(0, Math.min(most, v));

/** Words and numbers in lower case without punctuation. */
function tokens(text: string): string[] {
	return text
		.normalize("NFC")
		.toLowerCase()
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.filter((token) => token !== "");
}

/** Longest run of words that stand in both, in order: how many there are, and how many of them have the same marks. */
function inCommon(wanted: readonly string[], seen: readonly string[]): { found: number; exact: number } {
	const folded = (word: string) => foldMarks(word).replaceAll("đ", "d");
	const [a, b] = [wanted.map(folded), seen.map(folded)];
	let row = Array.from({ length: b.length + 1 }, () => ({ found: 0, exact: 0 }));
	for (let i = 0; i < a.length; i++) {
		const next = [{ found: 0, exact: 0 }];
		for (let j = 0; j < b.length; j++) {
			const [up, left, before] = [row[j + 1]!, next[j]!, row[j]!];
			let best = up.found > left.found || (up.found === left.found && up.exact >= left.exact) ? up : left;
			if (a[i] === b[j]) {
				const both = { found: before.found + 1, exact: before.exact + (wanted[i] === seen[j] ? 1 : 0) };
				if (both.found > best.found || (both.found === best.found && both.exact > best.exact)) best = both;
			}
			next.push(best);
		}
		row = next;
	}
	return row[b.length]!;
}

/** Side of the squares in which ink is looked for, in points: a letter of the running text. */
const SQUARE = 10;
/** Ink of text fills 8–35 % of such a square; ruling lines less, pictures and borders more. */
const LEAST_INK = 0.08;
const MOST_INK = 0.5;
/** A layer's boxes may stand this far off the ink, in points. */
const NEAR = 4;

/** Ink like text under no line of the layer. Margins of half an inch, where scanner borders and punch holes are, do not count. */
function bareInk(bitmap: Bitmap, dpi: number, layer: readonly Line[]): { bare: number; barePlaces: number } {
	const side = (SQUARE * dpi) / 72;
	const columns = Math.floor(bitmap.width / side);
	const rows = Math.floor(bitmap.height / side);
	const covered = new Uint8Array(columns * rows);
	for (const { box } of layer) {
		if (!box) continue;
		const [x0, x1] = [box.x0 - NEAR, box.x1 + NEAR].map((x) => Math.floor(x / SQUARE)) as [number, number];
		const [y0, y1] = [box.y0 - NEAR, box.y1 + NEAR].map((y) => Math.floor(y / SQUARE)) as [number, number];
		for (let y = Math.max(0, y0); y <= Math.min(rows - 1, y1); y++) {
			covered.fill(1, y * columns + Math.max(0, x0), y * columns + Math.min(columns, Math.max(0, x1 + 1)));
		}
	}
	let inked = 0;
	let bare = 0;
	const margin = Math.ceil(36 / SQUARE);
	for (let row = margin; row < rows - margin; row++) {
		for (let column = margin; column < columns - margin; column++) {
			const share = inkIn(bitmap, column * side, row * side, side);
			if (share < LEAST_INK || share > MOST_INK) continue;
			inked++;
			if (covered[row * columns + column] === 0) bare++;
		}
	}
	return { bare: inked === 0 ? 0 : bare / inked, barePlaces: bare };
}

function inkIn({ data, width }: Bitmap, left: number, top: number, side: number): number {
	const [x0, x1, y0, y1] = [left, left + side, top, top + side].map(Math.floor) as [number, number, number, number];
	let ink = 0;
	for (let y = y0; y < y1; y++) for (let i = y * width + x0; i < y * width + x1; i++) ink += data[i]!;
	return ink / Math.max(1, (x1 - x0) * (y1 - y0));
}

/** The page as its picture shows it beside the text layer: what lies under the layer's words is white. */
export function besideLayer(page: SourcePage): SourcePage {
	const words = page.textLayer.flatMap((line) => line.words.map((word) => word.box));
	const render: SourcePage["render"] = async (options) => {
		const picture = await page.render(options);
		const { width, channels } = picture;
		const data = picture.data.slice();
		for (const box of words) {
			const cut = cutOut(box, picture);
			for (let y = cut.y0; y < cut.y1; y++)
				data.fill(255, (y * width + cut.x0) * channels, (y * width + cut.x1) * channels);
		}
		return { ...picture, data };
	};
	return { ...page, render };
}
