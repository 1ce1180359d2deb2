/** recognize: a page's picture or text layer → lines of words with boxes and confidence, in reading order. */
import type { Line, RecognizedPage } from "../../schemas/page.js";
import type { SourcePage } from "../acquire/source.js";
import { layOut } from "./layout.js";
import type { OcrEngine } from "./ocr/engine.js";
import { type GridLines, readPicture } from "./ocr-page.js";
import { assignRoles } from "./roles.js";
import { triage } from "./triage.js";

export * from "./ocr/engine.js";
export { createOcrEngine, type OcrEngineOptions } from "./ocr/tesseract-pool.js";

/** Part of the key of recognized artifacts: raise it when what recognize reads from a page changes. */
export const RECOGNIZE_VERSION = "recognize-2";

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
	const { origin, diagnosis, signature } = triage(page);
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
		return { ...base, confidence: 1, lines: assignRoles(layOut(page.textLayer, width, height), height) };
	}
	const picture = await readPicture(page, engine, signal);
	const lines = withGrids(assignRoles(layOut(picture.lines, width, height), height), picture.grids);
	const stamp = signature ? page.textLayer.map((line): Line => ({ ...line, role: "signature-stamp" })) : [];
	const blank = lines.length === 0 && picture.problems.length === 0;
	return {
		...base,
		diagnosis: [blank ? `blank; ${diagnosis}` : diagnosis, ...picture.notes].join("; "),
		rotation: (page.rotation + picture.turned) % 360,
		skew: picture.skew,
		confidence: meanConfidence(lines),
		lines: [...lines, ...stamp],
		rulings: [...page.rulings, ...picture.rulings],
		cellReadings: picture.cellReadings,
		problems: [...page.problems, ...picture.problems],
	};
}

/** Puts the lines of grids, cell by cell, where the grid stands on the page; each grid is a block. */
function withGrids(lines: readonly Line[], grids: readonly GridLines[]): Line[] {
	const out = [...lines];
	for (const grid of grids) {
		const at = out.findIndex((line) => line.box !== null && (line.box.y0 + line.box.y1) / 2 > grid.box.y0);
		out.splice(at < 0 ? out.length : at, 0, ...grid.lines);
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
