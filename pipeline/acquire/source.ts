/** What acquire hands to recognize: a file opened as a walk over its pages, one page in memory at a time. */

import type { Box } from "../../schemas/index.js";
import type { Line, Ruling } from "../../schemas/page.js";

/** Trouble that did not stop the file or the page. */
export interface Problem {
	code: string;
	message: string;
}

/** Pixels of a page, upright, row by row without padding. `channels` 1 = grey, 3 = RGB. */
export interface PageImage {
	data: Uint8Array;
	width: number;
	height: number;
	channels: 1 | 3;
	/** Pixels per inch of the upright page (72 points). */
	dpi: number;
}

/** An image painted on a page, with its place (points, upright) and its own size in pixels. */
export interface PlacedImage {
	box: Box;
	pixelWidth: number;
	pixelHeight: number;
}

export interface RenderOptions {
	/** Wanted resolution; lowered where the page would exceed `Limits.renderPixels`. Default: the image's own, else 200. */
	dpi?: number;
	signal?: AbortSignal;
}

/** One page. Lengths in points (1/72 inch), origin top-left, of the page as displayed upright. */
export interface SourcePage {
	/** 1-based. */
	page: number;
	/** Null for text files. */
	width: number | null;
	height: number | null;
	/** Degrees clockwise that the file itself asks to turn the page by (already applied to everything here). */
	rotation: number;
	/** The page's text for text files; null for others. */
	text: string | null;
	/** Lines of the PDF's text layer, in reading order; invisible text included. */
	textLayer: Line[];
	/** How many characters of the text layer are drawn invisibly (render mode 3), as OCR layers are. */
	invisibleShare: number;
	/** Vector ruling lines. */
	rulings: Ruling[];
	images: PlacedImage[];
	/** Share of the page's area that images cover, 0..1. */
	imageCoverage: number;
	/** Resolution of the largest image; null where there is none. */
	imageDpi: number | null;
	/** Pixels of the page. Rejects with FileError when the page cannot be drawn. Not available for text files. */
	render(options?: RenderOptions): Promise<PageImage>;
	problems: Problem[];
}

/** An opened file. Call `close()` when done; pages are read on demand and not kept. */
export interface SourceDocument {
	/** SHA-256 of the file's bytes, hex. */
	documentId: string;
	mediaType: string;
	/** Size of the file in bytes. */
	bytes: number;
	pageCount: number;
	/** Title, producer and the like as the file states them. */
	info: Record<string, string>;
	/** Trouble with the file as a whole (text under a .pdf name, repaired structure …). */
	problems: Problem[];
	/** 1-based. A damaged page comes back empty with the problem `page-unreadable`: it costs itself, not the document. */
	page(n: number): Promise<SourcePage>;
	close(): Promise<void>;
}

/** Sizes and times beyond which a file is refused instead of trying. */
export interface Limits {
	/** Bytes of a file. */
	fileBytes: number;
	/** Pixels of an image file: 150 million holds an A0 sheet at 300 dpi (139 million); 20,000 × 20,000 px does not pass. */
	imagePixels: number;
	/** Pixels of one rendered page; larger pages are drawn at a lower resolution. A3 at 300 dpi is 17 million. */
	renderPixels: number;
	/** Milliseconds for one request to a PDF (open, one page, one rendering) before its thread is ended. Two are let pass a document, so that none takes over a minute. */
	requestMs: number;
	/** Pages of one document. */
	pages: number;
}

export const DEFAULT_LIMITS: Limits = {
	fileBytes: 1024 ** 3,
	imagePixels: 150_000_000,
	renderPixels: 36_000_000,
	requestMs: 25_000,
	pages: 20_000,
};

export interface OpenOptions {
	password?: string;
	signal?: AbortSignal;
	limits?: Partial<Limits>;
}
