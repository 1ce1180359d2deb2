import { describe, expect, it } from "vitest";
import { readDotted } from "../../pipeline/recognize/dotted-cells.js";
import { toGreymap } from "../../pipeline/recognize/image/prepare.js";
import type { OcrEngine, OcrRequest } from "../../pipeline/recognize/ocr/engine.js";
import { ink, paper, toGrey } from "./picture.js";

const DPI = 200;
const CELL = { x0: 10, y0: 10, x1: 390, y1: 62 };

/** A shaded cell: dots all over it, and one row of letters. */
function shaded() {
	const page = paper(400, 150);
	for (let y = CELL.y0 + 2; y < CELL.y1; y += 4)
		for (let x = CELL.x0 + 2; x < CELL.x1; x += 4) ink(page, x, y, x + 1, y + 1);
	for (let x = 60; x < 200; x += 20) ink(page, x, 25, x + 12, 47);
	return toGrey(page);
}

/** An engine that gives one word a reading, in turn. */
function engineSaying(...texts: string[]) {
	const asked: OcrRequest[] = [];
	const engine: OcrEngine = {
		version: "test",
		isQuickToAsk: true,
		read: async (request) => {
			const text = texts[asked.length % texts.length]!;
			asked.push(request);
			const box = { x0: 10, x1: 100, y0: 0, y1: 30 };
			return { lines: [{ block: 0, paragraph: 0, box, words: [{ text, confidence: 0.95, box }] }] };
		},
		orientation: async () => null,
		close: async () => undefined,
	};
	return { engine, asked };
}

const read = (engine: OcrEngine) => readDotted(shaded(), [CELL], 128, { engine, encode: toGreymap, dpi: DPI });

describe("cells on a ground of dots", () => {
	it("should be read as a line without page layout, with and without the dots", async () => {
		const { engine, asked } = engineSaying("Huyện");
		const text = (await read(engine)).get(CELL)!;
		expect(text.lines.map((line) => line.words.map((w) => w.text))).toEqual([["Huyện"]]);
		expect(asked.map((request) => request.segmentation)).toEqual([13, 13]);
		const black = asked.map(({ image }) => image.filter((level) => level < 128).length);
		expect(black[1]).toBeLessThan(black[0]!);
		// The word's place is on the page, in the cell.
		const { box } = text.lines[0]!.words[0]!;
		expect(box.x0 > CELL.x0 && box.x1 < CELL.x1 && box.y0 >= CELL.y0 && box.y1 <= CELL.y1).toBe(true);
	});

	it("should never be sure of a figure, and leave one unread that is read in two ways", async () => {
		const sure = (await read(engineSaying("10003").engine)).get(CELL)!;
		expect(sure.lines[0]!.words[0]!.confidence).toBeLessThan(0.9);
		const differ = (await read(engineSaying("10003", "10005").engine)).get(CELL)!;
		expect(differ.lines[0]!.words[0]!.confidence).toBeLessThan(0.5);
	});
});
