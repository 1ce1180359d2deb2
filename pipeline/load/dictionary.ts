import type { DuckDBConnection } from "@duckdb/node-api";
import { withSandbox } from "./sandbox.js";
import { TABLES } from "./schema.js";
import { VIEWS } from "./views.js";

/** What a column of a table or view holds. */
export interface ColumnMeaning {
	name: string;
	/** DuckDB's type. */
	type: string;
	/** What a number counts; null for text and the like. */
	unit: string | null;
	meaning: string;
}

export interface TableMeaning {
	name: string;
	kind: "table" | "view";
	meaning: string;
	columns: ColumnMeaning[];
}

/**
 * All tables and views of a database with the meaning of each column. Names and types come from the database itself,
 * meanings from the schema module, so that neither can go stale; a column that only an older version knew has the
 * comment that the database keeps.
 */
export async function readDictionary(connection: DuckDBConnection): Promise<TableMeaning[]> {
	const answer = await connection.runAndReadAll(
		`SELECT table_name, column_name, data_type, comment FROM duckdb_columns()
		WHERE schema_name = 'main' AND database_name = current_database() AND NOT internal ORDER BY table_name, column_index`,
	);
	const found = new Map<string, [name: string, type: string, comment: string | null][]>();
	for (const [table, name, type, comment] of answer.getRows() as [string, string, string, string | null][])
		found.set(table, [...(found.get(table) ?? []), [name, type, comment]]);
	const known = [
		...TABLES.map((t) => ({ ...t, kind: "table" as const })),
		...VIEWS.map((v) => ({ ...v, kind: "view" as const })),
	];
	return known.flatMap(({ name: table, kind, comment, columns }) => {
		const inDatabase = found.get(table);
		if (!inDatabase) return [];
		return [
			{
				...{ name: table, kind, meaning: comment },
				columns: inDatabase.map(([name, type, kept]) => {
					const defined = columns.find((c) => c.name === name);
					return { name, type, unit: defined?.unit ?? null, meaning: defined?.comment ?? kept ?? "" };
				}),
			},
		];
	});
}

/** The same for the database at a path. @throws DatabaseError as `runQuery`. */
export async function databaseSchema(dbPath: string): Promise<TableMeaning[]> {
	return withSandbox(dbPath, {}, readDictionary);
}

/** The dictionary for people: a heading a table, a row a column. */
export function dictionaryMarkdown(tables: readonly TableMeaning[], intro: readonly string[]): string {
	const cell = (text: string) => text.replaceAll("|", "\\|");
	const parts = tables.map((table) =>
		[
			`## ${table.name}${table.kind === "view" ? " (view)" : ""}`,
			"",
			`${sentence(table.meaning)}`,
			"",
			"| column | type | unit | meaning |",
			"|---|---|---|---|",
			...table.columns.map((c) => `| \`${c.name}\` | ${c.type} | ${cell(c.unit ?? "")} | ${cell(c.meaning)} |`),
			"",
		].join("\n"),
	);
	return `${["# Data dictionary", "", ...intro, ""].join("\n")}\n${parts.join("\n")}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
