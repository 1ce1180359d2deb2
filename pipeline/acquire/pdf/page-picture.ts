/** A page that is one image, taken from the PDF pixel by pixel instead of being drawn. */
import type { PageImage } from "../source.js";
import type { MaskedSizes } from "./masked-images.js";
import type { ImageObject, PageObjects } from "./page-objects.js";
import { FORMAT, fillColour, type Matrix, type PdfiumDocument } from "./pdfium.js";

/** The image that makes the page's picture, with the resolution at which none of its pixels is lost. */
export interface PagePicture extends ImageObject {
	/** A mask painted in black: its pixels are where the ink is. */
	stencil: boolean;
	/** Pixels an inch along the denser side. */
	dpi: number;
}

/** FPDF_COLORSPACE_*: DeviceGray, DeviceRGB, CalGray, CalRGB, ICCBased, Indexed. Others (CMYK, Lab, separations) are drawn. */
const COLOURS = new Set([1, 2, 4, 5, 7, 10]);
const MOST_STRETCH = 0.02;
/** Of the image's edge, in its own pixels: more is a turned image, which only drawing makes upright. */
const MOST_SLANT = 0.5;

/**
 * The page's only image where drawing would show nothing but its pixels: no other visible object, no annotation with
 * an area, no mask, no transparency, no cut, upright or turned by quarters, square pixels (within 2 %).
 */
export function pagePicture(document: PdfiumDocument, objects: PageObjects, masks: MaskedSizes): PagePicture | null {
	const [image, second] = objects.images;
	if (!image || second || objects.drawn > 0 || objects.annotations > 0) return null;
	const { pixelWidth, pixelHeight, toPage } = image;
	const size = `${pixelWidth}x${pixelHeight}`;
	if (!image.plain || masks.masked.has(size)) return null;
	const stencil =
		image.colorSpace === 0 && image.bitsPerPixel === 1 && masks.stencils.has(size) && isBlack(document, image);
	// JPEG 2000 may leave its colours to the picture itself.
	const ownColours = image.colorSpace === 0 && image.filter === "JPXDecode";
	if (!stencil && !ownColours && !COLOURS.has(image.colorSpace)) return null;
	const [a, b, c, d] = toPage;
	const turned = Math.abs(b) > Math.abs(a);
	const [x, y, slantX, slantY] = turned ? [c, b, d, a] : [a, d, b, c];
	const [sx, sy] = [Math.abs(x), Math.abs(y)];
	if (!(sx > 0 && sy > 0) || Math.abs(sx / sy - 1) > MOST_STRETCH) return null;
	// The slants are in points a pixel: over the whole side, and back into pixels.
	if (Math.abs(slantX) * Math.max(pixelWidth, pixelHeight) > MOST_SLANT * sx) return null;
	if (Math.abs(slantY) * Math.max(pixelWidth, pixelHeight) > MOST_SLANT * sy) return null;
	return { ...image, stencil, dpi: 72 / Math.min(sx, sy) };
}

/** Painted in what reads as black. */
function isBlack({ module }: PdfiumDocument, { object }: ImageObject): boolean {
	const colour = fillColour(module, object);
	return colour !== null && Math.max(colour[0], colour[1], colour[2]) < 32 && colour[3] === 255;
}

/** The picture of the whole page, `width` × `height` points, at the image's own resolution. Null where the image cannot be decoded. */
export function takePicture(
	document: PdfiumDocument,
	picture: PagePicture,
	width: number,
	height: number,
): PageImage | null {
	const pixels = decode(document, picture);
	if (!pixels) return null;
	const { dpi } = picture;
	const k = dpi / 72;
	const [w, h] = [Math.max(1, Math.round(width * k)), Math.max(1, Math.round(height * k))];
	const { toPage } = picture;
	const straight = toPage[0] > 0 && toPage[3] > 0;
	const { x0, y0, x1, y1 } = picture.box;
	const place = {
		left: Math.round(x0 * k),
		top: Math.round(y0 * k),
		right: Math.round(x1 * k),
		bottom: Math.round(y1 * k),
	};
	const filled = place.left === 0 && place.top === 0 && w === pixels.width && h === pixels.height;
	if (straight && filled) return { ...pixels, dpi };
	return { ...onPage(pixels, toPage, place, w, h), dpi };
}

interface Pixels {
	data: Uint8Array;
	width: number;
	height: number;
	channels: 1 | 3;
}

/** The image's pixels as PDFium decodes them, whatever its filter. */
function decode({ module }: PdfiumDocument, { object, stencil, pixelWidth, pixelHeight }: PagePicture): Pixels | null {
	const bitmap = module._FPDFImageObj_GetBitmap(object);
	if (bitmap === 0) return null;
	try {
		const width = module._FPDFBitmap_GetWidth(bitmap);
		const height = module._FPDFBitmap_GetHeight(bitmap);
		if (width !== pixelWidth || height !== pixelHeight) return null;
		const stride = module._FPDFBitmap_GetStride(bitmap);
		const at = module._FPDFBitmap_GetBuffer(bitmap);
		const rows = module.HEAPU8.subarray(at, at + stride * height);
		switch (module._FPDFBitmap_GetFormat(bitmap)) {
			case FORMAT.gray:
				return { data: packed(rows, width, height, stride, stencil), width, height, channels: 1 };
			case FORMAT.bgr:
				return { ...fromBlueFirst(rows, width, height, stride, 3), width, height };
			case FORMAT.bgrx:
			case FORMAT.bgra:
				return { ...fromBlueFirst(rows, width, height, stride, 4), width, height };
			default:
				return null;
		}
	} finally {
		module._FPDFBitmap_Destroy(bitmap);
	}
}

function packed(rows: Uint8Array, width: number, height: number, stride: number, inverted: boolean): Uint8Array {
	let data = new Uint8Array(width * height);
	if (stride === width) data = rows.slice(0, data.length);
	else for (let y = 0; y < height; y++) data.set(rows.subarray(y * stride, y * stride + width), y * width);
	if (inverted) for (let i = 0; i < data.length; i++) data[i] = 255 - data[i]!;
	return data;
}

/** BGR or BGRx rows as RGB, or as one channel where every pixel is grey (a third of the memory). */
export function fromBlueFirst(
	rows: Uint8Array,
	width: number,
	height: number,
	stride: number,
	bytes: 3 | 4,
): { data: Uint8Array; channels: 1 | 3 } {
	if (isGrey(rows, width, height, stride, bytes)) {
		const data = new Uint8Array(width * height);
		for (let y = 0, o = 0; y < height; y++) {
			for (let i = y * stride, end = i + width * bytes; i < end; i += bytes) data[o++] = rows[i]!;
		}
		return { data, channels: 1 };
	}
	const data = new Uint8Array(width * height * 3);
	for (let y = 0, o = 0; y < height; y++) {
		for (let i = y * stride, end = i + width * bytes; i < end; i += bytes, o += 3) {
			data[o] = rows[i + 2]!;
			data[o + 1] = rows[i + 1]!;
			data[o + 2] = rows[i]!;
		}
	}
	return { data, channels: 3 };
}

function isGrey(rows: Uint8Array, width: number, height: number, stride: number, bytes: 3 | 4): boolean {
	for (let y = 0; y < height; y++) {
		for (let i = y * stride, end = i + width * bytes; i < end; i += bytes) {
			if (rows[i] !== rows[i + 1] || rows[i] !== rows[i + 2]) return false;
		}
	}
	return true;
}

interface Place {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/**
 * The image on a white page: turned by quarters or mirrored as its matrix says, cut off at the page's edges. Where one side is
 * less dense than the other some of its rows or columns stand twice; none is lost.
 */
function onPage(image: Pixels, toPage: Matrix, place: Place, width: number, height: number): Pixels {
	const { channels } = image;
	const turned = Math.abs(toPage[1]) > Math.abs(toPage[0]);
	const [across, down] = [place.right - place.left, place.bottom - place.top];
	const mirroredX = (turned ? toPage[2] : toPage[0]) < 0;
	const mirroredY = (turned ? toPage[1] : toPage[3]) < 0;
	const [acrossPixels, downPixels] = turned ? [image.height, image.width] : [image.width, image.height];
	const columns = steps(across, acrossPixels, mirroredX, (turned ? image.width : 1) * channels);
	const rows = steps(down, downPixels, mirroredY, (turned ? 1 : image.width) * channels);
	const data = new Uint8Array(width * height * channels).fill(255);
	const [fromX, toX] = [Math.max(0, place.left), Math.min(width, place.right)];
	const whole = !turned && !mirroredX && across === acrossPixels;
	for (let y = Math.max(0, place.top); y < Math.min(height, place.bottom); y++) {
		const row = rows[y - place.top]!;
		let o = (y * width + fromX) * channels;
		if (whole) {
			const from = row + (fromX - place.left) * channels;
			data.set(image.data.subarray(from, from + (toX - fromX) * channels), o);
			continue;
		}
		for (let x = fromX; x < toX; x++) {
			const from = row + columns[x - place.left]!;
			for (let c = 0; c < channels; c++) data[o++] = image.data[from + c]!;
		}
	}
	return { data, width, height, channels };
}

/** Where in the image's data each row (or column) of the page comes from. */
function steps(length: number, pixels: number, mirrored: boolean, stride: number): Int32Array {
	return Int32Array.from({ length }, (_, i) => {
		const pixel = Math.min(pixels - 1, Math.floor(((i + 0.5) * pixels) / length));
		return (mirrored ? pixels - 1 - pixel : pixel) * stride;
	});
}
