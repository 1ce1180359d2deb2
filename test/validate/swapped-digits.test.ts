import { describe, expect, it } from "vitest";
import { validateDocument } from "../../pipeline/validate/index.js";
import { isSwap } from "../../pipeline/validate/swap.js";
import { read } from "../extract/observations/document.js";

const messages = (text: string) =>
	validateDocument("a".repeat(64), { ...read(text), assignments: [], citations: [], findings: [] }).findings.map(
		(f) => f.message,
	);

describe("digits in each other's place", () => {
	it("should be a slip only between neighbours of three digits and more", () => {
		const swap = (a: number, b: number) => isSwap({ value: a, decimals: 1 }, { value: b, decimals: 1 });
		expect(swap(67.4, 76.4)).toBe(true);
		expect(swap(67.4, 47.6)).toBe(false);
		expect(swap(6.7, 7.6)).toBe(false);
		expect(swap(67.4, 67.4)).toBe(false);
	});
	it("should be told of a figure that two sections give", () => {
		const text = (second: string) =>
			`I. Kết quả\nTỷ lệ hồ sơ trực tuyến toàn trình đạt 67,4%.\n\nII. Tồn tại\nTỷ lệ hồ sơ trực tuyến toàn trình đạt ${second}%.`;
		expect(messages(text("67,4"))).toEqual([]);
		expect(messages(text("76,4")).join()).toContain("67,4");
	});
});

describe("the rate of dossiers on time", () => {
	const text = (rate: string) =>
		`Đã giải quyết 11.870 hồ sơ: trước hạn 9.644; đúng hạn 2.118; quá hạn 108. Tỷ lệ trước hạn và đúng hạn đạt ${rate}%.`;
	it("should be what was not late of what was resolved", () => {
		expect(messages(text("99,09"))).toEqual([]);
		expect(messages(text("98,72"))).toEqual([
			"11.762 of 11.870 on time is 99,09 %, but 98,72 % is printed (0,37 points apart).",
		]);
	});
});
