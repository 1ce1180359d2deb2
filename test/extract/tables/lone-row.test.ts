import { describe, expect, it } from "vitest";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import { gridRulings, horizontal, type Printed, placedPage, vertical } from "./pages.js";

const XS = [50, 80, 200, 270, 340, 410];
const YS = [100, 130, 150, 170, 190];
const HEAD = ["STT", "Đơn vị", "Tiếp nhận", "Giải quyết", "Tồn"];
const ROWS = [
	HEAD,
	["1", "Sở Y tế", "10", "8", "2"],
	["2", "Sở Nội vụ", "20", "18", "2"],
	["3", "Sở Tư pháp", "30", "29", "1"],
];
const print = (rows: readonly (readonly string[])[], ys: readonly number[]): Printed[] =>
	rows.flatMap((row, r) => row.map((text, c) => ({ text, x: XS[c]! + 5, y: ys[r]! + 5 }))).filter((p) => p.text !== "");

const first = placedPage(print(ROWS, YS), gridRulings(XS, YS));
const total = (verticals: readonly number[], row = ["", "Tổng cộng", "60", "55", "5"]) =>
	placedPage(
		print([row], [50]),
		[horizontal(50, 50, 410), horizontal(70, 50, 410), ...verticals.map((x) => vertical(x, 50, 70))],
		{ page: 2 },
	);

describe("the last row of a table alone on the next page", () => {
	it("should have the columns of its table, however many of its short verticals are lost", () => {
		const { tables } = findTables([first, total([50, 80, 270, 340, 410])]);
		expect(tables).toHaveLength(1);
		expect(tables[0]).toMatchObject({ rowCount: 4, columnCount: 5 });
		expect(tables[0]!.cells.filter((c) => c.row === 4).map((c) => c.text)).toEqual(["", "Tổng cộng", "60", "55", "5"]);
		expect(tables[0]!.cells.filter((c) => c.row === 4).map((c) => c.number)).toEqual([null, null, 60, 55, 5]);
	});

	it("should be no part of a table whose columns are others", () => {
		const { tables } = findTables([first, total([50, 110, 240, 300, 410])]);
		expect(tables.map((t) => t.rowCount)).toEqual([3]);
	});
});
