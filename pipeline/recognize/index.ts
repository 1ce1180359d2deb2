/** recognize: a page's picture or text layer → lines of words with boxes and confidence, in reading order. */
import type { Box } from "../../schemas/box.js";
import { FileError } from "../../schemas/errors.js";
import type { Line, RecognizedPage, Ruling } from "../../schemas/page.js";
import type { SourcePage } from "../acquire/source.js";
import { findGrids } from "./grid.js";
import { layOut, splitAtRulings } from "./layout.js";
import type { OcrEngine } from "./ocr/engine.js";
import { type GridLines, type PictureReading, readPicture } from "./ocr-page.js";
import { besideLayer } from "./quick-look.js";
import { assignRoles, markGarbage, markSeals } from "./roles.js";
import { decide } from "./triage.js";

export { ENGINES, type EngineName, openEngine } from "./ocr/choose-engine.js";
export * from "./ocr/engine.js";
export { createNativeEngine, findNativeTesseract, type NativeEngineOptions } from "./ocr/native-tesseract.js";
export { createOcrEngine, type OcrEngineOptions } from "./ocr/tesseract-pool.js";

/** Part of the key of recognized artifacts: raise it when what recognize reads from a page changes. */
export const RECOGNIZE_VERSION = "recognize-11";

export interface RecognizeOptions {
	engine: OcrEngine;
	signal?: AbortSignal;
}

/**
 * Recognizes one page. OCR trouble (a time-out, a crash) is recorded in `problems`; the page then has no lines.
 * @throws the signal's reason when aborted, OcrError when the engine is closed or its model missing, FileError when the page cannot be drawn.
 */
export async function recognizePage(page: SourcePage, { engine, signal }: RecognizeOptions): Promise<RecognizedPage> {
	signal?.throwIfAborted();
	const { origin, diagnosis, signature, both } = await decide(page, engine, signal);
	const base = {
		page: page.page,
		origin,
		diagnosis,
		width: page.width,
		height: page.height,
		rotation: page.rotation,
		skew: 0,
		rulings: page.rulings,
		cellReadings: [],
		problems: page.problems,
	};
	if (origin === "text-file") return { ...base, confidence: 1, lines: textLines(page.text ?? "") };
	const width = page.width ?? 595;
	const height = page.height ?? 842;
	if (origin === "text-layer") {
		const { outside, grids } = inGrids(page.textLayer, page.rulings);
		const lines = assignRoles(layOut(outside, width, height, page.rulings), height);
		return { ...base, confidence: 1, lines: withGrids(lines, grids) };
	}
	if (page.problems.some((problem) => problem.code === "page-unreadable")) {
		return { ...base, diagnosis: "unreadable page", confidence: null, lines: [] };
	}
	const picture = await readPicture(both ? besideLayer(page) : page, engine, signal).catch((error: unknown) => {
		if (!(error instanceof FileError)) throw error;
		return undrawn(both ? { ...page, textLayer: [] } : page, error);
	});
	const across = picture.turned === 90 || picture.turned === 270;
	const [w, h] = across ? [height, width] : [width, height];
	const turn = (box: Box) => turnBox(box, picture.turned, width, height);
	const layer = both ? page.textLayer.map((line) => turnedLine(line, turn)) : [];
	const outside = layOut([...layer, ...markSeals(picture.lines, picture.seals)], w, h, picture.rulings);
	const inside = picture.grids.flatMap((grid) => grid.lines);
	const lines = withGrids(assignRoles(outside, h, inside), picture.grids);
	const stamp: Line[] = signature
		? page.textLayer.map((line) => ({ ...turnedLine(line, turn), role: "signature-stamp" }))
		: [];
	const blank = lines.length === 0 && picture.problems.length === 0;
	return {
		...base,
		diagnosis: [blank ? `blank; ${diagnosis}` : diagnosis, ...picture.notes, `by ${engine.version}`].join("; "),
		width: across ? page.height : page.width,
		height: across ? page.width : page.height,
		rotation: (page.rotation + picture.turned) % 360,
		skew: picture.skew,
		confidence: meanConfidence(lines),
		lines: [...lines, ...stamp],
		rulings: [...page.rulings.map(turn), ...picture.rulings],
		cellReadings: picture.cellReadings,
		problems: [...page.problems, ...picture.problems],
	};
}

/** A page that cannot be drawn keeps what its text layer says, however poor. */
function undrawn(page: SourcePage, error: FileError): PictureReading {
	return {
		lines: page.textLayer,
		grids: [],
		cellReadings: [],
		rulings: [],
		seals: [],
		turned: 0,
		skew: 0,
		notes: ["the page cannot be drawn"],
		problems: [{ code: "page-undrawable", message: error.message }],
	};
}

function turnedLine(line: Line, turn: (box: Box) => Box): Line {
	return {
		...line,
		box: line.box ? turn(line.box) : null,
		words: line.words.map((word) => ({ ...word, box: turn(word.box) })),
	};
}

/** A box of a page of the given size after turning the page clockwise. */
function turnBox({ x0, y0, x1, y1 }: Box, degrees: number, width: number, height: number): Box {
	if (degrees === 90) return { x0: height - y1, y0: x0, x1: height - y0, y1: x1 };
	if (degrees === 180) return { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 };
	if (degrees === 270) return { x0: y0, y0: width - x1, x1: y1, y1: width - x0 };
	return { x0, y0, x1, y1 };
}

/** Sorts a text layer's lines into the cells of vector grids, as OCR reads ruled grids: cell by cell. */
function inGrids(lines: readonly Line[], rulings: readonly Ruling[]): { outside: Line[]; grids: GridLines[] } {
	const grids = findGrids(rulings, 72);
	if (grids.length === 0) return { outside: [...lines], grids: [] };
	const byCell = new Map<Box, Line[]>();
	const outside: Line[] = [];
	for (const line of lines.flatMap((l) => splitAtRulings(l, rulings))) {
		const cell = grids.flatMap((grid) => grid.cells).find((c) => line.box && holds(c, line.box));
		if (cell) byCell.set(cell, [...(byCell.get(cell) ?? []), line]);
		else outside.push(line);
	}
	return {
		outside,
		grids: grids.map((grid) => ({ box: grid.box, lines: grid.cells.flatMap((cell) => byCell.get(cell) ?? []) })),
	};
}

function holds(cell: Box, box: Box): boolean {
	const x = (box.x0 + box.x1) / 2;
	const y = (box.y0 + box.y1) / 2;
	return x >= cell.x0 && x <= cell.x1 && y >= cell.y0 && y <= cell.y1;
}

/** Puts the lines of grids, cell by cell, where the grid stands on the page; each grid is a block. */
function withGrids(lines: readonly Line[], grids: readonly GridLines[]): Line[] {
	const out = [...lines];
	for (const grid of grids) {
		const at = out.findIndex((line) => line.box !== null && (line.box.y0 + line.box.y1) / 2 > grid.box.y0);
		out.splice(at < 0 ? out.length : at, 0, ...markGarbage(grid.lines));
	}
	let block = -1;
	let last: number | undefined | null = null;
	return out.map((line) => {
		// Lines of grids come without a block number.
		if (line.block !== last) block++;
		last = line.block;
		return { ...line, block };
	});
}

function textLines(text: string): Line[] {
	return text.split("\n").map((line) => ({ text: line, box: null, confidence: 1, words: [], role: "body" }));
}

/** Mean confidence of the words of the running text; null without words. */
function meanConfidence(lines: readonly Line[]): number | null {
	const words = lines.filter((line) => line.role === "body").flatMap((line) => line.words);
	return words.length === 0 ? null : words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}
