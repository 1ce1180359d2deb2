/** Which of the documents at hand a citation names. */
import type { Citation } from "../../../schemas/extracted.js";
import { fold } from "../flow/fold.js";

/** What is known of a document that may be cited. */
export interface CitableDocument {
	documentId: string;
	documentType: string | null;
	number: string | null;
	symbol: string | null;
	issuer: string | null;
	/** ISO; null when any part of the date is unknown. */
	issuedOn: string | null;
	issuedYear: number | null;
}

export interface CitationLink {
	/** The cited document; null when none or several may be meant. */
	documentId: string | null;
	/** number: number and symbol agree; date: symbol and day agree, the number is not known on one side. */
	basis: "number" | "date" | null;
	/** How many documents may be meant. */
	candidates: number;
}

const NONE: CitationLink = { documentId: null, basis: null, candidates: 0 };

/** "QĐ-UBND", "QD–UBND", "QĐ - UBND" are one symbol. */
const symbolKey = (symbol: string | null): string => fold(symbol ?? "").replace(/[^a-z0-9/]/g, "");
const numberKey = (number: string | null): string =>
	(number ?? "")
		.trim()
		.replace(/^0+(?=\d)/, "")
		.toLowerCase();
/** Words of an issuer that tell it from others of its symbol ("UBND tỉnh …", "UBND thành phố …"). */
const issuerKey = (issuer: string | null): string =>
	fold(issuer ?? "")
		.replace(/\bubnd\b/g, "uy ban nhan dan")
		.replace(/\btp\.?\b/g, "thanh pho")
		.replace(/[^a-z0-9]+/g, " ")
		.trim();

/**
 * Finds the cited document: same symbol and number, no contradiction of type, day, year or issuer; where a number was
 * written by hand and could not be read, same symbol and day. Of several the one with the most agreement is named, none
 * when two agree as much: "12/UBND-VX" is the number of a letter of every year and every district.
 */
export function linkCitation(
	citation: Citation,
	citingId: string,
	citing: { issuedYear: number | null },
	documents: readonly CitableDocument[],
): CitationLink {
	const symbol = symbolKey(citation.citedSymbol);
	if (symbol === "" || (citation.citedNumber === null && citation.citedOn === null)) return NONE;
	const number = numberKey(citation.citedNumber);
	const scored = documents.flatMap((d) => {
		if (d.documentId === citingId || symbolKey(d.symbol) !== symbol) return [];
		if (contradicts(citation.citedType, d.documentType)) return [];
		if (citation.citedOn && d.issuedOn && citation.citedOn !== d.issuedOn) return [];
		if (citation.citedOn && d.issuedYear !== null && Number(citation.citedOn.slice(0, 4)) !== d.issuedYear) return [];
		const [ours, theirs] = [issuerKey(citation.citedIssuer), issuerKey(d.issuer)];
		if (ours !== "" && theirs !== "" && !ours.includes(theirs) && !theirs.includes(ours)) return [];
		const sameNumber = number !== "" && numberKey(d.number) === number;
		const sameDay = citation.citedOn !== null && citation.citedOn === d.issuedOn;
		const unread = number === "" || d.number === null;
		if (!sameNumber && !(sameDay && unread)) return [];
		// A number without a day is looked for in the citing document's own time.
		const near =
			citing.issuedYear !== null && d.issuedYear !== null && d.issuedYear <= citing.issuedYear
				? 1 / (2 + citing.issuedYear - d.issuedYear)
				: 0;
		const score = (sameNumber ? 4 : 0) + (sameDay ? 2 : 0) + (ours !== "" && theirs !== "" ? 1 : 0) + near;
		return [{ d, score, basis: sameNumber ? ("number" as const) : ("date" as const) }];
	});
	const [first, second] = scored.sort((a, b) => b.score - a.score);
	if (!first) return NONE;
	if (second && second.score === first.score) return { ...NONE, candidates: scored.length };
	return { documentId: first.d.documentId, basis: first.basis, candidates: scored.length };
}

/** "Công văn" has no code of its own in a symbol, so CV contradicts nothing but a printed type of another kind. */
const contradicts = (cited: string | null, printed: string | null): boolean =>
	cited !== null && printed !== null && fold(cited) !== fold(printed);
