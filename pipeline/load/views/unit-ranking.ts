import { SHARED, view } from "./preferred.js";

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
SELECT v.indicator_id, v.indicator, v.year, v.period_start, v.period_end, v.measure, u.level, u.parent_id, v.unit_id, v.unit, v.value,
	rank() OVER (peers ORDER BY CASE WHEN i.direction = 'down' THEN v.value ELSE -v.value END)::INTEGER AS rank,
	count(*) OVER peers::INTEGER AS units,
	v.status, v.document_id, v.page, v.observation_id
FROM indicator_by_year v LEFT JOIN indicators i USING (indicator_id) LEFT JOIN units u ON u.unit_id = v.unit_id
WHERE v.unit_key IS NOT NULL
WINDOW peers AS (PARTITION BY v.indicator_id, v.measure, v.period_start, v.period_end, u.level)`,
);
