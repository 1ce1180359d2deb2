import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { UsageError } from "../../schemas/errors.js";
import { type QueryOptions, withTimeout } from "./query.js";
import { prepareQuestion, withSandbox } from "./sandbox.js";

/** How DuckDB writes each kind of file. */
const WRITERS: Readonly<Record<string, string>> = {
	".parquet": "FORMAT parquet, COMPRESSION zstd",
	".csv": "FORMAT csv, HEADER",
	".tsv": "FORMAT csv, HEADER, DELIMITER '\t'",
	".json": "FORMAT json, ARRAY true",
	".ndjson": "FORMAT json",
};

/**
 * Writes the answer of one SELECT-like statement to a file, its kind chosen by the file's ending (.parquet, .csv, .tsv,
 * .json, .ndjson). The statement runs in the same sandbox as `runQuery`: the only file that the connection may touch is
 * a temporary one beside `out`, which takes its place when it is complete. Returns the number of rows.
 * @throws UsageError for another ending; DatabaseError and QueryError as `runQuery`.
 */
export async function exportQuery(
	dbPath: string,
	sql: string,
	out: string,
	options: QueryOptions = {},
): Promise<{ rows: number }> {
	const writer = WRITERS[extname(out).toLowerCase()];
	if (!writer)
		throw new UsageError(
			`Cannot tell from "${basename(out)}" which format to write.`,
			`End the name with one of ${Object.keys(WRITERS).join(", ")}.`,
		);
	const target = resolve(out);
	if (target === resolve(dbPath))
		throw new UsageError("The output is the database itself.", "Name another file with --output.");
	mkdirSync(dirname(target), { recursive: true });
	const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
	rmSync(temporary, { force: true });
	try {
		const rows = await withSandbox(dbPath, { ...options, allowedPath: temporary }, async (connection) => {
			await prepareQuestion(connection, sql);
			// COPY takes a SELECT; DESCRIBE, SHOW and SUMMARIZE have to stand in a FROM
			const question = sql.trim().replace(/[\s;]+$/, "");
			const bare = question.replace(/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, "");
			const inner = /^(describe|desc|show|summarize|pragma)\b/i.test(bare) ? `FROM (${question}\n)` : question;
			const path = temporary.replaceAll("'", "''");
			return withTimeout(connection, options.timeoutMs ?? 0, async () => {
				const copied = await connection.runAndReadAll(`COPY (${inner}\n) TO '${path}' (${writer}, USE_TMP_FILE false)`);
				return Number(copied.getRows()[0]?.[0] ?? 0);
			});
		});
		renameSync(temporary, target);
		return { rows };
	} finally {
		if (existsSync(temporary)) rmSync(temporary, { force: true });
	}
}
