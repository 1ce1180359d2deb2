/** PDFium's C interface as far as pictures and page objects need it; @hyzyla/pdfium's own classes can only draw whole pages. */
import { PDFiumModule } from "@hyzyla/pdfium";

/** Kinds of page objects (FPDF_PAGEOBJ_*). */
export const OBJECT = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;
/** Pixel formats (FPDFBitmap_*). */
export const FORMAT = { gray: 1, bgr: 2, bgrx: 3, bgra: 4 } as const;

/** a, b, c, d, e, f of a PDF matrix. */
export type Matrix = readonly [number, number, number, number, number, number];

/** An address in PDFium's memory. */
export type Pointer = number;

/** Functions of the C interface that the package exports but does not declare. */
interface Undeclared {
	_FPDF_DocumentHasValidCrossReferenceTable(document: Pointer): number;
	_FPDF_GetMetaText(document: Pointer, tag: Pointer, buffer: Pointer, bytes: number): number;
	_FPDF_GetPageBoundingBox(page: Pointer, rect: Pointer): number;
	_FPDF_GetPageHeightF(page: Pointer): number;
	_FPDF_GetPageWidthF(page: Pointer): number;
	_FPDFPage_GetRotation(page: Pointer): number;
	_FPDFPage_GetAnnotCount(page: Pointer): number;
	_FPDFPage_GetAnnot(page: Pointer, index: number): Pointer;
	_FPDFPage_CloseAnnot(annotation: Pointer): void;
	_FPDFAnnot_GetSubtype(annotation: Pointer): number;
	_FPDFAnnot_GetFlags(annotation: Pointer): number;
	_FPDFAnnot_GetRect(annotation: Pointer, rect: Pointer): number;
	_FPDFPageObj_GetMatrix(object: Pointer, matrix: Pointer): number;
	_FPDFPageObj_HasTransparency(object: Pointer): number;
	_FPDFPageObj_GetBounds(object: Pointer, left: Pointer, bottom: Pointer, right: Pointer, top: Pointer): number;
	_FPDFPath_GetDrawMode(path: Pointer, fillMode: Pointer, stroke: Pointer): number;
	_FPDFPageObj_GetFillColor(object: Pointer, red: Pointer, green: Pointer, blue: Pointer, alpha: Pointer): number;
	_FPDFPageObj_GetClipPath(object: Pointer): Pointer;
	_FPDFClipPath_CountPaths(clip: Pointer): number;
	_FPDFClipPath_CountPathSegments(clip: Pointer, path: number): number;
	_FPDFClipPath_GetPathSegment(clip: Pointer, path: number, index: number): Pointer;
	_FPDFPathSegment_GetPoint(segment: Pointer, x: Pointer, y: Pointer): number;
	_FPDFPathSegment_GetType(segment: Pointer): number;
	_FPDFTextObj_GetTextRenderMode(object: Pointer): number;
	_FPDFImageObj_GetImageMetadata(object: Pointer, page: Pointer, metadata: Pointer): number;
}

export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & Undeclared;

let library: Promise<Pdfium> | null = null;

/** PDFium, compiled once a thread. */
export function pdfium(): Promise<Pdfium> {
	library ??= PDFiumModule({}).then((module) => {
		module._FPDF_InitLibraryWithConfig({ version: 2 });
		return module as Pdfium;
	});
	return library;
}

/** Lends memory for the time of a call. */
export function lend<T>(module: Pdfium, bytes: number, use: (at: Pointer) => T): T {
	const at = module.wasmExports.malloc(bytes);
	if (at === 0) throw new Error(`the PDF library has no memory for ${bytes} bytes`);
	try {
		return use(at);
	} finally {
		module.wasmExports.free(at);
	}
}

/** Numbers that a call wrote at an address. The memory may have grown since: the view is made anew. */
export const floatsAt = (module: Pdfium, at: Pointer, count: number): number[] =>
	Array.from(new Float32Array(module.HEAPU8.buffer, at, count));

export const integersAt = (module: Pdfium, at: Pointer, count: number): number[] =>
	Array.from(new Uint32Array(module.HEAPU8.buffer, at, count));

const PASSWORD = 4;

/** A PDF in PDFium's memory. */
export class PdfiumDocument {
	private constructor(
		readonly module: Pdfium,
		private readonly document: Pointer,
		private readonly memory: Pointer,
	) {}

	/** Throws an Error whose message holds "password" where one is needed or wrong. */
	static async open(data: Uint8Array, password = ""): Promise<PdfiumDocument> {
		const module = await pdfium();
		const memory = module.wasmExports.malloc(data.length);
		if (memory === 0) throw new Error("the PDF library has no memory for the file");
		module.HEAPU8.set(data, memory);
		const secret = Buffer.from(`${password}\0`, "utf8");
		const document = lend(module, secret.length, (at) => {
			module.HEAPU8.set(secret, at);
			return module._FPDF_LoadMemDocument(memory, data.length, password === "" ? 0 : at);
		});
		if (document === 0) {
			const code = module._FPDF_GetLastError();
			module.wasmExports.free(memory);
			throw new Error(code === PASSWORD ? "a password is needed" : "not a PDF, or damaged");
		}
		return new PdfiumDocument(module, document, memory);
	}

	get pageCount(): number {
		return this.module._FPDF_GetPageCount(this.document);
	}

	/** Lends page `n` (1-based). Throws where it is missing or unreadable. */
	withPage<T>(n: number, use: (page: Pointer) => T): T {
		const page = this.module._FPDF_LoadPage(this.document, n - 1);
		if (page === 0) throw new Error("the page is not there");
		try {
			return use(page);
		} finally {
			this.module._FPDF_ClosePage(page);
		}
	}

	/** The page's size in points, upright. */
	size(page: Pointer): { width: number; height: number } {
		return { width: this.module._FPDF_GetPageWidthF(page), height: this.module._FPDF_GetPageHeightF(page) };
	}

	/** The cross-reference table is whole: nothing of the file's structure had to be guessed. */
	get sound(): boolean {
		return this.module._FPDF_DocumentHasValidCrossReferenceTable(this.document) !== 0;
	}

	/** Title, producer and the like. */
	info(): Record<string, string> {
		const { module } = this;
		const entries = ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"].map(
			(tag) =>
				lend(module, tag.length + 1, (name): [string, string] => {
					module.HEAPU8.set(Buffer.from(`${tag}\0`, "latin1"), name);
					const bytes = module._FPDF_GetMetaText(this.document, name, 0, 0);
					const value = lend(module, Math.max(2, bytes), (at) => {
						module._FPDF_GetMetaText(this.document, name, at, bytes);
						return Buffer.from(module.HEAPU8.subarray(at, at + Math.max(0, bytes - 2))).toString("utf16le");
					});
					return [tag, value];
				}),
		);
		return Object.fromEntries(entries.filter(([, value]) => value !== ""));
	}

	destroy(): void {
		this.module._FPDF_CloseDocument(this.document);
		this.module.wasmExports.free(this.memory);
	}
}

/** Red, green, blue and opacity (0–255) that an object is filled with; null where it has no such colour. */
export function fillColour(module: Pdfium, object: Pointer): readonly [number, number, number, number] | null {
	return lend(module, 16, (at) => {
		if (module._FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12) === 0) return null;
		return integersAt(module, at, 4) as [number, number, number, number];
	});
}
