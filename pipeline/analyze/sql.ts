import { type QueryOptions, type QueryValue, runQuery } from "../load/index.js";

export type Row = Record<string, QueryValue>;

/** A value in SQL: text quoted, null as NULL. */
export function literal(value: string | number | null): string {
	if (value === null) return "NULL";
	return typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** `('a', 'b')`; an empty list matches nothing. */
export function literals(values: Iterable<string>): string {
	const list = [...values].map(literal);
	return `(${list.length ? list.join(", ") : "NULL"})`;
}

/** Rows of a query as objects. @throws DatabaseError as `runQuery`, and when another version made the database. */
export async function select(dbPath: string, sql: string, options?: QueryOptions): Promise<Row[]> {
	const { columns, rows } = await runQuery(dbPath, sql, { current: true, ...options });
	return rows.map((row) => Object.fromEntries(columns.map((c, i) => [c.name, row[i] ?? null])));
}
