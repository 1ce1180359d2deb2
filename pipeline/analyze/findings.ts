import { UsageError } from "../../schemas/errors.js";
import type { QueryResult } from "../load/index.js";
import { runQuery } from "../load/index.js";
import { literal, literals, select } from "./sql.js";

/** From the least to the most urgent. */
export const SEVERITIES = ["info", "warning", "error"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface FindingOptions {
	/** A rule ("audit.ratio") or its family ("audit"). */
	rule?: string | null;
	/** This severity and those above it. */
	severity?: Severity | null;
	/** Number and symbol ("4638/KH-UBND"), part of a path, or the beginning of a document's id. */
	document?: string | null;
}

/**
 * What a person should look at, with place, value and quote: by document, page and rule.
 * @throws UsageError when no finding has the rule, or no document is meant; DatabaseError as `runQuery`.
 */
export async function findings(dbPath: string, options: FindingOptions = {}): Promise<QueryResult> {
	return runQuery(
		dbPath,
		`SELECT f.severity, f.rule, ${SOURCE} AS source, f.page, o.table_no, o."row", o.col, o.value, o.measure, f.message,
			coalesce(f.quote, o.quote) AS quote, o.x0, o.y0, o.x1, o.y1, d.source_path, f.document_id, f.observation_id, f.finding_id
		FROM findings f LEFT JOIN documents d USING (document_id)
		LEFT JOIN observations o ON o.observation_id = f.observation_id AND o.document_id = f.document_id
		WHERE ${await condition(dbPath, options)}
		ORDER BY source, f.document_id, f.page NULLS FIRST, f.rule, f.finding_id`,
		{ current: true },
	);
}

/** How many findings there are of each rule. */
export async function findingCounts(dbPath: string, options: FindingOptions = {}): Promise<QueryResult> {
	return runQuery(
		dbPath,
		`SELECT f.severity, f.rule, count(*)::INTEGER AS findings, count(DISTINCT f.document_id)::INTEGER AS documents,
			arg_min(f.message, f.finding_id) AS example
		FROM findings f WHERE ${await condition(dbPath, options)}
		GROUP BY f.severity, f.rule ORDER BY list_position(${list(SEVERITIES)}, f.severity) DESC, findings DESC, f.rule`,
		{ current: true },
	);
}

const SOURCE = `CASE WHEN d.number IS NOT NULL AND d.symbol IS NOT NULL THEN d.number || '/' || d.symbol
	ELSE parse_filename(d.source_path, false, 'both_slash') END`;

/** Columns left out of a table on the terminal. */
const FOR_PROGRAMS = new Set([
	...["table_no", "row", "col", "x0", "y0", "x1", "y1"],
	...["source_path", "document_id", "observation_id", "finding_id"],
]);

/** The answer without the columns that only programs read. */
export function brief(of: QueryResult): QueryResult {
	return only(of, new Set(of.columns.map((c) => c.name).filter((name) => !FOR_PROGRAMS.has(name))));
}

/** The answer with these columns alone. */
export function only(of: QueryResult, names: ReadonlySet<string>): QueryResult {
	const kept = of.columns.flatMap((c, i) => (names.has(c.name) ? [i] : []));
	return {
		...of,
		columns: kept.flatMap((i) => of.columns[i] ?? []),
		rows: of.rows.map((row) => kept.map((i) => row[i] ?? null)),
	};
}

const list = (values: readonly string[]): string => `[${values.map(literal).join(", ")}]`;

async function condition(dbPath: string, { rule, severity, document }: FindingOptions): Promise<string> {
	const where = ["true"];
	if (rule != null) where.push(`f.rule IN ${literals(await chooseRules(dbPath, rule))}`);
	if (severity != null) where.push(`f.severity IN ${literals(SEVERITIES.slice(SEVERITIES.indexOf(severity)))}`);
	if (document != null) where.push(`f.document_id IN ${literals(await chooseDocuments(dbPath, document))}`);
	return where.join(" AND ");
}

async function chooseRules(dbPath: string, wanted: string): Promise<string[]> {
	const rules = (await select(dbPath, "SELECT DISTINCT rule FROM findings ORDER BY rule")).map((r) => String(r.rule));
	const family = wanted.trim().replace(/\.?\*?$/, "");
	const found = rules.filter((rule) => rule === family || rule.startsWith(`${family}.`));
	if (found.length > 0 || rules.length === 0) return found;
	throw new UsageError(
		`No finding has the rule "${wanted}".`,
		`There are findings of ${[...new Set(rules.map((r) => r.split(".")[0]))].join(", ")}; sohoa findings --summary counts them by rule.`,
	);
}

/** Documents that a user's words mean. A number or a path may be that of several; all of them are taken. */
async function chooseDocuments(dbPath: string, wanted: string): Promise<string[]> {
	const text = wanted.trim();
	const [number, ...symbol] = text.split("/");
	const tests = [
		`starts_with(document_id, ${literal(text.toLowerCase())})`,
		`number = ${literal(number ?? "")} AND symbol = ${literal(symbol.join("/"))}`,
		`contains(lower(source_path), ${literal(text.toLowerCase())})`,
	];
	for (const test of text === "" ? [] : tests) {
		const rows = await select(dbPath, `SELECT document_id FROM documents WHERE ${test}`);
		if (rows.length > 0) return rows.map((row) => String(row.document_id));
	}
	throw new UsageError(
		`There is no document "${wanted}".`,
		'Give number and symbol ("4638/KH-UBND"), part of the path, or the id: sohoa query "select document_id, source_path from documents".',
	);
}
