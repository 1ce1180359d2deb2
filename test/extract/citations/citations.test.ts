import { describe, expect, it } from "vitest";
import { findMentions } from "../../../pipeline/extract/citations/mention.js";
import { extractCitations } from "../../../pipeline/extract/citations.js";
import { buildFlow } from "../../../pipeline/extract/flow.js";
import { extractHeader } from "../../../pipeline/extract/header/index.js";
import { textPages } from "../flow/text-pages.js";

const one = (text: string) => {
	const m = findMentions(text)[0];
	return m ? [m.type, m.number, m.symbol, m.on] : null;
};

describe("findMentions", () => {
	it.each([
		["Quyết định số 3710/QĐ-UBND ngày 02/12/2022", ["QĐ", "3710", "QĐ-UBND", "2022-12-02"]],
		["Nghị định 61/2018/NĐ-CP của Chính phủ", ["NĐ", "61", "2018/NĐ-CP", null]],
		["91/UBND-VP ngày 21/02/2023", ["CV", "91", "UBND-VP", "2023-02-21"]],
		["Kế hoạch 203/KH-UBND ngày 27/02/2023", ["KH", "203", "KH-UBND", "2023-02-27"]],
		["Kế hoạch số 13 /KH-UBND ngày 04/01/2023", ["KH", "13", "KH-UBND", "2023-01-04"]],
		["Nghị quyết số 18-NQ/TW", ["NQ", "18", "NQ/TW", null]],
		["(Quyết định số 510/QĐ-UBND - 12/01/2024)", ["QĐ", "510", "QĐ-UBND", "2024-01-12"]],
		["Kế hoạch số 249 ngày 7/03/2023 về tuyên truyền", ["KH", "249", null, "2023-03-07"]],
		["KH số 236/KH-UBND ngày 30/12/2022", ["KH", "236", "KH-UBND", "2022-12-30"]],
		["Công văn số 143/UBND ngày 22/02/2023", ["CV", "143", "UBND", "2023-02-22"]],
		["văn bản số 9674/UBND-VP ngày 03/12/2020", ["CV", "9674", "UBND-VP", "2020-12-03"]],
		["Ngày 01/3/2024, UBND tỉnh đã ban hành Quyết định số 546/QĐ-UBND", ["QĐ", "546", "QĐ-UBND", "2024-03-01"]],
		["Luật Đấu thầu số 43/2013/QH13 ngày 26/11/2013", ["Luật", "43", "2013/QH13", "2013-11-26"]],
		["triển khai Luật Căn cước", ["Luật", null, null, null]],
		["3710/QD-UBND ngay 02/12/2022", ["QĐ", "3710", "QĐ-UBND", "2022-12-02"]],
	])("should read %s", (text, expected) => expect(one(text)).toEqual(expected));

	it.each([
		"đạt 24/42 nội dung, 3604/3604 hồ sơ",
		"Đề án 06/CP tại thành phố",
		"854,639 tỷ/4.391,744 tỷ đồng",
		"1 buổi/23 người",
		"theo nghị định 68-161",
		"thi hành pháp luật xử lý vi phạm hành chính",
		"dân tộc luật được thông qua",
		"trước ngày 15/8/2022",
	])("should find no document in %s", (text) => expect(findMentions(text)).toEqual([]));

	it("should read issuer and subject", () => {
		const m = findMentions(
			"Công văn số 127/SNV-CCVC ngày 22/01/2024 của Sở Nội vụ tỉnh Bà Rịa – Vũng Tàu về việc góp ý danh mục vị trí việc làm, bản mô tả công việc; Quyết định khác",
		)[0];
		expect(m?.issuer).toBe("Sở Nội vụ tỉnh Bà Rịa – Vũng Tàu");
		expect(m?.subject).toBe("góp ý danh mục vị trí việc làm, bản mô tả công việc");
	});
});

describe("extractCitations", () => {
	const cite = (text: string) => {
		const pages = textPages(text);
		return extractCitations(buildFlow(pages, new Set()), [], extractHeader(pages).header, pages);
	};

	it("should give one row a mention, in the order of the document, footnotes included", () => {
		const rows = cite(
			"Thực hiện Kế hoạch số 178/KH-UBND ngày 30/9/2022<sup>1</sup> và theo Kế hoạch 178/KH-UBND.\n\n<sup>1</sup> Quyết định số 556/QĐ-UBND ngày 12/01/2024",
		);
		expect(rows.map((r) => [r.citationNo, r.citedType, r.citedNumber])).toEqual([
			[1, "KH", "178"],
			[2, "KH", "178"],
			[3, "QĐ", "556"],
		]);
	});

	it("should not cite the document itself by its number line", () => {
		expect(cite("Số: 4638/KH-UBND\n\nThực hiện nhiệm vụ được giao.")).toEqual([]);
	});

	it("should write out a committee only when the document leaves no doubt which", () => {
		const rows = cite(
			"UBND tỉnh Bà Rịa - Vũng Tàu đã chỉ đạo.\n\nThực hiện Kế hoạch số 178/KH-UBND ngày 30/9/2022 của UBND tỉnh.",
		);
		expect(rows[0]?.citedIssuer).toBe("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu");
		expect(cite("Thực hiện Kế hoạch số 178/KH-UBND ngày 30/9/2022 của UBND tỉnh.")[0]?.citedIssuer).toBe(
			"Ủy ban nhân dân tỉnh",
		);
	});
});
