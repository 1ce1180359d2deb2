import { describe, expect, it } from "vitest";
import type { Header } from "../../../schemas/extracted.js";
import { read } from "./document.js";

/** Value, measure and label of the prose figures of a text. */
const figures = (text: string, change: Partial<Header> = {}) => read(text, change).observations;
const values = (text: string, change: Partial<Header> = {}) => figures(text, change).map((o) => [o.value, o.measure]);

describe("figures without a noun of their own", () => {
	it("should take the measure of the list that they stand in, and be its parts", () => {
		const found = figures("Đã giải quyết 639 hồ sơ (đúng hạn: 637, trễ hạn: 2).");
		expect(found.map((o) => [o.value, o.measure])).toEqual([
			[639, "dossier"],
			[637, "dossier"],
			[2, "dossier"],
		]);
		expect(found.slice(1).map((o) => o.partOf)).toEqual([found[0]?.key, found[0]?.key]);
	});
	it("should take the measure of the noun before a colon", () => {
		expect(values("- Số hồ sơ tiếp nhận trong kỳ: 5.238\n+ Trực tuyến: 2.907 (55,5%)\n")).toEqual([
			[5238, "dossier"],
			[2907, "dossier"],
			[55.5, "percent"],
		]);
	});
	it("should not be seen in names and ordinals", () => {
		expect(values("Sáp nhập Trường Tiểu học Phước Lại 2. Theo biểu mẫu số: 12. Tổ 5, phường 3.")).toEqual([]);
	});
	it("should know late among the pending from late among the settled", () => {
		const found = figures("Đang giải quyết: 742 hồ sơ, trong đó trong hạn 739, quá hạn 03.");
		expect(found.map((o) => o.indicatorId)).toEqual([
			"dossier.pending",
			"dossier.pending_in_time",
			"dossier.pending_late",
		]);
	});
});

describe("labels of shares", () => {
	it("should keep a list inside the name of a rate", () => {
		const [share] = figures(
			"Mức độ hài lòng về lĩnh vực đất đai, xây dựng, đầu tư đạt 87%; Chỉ số SIPAS đạt trên 85%.",
		).map((o) => o.label);
		expect(share).toMatch(/hài lòng.*đầu tư/);
	});
	it("should lean on the share before for another year and for the next level", () => {
		const found = figures(
			"Tỷ lệ hồ sơ trực tuyến đạt 57,9% (năm 2022 đạt 31,6%). Tỷ lệ hồ sơ đúng hạn cấp tỉnh 98,9%, cấp huyện 97,5%.",
		);
		expect(found[1]?.label).toMatch(/trực tuyến/);
		expect([found[1]?.periodStart, found[1]?.indicatorId]).toEqual(["2022-01-01", "dossier.online_rate"]);
		expect(found[3]?.label).toMatch(/đúng hạn cấp huyện/);
	});
	it("should give each unit of a list its share", () => {
		const found = figures(
			"Còn 02 đơn vị có tỷ lệ hồ sơ quá hạn cao: thị trấn Mỏ Cày (4,2%), xã An Định (3,7%). Tỷ lệ trực tuyến của toàn thành phố đạt 41,5%.",
		).filter((o) => o.measure === "percent");
		expect(found.map((o) => o.unitLabel)).toEqual(["thị trấn Mỏ Cày", "xã An Định", "thành phố Vũng Tàu"]);
		expect(found[1]?.label).toMatch(/quá hạn/);
	});
	it("should divide by the total that something was counted out of", () => {
		const share = figures("Có 4.127 hồ sơ thanh toán trực tuyến trên tổng số 5.310 hồ sơ có phí, đạt 77,7%.").find(
			(o) => o.measure === "percent",
		);
		expect([share?.numerator, share?.denominator, share?.indicatorId]).toEqual([4127, 5310, "payment.online_rate"]);
	});
});

describe("norms, orders and reports", () => {
	it("should set ceilings and limits that sort units aside, in reports as well", () => {
		expect(
			values(
				"Số lượng cấp phó không quá 02 người theo quy định tại Nghị định số 107/2020/NĐ-CP. Không có hồ sơ giải quyết quá 40 ngày. Còn 03 phường có tỷ lệ hồ sơ trực tuyến dưới 30%.",
			),
		).toEqual([[3, "area"]]);
	});
	it("should take what a letter orders for a plan", () => {
		const [order] = figures(
			"1. Bộ trưởng các Bộ tập trung hoàn thành sửa đổi, bổ sung 485 văn bản quy phạm pháp luật.",
			{ documentType: "CĐ", symbol: "CĐ-TTg" },
		);
		expect([order?.value, order?.nature]).toEqual([485, "plan"]);
	});
	it("should read a letter that goes on to report as a report", () => {
		const text =
			"Cục Thuế tỉnh cung cấp số liệu như sau:\n1. Số doanh nghiệp khai thuế điện tử: 9.412/9.450 doanh nghiệp, đạt 99,6%.\n";
		expect(values(text, { documentType: "CV", symbol: "CT-TCCB" })).toEqual([
			[9412, "enterprise"],
			[99.6, "percent"],
		]);
	});
	it("should not take 'phản ánh, kiến nghị' for a section of proposals", () => {
		const [turn] = figures("## 3. Tiếp công dân, tiếp nhận phản ánh, kiến nghị\n\nTiếp 48 lượt công dân.\n");
		expect(turn?.nature).toBe("result");
	});
});

describe("places, sections and times", () => {
	it("should tell a place in a ranking from a grade", () => {
		expect(values("Chỉ số PCI đạt 63,79 điểm, hạng 48. Kỹ thuật y (hạng 4).")).toEqual([
			[63.79, "point"],
			[48, "rank"],
		]);
		expect(figures("Chỉ số PCI đạt 63,79 điểm, xếp thứ 48.").map((o) => o.indicatorId)).toEqual([
			"pci.score",
			"pci.rank",
		]);
	});
	it("should take the unit that a section is headed with", () => {
		const found = figures("A. UBND XÃ TÂN HƯNG\n1. UBND xã tiếp nhận 4.918 hồ sơ.\n2. Đã kiểm tra 60 hồ sơ.\n");
		expect(found.map((o) => o.unitLabel)).toEqual(["xã Tân Hưng", "xã Tân Hưng"]);
	});
	it("should tell the time of what is compared from the time of the figure", () => {
		const found = figures(
			"Tỷ lệ đúng hạn: 99,69% (quý trước: 99,8%). Số hồ sơ quá hạn giảm từ 341 hồ sơ (9 tháng năm 2022) xuống còn 196 hồ sơ, cao hơn quý II năm 2023 (150 hồ sơ).",
		);
		expect(found.map((o) => [o.value, o.periodStart, o.periodEnd])).toEqual([
			[99.69, "2024-01-01", "2024-03-31"],
			[99.8, "2023-10-01", "2023-12-31"],
			[341, "2022-01-01", "2022-09-30"],
			[196, "2024-01-01", "2024-03-31"],
			[150, "2023-04-01", "2023-06-30"],
		]);
	});
	it("should take the first of two quarters of a title that print one year", () => {
		const [found] = figures("Đã ban hành 24 văn bản.", {
			subject: "Kết quả cải cách hành chính quý II và phương hướng, nhiệm vụ quý III năm 2023",
			periodStart: null,
			periodEnd: null,
			issuedOn: "2023-06-12",
			issuedYear: 2023,
			issuedMonth: 6,
		});
		expect([found?.periodStart, found?.periodEnd, found?.nature]).toEqual(["2023-04-01", "2023-06-30", "result"]);
	});
});
