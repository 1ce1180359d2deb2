import { describe, expect, it } from "vitest";
import { readObservations } from "../../../pipeline/extract/observations/index.js";
import { read } from "./document.js";

const values = (text: string, change = {}) => read(text, change).observations.map((o) => [o.value, o.nature]);
const letter = { documentType: "CV", symbol: "UBND-VX", periodStart: null, periodEnd: null };

describe("what is no observation", () => {
	it.each([
		[
			"rules of a cup",
			"ĐL",
			"Thắng: 03 điểm; hòa: 01 điểm.\n\nMỗi đội đóng 1.500.000 đồng.\n\nGiải nhất: 3.000.000 đồng.",
		],
		["an invitation", "GM", "Thành phần: 22 đại biểu.\n\nThời gian: 01 buổi, khai mạc lúc 8 giờ 00."],
		["a law", "NĐ", "Dự án từ 10 tỷ đồng trở lên phải được thẩm định trong thời hạn 30 ngày."],
	])("should not be taken from %s", (_, documentType, text) => {
		expect(values(text, { ...letter, documentType })).toEqual([]);
	});
	it("should not be taken from the orders of a letter, what it tells of should", () => {
		expect(values("Mỗi đơn vị gửi 02 phiếu về Sở Nội vụ.\n\nMời 01 lãnh đạo tham dự.", letter)).toEqual([]);
		expect(values("Đến nay đã tiếp nhận 125 hồ sơ, đạt 98%.", letter)).toEqual([
			[125, "result"],
			[98, "result"],
		]);
	});
	it("should not be a threshold, in reports either", () => {
		expect(values("Các dự án từ 10 tỷ đồng trở lên do UBND tỉnh quyết định.")).toEqual([]);
	});
	it("should be a target, not a result, when it was not reached", () => {
		expect(values("Tỷ lệ hồ sơ trực tuyến chưa đạt chỉ tiêu 80%.")).toEqual([[80, "plan"]]);
	});
	it("should be kept in a finding", () => {
		const { header, tables } = read("");
		const blocks = [
			{
				...{ kind: "paragraph" as const, level: 0, marker: null, text: "Thắng: 03 điểm.", segments: [], notes: [] },
				...{ noteRef: null, path: [], page: 1 },
			},
		];
		const { observations, findings } = readObservations({
			...{ blocks, tables, header: { ...header, documentType: "ĐL" }, pages: [] },
		});
		expect([observations.length, findings.map((f) => f.rule)]).toEqual([0, ["observation.set-aside"]]);
	});
	it("should not be taken from a school book", () => {
		const none = {
			documentType: null,
			symbol: null,
			issuer: null,
			issuedYear: null,
			periodStart: null,
			periodEnd: null,
		};
		expect(values("Khối lượng của 7 lít nước bằng khối lượng của 10 lít xăng.", none)).toEqual([]);
		expect(values("Đã giải quyết 120 hồ sơ thủ tục hành chính của người dân.", none)).toEqual([[120, "result"]]);
	});
});
