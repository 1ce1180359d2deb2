/** What recognize asks of an OCR engine; the embedded one and a native tesseract look alike from here. */
import type { Box } from "../../../schemas/index.js";

/** Page segmentation: 3 = page, 4 = one column, 6 = one block, 7 = one line, 11 = sparse text, 13 = one line as it is, without layout (tesseract's numbers). */
export type Segmentation = 3 | 4 | 6 | 7 | 11 | 13;

/** Which of the models reads: the general one, or that for print whose ground of dots was taken out (models/README.md). */
export type OcrModel = "vie" | "dots";

export interface OcrRequest {
	/** A picture as a PNG or a portable greymap (PGM). */
	image: Buffer;
	/** Resolution of the image in pixels an inch. */
	dpi: number;
	segmentation: Segmentation;
	/** Default "vie". */
	model?: OcrModel;
	/** Only these characters may be read. */
	whitelist?: string;
	signal?: AbortSignal | undefined;
	/** Milliseconds without progress after which the reading is given up; waiting in the queue does not count. */
	timeoutMs?: number;
}

/** A word; `box` in pixels of the image, `confidence` 0..1. */
export interface OcrWord {
	text: string;
	box: Box;
	confidence: number;
	/** Readings of the same place that lost, surest first. */
	alternatives?: { text: string; confidence: number }[];
}

export interface OcrLine {
	/** Layout block, 0-based in the engine's reading order. */
	block: number;
	/** Paragraph inside the block. */
	paragraph: number;
	box: Box;
	words: OcrWord[];
}

export interface OcrReading {
	lines: OcrLine[];
}

/** The reading of a picture in the pixels of the same picture `factor` times as large. */
export function scaleReading({ lines }: OcrReading, factor: number): OcrReading {
	if (factor === 1) return { lines };
	const box = ({ x0, y0, x1, y1 }: Box): Box => ({
		x0: x0 * factor,
		y0: y0 * factor,
		x1: x1 * factor,
		y1: y1 * factor,
	});
	return {
		lines: lines.map((line) => ({
			...line,
			box: box(line.box),
			words: line.words.map((word) => ({ ...word, box: box(word.box) })),
		})),
	};
}

/** How an image is turned: turn it clockwise by `degrees` to make it upright. `confidence` is the engine's own scale (over 2 is usable). */
export interface OcrOrientation {
	degrees: 0 | 90 | 180 | 270;
	confidence: number;
}

export interface OrientationRequest {
	/** A picture as a PNG or a portable greymap (PGM). */
	image: Buffer;
	signal?: AbortSignal | undefined;
}

export interface OcrEngine {
	/** Name and version, part of the key of recognized artifacts. */
	readonly version: string;
	/** Whether a short reading costs little; not where each has a process of its own, which costs 85 ms before the first letter. */
	readonly isQuickToAsk: boolean;
	/** Rejects with OcrError; a reading of an image without text has no lines. */
	read(request: OcrRequest): Promise<OcrReading>;
	/** Null when the engine cannot tell (too little text). */
	orientation(request: OrientationRequest): Promise<OcrOrientation | null>;
	/** Ends all workers; readings in progress reject with OcrError `closed`. */
	close(): Promise<void>;
}

export type OcrErrorCode = "timeout" | "crashed" | "failed" | "closed" | "no-model";

/** A reading that failed. The page is recorded with the problem; the batch goes on. */
export class OcrError extends Error {
	constructor(
		readonly code: OcrErrorCode,
		message: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
		this.name = "OcrError";
	}
}
