import { RESULTS, rowOfSmallest, SAME_FIGURE, SHARED, view } from "./preferred.js";

export const sourceDifferences = view(
	"source_differences",
	"values of which the sources differ: every source of such a value, the preferred one marked",
	[
		...[SHARED.indicatorId, SHARED.indicator, SHARED.unitId, SHARED.unit, SHARED.year, SHARED.start, SHARED.end],
		["value", "what this source gives", "see measure"],
		SHARED.measure,
		[
			"preferred",
			"true: the source whose value the other views show (accepted before corrected before flagged, then the surer reading, then the newer document)",
		],
		[
			"same_document",
			"true: it stands in the document of the preferred source (a document that says two things, or a part of a whole)",
		],
		["preferred_value", "value of the preferred source", "see measure"],
		["difference", "value minus preferred_value", "see measure"],
		...[SHARED.status, SHARED.observationId, SHARED.documentId, SHARED.page],
		["quote", "the source words"],
	],
	`
WITH differing AS (
	SELECT o.indicator_id, o.unit_id, hash(${SAME_FIGURE}) AS key, ${rowOfSmallest("o.preference", "o.rowid")} AS preferred_row
	FROM observations o WHERE ${RESULTS} GROUP BY ${SAME_FIGURE}
	HAVING max(o.value) - min(o.value) > 1e-9 * greatest(1, abs(max(o.value)))
)
SELECT o.indicator_id, i.name AS indicator, o.unit_id, coalesce(u.name, o.unit_label) AS unit, o.year, o.period_start, o.period_end,
	o.value, o.measure, o.rowid = w.preferred_row AS preferred, o.document_id = p.document_id AS same_document,
	p.value AS preferred_value, o.value - p.value AS difference,
	o.status, o.observation_id, o.document_id, o.page, o.quote
FROM observations o JOIN differing w ON w.key = hash(${SAME_FIGURE}) AND w.indicator_id = o.indicator_id
JOIN observations p ON p.rowid = w.preferred_row
LEFT JOIN indicators i ON i.indicator_id = o.indicator_id LEFT JOIN units u ON u.unit_id = o.unit_id
WHERE ${RESULTS}
ORDER BY o.indicator_id, unit, o.year, o.period_end, o.measure, preferred DESC, o.observation_id`,
);
