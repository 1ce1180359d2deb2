/** Reading a page's picture: preparation, OCR, and places back in points. */
import type { Box } from "../../schemas/index.js";
import type { Line, Ruling } from "../../schemas/page.js";
import type { Problem, SourcePage } from "../acquire/source.js";
import { prepare, toPng } from "./image/prepare.js";
import { lineOf } from "./layout.js";
import { type OcrEngine, OcrError, type OcrReading } from "./ocr/engine.js";

export interface PictureReading {
	lines: Line[];
	rulings: Ruling[];
	/** Degrees clockwise by which the picture was turned to be upright. */
	turned: 0 | 90 | 180 | 270;
	/** Degrees clockwise of skew that was undone; the boxes are those of the level page. */
	skew: number;
	/** What preparation did, in words. */
	notes: string[];
	problems: Problem[];
}

/** Scans under 150 dpi are enlarged (576 px wide photographs gain from it); above 320 dpi tesseract only gets slower. */
function readingDpi(page: SourcePage): number {
	const own = page.imageCoverage >= 0.3 ? page.imageDpi : null;
	if (own === null) return 300;
	if (own < 150) return 300;
	return Math.min(own, 320);
}

export async function readPicture(page: SourcePage, engine: OcrEngine, signal?: AbortSignal): Promise<PictureReading> {
	const problems: Problem[] = [];
	const picture = await page.render({ dpi: readingDpi(page), ...(signal ? { signal } : {}) });
	const prepared = await prepare(picture);
	const image = await toPng(prepared.grey);
	let reading: OcrReading = { lines: [] };
	try {
		reading = await engine.read({ image, dpi: picture.dpi, segmentation: 3, ...(signal ? { signal } : {}) });
	} catch (error) {
		if (!(error instanceof OcrError) || error.code === "closed" || error.code === "no-model") throw error;
		problems.push({ code: `ocr-${error.code}`, message: `Page ${page.page} could not be read: ${error.message}.` });
	}
	return {
		lines: inPoints(reading, picture.dpi),
		rulings: prepared.rulings.map((r) => scaleBox(r, 72 / picture.dpi)),
		turned: 0,
		skew: prepared.deskewed ? prepared.skew : 0,
		notes: prepared.notes,
		problems,
	};
}

const scaleBox = (b: Box, k: number): Box => ({ x0: b.x0 * k, y0: b.y0 * k, x1: b.x1 * k, y1: b.y1 * k });

function inPoints(reading: OcrReading, dpi: number): Line[] {
	const k = 72 / dpi;
	return reading.lines.map((line) => ({
		...lineOf(
			line.words.map((word) => ({
				...word,
				box: scaleBox(word.box, k),
			})),
		),
		block: line.block,
	}));
}
