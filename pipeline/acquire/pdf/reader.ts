/** One PDF inside the reading thread: pdf.js (by way of pdf-parse) for structure and text, PDFium for pixels. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type PDFiumDocument, PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFParse } from "pdf-parse";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/pdf.js";
import type { Problem } from "../source.js";
import { readGraphics } from "./graphics.js";
import type { OpenReply, PageReply, RenderReply } from "./protocol.js";
import { textLines } from "./text-layer.js";

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export class PdfFailure extends Error {
	constructor(
		readonly code: "encrypted" | "corrupt" | "no-pages",
		message: string,
	) {
		super(message);
	}
}

export class PdfReader {
	private parser: PDFParse | null = null;
	private structure: PDFDocumentProxy | null = null;
	private pixels: PDFiumDocument | null = null;
	private library: PDFiumLibrary | null = null;
	private data: Uint8Array = new Uint8Array();
	private password: string | undefined;

	async open(data: Uint8Array, password: string | undefined): Promise<OpenReply> {
		this.data = data;
		this.password = password;
		const problems: Problem[] = [];
		let info: Record<string, string> = {};
		try {
			this.parser = new PDFParse({
				// pdf.js takes the buffer over; PDFium needs its own.
				data: data.slice(),
				password: password ?? "",
				standardFontDataUrl: join(pdfjsFolder, "standard_fonts/"),
				cMapUrl: join(pdfjsFolder, "cmaps/"),
				cMapPacked: true,
				wasmUrl: join(pdfjsFolder, "wasm/"),
				iccUrl: join(pdfjsFolder, "iccs/"),
				isEvalSupported: false,
				useSystemFonts: false,
				disableFontFace: true,
				verbosity: 0,
			});
			// pdf-parse keeps its document to itself; its own loader is used so that the file is parsed once.
			// biome-ignore lint/complexity/useLiteralKeys: the brackets reach what TypeScript marks private
			this.structure = (await this.parser["load"]()) as PDFDocumentProxy;
			info = await this.info();
		} catch (error) {
			if (isPasswordError(error)) throw new PdfFailure("encrypted", "it is protected with a password");
			problems.push({ code: "pdf-structure", message: `pdf.js cannot read the file: ${reason(error)}` });
		}
		let pageCount = this.structure?.numPages ?? 0;
		if (!this.structure) {
			const document = await this.pixelDocument();
			pageCount = document.getPageCount();
		}
		if (pageCount < 1) throw new PdfFailure("no-pages", "it has no pages");
		await this.findReadablePage(pageCount);
		return { pageCount, info, problems };
	}

	/** A short file of which no page can be read is damaged as a whole. */
	private async findReadablePage(pageCount: number): Promise<void> {
		if (pageCount > 3 || !this.structure) return;
		let last: unknown;
		for (let n = 1; n <= pageCount; n++) {
			try {
				await this.structure.getPage(n).catch(() => this.page(n));
				return;
			} catch (error) {
				last = error;
			}
		}
		throw new PdfFailure("corrupt", `none of its pages can be read (${reason(last)})`);
	}

	private async info(): Promise<Record<string, string>> {
		try {
			const { info } = await this.parser!.getInfo();
			return Object.fromEntries(
				Object.entries((info ?? {}) as Record<string, unknown>)
					.filter(([, v]) => typeof v === "string" && v !== "")
					.map(([k, v]) => [k, String(v)]),
			);
		} catch {
			// Damaged metadata costs the metadata, not the document.
			return {};
		}
	}

	async page(n: number): Promise<PageReply> {
		if (!this.structure) return this.pageBySight(n, []);
		let page: PDFPageProxy;
		try {
			page = await this.structure.getPage(n);
		} catch (error) {
			// What pdf.js cannot find, PDFium may still draw.
			const message = `pdf.js cannot read page ${n}: ${reason(error)}`;
			return this.pageBySight(n, [{ code: "pdf-structure", message }]).catch(() => {
				throw error;
			});
		}
		try {
			const viewport = page.getViewport({ scale: 1 });
			const problems: Problem[] = [];
			const graphics = await readGraphics(page, viewport).catch((error: unknown) => {
				problems.push({ code: "pdf-drawing", message: `The drawing of page ${n} cannot be read: ${reason(error)}` });
				return { rulings: [], images: [], invisibleShare: 0 };
			});
			const textLayer = await textLines(page, viewport).catch((error: unknown) => {
				problems.push({ code: "pdf-text", message: `The text layer of page ${n} cannot be read: ${reason(error)}` });
				return [];
			});
			return {
				width: viewport.width,
				height: viewport.height,
				rotation: ((page.rotate % 360) + 360) % 360,
				textLayer,
				...graphics,
				problems,
			};
		} finally {
			page.cleanup();
		}
	}

	/** Size only, where pdf.js cannot read the file: recognition then works from the picture. */
	private async pageBySight(n: number, problems: Problem[]): Promise<PageReply> {
		const document = await this.pixelDocument();
		if (n > document.getPageCount()) throw new PdfFailure("corrupt", "the page is not there");
		const { originalWidth, originalHeight } = document.getPage(n - 1).getOriginalSize();
		return {
			width: originalWidth,
			height: originalHeight,
			rotation: 0,
			textLayer: [],
			invisibleShare: 0,
			rulings: [],
			images: [],
			problems,
		};
	}

	async render(n: number, dpi: number, maxPixels: number): Promise<RenderReply> {
		const document = await this.pixelDocument();
		const { originalWidth, originalHeight } = document.getPage(n - 1).getOriginalSize();
		const scale = renderScale(originalWidth, originalHeight, dpi, maxPixels);
		const drawn = await document.getPage(n - 1).render({ scale, render: "bitmap", colorSpace: "BGRA" });
		const { data, channels } = withoutAlpha(drawn.data);
		return { data, width: drawn.width, height: drawn.height, channels, dpi: scale * 72 };
	}

	private async pixelDocument(): Promise<PDFiumDocument> {
		this.library ??= await PDFiumLibrary.init();
		try {
			this.pixels ??= await this.library.loadDocument(this.data, this.password);
		} catch (error) {
			const message = reason(error);
			if (/password/i.test(message)) throw new PdfFailure("encrypted", "it is protected with a password");
			throw new PdfFailure("corrupt", `its structure cannot be read (${message})`);
		}
		return this.pixels;
	}

	async close(): Promise<void> {
		this.pixels?.destroy();
		this.pixels = null;
		await this.parser?.destroy();
		this.parser = null;
		this.structure = null;
		this.data = new Uint8Array();
	}
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

/** RGBA to RGB, or to one channel when every pixel is grey (a third of the memory for bitonal scans). */
function withoutAlpha(rgba: Uint8Array): { data: Uint8Array; channels: 1 | 3 } {
	const pixels = rgba.length >> 2;
	let grey = true;
	for (let i = 0; i < rgba.length && grey; i += 4) grey = rgba[i] === rgba[i + 1] && rgba[i] === rgba[i + 2];
	if (grey) {
		const data = new Uint8Array(pixels);
		for (let i = 0; i < pixels; i++) data[i] = rgba[i << 2]!;
		return { data, channels: 1 };
	}
	const data = new Uint8Array(pixels * 3);
	for (let i = 0, o = 0; i < rgba.length; i += 4, o += 3) {
		data[o] = rgba[i]!;
		data[o + 1] = rgba[i + 1]!;
		data[o + 2] = rgba[i + 2]!;
	}
	return { data, channels: 3 };
}

function isPasswordError(error: unknown): boolean {
	return error instanceof Error && /password/i.test(`${error.name} ${error.message}`);
}

function reason(error: unknown): string {
	return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}
