/** A born-digital page printed and scanned again: its picture worn as wear.ts wears typeset samples. */
import sharp from "sharp";
import { openDocument } from "../pipeline/acquire/index.js";
import { ccittPdf, jpegPdf } from "../scripts/samples/scan-file.js";
import { Sheet } from "../scripts/samples/sheet.js";
import { scanSheet, type Wear } from "../scripts/samples/wear.js";

/** Ink is drawn at this resolution before it is worn down to that of the scan. */
const PRINT_DPI = 400;

/** Quality of the JPEG of a grey or coloured scan: what office scanners set out of the box. */
const JPEG_QUALITY = 75;

/** One page of a PDF as a scan: a PDF with one CCITT picture, or with one JPEG where the wear has no threshold. */
export async function printAndScan(path: string, page: number, wear: Wear): Promise<Uint8Array> {
	const source = await openDocument(path);
	try {
		const printed = await source.page(page);
		const { data, width, height, channels } = await printed.render({ dpi: PRINT_DPI });
		const png = await sharp(data, { raw: { width, height, channels } })
			.greyscale()
			.png({ compressionLevel: 1 })
			.toBuffer();
		const sheet = new Sheet(printed.width ?? 595, printed.height ?? 842);
		sheet.draw(
			`<image href="data:image/png;base64,${png.toString("base64")}" width="${sheet.width}" height="${sheet.height}" preserveAspectRatio="none"/>`,
		);
		const scan = [await scanSheet(sheet, wear)];
		return wear.threshold === undefined ? await jpegPdf(scan, JPEG_QUALITY) : await ccittPdf(scan);
	} finally {
		await source.close();
	}
}
