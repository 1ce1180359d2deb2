import { preferredRows, SHARED, view } from "./preferred.js";

export const unitRanking = view(
	"unit_ranking",
	"units of one level ranked by an indicator in a period; rank 1 is best by the indicator's direction",
	[
		...[SHARED.indicatorId, SHARED.indicator, SHARED.year, SHARED.start, SHARED.end, SHARED.measure],
		["level", "province, district, commune or agency: only units of one level are ranked with each other"],
		["parent_id", "units.unit_id of the unit above"],
		...[SHARED.unitId, SHARED.unit, SHARED.value],
		[
			"rank",
			"1 is best by the indicator's direction (largest, where neither way is better); equal values share a rank",
		],
		["units", "units ranked with each other", "unit"],
		...[SHARED.status, SHARED.documentId, SHARED.page, SHARED.observationId],
	],
	`
SELECT best.indicator_id, i.name AS indicator, o.year, o.period_start, o.period_end, o.measure, u.level, u.parent_id,
	best.unit_id, coalesce(u.name, o.unit_label) AS unit, o.value,
	rank() OVER (peers ORDER BY CASE WHEN i.direction = 'down' THEN o.value ELSE -o.value END)::INTEGER AS rank,
	count(*) OVER peers::INTEGER AS units,
	o.status, o.document_id, o.page, o.observation_id
FROM (${preferredRows()}) best JOIN observations o ON o.rowid = best.preferred
LEFT JOIN indicators i ON i.indicator_id = best.indicator_id LEFT JOIN units u ON u.unit_id = best.unit_id
WHERE best.unit_id IS NOT NULL OR o.unit_label IS NOT NULL
WINDOW peers AS (PARTITION BY best.indicator_id, o.measure, o.period_start, o.period_end, u.level)`,
);
