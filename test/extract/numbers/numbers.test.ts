import { describe, expect, it } from "vitest";
import { parseNumber, scanNumbers, stripMarks } from "../../../pipeline/extract/numbers.js";
import { columnContext } from "../../../pipeline/extract/numbers-column.js";

describe("parseNumber", () => {
	it.each([
		["638", 638],
		["02", 2],
		["98.7", 98.7],
		["1.952", 1952],
		["1,938 hồ sơ", 1938],
		["854,639 tỷ", 854.639],
		["2.574,809", 2574.809],
		["1,234.5", 1234.5],
		["78.935.000 đồng", 78935000],
		["87.381 điểm", 87.381],
		["46.3812", 46.3812],
		["0,125", 0.125],
		["-5,2", -5.2],
		["12 (45,3%)", 12],
		["99,89%", 99.89],
		["1 234 567", 1234567],
		["220m<sup>2</sup>", 220],
	])("reads %s", (text, value) => expect(parseNumber(text)?.value).toBe(value));

	it.each([
		"-",
		"",
		"x",
		"…",
		"26/7/2020",
		"7/2020",
		"91/UBND-VP",
		"1.",
		"2)",
		"(3)",
		"II",
		"phường 1",
		"1.2.3",
		"14/2/2023 về việc tuyên truyền",
	])("holds no figure: %s", (text) => expect(parseNumber(text)?.value ?? null).toBeNull());

	it("never takes a note call into the value", () => {
		expect(parseNumber("15<sup>9</sup>")?.value).toBe(15);
		expect(parseNumber("15¹²")?.value).toBe(15);
	});

	it("keeps both parts of a fraction and does not divide them", () => {
		expect(parseNumber("24/42")).toMatchObject({ kind: "fraction", value: null, numerator: 24, denominator: 42 });
		expect(parseNumber("3.587 người/ 4.058 chỉ tiêu")).toMatchObject({ numerator: 3587, denominator: 4058 });
		expect(parseNumber("639,227/4.136,100 tỷ đồng")).toMatchObject({ numerator: 639.227, denominator: 4136.1 });
	});

	it("offers the other reading where the print allows two", () => {
		expect(parseNumber("7.245")).toMatchObject({ value: 7245, alternatives: [7.245] });
		expect(parseNumber("98.7")?.alternatives).toEqual([]);
	});
});

describe("columnContext", () => {
	it("hears the convention from the unambiguous cells", () => {
		const column = ["98.7", "88.9", "1.952"];
		expect(parseNumber("1.952", columnContext(column))?.value).toBe(1.952);
		expect(parseNumber("1.952", columnContext(["638", "244", "1.952"], "Số hồ sơ"))?.value).toBe(1952);
		expect(parseNumber("1,938", columnContext(["1,938", "244"], "Số hồ sơ"))?.value).toBe(1938);
		// Groups of three all down a column are thousands, whatever one misread cell says.
		const thousands = ["3.939", "20.349", "3.3", "1.115", "16.332", "42.976"];
		expect(parseNumber("3.939", columnContext(thousands))?.value).toBe(3939);
		expect(parseNumber("87.381", columnContext(["87.381", "90.25", "88.1", "79.05"]))?.value).toBe(87.381);
	});
});

describe("scanNumbers", () => {
	it("tells figures from dates and document numbers", () => {
		const text = stripMarks(
			"theo Công văn số 3552/UBND-SNV ngày 25/3/2024, tiếp nhận **7.245** hồ sơ<sup>12</sup>, đạt 78,45%; 24/42 nội dung; Phường 3, 5, 9; giai đoạn 2021-2026",
		);
		expect(
			scanNumbers(text)
				.filter((t) => t.kind === "figure")
				.map((t) => t.raw),
		).toEqual(["7.245", "78,45%", "24/42"]);
	});
});
