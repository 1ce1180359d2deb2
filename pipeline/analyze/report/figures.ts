/** All figures of the database as the report shows them, gathered once in a temporary table and read by unit or indicator. */
import type { Reader } from "./reader.js";

/** One observation with what the views say about it. */
export interface Figure {
	indicator_id: string | null;
	indicator: string | null;
	unit_key: string;
	unit: string | null;
	unit_id: string | null;
	label: string;
	year: number | null;
	period_start: string | null;
	period_end: string | null;
	period_label: string | null;
	period_months: number | null;
	period_slot: number | null;
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	measure: string;
	/**
	 * preferred: the value that stands for its indicator, unit and period; source: another reading of the same; plan: a
	 * target or forecast; unread: no value could be read; unmatched: no indicator of the registry fits.
	 */
	kind: "preferred" | "source" | "plan" | "unread" | "unmatched";
	sources: number | null;
	sources_agree: boolean | null;
	value_min: number | null;
	value_max: number | null;
	status: string;
	confidence: number | null;
	observation_id: string;
	document_id: string;
	source: string;
	page: number;
	quote: string;
	placed: boolean;
	/** A target or a forecast, whatever its kind. */
	plan: boolean;
	previous_value: number | null;
	change: number | null;
	comparable: boolean | null;
	why_not: string | null;
}

/** Key of the figures that name no unit. */
export const NO_UNIT = "none";

/** As the view `indicator_by_year` names units: by id, else by label without accents and case. */
export const unitKey = (o: string) =>
	`coalesce(${o}.unit_id, 'label:' || replace(lower(strip_accents(${o}.unit_label)), ',', ''), '${NO_UNIT}')`;

/** A key that sorts as people do: accents and case aside, "Phường 2" before "Phường 10". */
export const natural = (text: string) =>
	`regexp_replace(regexp_replace(lower(strip_accents(translate(${text}, 'đĐ', 'dd'))), '(\\d+)', '0000000\\1', 'g'), '0*(\\d{8})', '\\1', 'g')`;

/** "12/BC-UBND", or the file's name. */
export const sourceName = (d: string) =>
	`CASE WHEN ${d}.number IS NOT NULL AND ${d}.symbol IS NOT NULL THEN ${d}.number || '/' || ${d}.symbol
	ELSE regexp_extract(${d}.source_path, '[^/\\\\]+$') END`;

/** Length and place in the year of the periods of figures that stand in no view, as `indicator_by_year` works them out. */
const MONTHS = `CASE WHEN o.period_start <= o.period_end
	THEN greatest(1, round((o.period_end - o.period_start + 1) / 30.4375))::INTEGER END`;
const SLOT = `CASE WHEN o.period_start <= o.period_end
	THEN greatest(0, floor(((o.period_start - make_date(year(o.period_end), 1, 1)) + (o.period_end - o.period_start) / 2.0)
		/ (${MONTHS} * 30.4375)))::INTEGER END`;

/** Sorted by unit, so that the pages of units each read a narrow stretch of it. */
export async function gatherFigures(reader: Reader): Promise<void> {
	await reader.run(`CREATE TEMP TABLE report_compared AS
		SELECT observation_id, previous_value, change, comparable, why_not FROM year_over_year
		QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY comparable DESC) = 1`);
	await reader.run(`CREATE TEMP TABLE report_figures AS
		SELECT o.indicator_id, i.name AS indicator, ${unitKey("o")} AS unit_key, coalesce(u.name, o.unit_label) AS unit, o.unit_id,
			o.label, coalesce(year(o.period_end), d.issued_year)::INTEGER AS year, o.period_start, o.period_end,
			v.period_label, coalesce(v.period_months, ${MONTHS}) AS period_months, coalesce(v.period_slot, ${SLOT}) AS period_slot, o.value, o.numerator, o.denominator, o.measure,
			CASE WHEN o.indicator_id IS NULL THEN 'unmatched' WHEN o.value IS NULL THEN 'unread'
				WHEN coalesce(o.nature, 'result') <> 'result' THEN 'plan'
				WHEN v.observation_id IS NOT NULL THEN 'preferred' ELSE 'source' END AS kind,
			v.sources, v.sources_agree, v.value_min, v.value_max, o.status, o.confidence, o.observation_id, o.document_id,
			${sourceName("d")} AS source, o.page, o.quote, o.x0 IS NOT NULL AS placed, coalesce(o.nature, 'result') <> 'result' AS plan,
			y.previous_value, y.change, y.comparable, y.why_not,
			${natural("coalesce(u.name, o.unit_label, '~')")} AS unit_sort,
			${natural("coalesce(i.name, o.indicator_id, '~')")} AS indicator_sort
		FROM observations o JOIN documents d USING (document_id)
		LEFT JOIN (SELECT observation_id, period_label, period_months, period_slot, sources, sources_agree, value_min, value_max
			FROM indicator_by_year) v USING (observation_id)
		LEFT JOIN report_compared y USING (observation_id)
		LEFT JOIN indicators i ON i.indicator_id = o.indicator_id LEFT JOIN units u ON u.unit_id = o.unit_id
		ORDER BY unit_key, o.observation_id`);
	await reader.run("DROP TABLE report_compared");
}

/** Within a page: values that stand before the others; then by the group; then in time. */
export const figureOrder = (group: "unit" | "indicator") => {
	const [sort, id] = group === "unit" ? ["unit_sort", "unit_key"] : ["indicator_sort", "indicator_id"];
	return `kind <> 'preferred', ${sort}, ${id} NULLS LAST, year NULLS LAST, period_end NULLS LAST, period_start NULLS LAST,
		measure, label, observation_id`;
};
