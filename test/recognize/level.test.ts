import { expect, test } from "vitest";
import { fromLevel } from "../../pipeline/recognize/level.js";

const page = { width: 600, height: 800, skew: 1.3 };

test("should leave boxes of pages that were not levelled", () => {
	const box = { x0: 10, y0: 20, x1: 30, y1: 40 };
	expect(fromLevel(box, { ...page, skew: 0 })).toBe(box);
});

test("should turn clockwise about the middle: the right side goes down, the left side up", () => {
	const right = fromLevel({ x0: 500, y0: 399, x1: 502, y1: 401 }, page);
	const left = fromLevel({ x0: 98, y0: 399, x1: 100, y1: 401 }, page);
	expect((right.y0 + right.y1) / 2).toBeCloseTo(400 + 201 * Math.sin((1.3 * Math.PI) / 180), 3);
	expect((left.y0 + left.y1) / 2).toBeCloseTo(400 - 201 * Math.sin((1.3 * Math.PI) / 180), 3);
});
