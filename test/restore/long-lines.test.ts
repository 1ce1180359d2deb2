import { describe, expect, it } from "vitest";
import { loadRestoreModel, restoreText } from "../../pipeline/restore/index.js";
import { bare } from "../../pipeline/restore/letters.js";
import { cutLongLines, hasLongLines, joinPieces } from "../../pipeline/restore/long-lines.js";

const SENTENCE = "Ủy ban nhân dân thành phố báo cáo kết quả thực hiện cải cách hành chính. ";

describe("a line that holds a whole text", () => {
	const lines = ["", SENTENCE.repeat(500), "ngắn", "x".repeat(20_000), " "];

	it("should be the same line again after cutting and joining", () => {
		const { pieces, lineOf } = cutLongLines(lines);
		expect(joinPieces(pieces, [], lineOf).lines).toEqual(lines);
		expect(hasLongLines(lines)).toBe(true);
		expect(hasLongLines(pieces)).toBe(false);
		expect(pieces.filter((_, k) => lineOf[k] === 1).every((piece) => piece.endsWith(". "))).toBe(true);
	});

	it("should be restored as one line, its repairs on that line", () => {
		const text = `Kính gửi: Ủy ban nhân dân tỉnh\n${SENTENCE.repeat(200)}`;
		const result = restoreText(bare(text), loadRestoreModel());
		expect(result.text).toBe(text);
		expect(new Set(result.repairs.map((r) => r.line))).toEqual(new Set([1, 2]));
	});
});
