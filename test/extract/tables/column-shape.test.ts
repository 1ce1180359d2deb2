import { describe, expect, it } from "vitest";
import { proveAbbreviations } from "../../../pipeline/extract/tables/abbreviations.js";
import { proveShapes } from "../../../pipeline/extract/tables/column-shape.js";
import type { Cell, Table } from "../../../schemas/extracted.js";

/** A scanned table of one column under a head; figures are given with their value. */
function column(...texts: (string | [string, number])[]): Table {
	const cells = ["Mã", ...texts].map((entry, row): Cell => {
		const [text, number] = typeof entry === "string" ? [entry, null] : entry;
		return {
			row,
			col: 0,
			rowSpan: 1,
			colSpan: 1,
			isHeader: row === 0,
			headerPath: row === 0 ? [] : ["Mã"],
			textRaw: text,
			text,
			number,
			page: 1,
			box: null,
			confidence: 0.95,
		};
	});
	return {
		tableNo: 1,
		caption: null,
		pageFirst: 1,
		pageLast: 1,
		rowCount: texts.length,
		columnCount: 1,
		headerRows: 1,
		method: "ruled",
		confidence: 0.9,
		cells,
		context: null,
	} as unknown as Table;
}

const texts = (table: Table) => table.cells.slice(1).map((cell) => cell.text);

describe("signs that a column proves", () => {
	it("should give a code the full stops of the other codes, keep its print and say so", () => {
		const table = column("V.08.01.03", "V 08 01.03", "V.08.03.07", "V.08.01 03");
		const [finding] = proveShapes(table);
		expect(texts(table)).toEqual(["V.08.01.03", "V 08 01.03", "V.08.03.07", "V.08.01 03"]);
		expect(finding).toBeUndefined();
		const longer = column("V.08.01.03", "V 08 01.03", "V.08.03.07", "V.08.01 03", "V.08.05.12", "V.08.02.06");
		const [said] = proveShapes(longer);
		expect(texts(longer)[1]).toBe("V.08.01.03");
		expect(texts(longer)[3]).toBe("V.08.01.03");
		expect(longer.cells[2]).toMatchObject({ textRaw: "V 08 01.03", confidence: 0.85 });
		expect(said).toMatchObject({ rule: "table.sign-proven", severity: "info" });
	});

	it("should give two dates their dash", () => {
		const table = column(
			"21/05/2018 - 23/06/2018",
			"28/5/2018 – 30/6/2018",
			"4/6/2018 - 7/7/2018",
			"11/06/2018 14/07/2018",
		);
		proveShapes(table);
		expect(texts(table)[3]).toBe("11/06/2018 - 14/07/2018");
	});

	it("should never change a letter or a digit, nor a figure's value", () => {
		const table = column("CH.TH.24", "CH.TH.25", "CH.TH.26", "CH.TH.2S", "CH TH.28");
		proveShapes(table);
		expect(texts(table)).toEqual(["CH.TH.24", "CH.TH.25", "CH.TH.26", "CH.TH.2S", "CH.TH.28"]);
		const thousands = column(
			["1.234", 1234],
			["5.678", 5678],
			["2.345", 2345],
			["3.456", 3456],
			["7.890", 7890],
			["1,234", 1.234],
		);
		proveShapes(thousands);
		expect(texts(thousands)[5]).toBe("1,234");
	});

	it("should leave columns that people wrote in two ways", () => {
		const mixed = column(
			["98.7", 98.7],
			["95,2", 95.2],
			["91.4", 91.4],
			["90,1", 90.1],
			["88.3", 88.3],
			["87.2", 87.2],
		);
		proveShapes(mixed);
		expect(texts(mixed)).toEqual(["98.7", "95,2", "91.4", "90,1", "88.3", "87.2"]);
		const quarters = column("Q1/2020", "Q2/2020", "Q3 2020", "Q4 2020");
		proveShapes(quarters);
		expect(texts(quarters)).toEqual(["Q1/2020", "Q2/2020", "Q3 2020", "Q4 2020"]);
	});

	it("should take specks off a code and commas off the last word of a cell, not what other cells have too", () => {
		const codes = column("10001", "10002", "10003,", "10004", "10005.");
		proveShapes(codes);
		expect(texts(codes)).toEqual(["10001", "10002", "10003", "10004", "10005"]);
		const names = column(
			"Gò Quao",
			"An Biên,",
			"An Minh;",
			"Giồng Riềng",
			"Phú Quốc.",
			"Chi cục Dân số - Chi cục An toàn thực phẩm;",
		);
		proveShapes(names);
		expect(texts(names)).toEqual([
			"Gò Quao",
			"An Biên",
			"An Minh",
			"Giồng Riềng",
			"Phú Quốc.",
			"Chi cục Dân số - Chi cục An toàn thực phẩm;",
		]);
	});

	it("should write row numbers as most of them stand: a speck is no full stop, a lost stop is one", () => {
		const bare = column(["1", 1], ["2", 2], ["3.", 3], ["4", 4], ["5:", 5]);
		proveShapes(bare);
		expect(texts(bare)).toEqual(["1", "2", "3", "4", "5"]);
		const stopped = column(["1.", 1], ["2.", 2], ["3", 3], ["4.", 4], ["5,", 5]);
		proveShapes(stopped);
		expect(texts(stopped)).toEqual(["1.", "2.", "3.", "4.", "5."]);
	});
});

describe("abbreviations that a table proves", () => {
	it("should get the bar that the same ones have elsewhere in the table, and say so", () => {
		const table = column("BVĐK An Biên", "BVĐK Hòn Đất", "BVDK Gò Quao", "BVĐK Phú Quốc");
		const [said] = proveAbbreviations(table);
		expect(texts(table)[2]).toBe("BVĐK Gò Quao");
		expect(table.cells[3]!.textRaw).toBe("BVDK Gò Quao");
		expect(said?.rule).toBe("table.abbreviation");
	});

	it("should stay where the table uses both, or in numbers of documents", () => {
		const both = column("BCĐ tỉnh", "BCD huyện", "BCĐ xã", "BCD phường");
		const papers = column("12/QĐ-UBND", "QĐUB", "QĐUB", "QĐUB", "3/QDUB-X");
		expect([...proveAbbreviations(both), ...proveAbbreviations(papers)]).toEqual([]);
	});
});
