import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadDocument, openDatabase } from "../../pipeline/load/index.js";
import type { Citation, Header } from "../../schemas/extracted.js";
import { sampleRecord } from "./sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-citations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CITATION: Citation = {
	citationNo: 1,
	citedType: "QĐ",
	citedNumber: "3710",
	citedSymbol: "QĐ-UBND",
	citedIssuer: null,
	citedOn: "2022-12-02",
	subject: null,
	quote: "Quyết định số 3710/QĐ-UBND ngày 02/12/2022",
	page: 1,
};
const HEADER: Partial<Header> = {
	documentType: "QĐ",
	number: "3710",
	symbol: "QĐ-UBND",
	issuer: "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
	issuedOn: "2022-12-02",
	issuedYear: 2022,
};
let files = 0;

/** What the view says of one citation, documents given by their seed and header. */
async function linked(change: Partial<Citation>, documents: Record<string, Partial<Header>>) {
	const db = await openDatabase(join(folder, `${++files}.duckdb`));
	try {
		const citing = sampleRecord("citing", { citations: [{ ...CITATION, ...change }] });
		const held = Object.entries(documents).map(([seed, header]) => {
			const record = sampleRecord(seed, { citations: [] });
			return { ...record, header: { ...record.header, ...HEADER, ...header } };
		});
		for (const record of [citing, ...held])
			await loadDocument(db, record, { pipelineVersion: "test", ingestedAt: new Date("2026-01-01") });
		const seeds = new Map(held.map((r, i) => [r.documentId, Object.keys(documents)[i]]));
		const rows = (
			await db.connection.runAndReadAll("SELECT cited_document_id, basis, candidates::INTEGER FROM citation_links")
		).getRows();
		return rows.map(([id, basis, candidates]) => [id === null ? null : seeds.get(String(id)), basis, candidates]);
	} finally {
		await db.close();
	}
}

describe("citation_links", () => {
	it("should find a document by number and symbol, however these are spelled", async () => {
		expect(await linked({ citedNumber: "03710", citedSymbol: "QD - UBND" }, { a: {} })).toEqual([["a", "number", 1]]);
	});
	it("should find it by symbol and day where the number was written by hand", async () => {
		expect(await linked({}, { a: { number: null } })).toEqual([["a", "date", 1]]);
		expect(await linked({ citedOn: null }, { a: { number: null } })).toEqual([]);
	});
	it("should not take another document of the same number", async () => {
		expect(await linked({}, { a: { issuedOn: "2021-12-02", issuedYear: 2021 } })).toEqual([]);
		expect(await linked({}, { a: { documentType: "KH" } })).toEqual([]);
		expect(await linked({ citedIssuer: "UBND thành phố Vũng Tàu" }, { a: {} })).toEqual([]);
	});
	it("should not guess when two may be meant", async () => {
		expect(await linked({}, { a: { issuer: null }, b: { issuer: null } })).toEqual([[null, null, 2]]);
	});
	it("should take the nearest before the citing one when only its number is cited", async () => {
		const documents = {
			late: { issuedOn: "2023-05-05", issuedYear: 2023 },
			early: { issuedOn: "2019-05-05", issuedYear: 2019 },
		};
		expect(await linked({ citedOn: null }, documents)).toEqual([["late", "number", 2]]);
	});
});
