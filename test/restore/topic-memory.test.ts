import { beforeAll, describe, expect, it } from "vitest";
import type { Arc } from "../../pipeline/restore/beam.js";
import { loadRestoreModel, type RestoreModel } from "../../pipeline/restore/index.js";
import { TopicMemory } from "../../pipeline/restore/topic-memory.js";

let model: RestoreModel;
beforeAll(() => {
	model = loadRestoreModel();
});

const arcs = (): Arc[] =>
	model.lexicon.readings("kem").map((id) => ({ to: 1, words: [id], cost: 0, text: model.lexicon.words[id]! }));
const costOf = (list: readonly Arc[], word: string) => list.find((arc) => arc.text === word)!.cost;

describe("words that a text keeps using", () => {
	it("should cost less than before, their rivals more", () => {
		const memory = new TopicMemory(model);
		for (let i = 0; i < 10; i++) memory.read(model.lexicon.id("kẽm"));
		const list = arcs();
		memory.favour(list);
		expect(costOf(list, "kẽm")).toBeLessThan(-0.5);
		expect(costOf(list, "kém")).toBeGreaterThan(0);
	});

	it("should be forgotten after some thousand other words", () => {
		const memory = new TopicMemory(model);
		memory.read(model.lexicon.id("kẽm"));
		for (let i = 0; i < 20_000; i++) memory.read(model.lexicon.id("của"));
		const list = arcs();
		memory.favour(list);
		expect(list.every((arc) => arc.cost === 0)).toBe(true);
	});

	it("should not change what was never read", () => {
		const list = arcs();
		new TopicMemory(model).favour(list);
		expect(list.every((arc) => arc.cost === 0)).toBe(true);
	});
});
