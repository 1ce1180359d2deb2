import { describe, expect, it } from "vitest";
import { withoutDust } from "../../pipeline/recognize/dust.js";
import type { OcrWord } from "../../pipeline/recognize/ocr/engine.js";

const DPI = 200;

function word(text: string, width: number, height: number, confidence = 0.95): OcrWord {
	return { text, confidence, box: { x0: 0, y0: 0, x1: width, y1: height } };
}

const read = (...words: OcrWord[]) => withoutDust(words, DPI).map((w) => w.text);

describe("withoutDust", () => {
	it("should drop signs that stand apart and are no larger than a full stop, wherever they stand", () => {
		expect(read(word("-", 5, 3), word("Ghi", 55, 28), word("chú", 52, 26), word(".", 4, 4))).toEqual(["Ghi", "chú"]);
	});

	it("should drop unsure letters lower than any print", () => {
		expect(read(word("II.", 33, 25), word("Ti", 4, 4, 0.2))).toEqual(["II."]);
	});

	it("should keep dashes, stops that hang on a word, and the separator of a figure", () => {
		expect(read(word("-", 9, 3), word("Số", 30, 25))).toEqual(["-", "Số"]);
		expect(read(word("hạn.", 50, 25))).toEqual(["hạn."]);
		expect(read(word("12", 24, 22), word(",", 4, 6), word("5", 12, 22))).toEqual(["12", ",", "5"]);
	});
});
