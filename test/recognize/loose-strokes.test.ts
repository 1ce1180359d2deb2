import { describe, expect, it } from "vitest";
import { withoutLooseStrokes } from "../../pipeline/recognize/image/loose-strokes.js";

const DPI = 200;
const level = (y: number, x0 = 100, x1 = 1500) => ({ x0, x1, y0: y, y1: y });
const upright = (x: number, y0 = 100, y1 = 900) => ({ x0: x, x1: x, y0, y1 });
const TABLE = [100, 150, 200, 250, 300, 900].map((y) => level(y)).concat([100, 500, 1000, 1500].map((x) => upright(x)));

describe("short strokes inside a table", () => {
	it("should not be rulings where they end in the open: a seal's sides and top, an underlined word", () => {
		const seal = [upright(700, 185, 243), upright(958, 186, 245), level(275, 520, 576)];
		expect(withoutLooseStrokes([...TABLE, ...seal], DPI)).toEqual(TABLE);
	});

	it("should stay where they meet rulings, lie in a row with others, or stand outside a table", () => {
		const divider = upright(700, 202, 249);
		const pieces = [upright(800, 110, 140), upright(801, 205, 240)];
		const outside = [level(1200, 300, 360), upright(1700, 300, 350)];
		const all = [...TABLE, divider, ...pieces, ...outside];
		expect(withoutLooseStrokes(all, DPI)).toEqual(all);
	});
});
