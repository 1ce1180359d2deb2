import { basename } from "node:path";
import { UsageError } from "../../schemas/errors.js";
import { gazetteer } from "../extract/units/reference.js";
import { resolveUnit } from "../extract/units.js";
import type { QueryColumn, QueryResult } from "../load/index.js";
import { type ChosenIndicator, chooseIndicator } from "./indicator-choice.js";
import { partOfYear } from "./part-of-year.js";
import { periodName } from "./period-name.js";
import { literal, literals, type Row, select } from "./sql.js";
import { isWithin, nameOn, parentOn, partsOn } from "./unit-parents.js";

export interface RankingOptions {
	/** Id, name or alias of an indicator. */
	indicator: string;
	/** Default: the latest year in which most units have a value. */
	year?: number | null;
	/** "quý I", "6 tháng", "year" …; default: the one over which most units have a value. */
	period?: string | null;
	/** Only units that lay in this one. */
	parent?: string | null;
	/** province, district, commune or agency; default: the one of which most units have a value. */
	level?: string | null;
	/** Also name the unit that each became (mergers), and take `parent` for what the units became part of, too. */
	merged?: boolean;
}

export interface RankingRow {
	rank: number;
	unit: string;
	unit_id: string | null;
	/** The unit that it became; null when it is still there, was divided, or when not asked for. */
	merged_into: string | null;
	value: number;
	measure: string;
	period_start: string | null;
	period_end: string | null;
	/** "1427/BC-UBND", or the file's name. */
	source: string;
	page: number;
	status: string;
	sources: number;
	sources_agree: boolean;
	quote: string;
	document_id: string;
	observation_id: string;
}

/** Units that can be ranked with each other: one level, one part of one year, one measure. */
interface Peers {
	year: number;
	months: number | null;
	slot: number | null;
	level: string;
	measure: string;
	rows: Row[];
}

export interface Ranking {
	indicator: ChosenIndicator;
	year: number | null;
	/** "quý I" …; null without rows. */
	period: string | null;
	level: string | null;
	/** Name of the unit that those ranked are parts of, where it is one. */
	parent: string | null;
	rows: RankingRow[];
	/** How many units of that level the parent had at the time; null when that is not known. */
	expected: number | null;
	/** Names of those without a value. */
	missing: string[];
	/** Other years and periods that can be ranked, most recent first. */
	others: { year: number; period: string; level: string; measure: string; units: number }[];
}

const LEVELS = ["province", "district", "commune", "agency"];

/**
 * Units ranked by an indicator, best first by its direction; equal values share a rank. Only values over the same part of
 * the same year, in the same measure and of units of one level are ranked with each other.
 * @throws UsageError when the indicator, the period, the level or the parent is not known; DatabaseError as `runQuery`.
 */
export async function ranking(dbPath: string, options: RankingOptions): Promise<Ranking> {
	const indicator = await chooseIndicator(dbPath, options.indicator);
	const part = options.period == null ? null : partOfYear(options.period);
	if (options.period != null && !part)
		throw new UsageError(
			`"${options.period}" is no part of a year.`,
			'Write "quý I", "Q1", "6 tháng", "9 tháng", "tháng 3" or "cả năm".',
		);
	if (options.level != null && !LEVELS.includes(options.level))
		throw new UsageError(`"${options.level}" is no level of units.`, `Choose one of ${LEVELS.join(", ")}.`);
	const above = options.parent == null ? null : chooseParent(options.parent);
	const rows = await select(
		dbPath,
		`SELECT v.unit_id, v.unit_key, v.year, v.period_start, v.period_end, v.period_months, v.period_slot, v.measure, v.confidence,
			v.observation_id, u.level, u.successor_id
		FROM indicator_by_year v LEFT JOIN units u ON u.unit_id = v.unit_id
		WHERE v.indicator_id = ${literal(indicator.id)} AND v.unit_key IS NOT NULL AND v.year IS NOT NULL`,
	);
	const groups = peers(above ? rows.filter(liesIn(above, options.merged === true)) : rows);
	const possible = groups.filter(
		(g) =>
			(options.year == null || g.year === options.year) &&
			(!part || (g.months === part.months && (part.slot === null || g.slot === part.slot))) &&
			(options.level == null || g.level === options.level),
	);
	const most = Math.max(0, ...possible.map((g) => g.rows.length));
	const chosen = possible
		.filter((g) => g.rows.length * 2 >= most)
		.toSorted((a, b) => b.year - a.year || b.rows.length - a.rows.length || (b.months ?? 0) - (a.months ?? 0))[0];
	const others = groups
		.filter((g) => g !== chosen)
		.toSorted((a, b) => b.year - a.year || b.rows.length - a.rows.length)
		.map((g) => ({ ...shape(g), units: g.rows.length }));
	if (!chosen)
		return {
			indicator,
			...{ year: null, period: null, level: null, parent: null, rows: [], expected: null, missing: [] },
			others,
		};
	const { year, period, level } = shape(chosen);
	const ranked = inOrder(await details(dbPath, indicator.id, chosen), indicator.direction, options.merged === true);
	return { indicator, year, period, level, rows: ranked, ...coverageOf(chosen, above), others };
}

function chooseParent(wanted: string): string {
	if (gazetteer().units.has(wanted.trim())) return wanted.trim();
	const resolved = resolveUnit(wanted);
	if (resolved?.unitId) return resolved.unitId;
	throw new UsageError(
		resolved ? `"${wanted}" may mean several units.` : `There is no unit "${wanted}".`,
		resolved
			? `Give the id of one of them: ${resolved.alternatives
					.slice(0, 8)
					.map((a) => `${a.unitId} (${a.name})`)
					.join(", ")}.`
			: 'Write it as "thành phố Vũng Tàu" or give its id: sohoa query "select unit_id, name from units".',
	);
}

const lastDay = (row: Row): string => String(row.period_end ?? `${row.year}-12-31`);

/** Whether a value is of a unit that lay in `above` at the time, or (merged) of one that became part of it. */
function liesIn(above: string, merged: boolean): (row: Row) => boolean {
	const known = new Map<string, boolean>();
	const lies = (id: string, day: string, successor: string | null): boolean => {
		if (id === above || isWithin(id, above, day)) return id !== above;
		return merged && successor !== null && (successor === above || isWithin(successor, above, "9999-12-31"));
	};
	return (row) => {
		if (row.unit_id === null) return false;
		const key = `${row.unit_id}|${lastDay(row)}`;
		const found = known.get(key) ?? lies(String(row.unit_id), lastDay(row), row.successor_id as string | null);
		known.set(key, found);
		return found;
	};
}

/** The chosen rows with all that is shown of them: a question of its own, so that the others need not be carried along. */
async function details(dbPath: string, indicatorId: string, chosen: Peers): Promise<Row[]> {
	return select(
		dbPath,
		`SELECT v.*, d.source_path, s.name AS successor
		FROM indicator_by_year v JOIN documents d USING (document_id) LEFT JOIN units u ON u.unit_id = v.unit_id
		LEFT JOIN units s ON s.unit_id = u.successor_id
		WHERE v.indicator_id = ${literal(indicatorId)} AND v.year = ${chosen.year}
			AND v.observation_id IN ${literals(chosen.rows.map((row) => String(row.observation_id)))}
		ORDER BY v.unit, v.observation_id`,
	);
}

function peers(rows: readonly Row[]): Peers[] {
	const groups = new Map<string, Peers>();
	for (const row of rows) {
		const level = String(row.level ?? (String(row.unit_id).startsWith("agency:") ? "agency" : "unresolved"));
		const key = [row.year, row.period_months, row.period_slot, level, row.measure].join("|");
		const group = groups.get(key) ?? {
			...{ year: Number(row.year), months: row.period_months as number | null, slot: row.period_slot as number | null },
			...{ level, measure: String(row.measure), rows: [] },
		};
		group.rows.push(row);
		groups.set(key, group);
	}
	for (const group of groups.values()) group.rows = oneEach(group.rows);
	return [...groups.values()];
}

/** One row a unit: that over the dates which most of the units have, then the surer. */
function oneEach(rows: readonly Row[]): Row[] {
	const dates = (row: Row) => `${row.period_start}|${row.period_end}`;
	const count = new Map<string, number>();
	for (const row of rows) count.set(dates(row), (count.get(dates(row)) ?? 0) + 1);
	const best = new Map<string, Row>();
	const better = (a: Row, b: Row) =>
		(count.get(dates(b)) ?? 0) - (count.get(dates(a)) ?? 0) ||
		Number(b.confidence) - Number(a.confidence) ||
		(String(a.observation_id) < String(b.observation_id) ? -1 : 1);
	for (const row of rows) {
		const known = best.get(String(row.unit_key));
		if (!known || better(row, known) < 0) best.set(String(row.unit_key), row);
	}
	return [...best.values()];
}

const shape = (g: Peers) => ({
	...{ year: g.year, period: periodName(g.months, g.slot, "vi"), level: g.level, measure: g.measure },
});

function inOrder(rows: readonly Row[], direction: ChosenIndicator["direction"], merged: boolean): RankingRow[] {
	const sign = direction === "down" ? 1 : -1;
	const sorted = rows.toSorted((a, b) => sign * (Number(a.value) - Number(b.value)));
	let rank = 0;
	return sorted.map((row, i) => {
		if (i === 0 || row.value !== sorted[i - 1]?.value) rank = i + 1;
		return {
			rank,
			unit: String(row.unit),
			unit_id: row.unit_id as string | null,
			merged_into: merged ? (row.successor as string | null) : null,
			value: Number(row.value),
			measure: String(row.measure),
			period_start: row.period_start as string | null,
			period_end: row.period_end as string | null,
			source: row.number && row.symbol ? `${row.number}/${row.symbol}` : basename(String(row.source_path)),
			page: Number(row.page),
			status: String(row.status),
			sources: Number(row.sources),
			sources_agree: row.sources_agree !== false,
			quote: String(row.quote),
			document_id: String(row.document_id),
			observation_id: String(row.observation_id),
		};
	});
}

/** Of how many units a value was to be expected, where all that have one belong to one unit. */
function coverageOf(group: Peers, above: string | null): Pick<Ranking, "parent" | "expected" | "missing"> {
	const day = group.rows.map(lastDay).toSorted().at(-1) ?? "9999-12-31";
	const ids = group.rows.flatMap((row) => (row.unit_id === null ? [] : [String(row.unit_id)]));
	const parents = new Set(ids.map((id) => parentOn(id, day)));
	const only = parents.size === 1 && ids.length === group.rows.length ? ([...parents][0] ?? null) : null;
	const of = gazetteer().units.get(only ?? above ?? "");
	const parent = of ? nameOn(of, day) : null;
	// units asked for by what they became part of are not all of their parent's
	const apart = above !== null && only !== above && only !== null && !isWithin(only, above, day);
	if (!only || apart || group.level === "agency") return { parent, expected: null, missing: [] };
	const parts = partsOn(only, group.level, day);
	if (parts.length < ids.length) return { parent, expected: null, missing: [] };
	return {
		parent,
		expected: parts.length,
		missing: parts.filter((p) => !ids.includes(p.id)).map((p) => nameOn(p, day)),
	};
}

const COLUMNS: readonly [keyof RankingRow, QueryColumn["type"]][] = [
	["rank", "INTEGER"],
	["unit", "VARCHAR"],
	["value", "DOUBLE"],
	["measure", "VARCHAR"],
	["period_start", "DATE"],
	["period_end", "DATE"],
	["merged_into", "VARCHAR"],
	["source", "VARCHAR"],
	["page", "INTEGER"],
	["status", "VARCHAR"],
	["sources", "INTEGER"],
	["sources_agree", "BOOLEAN"],
	["unit_id", "VARCHAR"],
	["quote", "VARCHAR"],
	["document_id", "VARCHAR"],
	["observation_id", "VARCHAR"],
];

const IN_TABLE = new Set<keyof RankingRow>(["rank", "unit", "value", "measure", "source", "page", "status"]);

/** A ranking as columns and rows for `formatRows`; `brief` leaves out the columns that only programs read. */
export function rankingTable(of: Ranking, brief = false): QueryResult {
	const merged = of.rows.some((row) => row.merged_into !== null);
	const shown = COLUMNS.filter(([name]) => !brief || IN_TABLE.has(name) || (name === "merged_into" && merged));
	return {
		columns: shown.map(([name, type]) => ({ name, type, numeric: type === "INTEGER" || type === "DOUBLE" })),
		rows: of.rows.map((row) => shown.map(([name]) => row[name])),
		truncated: false,
	};
}
