import { type DuckDBConnection, type DuckDBResult, DuckDBTypeId } from "@duckdb/node-api";
import { QueryError, SohoaError } from "../../schemas/errors.js";
import { plainValue, type QueryValue } from "./plain-value.js";
import { prepareQuestion, queryError, withSandbox } from "./sandbox.js";

export type { QueryValue };

export interface QueryOptions {
	/** Milliseconds after which the query is stopped; default 60,000; 0 = never. */
	timeoutMs?: number;
	/** Default "1GB". */
	memoryLimit?: string;
	threads?: number;
	/** Refuse a database that another version made; default false: its tables can still be asked about. */
	current?: boolean;
	/** Stop after so many rows and say so in `truncated`; default: all. */
	maxRows?: number;
}

export interface QueryColumn {
	name: string;
	/** SQL type. */
	type: string;
	numeric: boolean;
}

export interface QueryResult {
	columns: QueryColumn[];
	/** Plain values: dates as ISO text, integers and decimals as numbers, lists as arrays. */
	rows: QueryValue[][];
	/** True when `maxRows` cut the answer off. */
	truncated: boolean;
}

const DEFAULT_TIMEOUT_MS = 60_000;

const NUMERIC = new Set<DuckDBTypeId>([
	...[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT],
	...[DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER, DuckDBTypeId.UBIGINT],
	...[DuckDBTypeId.UHUGEINT, DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL],
]);

/** Runs `work`; after `timeoutMs` the connection is interrupted and a QueryError of reason "timeout" comes out. */
export async function withTimeout<T>(
	connection: DuckDBConnection,
	timeoutMs: number,
	work: () => Promise<T>,
): Promise<T> {
	let late = false;
	// the interrupt is repeated: one that falls between two fetches would be lost
	let repeat: NodeJS.Timeout | undefined;
	const timer =
		timeoutMs > 0
			? setTimeout(() => {
					late = true;
					connection.interrupt();
					repeat = setInterval(() => connection.interrupt(), 100);
				}, timeoutMs)
			: undefined;
	try {
		return await work();
	} catch (error) {
		if (late)
			throw new QueryError(
				"timeout",
				`The query took longer than ${timeoutMs / 1000} s and was stopped.`,
				"Ask for less (WHERE, LIMIT), or allow more time with --timeout.",
				{ cause: error },
			);
		throw error instanceof SohoaError ? error : queryError(error);
	} finally {
		clearTimeout(timer);
		clearInterval(repeat);
	}
}

async function readRows(result: DuckDBResult, maxRows: number): Promise<{ rows: QueryValue[][]; truncated: boolean }> {
	const rows: QueryValue[][] = [];
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return { rows, truncated: false };
		for (const values of chunk.getRows()) {
			if (rows.length === maxRows) return { rows, truncated: true };
			rows.push(values.map((value) => plainValue(value)));
		}
	}
}

/**
 * Answers one SELECT-like statement on a database opened read-only, without access to files, network or settings.
 * @throws DatabaseError when the database is missing, locked or unreadable; QueryError when the statement is not a
 * question, touches files, is wrong, or takes too long or too much memory.
 */
export async function runQuery(dbPath: string, sql: string, options: QueryOptions = {}): Promise<QueryResult> {
	return withSandbox(dbPath, options, async (connection) => {
		const statement = await prepareQuestion(connection, sql);
		return withTimeout(connection, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, async () => {
			const result = await statement.stream();
			const names = result.deduplicatedColumnNames();
			const columns = result.columnTypes().map((type, i) => ({
				name: names[i] ?? "",
				type: String(type),
				numeric: NUMERIC.has(type.typeId),
			}));
			return { columns, ...(await readRows(result, options.maxRows ?? Number.POSITIVE_INFINITY)) };
		});
	});
}
