import { describe, expect, it } from "vitest";
import { backwardRanges } from "../../../pipeline/extract/date-ranges.js";
import { buildFlow } from "../../../pipeline/extract/flow.js";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { placedPage, textPages } from "./pages.js";

const tablesOf = (text: string): Table[] => findTables(textPages(text)).tables;
const row = (t: Table | undefined, r: number): string[] =>
	t?.cells.filter((c) => c.row === r && !c.isHeader).map((c) => c.text) ?? [];
const heads = (t: Table | undefined, r: number): string[] =>
	t?.cells.filter((c) => c.row === r && !c.isHeader).map((c) => c.headerPath.join(" / ")) ?? [];

describe("aligned columns", () => {
	it("should match a head set to the left with figures set to the right", () => {
		const [t] = tablesOf(
			[
				"STT  Cơ quan           Biên chế   Có mặt     Nam        Nữ         Trong đó:",
				"                       giao                                        thạc sĩ",
				"  1  Sở Nội vụ               70         67         43         24         15",
				"  2  Sở Tư pháp              60         59         34         25         12",
				"  3  Sở Tài chính            41         39         27         12         11",
				"  4  Sở Y tế                 65         62         41         21          9",
			].join("\n"),
		);
		expect(t?.columnCount).toBe(7);
		expect(row(t, 1)).toEqual(["1", "Sở Nội vụ", "70", "67", "43", "24", "15"]);
		expect(heads(t, 1)).toEqual(["STT", "Cơ quan", "Biên chế giao", "Có mặt", "Nam", "Nữ", "Trong đó: thạc sĩ"]);
	});
});

describe("pipes", () => {
	it("should keep the empty first cell of a row in a table without outer pipes", () => {
		const [t] = tablesOf("TT | Nội dung | Số lượng\n | Tổng số | 30\n1 | Xã A | 10\n2 | Xã B | 20");
		expect(row(t, 1)).toEqual(["", "Tổng số", "30"]);
	});
});

describe("page breaks", () => {
	it("should go on over a caption that says so, and not over another caption", () => {
		const head = "STT\tẤp\tSố hộ";
		const pages = (caption: string, first = 3): string =>
			`Phụ lục: Danh sách ấp\n${head}\n1\tẤp A\t10\n2\tẤp B\t20\n\f2\n${caption}\n${head}\n${first}\tẤp C\t30\n${first + 1}\tẤp D\t40\n`;
		expect(tablesOf(pages("Phụ lục: Danh sách ấp (tiếp theo)")).map((t) => t.rowCount)).toEqual([4]);
		expect(tablesOf(pages("Phụ lục: Danh sách khu phố", 1)).length).toBe(2);
	});
});

describe("columns without rulings", () => {
	const lines = (rows: string[][]) =>
		placedPage(
			rows.flatMap((cells, r) =>
				cells
					.map((text, c) => ({ text, x: [50, 90, 300, 360, 430][c]!, y: 100 + r * 16 }))
					.filter((p) => p.text !== ""),
			),
			[],
			{ origin: "text-layer" },
		);
	it("should leave caption and unit over the head, and keep signs that stand alone", () => {
		const page = lines([
			["", "Bảng 3. Một số chỉ tiêu"],
			["", "", "", "Đơn vị tính: số lượng"],
			["TT", "Chỉ tiêu", "Đơn vị", "Kỳ trước", "Kỳ này"],
			["1", "Số dịch vụ", "dịch vụ", "1.012", "1.105"],
			["2", "Tỷ lệ phát sinh", "%", "67,6", "71,5"],
			["3", "Số chữ ký", "chữ ký", "5.210", "5.988"],
		]);
		const [t] = findTables([page]).tables;
		expect([t?.headerRows, t?.rowCount]).toEqual([1, 3]);
		expect(row(t, 2)).toEqual(["2", "Tỷ lệ phát sinh", "%", "67,6", "71,5"]);
		expect(t?.caption).toBe("Bảng 3. Một số chỉ tiêu");
	});
});

describe("no tables", () => {
	it.each([
		[
			"dotted",
			"Phần I. Kết quả ........ 3\n1. Thể chế ........ 4\n2. Thủ tục ....... 7\nPhần II. Đánh giá ....... 12\n",
		],
		["tabs", "Phần I. Kết quả\t3\n1. Thể chế\t4\n2. Thủ tục\t7\nPhần II. Đánh giá\t12\n"],
		[
			"spaces",
			"Phần I. Kết quả          3\n1. Thể chế               4\n2. Thủ tục               7\nPhần II. Đánh giá       12\n",
		],
		["headed", "TT\tNội dung\tTrang\n1\tKết quả\t3\n2\tĐánh giá\t9\n3\tPhương hướng\t12\n"],
	])("should be seen in a table of contents with %s", (_, text) => {
		expect(tablesOf(text)).toEqual([]);
	});
	it("should grow out of a span that was written too wide", () => {
		const [t] = tablesOf(
			"<table><tr><td colspan=999>Bảng</td></tr><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table>",
		);
		expect(t?.columnCount).toBe(2);
	});
});

describe("days that run backwards", () => {
	it("should be told once, with their place", () => {
		const pages = textPages(
			"Kiểm tra từ ngày 20/5/2024 đến ngày 10/4/2024.\n\nTừ ngày 01/3/2024 đến ngày 10/4/2024 là đúng.",
		);
		const found = backwardRanges(buildFlow(pages, new Set()));
		expect(found.map((f) => [f.rule, f.page])).toEqual([["audit.period-backwards", 1]]);
		expect(found[0]?.message).toContain("20/5/2024 to 10/4/2024");
	});
});
