import { describe, expect, it } from "vitest";
import { extractDocument } from "../../pipeline/extract/index.js";
import { textPages } from "./flow/text-pages.js";

const report = (issuer: string) => `${issuer}
Số: 12/BC-UBND
Ngày 15 tháng 6 năm 2020
BÁO CÁO
Công tác cải cách hành chính 6 tháng đầu năm 2020

Đơn vị\tSố hồ sơ tiếp nhận
UBND xã Tân Lập\t120
UBND xã An Bình\t95
Sở Nội vụ\t30
`;

describe("units of figures", () => {
	it("should be named in a finding where several bear the name and nothing tells which is meant", () => {
		const { observations, findings } = extractDocument(textPages(report("BỘ NỘI VỤ")));
		expect(observations.find((o) => o.unitLabel?.includes("Tân Lập"))?.unitId).toBeNull();
		const told = findings.filter((f) => f.rule === "unit.ambiguous");
		expect(told).toHaveLength(2);
		expect(told[0]?.message).toMatch(/Tân Lập.* may be .*\(\d+\).* more; its figures carry no unit/);
	});

	it("should be those of the body that speaks, without a finding", () => {
		const { observations, findings } = extractDocument(
			textPages(report("ỦY BAN NHÂN DÂN HUYỆN BẮC TÂN UYÊN TỈNH BÌNH DƯƠNG")),
		);
		expect(observations.find((o) => o.unitLabel?.includes("Tân Lập"))?.unitId).toMatch(/^\d{5}$/);
		expect(findings.filter((f) => f.rule === "unit.ambiguous" && f.message.includes("Tân Lập"))).toEqual([]);
	});
});
