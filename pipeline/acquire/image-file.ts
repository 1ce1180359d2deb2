/** Image files through sharp: one page, or many in a TIFF. */
import sharp, { type Metadata } from "sharp";
import { FileError } from "../../schemas/errors.js";
import type { MediaType } from "./sniff.js";
import type { Limits, PageImage, Problem, RenderOptions, SourcePage } from "./source.js";

export interface OpenedImage {
	pageCount: number;
	info: Record<string, string>;
	problems: Problem[];
	page(n: number): Promise<SourcePage>;
}

/** A4's short side in points: the size assumed for an image that does not say how large its paper was. */
const A4_SHORT = 595.28;

/** EXIF orientation to degrees clockwise (mirrored ones turn alike). */
const EXIF_TURN: Record<number, number> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };

/** Opens an image by its bytes. Throws FileError `corrupt` or `too-large`. */
export async function openImage(
	bytes: Buffer,
	mediaType: MediaType,
	path: string,
	limits: Limits,
): Promise<OpenedImage> {
	const meta = await metadata(bytes, 0, path);
	checkSize(meta, path, limits);
	const frames = meta.pages ?? 1;
	const problems: Problem[] = [];
	const pageCount = mediaType === "image/tiff" ? frames : 1;
	if (frames > 1 && pageCount === 1) {
		problems.push({ code: "animation", message: `An animated image of ${frames} frames: only the first was read.` });
	}
	return {
		pageCount,
		info: { width: String(meta.width), height: String(meta.height), format: String(meta.format) },
		problems,
		page: (n) => imagePage(bytes, n, path, limits),
	};
}

async function metadata(bytes: Buffer, page: number, path: string): Promise<Metadata> {
	try {
		// The size is checked by us before any pixel is decoded; sharp's own limit would only say "exceeds pixel limit".
		return await sharp(bytes, { page, limitInputPixels: false, failOn: "none" }).metadata();
	} catch (cause) {
		throw new FileError("corrupt", `${path} is a damaged image.`, "Scan or export it again.", { cause });
	}
}

function checkSize(meta: Metadata, path: string, limits: Limits): void {
	if (meta.width * meta.height <= limits.imagePixels) return;
	const millions = Math.round(limits.imagePixels / 1e6);
	throw new FileError(
		"too-large",
		`${path} is ${meta.width} × ${meta.height} pixels; the limit is ${millions} million pixels.`,
		"Scale it down (300 dpi is enough for any page) or cut it into pages.",
	);
}

async function imagePage(bytes: Buffer, page: number, path: string, limits: Limits): Promise<SourcePage> {
	const meta = await metadata(bytes, page - 1, path);
	checkSize(meta, path, limits);
	const turned = (meta.orientation ?? 1) >= 5;
	const pixelWidth = turned ? meta.height : meta.width;
	const pixelHeight = turned ? meta.width : meta.height;
	const dpi = ownDpi(meta, pixelWidth, pixelHeight);
	const width = (pixelWidth * 72) / dpi;
	const height = (pixelHeight * 72) / dpi;
	return {
		page,
		width,
		height,
		rotation: EXIF_TURN[meta.orientation ?? 1] ?? 0,
		text: null,
		textLayer: [],
		invisibleShare: 0,
		rulings: [],
		images: [{ box: { x0: 0, y0: 0, x1: width, y1: height }, pixelWidth, pixelHeight }],
		imageCoverage: 1,
		imageDpi: dpi,
		render: (options) => decode(bytes, page - 1, { path, dpi, pixelWidth, pixelHeight, limits }, options),
		problems: [],
	};
}

/** The stated resolution where it gives a sheet between a postcard (A6) and A0; else the one that makes the short side A4's. */
function ownDpi(meta: Metadata, width: number, height: number): number {
	const short = Math.min(width, height);
	const long = Math.max(width, height);
	const stated = meta.density ?? 0;
	// 72 and 96 are what software writes when it does not know.
	if (stated > 0 && stated !== 72 && stated !== 96) {
		const shortPoints = (short * 72) / stated;
		const longPoints = (long * 72) / stated;
		if (shortPoints >= 290 && longPoints <= 3400) return stated;
	}
	return Math.max(10, (short * 72) / A4_SHORT);
}

interface Decoding {
	path: string;
	dpi: number;
	pixelWidth: number;
	pixelHeight: number;
	limits: Limits;
}

async function decode(bytes: Buffer, page: number, of: Decoding, options: RenderOptions = {}): Promise<PageImage> {
	options.signal?.throwIfAborted();
	const most = Math.sqrt(of.limits.renderPixels / (of.pixelWidth * of.pixelHeight));
	const scale = Math.min((options.dpi ?? of.dpi) / of.dpi, most);
	try {
		let image = sharp(bytes, { page, limitInputPixels: of.limits.imagePixels, failOn: "none" })
			.autoOrient()
			.flatten({ background: "white" })
			.toColourspace("srgb");
		if (Math.abs(scale - 1) > 0.01) {
			image = image.resize(
				Math.max(1, Math.round(of.pixelWidth * scale)),
				Math.max(1, Math.round(of.pixelHeight * scale)),
				{
					fit: "fill",
					kernel: scale > 1 ? "cubic" : "lanczos3",
				},
			);
		}
		const { data, info } = await image.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
		return {
			data,
			width: info.width,
			height: info.height,
			channels: info.channels === 1 ? 1 : 3,
			dpi: (info.width / of.pixelWidth) * of.dpi,
		};
	} catch (cause) {
		throw new FileError("corrupt", `Page ${page + 1} of ${of.path} cannot be decoded.`, "Scan or export it again.", {
			cause,
		});
	}
}
