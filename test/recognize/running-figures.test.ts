import { describe, expect, it } from "vitest";
import type { CellText } from "../../pipeline/recognize/cell-stack.js";
import { freedFigures } from "../../pipeline/recognize/dotted/running-figures.js";

/** A column of cells; those in brackets were read among dots. */
function column(...texts: string[]) {
	const dotted = new Set<CellText>();
	const cells = texts.map((text, i): CellText => {
		const box = { x0: 0, x1: 50, y0: 20 * i, y1: 20 * i + 20 };
		const read = text.replace(/[[\]]/g, "");
		const confidence = text.startsWith("[") ? 0.7 : 0.95;
		const cell = { cell: box, inked: true, lines: [{ words: read ? [{ text: read, box, confidence }] : [] }] };
		if (text.startsWith("[")) dotted.add(cell);
		return cell;
	});
	return { cells, onDots: (text: CellText) => dotted.has(text) };
}

const freed = (texts: string[], others: Record<string, string[]> = {}) => {
	const { cells, onDots } = column(...texts);
	const read = (text: CellText) => text.lines[0]!.words.map((w) => w.text).join("");
	return freedFigures(cells, onDots, (text) => others[read(text)] ?? []).map(read);
};

describe("figures among dots in a column that counts", () => {
	it("should be freed from what dots added before and behind them", () => {
		expect(freed(["10021", "[100227]", "10023", "[210024]", "10025"])).toEqual(["10022", "10024"]);
		// At an end of the column, the next two speak.
		expect(freed(["[10020,]", "10021", "[10022]", "10023"])).toEqual(["10020", "10022"]);
	});

	it("should be chosen among the readings, never made up", () => {
		expect(freed(["10021", "[0022]", "10023"])).toEqual([]);
		expect(freed(["10021", "[0022]", "10023"], { "0022": ["10022"] })).toEqual(["10022"]);
		expect(freed(["10021", "[10027]", "10023"])).toEqual([]);
	});

	it("should be left alone where the column does not count, or is not sure", () => {
		expect(freed(["10021", "[100227]", "10033"])).toEqual([]);
		expect(freed(["[10021]", "[100227]", "[10023]"])).toEqual([]);
		expect(freed(["10021", "100227", "10023"])).toEqual([]);
	});

	it("should keep what was read beside the figure", () => {
		const { cells, onDots } = column("7", "[8.]", "9");
		const [text] = freedFigures(cells, onDots, () => []);
		expect(text!.lines[0]!.words).toMatchObject([{ text: "8", confidence: 0.7, alternatives: [{ text: "8." }] }]);
	});
});
