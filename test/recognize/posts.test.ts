import { describe, expect, it } from "vitest";
import { findGrids } from "../../pipeline/recognize/grid.js";
import { findRulings } from "../../pipeline/recognize/image/line-finder.js";
import { ink, paper } from "./picture.js";

const DPI = 200;

/** One row of eight boxes, 0.22 inch high; the posts at `worn` are rows of dots. */
function row(worn: readonly number[]) {
	const bitmap = paper(1200, 300);
	ink(bitmap, 100, 100, 1062, 102);
	ink(bitmap, 100, 144, 1062, 146);
	for (let k = 0; k <= 8; k++) {
		const x = 100 + 120 * k;
		for (let y = 100; y < 146; y++)
			if (!worn.includes(k) || y % 8 > 1) ink(bitmap, x + (worn.includes(k) ? y % 2 : 0), y, x + 2, y + 1);
		// A bold figure with an upright stroke.
		if (k < 8) {
			ink(bitmap, x + 60, 110, x + 65, 136);
			ink(bitmap, x + 54, 132, x + 72, 136);
		}
	}
	return bitmap;
}

describe("findRulings", () => {
	it("should find the worn verticals of a lone row by those that are whole", () => {
		for (const worn of [[], [1], [1, 7], [1, 7, 8]])
			expect(findGrids(findRulings(row(worn), DPI).rulings, DPI).map((g) => g.cells.length)).toEqual([8]);
	});
});
