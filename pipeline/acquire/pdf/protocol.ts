/** Messages between the host of a PDF and the thread that reads it. */
import type { Line, Ruling } from "../../../schemas/page.js";
import type { PlacedImage, Problem } from "../source.js";

export type PdfRequest =
	| { op: "open"; data: Uint8Array; password: string | undefined }
	| { op: "page"; page: number }
	| { op: "render"; page: number; dpi: number; maxPixels: number }
	| { op: "close" };

export interface OpenReply {
	pageCount: number;
	info: Record<string, string>;
	problems: Problem[];
}

export interface PageReply {
	width: number;
	height: number;
	rotation: number;
	textLayer: Line[];
	invisibleShare: number;
	rulings: Ruling[];
	images: PlacedImage[];
	problems: Problem[];
}

export interface RenderReply {
	data: Uint8Array;
	width: number;
	height: number;
	channels: 1 | 3;
	dpi: number;
}

export type PdfReply = { id: number } & (
	| { ok: true; value: OpenReply | PageReply | RenderReply | null }
	| { ok: false; code: "encrypted" | "corrupt" | "no-pages"; message: string }
);
