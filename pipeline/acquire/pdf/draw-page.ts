/** A page as PDFium draws it. */
import type { PageImage } from "../source.js";
import { fromBlueFirst } from "./page-picture.js";
import { FORMAT, lend, type PdfiumDocument, type Pointer } from "./pdfium.js";

/** FPDF_ANNOT: stamps and the looks of signature fields are drawn too. */
const WITH_ANNOTATIONS = 1;
const WHITE = 0xffffffff;

/** Draws a page on white, `scale` pixels a point. */
export function drawPage(document: PdfiumDocument, page: Pointer, scale: number): PageImage {
	const { module } = document;
	const size = document.size(page);
	const width = Math.max(1, Math.round(size.width * scale));
	const height = Math.max(1, Math.round(size.height * scale));
	const stride = width * 4;
	return lend(module, stride * height, (at) => {
		const bitmap = module._FPDFBitmap_CreateEx(width, height, FORMAT.bgrx, at, stride);
		try {
			module._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
			module._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
			const rows = module.HEAPU8.subarray(at, at + stride * height);
			return { ...fromBlueFirst(rows, width, height, stride, 4), width, height, dpi: scale * 72 };
		} finally {
			module._FPDFBitmap_Destroy(bitmap);
		}
	});
}
