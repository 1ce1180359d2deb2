import { existsSync } from "node:fs";
import { indicators } from "../../schemas/reference/indicators.js";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import type { QueryResult, QueryValue } from "../load/index.js";
import { nearIndicators } from "./indicator-likeness.js";
import { select } from "./sql.js";

const column = (name: string, type = "VARCHAR") => ({ name, type, numeric: type === "INTEGER" || type === "DOUBLE" });

/**
 * The registry of indicators, with how often and in which years each occurs in a database (null without one).
 * @throws DatabaseError as `runQuery`.
 */
export async function indicatorList(dbPath: string | null): Promise<QueryResult> {
	const counts = new Map<string, Record<string, QueryValue>>();
	const kept = new Map<string, QueryValue>();
	if (dbPath !== null && existsSync(dbPath)) {
		for (const row of await select(
			dbPath,
			`SELECT indicator_id, count(*)::INTEGER AS figures, count(DISTINCT document_id)::INTEGER AS documents,
				count(DISTINCT unit_id)::INTEGER AS units, min(year) AS first_year, max(year) AS last_year
			FROM observations WHERE indicator_id IS NOT NULL GROUP BY indicator_id`,
		))
			counts.set(String(row.indicator_id), row);
		for (const row of await select(dbPath, "SELECT indicator_id, user_aliases FROM indicators"))
			kept.set(String(row.indicator_id), row.user_aliases ?? []);
	}
	const counted = ["figures", "documents", "units", "first_year", "last_year"];
	const known = dbPath !== null && existsSync(dbPath);
	return {
		columns: [
			...["indicator_id", "name", "name_en", "area", "measure", "kind", "direction", "framework"].map((n) => column(n)),
			...counted.map((n) => column(n, "INTEGER")),
			...["aliases", "user_aliases"].map((n) => column(n, "VARCHAR[]")),
		],
		rows: indicators.map((i) => {
			const count = counts.get(i.id);
			return [
				...[i.id, i.name, i.nameEn, i.area, i.measure, i.kind, i.direction, i.framework],
				...counted.map((name) => count?.[name] ?? (known && !name.endsWith("year") ? 0 : null)),
				...[i.aliases, kept.get(i.id) ?? []],
			];
		}),
		truncated: false,
	};
}

/** Columns of the list that a terminal has room for. */
export const LIST_IN_BRIEF: ReadonlySet<string> = new Set([
	...["indicator_id", "name", "measure", "direction", "figures", "documents", "units", "first_year", "last_year"],
]);

/**
 * Labels of which the registry knows no indicator, the most frequent first: how often, an example with its place, and
 * the closest entries of the registry with score and reason. Labels that differ in accents and case alone are one.
 * @throws DatabaseError as `runQuery`.
 */
export async function unmatchedLabels(
	dbPath: string,
	options: { limit?: number; aliases?: readonly UserAlias[] } = {},
): Promise<QueryResult> {
	const rows = await select(
		dbPath,
		`WITH labels AS (
			SELECT translate(lower(strip_accents(label)), 'đ', 'd') AS folded, measure, count(*)::INTEGER AS figures,
				count(DISTINCT document_id)::INTEGER AS documents, arg_max(rowid, coalesce(confidence, 0)) AS example
			FROM observations WHERE indicator_id IS NULL GROUP BY folded, measure
			ORDER BY figures DESC, folded, measure ${options.limit ? `LIMIT ${Math.trunc(options.limit)}` : ""}
		)
		SELECT o.label, l.measure, l.figures, l.documents, o.value, o.quote, o.page, d.source_path
		FROM labels l JOIN observations o ON o.rowid = l.example JOIN documents d ON d.document_id = o.document_id
		ORDER BY l.figures DESC, l.folded, l.measure`,
	);
	return {
		columns: [
			...[column("label"), column("measure"), column("figures", "INTEGER"), column("documents", "INTEGER")],
			...[column("closest"), column("score", "DOUBLE"), column("why"), column("value", "DOUBLE"), column("example")],
			...[column("source"), column("page", "INTEGER"), column("others", "VARCHAR[]")],
		],
		rows: rows.map((row) => {
			const [first, ...others] = nearIndicators(String(row.label), String(row.measure), options.aliases, 3);
			return [
				...[row.label ?? null, row.measure ?? null, row.figures ?? null, row.documents ?? null],
				...[first?.indicatorId ?? null, first?.score ?? null, first?.why ?? null, row.value ?? null, row.quote ?? null],
				...[row.source_path ?? null, row.page ?? null],
				others.map((o) => `${o.indicatorId} (${o.score}: ${o.why})`),
			];
		}),
		truncated: false,
	};
}

/** Columns of the unmatched labels that a terminal has room for. */
export const UNMATCHED_IN_BRIEF: ReadonlySet<string> = new Set([
	...["label", "measure", "figures", "closest", "score", "why", "source", "page"],
]);

/** How a label finds its indicator, or which entries come closest. */
export function explainLabel(
	label: string,
	options: { measure?: string | null; aliases?: readonly UserAlias[] } = {},
): QueryResult {
	return {
		columns: [
			...[column("match", "BOOLEAN"), column("indicator_id"), column("name"), column("measure")],
			...[column("score", "DOUBLE"), column("why")],
		],
		rows: nearIndicators(label, options.measure ?? null, options.aliases).map((n) => [
			...[n.match, n.indicatorId, n.name, n.measure, n.score, n.why],
		]),
		truncated: false,
	};
}
