import sharp from "sharp";
import { normal, random } from "./random.js";
import type { Sheet } from "./sheet.js";

/** What happened to a page between the printer and the archive. Lengths in pixels of the scan. */
export interface Wear {
	dpi: number;
	/** Degrees clockwise. */
	skew?: number;
	/** Gaussian blur of the optics. */
	blur?: number;
	/** Deviation of the sensor noise, 0..255. */
	noise?: number;
	/** Dust and toner specks on a page. */
	specks?: number;
	/** Part of the contrast that is left (1 = all) and how bright the paper comes out. */
	contrast?: number;
	paper?: number;
	/** Darkening towards one corner, 0..255. */
	shade?: number;
	/** Dark edge of the scanner lid and punch holes. */
	edge?: boolean;
	/** Threshold of a bitonal scan; without it the scan is grey, or in colour. */
	threshold?: number;
	colour?: boolean;
	/** Quarter turns clockwise by which the page lies in the scanner. */
	turned?: 1 | 2 | 3;
	seed: number;
}

export interface Raster {
	data: Buffer;
	width: number;
	height: number;
	channels: 1 | 3;
	dpi: number;
}

/** A page as a scanner would give it. Sizes are multiples of 16, so that one CCITT tile can hold a page. */
export async function scanSheet(sheet: Sheet, wear: Wear): Promise<Raster> {
	const width = Math.round((sheet.width * wear.dpi) / 72 / 16) * 16;
	const height = Math.round((sheet.height * wear.dpi) / 72 / 16) * 16;
	const channels = wear.colour ? 3 : 1;
	let page = sharp(sheet.svg(width, height)).flatten({ background: "#fff" });
	if (wear.skew) {
		const turned = await page.rotate(wear.skew, { background: "#fff" }).png({ compressionLevel: 1 }).toBuffer();
		const size = await sharp(turned).metadata();
		page = sharp(turned).extract({
			left: Math.floor((size.width - width) / 2),
			top: Math.floor((size.height - height) / 2),
			width,
			height,
		});
	}
	if (wear.blur) page = page.blur(wear.blur);
	page = wear.colour ? page.toColourspace("srgb").removeAlpha() : page.greyscale().toColourspace("b-w").removeAlpha();
	const { data, info } = await page.raw().toBuffer({ resolveWithObject: true });
	if (info.channels !== channels) throw new Error(`Expected ${channels} channels, got ${info.channels}.`);
	const raster: Raster = { data, width, height, channels, dpi: wear.dpi };
	soil(raster, wear);
	return wear.turned ? turn(raster, wear.turned) : raster;
}

async function turn(raster: Raster, quarters: number): Promise<Raster> {
	const { width, height, channels } = raster;
	const { data, info } = await sharp(raster.data, { raw: { width, height, channels } })
		.rotate(90 * quarters)
		.toColourspace(channels === 1 ? "b-w" : "srgb")
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { ...raster, data, width: info.width, height: info.height };
}

/** Everything that happens to pixels one by one; specks and edges first, since they pass through the same sensor. */
function soil(raster: Raster, wear: Wear): void {
	const { data, width, height, channels } = raster;
	const next = random(wear.seed);
	for (let i = 0; i < (wear.specks ?? 0); i++)
		speck(raster, next() * width, next() * height, 0.4 + next() ** 3 * 3, 40);
	if (wear.edge) {
		const holes = [0.42, 0.58];
		for (const at of holes) speck(raster, width * 0.035, height * at, (wear.dpi / 25.4) * 2.6, 70);
		for (let y = 0; y < height; y++) {
			const dark = 3 + Math.round(4 * Math.sin(y / 170) + 3 * next());
			for (let x = width - dark; x < width; x++)
				data.fill(45, (y * width + x) * channels, (y * width + x + 1) * channels);
		}
	}
	const contrast = wear.contrast ?? 1;
	const paper = wear.paper ?? 255;
	const noise = wear.noise ?? 0;
	const shade = wear.shade ?? 0;
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const fall = shade * (x / width) * (y / height);
			const grain = noise === 0 ? 0 : noise * normal(next);
			for (let c = 0; c < channels; c++) {
				const at = (y * width + x) * channels + c;
				let value = paper - (255 - data[at]!) * contrast * (paper / 255) - fall + grain;
				if (wear.threshold !== undefined) value = value < wear.threshold ? 0 : 255;
				data[at] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
			}
		}
	}
}

function speck(raster: Raster, cx: number, cy: number, radius: number, grey: number): void {
	const { data, width, height, channels } = raster;
	for (let y = Math.max(0, Math.floor(cy - radius)); y <= Math.min(height - 1, cy + radius); y++)
		for (let x = Math.max(0, Math.floor(cx - radius)); x <= Math.min(width - 1, cx + radius); x++)
			if ((x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2)
				for (let c = 0; c < channels; c++) {
					const at = (y * width + x) * channels + c;
					data[at] = Math.min(data[at]!, grey);
				}
}
