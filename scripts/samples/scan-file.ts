import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import sharp, { type Sharp } from "sharp";
import type { Raster } from "./wear.js";

const image = (raster: Raster): Sharp =>
	sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: raster.channels } });

const TITLE = "Typeset sample, not an official document";

/** A fixed date, so that the same samples give the same bytes. */
const DATE = new Date("2026-01-01T00:00:00Z");

async function emptyPdf(): Promise<PDFDocument> {
	const pdf = await PDFDocument.create({ updateMetadata: false });
	pdf.setTitle(TITLE);
	pdf.setProducer("sohoa make:samples");
	pdf.setCreationDate(DATE);
	pdf.setModificationDate(DATE);
	return pdf;
}

export async function jpegOf(raster: Raster, quality: number): Promise<Buffer> {
	return image(raster).withMetadata({ density: raster.dpi }).jpeg({ quality, mozjpeg: true }).toBuffer();
}

/** One full-page JPEG a page, as office scanners write them. */
export async function jpegPdf(rasters: readonly Raster[], quality: number): Promise<Uint8Array> {
	const pdf = await emptyPdf();
	for (const raster of rasters) {
		const size: [number, number] = [(raster.width * 72) / raster.dpi, (raster.height * 72) / raster.dpi];
		const page = pdf.addPage(size);
		page.drawImage(await pdf.embedJpg(await jpegOf(raster, quality)), { x: 0, y: 0, width: size[0], height: size[1] });
	}
	return pdf.save({ useObjectStreams: false });
}

/** One CCITT G4 image a page (1 bit), as archives write them. */
export async function ccittPdf(rasters: readonly Raster[]): Promise<Uint8Array> {
	const pdf = await emptyPdf();
	for (const raster of rasters) {
		const size: [number, number] = [(raster.width * 72) / raster.dpi, (raster.height * 72) / raster.dpi];
		const page = pdf.addPage(size);
		const dict = pdf.context.obj({
			Type: "XObject",
			Subtype: "Image",
			Width: raster.width,
			Height: raster.height,
			ColorSpace: "DeviceGray",
			BitsPerComponent: 1,
			Filter: "CCITTFaxDecode",
			DecodeParms: { K: -1, Columns: raster.width, Rows: raster.height, BlackIs1: true },
		});
		const ref = pdf.context.register(PDFRawStream.of(dict, await ccittData(raster)));
		page.node.setXObject(PDFName.of("Im"), ref);
		const draw = pdf.context.stream(`q ${size[0]} 0 0 ${size[1]} 0 0 cm /Im Do Q`);
		page.node.set(PDFName.of("Contents"), pdf.context.register(draw));
	}
	return pdf.save({ useObjectStreams: false });
}

/** Pages of equal size in one TIFF, CCITT G4. */
export async function ccittTiff(rasters: readonly Raster[]): Promise<Buffer> {
	const pages = await Promise.all(rasters.map((r) => image(r).png({ compressionLevel: 1 }).toBuffer()));
	const perMillimetre = (rasters[0]?.dpi ?? 200) / 25.4;
	return sharp(pages, { join: { animated: true } })
		.toColourspace("b-w")
		.tiff({ compression: "ccittfax4", bitdepth: 1, xres: perMillimetre, yres: perMillimetre })
		.toBuffer();
}

/** The bare G4 data of a page: a TIFF with one tile as large as the page holds it in one piece. */
async function ccittData(raster: Raster): Promise<Uint8Array> {
	const tiff = await image(raster)
		.toColourspace("b-w")
		.tiff({ compression: "ccittfax4", bitdepth: 1, tile: true, tileWidth: raster.width, tileHeight: raster.height })
		.toBuffer();
	const tags = tiffTags(tiff);
	const offset = tags.get(324);
	const length = tags.get(325);
	if (offset === undefined || length === undefined || tags.get(322) !== raster.width || tags.get(266) === 2)
		throw new Error("The TIFF writer did not give one plain tile.");
	return tiff.subarray(offset, offset + length);
}

function tiffTags(tiff: Buffer): Map<number, number> {
	if (tiff.toString("latin1", 0, 2) !== "II") throw new Error("Expected a little-endian TIFF.");
	const start = tiff.readUInt32LE(4);
	const tags = new Map<number, number>();
	for (let i = 0; i < tiff.readUInt16LE(start); i++) {
		const at = start + 2 + 12 * i;
		const short = tiff.readUInt16LE(at + 2) === 3;
		tags.set(tiff.readUInt16LE(at), short ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8));
	}
	return tags;
}
