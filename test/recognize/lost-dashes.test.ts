import { describe, expect, it } from "vitest";
import { withDashes } from "../../pipeline/recognize/lost-dashes.js";

const CELL = { x0: 0, y0: 0, x1: 400, y1: 60 };
const word = (text: string, x0: number, x1: number) => ({ text, confidence: 0.95, box: { x0, y0: 10, x1, y1: 30 } });
const ink = (x0: number, y0: number, width: number, height: number) => ({
	x0,
	y0,
	x1: x0 + width,
	y1: y0 + height,
	area: width * height,
});
const read = (words: ReturnType<typeof word>[], ...blobs: ReturnType<typeof ink>[]) =>
	withDashes({ cell: CELL, lines: [{ words }], inked: true }, blobs, 200).lines[0]!.words.map((w) => w.text);

describe("dashes that the engine passed over", () => {
	it("should be seen in the gap between two words, apart or tight", () => {
		expect(read([word("11/06/2018", 20, 120), word("14/07/2018", 145, 245)], ink(128, 22, 7, 3))).toEqual([
			"11/06/2018",
			"-",
			"14/07/2018",
		]);
		expect(read([word("Nội", 20, 60), word("Nhi", 71, 100)], ink(61, 22, 8, 4))).toEqual(["Nội-Nhi"]);
	});

	it("should not be made of round specks, of ink on the line or over it, or after a comma", () => {
		const words = [word("kinh", 20, 60), word("phí", 80, 110)];
		for (const speck of [ink(68, 21, 5, 4), ink(66, 28, 8, 3), ink(66, 11, 8, 3)])
			expect(read(words, speck)).toEqual(["kinh", "phí"]);
		expect(read([word("dịch,", 20, 60), word("phong", 80, 110)], ink(66, 22, 7, 3))).toEqual(["dịch,", "phong"]);
	});
});
