import { FRAMEWORK_OF, preferredRows, SHARED, UNIT_KEY, view } from "./preferred.js";

export const indicatorByYear = view(
	"indicator_by_year",
	"results (no plans) by indicator, unit and period: the preferred value, where it stands, and whether the sources agree",
	[
		...[SHARED.indicatorId, SHARED.indicator, SHARED.unitId],
		["unit_key", "unit_id, or 'label:' and the folded label: one value a unit"],
		...[SHARED.unit, SHARED.year, SHARED.start, SHARED.end],
		["period_label", "the period as printed, where the figure covers the period of its document"],
		SHARED.months,
		["period_slot", "which of the equal parts of the year the period is, from 0 (a quarter: 0 to 3)"],
		SHARED.value,
		["numerator", "a, where the figure is printed as a/b or as a share of it"],
		["denominator", "b, where the figure is printed as a/b or as a share of it"],
		SHARED.measure,
		["label", "what is counted, in the document's words"],
		["framework", "frameworks.framework_id whose definition the value follows; null where definitions never changed"],
		["kind", "flow: adds up over periods; stock: as of a day; ratio: share, score or rank"],
		["sources", "documents that give the value", "document"],
		["value_min", "smallest value that a source gives", "see measure"],
		["value_max", "largest value that a source gives", "see measure"],
		["sources_agree", "false: the sources differ, and value is that of the preferred one (see source_differences)"],
		SHARED.status,
		["confidence", "how sure the reading of the preferred value is", "0..1"],
		...[SHARED.observationId, SHARED.documentId],
		["number", "number of the document"],
		["symbol", "symbol of the document"],
		["issued_on", "day on which the document was issued"],
		SHARED.page,
		["quote", "the source words"],
	],
	`
WITH best AS (${preferredRows(`, count(DISTINCT hash(o.document_id))::INTEGER AS sources,
		min(o.value) AS value_min, max(o.value) AS value_max`)})
SELECT best.indicator_id, i.name AS indicator, best.unit_id, ${UNIT_KEY} AS unit_key, coalesce(u.name, o.unit_label) AS unit,
	o.year, o.period_start, o.period_end,
	CASE WHEN d.period_start = o.period_start AND d.period_end = o.period_end THEN d.period_label END AS period_label,
	o.period_months, o.period_slot, o.value, o.numerator, o.denominator, o.measure, o.label, f.framework_id AS framework, i.kind,
	sources, value_min, value_max, value_max - value_min <= 1e-9 * greatest(1, abs(value_max)) AS sources_agree,
	o.status, o.confidence, o.observation_id, o.document_id, d.number, d.symbol, d.issued_on, o.page, o.quote
FROM best JOIN observations o ON o.rowid = best.preferred JOIN documents d ON d.document_id = o.document_id
LEFT JOIN indicators i ON i.indicator_id = best.indicator_id LEFT JOIN units u ON u.unit_id = best.unit_id
LEFT JOIN ${FRAMEWORK_OF} f ON f.indicator_id = best.indicator_id AND o.period_end BETWEEN f.valid_from AND f.valid_to`,
);
