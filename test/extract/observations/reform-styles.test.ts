import { describe, expect, it } from "vitest";
import type { Header } from "../../../schemas/extracted.js";
import { read } from "./document.js";

const figures = (text: string, change: Partial<Header> = {}) => read(text, change).observations;
const ids = (text: string, change: Partial<Header> = {}) =>
	figures(text, change).map((o) => [o.value, o.measure, o.indicatorId]);

describe("indices that a sentence names", () => {
	it("should each have their own rank and score", () => {
		expect(
			ids(
				"Chỉ số PAPI đạt 46,04 điểm, xếp thứ 3/61 tỉnh; Chỉ số PCI xếp thứ 35 với 64,28 điểm; DTI xếp thứ 4; Chỉ số ICT Index xếp thứ 6; SIPAS đứng thứ 2 cả nước; PAR INDEX xếp thứ 01/63.",
			),
		).toEqual([
			[46.04, "point", "papi.score"],
			[3, "rank", "papi.rank"],
			[35, "rank", "pci.rank"],
			[64.28, "point", "pci.score"],
			[4, "rank", "dti.rank"],
			[6, "rank", "ict_index.rank"],
			[2, "rank", "sipas.rank"],
			[1, "rank", "par_index.rank"],
		]);
	});
	it("should tell the index of districts and departments from that of provinces, and whose place it is", () => {
		const found = figures(
			"Kết quả DDCI năm 2023: Sở Tài chính dẫn đầu với 87,42 điểm; huyện Long Điền xếp thứ 2 với 85,13 điểm.",
		);
		expect(found.map((o) => [o.value, o.indicatorId, o.unitLabel])).toEqual([
			[87.42, "ddci.score", "Sở Tài chính"],
			[2, "ddci.rank", "huyện Long Điền"],
			[85.13, "ddci.score", "huyện Long Điền"],
		]);
	});
	it("should not lend their name to points of something else", () => {
		const [found] = figures("Điểm tiêu chí thành phần của PCI là 6,5 điểm.");
		expect(found?.indicatorId).toBeNull();
	});
});

describe("tables of reform", () => {
	const subject = { subject: "Kết quả Chỉ số cải cách hành chính năm 2023" };
	it("should give points to areas, whatever their names count elsewhere", () => {
		const byUnit = figures(
			"Đơn vị\tThể chế\tThủ tục hành chính\tTổ chức bộ máy\tTổng điểm\nPhường 1\t9,10\t28,40\t9,00\t46,50\nPhường 2\t8,75\t27,10\t8,60\t44,45\nPhường 3\t8,90\t26,40\t8,20\t43,50",
			subject,
		);
		expect(new Set(byUnit.map((o) => o.measure))).toEqual(new Set(["point"]));
		expect(byUnit.find((o) => o.value === 28.4)?.indicatorId).toBe("par_index.procedure_score");
		const byArea = figures(
			"STT\tLĩnh vực\tĐiểm tối đa\tĐiểm đạt được\n1\tThủ tục hành chính\t13,5\t12,50\n2\tTổ chức bộ máy\t10,5\t9,16\n3\tTài chính công\t12\t9,88",
			subject,
		);
		expect(byArea.find((o) => o.value === 9.16)).toMatchObject({
			measure: "point",
			indicatorId: "par_index.apparatus_score",
		});
		expect(byArea.find((o) => o.value === 10.5)?.indicatorId).toBe("par_index.apparatus_max");
	});
	it("should count procedures where nothing is scored", () => {
		const [found] = figures(
			"Đơn vị\tThủ tục hành chính\tLĩnh vực\nPhường 1\t120\t12\nPhường 2\t118\t11\nPhường 3\t121\t12",
		);
		expect(found?.measure).toBe("procedure");
	});
	it.each([
		["Đơn vị\tTổng số\tNam\tNữ\nPhường 1\t62\t35\t27\nPhường 2\t74\t29\t45\nPhường 3\t51\t20\t31"],
		["Don vi\tTong so\tNam\tNu\nPhuong 1\t62\t35\t27\nPhuong 2\t74\t29\t45\nPhuong 3\t51\t20\t31"],
	])("should take men for no year", (text) => {
		expect(figures(text).map((o) => o.value)).toEqual([62, 35, 27, 74, 29, 45, 51, 20, 31]);
	});
	it("should still take years for years", () => {
		expect(figures("Đơn vị\tNăm\tSố hồ sơ\nPhường 1\t2021\t35\nPhường 2\t2022\t29").map((o) => o.value)).toEqual([
			35, 29,
		]);
	});
});

describe("parts", () => {
	const partsOf = (text: string) => {
		const all = figures(text);
		return all.map((o) => [o.value, all.find((w) => w.key === o.partOf)?.value ?? null]);
	};
	it("should be people among turns", () => {
		expect(partsOf("Tiếp 35 lượt công dân, trong đó 12 người dân tộc thiểu số.")).toEqual([
			[35, null],
			[12, 35],
		]);
	});
	it("should belong to the whole behind a list and a semicolon, else to what stands before it", () => {
		expect(partsOf("Tiếp nhận 120 đơn: khiếu nại 44 đơn, tố cáo 76 đơn; trong đó thuộc thẩm quyền 101 đơn.")).toEqual([
			[120, null],
			[44, 120],
			[76, 120],
			[101, 120],
		]);
		expect(
			partsOf("Tiếp nhận 500 hồ sơ; đã giải quyết 400 hồ sơ; trong đó đúng hạn 390 hồ sơ, quá hạn 10 hồ sơ.").slice(2),
		).toEqual([
			[390, 400],
			[10, 400],
		]);
	});
	it("should be men and women, kinds of document, places and offices", () => {
		expect(partsOf("Tổng số công chức là 72 người (nam 31, nữ 41).").slice(1)).toEqual([
			[31, 72],
			[41, 72],
		]);
		expect(partsOf("Đã ban hành 31 văn bản (quyết định: 11; kế hoạch: 9; công văn: 11).").slice(1)).toEqual([
			[11, 31],
			[9, 31],
			[11, 31],
		]);
		expect(partsOf("Đã kiểm tra 19 đơn vị, gồm 14 xã và 05 phòng chuyên môn.").slice(1)).toEqual([
			[14, 19],
			[5, 19],
		]);
	});
});

describe("numerals in prose", () => {
	it("should be no counts where they tell shares in words, both, or one way or the other", () => {
		expect(
			figures("1/3 số khu phố đã được kiểm tra, 2/3 tổng số hồ sơ nộp trực tuyến, cả 2 lĩnh vực đều đạt."),
		).toEqual([]);
	});
	it("should be both ends of a range", () => {
		expect(figures("Thời gian giải quyết từ 5 đến 7 ngày.").map((o) => o.value)).toEqual([5, 7]);
	});
	it("should be unreadable where the separator of a share was lost, not a smaller share", () => {
		const [found] = figures("Phụ nữ dân tộc thiểu số chiếm 27 2%.");
		expect(found).toMatchObject({ value: null, alternatives: [27.2] });
	});
	it("should not be names of streets, schools and communes in a list of parts", () => {
		expect(
			figures("Tiếp nhận 200 phản ánh, trong đó trật tự đô thị 60, môi trường 117, hạ tầng 23.").map((o) => o.value),
		).toEqual([200, 60, 117, 23]);
		expect(figures("Công bố 89 thủ tục (cấp tỉnh 54, cấp huyện 28, cấp xã 7).").map((o) => o.value)).toEqual([
			89, 54, 28, 7,
		]);
	});
	it("should be results of a year gone by beside a target", () => {
		const found = figures("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 75% (năm 2022 đạt 68,4%).", { issuedOn: "2024-01-10" });
		expect(found.map((o) => [o.value, o.nature])).toEqual([
			[75, "plan"],
			[68.4, "result"],
		]);
	});
});
