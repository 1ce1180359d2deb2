import { describe, expect, it } from "vitest";
import { binarize, otsu, transpose } from "../../pipeline/recognize/image/bitmap.js";
import { eraseBorders } from "../../pipeline/recognize/image/borders.js";
import { chooseChannel } from "../../pipeline/recognize/image/colour.js";
import { findRulings } from "../../pipeline/recognize/image/line-finder.js";
import { sidewaysRatio, turnPicture } from "../../pipeline/recognize/image/orientation.js";
import { eraseRulings } from "../../pipeline/recognize/image/rule-eraser.js";
import { findSeals } from "../../pipeline/recognize/image/seal-finder.js";
import { estimateSkew } from "../../pipeline/recognize/image/skew.js";
import { soften } from "../../pipeline/recognize/image/soften.js";
import { eraseSpecks } from "../../pipeline/recognize/image/specks.js";
import { ink, paper, slopedLine, textRows, toGrey } from "./picture.js";

const DPI = 200;
const A4 = [1654, 2339] as const;

describe("findRulings", () => {
	it("should find level, sloped and broken lines and give their centre lines", () => {
		const page = paper(...A4);
		slopedLine(page, 200, 1400, 500, 0);
		slopedLine(page, 200, 1400, 700, 12);
		slopedLine(page, 200, 700, 900, 0);
		slopedLine(page, 720, 1400, 900, 0);
		ink(page, 200, 500, 203, 902);
		const { rulings } = findRulings(page, DPI);
		const horizontal = rulings.filter((r) => r.x1 - r.x0 > r.y1 - r.y0);
		expect(horizontal).toHaveLength(3);
		for (const line of horizontal) expect(line.x1 - line.x0).toBeGreaterThan(1180);
		expect(rulings.filter((r) => r.y1 - r.y0 > 300)).toHaveLength(1);
	});

	it("should not take rows of letters for lines", () => {
		const page = paper(...A4);
		textRows(page, 0);
		expect(findRulings(page, DPI).rulings).toEqual([]);
	});

	it("should erase lines but leave the strokes that cross them", () => {
		const page = paper(...A4);
		slopedLine(page, 200, 1400, 500, 0);
		ink(page, 800, 482, 806, 518);
		const grey = toGrey(page);
		eraseRulings(grey.data, page, findRulings(page, DPI), DPI);
		const at = (x: number, y: number) => grey.data[y * grey.width + x];
		expect(at(400, 500)).toBe(255);
		expect(at(802, 500)).toBe(0);
		expect(at(802, 486)).toBe(0);
	});

	it("should leave an accent that touches the ruling above it, and nothing of crossing rulings", () => {
		const page = paper(...A4);
		slopedLine(page, 200, 1400, 500, 0);
		ink(page, 1000, 300, 1003, 900);
		// Six pixels of an acute accent under the line, narrowing to its edges.
		ink(page, 800, 503, 806, 509);
		ink(page, 806, 503, 808, 505);
		const grey = toGrey(page);
		eraseRulings(grey.data, page, findRulings(page, DPI), DPI);
		const at = (x: number, y: number) => grey.data[y * grey.width + x];
		expect(at(803, 501)).toBe(255);
		expect(at(803, 506)).toBe(0);
		expect(at(807, 504)).toBe(0);
		for (let y = 490; y < 512; y++) for (let x = 995; x < 1008; x++) expect(at(x, y)).toBe(255);
	});
});

describe("estimateSkew", () => {
	it.each([-2, -0.7, 0, 1.5, 3])("should measure %f degrees", (degrees) => {
		const page = paper(...A4);
		textRows(page, degrees);
		expect(estimateSkew(page, DPI)).toBeCloseTo(degrees, 0);
		expect(Math.abs(estimateSkew(page, DPI) - degrees)).toBeLessThan(0.15);
	});

	it("should be 0 on a blank page", () => {
		expect(estimateSkew(paper(...A4), DPI)).toBe(0);
	});
});

describe("sidewaysRatio", () => {
	it("should be under 1 for upright text and well over 1 for text on its side", () => {
		const page = paper(...A4);
		textRows(page, 0);
		expect(sidewaysRatio(page, DPI)).toBeLessThan(0.8);
		expect(sidewaysRatio(transpose(page), DPI)).toBeGreaterThan(1.3);
	});
});

describe("turnPicture", () => {
	it("should turn clockwise and come back after four quarters", () => {
		const picture = { data: Uint8Array.from([1, 2, 3, 4, 5, 6]), width: 3, height: 2, channels: 1 as const, dpi: 200 };
		const quarter = turnPicture(picture, 90);
		expect([quarter.width, quarter.height, [...quarter.data]]).toEqual([2, 3, [4, 1, 5, 2, 6, 3]]);
		expect(turnPicture(turnPicture(quarter, 90), 180)).toEqual(picture);
		expect(turnPicture(quarter, 270)).toEqual(picture);
	});
});

describe("findSeals", () => {
	it("should find a round seal by its size, and none in a page of text", () => {
		const page = paper(...A4);
		textRows(page, 0);
		expect(findSeals(page, DPI)).toEqual([]);
		const radius = (17 / 25.4) * DPI;
		const clear = paper(...A4);
		for (let a = 0; a < 3000; a++) {
			const x = Math.round(900 + Math.cos(a) * radius);
			const y = Math.round(1600 + Math.sin(a) * radius);
			ink(clear, x, y, x + 3, y + 3);
		}
		const [seal] = findSeals(clear, DPI);
		expect(Math.hypot(seal!.x - 900, seal!.y - 1600)).toBeLessThan(8);
		expect(seal!.radius).toBeCloseTo(radius, -1);
	});
});

describe("eraseSpecks", () => {
	it("should take dust, leave full stops beside letters, and drop lonely ones", () => {
		const page = paper(400, 400);
		ink(page, 100, 100, 112, 120);
		ink(page, 115, 117, 118, 120);
		ink(page, 300, 300, 302, 301);
		ink(page, 300, 50, 303, 53);
		const kept = eraseSpecks(toGrey(page), page, DPI);
		expect(kept.map((b) => [b.x0, b.y0])).toEqual([
			[100, 100],
			[115, 117],
		]);
	});
});

describe("eraseSpecks beside letters", () => {
	it("should leave what is left of a full stop right after a letter on its line, and take the same dust elsewhere", () => {
		const page = paper(300, 100);
		ink(page, 20, 20, 30, 40);
		ink(page, 33, 39, 35, 40);
		ink(page, 33, 22, 35, 23);
		ink(page, 60, 39, 62, 40);
		const kept = eraseSpecks(toGrey(page), page, DPI);
		expect(kept.map((b) => [b.x0, b.y0])).toEqual([
			[20, 20],
			[33, 39],
		]);
	});
});

describe("eraseSpecks on softened pictures", () => {
	it("should leave the stops of small type, whatever the threshold makes of their edges, and take single pixels", () => {
		const page = paper(200, 100);
		ink(page, 20, 20, 30, 40);
		ink(page, 33, 38, 35, 40);
		ink(page, 33, 25, 34, 26);
		const grey = soften(toGrey(page));
		const bitmap = binarize(grey, 100);
		expect(eraseSpecks(grey, bitmap, DPI)).toHaveLength(2);
		expect(grey.data[39 * 200 + 34 - 1]).toBeLessThan(255);
		expect(Array.from(grey.data.subarray(25 * 200 + 33, 25 * 200 + 34))).not.toEqual([0]);
	});
});

describe("eraseBorders", () => {
	it("should whiten black margins and leave the text", () => {
		const page = paper(1000, 1400);
		ink(page, 0, 0, 30, 1400);
		ink(page, 200, 200, 220, 230);
		const grey = toGrey(page);
		expect(eraseBorders(grey, page, DPI)).toBe(true);
		expect(grey.data[700 * 1000 + 10]).toBe(255);
		expect(grey.data[210 * 1000 + 205]).toBe(0);
	});
});

describe("chooseChannel", () => {
	const colour = (dots: [number, number, number][]) => ({
		data: Uint8Array.from(
			Array.from({ length: 90_000 }, (_, i) => (i < dots.length * 3 ? dots[Math.floor(i / 3)]![i % 3]! : 255)),
		),
		width: 300,
		height: 100,
		channels: 3 as const,
		dpi: 200,
	});
	const red: [number, number, number] = [220, 40, 40];
	const black: [number, number, number] = [20, 20, 20];

	it("should drop a red seal over black text, keep red text, and leave grey pages alone", () => {
		expect(chooseChannel(colour([...Array(300).fill(red), ...Array(900).fill(black)]))).toBe("red");
		expect(chooseChannel(colour([...Array(900).fill(red), ...Array(30).fill(black)]))).toBe("grey");
		expect(chooseChannel(colour(Array(900).fill(black)))).toBe("grey");
	});
});

describe("otsu", () => {
	it("should part two levels in the middle", () => {
		const histogram = new Uint32Array(256);
		histogram[0] = 100;
		histogram[255] = 900;
		expect(otsu(histogram)).toBeGreaterThan(50);
		expect(otsu(histogram)).toBeLessThan(205);
	});
});
