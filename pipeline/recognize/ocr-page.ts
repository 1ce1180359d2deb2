/** Reading a page's picture: preparation, OCR outside and inside ruled grids, and places back in points. */
import type { Box } from "../../schemas/index.js";
import type { CellReading, Line, Ruling, Word } from "../../schemas/page.js";
import type { PageImage, Problem, SourcePage } from "../acquire/source.js";
import type { CellText } from "./cell-stack.js";
import { findGrids, type Grid } from "./grid.js";
import { type GridText, readGrid } from "./grid-page.js";
import type { Grey } from "./image/bitmap.js";
import { turnPicture } from "./image/orientation.js";
import { type Prepared, prepare, toGreymap } from "./image/prepare.js";
import { resample } from "./image/resample.js";
import { lineOf } from "./layout.js";
import { readMissed } from "./missed-text.js";
import { type OcrEngine, OcrError, type OcrReading, type OcrWord, scaleReading } from "./ocr/engine.js";
import { rereadDoubtful } from "./reread.js";
import { SEAL_WORD, type SealPlace } from "./roles.js";

/** Lines of a ruled grid, cell by cell, with the grid's place among the other lines. */
export interface GridLines {
	box: Box;
	lines: Line[];
}

export interface PictureReading {
	/** Lines outside ruled grids. */
	lines: Line[];
	grids: GridLines[];
	cellReadings: CellReading[];
	rulings: Ruling[];
	/** Round seals, in points. */
	seals: SealPlace[];
	/** Degrees clockwise by which the picture was turned to be upright. */
	turned: 0 | 90 | 180 | 270;
	/** Degrees clockwise of skew that was undone; the boxes are those of the level page. */
	skew: number;
	/** What preparation did, in words. */
	notes: string[];
	problems: Problem[];
}

/** More pixels than A3 at 300 dpi has make no letter clearer; posters and broken page boxes are read at a lower resolution. */
const MOST_PIXELS = 18_000_000;

/** Scans under 150 dpi are enlarged (576 px wide photographs gain from it); above 320 dpi tesseract only gets slower. */
function readingDpi(page: SourcePage): number {
	const own = page.imageCoverage >= 0.3 ? page.imageDpi : null;
	const wanted = own === null || own < 150 ? 300 : Math.min(own, 320);
	const squareInches = ((page.width ?? 595) * (page.height ?? 842)) / 72 ** 2;
	return Math.min(wanted, Math.sqrt(MOST_PIXELS / Math.max(1, squareInches)));
}

/** Reads a page's picture. A failed reading is a problem of the page, not an error; a closed engine or a missing model is one. */
export async function readPicture(page: SourcePage, engine: OcrEngine, signal?: AbortSignal): Promise<PictureReading> {
	const problems: Problem[] = [];
	const attempt: Attempt = async (reading, otherwise) => {
		try {
			return await reading();
		} catch (error) {
			if (!(error instanceof OcrError) || error.code === "closed" || error.code === "no-model") throw error;
			problems.push({ code: `ocr-${error.code}`, message: `Page ${page.page} could not be read: ${error.message}.` });
			return otherwise;
		}
	};
	const picture = await page.render({ dpi: readingDpi(page), signal });
	const { sureness: _, ...reading } = await readUpright(picture, { engine, signal, attempt });
	return { ...reading, problems };
}

type Attempt = <T>(reading: () => Promise<T>, otherwise: T) => Promise<T>;

interface Reader {
	engine: OcrEngine;
	signal: AbortSignal | undefined;
	attempt: Attempt;
}

/** `sureness`: mean confidence of the words of the first look, before second looks made the best of them; 1 with too few words to tell. */
type Reading = Omit<PictureReading, "problems"> & { sureness: number };

/** Ink that lines up this much more in columns than in rows is text on its side; see sidewaysRatio. */
const SIDEWAYS = 1.15;
/** Mean confidence of the first look under which a page may be upside down. 18 pages, upright: 0.80 and more; the same upside down: at most 0.46. */
const UPSIDE_DOWN = 0.55;
/** OSD's confidence from which it is believed: it is over 9 where right at 150 dpi and more, 0.7 where wrong (100 dpi). */
const SURE = 2;

/** Reads the picture the way up that its text stands. */
async function readUpright(picture: PageImage, reader: Reader): Promise<Reading> {
	const prepared = await prepare(picture);
	// A picture without ink is a blank page: nothing to read.
	if (prepared.inkShare < BLANK) return { ...nothing(prepared), notes: [...prepared.notes, "no ink"] };
	if (prepared.sideways > SIDEWAYS) {
		const best = await readTurned(picture, prepared, [0, 90, 270], reader);
		if (best) return best;
	}
	const upright = await readPrepared(prepared, 0, reader);
	if (upright.sureness >= UPSIDE_DOWN) return upright;
	const turned = await readTurned(picture, prepared, [180, 90, 270], reader);
	return turned && confidenceSum(turned) > confidenceSum(upright) ? turned : upright;
}

/** Share of ink under which a page is blank: a single line of text on A4 is 0.0005. */
const BLANK = 0.00005;

/** Reads the picture turned as OSD says; where OSD is unsure about a page on its side, both ways, and the surer reading is taken. */
async function readTurned(
	picture: PageImage,
	prepared: Prepared,
	ways: (0 | 90 | 180 | 270)[],
	reader: Reader,
): Promise<Reading | null> {
	const { engine, signal, attempt } = reader;
	const osd = await attempt(async () => engine.orientation({ image: await toGreymap(prepared.grey), signal }), null);
	const sure = osd && osd.confidence >= SURE;
	if (sure && osd.degrees === 0) return null;
	const tries = sure ? ways.filter((way) => way === osd.degrees) : ways.includes(180) ? [] : ways;
	let best: Reading | null = null;
	for (const way of tries) {
		const turned = way === 0 ? prepared : await prepare(turnPicture(picture, way));
		const reading = await readPrepared(turned, way, reader);
		if (!best || confidenceSum(reading) > confidenceSum(best)) best = reading;
	}
	return best;
}

function surenessOf(words: readonly { confidence: number }[]): number {
	return words.length < 10 ? 1 : words.reduce((sum, w) => sum + w.confidence, 0) / words.length;
}

/** Letters read, weighted by how surely beyond a guess. */
function confidenceSum(reading: Reading): number {
	return wordsOf(reading).reduce((sum, w) => sum + (w.confidence - 0.3) * w.text.length, 0);
}

function wordsOf({ lines, grids }: Reading): Word[] {
	return [...lines, ...grids.flatMap((g) => g.lines)].flatMap((line) => line.words);
}

function nothing(prepared: Prepared): Reading {
	return {
		lines: [],
		grids: [],
		cellReadings: [],
		rulings: [],
		seals: [],
		turned: 0,
		skew: 0,
		notes: prepared.notes,
		sureness: 1,
	};
}

async function readPrepared(prepared: Prepared, turned: PictureReading["turned"], reader: Reader): Promise<Reading> {
	const { engine, signal, attempt } = reader;
	const { dpi } = prepared;
	const k = 72 / dpi;
	const grids = findGrids(prepared.rulings, dpi);
	const outside = without(prepared.grey, grids);
	const reading = await attempt(() => readWhole(outside, dpi, engine, signal), { lines: [] });
	// Seals are looked for where there are unsure words, which their lettering makes.
	const unsure = reading.lines.some((line) => line.words.some((word) => word.confidence < SEAL_WORD));
	const seals = unsure ? prepared.seals() : [];
	const boxes = grids.map((grid) => grid.box);
	const how = { engine, encode: toGreymap, dpi, signal };
	const again = await attempt(() => rereadDoubtful(outside, reading.lines, how), reading.lines);
	const second = await attempt(() => readMissed(prepared.grey, prepared.blobs, again, { boxes, seals }, how), {
		lines: again,
		unread: 0,
	});
	const red = await prepared.red();
	const third = red
		? await attempt(() => readMissed(red.grey, red.blobs, second.lines, { boxes, seals: red.seals }, how), null)
		: null;
	const lines = third?.lines ?? second.lines;
	const unread = second.unread;
	const gridTexts: GridText[] = [];
	for (const grid of grids) {
		const text = await attempt(() => readGrid(prepared.grey, prepared.blobs, grid, prepared.threshold, how), null);
		if (text) gridTexts.push(text);
	}
	const inCells = gridTexts.flatMap((text) => text.cells.flatMap((cell) => cell.lines.flatMap((line) => line.words)));
	return {
		sureness: surenessOf([...reading.lines.flatMap((line) => line.words), ...inCells]),
		lines: lines.map((line) => ({ ...inPoints(line.words, k), block: line.block })),
		grids: gridTexts.map((text) => ({
			box: scaleBox(text.grid.box, k),
			lines: text.cells.flatMap((cell) => cell.lines.map((line) => inPoints(line.words, k))),
		})),
		cellReadings: gridTexts.flatMap((text) => cellReadings(text, k)),
		rulings: prepared.rulings.map((r) => scaleBox(r, k)),
		seals: seals.map(({ x, y, radius }) => ({ x: x * k, y: y * k, radius: radius * k })),
		turned,
		skew: prepared.deskewed ? prepared.skew : 0,
		notes: [
			...(turned === 0 ? [] : [`turned ${turned}°`]),
			...notesOf(prepared, grids),
			...(unread === 0 ? [] : [`${unread} places with unread ink`]),
			...(seals.length === 0 ? [] : [seals.length === 1 ? "a seal" : `${seals.length} seals`]),
		],
	};
}

/**
 * Resolution for reading a whole page, and the least share of the page's own. Letters come to tesseract's own size (36 px a line) without
 * its coarser scaling. 29 pages at 200 dpi, 9,064 words, tesseract's fast model: 322 wrong as they are, 324 at 180 dpi, 284 at 160, 309 at 140. 16 pages at 227 dpi,
 * 6,720 words: 152 as they are, 127 at 182, 126 at 159.
 */
const WHOLE_DPI = 160;
const LEAST_SHARE = 0.7;

async function readWhole(grey: Grey, dpi: number, engine: OcrEngine, signal?: AbortSignal): Promise<OcrReading> {
	const scale = Math.min(1, Math.max(LEAST_SHARE, WHOLE_DPI / dpi));
	const image = await toGreymap(await resample(grey, scale));
	const reading = await engine.read({ image, dpi: dpi * scale, segmentation: 3, signal });
	return scaleReading(reading, 1 / scale);
}

function notesOf(prepared: Prepared, grids: readonly Grid[]): string[] {
	const cells = grids.reduce((sum, grid) => sum + grid.cells.length, 0);
	return grids.length === 0 ? prepared.notes : [...prepared.notes, `ruled grid of ${cells} cells`];
}

/** The picture with the grids painted white. */
function without(grey: Grey, grids: readonly Grid[]): Grey {
	if (grids.length === 0) return grey;
	const data = grey.data.slice();
	for (const { box } of grids) {
		const x0 = Math.max(0, Math.floor(box.x0));
		const x1 = Math.min(grey.width, Math.ceil(box.x1));
		for (let y = Math.max(0, Math.floor(box.y0)); y < Math.min(grey.height, Math.ceil(box.y1)); y++) {
			data.fill(255, y * grey.width + x0, y * grey.width + x1);
		}
	}
	return { ...grey, data };
}

function cellReadings({ cells, numeric }: GridText, k: number): CellReading[] {
	const texts = cells
		.filter((cell) => cell.inked)
		.map(
			(cell): CellReading => ({
				box: scaleBox(cell.cell, k),
				text: textOf(cell),
				confidence: confidenceOf(cell),
				mode: "text",
			}),
		);
	const numbers = numeric.map(
		(n): CellReading => ({ box: scaleBox(n.cell, k), text: n.text, confidence: n.confidence, mode: "numeric" }),
	);
	return [...texts, ...numbers];
}

const textOf = (cell: CellText) => cell.lines.map((line) => line.words.map((w) => w.text).join(" ")).join("\n");

/** Of the least sure word; 0 for a cell with ink that gave no text. */
function confidenceOf(cell: CellText): number {
	const words = cell.lines.flatMap((line) => line.words);
	return words.length === 0 ? 0 : Math.min(...words.map((w) => w.confidence));
}

const scaleBox = (b: Box, k: number): Box => ({ x0: b.x0 * k, y0: b.y0 * k, x1: b.x1 * k, y1: b.y1 * k });

function inPoints(words: readonly OcrWord[], k: number): Line {
	return lineOf(words.map((word) => ({ ...word, box: scaleBox(word.box, k) })));
}
