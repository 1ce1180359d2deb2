import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { gridRulings, horizontal, type Printed, placedPage, vertical } from "./pages.js";

const printed = (rows: readonly (readonly string[])[], xs: readonly number[], ys: readonly number[]): Printed[] =>
	rows.flatMap((row, r) => row.map((text, c) => ({ text, x: xs[c]! + 5, y: ys[r]! + 5 }))).filter((p) => p.text !== "");
const steps = (from: number, step: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + step * i);
const shape = (t: Table | undefined) => t && [t.method, t.headerRows, t.rowCount, t.columnCount];
const text = (t: Table, row: number, col: number) => t.cells.find((c) => c.row === row && c.col === col)?.text;

describe("tables of real scans", () => {
	it("keeps two heads over two empty boxes, and takes an empty grid of lines for no table", () => {
		const [xs, ys] = [
			[150, 300, 450],
			[300, 330, 360],
		];
		const form = placedPage(printed([["Điều trị (%)", "Dự phòng (%)"]], xs, ys), gridRulings(xs, ys));
		expect(findTables([form]).tables.map(shape)).toEqual([["ruled", 1, 1, 2]]);
		const lone = placedPage(printed([["Điều trị (%)"]], xs, ys), gridRulings(xs, ys));
		expect(findTables([lone]).tables).toEqual([]);
	});

	it("leaves a head of two words whole over two columns, and drops the column of a stroke through empty boxes", () => {
		const xs = [50, 100, 148, 196, 396];
		const ys = [100, 120, 140, ...steps(160, 20, 20)];
		const rows = [
			["STT", "", "", "Địa chỉ"],
			["", "Nam", "Nữ", ""],
			...steps(1, 1, 20).map((n) => [String(n), "", "", ""]),
		];
		const rulings = [
			horizontal(100, 50, 396),
			horizontal(120, 100, 196),
			...ys.slice(2).map((y) => horizontal(y, 50, 396)),
			...[50, 100, 196, 396].map((x) => vertical(x, 100, ys.at(-1)!)),
			vertical(148, 120, ys.at(-1)!),
			// A fold in two of the boxes.
			vertical(230, 300, 340),
		];
		// The boundary passes through the space between the two words.
		const head: Printed[] = [
			{ text: "Năm", x: 130, y: 105 },
			{ text: "sinh", x: 151, y: 105 },
		];
		const { tables } = findTables([placedPage([...head, ...printed(rows, xs, ys)], rulings)]);
		expect(tables.map(shape)).toEqual([["ruled", 2, 20, 4]]);
		expect(text(tables[0]!, 0, 1)).toBe("Năm sinh");
	});

	it("takes what stands over a column that counts from 1 for its head, but neither a section nor a total", () => {
		const xs = [50, 100, 200, 400];
		const ys = steps(100, 20, 8);
		const heads = (first: string[]): number | undefined => {
			const rows = [first, ...steps(1, 1, 6).map((n) => [String(n), `100${n}`, `Trạm y tế xã ${n}`])];
			return findTables([placedPage(printed(rows, xs, ys), gridRulings(xs, ys))]).tables[0]?.headerRows;
		};
		expect(heads(["S1", "", ""])).toBe(1);
		expect(heads(["II", "", "Khối huyện"])).toBe(0);
		expect(heads(["", "600", "Tổng cộng"])).toBe(0);
	});

	it("takes the edge of a neighbouring sheet for no table of the page, and says so", () => {
		const xs = [30, 70, 200, 330, 410, 470];
		const ys = steps(100, 25, 6);
		const heads = ["STT", "Tên đề tài", "Đơn vị", "Ghi chú", "Ngày"];
		const row = (n: number) => [String(n), `Đề tài thứ ${n}`, "Trung tâm", "Đề cương", "27/10/2017"];
		const strip = [500, 545, 605];
		const lower = ys.map((y) => y + 9);
		const page = placedPage(
			[
				...printed([heads, ...steps(1, 1, 4).map(row)], xs, ys),
				...printed([["hi chú", "Ngày"], ...steps(1, 1, 4).map(() => ["ương", "25/10/2017"])], strip, lower),
			],
			[...gridRulings(xs, ys), ...gridRulings(strip, lower)],
		);
		const { tables, findings, consumed } = findTables([page]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 4, 5]]);
		expect(findings.map((f) => f.rule)).toContain("table.neighbour-sheet");
		expect(consumed.size).toBe(10);
	});

	it("keeps two tables side by side that are two, and joins a list set in two columns", () => {
		const ys = steps(100, 25, 4);
		const [left, right] = [
			[30, 120, 260],
			[300, 390, 530],
		];
		const rows = (first: number) => [
			["STT", "Xã"],
			[String(first), "An Biên"],
			[String(first + 1), "Hòn Đất"],
		];
		const page = (second: number) =>
			placedPage(
				[...printed(rows(1), left, ys), ...printed(rows(second), right, ys)],
				[...gridRulings(left, ys), ...gridRulings(right, ys)],
			);
		expect(findTables([page(1)]).tables.map(shape)).toEqual([
			["ruled", 1, 2, 2],
			["ruled", 1, 2, 2],
		]);
		expect(findTables([page(3)]).tables.map(shape)).toEqual([["ruled", 1, 4, 2]]);
	});

	it("joins a label that a page break tore, where rows have no numbers", () => {
		const xs = [50, 350, 450, 550];
		const ys = steps(100, 25, 4);
		const first = [
			["Đặc điểm", "Đạt", "Không đạt"],
			["Vị trí đúng quy định của bộ", "", ""],
			["Nước sử dụng cho các thiết bị phục vụ hoạt", "", ""],
		];
		const second = (torn: string) => [
			[torn, "", ""],
			["Chất thải được tập trung tại khu riêng", "", ""],
			["Thời gian đúng quy định", "", ""],
		];
		const read = (torn: string) =>
			findTables([
				placedPage(printed(first, xs, ys), gridRulings(xs, ys)),
				placedPage(printed(second(torn), xs, ys), gridRulings(xs, ys), { page: 2 }),
			]).tables;
		const joined = read("động bảo đảm tiêu chuẩn");
		expect(joined.map(shape)).toEqual([["ruled", 1, 4, 3]]);
		expect(text(joined[0]!, 2, 0)).toBe("Nước sử dụng cho các thiết bị phục vụ hoạt động bảo đảm tiêu chuẩn");
		expect(read("Động cơ bảo đảm tiêu chuẩn").map(shape)).toEqual([["ruled", 1, 5, 3]]);
	});
});

describe("captions", () => {
	const [xs, ys] = [
		[50, 90, 300, 400],
		[200, 220, 240, 260],
	];
	const rows = [
		["STT", "Đơn vị", "Số lượng"],
		["1", "An Biên", "5"],
		["2", "Hòn Đất", "7"],
	];
	const read = (caption: string, confidence = 0.95) => {
		const page = placedPage([{ text: caption, x: 80, y: 150 }, ...printed(rows, xs, ys)], gridRulings(xs, ys));
		for (const word of page.lines[0]!.words) if (!/[ƠỘÊƯ]|BUÔN|SÁCH/u.test(word.text)) word.confidence = confidence;
		return findTables([page]);
	};

	it("are shown where they were read, abbreviations and all", () => {
		const { tables, findings } = read("DANH SÁCH CƠ SỞ KCB BHYT (ĐỢT 2)");
		expect(tables[0]!.caption).toBe("DANH SÁCH CƠ SỞ KCB BHYT (ĐỢT 2)");
		expect(findings.filter((f) => f.rule === "table.caption-unsure")).toEqual([]);
	});

	it("are left empty, with what was read kept, where a seal tore them", () => {
		for (const [caption, confidence] of [
			["DANH SÁCH D( BUÔN", 0.9],
			["BẢNG TỔNG HỢP LJ CHỨC", 0.3],
		] as const) {
			const { tables, findings } = read(caption, confidence);
			expect(tables[0]!.caption).toBeNull();
			expect(findings.find((f) => f.rule === "table.caption-unsure")).toMatchObject({
				quote: caption,
				severity: "info",
			});
		}
	});
});

describe("rows that a lost sheet took along", () => {
	const xs = [50, 90, 300, 400];
	const page = (numbers: readonly (number | string)[], n: number, label = (k: number | string) => `Đề tài ${k}`) => {
		const rows = [["STT", "Tên đề tài", "Hội đồng"], ...numbers.map((k) => [String(k), label(k), "Một"])];
		const ys = steps(100, 20, rows.length + 1);
		return placedPage(printed(rows, xs, ys), gridRulings(xs, ys), { page: n });
	};
	const missing = (...pages: (readonly (number | string)[])[]) =>
		findTables(pages.map((numbers, i) => page(numbers, i + 1))).findings.filter((f) => f.rule === "table.rows-missing");

	it("are told once, with the pages and the numbers", () => {
		const found = missing(steps(1, 1, 5), steps(6, 1, 4), steps(15, 1, 5));
		expect(found.map((f) => [f.page, f.severity])).toEqual([[3, "warning"]]);
		expect(found[0]!.message).toMatch(/from 9 on page 2 to 15 on page 3: 5 rows are missing \(10–14\)/);
	});

	it("are not supposed where a list goes on, begins anew, or leaps inside a page", () => {
		expect(missing(steps(1, 1, 5), steps(6, 1, 4))).toEqual([]);
		expect(missing(steps(1, 1, 5), steps(1, 1, 5))).toEqual([]);
		expect(missing([1, 2, 3, 4, 8, 9, 10, 11])).toEqual([]);
		expect(missing([1, 4, 9, 12, 20], [33, 35, 41, 47])).toEqual([]);
	});
});
