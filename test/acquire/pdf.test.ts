import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endIdlePdfThreads, type OpenOptions, openDocument } from "../../pipeline/acquire/index.js";
import { FileError } from "../../schemas/errors.js";
import { filled, line, makePdf, text } from "./make-pdf.js";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "acquire-pdf-"));
});
afterAll(async () => {
	endIdlePdfThreads();
	await rm(folder, { recursive: true });
});

const open = async (bytes: Buffer, options?: OpenOptions) => {
	const path = join(folder, "a.pdf");
	await writeFile(path, bytes);
	return openDocument(path, options);
};

describe("a PDF's text layer", () => {
	it("should give words with upright boxes in points, origin top-left", async () => {
		const document = await open(makePdf([{ width: 595, height: 842, content: text(72, 742, 12, "So: 12/BC-UBND") }]));
		const page = await document.page(1);
		expect([page.width, page.height, page.rotation]).toEqual([595, 842, 0]);
		expect(page.textLayer.map((l) => l.text)).toEqual(["So: 12/BC-UBND"]);
		const [first, second] = page.textLayer[0]!.words;
		expect(first!.box.x0).toBeCloseTo(72, 0);
		// Baseline at 100 points from the top; letters stand on it.
		expect(first!.box.y1).toBeGreaterThan(100);
		expect(first!.box.y0).toBeLessThan(92);
		expect(second!.box.x0).toBeGreaterThan(first!.box.x1);
		await document.close();
	});

	it("should turn places along with the page", async () => {
		const document = await open(makePdf([{ width: 595, height: 842, rotate: 90, content: text(72, 742, 12, "abc") }]));
		const page = await document.page(1);
		expect([page.width, page.height, page.rotation]).toEqual([842, 595, 90]);
		const box = page.textLayer[0]!.box!;
		// 72 from the left and 100 from the top, turned clockwise: 742 from the left, 72 from the top.
		expect(box.x0).toBeGreaterThan(735);
		expect(box.y0).toBeCloseTo(72, 0);
		await document.close();
	});

	it("should split a row at wide gaps and keep words of one item together", async () => {
		const content = text(72, 700, 12, "Tong so ho so") + text(400, 700, 12, "1.234");
		const document = await open(makePdf([{ width: 595, height: 842, content }]));
		expect((await document.page(1)).textLayer.map((l) => l.text)).toEqual(["Tong so ho so", "1.234"]);
		await document.close();
	});
});

describe("a PDF's drawing", () => {
	it("should give ruling lines, drawn as strokes or as thin rectangles, joined where they touch", async () => {
		const content =
			line(72, 700, 200, 700) + line(200, 700, 300, 700) + filled(72, 600, 0.5, 100) + filled(300, 600, 100, 50);
		const document = await open(makePdf([{ width: 595, height: 842, content }]));
		const { rulings } = await document.page(1);
		const rounded = rulings.map((r) => [r.x0, r.y0, r.x1, r.y1].map(Math.round));
		expect(rounded).toEqual([
			[72, 142, 300, 142],
			[72, 142, 72, 242],
		]);
		await document.close();
	});

	it("should draw the page at the asked resolution", async () => {
		const document = await open(makePdf([{ width: 595, height: 842, content: filled(100, 400, 200, 200) }]));
		const image = await (await document.page(1)).render({ dpi: 144 });
		expect([image.width, image.height, image.channels]).toEqual([1190, 1684, 1]);
		const at = (x: number, y: number) => image.data[Math.round(y * 2 * image.width + x * 2)];
		expect(at(200, 342)).toBe(0);
		expect(at(50, 50)).toBe(255);
		await document.close();
	});
});

describe("a PDF that makes trouble", () => {
	it("should end with a typed error when the reader does not answer in time", async () => {
		// 36 million pixels are not drawn within 20 ms; on a busy machine opening may already run out of time, with the same error.
		const drawing = async () => {
			const content = filled(100, 400, 200, 200);
			const document = await open(makePdf([{ width: 595, height: 842, content }]), { limits: { requestMs: 20 } });
			await (await document.page(1)).render({ dpi: 2000 });
		};
		await expect(drawing()).rejects.toMatchObject({ code: "timeout" });
	});

	it("should be refused when it has more pages than the limit", async () => {
		const page = { width: 100, height: 100, content: "" };
		await expect(open(makePdf([page, page]), { limits: { pages: 1 } })).rejects.toMatchObject({ code: "too-large" });
	});

	it("should go on with the next document after a crash of the reading thread", async () => {
		await expect(open(Buffer.from("%PDF-1.4\ngarbage"))).rejects.toBeInstanceOf(FileError);
		const document = await open(makePdf([{ width: 595, height: 842, content: text(72, 700, 12, "abc") }]));
		expect((await document.page(1)).textLayer).toHaveLength(1);
		await document.close();
	});

	const damaged = join(import.meta.dirname, "../../../shared/damaged");
	it.skipIf(!existsSync(damaged))("should name encrypted files as such, and open them with the password", async () => {
		const path = join(damaged, "issue6010_1.pdf");
		await expect(openDocument(path)).rejects.toMatchObject({ code: "encrypted" });
		const document = await openDocument(path, { password: "abc" });
		expect(document.pageCount).toBeGreaterThan(0);
		await document.close();
	});

	it.skipIf(!existsSync(damaged))("should cost only the damaged page, not the document", async () => {
		const document = await openDocument(join(damaged, "Pages-tree-refs.pdf"));
		expect((await document.page(1)).textLayer.length).toBeGreaterThan(0);
		expect((await document.page(2)).problems.map((p) => p.code)).toEqual(["page-unreadable"]);
		await document.close();
	});

	it.skipIf(!existsSync(damaged))("should refuse a file of which no page can be read", async () => {
		await expect(openDocument(join(damaged, "poppler-742-0-fuzzed.pdf"))).rejects.toMatchObject({ code: "corrupt" });
	});
});
