import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clearDots } from "../../pipeline/recognize/dotted/dotted-cells.js";
import { soften } from "../../pipeline/recognize/image/soften.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../../pipeline/recognize/index.js";
import type { RecognizedPage } from "../../schemas/page.js";
import { type Dots, dottedTable } from "./dotted-picture.js";
import { sourcePage } from "./picture.js";

const COLUMNS = [40, 80, 150, 470, 555];
const ROWS = [
	["STT", "Mã số", "Tên đơn vị", "Số lượng"],
	["1", "20417", "Trạm y tế xã Bình Thạnh", "1.250"],
	["2", "20418", "Ủy ban nhân dân phường Mỹ Phú", "38,5"],
	["3", "20419", "Sở Giáo dục và Đào tạo", "407"],
	["4", "20420", "Trung tâm Kiểm soát bệnh tật tỉnh", "96"],
];

describe("cells on a ground of dots", () => {
	let engine: OcrEngine;
	beforeAll(() => {
		engine = createOcrEngine({ workers: 1 });
	});
	afterAll(() => engine.close());

	const pages = new Map<string, Promise<RecognizedPage>>();
	function read(dots: Dots, ground: number): Promise<RecognizedPage> {
		const page = pages.get(dots) ?? draw(dots, ground);
		pages.set(dots, page);
		return page;
	}

	async function draw(dots: Dots, ground: number): Promise<RecognizedPage> {
		const { grey, dpi, heightPoints } = await dottedTable({ rows: ROWS, columns: COLUMNS, ground, dots });
		const render = async () => ({ ...grey, channels: 1 as const, dpi });
		return recognizePage(sourcePage({ width: 595, height: heightPoints, imageCoverage: 1, imageDpi: dpi, render }), {
			engine,
		});
	}

	/** What was read in a cell. */
	const cell = (page: RecognizedPage, row: number, column: number) => {
		const [x, y] = [COLUMNS[column]! + 9, 40 + row * 17 + 8];
		return page.cellReadings.find(
			({ box, mode }) => mode === "text" && box.x0 < x && box.x1 > x && box.y0 < y && box.y1 > y,
		);
	};

	it.each([
		["a coarse printer's screen", "screen", 0.3],
		["error diffusion", "diffusion", 0.2],
	] as const)("should be read through %s", async (_, dots, ground) => {
		const page = await read(dots, ground);
		expect(cell(page, 2, 2)?.text).toBe("Ủy ban nhân dân phường Mỹ Phú");
		expect(cell(page, 2, 1)?.text).toBe("20418");
		expect(cell(page, 4, 2)?.text).toBe("Trung tâm Kiểm soát bệnh tật tỉnh");
	});

	it("should never be sure of a figure", async () => {
		const page = await read("screen", 0.3);
		for (const row of [2, 4]) expect(cell(page, row, 1)!.confidence).toBeLessThan(0.9);
		expect(cell(page, 1, 1)!.confidence).toBeGreaterThan(0.9);
	});
});

describe("clearDots", () => {
	it("should leave a page without dots alone", async () => {
		const { grey, dpi } = await dottedTable({ rows: ROWS, columns: COLUMNS, ground: 0, dots: "screen" });
		const page = soften(grey);
		const cells = ROWS.map((_, r) => ({
			x0: 417,
			x1: 1305,
			y0: ((40 + r * 17) * dpi) / 72,
			y1: ((57 + r * 17) * dpi) / 72,
		}));
		const cleared = await clearDots(page, cells, 127, dpi);
		expect(cleared.grey).toBe(page);
		expect(cleared.cleared.size).toBe(0);
	});

	it("should take the dots out, and make white print on dark black on white", async () => {
		const { grey, dpi } = await dottedTable({
			rows: ROWS,
			columns: COLUMNS,
			ground: 0.3,
			dots: "grain",
			darkHead: true,
		});
		const page = soften(grey);
		const box = { x0: 1000, x1: 1305, y0: (40 * dpi) / 72, y1: (57 * dpi) / 72 };
		const { grey: clean, cleared } = await clearDots(page, [box], 127, dpi);
		expect([...cleared.keys()]).toEqual([box]);
		// The right half of the cell is empty ground: paper is left.
		let sum = 0;
		let count = 0;
		for (let y = Math.round(box.y0) + 4; y < box.y1 - 4; y++)
			for (let x = 1010; x < 1290; x++, count++) sum += clean.data[y * page.width + x]!;
		expect(sum / count).toBeGreaterThan(235);
	});
});
