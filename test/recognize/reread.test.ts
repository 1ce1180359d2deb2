import { describe, expect, it } from "vitest";
import { toGreymap } from "../../pipeline/recognize/image/prepare.js";
import type { OcrEngine, OcrLine, OcrRequest, OcrWord } from "../../pipeline/recognize/ocr/engine.js";
import { rereadDoubtful } from "../../pipeline/recognize/reread.js";

const page = { data: new Uint8Array(600 * 400).fill(255), width: 600, height: 400 };
const word = (text: string, x: number, confidence: number, width = 60): OcrWord => ({
	text,
	confidence,
	box: { x0: x, x1: x + width, y0: 100, y1: 130 },
});
const line = (...words: OcrWord[]): OcrLine => ({
	block: 0,
	paragraph: 0,
	words,
	box: { x0: words[0]!.box.x0, x1: words.at(-1)!.box.x1, y0: 100, y1: 130 },
});

/** An engine that answers with the given words, placed as on the page. */
function engineSaying(words: OcrWord[], isQuickToAsk = true) {
	const asked: OcrRequest[] = [];
	const engine: OcrEngine = {
		version: "test",
		isQuickToAsk,
		read: async (request) => {
			asked.push(request);
			// The stack holds the one line, cut out with 4 pixels of paper, 12 to the right and 18 down.
			const moved = words.map((w) => ({
				...w,
				box: { x0: w.box.x0 - 96 + 12, x1: w.box.x1 - 96 + 12, y0: 22, y1: 52 },
			}));
			return { lines: moved.length === 0 ? [] : [{ ...line(...moved), words: moved }] };
		},
		orientation: async () => null,
		close: async () => undefined,
	};
	return { engine, asked };
}

const reread = (engine: OcrEngine, lines: OcrLine[]) =>
	rereadDoubtful(page, lines, { engine, encode: toGreymap, dpi: 200 });

describe("the second look at lines in doubt", () => {
	it("should take the surer reading of a word and keep the one that lost", async () => {
		const { engine } = engineSaying([word("hồ", 100, 0.95), word("sơ", 170, 0.93)]);
		const [read] = await reread(engine, [line(word("hồ", 100, 0.9), word("sd", 170, 0.3))]);
		expect(read!.words.map((w) => w.text)).toEqual(["hồ", "sơ"]);
		expect(read!.words[1]!.alternatives).toEqual([{ text: "sd", confidence: 0.3 }]);
		// In the page's own pixels again.
		expect(read!.words[1]!.box.x0).toBeCloseTo(170, 0);
	});

	it("should mark a figure that two looks read differently as unsure", async () => {
		const { engine } = engineSaying([word("1.245", 100, 0.96)]);
		const [read] = await reread(engine, [line(word("1.246", 100, 0.7))]);
		expect(read!.words[0]).toMatchObject({ text: "1.245", alternatives: [{ text: "1.246", confidence: 0.7 }] });
		expect(read!.words[0]!.confidence).toBeLessThan(0.9);
	});

	it("should lose no word that only the first look saw", async () => {
		const { engine } = engineSaying([word("hồ", 100, 0.9)]);
		const [read] = await reread(engine, [line(word("hồ", 100, 0.3), word("sơ", 170, 0.9))]);
		expect(read!.words.map((w) => w.text)).toEqual(["hồ", "sơ"]);
	});

	it("should not pay for pages without doubt, nor where each reading is dear", async () => {
		const sure = [line(word("hồ", 100, 0.95), word("12", 170, 0.95))];
		const { engine, asked } = engineSaying([]);
		expect(await reread(engine, sure)).toEqual(sure);
		const doubt = [line(word("hd", 100, 0.2))];
		const alone = engineSaying([word("hồ", 100, 0.9)], false);
		expect(await reread(alone.engine, doubt)).toEqual(doubt);
		expect(asked.length + alone.asked.length).toBe(0);
	});
});
