import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDocument, type SourceDocument } from "../../pipeline/acquire/index.js";
import { FileError } from "../../schemas/errors.js";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "acquire-"));
});
afterAll(() => rm(folder, { recursive: true }));

const put = async (name: string, content: string | Uint8Array) => {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
};

const open = async (name: string, content: string | Uint8Array): Promise<SourceDocument> =>
	openDocument(await put(name, content));

const codeOf = async (opening: Promise<unknown>): Promise<string> => {
	try {
		await opening;
	} catch (error) {
		expect(error).toBeInstanceOf(FileError);
		const { code, message, help } = error as FileError;
		// One sentence that says what, one that says what to do.
		expect(message).toMatch(/^[^\n]+\.$/);
		expect(help).toMatch(/^[^\n]+\.$/);
		return code;
	}
	return "none";
};

const REPORT = "BÁO CÁO\nKết quả công tác cải cách hành chính Quý I năm 2024\n";

describe("openDocument on text", () => {
	it("should give UTF-8 text with or without a byte order mark", async () => {
		for (const mark of ["", "\uFEFF"]) {
			const document = await open("a.txt", mark + REPORT);
			expect(document.mediaType).toBe("text/plain");
			expect((await document.page(1)).text).toBe(REPORT);
		}
	});

	it("should give UTF-16 text, little or big endian, with or without a byte order mark", async () => {
		const little = Buffer.from(REPORT, "utf16le");
		const big = Buffer.from(little).swap16();
		for (const bytes of [
			Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
			Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
			little,
			big,
		]) {
			expect((await (await open("a.txt", bytes)).page(1)).text).toBe(REPORT);
		}
	});

	it("should keep every byte of a legacy encoding as a character, for restore to decode", async () => {
		// "Việt Nam, cộng hoà" in TCVN3.
		const bytes = Buffer.from([
			0x56, 0x69, 0xd6, 0x74, 0x20, 0x4e, 0x61, 0x6d, 0x2c, 0x20, 0x63, 0xe9, 0x6e, 0x67, 0x20, 0x68, 0x6f, 0xb5,
		]);
		const document = await open("a.txt", bytes);
		expect((await document.page(1)).text).toBe("ViÖt Nam, céng hoµ");
		expect(document.info.encoding).toBe("windows-1252");
	});

	it("should split pages at form feeds and number them from 1", async () => {
		const document = await open("a.txt", "một\fhai\fba\f\n");
		expect(document.pageCount).toBe(3);
		expect((await document.page(2)).text).toBe("hai");
		await expect(document.page(4)).rejects.toBeInstanceOf(RangeError);
	});

	it("should read a text file named .pdf as text and say so", async () => {
		const document = await open("bao-cao.pdf", REPORT);
		expect(document.mediaType).toBe("text/plain");
		expect(document.problems.map((p) => p.code)).toEqual(["misnamed"]);
	});

	it("should name the document by the SHA-256 of its bytes", async () => {
		const document = await open("a.txt", REPORT);
		expect(document.documentId).toBe(createHash("sha256").update(REPORT).digest("hex"));
		expect(document.bytes).toBe(Buffer.byteLength(REPORT));
	});
});

describe("openDocument on what it cannot read", () => {
	it.each([
		["an empty file", "", "empty"],
		["white space only", " \n\t\n", "empty"],
		["a web page", "<!DOCTYPE html><html><body>Báo cáo</body></html>", "unsupported-type"],
		["XML", '<?xml version="1.0"?><a/>', "unsupported-type"],
		["JSON", '{"a": [1, 2]}', "unsupported-type"],
		["a JSON list", '[{"a": 1}]', "unsupported-type"],
		["RTF", "{\\rtf1\\ansi Hello}", "unsupported-type"],
		[
			"a zip or office file",
			Buffer.from("PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml"),
			"unsupported-type",
		],
		["an old Word file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "unsupported-type"],
		["binary garbage", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), "unsupported-type"],
		["a cut PDF", "%PDF-1.7\n1 0 obj\n<<", "corrupt"],
		["a cut PNG", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIH", "latin1"), "corrupt"],
	])("should refuse %s with a clear reason", async (_what, content, code) => {
		expect(await codeOf(open("x.bin", content))).toBe(code);
	});

	it("should say when the path does not exist or is a folder", async () => {
		expect(await codeOf(openDocument(join(folder, "absent.pdf")))).toBe("missing");
		expect(await codeOf(openDocument(folder))).toBe("unreadable");
	});

	it("should not take prose that begins with a bracket for JSON", async () => {
		const document = await open("a.txt", "[1] Số liệu năm 2024\n{ghi chú} hết");
		expect(document.mediaType).toBe("text/plain");
	});

	it("should refuse a 20,000 × 20,000 px image by its header alone", async () => {
		expect(await codeOf(open("huge.png", pngHeader(20_000, 20_000)))).toBe("too-large");
	});

	it("should refuse files over the size limit", async () => {
		const path = await put("a.txt", REPORT);
		expect(await codeOf(openDocument(path, { limits: { fileBytes: 10 } }))).toBe("too-large");
	});

	it("should stop when aborted", async () => {
		const path = await put("a.txt", REPORT);
		await expect(openDocument(path, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
	});
});

/** A PNG that claims a size and holds one empty chunk of pixels. */
function pngHeader(width: number, height: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
		const out = Buffer.alloc(8 + data.length + 4);
		out.writeUInt32BE(data.length, 0);
		body.copy(out, 4);
		out.writeUInt32BE(crc(body), out.length - 4);
		return out;
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", header),
		chunk("IDAT", deflateSync(Buffer.alloc(64))),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function crc(data: Buffer): number {
	let c = 0xffffffff;
	for (const byte of data) {
		c ^= byte;
		for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
	}
	return (c ^ 0xffffffff) >>> 0;
}

describe("openDocument on images", () => {
	const sheet = (width: number, height: number) =>
		sharp({ create: { width, height, channels: 3, background: { r: 250, g: 240, b: 230 } } });

	it.each(["png", "jpeg", "webp", "tiff", "gif"] as const)(
		"should read %s by content, whatever the name",
		async (format) => {
			const bytes = await sheet(200, 283).toFormat(format).toBuffer();
			const document = await open("scan.dat", bytes);
			expect(document.mediaType).toBe(`image/${format}`);
			const page = await document.page(1);
			// Without a stated resolution the short side is taken for A4's.
			expect(page.width).toBeCloseTo(595.3, 0);
			expect(page.imageCoverage).toBe(1);
			const image = await page.render();
			expect([image.width, image.height, image.channels]).toEqual([200, 283, 3]);
			expect(image.data.length).toBe(200 * 283 * 3);
		},
	);

	it("should take the size of the sheet from the stated resolution", async () => {
		const bytes = await sheet(1654, 2339).withMetadata({ density: 200 }).png().toBuffer();
		const page = await (await open("a.png", bytes)).page(1);
		expect(page.width).toBeCloseTo(595.4, 0);
		expect(page.imageDpi).toBe(200);
	});

	it("should turn photographs upright as their EXIF data say", async () => {
		const bytes = await sheet(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
		const page = await (await open("a.jpg", bytes)).page(1);
		expect(page.rotation).toBe(90);
		const image = await page.render();
		expect([image.width, image.height]).toEqual([200, 300]);
	});

	it("should walk the pages of a multi-page TIFF", async () => {
		const pages = await Promise.all(
			[0, 80, 160].map((grey) => sheet(100, 140).tint({ r: grey, g: grey, b: grey }).png().toBuffer()),
		);
		const bytes = await sharp(pages, { join: { animated: true } })
			.tiff()
			.toBuffer();
		const document = await open("a.tif", bytes);
		expect(document.pageCount).toBe(3);
		expect((await (await document.page(3)).render()).height).toBe(140);
	});

	it("should scale to the asked resolution and never beyond the pixel limit", async () => {
		const path = await put("a.png", await sheet(200, 283).png().toBuffer());
		const page = await (await openDocument(path, { limits: { renderPixels: 100_000 } })).page(1);
		const image = await page.render({ dpi: 300 });
		expect(image.width * image.height).toBeLessThanOrEqual(101_000);
		expect(image.width).toBeGreaterThan(200);
	});
});
