import { basename } from "node:path";
import { type QueryColumn, type QueryResult, yearOverYearSql } from "../load/index.js";
import { type ChosenIndicator, chooseIndicator } from "./indicator-choice.js";
import { periodName } from "./period-name.js";
import { literal, literals, type Row, select } from "./sql.js";
import { type ChosenUnits, chooseUnits } from "./unit-choice.js";

export interface TrendOptions {
	/** Id, name or alias of an indicator. */
	indicator: string;
	/** Id or name of a unit; default: all that have values. */
	unit?: string | null;
	/** First and last year, inclusive. */
	from?: number | null;
	to?: number | null;
	/** Also values of units that became part of `unit` by mergers, marked in `merged_into`; default true. */
	merged?: boolean;
}

/** One value of the indicator, with where it stands and whether it compares to the year before. */
export interface TrendRow {
	year: number;
	/** ISO dates; null when the document names no period. */
	period_start: string | null;
	period_end: string | null;
	/** As printed, where the figure covers the period of its document; else named from its dates. */
	period_label: string | null;
	period_months: number | null;
	/** Which of the equal parts of the year, 0-based. */
	period_slot: number | null;
	unit: string | null;
	unit_id: string | null;
	/** Name of the unit asked for, where this is the value of one that became part of it. */
	merged_into: string | null;
	value: number;
	measure: string;
	/** The year before, like with like; null when there is none. */
	previous_value: number | null;
	change: number | null;
	/** Null: there is nothing to compare with. */
	comparable: boolean | null;
	why_not: string | null;
	/** Number and symbol of the document ("1427/BC-UBND"), or its file's name. */
	source: string;
	page: number;
	status: string;
	/** The framework whose definition the value follows; null where definitions never changed. */
	framework: string | null;
	/** Documents that give the value; `sources_agree` false: they differ, and this is the preferred one. */
	sources: number;
	sources_agree: boolean;
	/** Smallest and largest value that a source gives. */
	value_min: number;
	value_max: number;
	quote: string;
	document_id: string;
	observation_id: string;
}

export interface Trend {
	indicator: ChosenIndicator;
	/** What was asked for; null: all units. */
	unit: string | null;
	/** By unit, then in time. */
	rows: TrendRow[];
}

/**
 * One indicator across the years, from the views `indicator_by_year` and `year_over_year`.
 * @throws UsageError when the indicator or the unit is not known (its help names those that are); DatabaseError as
 * `runQuery`.
 */
export async function trends(dbPath: string, options: TrendOptions): Promise<Trend> {
	const indicator = await chooseIndicator(dbPath, options.indicator);
	const where = [`v.indicator_id = ${literal(indicator.id)}`];
	const series = [`o.indicator_id = ${literal(indicator.id)}`];
	let chosen: ChosenUnits | null = null;
	if (options.unit) {
		const available = await select(
			dbPath,
			`SELECT DISTINCT unit_id, unit_key, unit FROM indicator_by_year v WHERE ${where[0]}`,
		);
		chosen = await chooseUnits(
			dbPath,
			options.unit,
			available.map((r) => ({
				unitId: r.unit_id as string | null,
				unitKey: r.unit_key as string | null,
				unit: r.unit as string | null,
			})),
			options.merged ?? true,
		);
		where.push(`v.unit_key IN ${literals(chosen.keys)}`);
		// keys of units without an id are worked out row by row: a condition on the id is seen before anything is joined
		const ids = [...chosen.keys].filter((key) => !key.startsWith("label:"));
		if (ids.length === chosen.keys.size) {
			where.push(`v.unit_id IN ${literals(ids)}`);
			series.push(`o.unit_id IN ${literals(ids)}`);
		}
	}
	if (options.from != null) where.push(`v.year >= ${Math.trunc(options.from)}`);
	if (options.to != null) where.push(`v.year <= ${Math.trunc(options.to)}`);
	const rows = await select(
		dbPath,
		`SELECT v.*, d.source_path, y.comparable, y.why_not, y.change, y.previous_value
		FROM indicator_by_year v JOIN documents d USING (document_id)
		LEFT JOIN (${yearOverYearSql(series.join(" AND "))}) y USING (observation_id)
		WHERE ${where.join(" AND ")}
		ORDER BY v.unit NULLS FIRST, v.year NULLS FIRST, v.period_end, v.period_start, v.measure, v.observation_id`,
	);
	const out = rows.filter((row) => row.year !== null).map((row) => trendRow(row, chosen));
	explainGaps(out);
	return { indicator, unit: chosen?.name ?? null, rows: out };
}

function trendRow(row: Row, chosen: ChosenUnits | null): TrendRow {
	const before = chosen?.predecessors.get(String(row.unit_id));
	const merged =
		before && `${before.name} became part of ${before.successor}${before.validTo ? ` after ${before.validTo}` : ""}`;
	const comparable = row.comparable as boolean | null;
	return {
		year: Number(row.year),
		period_start: row.period_start as string | null,
		period_end: row.period_end as string | null,
		period_label:
			(row.period_label as string | null) ??
			(row.period_months === null
				? null
				: `${periodName(row.period_months as number, row.period_slot as number, "vi")} ${row.year}`),
		period_months: row.period_months as number | null,
		period_slot: row.period_slot as number | null,
		unit: row.unit as string | null,
		unit_id: row.unit_id as string | null,
		merged_into: before?.successor ?? null,
		value: Number(row.value),
		measure: String(row.measure),
		previous_value: comparable ? (row.previous_value as number | null) : null,
		change: comparable ? rounded(row.change as number | null) : null,
		comparable,
		why_not: [row.why_not as string | null, merged].filter(Boolean).join("; ") || null,
		source: row.number && row.symbol ? `${row.number}/${row.symbol}` : basename(String(row.source_path)),
		page: Number(row.page),
		status: String(row.status),
		framework: row.framework as string | null,
		sources: Number(row.sources),
		sources_agree: row.sources_agree !== false,
		value_min: Number(row.value_min),
		value_max: Number(row.value_max),
		quote: String(row.quote),
		document_id: String(row.document_id),
		observation_id: String(row.observation_id),
	};
}

/** A difference of two printed decimals carries no more digits than they do: 97.01 − 95.3 is 1.71, not 1.7100000000000080. */
function rounded(value: number | null): number | null {
	return value === null ? null : Number(value.toPrecision(12));
}

/** A year without a value breaks a series: said on the first row after the gap. */
function explainGaps(rows: TrendRow[]): void {
	for (const [i, row] of rows.entries()) {
		const before = rows[i - 1];
		if (
			row.comparable !== null ||
			row.why_not ||
			!before ||
			(before.unit_id ?? before.unit) !== (row.unit_id ?? row.unit)
		)
			continue;
		if (row.year - before.year > 1) row.why_not = `no value for ${row.year - 1}`;
	}
}

const COLUMNS: readonly [keyof TrendRow, QueryColumn["type"]][] = [
	["year", "INTEGER"],
	["period_start", "DATE"],
	["period_end", "DATE"],
	["period_label", "VARCHAR"],
	["unit", "VARCHAR"],
	["merged_into", "VARCHAR"],
	["value", "DOUBLE"],
	["measure", "VARCHAR"],
	["previous_value", "DOUBLE"],
	["change", "DOUBLE"],
	["comparable", "BOOLEAN"],
	["why_not", "VARCHAR"],
	["source", "VARCHAR"],
	["page", "INTEGER"],
	["status", "VARCHAR"],
	["sources", "INTEGER"],
	["sources_agree", "BOOLEAN"],
	["value_min", "DOUBLE"],
	["value_max", "DOUBLE"],
	["framework", "VARCHAR"],
	["quote", "VARCHAR"],
	["unit_id", "VARCHAR"],
	["document_id", "VARCHAR"],
	["observation_id", "VARCHAR"],
];

/** Columns left out of a table on the terminal; json, csv and the like carry them. */
const NOT_IN_TABLE = new Set<keyof TrendRow>([
	...(["quote", "unit_id", "document_id", "observation_id", "sources_agree", "value_min", "value_max"] as const),
]);

/** Columns that a table on the terminal has only where they say something. */
const WHERE_TOLD = new Set<keyof TrendRow>(["merged_into", "framework"]);

/** A trend as columns and rows for `formatRows`; `brief` leaves out the columns that only programs read. */
export function trendTable(trend: Trend, brief = false): QueryResult {
	const told = (name: keyof TrendRow) => !WHERE_TOLD.has(name) || trend.rows.some((row) => row[name] !== null);
	const shown = COLUMNS.filter(([name]) => !brief || (!NOT_IN_TABLE.has(name) && told(name)));
	const value = (row: TrendRow, name: keyof TrendRow) =>
		brief && name === "sources" && !row.sources_agree
			? `${row.sources}: ${row.value_min} to ${row.value_max}`
			: row[name];
	return {
		columns: shown.map(([name, type]) => ({ name, type, numeric: type === "INTEGER" || type === "DOUBLE" })),
		rows: trend.rows.map((row) => shown.map(([name]) => value(row, name))),
		truncated: false,
	};
}
