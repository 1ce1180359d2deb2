import {
	DuckDBArrayValue,
	DuckDBDateValue,
	DuckDBDecimalValue,
	DuckDBListValue,
	DuckDBMapValue,
	DuckDBStructValue,
	DuckDBTimestampTZValue,
	DuckDBTimestampValue,
	type DuckDBValue,
} from "@duckdb/node-api";

/** A value of an answer, ready for JSON. */
export type QueryValue = string | number | boolean | null | QueryValue[] | { [key: string]: QueryValue };

/**
 * DuckDB's value as plain data: integers as numbers (as digits where a double would change them), decimals as numbers,
 * dates and times as ISO text, lists as arrays, structs and maps as objects, all else as DuckDB prints it.
 */
export function plainValue(value: DuckDBValue | undefined): QueryValue {
	if (value === null || value === undefined) return null;
	if (typeof value === "string" || typeof value === "boolean") return value;
	// JSON has no NaN; null would say "unknown"
	if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
	if (typeof value === "bigint") return safeInteger(value);
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	if (value instanceof DuckDBDateValue) return value.toString();
	if (value instanceof DuckDBTimestampTZValue) return isoTime(value.micros);
	if (value instanceof DuckDBTimestampValue) return isoTime(value.micros).replace(/Z$/, "");
	if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue)
		return value.items.map((item) => plainValue(item));
	if (value instanceof DuckDBStructValue)
		return Object.fromEntries(Object.entries(value.entries).map(([key, item]) => [key, plainValue(item)]));
	if (value instanceof DuckDBMapValue)
		return Object.fromEntries(value.entries.map(({ key, value: item }) => [String(key), plainValue(item)]));
	return String(value);
}

function safeInteger(value: bigint): number | string {
	return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
		? Number(value)
		: String(value);
}

/** ISO 8601 to the millisecond, in UTC; times outside JavaScript's range as their count of microseconds. */
function isoTime(micros: bigint): string {
	const date = new Date(Number(micros / 1000n));
	return Number.isNaN(date.getTime()) ? String(micros) : date.toISOString();
}
