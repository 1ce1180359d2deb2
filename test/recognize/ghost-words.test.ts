import { expect, it } from "vitest";
import { withoutGhosts } from "../../pipeline/recognize/dotted/ghost-words.js";

const word = (text: string, x0: number, x1: number, confidence: number) => ({
	text,
	confidence,
	box: { x0, x1, y0: 0, y1: 30 },
});

it("should drop what dots left at the ends of a line, and keep what stands in it or is sure", () => {
	const line = [word("Gò", 100, 140, 0.3), word("Quao", 152, 210, 0.8)];
	const texts = (words: readonly { text: string }[]) => words.map((w) => w.text);
	expect(texts(withoutGhosts([...line, word("ti", 300, 320, 0.2), word("5", 350, 360, 0.3)], 200))).toEqual([
		"Gò",
		"Quao",
	]);
	expect(texts(withoutGhosts([word(":", 20, 24, 0.1), ...line], 200))).toEqual(["Gò", "Quao"]);
	expect(texts(withoutGhosts([...line, word("A", 300, 320, 0.8)], 200))).toEqual(["Gò", "Quao", "A"]);
	expect(texts(withoutGhosts([word("x", 20, 24, 0.1)], 200))).toEqual(["x"]);
});
