import type { Finding, Header, ObservationCandidate } from "../../../schemas/extracted.js";

/** One finding a document for figures whose time only its date of issue tells. */
export function undatedFindings(observations: readonly ObservationCandidate[], header: Header): Finding[] {
	const undated = observations.filter((o) => o.periodBasis === "issue-date" && o.nature === "result");
	const first = undated[0];
	if (!first) return [];
	const when = header.issuedOn ?? String(header.issuedYear ?? "?");
	return [
		{
			rule: "period.from-issue-date",
			severity: "info",
			message: `Neither title, section nor sentence names the period of ${undated.length} of ${observations.length} figures; only the date of issue (${when}) places them.`,
			page: first.place.page,
			quote: first.quote.slice(0, 160),
			observationKey: null,
		},
	];
}
