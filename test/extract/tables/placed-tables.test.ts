import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { gridRulings, horizontal, type Printed, placedPage, vertical } from "./pages.js";

const XS = [50, 90, 300, 400, 500];
const YS = [100, 120, 140, 160, 180];
const ROWS = [
	["STT", "Đơn vị", "Tiếp nhận", "Tỷ lệ (%)"],
	["1", "Bệnh viện An Biên", "1.250", "96,5"],
	["2", "Bệnh viện Hòn Đất", "834", "100"],
	["3", "Trung tâm Kiên Hải", "-", "88,7"],
];
const printed = (rows = ROWS, xs = XS, ys = YS): Printed[] =>
	rows.flatMap((row, r) => row.map((text, c) => ({ text, x: xs[c]! + 5, y: ys[r]! + 5 }))).filter((p) => p.text !== "");
const shape = (t: Table | undefined) => t && [t.method, t.headerRows, t.rowCount, t.columnCount];
const text = (t: Table, row: number, col: number) => t.cells.find((c) => c.row === row && c.col === col)?.text;
const numbers = (t: Table, col: number) => t.cells.filter((c) => !c.isHeader && c.col === col).map((c) => c.number);

describe("ruled tables", () => {
	it("reads a grid on a scan", () => {
		const { tables, consumed } = findTables([placedPage(printed(), gridRulings(XS, YS))]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 3, 4]]);
		expect(numbers(tables[0]!, 2)).toEqual([1250, 834, null]);
		expect(numbers(tables[0]!, 3)).toEqual([96.5, 100, 88.7]);
		expect(tables[0]!.cells.find((c) => c.row === 1 && c.col === 2)).toMatchObject({
			headerPath: ["Tiếp nhận"],
			page: 1,
		});
		expect(consumed.size).toBe(4);
	});

	it("bears broken, doubled and slightly slanted rulings", () => {
		const rulings = [
			...YS.flatMap((y) => [horizontal(y, 50, 240), horizontal(y + 1.2, 243, 500)]),
			...XS.flatMap((x) => [vertical(x, 98, 138), vertical(x + 1.5, 141, 182)]),
			horizontal(101.5, 50, 500),
		];
		expect(findTables([placedPage(printed(), rulings)]).tables.map(shape)).toEqual([["ruled", 1, 3, 4]]);
	});

	it("reads merged cells, two header rows and a column-number row", () => {
		const rows = [
			["STT", "Đơn vị", "Kết quả", ""],
			["", "", "Tổng", "Trễ hạn"],
			["1", "2", "3", "4=3-5"],
			["1", "Sở A", "12", "3"],
		];
		const rulings = [
			horizontal(100, 50, 500),
			horizontal(120, 300, 500),
			...[140, 160, 180].map((y) => horizontal(y, 50, 500)),
			...[50, 90, 300, 500].map((x) => vertical(x, 100, 180)),
			vertical(400, 120, 180),
		];
		const { tables } = findTables([placedPage(printed(rows), rulings)]);
		expect(tables.map(shape)).toEqual([["ruled", 3, 1, 4]]);
		const t = tables[0]!;
		expect(t.cells.find((c) => c.row === 0 && c.col === 2)).toMatchObject({ colSpan: 2, rowSpan: 1 });
		expect(t.cells.find((c) => c.row === 0 && c.col === 1)).toMatchObject({ colSpan: 1, rowSpan: 2 });
		expect(t.cells.find((c) => c.row === 3 && c.col === 3)).toMatchObject({
			headerPath: ["Kết quả", "Trễ hạn"],
			number: 3,
		});
	});

	it("goes on over pages, with and without a repeated head", () => {
		const second = ROWS.map((row, r) => (r === 0 ? row : [String(r + 3), ...row.slice(1)]));
		const third = [1, 2, 3, 4].map((r) => [String(r + 6), `Sở ${r}`, "5", "50"]);
		const { tables } = findTables([
			placedPage(printed(), gridRulings(XS, YS)),
			placedPage(printed(second), gridRulings(XS, YS), { page: 2 }),
			placedPage(printed(third), gridRulings(XS, YS), { page: 3 }),
		]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 10, 4]]);
		expect(tables[0]).toMatchObject({ pageFirst: 1, pageLast: 3 });
		expect(numbers(tables[0]!, 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	});

	it("prefers the cell's own reading where it is surer, and an empty cell nobody looked into is unsure", () => {
		const lost = printed(ROWS.map((row, r) => (r === 2 ? [row[0]!, row[1]!, "", "1O0"] : row)));
		const reading = {
			box: { x0: 301, y0: 141, x1: 399, y1: 159 },
			text: "834",
			confidence: 0.96,
			mode: "numeric" as const,
		};
		const read = findTables([placedPage(lost, gridRulings(XS, YS), { cellReadings: [reading] })]);
		expect(numbers(read.tables[0]!, 2)).toEqual([1250, 834, null]);
		const unread = findTables([placedPage(lost, gridRulings(XS, YS))]);
		expect(unread.tables[0]!.cells.find((c) => c.row === 2 && c.col === 2)!.confidence).toBeLessThan(0.9);
		expect(unread.tables[0]!.cells.find((c) => c.row === 2 && c.col === 3)).toMatchObject({
			number: 100,
			textRaw: "1O0",
		});
		expect(unread.findings.map((f) => f.rule)).toEqual(["table.cell-look-alike"]);
	});

	it("proves lost row numbers, and a repeated head that cannot be read, by the numbers around them", () => {
		const ys = [100, 120, 140, 160, 180, 200];
		const rows = (from: number, head: string[]) => [
			head,
			...[0, 1, 2, 3].map((k) => [k === 1 ? "ñ" : String(from + k), `Sở số ${k}`, "5", "50"]),
		];
		const { tables, findings } = findTables([
			placedPage(printed(rows(1, ROWS[0]!), XS, ys), gridRulings(XS, ys)),
			placedPage(printed(rows(5, ["", "ẫ", "", ""]), XS, ys), gridRulings(XS, ys), { page: 2 }),
		]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 8, 4]]);
		expect(numbers(tables[0]!, 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect(tables[0]!.cells.find((c) => c.row === 2 && c.col === 0)).toMatchObject({ textRaw: "ñ", text: "2" });
		expect(findings.map((f) => f.rule)).toEqual(["table.ordinal-proven"]);
	});

	it("puts a row torn by a page break together again", () => {
		const second = [
			["", "và các phòng khám", "", ""],
			["4", "Sở Y tế", "7", "70"],
			["5", "Sở Nội vụ", "8", "80"],
			["6", "Sở Tài chính", "9", "90"],
		];
		const { tables } = findTables([
			placedPage(printed(), gridRulings(XS, YS)),
			placedPage(printed(second, XS, YS), gridRulings(XS, [...YS]), { page: 2 }),
		]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 6, 4]]);
		expect(text(tables[0]!, 3, 1)).toBe("Trung tâm Kiên Hải và các phòng khám");
	});

	it("mends a share that lost its separator when the columns prove it", () => {
		const xs = [50, 200, 300, 400, 500];
		const ys = [100, 120, 140, 160, 180, 200, 220];
		const rows = [
			["Đơn vị", "Tổng số", "Đúng hạn", "Tỷ lệ (%)"],
			["Phường 1", "638", "630", "98,7"],
			["Phường 2", "244", "217", "88,9"],
			["Phường 3", "62", "24", "387"],
			["Phường 4", "558", "534", "95,7"],
			["Phường 5", "44", "21", "47,7"],
		];
		const { tables, findings } = findTables([placedPage(printed(rows, xs, ys), gridRulings(xs, ys))]);
		expect(numbers(tables[0]!, 3)).toEqual([98.7, 88.9, 38.7, 95.7, 47.7]);
		expect(findings.map((f) => f.rule)).toEqual(["table.cell-solved"]);
	});

	it("resolves ditto marks and keeps the print", () => {
		const rows = ROWS.map((row, r) => (r >= 2 ? [row[0]!, "nt", row[2]!, row[3]!] : row));
		const [t] = findTables([placedPage(printed(rows), gridRulings(XS, YS))]).tables;
		expect(t!.cells.find((c) => c.row === 3 && c.col === 1)).toMatchObject({
			text: "Bệnh viện An Biên",
			textRaw: "nt",
		});
	});

	it("is no table: one framed box, lines without text, an underlined heading, a stamp", () => {
		const word = [{ text: "Một đoạn văn trong khung", x: 60, y: 110 }];
		const cases = [
			placedPage(word, gridRulings([50, 500], [100, 140])),
			placedPage([{ text: "Trang", x: 10, y: 10 }], gridRulings(XS, YS)),
			placedPage(word, [horizontal(121, 60, 160), horizontal(130, 60, 160)]),
			placedPage([], gridRulings([10, 20, 30, 40, 50, 60], [10, 20, 30, 40, 50])),
		];
		for (const page of cases) expect(findTables([page]).tables).toEqual([]);
	});
});

describe("born-digital tables", () => {
	it("cuts an open body at the columns of its head, and rows by their figures", () => {
		const rulings = [
			...[100, 120, 180].map((y) => horizontal(y, 50, 500)),
			...XS.map((x) => vertical(x, 100, x === 50 || x === 500 ? 180 : 120)),
		];
		const { tables } = findTables([placedPage(printed(), rulings, { origin: "text-layer" })]);
		expect(tables.map(shape)).toEqual([["ruled-vector", 1, 3, 4]]);
		expect(text(tables[0]!, 3, 1)).toBe("Trung tâm Kiên Hải");
		expect(numbers(tables[0]!, 3)).toEqual([96.5, 100, 88.7]);
	});

	it("finds columns of figures without any ruling, and no table in prose", () => {
		const rows = [
			["Đơn vị", "Tiếp nhận", "Đúng hạn", "Tỷ lệ"],
			["Sở Nội vụ", "1.250", "1.200", "96,0"],
			["Sở Tài chính", "834", "834", "100"],
			["Sở Y tế", "40", "38", "95,0"],
		];
		const [t, ...others] = findTables([
			placedPage(
				[
					{ text: "Kết quả giải quyết hồ sơ của các sở trong năm như sau", x: 60, y: 60 },
					...printed(rows, [60, 200, 300, 400]),
				],
				[],
				{ origin: "text-layer" },
			),
		]).tables;
		expect(others).toEqual([]);
		expect(shape(t)).toEqual(["positions", 1, 3, 4]);
		expect(numbers(t!, 1)).toEqual([1250, 834, 40]);
		const prose = [1, 2, 3, 4, 5].map((k) => ({
			text: `Trong năm 2023 đã tiếp nhận 12 hồ sơ và giải quyết ${k} hồ sơ`,
			x: 60,
			y: 60 + 15 * k,
		}));
		expect(findTables([placedPage(prose, [], { origin: "text-layer" })]).tables).toEqual([]);
	});

	it("goes on in a single row left on the next page, and takes a lone row of boxes for no table", () => {
		const rest = (page: number) =>
			placedPage(
				["4", "Tổng cộng", "2.084", "95,1"].map((t, c) => ({ text: t, x: XS[c]! + 5, y: 105 })),
				gridRulings(XS, [100, 120]),
				{ page },
			);
		const { tables } = findTables([placedPage(printed(), gridRulings(XS, YS)), rest(2)]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 4, 4]]);
		expect(numbers(tables[0]!, 2)).toEqual([1250, 834, null, 2084]);
		const alone = findTables([rest(1)]);
		expect(alone.tables).toEqual([]);
		expect(alone.consumed.size).toBe(0);
	});

	it("makes no rows of a page full of lines without text, and takes no time over it", () => {
		const xs = Array.from({ length: 41 }, (_, i) => 40 + i * 12);
		const ys = Array.from({ length: 61 }, (_, i) => 60 + i * 12);
		const start = performance.now();
		const { tables, consumed } = findTables([placedPage([], gridRulings(xs, ys))]);
		expect(tables).toEqual([]);
		expect(consumed.size).toBe(0);
		expect(performance.now() - start).toBeLessThan(2000);
		// One cell, or one box round a paragraph, is none either.
		const boxed = placedPage([{ text: "Nội dung trong khung", x: 120, y: 120 }], gridRulings([100, 400], [100, 160]));
		expect(findTables([boxed]).tables).toEqual([]);
	});

	it("mends column numbers by their places and keeps what was read", () => {
		const rows = [
			["STT", "Đơn vị", "Tiếp nhận", "Tỷ lệ", "Ghi chú"],
			["(1)", "(2)", "6)", "(4)", "l5"],
			["1", "Bệnh viện An Biên", "1.250", "96,5", "đạt"],
			["2", "Bệnh viện Hòn Đất", "834", "100", "đạt"],
		];
		const xs = [50, 90, 250, 330, 410, 500];
		const { tables, findings } = findTables([placedPage(printed(rows, xs), gridRulings(xs, YS))]);
		const row = tables[0]!.cells.filter((c) => c.row === 1);
		expect(row.map((c) => c.text)).toEqual(["(1)", "(2)", "(3)", "(4)", "(5)"]);
		expect(row.map((c) => c.textRaw)).toEqual(["(1)", "(2)", "6)", "(4)", "l5"]);
		expect(findings.map((f) => f.rule)).toContain("table.column-number-proven");
	});

	it("gives sections between counted rows their Roman numbers, and no value", () => {
		const ys = [100, 120, 140, 160, 180, 200, 220, 240];
		const rows = [
			["STT", "Đơn vị", "Tiếp nhận", "Tỷ lệ (%)"],
			["1", "Khối tỉnh", "", ""],
			["1", "Bệnh viện An Biên", "1.250", "96,5"],
			["2", "Bệnh viện Hòn Đất", "834", "100"],
			["H", "Khối huyện", "", ""],
			["3", "Trung tâm Kiên Hải", "12", "88,7"],
			["4", "Trung tâm Kiên Lương", "15", "88,9"],
		];
		const { tables } = findTables([placedPage(printed(rows, XS, ys), gridRulings(XS, ys))]);
		expect(numbers(tables[0]!, 0)).toEqual([null, 1, 2, null, 3, 4]);
		expect([text(tables[0]!, 1, 0), text(tables[0]!, 4, 0)]).toEqual(["I", "II"]);
	});

	it("lets the count run on after a section's row", () => {
		const ys = Array.from({ length: 12 }, (_, i) => 100 + 20 * i);
		const labels = ["1", "2", "3", "4", "5", "6", "??", "7", "8", "9"];
		const rows = [ROWS[0]!, ...labels.map((n, i) => [n, `Trung tâm số ${i}`, n === "??" ? "" : "12", ""])];
		const { tables } = findTables([placedPage(printed(rows, XS, ys), gridRulings(XS, ys))]);
		expect(numbers(tables[0]!, 0)).toEqual([1, 2, 3, 4, 5, 6, null, 7, 8, 9]);
		// One misread number must not drag the right ones behind it along: 8, [8] 10, 11, 12, section, 13, 14.
		const misread = ["5", "6", "7", "8", "8", "10", "11", "12", "??", "13", "14"];
		const again = [ROWS[0]!, ...misread.map((n, i) => [n, `Trung tâm số ${i}`, n === "??" ? "" : "12", ""])];
		const found = findTables([placedPage(printed(again, XS, [...ys, 340]), gridRulings(XS, [...ys, 340]))]).tables[0]!;
		expect(numbers(found, 0)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, null, 13, 14]);
	});

	it("keeps a dash between two words that the engine doubts, drops strays, and cuts no row at a speck", () => {
		const page = placedPage(
			printed([
				["STT", "Thời gian", "Tiếp nhận", "Tỷ lệ (%)"],
				["1", "6/11 – 9/11", "34", "96,5"],
				["2", "ˆ tháng 12", "834", "100"],
				["3", "quý IV", "12", "88,7"],
			]),
			gridRulings(XS, YS),
		);
		for (const line of page.lines) for (const word of line.words) if (word.text === "–") word.confidence = 0.2;
		// Specks under a figure, read as a second line.
		page.lines.push({
			...page.lines[1]!,
			text: "..",
			textRaw: "..",
			words: [{ text: "..", box: { x0: 306, y0: 134, x1: 310, y1: 138 }, confidence: 0.9 }],
		});
		const { tables } = findTables([page]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 3, 4]]);
		expect(text(tables[0]!, 1, 1)).toBe("6/11 – 9/11");
		expect(text(tables[0]!, 2, 1)).toBe("tháng 12");
	});
});
