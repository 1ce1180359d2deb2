import { describe, expect, it } from "vitest";
import { findGrids } from "../../pipeline/recognize/grid.js";
import { prepare } from "../../pipeline/recognize/image/prepare.js";

const DPI = 200;
const [WIDTH, HEIGHT] = [1000, 700];

/** A ruled table of 4 columns on grained grey paper; rows under `shaded` lie on a grey ground. */
function page(shaded: (row: number) => boolean, shade = 205) {
	let seed = 11;
	const grain = () => {
		seed = (seed * 1103515245 + 12345) & 0x7fffffff;
		return ((seed >> 8) % 21) - 10;
	};
	const data = new Uint8Array(WIDTH * HEIGHT).fill(240);
	const paint = (x0: number, y0: number, x1: number, y1: number, level: number): void => {
		for (let y = y0; y < y1; y++) data.fill(level, y * WIDTH + x0, y * WIDTH + x1);
	};
	for (let row = 0; row < 10; row++) if (shaded(row)) paint(100, 100 + row * 45, 900, 145 + row * 45, shade);
	for (let row = 0; row < 10; row++)
		for (let column = 0; column < 4; column++)
			for (let k = 0; k < 8; k++) {
				const x = 140 + column * 200 + k * 14;
				paint(x, 114 + row * 45, x + 4, 132 + row * 45, 50);
			}
	for (let row = 0; row <= 10; row++) paint(100, 99 + row * 45, 902, 101 + row * 45, 60);
	for (let column = 0; column <= 4; column++) paint(100 + column * 200, 100, 102 + column * 200, 550, 60);
	for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, data[i]! + grain()));
	return { data, width: WIDTH, height: HEIGHT, channels: 1 as const, dpi: DPI };
}

const cellsOf = async (shaded: (row: number) => boolean, shade?: number): Promise<number[]> => {
	const { rulings } = await prepare(page(shaded, shade));
	return findGrids(rulings, DPI).map((grid) => grid.cells.length);
};

describe("prepare", () => {
	it("should find the rulings of a grey scan whose heads, label column or most rows are shaded", async () => {
		expect(await cellsOf(() => false)).toEqual([40]);
		expect(await cellsOf((row) => row < 2)).toEqual([40]);
		expect(await cellsOf((row) => row < 6)).toEqual([40]);
		expect(await cellsOf((row) => row % 2 === 0)).toEqual([40]);
		expect(await cellsOf(() => true, 190)).toEqual([40]);
	});

	it("should leave paper and print as they are where nothing is shaded", async () => {
		const { notes, grey } = await prepare(page(() => false));
		expect(notes).not.toContain("shades levelled");
		expect(grey.data[60 * WIDTH + 500]).toBeGreaterThan(225);
	});

	it("should bring shaded ground to the level of the paper", async () => {
		const { notes, grey } = await prepare(page((row) => row < 3));
		expect(notes).toContain("shades levelled");
		let sum = 0;
		for (let x = 620; x < 690; x++) sum += grey.data[170 * WIDTH + x - 360]!;
		expect(sum / 70).toBeGreaterThan(215);
	});
});
