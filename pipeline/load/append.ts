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
import { isRealDate } from "./dates.js";
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

const MS_PER_DAY = 86_400_000;

function convert(value: PlainValue, type: SqlType): DuckDBValue {
	if (value === null || value === undefined) return null;
	switch (type) {
		case "DATE": {
			if (!isRealDate(String(value))) return null;
			return new DuckDBDateValue(Date.parse(`${String(value)}T00:00:00Z`) / MS_PER_DAY);
		}
		case "TIMESTAMP": {
			const ms = value instanceof Date ? value.getTime() : Date.parse(String(value));
			return Number.isNaN(ms) ? null : new DuckDBTimestampValue(BigInt(ms) * 1000n);
		}
		case "BIGINT":
			return BigInt(Math.trunc(Number(value)));
		case "DOUBLE":
			// NaN would poison every sum; an unreadable number is null
			return Number.isFinite(value) ? (value as number) : null;
		case "VARCHAR[]":
		case "DOUBLE[]":
			return listValue([...(value as readonly string[] | readonly number[])]);
		case "VARCHAR":
			// NUL ends a C string and a lone surrogate is no UTF-8; text from broken files may hold both
			return String(value).replace(/[\0\uD800-\uDFFF]/gu, "\uFFFD");
		default:
			return value as DuckDBValue;
	}
}

/**
 * Writes rows to a table in chunks of columns, in the connection's current transaction. Each row holds the values in
 * the order of the table's definition. Measured on 2 cores: 100,000 rows of 6 columns (one a list) in 0.22 s, against
 * 1.2 s value by value.
 */
export async function appendRows(db: Database, table: string, rows: readonly (readonly PlainValue[])[]): Promise<void> {
	if (rows.length === 0) return;
	const definition = tableDefinition(table);
	// the table's own order: a column added by a migration stands at its end
	const columns = db.columnOrder(table).map((name) => {
		const index = definition.columns.findIndex((c) => c.name === name);
		return { index, type: definition.columns[index]?.type ?? ("VARCHAR" as const) };
	});
	const types = columns.map((c) => TYPES[c.type]);
	const appender = await db.connection.createAppender(table);
	for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
		const part = rows.slice(start, start + CHUNK_ROWS);
		const chunk = DuckDBDataChunk.create(types, part.length);
		chunk.setColumns(columns.map((c) => part.map((row) => convert(row[c.index] ?? null, c.type))));
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
}
