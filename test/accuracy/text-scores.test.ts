import { describe, expect, it } from "vitest";
import { align } from "../../pipeline/accuracy/alignment.js";
import { editDistance } from "../../pipeline/accuracy/edit-distance.js";
import { graphemes } from "../../pipeline/accuracy/graphemes.js";
import { words } from "../../pipeline/accuracy/plain-text.js";
import { characterErrors, diacriticHits, wordErrors, wordsFound } from "../../pipeline/accuracy/text-scores.js";
import { foldTonePlacement } from "../../pipeline/accuracy/tone-placement.js";

/** Small, reproducible pseudo-random numbers (mulberry32). */
function random(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

function slowDistance(a: number[], b: number[]): number {
	let row = b.map((_, j) => j + 1);
	row.unshift(0);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
		row = next;
	}
	return row[b.length]!;
}

describe("edit distance and alignment", () => {
	it("should agree with the textbook algorithm on sequences around the block size", () => {
		const next = random(1);
		for (let round = 0; round < 400; round++) {
			const some = () => Array.from({ length: Math.floor(next() * 100) }, () => Math.floor(next() * 4));
			const a = some();
			const b = some();
			const expected = slowDistance(a, b);
			expect(editDistance(a, b)).toBe(expected);
			const cost = align(a, b).filter(([i, j]) => i === null || j === null || a[i] !== b[j]).length;
			expect(cost).toBe(expected);
		}
	});

	it("should align long texts in order, every item once", () => {
		const next = random(2);
		const a = Array.from({ length: 20_000 }, () => Math.floor(next() * 60));
		const b = a.flatMap((x) => (next() < 0.03 ? [] : next() < 0.03 ? [x, 99] : [x]));
		const pairs = align(a, b);
		expect(pairs.flatMap(([i]) => (i === null ? [] : [i]))).toEqual(a.map((_, i) => i));
		expect(pairs.flatMap(([, j]) => (j === null ? [] : [j]))).toEqual(b.map((_, j) => j));
		const cost = pairs.filter(([i, j]) => i === null || j === null || a[i] !== b[j]).length;
		expect(cost).toBeLessThanOrEqual(editDistance(a, b) * 1.02);
	});
});

describe("text metrics", () => {
	it("should count over grapheme clusters, whatever the normal form", () => {
		expect(graphemes("Việt".normalize("NFD"))).toHaveLength(4);
		expect(characterErrors("Vũng Tàu", "Vũng Tàu".normalize("NFD"))).toEqual({ count: 0, total: 8 });
		expect(characterErrors("Vũng Tàu", "Vung Tàu")).toEqual({ count: 1, total: 8 });
	});

	it("should take tone placement for a convention unless told otherwise", () => {
		expect(foldTonePlacement("hoà, KHOẺ, thuỷ; quý toàn loại")).toBe("hòa, KHỎE, thủy; quý toàn loại");
		expect(wordErrors("số hóa", "số hoá").count).toBe(0);
		expect(wordErrors("số hóa", "số hoá", { foldTones: false }).count).toBe(1);
	});

	it("should compare words without punctuation around them, keeping numbers and symbols whole", () => {
		expect(words('Kế hoạch số 130/KH-UBND, đạt 97,01%. "4 tại chỗ" - ...')).toEqual([
			"Kế",
			"hoạch",
			"số",
			"130/KH-UBND",
			"đạt",
			"97,01%",
			"4",
			"tại",
			"chỗ",
		]);
		expect(wordErrors("đạt 97,01%; còn lại", "đạt 97,01% còn 1ại.")).toEqual({ count: 1, total: 4 });
	});

	it("should not see Markdown, dashes and quotes as text", () => {
		expect(characterErrors("I. Bà Rịa - Vũng Tàu “số”", '## **I.** Bà Rịa – Vũng Tàu "số"').count).toBe(0);
	});

	it("should score marked letters where they stand, though letters before them are lost", () => {
		// marked in the truth: ế ạ đ ổ ố; found right: ạ đ ố
		expect(diacriticHits("Kế hoạch đổi số", "Kê hạch đôi số")).toEqual({ count: 3, total: 5 });
		expect(diacriticHits("khong dau", "không dấu")).toEqual({ count: 0, total: 0 });
	});

	it("should find words in any order", () => {
		expect(wordsFound("một hai ba", "ba một bốn một")).toEqual({ count: 2, total: 3 });
	});

	it("should count everything as wrong when nothing was read", () => {
		expect(characterErrors("abc", "")).toEqual({ count: 3, total: 3 });
		expect(wordErrors("", "chữ thừa")).toEqual({ count: 2, total: 0 });
	});
});
