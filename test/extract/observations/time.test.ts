import { describe, expect, it } from "vitest";
import { read } from "./document.js";

const times = (text: string, change = {}) =>
	read(text, change).observations.map((o) => [o.value, o.periodStart, o.periodEnd, o.periodBasis, o.nature]);

const PLAN = {
	documentType: "KH",
	subject: "Khắc phục những tồn tại, hạn chế về chuyển đổi số năm 2023 và giải pháp thực hiện năm 2024",
	issuedOn: "2024-05-13",
	issuedYear: 2024,
	periodStart: "2024-01-01",
	periodEnd: "2024-12-31",
};
const UNDATED = { periodStart: null, periodEnd: null, subject: null, issuedOn: "2024-01-12" };

describe("the time of figures", () => {
	it("should be what the title looks back on for results, and what it plans for targets", () => {
		expect(times("UBND thành phố đạt 87,381 điểm.", PLAN)).toEqual([
			[87.381, "2023-01-01", "2023-12-31", "document", "result"],
		]);
		expect(times("Phấn đấu đạt 95% hồ sơ đúng hạn.", PLAN)).toEqual([
			[95, "2024-01-01", "2024-12-31", "document", "plan"],
		]);
	});
	it("should be the nearest that is named: beside the figure, above it, in the title", () => {
		expect(times("Trong tháng 02/2024, đã tổ chức 04 hội nghị.")[0]?.slice(1, 4)).toEqual([
			"2024-02-01",
			"2024-02-29",
			"figure",
		]);
		expect(times("## II. KẾT QUẢ THÁNG 01 NĂM 2024\n\n- Đã tổ chức 04 hội nghị.\n")[0]?.slice(1, 4)).toEqual([
			"2024-01-01",
			"2024-01-31",
			"context",
		]);
		expect(times("Đã tổ chức 04 hội nghị.")[0]?.[3]).toBe("document");
	});
	it("should be nothing but the date of issue where no time is named, and be marked", () => {
		expect(times("Đã tổ chức 04 hội nghị.", UNDATED)).toEqual([[4, null, null, "issue-date", "result"]]);
		// A report of January tells of the fourth quarter of the year before.
		expect(times("Trong quý IV, đã tổ chức 04 hội nghị.", UNDATED)).toEqual([
			[4, "2023-10-01", "2023-12-31", "issue-date", "result"],
		]);
	});
	it("should be the place that calls a footnote, not the section printed above it", () => {
		const found = times(
			"Trong tháng 01/2024, đã tiếp nhận 05 hồ sơ<sup>1</sup>.\n\n## III. KẾT QUẢ THÁNG 02 NĂM 2024\n\nĐã tổ chức 03 hội nghị.\n\n<sup>1</sup> Trong đó có 02 hồ sơ đất đai; 03 hồ sơ hộ tịch.\n",
		);
		expect(found.map((f) => f.slice(0, 3))).toEqual([
			[5, "2024-01-01", "2024-01-31"],
			[3, "2024-02-01", "2024-02-29"],
			[2, "2024-01-01", "2024-01-31"],
			[3, "2024-01-01", "2024-01-31"],
		]);
	});
	it("should begin with the year only where a running total says so", () => {
		const { observations } = read(
			"Số mắc tháng 3/2024 là 95 ca, lũy kế 1.418 ca. Trong tháng 3/2024 phát hiện 05 ca (lũy kế từ đầu năm 16 ca), điều trị 30 người.",
		);
		expect(observations.map((o) => [o.value, o.periodStart, o.cumulative])).toEqual([
			[95, "2024-03-01", false],
			[1418, null, true],
			[5, "2024-03-01", false],
			[16, "2024-01-01", true],
			[30, "2024-03-01", false],
		]);
	});
	it("should be the end of the year that a target is set for", () => {
		expect(times("Mục tiêu đến năm 2025 đạt 80% hồ sơ trực tuyến.")).toEqual([
			[80, null, "2025-12-31", "figure", "plan"],
		]);
	});
});
