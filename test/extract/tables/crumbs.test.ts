import { describe, expect, it } from "vitest";
import { bestReading, textOfWords } from "../../../pipeline/extract/tables/cell-text.js";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { PlacedWord } from "../../../pipeline/extract/tables/restored-words.js";
import { gridRulings, placedPage } from "./pages.js";

/** A word at a place, ten points high. */
const word = (text: string, x: number, y: number, confidence = 0.95): PlacedWord => ({
	raw: text,
	text,
	box: { x0: x, y0: y, x1: x + 6 * text.length, y1: y + 10 },
	confidence,
	line: 0,
	bold: false,
});
const textOf = (...words: PlacedWord[]) => textOfWords(words, true);

describe("ink beside the words of a scanned cell", () => {
	it("should leave out crumbs over, under and far from the words, and keep them as read", () => {
		const over = textOf(word("22%", 60, 80, 0.6), word("Tên", 40, 100), word("đề", 62, 100), word("tài", 78, 100));
		expect([over.text, over.textRaw]).toEqual(["Tên đề tài", "22% Tên đề tài"]);
		expect(textOf(word("kiểm", 40, 100), word("tra", 68, 100), word("7", 250, 100, 0.04)).text).toBe("kiểm tra");
	});

	it("should keep figures that are sure, near, or number their line", () => {
		expect(textOf(word("Tỷ", 40, 100), word("lệ", 56, 100), word("50%", 40, 114, 0.9)).text).toBe("Tỷ lệ 50%");
		expect(textOf(word("năm", 40, 100), word("học", 62, 100), word("8", 84, 100, 0.5)).text).toBe("năm học 8");
		// "IV", on a line of its own.
		expect(textOf(word("Hộ", 40, 100), word("sinh", 56, 100), word("1U", 40, 114, 0.5)).text).toBe("Hộ sinh 1U");
		expect(textOf(word("1.", 40, 100, 0.5), word("Xác", 90, 100), word("định", 112, 100)).text).toBe("1. Xác định");
	});

	it("should keep a comparison before its figure, however doubtful", () => {
		expect(textOf(word("<≤", 40, 100, 0.43), word("20", 54, 100), word("ngày", 70, 100)).text).toBe("≤ 20 ngày");
	});

	it("should keep a slash between figures, however doubtful, and read brackets about a figure", () => {
		const pair = textOf(word("(3)", 40, 100), word("/", 62, 100, 0.4), word("(4)", 72, 100));
		expect(pair.text).toBe("(3) / (4)");
		const reading = { box: { x0: 0, y0: 0, x1: 20, y1: 20 }, text: "(1)", confidence: 0.95, mode: "numeric" as const };
		expect(bestReading(textOf(word("(I)", 5, 5, 0.71)), [reading]).text).toBe("(1)");
	});

	it("should believe a row's number with its full stop more than a doubtful figure of the same ink", () => {
		const readings = [
			{ box: { x0: 0, y0: 0, x1: 20, y1: 20 }, text: "6", confidence: 0.71, mode: "numeric" as const },
			{ box: { x0: 0, y0: 0, x1: 20, y1: 20 }, text: "8.", confidence: 0.81, mode: "numeric" as const },
		];
		expect(bestReading(textOf(word("8.", 5, 5, 0.81)), readings).text).toBe("8.");
	});
});

describe("the first row number of a scanned table", () => {
	it("should be 1 over a second that is proven itself", () => {
		const [xs, ys] = [
			[50, 90, 250, 330],
			[100, 120, 140, 160, 180, 200, 220],
		];
		const rows = [
			["STT", "Nội dung", "Điểm"],
			...["II", "2", "8", "4", "5"].map((n, k) => [n, `Nội dung số ${k}`, String(10 + k)]),
		];
		const page = placedPage(
			rows.flatMap((row, r) => row.map((text, c) => ({ text, x: xs[c]! + 5, y: ys[r]! + 5 }))),
			gridRulings(xs, ys),
		);
		const numbers = findTables([page]).tables[0]!.cells.filter((c) => c.col === 0 && !c.isHeader);
		expect(numbers.map((c) => c.text)).toEqual(["1", "2", "3", "4", "5"]);
		expect(numbers.map((c) => c.textRaw)).toEqual(["II", "2", "8", "4", "5"]);
	});
});
