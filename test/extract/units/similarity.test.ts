import { describe, expect, it } from "vitest";
import { lettersOf, mayBeAlike, similarity } from "../../../pipeline/extract/units/similarity.js";

describe("names told apart by their letters alone", () => {
	const names =
		"thang nhi|thang nhat|tan hoa|tan hung|phu my|phu nhuan|vung tau|ba ria|long son|rach dua|my hiep|kien giang|dong thap|pong thap|bic giang|bac giang|yen bai|phi yen|hug|hue|quang ngai|quang ninh|cam son|an dinh|mo cay|thach that|hoai nhon|huong tra|tuy hoa".split(
			"|",
		);
	it("should never rule out a pair that the distance would accept", () => {
		for (const least of [0.6, 0.8])
			for (const a of names)
				for (const b of names)
					if (similarity(a, b, least) > 0)
						expect([a, b, mayBeAlike(lettersOf(a), lettersOf(b), least)]).toEqual([a, b, true]);
	});
	it("should rule out most pairs", () => {
		const pairs = names.flatMap((a) => names.map((b) => mayBeAlike(lettersOf(a), lettersOf(b), 0.8)));
		expect(pairs.filter(Boolean).length / pairs.length).toBeLessThan(0.15);
	});
	it("should keep the costs of look-alikes, lost spaces and transpositions", () => {
		expect(similarity("thang nhi", "thangnhi")).toBeCloseTo(1 - 0.5 / 9);
		expect(similarity("bac giang", "bic giang")).toBeCloseTo(1 - 0.5 / 9);
		expect(similarity("vung tau", "vugn tau")).toBeCloseTo(1 - 1 / 8);
		expect(similarity("phuong 1", "phuong 7")).toBe(0);
	});
});
