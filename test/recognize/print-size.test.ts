import { describe, expect, it } from "vitest";
import { scaleFor } from "../../pipeline/recognize/print-size.js";

const letters = (height: number, count = 60) =>
	Array.from({ length: count }, (_, i) => ({ x0: 10 * i, x1: 10 * i + 8, y0: 100, y1: 100 + height, area: 40 }));
const TABLE = { x0: -5, y0: 0, x1: 2000, y1: 1000 };

describe("the size at which a table is read", () => {
	it("should enlarge small print and nothing else", () => {
		expect(scaleFor(letters(12), TABLE, 200)).toBe(1.5);
		expect(scaleFor(letters(15), TABLE, 200)).toBe(1);
		expect(scaleFor(letters(24), TABLE, 200)).toBe(1);
	});

	it("should not be told by a few letters, nor by print outside the table", () => {
		expect(scaleFor(letters(12, 10), TABLE, 200)).toBe(1);
		expect(scaleFor(letters(12), { ...TABLE, y0: 500 }, 200)).toBe(1);
	});
});
