import { beforeAll, describe, expect, it } from "vitest";
import { readOwnNoise } from "../../pipeline/restore/confusions.js";
import { repairDigits } from "../../pipeline/restore/digit-slips.js";
import { loadRestoreModel, type RestoreModel, restorePage, restoreText } from "../../pipeline/restore/index.js";
import { repairListMarks } from "../../pipeline/restore/list-marks.js";
import type { Line, RecognizedPage, Repair } from "../../schemas/page.js";

const BOX = { x0: 0, y0: 0, x1: 10, y1: 10 };

/** Lines as the product's engine reads them; a word is [text, confidence] or text with 0.95. */
function read(...lines: (string | [string, number])[][]): RecognizedPage {
	return {
		page: 1,
		origin: "ocr",
		diagnosis: "",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.9,
		lines: lines.map((list): Line => {
			const words = list
				.flatMap((word): [string, number][] =>
					typeof word === "string" ? word.split(" ").map((w) => [w, 0.95]) : [word],
				)
				.map(([text, confidence]) => ({ text, box: BOX, confidence }));
			return { text: words.map((w) => w.text).join(" "), box: BOX, confidence: 0.95, words, role: "body" };
		}),
		rulings: [],
		cellReadings: [],
		problems: [],
	};
}

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

const restored = (page: RecognizedPage): string[] => restorePage(page, model).lines.map((line) => line.text);

describe("slips of the product's engine", () => {
	it("should repair words in capitals whose marks are wrong", () => {
		expect(restored(read(["GIẢM ĐÓC SỞ V TẾ TĨNH KIÊN GIANG"], ["THỂ THỨC THỊ ĐẤU VÀ CÁCH TÍNH ĐIỂM"]))).toEqual([
			"GIÁM ĐỐC SỞ Y TẾ TỈNH KIÊN GIANG",
			"THỂ THỨC THI ĐẤU VÀ CÁCH TÍNH ĐIỂM",
		]);
	});

	it("should repair words that no text has, torn from the words around them", () => {
		expect(
			restored(read(["bão mạnh câp 6, gió giật mạnh, các điêm trường"], ["phòng, chống bệnh sâu răngcủa học sinh"])),
		).toEqual(["bão mạnh cấp 6, gió giật mạnh, các điểm trường", "phòng, chống bệnh sâu răng của học sinh"]);
	});

	it("should part a word from the y of the next, and lose neither", () => {
		expect(restored(read(["có phân công nhân viêny tế chuyên trách"]))).toEqual([
			"có phân công nhân viên y tế chuyên trách",
		]);
	});

	it("should believe a sure word sooner than an unsure one", () => {
		const { wrong } = readOwnNoise();
		expect(wrong.logOdds(0.75)).toBeGreaterThan(wrong.logOdds(0.95));
		expect(wrong.logOdds(0.99)).toBe(0);
		expect(wrong.logOdds(null)).toBe(0);
	});

	it("should leave right text, abbreviations and foreign names as they are", () => {
		const lines = [
			["UBND tỉnh giao Sở TT&TT chủ trì, BVĐK tỉnh và Phòng ĐTSĐH phối hợp triển khai ĐA 06 trong quý I"],
			["Hệ thống iGate của VNPT, Cổng dịch vụ công và trang dichvucong.gov.vn hoạt động ổn định 24/7"],
			["Ông Y Thông Êban, huyện Krông Pắc, tỉnh Đắk Lắk"],
		];
		expect(restored(read(...lines))).toEqual(lines.map(([line]) => line));
	});
});

describe("digits by the shape of the number", () => {
	const repaired = (text: string): [string, Repair[]] => {
		const repairs: Repair[] = [];
		return [repairDigits(text, 1, 1, repairs, true), repairs];
	};

	it.each([
		["tổng số l.791.827 hồ sơ", "tổng số 1.791.827 hồ sơ"],
		["đạt 9§,5% kế hoạch, I00% đúng hạn", "đạt 98,5% kế hoạch, 100% đúng hạn"],
		["tháng 0I năm 2020, ngày 0l/I2/2019", "tháng 01 năm 2020, ngày 01/12/2019"],
		["tại khoản I Điều 5", "tại khoản 1 Điều 5"],
		["Luật số20/2023/QH15 ngày28/11/2025", "Luật số 20/2023/QH15 ngày 28/11/2025"],
		["kế hoạch Quý Inăm 2018", "kế hoạch Quý I năm 2018"],
		["Inăm 2018", "I năm 2018"],
	])("should repair %s", (before, after) => {
		const [text, repairs] = repaired(before);
		expect(text).toBe(after);
		expect(repairs.length).toBeGreaterThan(0);
	});

	it.each(["mục I.2 và phần II", "mã O2 và Il-6", "quý I năm 2020", "tờ A4, H1N1, 1.791.827 và 98,5%"])(
		"should leave %s",
		(text) => {
			expect(repaired(text)).toEqual([text, []]);
		},
	);
});

describe("marks of lists", () => {
	const repaired = (...lines: string[]): string[] => {
		repairListMarks(lines, 1, [], () => true);
		return lines;
	};

	it("should tell a point by those around it", () => {
		expect(repaired("Gồm:", "3) một;", "b) hai;", "e) ba;", "d) bốn;", "9) năm;", "e) sáu.")).toEqual([
			"Gồm:",
			"a) một;",
			"b) hai;",
			"c) ba;",
			"d) bốn;",
			"đ) năm;",
			"e) sáu.",
		]);
	});

	it("should take the first clause's letter for a one, and part a number from its text", () => {
		expect(repaired("l. Mục đích", "2.Yêu cầu")).toEqual(["1. Mục đích", "2. Yêu cầu"]);
	});

	it("should leave lists of numbers and Roman numbers", () => {
		const lines = ["I. Chung", "II. Riêng", "1) một", "2) hai", "3) ba", "a) một", "b) hai"];
		expect(repaired(...lines)).toEqual(lines);
	});

	it("should list every change", () => {
		const repairs: Repair[] = [];
		repairListMarks(["a) một", "1) hai", "c) ba"], 4, repairs, () => true);
		expect(repairs).toEqual([{ page: 4, line: 2, before: "1)", after: "b)", kind: "symbol", confidence: 0.9 }]);
	});
});

describe("readings of engines of other languages", () => {
	const repaired = (text: string): string => restoreText(text, model, { diagnosis: "foreign-ocr" }).text;

	it("should keep brackets, codes and numbers", () => {
		expect(repaired("(tai cac bg, co quan trung uong), chiém khoang 75%-80% tong von dau tu")).toBe(
			"(tại các bộ, cơ quan trung ương), chiếm khoảng 75%-80% tổng vốn đầu tư",
		);
		expect(repaired("ITS.01.03 KIEM TRA HE THONG TREN CAC PHAN MEM")).toBe(
			"ITS.01.03 KIỂM TRA HỆ THỐNG TRÊN CÁC PHẦN MỀM",
		);
		expect(repaired("Cong van 11554/VPCP-V.I ngay 25/11/2025 cua Van phong Chinh phu")).toBe(
			"Công văn 11554/VPCP-V.I ngày 25/11/2025 của Văn phòng Chính phủ",
		);
	});

	it("should read signs and capitals for the letters that they stand for", () => {
		expect(repaired("- $6 Can cudc/Can cudc cong dan/Ma so dinh danh ca nhan")).toBe(
			"- số Căn cước/Căn cước công dân/Mã số định danh cá nhân",
		);
		expect(repaired("Hiéu luc: Ba biét Tinh trang: Pa biét")).toBe("Hiệu lực: Đã biết Tình trạng: Đã biết");
		expect(repaired("DON DE NGHI CAP LAI GIAY CHUNG NHAN CHUYEN GIA")).toBe(
			"ĐƠN ĐỀ NGHỊ CẤP LẠI GIẤY CHỨNG NHẬN CHUYÊN GIA",
		);
	});
});
