/** What stands on a PDF page, told by PDFium's list of objects: cheap, as no picture is decoded. */
import type { Box } from "../../../schemas/box.js";
import {
	fillColour,
	floatsAt,
	integersAt,
	lend,
	type Matrix,
	OBJECT,
	type PdfiumDocument,
	type Pointer,
} from "./pdfium.js";

/** An image on the page. */
export interface ImageObject {
	object: Pointer;
	pixelWidth: number;
	pixelHeight: number;
	/** From the image's pixels (column, row from the top) to upright points of the page, origin top-left. */
	toPage: Matrix;
	/** From the unit square to the page's own coordinates, as the file states it. */
	matrix: Matrix;
	/** The area it covers, in upright points. */
	box: Box;
	/** FPDF_COLORSPACE_*; 0 where unknown (image masks). */
	colorSpace: number;
	bitsPerPixel: number;
	/** The last of its filters: "DCTDecode", "CCITTFaxDecode" …; "" where it has none. */
	filter: string;
	/** Drawn as it is: without transparency, and not cut off inside its own area. */
	plain: boolean;
}

export interface PageObjects {
	/** In drawing order. */
	images: ImageObject[];
	/** Text that shows, lines, shadings and forms: what only drawing makes visible. White paper and what the image hides are left out. */
	drawn: number;
	/** Text objects that are invisible (render mode 3), as OCR layers are. */
	invisibleTexts: number;
	/** Annotations that may draw something over the page: stamps, signature fields. */
	annotations: number;
}

/** A page of more objects is no scan. */
const MOST_OBJECTS = 20_000;
const INVISIBLE = 3;

/** Lists what stands on the page; null for pages of very many objects. */
export function pageObjects(document: PdfiumDocument, page: Pointer): PageObjects | null {
	const { module } = document;
	const count = module._FPDFPage_CountObjects(page);
	if (count > MOST_OBJECTS) return null;
	const found: PageObjects = {
		images: [],
		drawn: 0,
		invisibleTexts: 0,
		annotations: drawingAnnotations(document, page),
	};
	let toUpright: Matrix | null = null;
	const under: Pointer[] = [];
	for (let i = 0; i < count; i++) {
		const object = module._FPDFPage_GetObject(page, i);
		const type = module._FPDFPageObj_GetType(object);
		if (type === OBJECT.image) {
			toUpright ??= uprightMatrix(document, page);
			found.images.push(imageObject(document, page, object, toUpright));
		} else if (type === OBJECT.text && module._FPDFTextObj_GetTextRenderMode(object) === INVISIBLE)
			found.invisibleTexts++;
		else if (type === OBJECT.path && found.images.length === 0) under.push(object);
		else found.drawn++;
	}
	found.drawn += under.filter((path) => shows(document, path, found.images[0])).length;
	return found;
}

/** False for white paper, and for what lies under an opaque image: scanning software paints the page before the picture. */
function shows({ module }: PdfiumDocument, path: Pointer, image: ImageObject | undefined): boolean {
	if (!image) return true;
	const strokes = lend(
		module,
		8,
		(at) => module._FPDFPath_GetDrawMode(path, at, at + 4) === 0 || integersAt(module, at, 2)[1] !== 0,
	);
	const colour = fillColour(module, path);
	if (!strokes && colour && Math.min(colour[0], colour[1], colour[2]) > 250) return false;
	const [left, bottom, right, top] = lend(module, 16, (at) => {
		module._FPDFPageObj_GetBounds(path, at, at + 4, at + 8, at + 12);
		return floatsAt(module, at, 4);
	}) as [number, number, number, number];
	const area = areaOf(image.matrix, 1, 1);
	const inside =
		left >= area.x0 - ROUNDING &&
		right <= area.x1 + ROUNDING &&
		bottom >= area.y0 - ROUNDING &&
		top <= area.y1 + ROUNDING;
	return !(inside && image.plain && image.colorSpace !== 0);
}

/** From the page's own coordinates (origin bottom-left, before /Rotate) to upright points. */
function uprightMatrix({ module }: PdfiumDocument, page: Pointer): Matrix {
	const [left, top, right, bottom] = lend(module, 16, (at) => {
		module._FPDF_GetPageBoundingBox(page, at);
		return floatsAt(module, at, 4);
	}) as [number, number, number, number];
	switch (module._FPDFPage_GetRotation(page)) {
		case 1:
			return [0, 1, 1, 0, -bottom, -left];
		case 2:
			return [-1, 0, 0, 1, right, -bottom];
		case 3:
			return [0, -1, -1, 0, top, right];
		default:
			return [1, 0, 0, -1, -left, top];
	}
}

/** First `a`, then `b`. */
function then(a: Matrix, b: Matrix): Matrix {
	return [
		a[0] * b[0] + a[1] * b[2],
		a[0] * b[1] + a[1] * b[3],
		a[2] * b[0] + a[3] * b[2],
		a[2] * b[1] + a[3] * b[3],
		a[4] * b[0] + a[5] * b[2] + b[4],
		a[4] * b[1] + a[5] * b[3] + b[5],
	];
}

function imageObject(document: PdfiumDocument, page: Pointer, object: Pointer, toUpright: Matrix): ImageObject {
	const { module } = document;
	const [pixelWidth, pixelHeight, , , bitsPerPixel, colorSpace] = lend(module, 28, (at) => {
		module._FPDFImageObj_GetImageMetadata(object, page, at);
		return integersAt(module, at, 7);
	}) as [number, number, number, number, number, number];
	const matrix = lend(module, 24, (at) => {
		module._FPDFPageObj_GetMatrix(object, at);
		return floatsAt(module, at, 6) as unknown as Matrix;
	});
	// An image fills the unit square of its matrix, its first row at the top (ISO 32000-1, 8.9.5.1).
	const unit: Matrix = [1 / Math.max(1, pixelWidth), 0, 0, -1 / Math.max(1, pixelHeight), 0, 1];
	const toPage = then(then(unit, matrix), toUpright);
	return {
		object,
		pixelWidth,
		pixelHeight,
		toPage,
		matrix,
		box: areaOf(toPage, pixelWidth, pixelHeight),
		colorSpace,
		bitsPerPixel,
		filter: lastFilter(document, object),
		plain: module._FPDFPageObj_HasTransparency(object) === 0 && !isCut(document, object, matrix),
	};
}

function lastFilter({ module }: PdfiumDocument, object: Pointer): string {
	const count = module._FPDFImageObj_GetImageFilterCount(object);
	if (count < 1) return "";
	const most = 64;
	return lend(module, most, (at) => {
		const bytes = module._FPDFImageObj_GetImageFilter(object, count - 1, at, most);
		return Buffer.from(module.HEAPU8.subarray(at, at + Math.max(0, Math.min(bytes, most) - 1))).toString("latin1");
	});
}

function areaOf(m: Matrix, width: number, height: number): Box {
	const xs = [0, m[0] * width, m[2] * height, m[0] * width + m[2] * height].map((x) => x + m[4]);
	const ys = [0, m[1] * width, m[3] * height, m[1] * width + m[3] * height].map((y) => y + m[5]);
	return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Half a point: what scanning software rounds page sizes by. */
const ROUNDING = 0.5;

/** True when a clipping path takes something of the image away; paths round it, as most scanning software writes them, do not. */
function isCut({ module }: PdfiumDocument, object: Pointer, matrix: Matrix): boolean {
	const clip = module._FPDFPageObj_GetClipPath(object);
	const paths = clip === 0 ? 0 : module._FPDFClipPath_CountPaths(clip);
	// In page space, y upwards.
	const image = areaOf(matrix, 1, 1);
	for (let path = 0; path < paths; path++) {
		const points = lend(module, 8, (at) =>
			Array.from({ length: module._FPDFClipPath_CountPathSegments(clip, path) }, (_, i) => {
				const segment = module._FPDFClipPath_GetPathSegment(clip, path, i);
				module._FPDFPathSegment_GetPoint(segment, at, at + 4);
				const [x, y] = floatsAt(module, at, 2) as [number, number];
				return { x, y, curved: module._FPDFPathSegment_GetType(segment) === 1 };
			}),
		);
		if (points.length < 4 || points.length > 5) return true;
		const [x0, x1] = [Math.min(...points.map((p) => p.x)), Math.max(...points.map((p) => p.x))];
		const [y0, y1] = [Math.min(...points.map((p) => p.y)), Math.max(...points.map((p) => p.y))];
		const corner = (p: { x: number; y: number; curved: boolean }) =>
			!p.curved && (p.x === x0 || p.x === x1) && (p.y === y0 || p.y === y1);
		if (!points.every(corner)) return true;
		if (x0 > image.x0 + ROUNDING || x1 < image.x1 - ROUNDING || y0 > image.y0 + ROUNDING || y1 < image.y1 - ROUNDING)
			return true;
	}
	return false;
}

/** FPDF_ANNOT_LINK and FPDF_ANNOT_POPUP: never drawn. */
const NEVER_DRAWN = new Set([2, 16]);
/** Hidden or not to be viewed (ISO 32000-1, table 165, bits 2 and 6). */
const UNSEEN = 0b100010;

function drawingAnnotations({ module }: PdfiumDocument, page: Pointer): number {
	let drawing = 0;
	for (let i = module._FPDFPage_GetAnnotCount(page) - 1; i >= 0; i--) {
		const annotation = module._FPDFPage_GetAnnot(page, i);
		if (annotation === 0) continue;
		const area = lend(module, 16, (at) => {
			module._FPDFAnnot_GetRect(annotation, at);
			const [left, top, right, bottom] = floatsAt(module, at, 4) as [number, number, number, number];
			return Math.abs((right - left) * (top - bottom));
		});
		const seen =
			!NEVER_DRAWN.has(module._FPDFAnnot_GetSubtype(annotation)) &&
			(module._FPDFAnnot_GetFlags(annotation) & UNSEEN) === 0;
		// Invisible signatures are fields without area.
		if (seen && area > 1) drawing++;
		module._FPDFPage_CloseAnnot(annotation);
	}
	return drawing;
}
