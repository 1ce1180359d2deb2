import { describe, expect, it } from "vitest";
import type { Piece } from "../../../pipeline/extract/header/pieces.js";
import { findSignature } from "../../../pipeline/extract/header/signature.js";

const piece = (text: string, x0: number, x1: number, y: number, more: Partial<Piece> = {}): Piece =>
	({
		text,
		page: 1,
		line: y,
		box: { x0, y0: y, x1, y1: y + 12 },
		side: x0 > 250 ? "right" : "left",
		capitals: text === text.toUpperCase(),
		emphasised: false,
		confidence: 0.96,
		furniture: null,
		gapBefore: false,
		...more,
	}) as Piece;
const signed = (x0: number, x1: number, name = "Lê Minh Tâm") =>
	findSignature([
		piece("Nơi nhận:", 90, 140, 400, { furniture: "recipients" }),
		piece("GIÁM ĐỐC", 380, 460, 400),
		piece(name, x0, x1, 500),
	]).signer;

describe("a name beside a seal", () => {
	it("should be believed under the middle of its title", () => {
		expect(signed(378, 462)).toBe("Lê Minh Tâm");
	});
	it("should be left out where a first syllable may be covered", () => {
		expect(signed(392, 476)).toBeNull();
	});
	it("should be whole where what is missing would make it longer than names are", () => {
		expect(signed(420, 504)).toBe("Lê Minh Tâm");
	});
});
