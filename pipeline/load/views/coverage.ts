import { SHARED, UNIT_KEY, view } from "./preferred.js";

export const coverage = view(
	"coverage",
	"which unit reported which indicator in which year; reported = false: missing between its first and last year",
	[
		...[SHARED.indicatorId, SHARED.indicator, SHARED.unitId, SHARED.unit, SHARED.year],
		["reported", "false: no figure in this year, but in one before and one after"],
		["observations", "figures", "figure"],
		["documents", "documents that give them", "document"],
		["first_day", "first day that they cover"],
		["last_day", "last day that they cover"],
	],
	`
WITH seen AS (
	SELECT o.indicator_id, o.unit_id, hash(CASE WHEN o.unit_id IS NULL THEN ${UNIT_KEY} END) AS label_key, o.year,
		any_value(o.unit_label) AS unit_label, count(*)::INTEGER AS observations,
		count(DISTINCT hash(o.document_id))::INTEGER AS documents, min(o.period_start) AS first_day, max(o.period_end) AS last_day
	FROM observations o WHERE o.indicator_id IS NOT NULL AND coalesce(o.nature, 'result') = 'result'
	GROUP BY o.indicator_id, o.unit_id, label_key, o.year
), broken AS (
	SELECT indicator_id, unit_id, label_key, any_value(unit_label) AS unit_label, min(year) AS first, max(year) AS last
	FROM seen WHERE year IS NOT NULL GROUP BY indicator_id, unit_id, label_key HAVING max(year) - min(year) + 1 > count(*)
), gaps AS (
	SELECT b.* FROM (SELECT * EXCLUDE (first, last), unnest(range(first + 1, last))::INTEGER AS year FROM broken) b
	ANTI JOIN seen s ON s.indicator_id = b.indicator_id AND s.unit_id IS NOT DISTINCT FROM b.unit_id
		AND s.label_key = b.label_key AND s.year = b.year
), all_years AS (
	SELECT indicator_id, unit_id, unit_label, year, true AS reported, observations, documents, first_day, last_day
	FROM seen WHERE year IS NOT NULL
	UNION ALL
	SELECT indicator_id, unit_id, unit_label, year, false, 0, 0, NULL, NULL FROM gaps
)
SELECT a.indicator_id, i.name AS indicator, a.unit_id, coalesce(u.name, a.unit_label) AS unit, a.year, a.reported,
	a.observations, a.documents, a.first_day, a.last_day
FROM all_years a LEFT JOIN indicators i ON i.indicator_id = a.indicator_id LEFT JOIN units u ON u.unit_id = a.unit_id`,
);
