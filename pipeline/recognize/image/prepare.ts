/** From a page's picture to what the OCR engine reads well: one channel, level, without borders and ruling lines. */
import sharp from "sharp";
import type { Ruling } from "../../../schemas/page.js";
import type { PageImage } from "../../acquire/source.js";
import { binarize, channelOf, type Grey, histogramOf, inkShareOf, otsu } from "./bitmap.js";
import { eraseBorders } from "./borders.js";
import { chooseChannel, redInk } from "./colour.js";
import { findRulings } from "./line-finder.js";
import { withoutLooseStrokes } from "./loose-strokes.js";
import { sidewaysRatio } from "./orientation.js";
import { mayHoldPaleLines } from "./pale-probe.js";
import { eraseRulings } from "./rule-eraser.js";
import { findSeals, type Seal } from "./seal-finder.js";
import { levelShades } from "./shade.js";
import { estimateSkew } from "./skew.js";
import { isBitonal, soften } from "./soften.js";
import { type Blob, eraseSpecks } from "./specks.js";

export interface Prepared {
	/** Pixels for the engine. */
	grey: Grey;
	dpi: number;
	/** Pixels at most this bright are ink. */
	threshold: number;
	/** Share of the pixels that are ink after borders are gone, 0..1. */
	inkShare: number;
	/** Found ruling lines, in pixels of `grey`. */
	rulings: Ruling[];
	/** Degrees clockwise, undone in `grey` when `deskewed`. */
	skew: number;
	deskewed: boolean;
	/** Connected ink, in pixels of `grey`. */
	blobs: Blob[];
	/** Round seals, in pixels of `grey`. Looked for only when asked: it takes 0.2 s. */
	seals(): Seal[];
	/** Text in red ink that the picture above has lost, in the same pixels; null where there is none. Looked for only when asked. */
	red(): Promise<RedInk | null>;
	/** Over 1 where the text seems to run up or down the page (see sidewaysRatio). */
	sideways: number;
	/** What was done, for the page's problems: "red channel", "deskew 1.2°" … */
	notes: string[];
}

export interface RedInk {
	grey: Grey;
	blobs: Blob[];
	seals: Seal[];
}

/** Below this a page is read as it lies: tesseract follows such slopes, and turning blurs bitonal scans. */
const LEAST_SKEW = 0.5;

export async function prepare(image: PageImage): Promise<Prepared> {
	const notes: string[] = [];
	const channel = chooseChannel(image);
	if (channel === "red") notes.push("red channel");
	// The array of a grey page is the caller's: erasing works on a copy.
	let grey: Grey = channelOf(image, channel);
	const histogram = histogramOf(grey);
	let threshold: number;
	if (isBitonal(histogram)) {
		grey = soften(grey);
		threshold = otsu(histogramOf(grey));
	} else {
		if (grey.data === image.data) grey = { ...grey, data: grey.data.slice() };
		threshold = otsu(histogram);
		if (levelShades(grey, threshold, image.dpi)) {
			threshold = otsu(histogramOf(grey));
			notes.push("shades levelled");
		}
	}
	let bitmap = binarize(grey, threshold);
	if (eraseBorders(grey, bitmap, image.dpi)) notes.push("black borders removed");
	const skew = estimateSkew(bitmap, image.dpi);
	const deskewed = Math.abs(skew) >= LEAST_SKEW;
	if (deskewed) {
		grey = await turn(grey, -skew);
		threshold = otsu(histogramOf(grey));
		bitmap = binarize(grey, threshold);
		notes.push(`deskewed by ${skew.toFixed(1)}°`);
	}
	const pale = mayHoldPaleLines(grey, threshold, image.dpi);
	const found = pale ? findRulings(bitmap, image.dpi, grey, threshold) : findRulings(bitmap, image.dpi);
	eraseRulings(grey.data, bitmap, found, image.dpi);
	// The bitmap is made anew: without the rulings, and with what turning changed.
	bitmap = binarize(grey, threshold);
	const blobs = eraseSpecks(grey, bitmap, image.dpi);
	return {
		grey,
		threshold,
		dpi: image.dpi,
		inkShare: inkShareOf(bitmap),
		rulings: withoutLooseStrokes(found.rulings, image.dpi),
		skew,
		deskewed,
		blobs,
		seals: () => findSeals(bitmap, image.dpi),
		red: async () => (channel === "red" ? redText(image, deskewed ? skew : 0) : null),
		sideways: sidewaysRatio(bitmap, image.dpi),
		notes,
	};
}

async function redText(image: PageImage, skew: number): Promise<RedInk | null> {
	const ink = redInk(image);
	if (!ink) return null;
	const grey = skew === 0 ? ink : await turn(ink, -skew);
	// Red ink was picked by its colour: whatever is not paper is ink.
	const bitmap = binarize(grey, 200);
	const blobs = eraseSpecks(grey, bitmap, image.dpi);
	return { grey, blobs, seals: findSeals(bitmap, image.dpi) };
}

/** Turns about the centre, keeping the size; corners that come in are white. */
async function turn(grey: Grey, degrees: number): Promise<Grey> {
	const { width, height } = grey;
	const { data, info } = await sharp(grey.data, { raw: { width, height, channels: 1 } })
		.rotate(degrees, { background: "white" })
		.extractChannel(0)
		.raw()
		.toBuffer({ resolveWithObject: true });
	const left = (info.width - width) >> 1;
	const top = (info.height - height) >> 1;
	const out = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) {
		const from = (y + top) * info.width + left;
		out.set(data.subarray(from, from + width), y * width);
	}
	return { data: out, width, height };
}

/** A picture for an engine: a portable greymap, which costs neither packing nor unpacking (packing a PNG of A4 at 200 dpi takes 15–40 ms). */
export async function toGreymap({ data, width, height }: Grey): Promise<Buffer> {
	return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, "latin1"), data]);
}
