import {
	BIGINT,
	BOOLEAN,
	DATE,
	DOUBLE,
	DuckDBDataChunk,
	DuckDBDateValue,
	DuckDBTimestampValue,
	type DuckDBType,
	type DuckDBValue,
	INTEGER,
	LIST,
	listValue,
	TIMESTAMP,
	VARCHAR,
} from "@duckdb/node-api";
import type { Database } from "./database.js";
import { dayNumber } from "./dates.js";
import { type SqlType, tableDefinition } from "./schema.js";

/** A value as the stages have it: dates as ISO text, times as Date, lists as arrays. */
export type PlainValue = string | number | boolean | Date | readonly string[] | readonly number[] | null;

const TYPES: Record<SqlType, DuckDBType> = {
	VARCHAR,
	INTEGER,
	BIGINT,
	DOUBLE,
	BOOLEAN,
	DATE,
	TIMESTAMP,
	"VARCHAR[]": LIST(VARCHAR),
	"DOUBLE[]": LIST(DOUBLE),
};

/** Rows of a chunk: DuckDB's vector size. */
const CHUNK_ROWS = 2048;

/** NUL ends a C string and a lone surrogate is no UTF-8; text from broken files may hold both. */
function readable(text: string): string {
	return UNUSUAL.test(text) ? text.replace(/[\0\uD800-\uDFFF]/gu, "\uFFFD") : text;
}

/** Without the flag u: any half of a pair; a third of the time of the replacement itself on text that has none. */
const UNUSUAL = /[\0\uD800-\uDFFF]/;

const isNone = (value: PlainValue | undefined): value is null | undefined => value === null || value === undefined;

/** How a column's values become DuckDB's: chosen once a column, not once a value. */
function converter(type: SqlType): (value: Exclude<PlainValue, null>) => DuckDBValue {
	switch (type) {
		case "DATE":
			return (value) => {
				const day = dayNumber(String(value));
				return day === null ? null : new DuckDBDateValue(day);
			};
		case "TIMESTAMP":
			return (value) => {
				const ms = value instanceof Date ? value.getTime() : Date.parse(String(value));
				return Number.isNaN(ms) ? null : new DuckDBTimestampValue(BigInt(ms) * 1000n);
			};
		case "BIGINT":
			return (value) => BigInt(Math.trunc(Number(value)));
		case "DOUBLE":
			// NaN would poison every sum; an unreadable number is null
			return (value) => (Number.isFinite(value) ? (value as number) : null);
		case "VARCHAR[]":
		case "DOUBLE[]":
			return (value) => listValue([...(value as readonly string[] | readonly number[])]);
		case "VARCHAR":
			return (value) => readable(String(value));
		default:
			return (value) => value as DuckDBValue;
	}
}

/**
 * Writes rows to a table, column by column in chunks, in the connection's current transaction. Each row holds the values
 * in the order of the table's definition. Measured on 2 cores: 100,000 rows of 6 columns (one a list) in 0.22 s, against
 * 1.2 s value by value.
 */
export async function appendRows(db: Database, table: string, rows: readonly (readonly PlainValue[])[]): Promise<void> {
	if (rows.length === 0) return;
	const definition = tableDefinition(table);
	// the table's own order: a column added by a migration stands at its end
	const columns = db.columnOrder(table).map((name) => {
		const index = definition.columns.findIndex((c) => c.name === name);
		const type = definition.columns[index]?.type ?? ("VARCHAR" as const);
		return { index, type: TYPES[type], convert: converter(type) };
	});
	const types = columns.map((c) => c.type);
	const appender = await db.connection.createAppender(table);
	for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
		const count = Math.min(CHUNK_ROWS, rows.length - start);
		const chunk = DuckDBDataChunk.create(types, count);
		for (const [position, { index, convert }] of columns.entries()) {
			const vector = chunk.getColumnVector(position);
			for (let i = 0; i < count; i++) {
				const value = rows[start + i]?.[index];
				vector.setItem(i, isNone(value) ? null : convert(value));
			}
			vector.flush();
		}
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
}
