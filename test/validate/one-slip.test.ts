import { describe, expect, it } from "vitest";
import { validateDocument } from "../../pipeline/validate/index.js";
import type { Citation, ExtractedDocument } from "../../schemas/extracted.js";
import { header, read } from "../extract/observations/document.js";

const findings = (text: string, change: Partial<ExtractedDocument> = {}) =>
	validateDocument("a".repeat(64), { ...read(text), assignments: [], citations: [], findings: [], ...change }).findings;
const messages = (text: string) => findings(text).map((f) => f.message);

describe("one wrong number", () => {
	const scores = (total: string) =>
		`STT\tLĩnh vực\tĐiểm tối đa\tĐiểm đạt được\tTỷ lệ (%)\n(1)\t(2)\t(3)\t(4)\t(5)=(4)/(3)\n1\tThể chế\t10\t8,96\t89,6\n2\tThủ tục hành chính\t13,5\t12,5\t92,59\n3\tTài chính công\t12\t9,88\t82,33\n\tTổng cộng\t35,5\t${total}\t88,28`;
	it("should be told once, with what follows from it", () => {
		expect(messages(scores("31,34"))).toEqual([]);
		const told = messages(scores("33,14"));
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(
			/8,96 \+ 12,5 \+ 9,88 = 31,34, but 33,14 .* 31,34 instead of 33,14 would mend this and 1 more/,
		);
		expect(told[0]).toContain("33,14/35,5 is 93,35 %");
	});
	it("should not hide another", () => {
		const two = scores("33,14").replace("82,33", "83,22");
		expect(messages(two).some((m) => m.includes("83,22"))).toBe(true);
		expect(messages(two)).toHaveLength(2);
	});
});

describe("changes against the figure before", () => {
	it.each([
		["Tỷ lệ đạt 82,38%, tăng 0,88% so với năm 2023 (81,50%)."],
		["Thu được 368,4 triệu đồng, tăng 12,5% so với quý I năm 2023 (327,47 triệu đồng)."],
		["Còn 2.418 hồ sơ chưa số hóa, giảm 140 hồ sơ so với tháng trước (2.558 hồ sơ)."],
		["Thẩm định 23 văn bản (gồm 9 nghị quyết, 14 quyết định), tăng 15% so với cùng kỳ năm trước (20 văn bản)."],
	])("should agree: %s", (text) => {
		expect(messages(text)).toEqual([]);
	});
	it("should be told where they do not come out, up or down", () => {
		expect(messages("Còn 2.418 hồ sơ chưa số hóa, giảm 140 hồ sơ so với tháng trước (2.621 hồ sơ).")).toEqual([
			'From 2.621 to 2.418 is a fall of 203, but "giảm 140" is printed (63 apart).',
		]);
		expect(messages("Tỷ lệ đạt 80,5%, tăng 1% so với năm 2023 (81,50%).")).toHaveLength(1);
	});
});

describe("shares of a plan", () => {
	it("should be held against the plan just named, or in the bracket behind", () => {
		const plan = (share: string) =>
			`Kế hoạch vốn năm 2022 là 2.587 tỷ đồng; đã giải ngân 1.850,4 tỷ đồng, đạt ${share}% kế hoạch.`;
		expect(messages(plan("71,53"))).toEqual([]);
		expect(messages(plan("74,53"))).toHaveLength(1);
		const bracket = (share: string) => `Thu ngân sách đạt 45,6 tỷ đồng, bằng ${share}% dự toán năm (99,6 tỷ đồng).`;
		expect(messages(bracket("45,8"))).toEqual([]);
		expect(messages(bracket("52,1"))).toHaveLength(1);
	});
	it("should leave ranks and picked points alone", () => {
		expect(messages("PAR Index xếp hạng 44/63, đạt 79,96%.")).toEqual([]);
		expect(
			messages("Đạt 91,27/100 điểm, trong đó: công khai 18/18 điểm; tiến độ 19,8/20 điểm; hài lòng 17,9/18 điểm."),
		).toEqual([]);
		expect(messages("Sản lượng gấp 2,5 lần cùng kỳ.")).toEqual([]);
	});
});

describe("documents cited before they exist", () => {
	const cite = (citedNumber: string, citedOn: string): Citation => ({
		citationNo: Number(citedNumber),
		citedType: "QĐ",
		citedNumber,
		citedSymbol: "QĐ-UBND",
		citedIssuer: null,
		citedOn,
		subject: null,
		quote: `Quyết định số ${citedNumber}/QĐ-UBND`,
		page: 1,
	});
	it("should be one finding, which doubts the document's own date where they are several", () => {
		const dated = { header: { ...header, issuedOn: "2013-02-10" } };
		const one = findings("", { ...dated, citations: [cite("60", "2015-02-10"), cite("60", "2015-02-10")] });
		expect(one.map((f) => f.message)).toEqual([expect.stringMatching(/60\/QĐ-UBND is dated .* after this document/)]);
		const several = findings("", { ...dated, citations: [cite("60", "2015-02-10"), cite("596", "2017-03-16")] });
		expect(several.map((f) => f.message)).toEqual([expect.stringContaining("probably its own date is wrong")]);
	});
});
