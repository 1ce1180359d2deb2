/** Pictures of the places where figures stand, cut from the pages of their source files. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { FileError } from "../../../schemas/errors.js";
import type { Box } from "../../../schemas/index.js";
import { ACQUIRE_VERSION, openDocument, type SourceDocument } from "../../acquire/index.js";
import { uprightPicture } from "../../recognize/overlay.js";
import { paths } from "./paths.js";

/** Part of the key of cached crops: raise it when their look changes. */
const CROP_VERSION = "crop-1";

/**
 * Resolution of the page pictures from which crops are cut. Looked at on Kiên Giang letters (13 pt, bitonal): 90 dpi
 * blurs accents, 120 dpi reads well at half the bytes of 160.
 */
const CROP_DPI = 120;
/** Around the figure's box, in points: about one line above and below, and a few words beside. */
const MARGIN_X = 40;
const MARGIN_Y = 12;
const LEAST_WIDTH = 280;
const LEAST_HEIGHT = 40;
/** Of a table row; wider ones could not be read at the width of the column in which they are shown. */
const MOST_WIDTH = 380;

/** Where a figure stands, with the place of the page in its file. */
export interface CropRequest {
	observationId: string;
	page: number;
	box: Box;
	/** Left and right of the table row that the figure stands in, so that the row's name is seen. */
	row: { x0: number; x1: number } | null;
}

export interface CroppedPage {
	page: number;
	width: number | null;
	height: number | null;
	rotation: number | null;
	skew: number | null;
}

export interface CropDocument {
	documentId: string;
	sourcePath: string;
	mediaType: string;
}

/** Why there is no picture: a key of `words.noPicture`. */
export type NoPicture = "text" | "off" | "missing" | "changed" | "failed" | "noPlace";

export interface CropCounts {
	made: number;
	reused: number;
	/** Figures with a place whose picture could not be cut. */
	without: number;
}

export interface CropOptions {
	/** Folder of the site under construction. */
	out: string;
	/** Folder of cached crops; null: none are kept. */
	cache: string | null;
	/** Where source files lie now, if not where they were read. */
	sources: string | null;
	enabled: boolean;
	signal?: AbortSignal;
}

export class Crops {
	readonly counts: CropCounts = { made: 0, reused: 0, without: 0 };
	/** By document, where none of its pictures could be had; by figure, where some could. */
	private readonly documents = new Map<string, NoPicture>();
	private readonly figures = new Map<string, NoPicture>();

	constructor(private readonly options: CropOptions) {}

	/** Why no figure of a document has a picture, or null when some have one. Known once the document was cut. */
	missingDocument(documentId: string): NoPicture | null {
		return this.documents.get(documentId) ?? null;
	}

	/** Why a figure has no picture, or null when it has one. */
	missing(figure: { document_id: string; observation_id: string; placed: boolean }): NoPicture | null {
		const ofDocument = this.documents.get(figure.document_id);
		if (ofDocument) return ofDocument;
		if (!figure.placed) return "noPlace";
		return this.figures.get(figure.observation_id) ?? null;
	}

	private without(wanted: readonly { request: CropRequest }[], reason: NoPicture): void {
		for (const { request } of wanted) this.figures.set(request.observationId, reason);
		this.counts.without += wanted.length;
	}

	/** Cuts all pictures of one document, opening its file only when some are not cached. */
	async cut(document: CropDocument, pages: readonly CroppedPage[], wanted: readonly CropRequest[]): Promise<void> {
		const { documentId } = document;
		if (!this.options.enabled || document.mediaType === "text/plain") {
			this.documents.set(documentId, this.options.enabled ? "text" : "off");
			return;
		}
		const open: { request: CropRequest; target: string; cached: string | null }[] = [];
		for (const request of wanted) {
			const target = join(this.options.out, paths.crop(documentId, request.observationId));
			const cached = this.cachePath(documentId, request);
			if (cached && existsSync(cached)) {
				await place(cached, target);
				this.counts.reused++;
			} else open.push({ request, target, cached });
		}
		if (open.length === 0) return;
		let source: SourceDocument | undefined;
		try {
			const opened = await this.openSource(document);
			if (typeof opened === "string") {
				this.without(open.length === wanted.length ? [] : open, opened);
				if (open.length === wanted.length) {
					this.documents.set(documentId, opened);
					this.counts.without += open.length;
				}
				return;
			}
			source = opened;
			for (const page of pages) {
				const here = open.filter((o) => o.request.page === page.page);
				if (here.length > 0) await this.cutPage(source, page, here);
			}
		} finally {
			await source?.close();
		}
	}

	private async openSource(document: CropDocument): Promise<SourceDocument | NoPicture> {
		const places = [...movedTo(this.options.sources, document.sourcePath), document.sourcePath];
		let reason: NoPicture = "missing";
		for (const path of places) {
			try {
				const source = await openDocument(path, { signal: this.options.signal });
				if (source.documentId === document.documentId) return source;
				await source.close();
				reason = "changed";
			} catch (error) {
				if (!(error instanceof FileError)) throw error;
				if (error.code !== "missing") reason = "failed";
			}
		}
		return reason;
	}

	private async cutPage(
		source: SourceDocument,
		page: CroppedPage,
		wanted: readonly { request: CropRequest; target: string; cached: string | null }[],
	): Promise<void> {
		const { width, height } = page;
		if (width === null || height === null) {
			this.without(wanted, "noPlace");
			return;
		}
		let picture: { data: Uint8Array; width: number; height: number };
		try {
			const read = await source.page(page.page);
			const image = await read.render({ dpi: CROP_DPI, signal: this.options.signal });
			const facts = { width, height, rotation: page.rotation ?? 0, skew: page.skew ?? 0 };
			picture = await uprightPicture(facts, image, { sourceRotation: read.rotation });
		} catch (error) {
			if (!(error instanceof FileError)) throw error;
			this.without(wanted, "failed");
			return;
		}
		for (const { request, target, cached } of wanted) {
			const bytes = await cropOf(picture, picture.width / width, request, { width, height });
			if (cached) {
				await write(cached, bytes);
				await place(cached, target);
			} else await write(target, bytes);
			this.counts.made++;
		}
	}

	private cachePath(documentId: string, request: CropRequest): string | null {
		if (this.options.cache === null) return null;
		const parts = [CROP_VERSION, ACQUIRE_VERSION, documentId, request.page, request.box, request.row];
		const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
		return join(this.options.cache, "crops", key.slice(0, 2), `${key}.webp`);
	}
}

/** Where a file may lie in the folder of sources: below it with as much of its old path as fits, at least its name. */
function movedTo(sources: string | null, path: string): string[] {
	if (sources === null) return [];
	const steps = path.split(/[/\\]/).filter((step) => step !== "" && step !== "." && step !== "..");
	return steps.map((_, i) => join(sources, ...steps.slice(i))).filter((place) => existsSync(place));
}

/** The part of the page to show, in points: the figure, or its whole table row, with some room. */
export function cropRegion(
	request: Pick<CropRequest, "box" | "row">,
	page: { width: number; height: number },
): { x0: number; y0: number; x1: number; y1: number } {
	const { box, row } = request;
	const grow = (from: number, to: number, least: number, most: number): [number, number] => {
		const missing = Math.max(0, least - (to - from)) / 2;
		const start = Math.max(0, Math.min(from - missing, most - least));
		return [start, Math.min(most, Math.max(to + missing, start + least))];
	};
	const right = box.x1 + MARGIN_X;
	// of a table row the cells before the figure, as far as they fit: its name stands there
	const left = Math.min(box.x0 - MARGIN_X, Math.max((row?.x0 ?? box.x0) - 6, right - MOST_WIDTH));
	const [x0, x1] = grow(Math.max(0, left), Math.min(page.width, right), LEAST_WIDTH, page.width);
	const [y0, y1] = grow(
		Math.max(0, box.y0 - MARGIN_Y),
		Math.min(page.height, box.y1 + MARGIN_Y),
		LEAST_HEIGHT,
		page.height,
	);
	return { x0, y0, x1, y1 };
}

async function cropOf(
	picture: { data: Uint8Array; width: number; height: number },
	k: number,
	request: CropRequest,
	page: { width: number; height: number },
): Promise<Buffer> {
	const region = cropRegion(request, page);
	const left = Math.min(picture.width - 1, Math.max(0, Math.floor(region.x0 * k)));
	const top = Math.min(picture.height - 1, Math.max(0, Math.floor(region.y0 * k)));
	const width = Math.max(1, Math.min(picture.width - left, Math.ceil((region.x1 - region.x0) * k)));
	const height = Math.max(1, Math.min(picture.height - top, Math.ceil((region.y1 - region.y0) * k)));
	const { box } = request;
	const px = (n: number) => n.toFixed(1);
	const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect x="${px(box.x0 * k - left - 3)}" y="${px(box.y0 * k - top - 3)}" width="${px((box.x1 - box.x0) * k + 6)}" height="${px((box.y1 - box.y0) * k + 6)}" rx="4" fill="#E69F00" fill-opacity="0.14" stroke="#D55E00" stroke-width="2"/></svg>`;
	return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 3 } })
		.extract({ left, top, width, height })
		.composite([{ input: Buffer.from(mark) }])
		.webp({ quality: 55, effort: 4 })
		.toBuffer();
}

async function write(path: string, bytes: Buffer): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const temporary = `${path}.${process.pid}.tmp`;
	await writeFile(temporary, bytes);
	await rename(temporary, path);
}

/** The cached file under a second name; a copy where the file system has no hard links. */
async function place(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	try {
		await link(from, to);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== "EEXIST") await copyFile(from, to);
	}
}
