/** pdf.js by way of pdf-parse: a PDF's text layer, drawing and information. Loaded only for files and pages that need it. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PDFParse } from "pdf-parse";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/types/src/pdf.js";
import type { Problem } from "../source.js";
import { reason } from "./failure.js";
import { readGraphics } from "./graphics.js";
import type { PageReply } from "./protocol.js";
import { textLines } from "./text-layer.js";

const pdfjsFolder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));

export class PdfStructure {
	private constructor(
		private readonly parser: PDFParse,
		private readonly document: PDFDocumentProxy,
	) {}

	/** Throws what pdf.js throws: an error named or worded "password" where one is needed. */
	static async open(data: Uint8Array, password: string | undefined): Promise<PdfStructure> {
		const parser = new PDFParse({
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
		return new PdfStructure(parser, (await parser["load"]()) as PDFDocumentProxy);
	}

	get pageCount(): number {
		return this.document.numPages;
	}

	/** Title, producer and the like. */
	async info(): Promise<Record<string, string>> {
		try {
			const { info } = await this.parser.getInfo();
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

	/** Finds a page, without reading it. Rejects where it is missing or unreadable. */
	find(n: number): Promise<PDFPageProxy> {
		return this.document.getPage(n);
	}

	/** Text layer and drawing of a page. What cannot be read of either is a problem of the page. */
	async read(page: PDFPageProxy): Promise<PageReply> {
		const n = page.pageNumber;
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

	async close(): Promise<void> {
		await this.parser.destroy();
	}
}
