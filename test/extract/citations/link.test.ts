import { describe, expect, it } from "vitest";
import { type CitableDocument, linkCitation } from "../../../pipeline/extract/citations/link.js";
import type { Citation } from "../../../schemas/extracted.js";

const citation = (change: Partial<Citation>): Citation => ({
	citationNo: 1,
	citedType: "QĐ",
	citedNumber: "3710",
	citedSymbol: "QĐ-UBND",
	citedIssuer: null,
	citedOn: "2022-12-02",
	subject: null,
	quote: "Quyết định số 3710/QĐ-UBND ngày 02/12/2022",
	page: 1,
	...change,
});
const document = (documentId: string, change: Partial<CitableDocument> = {}): CitableDocument => ({
	documentId,
	documentType: "QĐ",
	number: "3710",
	symbol: "QĐ-UBND",
	issuer: "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
	issuedOn: "2022-12-02",
	issuedYear: 2022,
	...change,
});
const link = (c: Partial<Citation>, documents: CitableDocument[]) =>
	linkCitation(citation(c), "citing", { issuedYear: 2024 }, documents);

describe("cited documents among the documents at hand", () => {
	it("should be found by number and symbol, however these are spelled", () => {
		expect(link({ citedNumber: "03710", citedSymbol: "QD - UBND" }, [document("a")])).toEqual({
			documentId: "a",
			basis: "number",
			candidates: 1,
		});
	});
	it("should be found by symbol and day where the number was written by hand", () => {
		expect(link({}, [document("a", { number: null })]).basis).toBe("date");
		expect(link({ citedOn: null }, [document("a", { number: null })]).documentId).toBeNull();
	});
	it("should not be another document of the same number", () => {
		expect(link({}, [document("a", { issuedOn: "2021-12-02", issuedYear: 2021 })]).documentId).toBeNull();
		expect(link({}, [document("a", { documentType: "KH" })]).documentId).toBeNull();
		expect(link({ citedIssuer: "UBND thành phố Vũng Tàu" }, [document("a")]).documentId).toBeNull();
		expect(link({}, [document("citing")]).documentId).toBeNull();
	});
	it("should not be guessed when two may be meant", () => {
		const two = [document("a", { issuer: null }), document("b", { issuer: null })];
		expect(link({}, two)).toEqual({ documentId: null, basis: null, candidates: 2 });
	});
	it("should be the nearest before the citing one when only its number is cited", () => {
		const years = [2023, 2019].map((y) => document(String(y), { issuedOn: `${y}-05-05`, issuedYear: y }));
		expect(link({ citedOn: null }, years).documentId).toBe("2023");
	});
});
