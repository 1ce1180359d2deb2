/**
 * What follows from a figure's period and source and is stored with it: questions over a million figures then group by
 * small numbers instead of reckoning with dates (measured: year_over_year in a quarter of the processor time).
 */
import type { Header } from "../../schemas/extracted.js";
import type { Observation } from "../../schemas/record.js";
import { dayNumber } from "./dates.js";

export interface Derived {
	/** Of the period's last day, else of the document's issue. */
	year: number | null;
	/** Length of the period by mean month, at least one. */
	months: number | null;
	/** Which of the equal parts of the year the middle of the period falls in, so that 15/12–14/3 meets 1/1–31/3. */
	slot: number | null;
	/** Better sources have smaller numbers: accepted before corrected before flagged, then the surer, then the newer. */
	preference: number;
}

const DAYS_PER_MONTH = 30.4375;
const RANK = { accepted: 0, corrected: 1, flagged: 2 } as const;

/** `start` and `end` are real days (ISO) or null. */
export function derived(
	start: string | null,
	end: string | null,
	header: Pick<Header, "issuedOn" | "issuedYear">,
	observation: Pick<Observation, "status" | "confidence">,
): Derived {
	const issued = (header.issuedOn === null ? null : dayNumber(header.issuedOn)) ?? 0;
	const preference =
		RANK[observation.status] * 10_000_000 + Math.round((1 - observation.confidence) * 100) * 100_000 - issued;
	const year = end === null ? header.issuedYear : Number(end.slice(0, 4));
	const first = start === null ? null : dayNumber(start);
	const last = end === null ? null : dayNumber(end);
	if (first === null || last === null || first > last) return { year, months: null, slot: null, preference };
	const months = Math.max(1, Math.round((last - first + 1) / DAYS_PER_MONTH));
	const middle = first - (dayNumber(`${year}-01-01`) ?? first) + (last - first) / 2;
	return { year, months, slot: Math.max(0, Math.floor(middle / (months * DAYS_PER_MONTH))), preference };
}

/** The same in SQL, for databases made before these columns were stored. */
export const DERIVED_SQL = `
UPDATE observations SET
	year = coalesce(year(period_end), d.issued_year),
	period_months = CASE WHEN period_start <= period_end
		THEN greatest(1, round((period_end - period_start + 1) / ${DAYS_PER_MONTH})) END,
	period_slot = CASE WHEN period_start <= period_end
		THEN greatest(0, floor(((period_start - make_date(year(period_end), 1, 1)) + (period_end - period_start) / 2.0)
			/ (greatest(1, round((period_end - period_start + 1) / ${DAYS_PER_MONTH})) * ${DAYS_PER_MONTH}))) END,
	preference = (CASE status WHEN 'accepted' THEN 0 WHEN 'corrected' THEN 1 ELSE 2 END) * 10000000
		+ round((1 - coalesce(confidence, 0)) * 100) * 100000 - coalesce(date_diff('day', DATE '1970-01-01', d.issued_on), 0)
FROM (SELECT document_id, issued_year, issued_on FROM documents) d
WHERE d.document_id = observations.document_id`;
