import { describe, expect, it } from "vitest";
import { extractHeader } from "../../../pipeline/extract/header/index.js";
import { periodOf, subjectPeriods } from "../../../pipeline/extract/header/period.js";
import { pagesOf } from "../observations/document.js";

describe("the periods of a title", () => {
	it.each([
		[
			"KH",
			"Khắc phục tồn tại, hạn chế về chuyển đổi số năm 2023 và giải pháp thực hiện năm 2024",
			"năm 2023",
			"năm 2024",
		],
		["BC", "Kết quả công tác cải cách hành chính Quý I năm 2024", "Quý I năm 2024", undefined],
		["BC", "Công tác cải cách hành chính năm 2023 và phương hướng, nhiệm vụ năm 2024", "năm 2023", "năm 2024"],
		["BC", "Kết quả thực hiện Kế hoạch cải cách hành chính năm 2023", "năm 2023", undefined],
		["KH", "Kiểm tra, đánh giá công tác cải cách hành chính năm 2018", undefined, "năm 2018"],
		["QĐ", "Về việc ban hành Kế hoạch cải cách hành chính năm 2018", undefined, "năm 2018"],
		["QĐ", "Công bố Chỉ số cải cách hành chính năm 2023", "năm 2023", undefined],
	])("should tell what %s “%s” reports on and plans for", (type, subject, reported, planned) => {
		const found = subjectPeriods(subject, type);
		expect([found.reported?.label, found.planned?.label]).toEqual([reported, planned]);
	});
	it("should take the days that explain a year", () => {
		const period = periodOf("Công tác cải cách hành chính năm 2023 (từ 15/12/2022 đến 14/12/2023)", "BC");
		expect([period?.label, period?.startOn, period?.endOn]).toEqual(["năm 2023", "2022-12-15", "2023-12-14"]);
	});
	it("should be a finding when it runs backwards, with what is probably meant", () => {
		const { header, findings } = extractHeader(
			pagesOf(
				"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VŨNG TÀU\n\nSố: 12/BC-UBND\n\nVũng Tàu, ngày 20 tháng 3 năm 2024\n\nBÁO CÁO\nKết quả giải quyết hồ sơ (từ ngày 15/12/2024 đến ngày 14/3/2024)\n",
			),
		);
		expect([header.periodStart, header.periodEnd]).toEqual([null, null]);
		expect(findings.find((f) => f.rule === "header.period-backwards")?.message).toContain("2023-12-15");
	});
});
