import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endIdlePdfThreads, openDocument, type PageImage } from "../../pipeline/acquire/index.js";
import { flate, type ScanPdf, scanPdf, stream } from "./make-scan-pdf.js";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "acquire-picture-"));
});
afterAll(async () => {
	endIdlePdfThreads();
	await rm(folder, { recursive: true });
});

const read = async (pdf: Buffer): Promise<{ picture: PageImage; images: number; coverage: number }> => {
	const path = join(folder, "scan.pdf");
	await writeFile(path, pdf);
	const document = await openDocument(path);
	const page = await document.page(1);
	const picture = await page.render({ dpi: page.imageDpi! });
	await document.close();
	return { picture, images: page.images.length, coverage: page.imageCoverage };
};

/** Noise: any resampling changes it. 101 × 143 pixels on a page of A6 size: 24 dpi. */
const [W, H] = [101, 143];
const noise = Uint8Array.from({ length: W * H }, (_, i) => (i * 7919 + ((i * i) % 251)) % 256);
const bits = Uint8Array.from({ length: W * H }, (_, i) => ((i * 2654435761) >>> 7) & 1);
const packedBits = (): Uint8Array => {
	const stride = (W + 7) >> 3;
	const out = new Uint8Array(stride * H);
	bits.forEach((bit, i) => {
		const [x, y] = [i % W, Math.floor(i / W)];
		out[y * stride + (x >> 3)]! |= bit << (7 - (x & 7));
	});
	return out;
};

// Not a whole number of points: drawing would blur every pixel.
const page = { width: 303.4, height: 429.57, pixelWidth: W, pixelHeight: H };
const greyScan = (more: Partial<ScanPdf> = {}): Buffer =>
	scanPdf({ ...page, ...flate("/ColorSpace /DeviceGray /BitsPerComponent 8", noise), ...more });

const grey = (of: PageImage) => (of.channels === 1 ? of.data : of.data.filter((_, i) => i % 3 === 0));

describe("a page that is one image", () => {
	it("should give the image's own pixels, with the place of the image", async () => {
		const { picture, images, coverage } = await read(greyScan());
		expect([picture.width, picture.height, picture.channels]).toEqual([W, H, 1]);
		expect(picture.data).toEqual(noise);
		expect(picture.dpi).toBeCloseTo((W / 303.4) * 72, 1);
		expect([images, coverage]).toEqual([1, 1]);
	});

	it("should give black and white as it is, whatever the width", async () => {
		const { picture } = await read(
			scanPdf({ ...page, ...flate("/ColorSpace /DeviceGray /BitsPerComponent 1", packedBits()) }),
		);
		expect(picture.channels).toBe(1);
		expect(picture.data).toEqual(bits.map((bit) => bit * 255));
	});

	it("should follow a Decode array that turns black and white round", async () => {
		const { picture } = await read(
			scanPdf({ ...page, ...flate("/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]", packedBits()) }),
		);
		expect(picture.data).toEqual(bits.map((bit) => 255 - bit * 255));
	});

	it("should look colours up in their palette", async () => {
		const { picture } = await read(
			scanPdf({
				...page,
				...flate("/ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF1020C0>] /BitsPerComponent 1", packedBits()),
			}),
		);
		expect(picture.channels).toBe(3);
		const wanted = Array.from(bits).flatMap((bit) => (bit ? [0x10, 0x20, 0xc0] : [255, 255, 255]));
		expect(Array.from(picture.data)).toEqual(wanted);
	});

	it("should paint a black stencil black", async () => {
		for (const [decode, ink] of [
			["", 0],
			["/Decode [1 0]", 1],
		] as const) {
			const stencil = flate(`/ImageMask true /BitsPerComponent 1 ${decode}`, packedBits());
			const { picture } = await read(scanPdf({ ...page, ...stencil, before: "0 g " }));
			expect(picture.data).toEqual(bits.map((bit) => (bit === ink ? 0 : 255)));
		}
	});

	it("should unpack fax pages (CCITT group 4)", async () => {
		// sharp writes strips of 128 rows: a picture of fewer is one strip.
		const rows = bits.slice(0, W * 100);
		const tiff = await sharp(Buffer.from(rows.map((bit) => bit * 255)), { raw: { width: W, height: 100, channels: 1 } })
			.toColourspace("b-w")
			.tiff({ compression: "ccittfax4", bitdepth: 1 })
			.toBuffer();
		const entries = `/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${W} /Rows 100 /BlackIs1 true >>`;
		const { picture } = await read(
			scanPdf({ ...page, height: 300.4, pixelHeight: 100, entries, data: faxStrip(tiff) }),
		);
		expect(picture.data).toEqual(rows.map((bit) => bit * 255));
	});

	it("should unpack photographs (JPEG) to their colours", async () => {
		const jpeg = await sharp({ create: { width: W, height: H, channels: 3, background: { r: 200, g: 30, b: 60 } } })
			.jpeg({ quality: 95 })
			.toBuffer();
		const { picture } = await read(
			scanPdf({ ...page, entries: "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", data: jpeg }),
		);
		expect([picture.width, picture.height, picture.channels]).toEqual([W, H, 3]);
		const [r, g, b] = picture.data.slice(300, 303);
		expect(Math.abs(r! - 200) + Math.abs(g! - 30) + Math.abs(b! - 60)).toBeLessThan(9);
	});

	it("should turn the page as it asks", async () => {
		const { picture } = await read(greyScan({ page: "/Rotate 90" }));
		expect([picture.width, picture.height]).toEqual([H, W]);
		// The first row has come to the right edge, its first pixel at the top.
		expect(Array.from({ length: W }, (_, i) => picture.data[i * H + H - 1])).toEqual(Array.from(noise.subarray(0, W)));
	});

	it("should follow a matrix that turns or mirrors the image", async () => {
		const upsideDown = await read(greyScan({ matrix: [-303.4, 0, 0, -429.57, 303.4, 429.57] }));
		expect(upsideDown.picture.data).toEqual(noise.toReversed());
		const mirrored = await read(greyScan({ matrix: [303.4, 0, 0, -429.57, 0, 429.57] }));
		expect(mirrored.picture.data.subarray(0, W)).toEqual(noise.subarray((H - 1) * W));
	});

	it("should leave white margins and cut at the crop box", async () => {
		const k = 303.4 / W;
		const margin = await read(
			greyScan({ width: 303.4 + 20 * k, height: 429.57 + 30 * k, matrix: [303.4, 0, 0, 429.57, 10 * k, 10 * k] }),
		);
		expect([margin.picture.width, margin.picture.height]).toEqual([W + 20, H + 30]);
		expect(margin.picture.data.slice(0, 20 * (W + 20)).every((v) => v === 255)).toBe(true);
		expect(margin.picture.data.slice(20 * (W + 20) + 10, 20 * (W + 20) + 10 + W)).toEqual(noise.slice(0, W));
		const cropped = await read(greyScan({ page: `/CropBox [0 ${40 * k} ${50 * k} 429.57]` }));
		expect([cropped.picture.width, cropped.picture.height]).toEqual([50, H - 40]);
		expect(cropped.picture.data.slice(50, 100)).toEqual(noise.slice(W, W + 50));
	});

	it("should not mind white paper and frames under the image", async () => {
		const before = "1 g -5 -5 400 500 re f 0 g 10 10 100 100 re f 0 G 20 20 m 200 20 l S ";
		expect((await read(greyScan({ before }))).picture.data).toEqual(noise);
		const beside = await read(
			greyScan({ width: 400, matrix: [303.4, 0, 0, 429.57, 0, 0], before: "0 g 310 10 80 100 re f " }),
		);
		expect(grey(beside.picture)[(H - 10) * beside.picture.width + Math.round((W * 350) / 303.4)]).toBe(0);
	});

	it("should not mind invisible text, links and fields without area", async () => {
		const { picture } = await read(
			greyScan({
				after: "BT 3 Tr /F1 12 Tf 20 200 Td (abc) Tj ET\n",
				page: "/Annots [6 0 R 7 0 R]",
				more: [
					"<< /Type /Annot /Subtype /Link /Rect [10 10 100 100] >>",
					"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 0 0] >>",
				],
			}),
		);
		expect(picture.data).toEqual(noise);
	});
});

describe("a page that is more than one image's pixels", () => {
	const white = flate("/ColorSpace /DeviceGray /BitsPerComponent 8", new Uint8Array(W * H).fill(255));
	const plain = { ...page, ...white };
	const inkShare = async (pdf: Buffer) => {
		const data = grey((await read(pdf)).picture);
		return data.reduce((sum, v) => sum + (v < 128 ? 1 : 0), 0) / data.length;
	};

	it("should be drawn with the text, lines and second images over it", async () => {
		expect(await inkShare(scanPdf(plain))).toBe(0);
		expect(await inkShare(scanPdf({ ...plain, after: "BT /F1 60 Tf 20 200 Td (HHHHH) Tj ET\n" }))).toBeGreaterThan(
			0.01,
		);
		expect(await inkShare(scanPdf({ ...plain, after: "0 0 200 200 re f\n" }))).toBeGreaterThan(0.2);
	});

	it("should be drawn with what a stamp or a signature field shows", async () => {
		const look = stream(
			"/Type /XObject /Subtype /Form /BBox [0 0 100 100]",
			Buffer.from("0 g 0 0 100 100 re f", "latin1"),
		);
		const field = "<< /Type /Annot /Subtype /Stamp /Rect [50 50 250 250] /F 4 /AP << /N 7 0 R >> >>";
		expect(await inkShare(scanPdf({ ...plain, page: "/Annots [6 0 R]", more: [field, look] }))).toBeGreaterThan(0.2);
	});

	it("should be drawn where the image is masked, transparent or cut", async () => {
		const black = flate("/ColorSpace /DeviceGray /BitsPerComponent 8", new Uint8Array(W * H));
		const ink = { ...page, ...black };
		expect(await inkShare(scanPdf(ink))).toBe(1);
		const clear = deflateSync(new Uint8Array(W * H));
		const mask = stream(
			`/Type /XObject /Subtype /Image /Width ${W} /Height ${H} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
			clear,
		);
		expect(await inkShare(scanPdf({ ...ink, entries: `${black.entries} /SMask 6 0 R`, more: [mask] }))).toBe(0);
		expect(await inkShare(scanPdf({ ...ink, entries: `${black.entries} /Mask [0 10]` }))).toBe(0);
		expect(await inkShare(scanPdf({ ...ink, before: "/G1 gs " }))).toBe(0);
		const half = await inkShare(scanPdf({ ...ink, before: "0 0 303.4 215 re W n " }));
		expect(half).toBeGreaterThan(0.4);
		expect(half).toBeLessThan(0.6);
		expect(await inkShare(scanPdf({ ...ink, before: "-1 -1 310 440 re W n " }))).toBe(1);
	});

	it("should be drawn where the image is a stencil in a colour", async () => {
		const stencil = flate("/ImageMask true /BitsPerComponent 1", packedBits());
		expect(await inkShare(scanPdf({ ...page, ...stencil, before: "1 g " }))).toBe(0);
	});

	it("should be drawn where it stands at an angle, and in inks for print", async () => {
		const turned = await read(greyScan({ matrix: [300, 20, -20, 420, 10, 0] }));
		expect(turned.picture.data).not.toEqual(noise);
		const inks = new Uint8Array(W * H * 4).fill(0);
		const { picture } = await read(scanPdf({ ...page, ...flate("/ColorSpace /DeviceCMYK /BitsPerComponent 8", inks) }));
		expect(grey(picture).every((v) => v > 250)).toBe(true);
	});
});

/** The one strip of a TIFF that sharp wrote (0 is black there). */
function faxStrip(tiff: Buffer): Buffer {
	const at = tiff.readUInt32LE(4);
	const tags = new Map<number, number>();
	for (let entry = at + 2; entry < at + 2 + tiff.readUInt16LE(at) * 12; entry += 12) {
		const short = tiff.readUInt16LE(entry + 2) === 3;
		tags.set(tiff.readUInt16LE(entry), short ? tiff.readUInt16LE(entry + 8) : tiff.readUInt32LE(entry + 8));
	}
	return tiff.subarray(tags.get(273)!, tags.get(273)! + tags.get(279)!);
}
