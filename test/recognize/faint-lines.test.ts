import { describe, expect, it } from "vitest";
import { binarize } from "../../pipeline/recognize/image/bitmap.js";
import { findRulings } from "../../pipeline/recognize/image/line-finder.js";
import { isStippled } from "../../pipeline/recognize/image/stipple.js";

const DPI = 200;

/** Grained grey paper. */
function greyPaper(width: number, height: number) {
	let seed = 5;
	const grain = () => {
		seed = (seed * 1103515245 + 12345) & 0x7fffffff;
		return (seed >> 8) % 17;
	};
	return { data: Uint8Array.from({ length: width * height }, () => 222 + grain()), width, height };
}

describe("findRulings", () => {
	it("should find lines paler than the threshold on grey pages, and none in bars of letters", () => {
		const grey = greyPaper(800, 600);
		for (const y of [100, 200, 300]) for (let x = 100; x < 700; x++) grey.data[y * 800 + x] = 190;
		for (const x of [100, 400, 699]) for (let y = 100; y <= 300; y++) grey.data[y * 800 + x] = 190;
		// "TTT": bars with stems.
		for (let k = 0; k < 3; k++)
			for (let y = 0; y < 20; y++)
				for (let x = 0; x < 20; x++)
					if (y < 3 || (x >= 8 && x < 12)) grey.data[(140 + y) * 800 + 200 + k * 20 + x] = 40;
		const { rulings } = findRulings(binarize(grey, 120), DPI, grey, 120);
		const horizontal = rulings.filter((r) => r.x1 - r.x0 > r.y1 - r.y0);
		expect(horizontal.map((r) => Math.round(r.y0 / 10) * 10)).toEqual([100, 200, 300]);
		expect(rulings).toHaveLength(6);
	});
});

describe("isStippled", () => {
	it("should tell a ground of dots from print", () => {
		const cell = { x0: 0, y0: 0, x1: 200, y1: 60 };
		const dots = { data: new Uint8Array(200 * 60).fill(255), width: 200, height: 60 };
		const print = { ...dots, data: dots.data.slice() };
		let seed = 3;
		for (let i = 0; i < dots.data.length; i++) {
			seed = (seed * 1103515245 + 12345) & 0x7fffffff;
			if ((seed >> 8) % 3 === 0) dots.data[i] = 0;
		}
		for (let x = 20; x < 180; x += 12) for (let y = 20; y < 40; y++) print.data.fill(0, y * 200 + x, y * 200 + x + 3);
		expect(isStippled(dots, cell, 3, 127)).toBe(true);
		expect(isStippled(print, cell, 3, 127)).toBe(false);
	});
});
