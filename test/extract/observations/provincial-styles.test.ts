import { describe, expect, it } from "vitest";
import type { Header } from "../../../schemas/extracted.js";
import { read } from "./document.js";

const figures = (text: string, change: Partial<Header> = {}) => read(text, change).observations;
const seen = (text: string, change: Partial<Header> = {}) =>
	figures(text, change).map((o) => `${o.value}${o.denominator ? `/${o.denominator}` : ""} ${o.measure}`);

describe("what is counted", () => {
	it("should be hamlets where bản are hamlets, and copies where they are copies", () => {
		expect(seen("Toàn huyện có 188 bản, 15 tiểu khu; sáp nhập 9 bản thành 4 bản mới.")).toEqual([
			"188 area",
			"15 area",
			"9 area",
			"4 area",
		]);
		expect(seen("Đã cấp 120 bản sao trích lục hộ tịch.")).toEqual(["120 document"]);
	});
	it("should be read from words that an engine broke or misread", () => {
		expect(seen("Thu được 587,4 tri eu d0ng; tiếp nhận 1.204 h o so; cử 21 uguoi đi học.")).toEqual([
			"587.4 million_vnd",
			"1204 dossier",
			"21 person",
		]);
		expect(seen("Ban quản lý dự án 1 và Ban quản lý dự án 2")).toEqual([]);
	});
	it("should be told by a noun before the number, in lists", () => {
		const found = figures(
			"Đơn vị sự nghiệp 71 (trường học 66, đơn vị khác 5). Kỷ luật 7 cán bộ: khiển trách 5, cảnh cáo 2.",
		);
		expect(found.map((o) => o.value)).toEqual([71, 66, 5, 7, 5, 2]);
		expect(found.slice(4).every((o) => o.partOf === found[3]?.key)).toBe(true);
	});
	it("should go on as points behind points", () => {
		expect(
			seen(
				"PAPI: tổng điểm 43,41 điểm, trong đó: công khai, minh bạch 5,58; trách nhiệm giải trình 4,41; quản trị điện tử 2,86.",
			),
		).toEqual(["43.41 point", "5.58 point", "4.41 point", "2.86 point"]);
		expect(seen("Chỉ số DTI năm 2023 của tỉnh đạt 0,6712, xếp hạng 33/63.")).toEqual(["0.6712 point", "33/63 rank"]);
	});
	it("should be people where a table is one of staff, though no title says so", () => {
		const found = figures(
			"TT\tĐơn vị\tBiên chế giao\tCó mặt\tNam\tNữ\tTinh giản biên chế\n1\tUBND xã An Hòa\t22\t21\t12\t9\t1\n2\tUBND xã An Lộc\t23\t22\t13\t9\t2\n3\tUBND xã An Phú\t21\t20\t8\t12\t0",
		);
		expect(new Set(found.filter((o) => !/giao/.test(o.label)).map((o) => o.measure))).toEqual(new Set(["person"]));
	});
	it("should be dossiers where a report on dossiers tells of their terms alone", () => {
		const found = figures(
			"Đơn vị\tTiếp nhận\tĐúng hạn\tQuá hạn\nPhường 1\t120\t118\t2\nPhường 2\t90\t90\t0\nPhường 3\t75\t70\t5",
			{ subject: "Tình hình tiếp nhận, giải quyết hồ sơ tháng 3 năm 2024" },
		);
		expect(new Set(found.map((o) => o.measure))).toEqual(new Set(["dossier"]));
	});
});

describe("what is no figure of a report", () => {
	it.each([
		["Giải quyết trong thời hạn 05 ngày làm việc."],
		["Hồ sơ gồm 03 bộ bản giấy và 01 bản điện tử gửi về Sở."],
		["Chi hỗ trợ tối đa 20% kinh phí."],
		["Loa truyền thanh phát mỗi buổi 15 phút."],
	])("should be left aside: %s", (text) => {
		expect(seen(text)).toEqual([]);
	});
	it("should be kept where the term is promised", () => {
		expect(seen("UBND thành phố sẽ ban hành Kế hoạch trong vòng 7 ngày.")).toEqual(["7 day"]);
	});
});

describe("decimals with a point", () => {
	const text = (money: string) =>
		`Tiếp nhận 12093 hồ sơ, trực tuyến 10050 hồ sơ (83.11%), trực tiếp 1842 hồ sơ (15.23%), đúng hạn 98.72%. Số tiền thanh toán ${money} tỷ đồng.`;
	it("should be read so where the document prints no other", () => {
		expect(seen(text("1.284"))).toContain("1.284 billion_vnd");
		expect(seen(text("1.284").replaceAll(/(\d)\.(\d\d%)/g, "$1,$2"))).toContain("1284 billion_vnd");
	});
});

describe("when and for whom", () => {
	it("should be the year that opens the clause", () => {
		const found = figures("Chỉ số SIPAS năm 2019 đạt 84,77%, đứng thứ 27/63; năm 2020 đạt 86,12%, đứng thứ 29/63.", {
			periodStart: "2021-01-01",
			periodEnd: "2021-12-31",
		});
		expect(found.map((o) => o.periodEnd)).toEqual(["2019-12-31", "2019-12-31", "2020-12-31", "2020-12-31"]);
	});
	it("should be a result where a plan is told before a semicolon", () => {
		const found = figures("Kế hoạch năm: 331 cuộc; đã hoàn thành 248 cuộc, bằng 74,9% kế hoạch.");
		expect(found.map((o) => [o.value, o.nature])).toEqual([
			[331, "plan"],
			[248, "result"],
			[74.9, "result"],
		]);
	});
	it("should be the provinces that a list names", () => {
		const found = figures("Một số địa phương có số tinh giản lớn: Thanh Hóa 412 người; Nghệ An 377 người.");
		expect(found.map((o) => o.unitLabel)).toEqual(["Thanh Hóa", "Nghệ An"]);
	});
});

describe("tables in documents that arrange things", () => {
	const schedule = (title: string) =>
		`${title}\n\nTT\tĐơn vị\tSố đề tài\n1\tTrung tâm Y tế A\t4\n2\tTrung tâm Y tế B\t3\n3\tTrung tâm Y tế C\t6\n\tTổng cộng\t13`;
	it("should be data where a total proves it", () => {
		const rules = { documentType: "GM", subject: "lịch nghiệm thu đề tài" };
		expect(seen(schedule("LỊCH NGHIỆM THU"), rules)).toEqual(["4 project", "3 project", "6 project", "13 project"]);
		expect(seen(schedule("LỊCH NGHIỆM THU").replace("\t13", "\t15"), rules)).toEqual([]);
	});
});
