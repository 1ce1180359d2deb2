import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endIdlePdfThreads, openDocument, type PageImage, type SourcePage } from "../../pipeline/acquire/index.js";
import { turnPicture } from "../../pipeline/recognize/image/orientation.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../../pipeline/recognize/index.js";
import { renderOverlay } from "../../pipeline/recognize/overlay.js";
import { RecognizedPage } from "../../schemas/page.js";
import { line, makePdf, text } from "../acquire/make-pdf.js";
import { sourcePage } from "./picture.js";

const COLUMNS = [72, 230, 340, 450];
const ROWS = [
	["Ten", "Nhan", "Tra"],
	["Lien Bac", "1234", "98,7"],
	["Dong Tam", "57", "100"],
	["Thanh An", "8", "0,5"],
];

/** A page of text over a ruled table, drawn and handed over as a scan is: pixels only. */
function content(): string {
	let out =
		text(72, 760, 14, "KET QUA GIAI QUYET HO SO NAM 2017") + text(72, 735, 12, "Tong hop theo tung don vi nhu sau");
	const y = (row: number) => 700 - 24 * row;
	for (let r = 0; r <= ROWS.length; r++) out += line(COLUMNS[0]!, y(r), COLUMNS.at(-1)!, y(r));
	for (const x of COLUMNS) out += line(x, y(0), x, y(ROWS.length));
	ROWS.forEach((cells, r) => {
		cells.forEach((cell, c) => {
			out += text(COLUMNS[c]! + 8, y(r) - 17, 12, cell);
		});
	});
	return out;
}

/** The Vietnamese model puts marks where it expects them ("GIẢI"). */
const plain = (text: string) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");

let folder: string;
let engine: OcrEngine;
let picture: PageImage;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "recognize-"));
	engine = createOcrEngine({ workers: 1 });
	const path = join(folder, "a.pdf");
	await writeFile(path, makePdf([{ width: 595, height: 842, content: content() }]));
	const document = await openDocument(path);
	picture = await (await document.page(1)).render({ dpi: 200 });
	await document.close();
});
afterAll(async () => {
	await engine.close();
	endIdlePdfThreads();
	await rm(folder, { recursive: true });
});

const scanOf = (image: PageImage): SourcePage =>
	sourcePage({
		width: (image.width / image.dpi) * 72,
		height: (image.height / image.dpi) * 72,
		imageCoverage: 1,
		imageDpi: image.dpi,
		render: async () => image,
	});

describe("recognizePage on a scan", () => {
	it("should read the text, the ruling lines and every number of a ruled table", async () => {
		const page = RecognizedPage.parse(await recognizePage(scanOf(picture), { engine }));
		expect(page.origin).toBe("ocr");
		expect(page.diagnosis).toContain("ruled grid of 12 cells");
		expect(plain(page.lines[0]!.text)).toBe("KET QUA GIAI QUYET HO SO NAM 2017");
		expect(page.rulings).toHaveLength(9);
		const numbers = page.cellReadings.filter((c) => c.mode === "numeric").map((c) => c.text);
		expect(numbers).toEqual(["1234", "57", "8", "98,7", "100", "0,5"]);
		// Cell by cell, row by row, with boxes where the words stand.
		const cells = page.lines.slice(2).map((l) => l.text);
		expect(cells.filter((t) => /\d/.test(t))).toEqual(["1234", "98,7", "57", "100", "8", "0,5"]);
		const word = page.lines.flatMap((l) => l.words).find((w) => w.text === "1234")!;
		expect(word.box.x0).toBeCloseTo(238, -1);
		expect(word.box.y1).toBeCloseTo(842 - 659, -1);
	});

	it("should turn a page scanned sideways and report by how much", async () => {
		const page = await recognizePage(scanOf(turnPicture(picture, 90)), { engine });
		expect(page.rotation).toBe(270);
		expect([page.width, page.height].map((n) => Math.round(n!))).toEqual([595, 842]);
		expect(plain(page.lines[0]!.text)).toBe("KET QUA GIAI QUYET HO SO NAM 2017");
	});

	it("should read a name stamped in red though red is dropped for the seals", async () => {
		const name = `0.85 0.1 0.1 rg\n${text(330, 420, 15, "Nguyen Van Thanh")}`;
		const path = join(folder, "red.pdf");
		await writeFile(path, makePdf([{ width: 595, height: 842, content: content() + name }]));
		const document = await openDocument(path);
		const image = await (await document.page(1)).render({ dpi: 200 });
		await document.close();
		const page = await recognizePage(scanOf(image), { engine });
		expect(page.diagnosis).toContain("red channel");
		const found = page.lines.find((l) => plain(l.text) === "Nguyen Van Thanh");
		expect(found).toMatchObject({ role: "body" });
		expect(found!.box!.x0).toBeCloseTo(330, -1);
		expect(found!.box!.y1).toBeCloseTo(842 - 420, -1);
	});

	it("should not trouble the engine with a blank page", async () => {
		const blank = { ...picture, data: new Uint8Array(picture.data.length).fill(255) };
		const page = await recognizePage(scanOf(blank), { engine });
		expect(page.lines).toEqual([]);
		expect(page.confidence).toBeNull();
		expect(page.diagnosis).toMatch(/^blank/);
	});

	it("should draw an overlay of the page's size", async () => {
		const page = await recognizePage(scanOf(picture), { engine });
		const { width, height, format } = await sharp(await renderOverlay(page, picture)).metadata();
		expect([width, height, format]).toEqual([picture.width, picture.height, "png"]);
	});
});

describe("recognizePage on other pages", () => {
	it("should keep a text file line by line, tabs included", async () => {
		const page = await recognizePage(sourcePage({ width: null, height: null, text: "TT\tĐơn vị\n1\tPhường 1" }), {
			engine,
		});
		expect(page.origin).toBe("text-file");
		expect(page.lines.map((l) => [l.text, l.box, l.words.length])).toEqual([
			["TT\tĐơn vị", null, 0],
			["1\tPhường 1", null, 0],
		]);
	});

	it("should record a page that cannot be read, and go on", async () => {
		const problems = [{ code: "page-unreadable", message: "Page 1 is damaged." }];
		const page = await recognizePage(sourcePage({ problems }), { engine });
		expect(page.lines).toEqual([]);
		expect(page.problems).toEqual(problems);
	});

	it("should stop with the signal's reason", async () => {
		const signal = AbortSignal.abort(new Error("Ctrl-C"));
		await expect(recognizePage(scanOf(picture), { engine, signal })).rejects.toThrow("Ctrl-C");
	});
});
