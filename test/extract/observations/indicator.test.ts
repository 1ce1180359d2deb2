import { describe, expect, it } from "vitest";
import { matchIndicator } from "../../../pipeline/extract/observations/index.js";
import { loadIndicators } from "../../../schemas/reference/indicators.js";

describe("the indicator registry", () => {
	it("should hold at least 80 indicators with unique ids", () => {
		const ids = loadIndicators().map((i) => i.id);
		expect(ids.length).toBeGreaterThanOrEqual(80);
		expect(new Set(ids).size).toBe(ids.length);
	});
	it("should recognise labels in their usual forms, with the reason", () => {
		for (const [label, measure, id] of [
			["Tổng số hồ sơ tiếp nhận", "dossier", "dossier.received"],
			["đang giải quyết hồ sơ", "dossier", "dossier.pending"],
			["Hồ sơ đúng hạn", "dossier", "dossier.on_time"],
			["Đã giải quyết nhưng quá hạn hồ sơ", "dossier", "dossier.late"],
			["Tỷ lệ hồ sơ giải quyết đúng hạn", "percent", "dossier.on_time_rate"],
			["Tỷ lệ giải quyết hồ sơ trực tuyến", "percent", "dossier.online_rate"],
			["Thu ngân sách Quý I năm 2024", "billion_vnd", "budget.revenue"],
			["Chỉ số hài lòng của người dân", "percent", "sipas.score"],
		] as const) {
			const hit = matchIndicator(label, measure);
			expect(hit?.id, label).toBe(id);
			expect(hit?.why).toMatch(/".+"/);
		}
	});
	it("should read labels whose accents were lost", () => {
		expect(matchIndicator("Tong so ho so tiep nhan", "dossier")?.id).toBe("dossier.received");
	});
	it("should rather name none than a wrong one", () => {
		for (const [label, measure] of [
			["Tổng số hồ sơ", "person"],
			["hồ sơ hội thảo giới thiệu thuốc", "dossier"],
			["Tỷ lệ khỏi bệnh", "percent"],
			["bệnh nhân điều trị nội trú", "person"],
		] as const)
			expect(matchIndicator(label, measure), label).toBeNull();
	});
});
