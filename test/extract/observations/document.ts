import { buildFlow } from "../../../pipeline/extract/flow.js";
import { extractObservations } from "../../../pipeline/extract/observations/index.js";
import { findTables } from "../../../pipeline/extract/tables/index.js";
import type { Header } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";

/** The header of an invented report. */
export const header: Header = {
	documentType: "BC",
	number: null,
	symbol: null,
	issuer: "Ủy ban nhân dân thành phố Vũng Tàu",
	place: null,
	issuedOn: null,
	issuedOnText: null,
	issuedYear: 2024,
	issuedMonth: 3,
	issuedDay: null,
	subject: null,
	periodLabel: null,
	periodStart: "2024-01-01",
	periodEnd: "2024-03-31",
	signer: null,
	signerTitle: null,
	confidence: 1,
};

/** A text file as pages, one a form feed. */
export function pagesOf(text: string): RestoredPage[] {
	return text.split("\f").map((t, i) => ({
		page: i + 1,
		origin: "text-file",
		diagnosis: "text-file",
		width: null,
		height: null,
		rotation: 0,
		skew: 0,
		confidence: 1,
		rulings: [],
		cellReadings: [],
		problems: [],
		textDiagnosis: "clean",
		diagnosisConfidence: 1,
		repairs: [],
		lines: t
			.split(/\r?\n/)
			.map((l) => ({ text: l, textRaw: l, box: null, confidence: 1, words: [], role: "body" as const })),
	}));
}

/** Observations of a text, with the tables they came from. */
export function read(text: string, change: Partial<Header> = {}) {
	const pages = pagesOf(text);
	const { tables, consumed } = findTables(pages);
	const blocks = buildFlow(pages, consumed);
	const own = { ...header, ...change };
	return { header: own, tables, observations: extractObservations({ blocks, tables, header: own, pages }) };
}
