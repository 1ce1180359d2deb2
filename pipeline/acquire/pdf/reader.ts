/** One PDF inside the reading thread: PDFium for pixels and for pages that are only pictures, pdf.js for structure and text. */
import type { PDFPageProxy } from "pdfjs-dist/types/src/pdf.js";
import type { PageImage, Problem } from "../source.js";
import { drawPage } from "./draw-page.js";
import { PdfFailure, reason } from "./failure.js";
import { type MaskedSizes, maskedSizes } from "./masked-images.js";
import { type PageObjects, pageObjects } from "./page-objects.js";
import { pagePicture, takePicture } from "./page-picture.js";
import { PdfiumDocument, type Pointer } from "./pdfium.js";
import type { OpenReply, PageReply } from "./protocol.js";
import type { PdfStructure } from "./structure.js";

export class PdfReader {
	private structure: PdfStructure | null = null;
	private pixels: PdfiumDocument | null = null;
	/** Looked for when first asked; null where it cannot be told, and every page is drawn. */
	private masked: MaskedSizes | null | undefined;
	private data: Uint8Array = new Uint8Array();
	private password: string | undefined;
	/** The document is a scan and its structure sound: pdf.js is asked only for pages that hold more than pictures. */
	private scan = false;

	async open(data: Uint8Array, password: string | undefined): Promise<OpenReply> {
		this.data = data;
		this.password = password;
		const scanned = await this.openScan();
		if (scanned) return scanned;
		const problems: Problem[] = [];
		let info: Record<string, string> = {};
		try {
			info = await (await this.openStructure()).info();
		} catch (error) {
			if (isPasswordError(error)) throw new PdfFailure("encrypted", "it is protected with a password");
			problems.push({ code: "pdf-structure", message: `pdf.js cannot read the file: ${reason(error)}` });
		}
		const pageCount = this.structure?.pageCount ?? (await this.pixelDocument()).pageCount;
		if (pageCount < 1) throw new PdfFailure("no-pages", "it has no pages");
		await this.findReadablePage(pageCount);
		return { pageCount, info, problems };
	}

	/**
	 * Opens a scan by PDFium alone: pdf.js costs 0.3 s a thread to load, and 15–90 ms a page as it decodes every image (65 pages of
	 * scans/with-truth: 15 ms, 40 of scans/kien-giang: 64 ms). Null for all others, and for files whose structure had to be mended.
	 */
	private async openScan(): Promise<OpenReply | null> {
		try {
			const document = await this.pixelDocument();
			const pageCount = document.pageCount;
			const pictures = (n: number) => {
				const objects = document.withPage(n, (page) => pageObjects(document, page));
				return objects !== null && isPictures(objects);
			};
			this.scan = document.sound && pageCount > 0 && pictures(1) && pictures(pageCount);
			if (this.scan) return { pageCount, info: document.info(), problems: [] };
			// PDFium's copy of the file is given back until a page is drawn.
			document.destroy();
			this.pixels = null;
			return null;
		} catch {
			// pdf.js may still read what PDFium cannot, and says what is wrong with the rest.
			return null;
		}
	}

	private async openStructure(): Promise<PdfStructure> {
		if (!this.structure) {
			const { PdfStructure } = await import("./structure.js");
			this.structure = await PdfStructure.open(this.data, this.password);
		}
		return this.structure;
	}

	/** A short file of which no page can be read is damaged as a whole. */
	private async findReadablePage(pageCount: number): Promise<void> {
		if (pageCount > 3 || !this.structure) return;
		let last: unknown;
		for (let n = 1; n <= pageCount; n++) {
			try {
				await this.structure.find(n).catch(() => this.page(n));
				return;
			} catch (error) {
				last = error;
			}
		}
		throw new PdfFailure("corrupt", `none of its pages can be read (${reason(last)})`);
	}

	async page(n: number): Promise<PageReply> {
		if (this.scan) {
			// pdf.js may find what PDFium does not; where neither can, the page is refused below.
			const reply = await this.pageOfPictures(n).catch(() => null);
			if (reply) return reply;
			await this.openStructure().catch(() => null);
		}
		if (!this.structure) return this.pageBySight(n, []);
		let page: PDFPageProxy;
		try {
			page = await this.structure.find(n);
		} catch (error) {
			// What pdf.js cannot find, PDFium may still draw.
			const message = `pdf.js cannot read page ${n}: ${reason(error)}`;
			return this.pageBySight(n, [{ code: "pdf-structure", message }]).catch(() => {
				throw error;
			});
		}
		return this.structure.read(page);
	}

	/** A page without text, lines or forms needs nothing but the places of its images. Null for others. */
	private async pageOfPictures(n: number): Promise<PageReply | null> {
		const document = await this.pixelDocument();
		return document.withPage(n, (page) => {
			const objects = pageObjects(document, page);
			if (!objects || !isPictures(objects)) return null;
			return {
				...sizeOf(document, page),
				textLayer: [],
				invisibleShare: 0,
				rulings: [],
				images: objects.images.map(({ box, pixelWidth, pixelHeight }) => ({ box, pixelWidth, pixelHeight })),
				problems: [],
			};
		});
	}

	/** Size only, where pdf.js cannot read the file: recognition then works from the picture. */
	private async pageBySight(n: number, problems: Problem[]): Promise<PageReply> {
		const document = await this.pixelDocument();
		if (n > document.pageCount) throw new PdfFailure("corrupt", "the page is not there");
		const size = document.withPage(n, (page) => document.size(page));
		return { ...size, rotation: 0, textLayer: [], invisibleShare: 0, rulings: [], images: [], problems };
	}

	/** The page's pixels: those of its image where it is nothing but one image, else drawn. */
	async render(n: number, dpi: number, maxPixels: number): Promise<PageImage> {
		const document = await this.pixelDocument();
		return document.withPage(n, (page) => {
			const { width, height } = document.size(page);
			return (
				this.pictureOf(document, page, dpi, maxPixels) ??
				drawPage(document, page, renderScale(width, height, dpi, maxPixels))
			);
		});
	}

	private pictureOf(document: PdfiumDocument, page: Pointer, dpi: number, maxPixels: number): PageImage | null {
		const objects = pageObjects(document, page);
		if (objects?.images.length !== 1) return null;
		if (this.masked === undefined) this.masked = maskedSizes(this.data);
		const picture = this.masked && pagePicture(document, objects, this.masked);
		if (!picture || Math.abs(dpi / picture.dpi - 1) > SAME_RESOLUTION) return null;
		const { width, height } = document.size(page);
		if (width * height * (picture.dpi / 72) ** 2 > maxPixels) return null;
		return takePicture(document, picture, width, height);
	}

	private async pixelDocument(): Promise<PdfiumDocument> {
		try {
			this.pixels ??= await PdfiumDocument.open(this.data, this.password);
		} catch (error) {
			if (isPasswordError(error)) throw new PdfFailure("encrypted", "it is protected with a password");
			throw new PdfFailure("corrupt", `its structure cannot be read (${reason(error)})`);
		}
		return this.pixels;
	}

	async close(): Promise<void> {
		this.pixels?.destroy();
		this.pixels = null;
		await this.structure?.close();
		this.structure = null;
		this.masked = undefined;
		this.scan = false;
		this.data = new Uint8Array();
	}
}

/** A picture is asked for at the image's own resolution, told by its width alone: height may differ by 2 %. */
const SAME_RESOLUTION = 0.021;

/** Images up to this thin (points) may be ruling lines, which are told from the drawing. */
const THICKEST_LINE = 3.2;

function isPictures({ drawn, invisibleTexts, images }: PageObjects): boolean {
	const thin = ({ box }: { box: { x0: number; y0: number; x1: number; y1: number } }) =>
		Math.min(box.x1 - box.x0, box.y1 - box.y0) <= THICKEST_LINE;
	return drawn === 0 && invisibleTexts === 0 && images.length > 0 && !images.some(thin);
}

function sizeOf(document: PdfiumDocument, page: Pointer): { width: number; height: number; rotation: number } {
	return { ...document.size(page), rotation: document.module._FPDFPage_GetRotation(page) * 90 };
}

/** A side longer than this is a broken page box, not a sheet: 20,000 pixels are 1.7 m at 300 dpi. */
const LONGEST_SIDE = 20_000;

/** Pixels a point, within the limits. Throws PdfFailure for a page that cannot be a picture at any scale. */
function renderScale(width: number, height: number, dpi: number, maxPixels: number): number {
	const scale = Math.min(
		dpi / 72,
		Math.sqrt(maxPixels / Math.max(1, width * height)),
		LONGEST_SIDE / Math.max(1, width, height),
	);
	if (Math.floor(width * scale) < 1 || Math.floor(height * scale) < 1) {
		throw new PdfFailure("corrupt", `its size is ${Math.round(width)} × ${Math.round(height)} points`);
	}
	return scale;
}

function isPasswordError(error: unknown): boolean {
	return error instanceof Error && /password/i.test(`${error.name} ${error.message}`);
}
