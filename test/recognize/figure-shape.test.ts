import { describe, expect, it } from "vitest";
import {
	figureShape,
	fitsShape,
	isDittoShape,
	strokesIn,
	withSeparators,
} from "../../pipeline/recognize/figure-shape.js";
import { ink, paper, toGrey } from "./picture.js";

/** Draws figures as blocks: D a digit 20 high, 1 a narrow one, "." and "," as the ink of print at 200 dpi. */
function drawn(figure: string) {
	const bitmap = paper(40 + figure.length * 16, 60);
	let x = 20;
	for (const sign of figure) {
		if (sign === "D") ink(bitmap, x, 15, x + 11, 35);
		if (sign === "1") ink(bitmap, x + 4, 15, x + 8, 35);
		if (sign === ".") ink(bitmap, x, 32, x + 3, 35);
		if (sign === ",") ink(bitmap, x, 32, x + 3, 39);
		if (sign === "-") ink(bitmap, x, 26, x + 9, 28);
		x += sign === "." || sign === "," ? 7 : 15;
	}
	const grey = toGrey(bitmap);
	return figureShape(grey, { x0: 0, y0: 0, x1: grey.width, y1: grey.height }, 127);
}

describe("figureShape", () => {
	it("should count digits and tell separators by how low they hang", () => {
		expect(drawn("DD.DDD,D")).toBe("DD.DDD,D");
		expect(drawn("11")).toBe("DD");
		expect(drawn("-")).toBe("-");
	});

	it("should take dust at the end of a figure for no full stop", () => {
		expect(drawn("DD.")).toBe("DD");
	});

	it("should take dust between two neighbours for no separator", () => {
		const bitmap = paper(80, 60);
		for (const x of [20, 35]) ink(bitmap, x, 15, x + 11, 35);
		ink(bitmap, 32, 32, 34, 35);
		expect(figureShape(toGrey(bitmap), { x0: 0, y0: 0, x1: 80, y1: 60 }, 127)).toBe("DD");
	});

	it("should count digits that touch", () => {
		const bitmap = paper(80, 60);
		ink(bitmap, 20, 15, 46, 35);
		ink(bitmap, 50, 32, 53, 39);
		ink(bitmap, 57, 15, 68, 35);
		expect(figureShape(toGrey(bitmap), { x0: 0, y0: 0, x1: 80, y1: 60 }, 127)).toBe("DD,D");
	});

	it("should say nothing of ink that is no figure", () => {
		expect(drawn("")).toBeNull();
		const bitmap = paper(100, 60);
		ink(bitmap, 10, 15, 60, 35);
		expect(figureShape(toGrey(bitmap), { x0: 0, y0: 0, x1: 100, y1: 60 }, 127)).toBeNull();
	});
});

describe("fitsShape and withSeparators", () => {
	it("should contradict a reading that lost a digit or a separator", () => {
		expect(fitsShape("1", "DD")).toBe(false);
		expect(fitsShape("795", "DD,D")).toBe(false);
		expect(fitsShape("79.5", "DD,D")).toBe(true);
		expect(fitsShape("54,03", "DDDD")).toBeNull();
		expect(fitsShape("abc", "DDD")).toBeNull();
	});

	it("should put back the separators that the ink shows, and invent no digit", () => {
		expect(withSeparators("795", "DD,D")).toBe("79,5");
		expect(withSeparators("58.8545", "DD.DDD,D")).toBe("58.854,5");
		expect(withSeparators("93.37", "DD,DD")).toBe("93,37");
		expect(withSeparators("93,37", "DD.DD")).toBe("93,37");
		expect(withSeparators("1", "DD")).toBeNull();
	});
});

describe("isDittoShape", () => {
	it("should see two small strokes side by side, not a digit", () => {
		const bitmap = paper(60, 60);
		ink(bitmap, 20, 20, 25, 30);
		ink(bitmap, 28, 20, 33, 30);
		expect(isDittoShape(toGrey(bitmap), { x0: 20, y0: 20, x1: 33, y1: 30 }, 127, 200)).toBe(true);
		const digit = paper(60, 60);
		ink(digit, 20, 15, 32, 40);
		expect(isDittoShape(toGrey(digit), { x0: 20, y0: 15, x1: 32, y1: 40 }, 127, 200)).toBe(false);
	});
});

describe("strokesIn", () => {
	it("should count the strokes of a Roman number, and nothing among other ink", () => {
		const page = paper(100, 60);
		for (const x of [10, 19, 28]) ink(page, x, 10, x + 4, 30);
		const box = { x0: 5, y0: 5, x1: 60, y1: 40 };
		expect(strokesIn(toGrey(page), box, 128)).toBe(3);
		ink(page, 36, 10, 52, 30);
		expect(strokesIn(toGrey(page), box, 128)).toBeNull();
		expect(strokesIn(toGrey(paper(50, 50)), box, 128)).toBeNull();
	});
});
