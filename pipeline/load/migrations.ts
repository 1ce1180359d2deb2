import { createHash } from "node:crypto";
import type { DuckDBConnection } from "@duckdb/node-api";
import { DatabaseError } from "../../schemas/errors.js";
import { DERIVED_SQL } from "./derived.js";
import { comments, createTable, TABLES } from "./schema.js";
import { VIEWS } from "./views.js";

/** Raised when a change is more than a new table or a new column; then a step belongs in `STEPS`. */
export const SCHEMA_VERSION = 2;

/**
 * Statements that bring a database from the version before to this one, run when its new tables and columns are there
 * (those need no step). 2: what is derived from a figure's period is stored with it.
 */
const STEPS: Readonly<Record<number, readonly string[]>> = { 2: [DERIVED_SQL] };

/** Changes when a view or a meaning does. */
export const VIEWS_HASH = createHash("sha256")
	.update(JSON.stringify([VIEWS, TABLES]))
	.digest("hex")
	.slice(0, 16);

async function rows(connection: DuckDBConnection, sql: string): Promise<string[][]> {
	return (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(String));
}

async function setting(connection: DuckDBConnection, key: string): Promise<string | null> {
	return (await rows(connection, `SELECT value FROM settings WHERE key = '${key}'`))[0]?.[0] ?? null;
}

/**
 * Creates what is missing and brings an older database up to date, in one transaction. Nothing is written when there is
 * nothing to do.
 * @throws DatabaseError when the file belongs to another program or to a newer version.
 */
export async function migrate(connection: DuckDBConnection, path: string): Promise<void> {
	const existing = new Map<string, Set<string>>();
	for (const [table = "", column = ""] of await rows(
		connection,
		"SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal",
	))
		existing.set(table, (existing.get(table) ?? new Set()).add(column));
	const ours = existing.get("settings")?.has("key") === true && existing.has("documents");
	if (existing.size > 0 && !ours)
		throw new DatabaseError(
			`${path} is a DuckDB database, but not one of sohoa.`,
			"Choose another file with --db; sohoa adds no tables to a database of another program.",
		);
	const version = ours ? Number(await setting(connection, "schema_version")) : 0;
	if (version > SCHEMA_VERSION)
		throw new DatabaseError(
			`${path} was made by a newer version of sohoa (schema ${version}; this one knows ${SCHEMA_VERSION}).`,
			"Update sohoa, or choose another file with --db.",
		);
	const statements: string[] = [];
	for (const table of TABLES) {
		const columns = existing.get(table.name);
		if (!columns) statements.push(createTable(table));
		else
			for (const column of table.columns)
				if (!columns.has(column.name))
					statements.push(`ALTER TABLE "${table.name}" ADD COLUMN "${column.name}" ${column.type}`);
	}
	for (let v = version + 1; ours && v <= SCHEMA_VERSION; v++) statements.push(...(STEPS[v] ?? []));
	const viewsCurrent = ours && (await setting(connection, "views")) === VIEWS_HASH;
	if (!viewsCurrent || statements.length > 0) {
		// dropped in reverse: later views stand on earlier ones
		for (const view of VIEWS.toReversed()) statements.push(`DROP VIEW IF EXISTS "${view.name}"`);
		for (const view of VIEWS) {
			statements.push(`CREATE VIEW "${view.name}" AS ${view.sql}`);
			statements.push(...comments("VIEW", view));
		}
		for (const table of TABLES) statements.push(...comments("TABLE", table));
	}
	if (version !== SCHEMA_VERSION || statements.length > 0)
		statements.push(
			"DELETE FROM settings WHERE key IN ('schema_version', 'views')",
			`INSERT INTO settings VALUES ('schema_version', '${SCHEMA_VERSION}'), ('views', '${VIEWS_HASH}')`,
		);
	if (statements.length === 0) return;
	await connection.run("BEGIN");
	try {
		await connection.run(statements.join(";\n"));
		await connection.run("COMMIT");
	} catch (error) {
		await connection.run("ROLLBACK").catch(() => undefined);
		throw error;
	}
}
