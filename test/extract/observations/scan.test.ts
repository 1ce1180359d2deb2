import { describe, expect, it } from "vitest";
import { scanFigures } from "../../../pipeline/extract/observations/scan.js";

const seen = (text: string): string[] =>
	scanFigures(text).map((f) => `${f.value}${f.denominator === null ? "" : `/${f.denominator}`} ${f.measure}`);

describe("figures of a sentence", () => {
	it("should read counts with what they count", () => {
		expect(seen("tặng giấy khen cho 08 tập thể và 10 cá nhân có thành tích")).toEqual(["8 collective", "10 person"]);
		expect(seen("Tổng số lượng hồ sơ tiếp nhận là 7.245 hồ sơ, đã giải quyết 5.684 hồ sơ (chiếm 78,45%)")).toEqual([
			"7245 dossier",
			"5684 dossier",
			"78.45 percent",
		]);
		expect(seen("nộp được 1,938 hồ sơ dịch vụ công trực tuyến")).toEqual(["1938 dossier"]);
		expect(seen("12 hội nghị với 1650 đại biểu tham dự và 682 giờ qua truyền thanh")).toEqual([
			"12 session",
			"1650 person",
			"682 hour",
		]);
		expect(seen("cấp phát được hơn 7.000 chữ ký điện tử")).toEqual(["7000 signature"]);
		expect(seen("truy cập 1,5 triệu lượt người")).toEqual(["1500000 turn"]);
		expect(seen("Tổ chức 12 lớp bồi dưỡng cho 1.245 lượt cán bộ, mô hình chợ 4.0")).toEqual(["12 class", "1245 turn"]);
	});
	it("should keep money in the unit that is printed", () => {
		expect(seen("Thu phí: 78.935.000 đồng.")).toEqual(["78935000 vnd"]);
		expect(seen("đạt 854,639 tỷ đồng, đạt 19% so dự toán (854,639 tỷ/4.391,744 tỷ đồng)")).toEqual([
			"854.639 billion_vnd",
			"19 percent",
			"854.639/4391.744 billion_vnd",
		]);
	});
	it("should tell fractions from pairs and rates", () => {
		expect(seen("thực hiện được 24/42 nội dung")).toEqual(["24/42 task"]);
		expect(seen("hiện có: 3.587 người/ 4.058 chỉ tiêu")).toEqual(["3587/4058 person"]);
		expect(seen("tổ chức 1 buổi/23 người")).toEqual(["1 session", "23 person"]);
		expect(seen("ít nhất 04 giờ/01 tuần")).toEqual(["4 hour"]);
		expect(seen("xếp thứ 2/8 huyện, thị xã")).toEqual(["2/8 rank"]);
		expect(seen("phải giảm từ 35 – 40% thời gian")).toEqual(["35 percent", "40 percent"]);
	});
	it("should leave out numerals that count nothing", () => {
		for (const text of [
			"Quyết định số 9137/QĐ-UBND ngày 26 tháng 12 năm 2023",
			"Kế hoạch số 249 ngày 7/03/2023, Nghị định 61/2018/NĐ-CP, Nghị quyết số 18-NQ/TW, nghị định 68-161",
			"trực tuyến mức độ 3, mức độ 4 tại Phường 3, 5 và khu phố 6",
			"Đề án 06 tỉnh, Đề án 06/CP, quy trình “4 tại chỗ”, ISO 9001:2015",
			"Router Cisco 2621 XM; Switch HP Procurve 408; Switch Cisco Catalyst 2950; 3350 và SRW2024-K9",
			"năm học 2023 – 2024, nhiệm kỳ 2021-2026, Quý I/2024, tháng 02/2024, 6 tháng đầu năm 2022",
			"Ban quản lý dự án đầu tư xây dựng 1 và Ban quản lý dự án đầu tư xây dựng 2 thành Ban Quản lý",
			"khoản 1, 2 Điều 5; điện thoại 0254.3852.123; lúc 7 giờ 30 phút; 24/7; bộ phận 1 cửa; ảo 360⁰",
			"Mô hình ngày thứ 7 lắng nghe dân nói, trẻ em dưới 15 tuổi",
		])
			expect(seen(text), text).toEqual([]);
	});
	it("should read a figure behind a place name when a unit of measure follows", () => {
		expect(seen("Thành phố: 30 Mbps; xã, phường 10 Mbps")).toEqual(["30 mbps", "10 mbps"]);
		expect(seen("Thẩm định, cấp 112 Giấy chứng nhận")).toEqual(["112 document"]);
	});
});
