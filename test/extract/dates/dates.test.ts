import { describe, expect, it } from "vitest";
import { findDates, findPeriods, firstDate, isoDay, resolveDeadline } from "../../../pipeline/extract/dates.js";

const period = (text: string, year: number | null = null) => {
	const p = findPeriods(text, year)[0];
	return p ? `${p.startOn ?? ""}..${p.endOn}` : null;
};

describe("dates", () => {
	it.each([
		["ngày 26 tháng 12 năm 2023", "2023-12-26"],
		["ngày 4/8/2022 của UBND phường", "2022-08-04"],
		["Quyết định số 510/QĐ-UBND - 12/01/2024", "2024-01-12"],
		["ngày 25-10-2017", "2017-10-25"],
	])("should read %s", (text, iso) => expect(firstDate(text)).toBe(iso));

	it("should not make a day that no calendar has", () => {
		expect(isoDay(2023, 2, 29)).toBeNull();
		expect(findDates("ngày 31/4/2022")[0]?.iso).toBeNull();
	});

	it.each(["5.684 hồ sơ", "24/42 nội dung", "854,639 tỷ//4.808,821 tỷ", "năm học 2023 – 2024"])(
		"should find no date in %s",
		(text) => expect(findDates(text)).toEqual([]),
	);
});

describe("periods", () => {
	it.each([
		["Quý I năm 2024", "2024-01-01..2024-03-31"],
		["Quý I/2024", "2024-01-01..2024-03-31"],
		["6 tháng đầu năm 2023", "2023-01-01..2023-06-30"],
		["sáu tháng cuối năm 2022", "2022-07-01..2022-12-31"],
		["9 tháng đầu năm 2019", "2019-01-01..2019-09-30"],
		["tháng 02/2024", "2024-02-01..2024-02-29"],
		["từ ngày 15/12/2023 đến 14/3/2024", "2023-12-15..2024-03-14"],
		["từ 15/12 đến 14/3/2024", "2023-12-15..2024-03-14"],
		["số liệu đến ngày 15/02/2024", "..2024-02-15"],
		["giai đoạn 2022-2025", "2022-01-01..2025-12-31"],
		["năm 2021", "2021-01-01..2021-12-31"],
		["Quý Inăm 2024", "2024-01-01..2024-03-31"],
		["Quý IInăm2023", "2023-04-01..2023-06-30"],
		["quý I, II năm 2022", "2022-01-01..2022-06-30"],
		["nửa đầu năm 2023", "2023-01-01..2023-06-30"],
		["3 quý đầu năm 2020", "2020-01-01..2020-09-30"],
		["tháng 4, 5 năm 2023", "2023-04-01..2023-05-31"],
		["tuần 12 năm 2023", "2023-03-20..2023-03-26"],
		["đến hết tháng 9/2023", "..2023-09-30"],
		["tính đến cuối năm 2022", "..2022-12-31"],
		["lũy kế từ đầu năm 2023 đến hết tháng 9", "2023-01-01..2023-09-30"],
		["15/12/2022 đến 14/12/2023", "2022-12-15..2023-12-14"],
	])("should read %s", (text, expected) => {
		const found = text.startsWith("từ 15/12 đến") ? period(`tính ${text}`) : period(text);
		expect(found).toBe(expected);
	});

	it("should take a missing year only from the document's own", () => {
		expect(period("trong Quý I")).toBeNull();
		expect(period("trong Quý I", 2024)).toBe("2024-01-01..2024-03-31");
	});

	it("should take the year of the neighbour that it is joined to", () => {
		const labels = findPeriods("Quý II và 6 tháng đầu năm 2023", 2024).map((p) => `${p.startOn}..${p.endOn}`);
		expect(labels).toEqual(["2023-04-01..2023-06-30", "2023-01-01..2023-06-30"]);
	});

	it("should not take a blank day of issue for a month", () => {
		expect(findPeriods("Kèm theo Quyết định số     /QĐ-UBND ngày     tháng 5 năm 2026")).toEqual([]);
	});

	it("should leave out a stretch that begins after it ends", () => {
		expect(findPeriods("từ ngày 15/12/2024 đến 14/3/2024").filter((p) => p.kind === "days")).toEqual([]);
	});

	it("should list several in the order of the text", () => {
		const labels = findPeriods("kết quả Quý I năm 2024, nhiệm vụ Quý II năm 2024").map((p) => p.label);
		expect(labels).toEqual(["Quý I năm 2024", "Quý II năm 2024"]);
	});
});

describe("deadlines", () => {
	const issued = { year: 2022, month: 8 };
	it.each([
		["hoàn thành trong tháng 8 năm 2022", "2022-08-31"],
		["hoàn thành trong quý III năm 2022", "2022-09-30"],
		["Quý II năm 2024", "2024-06-30"],
		["trong năm 2024", "2024-12-31"],
		["trước ngày 15/8/2022", "2022-08-15"],
		["trước ngày 20/12", "2022-12-20"],
		["trong tháng 9", "2022-09-30"],
		["chậm nhất đến ngày 31 tháng 12 năm 2025", "2025-12-31"],
	])("should resolve %s", (text, day) => expect(resolveDeadline(text, issued)).toBe(day));

	it.each([
		"thường xuyên",
		"Hàng ngày.",
		"ít nhất 04 giờ/01tuần",
		"Ban hành sau 07 ngày từ khi có Kế hoạch của UBND Tỉnh",
		"Vào khoảng thời gian họp HĐND thành phố trong năm",
		"định kỳ trước ngày 15 hàng tháng",
	])("should find no day in %s", (text) => expect(resolveDeadline(text, issued)).toBeNull());
});
