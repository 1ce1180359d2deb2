import { beforeAll, describe, expect, it } from "vitest";
import { loadRestoreModel, type RestoreModel, restorePage } from "../../pipeline/restore/index.js";
import type { RecognizedPage, Word } from "../../schemas/page.js";

const BOX = { x0: 0, y0: 0, x1: 10, y1: 10 };

/** "bán~0.8|bản~0.7" is a word read as "bán" with 0.8 whose other reading lost ("_": a space in it); other words are sure. */
function read(line: string): RecognizedPage {
	const words = line.split(" ").map((token): Word => {
		const readings = token.split("|").map((reading) => {
			const [text = "", confidence = "0.97"] = reading.split("~");
			return { text: text.replaceAll("_", " "), confidence: Number(confidence) };
		});
		return { ...readings[0]!, box: BOX, alternatives: readings.slice(1) };
	});
	return {
		page: 1,
		origin: "ocr",
		diagnosis: "",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.9,
		lines: [{ text: words.map((w) => w.text).join(" "), box: BOX, confidence: 0.9, words, role: "body" }],
		rulings: [],
		cellReadings: [],
		problems: [],
	};
}

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

const restored = (line: string): string => restorePage(read(line), model).lines[0]!.text;

describe("words that two engines read differently", () => {
	it("should take the reading that the words around speak for, and say so", () => {
		const page = restorePage(read("Cơ quan giám sút~0.86|sát~0.82 việc thi hành pháp luật"), model);
		expect(page.lines[0]?.text).toBe("Cơ quan giám sát việc thi hành pháp luật");
		expect(page.lines[0]?.textRaw).toBe("Cơ quan giám sút việc thi hành pháp luật");
		expect(page.repairs.map((r) => [r.before, r.after])).toEqual([["sút", "sát"]]);
	});

	it("should keep the surer reading where both can stand", () => {
		expect(restored("Cục quản lý dược~0.97|được~0.66 Bộ Y tế")).toBe("Cục quản lý dược Bộ Y tế");
		expect(restored("Thuốc Nhức~0.97|ức~0.3 khớp hoàn")).toBe("Thuốc Nhức khớp hoàn");
	});

	it("should find the word that both are slips of", () => {
		expect(restored("Các cơ quan, tô~0.8|tồ~0.75 chức, cá nhân có liên quan")).toBe(
			"Các cơ quan, tổ chức, cá nhân có liên quan",
		);
	});

	it("should part and join words as the other reading does", () => {
		expect(restored("phòng, chống bệnh sâu răngcủa~0.7|răng_của~0.7 học sinh")).toBe(
			"phòng, chống bệnh sâu răng của học sinh",
		);
	});

	it.each([
		"Tổng số 1.245~0.6|1.246~0.59 hồ sơ",
		"Quyết định số 12/QĐ-UBND~0.6|12/QĐ-UBNB~0.59 của tỉnh",
		"Năm 2018~0.5|2013~0.49 đã giải quyết 30/4~0.5|đã~0.49 hồ sơ",
		"tháng 4,~0.5|A,~0.49 năm nay",
		"Hệ thống iGate~0.8|iGale~0.79 và CNBC~0.84|CNBG~0.77 của tỉnh",
		"Nhà~0.8|nhà~0.79 nước và hoà~0.8|hòa~0.79 bình",
	])("should never choose numbers, symbols, foreign words or spellings by language: %s", (line) => {
		const kept = line.replace(/~[\d.]+(?:\|\S+?~[\d.]+)?/g, "");
		expect(restored(line)).toBe(kept);
	});
});
