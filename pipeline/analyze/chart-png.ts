import { withOutlines } from "./chart-letters.js";

/** Of the picture to the SVG: 2 is sharp on paper and on screens of high density. */
const SCALE = 2;

/** A chart as PNG, twice the size of the SVG, letters from a font that comes with the package. */
export async function chartPng(svg: string): Promise<Buffer> {
	const { default: sharp } = await import("sharp");
	return sharp(Buffer.from(withOutlines(svg)), { density: 72 * SCALE })
		.png({ compressionLevel: 9 })
		.toBuffer();
}
