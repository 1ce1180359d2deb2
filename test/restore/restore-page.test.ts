import { beforeAll, describe, expect, it } from "vitest";
import { loadRestoreModel, type RestoreModel, restorePage } from "../../pipeline/restore/index.js";
import { lineCells } from "../../pipeline/restore/line-cells.js";
import type { Line, RecognizedPage } from "../../schemas/page.js";

const BOX = { x0: 0, y0: 0, x1: 10, y1: 10 };

function line(text: string, options: { confidence?: number; font?: string; role?: Line["role"] } = {}): Line {
	const confidence = options.confidence ?? 0.95;
	const words = text.split(" ").map((word) => ({ text: word, box: BOX, confidence, font: options.font }));
	return { text, box: BOX, confidence, words, role: options.role ?? "body" };
}

function page(lines: Line[], origin: RecognizedPage["origin"]): RecognizedPage {
	return {
		page: 3,
		origin,
		diagnosis: "",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.9,
		lines,
		rulings: [],
		cellReadings: [],
		problems: [],
	};
}

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

describe("restorePage", () => {
	it("should repair the slips of a Vietnamese engine and keep what was read", () => {
		const read = "Các cơ quan, tô chức, cá nhân thực hiện nhiệm vụ, quyên hạn được giao theo quy định của pháp luật";
		const result = restorePage(page([line(read)], "ocr"), model);
		expect(result.lines[0]?.text).toBe(
			"Các cơ quan, tổ chức, cá nhân thực hiện nhiệm vụ, quyền hạn được giao theo quy định của pháp luật",
		);
		expect(result.lines[0]?.textRaw).toBe(read);
		expect(result.textDiagnosis).toBe("ocr-slips");
		expect(result.repairs.map((r) => [r.page, r.line, r.before, r.after])).toEqual([
			[3, 1, "tô", "tổ"],
			[3, 1, "quyên", "quyền"],
		]);
	});

	it("should repair capitals inside words and letters among digits", () => {
		const read = "BỘ phận tiếp nhận và trả kết quả của nhà nƯỚc trong tháng 0I năm 2020 đã được kiện toàn";
		const result = restorePage(page([line(read)], "ocr"), model);
		expect(result.lines[0]?.text).toBe(
			"Bộ phận tiếp nhận và trả kết quả của nhà nước trong tháng 01 năm 2020 đã được kiện toàn",
		);
	});

	it("should repair the common abbreviations where the engine made garbage of them", () => {
		const read = "đã giải quyết các 1'IHC, tại UẺND thành phố; mục III và mã T1 giữ nguyên, HDND xã cũng vậy";
		const result = restorePage(page([line(read)], "ocr"), model);
		expect(result.lines[0]?.text).toBe(
			"đã giải quyết các TTHC, tại UBND thành phố; mục III và mã T1 giữ nguyên, HDND xã cũng vậy",
		);
		expect(result.repairs.map((r) => [r.before, r.after, r.kind])).toEqual([
			["1'IHC", "TTHC", "ocr"],
			["UẺND", "UBND", "ocr"],
		]);
	});

	it("should leave lines alone that are no running text", () => {
		const stamp = line("Ky boi: Nguyen Van A", { role: "signature-stamp" });
		const body = line("Uy ban nhan dan thanh pho bao cao ket qua thuc hien nhu sau");
		const result = restorePage(page([stamp, body], "ocr"), model);
		expect(result.lines.map((l) => l.text)).toEqual([
			"Ky boi: Nguyen Van A",
			"Ủy ban nhân dân thành phố báo cáo kết quả thực hiện như sau",
		]);
		expect(result.repairs.every((r) => r.line === 2)).toBe(true);
	});

	it("should believe in a word that the page keeps using", () => {
		const unsure = line("CẠO VÔI RĂNG", { confidence: 0.86 });
		const prices = ["Cạo vôi răng hai hàm", "Cạo vôi răng một hàm"].map((text) => line(text));
		const result = restorePage(page([...prices, unsure], "ocr"), model);
		expect(result.lines.at(-1)?.text).toBe("CẠO VÔI RĂNG");
	});

	it("should read the lines of a cell together, and those of two cells apart", () => {
		const at = (text: string, x0: number, y0: number): Line => {
			const box = { x0, y0, x1: x0 + 80, y1: y0 + 10 };
			return { ...line(text, { confidence: 0.8 }), box };
		};
		const upright = [0, 100, 200].map((x) => ({ x0: x, y0: 0, x1: x, y1: 40 }));
		const level = [0, 40].map((y) => ({ x0: 0, y0: y, x1: 200, y1: y }));
		const lines = [at("Bệnh viện Đa", 5, 5), at("khoa tỉnh", 5, 20), at("khảm bệnh", 105, 5)];
		expect(lineCells(lines, [...upright, ...level])).toEqual(["0 100 0 40", "0 100 0 40", "100 200 0 40"]);
		expect(lineCells(lines, level)).toEqual([null, null, null]);
		const result = restorePage({ ...page(lines, "ocr"), rulings: [...upright, ...level] }, model);
		expect(result.lines.map((l) => l.text)).toEqual(["Bệnh viện Đa", "khoa tỉnh", "khám bệnh"]);
	});

	it("should decode words by their fonts, small letters of H fonts as capitals", () => {
		const lines = [line("céng hoµ x· héi", { font: ".VnTimeH" }), line("Bé tr−ëng Bé Tµi chÝnh", { font: ".VnTime" })];
		const result = restorePage(page(lines, "text-layer"), model);
		expect(result.lines.map((l) => l.text)).toEqual(["CỘNG HOÀ XÃ HỘI", "Bộ trưởng Bộ Tài chính"]);
		expect(result.textDiagnosis).toBe("tcvn3");
	});
});
