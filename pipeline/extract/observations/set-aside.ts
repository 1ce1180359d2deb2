import type { Finding, ObservationCandidate } from "../../../schemas/extracted.js";

/** Characters of a quote that a person needs to find the place. */
const QUOTE = 160;

/** One finding a page for the numbers that regulate, invite or explain: kept for a reader, but no observations. */
export function setAsideFindings(setAside: readonly ObservationCandidate[]): Finding[] {
	const byPage = new Map<number, ObservationCandidate[]>();
	for (const c of setAside) byPage.set(c.place.page, [...(byPage.get(c.place.page) ?? []), c]);
	return [...byPage.entries()].map(([page, candidates]) => {
		const values = candidates.map(
			(c) => `${c.value === null || Number.isNaN(c.value) ? "?" : c.value}${c.measure === "percent" ? " %" : ""}`,
		);
		return {
			rule: "observation.set-aside",
			severity: "info",
			message: `${candidates.length} ${candidates.length === 1 ? "number" : "numbers"} of rules, invitations, terms or examples ${candidates.length === 1 ? "is" : "are"} kept here and no observations: ${values.join("; ")}`,
			page,
			quote: candidates[0]?.quote.slice(0, QUOTE) ?? null,
			observationKey: null,
		};
	});
}
