import { describe, expect, it } from "vitest";
import { kindOdds, kindsOf } from "../../pipeline/restore/context-kind.js";
import {
	type ContextText,
	features,
	MOST_FEATURES,
	placedFeatures,
	writtenAs,
} from "../../pipeline/restore/context-model.js";
import { FIRST_WORD } from "../../pipeline/restore/lexicon.js";

describe("features of a place", () => {
	const bareIds = Uint16Array.from({ length: 30 }, (_, i) => FIRST_WORD + i);
	const written = new Uint8Array(30).fill(1);
	const all = (text: ContextText, i: number) => {
		const out = new Int32Array(MOST_FEATURES);
		return [...out.subarray(0, features(text, i, FIRST_WORD, out))];
	};

	it("should be fewer than the room for them, at the ends too", () => {
		const text = { bareIds, written, kind: new Uint8Array(30) };
		for (let i = 0; i < 30; i++) expect(all(text, i).length).toBeLessThanOrEqual(MOST_FEATURES);
	});

	it("should differ by capitals only where the text tells names by them", () => {
		const named = Uint8Array.from(written);
		named[15] = writtenAs("Hoa", false);
		expect(all({ bareIds, written: named, kind: null }, 15)).not.toEqual(all({ bareIds, written, kind: null }, 15));
		expect(placedFeatures({ bareIds, written: null, kind: null })).toBe(12);
	});
});

describe("kind of text", () => {
	it("should be told by the words around", () => {
		const law = Uint16Array.from({ length: 400 }, (_, i) => 10 + (i % 5));
		const prose = Uint16Array.from({ length: 400 }, (_, i) => 20 + (i % 5));
		const odds = kindOdds(Uint16Array.from([...law, ...prose]), [0, 400, 800], 40);
		expect(kindsOf(law, odds)[200]).toBe(3);
		expect(kindsOf(prose, odds)[200]).toBe(0);
		expect(kindsOf(Uint16Array.from([30, 31, 32]), odds)[1]).toBe(2);
	});
});
