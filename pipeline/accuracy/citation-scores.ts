import type { Citation } from "../../schemas/extracted.js";
import type { TruthCitation } from "../../schemas/truth.js";
import { containment, matchBest, sameWords } from "./likeness.js";
import type { ScoreSheet } from "./metric.js";
import { plainText } from "./plain-text.js";
import { tally } from "./tally.js";

type Cited = Pick<TruthCitation, "citedType" | "citedNumber" | "citedSymbol" | "citedOn" | "subject" | "quote">;

/**
 * Cited documents: a document counts once, however often it is cited. Number and symbol make the match; a document cited
 * without a number (a law by its name) matches by type and name.
 */
export function scoreCitations(
	truths: readonly TruthCitation[],
	citations: readonly Citation[],
	complete: boolean,
	sheet: ScoreSheet,
): void {
	const expected = once(truths);
	const found = once(citations);
	const matches = matchBest(expected, found, alike);
	expected.forEach((t, i) => {
		const match = matches.find((m) => m.truth === i);
		const where = t.line ? `line ${t.line}` : `citation ${i + 1}`;
		sheet.check("citations.recall", match !== undefined, where, nameOf(t), null);
		const c = match && found[match.found];
		if (!c) return;
		for (const field of ["citedType", "citedIssuer", "citedOn"] as const) {
			const wanted = t[field];
			if (wanted === undefined) continue;
			const got = c[field];
			const right = wanted === null ? got === null : got !== null && sameWords(wanted, got);
			sheet.check("citations.fields", right, `${where} ${nameOf(t)} ${field}`, wanted, got);
		}
	});
	if (!complete) return;
	const matched = new Set(matches.map((m) => m.found));
	found.forEach((c, j) => {
		if (!matched.has(j)) sheet.miss("citations.precision", `page ${c.page}`, null, nameOf(c));
	});
	sheet.add("citations.precision", tally(matched.size, found.length));
}

const symbolOf = (c: Cited): string => plainText(c.citedSymbol ?? "").toUpperCase();
const numberOf = (c: Cited): string => (c.citedNumber ?? "").replace(/^0+(?=\d)/, "");
const nameOf = (c: Cited): string =>
	`${c.citedType ?? "?"} ${c.citedNumber ? `${c.citedNumber}/${c.citedSymbol ?? ""}` : (c.subject ?? c.quote ?? "")}`;

/** The first mention of each document; the date tells apart documents of one number and symbol. */
function once<C extends Cited>(citations: readonly C[]): C[] {
	const seen = new Set<string>();
	return citations.filter((c) => {
		const key = c.citedNumber ? [numberOf(c), symbolOf(c)].join("/") : plainText(nameOf(c)).toLowerCase();
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

function alike(t: Cited, c: Cited): number {
	if (t.citedNumber || c.citedNumber) {
		if (numberOf(t) !== numberOf(c) || symbolOf(t) !== symbolOf(c)) return 0;
		return 1 + (t.citedOn && t.citedOn === c.citedOn ? 1 : 0);
	}
	if ((t.citedType ?? null) !== (c.citedType ?? null)) return 0;
	const share = containment(t.subject ?? t.quote ?? "", c.subject ?? c.quote ?? "");
	return share >= 0.6 ? share : 0;
}
