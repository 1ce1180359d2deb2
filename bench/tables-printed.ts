/** A born-digital page printed and scanned again: its picture worn as wear.ts wears typeset samples. */
import sharp from "sharp";
import { openDocument } from "../pipeline/acquire/index.js";
import { ccittPdf } from "../scripts/samples/scan-file.js";
import { Sheet } from "../scripts/samples/sheet.js";
import { scanSheet, type Wear } from "../scripts/samples/wear.js";

/** Ink is drawn at this resolution before it is worn down to that of the scan. */
const PRINT_DPI = 400;

/** One page of a PDF as a bitonal scan (a PDF with one CCITT picture). */
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
		return await ccittPdf([await scanSheet(sheet, wear)]);
	} finally {
		await source.close();
	}
}
