import { describe, expect, it } from "vitest";
import { extractDocument } from "../../pipeline/extract/index.js";
import { validateDocument } from "../../pipeline/validate/index.js";
import { textPages } from "./flow/text-pages.js";

const HEAD =
	"ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 12/BC-UBND\nNgày 15 tháng 6 năm 2020\nBÁO CÁO\nCải cách hành chính năm 2019\n";
const many = (n: number, one: (i: number) => string, joint = "") =>
	Array.from({ length: n }, (_, i) => one(i)).join(joint);
const read = (text: string) => {
	const extracted = extractDocument(textPages(HEAD + text));
	return validateDocument("a".repeat(64), extracted).observations;
};

/** Each took minutes or hours when figures looked over their whole line (seconds on 2 cores now: 0.1 to 2). */
describe("endless lines", () => {
	it.each([
		["30,000 numbers between bars", () => many(30_000, (i) => `| ${i}`), 0],
		["shares without end", () => many(1000, (i) => `tỷ lệ ${i % 100},5% hồ sơ, `), 1000],
		["parts of parts of parts", () => many(600, (i) => `tiếp nhận ${100_000 - i} hồ sơ (trong đó `), 600],
		["1,000 sentences", () => many(1000, (i) => `Đã giải quyết ${i + 1} hồ sơ. `), 1000],
		["a million letters", () => many(30_000, () => "văn bản chỉ đạo cải cách hành chính "), 0],
		["brackets and stops", () => many(20_000, () => "(. "), 0],
		["blanks", () => `a${" ".repeat(50_000)}1`, 0],
		["one numeral of 30,000 digits", () => "1".repeat(30_000), 0],
		["50,000 lines", () => many(50_000, () => "ab", "\n"), 0],
	])(
		"should be read: %s",
		(_, text, figures) => {
			expect(read(text())).toHaveLength(figures);
		},
		15_000,
	);

	it("should keep its figures in their order, each once, with its place", () => {
		const values = read(many(700, (i) => `Xã đã cấp ${i + 1} giấy phép, `)).map((o) => o.value);
		expect(values).toEqual(Array.from({ length: 700 }, (_, i) => i + 1));
	});
});
