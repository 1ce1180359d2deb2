import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Table } from "../../../schemas/extracted.js";
import { gridRulings, horizontal, type Printed, placedPage, vertical } from "./pages.js";

const printed = (rows: readonly (readonly string[])[], xs: readonly number[], ys: readonly number[]): Printed[] =>
	rows.flatMap((row, r) => row.map((text, c) => ({ text, x: xs[c]! + 5, y: ys[r]! + 5 }))).filter((p) => p.text !== "");
const steps = (from: number, step: number, n: number): number[] => Array.from({ length: n }, (_, i) => from + step * i);
const shape = (t: Table | undefined) => t && [t.method, t.headerRows, t.rowCount, t.columnCount];
const text = (t: Table, row: number, col: number) => t.cells.find((c) => c.row === row && c.col === col)?.text;

const XS = [50, 90, 250, 350, 450];
const YS = steps(100, 22, 6);
const ROWS = [
	["STT", "Đơn vị", "Tiếp nhận", "Giải quyết"],
	...steps(1, 1, 4).map((n) => [String(n), `Sở thứ ${n}`, String(100 + n), String(90 + n)]),
];
const dashes = (from: number, to: number, draw: (a: number, b: number) => ReturnType<typeof horizontal>) =>
	steps(from, 8, Math.floor((to - from) / 8)).map((a) => draw(a, a + 6));

describe("odd tables", () => {
	it("reads dashed and double rulings, and a table without its outer frame", () => {
		const dashed = [
			...YS.flatMap((y) => dashes(50, 450, (a, b) => horizontal(y, a, b))),
			...XS.flatMap((x) => dashes(100, 210, (a, b) => vertical(x, a, b))),
		];
		const double = [
			...gridRulings(XS, YS),
			...gridRulings(
				XS.map((x) => x + 2.5),
				YS.map((y) => y + 2.5),
			),
		];
		const open = [...YS.map((y) => horizontal(y, 50, 450)), ...XS.slice(1, -1).map((x) => vertical(x, 100, 210))];
		expect(
			findTables([placedPage(printed(ROWS, XS, YS), dashed)]).tables.map((t) => [
				t.headerRows,
				t.rowCount,
				t.columnCount,
			]),
		).toEqual([[1, 4, 4]]);
		for (const rulings of [double, open])
			expect(findTables([placedPage(printed(ROWS, XS, YS), rulings)]).tables.map(shape)).toEqual([["ruled", 1, 4, 4]]);
	});

	it("reads sixty columns", () => {
		const xs = steps(20, 18, 61);
		const ys = steps(100, 20, 5);
		const rows = [
			steps(1, 1, 60).map((n) => `c${n}`),
			...steps(1, 1, 3).map((r) => steps(0, 1, 60).map((n) => String((n * r) % 90))),
		];
		const { tables } = findTables([
			placedPage(
				printed(
					rows,
					xs.map((x) => x - 3),
					ys,
				),
				gridRulings(xs, ys),
			),
		]);
		expect(tables.map((t) => t.columnCount)).toEqual([60]);
		expect(text(tables[0]!, 2, 59)).toBe(String((59 * 2) % 90));
	});

	it("loses nothing of a table inside a cell", () => {
		const inner = gridRulings([260, 300, 340], [126, 137, 142]);
		const { tables } = findTables([placedPage(printed(ROWS, XS, YS), [...gridRulings(XS, YS), ...inner])]);
		const words = tables.flatMap((t) => t.cells.map((c) => c.text)).join(" ");
		for (const row of ROWS) for (const cell of row) expect(words).toContain(cell);
	});

	it("goes on over a page of another size", () => {
		const wide = XS.map((x) => x * 1.41);
		const more = (first: number) =>
			steps(first, 1, 5).map((n) => [String(n), `Sở thứ ${n}`, String(100 + n), String(90 + n)]);
		const ys = steps(100, 22, 6);
		const { tables } = findTables([
			placedPage(printed(ROWS, XS, YS), gridRulings(XS, YS)),
			{ ...placedPage(printed(more(5), wide, ys), gridRulings(wide, ys), { page: 2 }), width: 842, height: 595 },
			placedPage(printed(more(10), XS, ys), gridRulings(XS, ys), { page: 3 }),
		]);
		expect(tables.map(shape)).toEqual([["ruled", 1, 14, 4]]);
	});

	it("takes years over columns for a head", () => {
		const rows = [
			["Chỉ tiêu", "2019", "2020", "2021"],
			["Hồ sơ tiếp nhận", "1.200", "1.350", "1.410"],
			["Hồ sơ trễ hạn", "12", "9", "4"],
			["Tỷ lệ", "1,0", "0,7", "0,3"],
		];
		const xs = [50, 250, 320, 390, 460];
		const ys = steps(100, 22, 5);
		for (const origin of ["ocr", "text-layer"] as const) {
			const { tables } = findTables([placedPage(printed(rows, xs, ys), gridRulings(xs, ys), { origin })]);
			expect(tables.map((t) => [t.headerRows, t.rowCount])).toEqual([[1, 3]]);
			expect(tables[0]!.cells.find((c) => c.row === 1 && c.col === 2)!.headerPath).toEqual(["2020"]);
		}
		// Under a head of two rows.
		const deep = [["Chỉ tiêu", "Năm", "", ""], ["", "2019", "2020", "2021"], ...rows.slice(1)];
		const tall = steps(100, 22, 6);
		const rulings = [
			horizontal(100, 50, 460),
			horizontal(122, 250, 460),
			...tall.slice(2).map((y) => horizontal(y, 50, 460)),
			...[50, 250, 460].map((x) => vertical(x, 100, 210)),
			...[320, 390].map((x) => vertical(x, 122, 210)),
		];
		const { tables } = findTables([placedPage(printed(deep, xs, tall), rulings)]);
		expect(tables.map((t) => [t.headerRows, t.rowCount])).toEqual([[2, 3]]);
		expect(tables[0]!.cells.find((c) => c.row === 2 && c.col === 2)!.headerPath).toEqual(["Năm", "2020"]);
	});

	it("leaves the boxes and arrows of a flow chart in the running text", () => {
		const boxes: [string, number, number][] = [
			["Tổ chức, cá nhân", 60, 150],
			["Bộ phận một cửa", 180, 150],
			["Phòng chuyên môn", 300, 150],
			["Lãnh đạo Sở", 300, 100],
			["Văn thư", 420, 150],
		];
		const rulings = boxes.flatMap(([, x, y]) => [
			...gridRulings([x, x + 95], [y, y + 25]),
			horizontal(y + 12, x + 95, x + 120),
		]);
		rulings.push(vertical(347, 125, 150));
		const chart = boxes.map(([words, x, y]) => ({ text: words, x: x + 4, y: y + 8 }));
		const after = { text: "Quy trình gồm 05 bước, thời hạn 12 ngày làm việc.", x: 60, y: 220 };
		const { tables, consumed } = findTables([placedPage([...chart, after], rulings, { origin: "text-layer" })]);
		expect([tables.length, consumed.size]).toEqual([0, 0]);
	});

	it("reads columns without rulings whose rows are named by quarters", () => {
		const rows = [
			["Kỳ báo cáo", "Tiếp nhận", "Đúng hạn"],
			["Q1 2023", "1.204", "1.190"],
			["Q2 2023", "1.318", "1.309"],
			["Q3 2023", "1.287", "1.281"],
		];
		const { tables } = findTables([
			placedPage(printed(rows, [60, 250, 380], steps(100, 16, 4)), [], { origin: "text-layer" }),
		]);
		expect(tables.map((t) => [t.method, t.rowCount, t.columnCount])).toEqual([["positions", 3, 3]]);
		expect(text(tables[0]!, 3, 2)).toBe("1.281");
	});

	it("takes no chart for a table: its last row is an axis", () => {
		const bars = [
			["", "2021", "812", "640", "", ""],
			["", "2022", "905", "733", "", ""],
			["0", "200", "400", "600", "800", "1.000"],
		];
		const [xs, ys] = [steps(60, 70, 7), steps(100, 22, 4)];
		const chart = placedPage(printed(bars, xs, ys), gridRulings(xs, ys), { origin: "text-layer" });
		expect(findTables([chart]).tables).toEqual([]);
		const scale = [
			["Mức", "A", "B", "C", "D", "E"],
			["Điểm", "0", "5", "10", "15", "20"],
			...bars.slice(0, 2),
			bars[0]!,
			bars[1]!,
		];
		const table = placedPage(printed(scale, xs, steps(100, 22, 7)), gridRulings(xs, steps(100, 22, 7)), {
			origin: "text-layer",
		});
		expect(findTables([table]).tables).toHaveLength(1);
	});
});
