import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { textPages } from "./pages.js";

const SEEDS = new URL("../../../samples/seeds/", import.meta.url);
const seed = (prefix: string): string =>
	readFileSync(
		new URL(readdirSync(SEEDS).find((f) => f.startsWith(prefix) && /_[0-9a-f]{16}\.txt$/.test(f))!, SEEDS),
		"utf8",
	);
const tablesOf = (text: string): Table[] => findTables(textPages(text)).tables;
const numbers = (t: Table, col: number): (number | null)[] =>
	t.cells.filter((c) => !c.isHeader && c.col === col).map((c) => c.number);
const shape = (t: Table | undefined) => t && [t.method, t.rowCount, t.columnCount, t.headerRows];

describe("seeds", () => {
	it("merges the table of 000 over its repeated two-row heads", () => {
		const tables = tablesOf(seed("000"));
		expect(tables.map(shape)).toEqual([["tab", 17, 8, 2]]);
		const [t] = tables;
		expect(t!.cells.find((c) => c.row === 0 && c.col === 2)).toMatchObject({ colSpan: 3, rowSpan: 1, isHeader: true });
		expect(t!.cells.find((c) => c.row === 0 && c.col === 1)).toMatchObject({ colSpan: 1, rowSpan: 2 });
		const last = t!.cells.filter((c) => c.row === 18);
		expect(last).toHaveLength(8);
		expect(last[1]!.text).toBe("UBND xã Long Sơn");
		expect(last[3]!.headerPath).toHaveLength(2);
		expect(last[3]!.headerPath[1]).toMatch(/^Công tác rà soát/);
		expect(t!.caption).toMatch(/^PHỤ LỤC Kết quả thực hiện/);
	});

	// 6,573 is the column added up by hand.
	it("reads 003's 17 wards with three figures each", () => {
		const [t, ...others] = tablesOf(seed("003"));
		expect(others).toEqual([]);
		expect(shape(t)).toEqual(["tab", 17, 4, 1]);
		expect(numbers(t!, 1).reduce((a, b) => a! + b!, 0)).toBe(6573);
		expect(numbers(t!, 3).slice(0, 3)).toEqual([98.7, 88.9, 100]);
	});

	it("reads the loose score table of 004 and works out the unreadable score", () => {
		const { tables, findings } = findTables(textPages(seed("004")));
		expect(tables.map(shape)).toEqual([["loose", 8, 4, 1]]);
		expect(numbers(tables[0]!, 2)).toEqual([6, 7.5, 3, 6, 5, 46.3812, 3, 11.5]);
		expect(numbers(tables[0]!, 3)).toEqual([6, 10, 3, 8, 7, 50, 4, 12]);
		const solved = tables[0]!.cells.find((c) => c.row === 5 && c.col === 2)!;
		expect(solved.textRaw).toBe("S)");
		expect(solved.confidence).toBeLessThan(0.9);
		expect(findings.map((f) => f.rule)).toEqual(["table.cell-solved"]);
	});

	it("finds no table in the letters 001 and 002", () => {
		expect([...tablesOf(seed("001")), ...tablesOf(seed("002"))]).toEqual([]);
	});
});

describe("notations", () => {
	it("reads Markdown, keeps the note call out of the value and blanks out of the numbers", () => {
		const [t] = tablesOf(
			"Bảng 1: Kết quả năm 2022\n\n| STT | Đơn vị | Tiếp nhận | Tỷ lệ (%) |\n|---|---|--:|:-:|\n| 1 | Sở A | 1.250 | 96,0<sup>3</sup> |\n| 2 | Sở B | - | |\n| | **Cộng** | 1.250 | x |",
		);
		expect(shape(t)).toEqual(["markdown", 3, 4, 1]);
		expect(t!.caption).toBe("Bảng 1: Kết quả năm 2022");
		expect(numbers(t!, 2)).toEqual([1250, null, 1250]);
		expect(numbers(t!, 3)).toEqual([96, null, null]);
		expect(t!.cells.find((c) => c.row === 3 && c.col === 1)!.text).toBe("Cộng");
	});

	it("keeps an empty last cell of rows that open without a pipe", () => {
		const [t] = tablesOf(
			"STT | Chỉ tiêu thống kê | Kết quả | Ghi chú\n1 | Số hồ sơ tiếp nhận | 125 |\n2 | Số hồ sơ đã giải quyết | 120 |\n3 | Số hồ sơ quá hạn | 5 | đã xin lỗi",
		);
		expect(shape(t)).toEqual(["pipe", 3, 4, 1]);
		expect(numbers(t!, 2)).toEqual([125, 120, 5]);
	});

	it("takes lines of a title that end in a year or a number of an annex for no table", () => {
		expect(
			tablesOf(
				"BÁO CÁO\nKết quả cải cách hành chính năm 2022\nPhụ lục 2\nTHỐNG KÊ SỐ LIỆU NĂM 2022\n\nKính gửi: Sở Nội vụ.",
			),
		).toEqual([]);
	});

	it("reads aligned columns with a wrapped cell", () => {
		const [t] = tablesOf(
			"STT    Nội dung                        Kế hoạch   Thực hiện\n1      Xây dựng văn bản                    12         10\n2      Kiểm tra cải cách hành chính         5          5\n       tại các đơn vị\n3      Đào tạo bồi dưỡng                1.204      1.198",
		);
		expect(shape(t)).toEqual(["aligned", 3, 4, 1]);
		expect(numbers(t!, 3)).toEqual([10, 5, 1198]);
		expect(t!.cells.find((c) => c.row === 2 && c.col === 1)!.text).toBe("Kiểm tra cải cách hành chính tại các đơn vị");
	});

	it("reads HTML with spans", () => {
		const [t] = tablesOf(
			'Mở đầu\n<table><tr><th rowspan="2">TT</th><th colspan="2">Hồ sơ</th></tr>\n<tr><th>Đúng hạn</th><th>Trễ<br>hạn</th></tr>\n<tr><td>1</td><td>1.250</td><td>3<sup>2</sup></td></tr></table>\nKết thúc',
		);
		expect(shape(t)).toEqual(["html", 1, 3, 2]);
		expect(t!.cells.find((c) => c.row === 2 && c.col === 2)).toMatchObject({
			headerPath: ["Hồ sơ", "Trễ hạn"],
			number: 3,
		});
	});

	it("takes the column-number row for header and keeps it out of the paths", () => {
		const [t] = tablesOf(
			"TT\tĐơn vị\tTổng số\tTrong đó\t\tTỷ lệ\n\t\t\tĐúng hạn\tTrễ hạn\t\n1\t2\t3\t4\t5\t6=4/3\nI\tCấp tỉnh\t\t\t\t\n1\tSở A\t10\t9\t1\t90\n2\tSở B\t20\t20\t0\t100",
		);
		expect(shape(t)).toEqual(["tab", 3, 6, 3]);
		expect(t!.cells.find((c) => c.row === 4 && c.col === 4)!.headerPath).toEqual(["Trong đó", "Trễ hạn"]);
		expect(t!.cells.find((c) => c.row === 2 && c.col === 5)).toMatchObject({
			text: "6=4/3",
			isHeader: true,
			number: null,
		});
	});

	it("goes on over a page break without a head", () => {
		const tables = tablesOf("TT\tĐơn vị\tSố\n1\tA\t5\n2\tB\t6\f3\tC\t7\n4\tD\t8");
		expect(tables.map(shape)).toEqual([["tab", 4, 3, 1]]);
		expect(tables[0]!.pageLast).toBe(2);
	});

	it("keeps two tables with text between them apart", () => {
		expect(
			tablesOf("TT\tĐơn vị\tSố\n1\tA\t5\n2\tB\t6\n\nTrong quý II, số liệu như sau.\n\nTT\tĐơn vị\tSố\n1\tA\t7\n2\tB\t8")
				.length,
		).toBe(2);
	});

	it("reads loose rows with wrapped labels and a misread row number", () => {
		const [t] = tablesOf(
			"STT Nội dung đánh giá Điểm đạt Điểm tối đa\n1 | Nhận thức số và hạ\ntầng dùng chung 6 6\n2 | Thể chế số 7.5 10\n3 | Nhân lực số 6 8\ncủa đơn vị\n4 | Hạ tầng số 3 3\nS | An toàn thông tin 5 7\n6 | Chính quyền số 46.3812 50",
		);
		expect(shape(t)).toEqual(["loose", 6, 4, 1]);
		expect(numbers(t!, 2)).toEqual([6, 7.5, 6, 3, 5, 46.3812]);
		expect(t!.cells.filter((c) => c.col === 1 && c.row % 2 === 1).map((c) => c.text)).toEqual([
			"Nhận thức số và hạ tầng dùng chung",
			"Nhân lực số của đơn vị",
			"An toàn thông tin",
		]);
		expect(t!.cells.find((c) => c.row === 5 && c.col === 0)).toMatchObject({ textRaw: "S", text: "5", number: 5 });
	});

	it("puts a cell torn by line breaks together again", () => {
		const [t] = tablesOf("TT\tNội dung\tSố\n1\tXây dựng\nvăn bản\t5\n2\tKiểm tra\t6\n3\tKhác\t7");
		expect(shape(t)).toEqual(["tab", 3, 3, 1]);
		expect(t!.cells.find((c) => c.row === 1 && c.col === 1)!.text).toBe("Xây dựng văn bản");
	});
});

describe("what is no table", () => {
	it.each([
		["head", "UBND THÀNH PHỐ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND\tĐộc lập - Tự do - Hạnh phúc"],
		[
			"signature",
			"Nơi nhận:                          CHỦ TỊCH\n- Như trên;                        (Đã ký)\n- Lưu: VT.                         \n- Lưu: VP.                         Họ và tên",
		],
		["form", "Họ và tên:\t..............\nNgày sinh:\t..............\nĐịa chỉ:\t.............."],
		["facts with labels", "Tên đơn vị:\tUBND phường 1\nĐịa chỉ:\tVũng Tàu\nSố hồ sơ:\t125"],
		["list", "1.\tXây dựng kế hoạch năm 2024 của đơn vị.\n2.\tTriển khai thực hiện.\n3.\tBáo cáo kết quả."],
		[
			"numbered prose",
			"1. Ban hành kế hoạch số 5\n2. Kiểm tra 12 đơn vị năm 2023\n3. Tuyên truyền đến 40 người năm 2024",
		],
	])("%s", (_, text) => expect(tablesOf(text)).toEqual([]));

	it("never fills in an unreadable figure that nothing proves", () => {
		const { tables, findings } = findTables(textPages("TT\tĐơn vị\tSố\n1\tA\t15\n2\tB\t2S\n3\tC\t18\n4\tD\t19"));
		expect(numbers(tables[0]!, 2)).toEqual([15, null, 18, 19]);
		expect(findings.map((f) => f.rule)).toEqual(["table.cell-unreadable"]);
	});

	it("reads a table of 5,000 rows in a moment", () => {
		const rows = Array.from({ length: 5000 }, (_, i) => `${i + 1}\tĐơn vị ${i + 1}\t${i * 3}`);
		expect(shape(tablesOf(["TT\tĐơn vị\tSố", ...rows].join("\n"))[0])).toEqual(["tab", 5000, 3, 1]);
	});

	it("takes a form to fill in for no table", () => {
		const form = [
			"PHIẾU ĐĂNG KÝ THAM GIA",
			"1. Tên đơn vị: ................................................",
			"2. Người liên hệ: .....................   Điện thoại: ..............",
			"3. Số lượng đăng ký: .......... người",
			"4. Hình thức:   □ Trực tiếp    □ Trực tuyến    □ Bưu chính",
			"Họ và tên:\t...............\tNgày sinh:\t............",
			"Chức vụ:\t...............\tĐơn vị:\t............",
			"Ngày ..... tháng ..... năm .....",
			"THỦ TRƯỞNG ĐƠN VỊ          NGƯỜI LẬP BIỂU",
			"(Ký, đóng dấu)             (Ký, ghi rõ họ tên)",
		].join("\n");
		const { tables } = findTables(textPages(form));
		expect(tables.flatMap((t) => t.cells).filter((c) => c.number !== null)).toEqual([]);
		expect(tables.map((t) => t.rowCount).filter((n) => n > 2)).toEqual([]);
	});
});
