import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement, StatementType } from "@duckdb/node-api";
import { DatabaseError, QueryError, SohoaError } from "../../schemas/errors.js";
import { claim, OFFLINE, openError } from "./database.js";
import { VIEWS_HASH } from "./migrations.js";

export interface SandboxOptions {
	/** Default "1GB". */
	memoryLimit?: string;
	/** Default: one a core, at most 8. */
	threads?: number;
	/** The one file that the connection may touch (for exports). */
	allowedPath?: string;
	/** The one folder in which it may read and write files. */
	allowedFolder?: string;
	/** Refuse a database whose tables and views are not those of this version. */
	current?: boolean;
}

const MEMORY = /^\d+(\.\d+)?\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i;

/**
 * Opens a database read-only, without files, network or settings, runs `work` and closes it.
 * @throws DatabaseError when it is missing, locked or unreadable.
 */
export async function withSandbox<T>(
	path: string,
	options: SandboxOptions,
	work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
	if (!existsSync(path))
		throw new DatabaseError(
			`There is no database at ${path}.`,
			"Make one with `sohoa ingest <folder> --db <path>`, or name another with --db.",
		);
	const memory = options.memoryLimit ?? "1GB";
	if (!MEMORY.test(memory))
		throw new QueryError("invalid", `"${memory}" is no memory limit.`, 'Write it as "512MB" or "2GB".');
	const release = claim(path);
	let instance: DuckDBInstance | undefined;
	let connection: DuckDBConnection | undefined;
	try {
		instance = await DuckDBInstance.create(path, {
			...OFFLINE,
			access_mode: "READ_ONLY",
			memory_limit: memory,
			threads: String(options.threads ?? Math.min(8, availableParallelism())),
		});
		connection = await instance.connect();
		if (options.allowedPath)
			await connection.run(`SET allowed_paths = ['${options.allowedPath.replaceAll("'", "''")}']`);
		if (options.allowedFolder)
			await connection.run(`SET allowed_directories = ['${options.allowedFolder.replaceAll("'", "''")}']`);
		await connection.run("SET enable_external_access = false");
		await connection.run("SET lock_configuration = true");
		if (options.current) await requireCurrent(connection, path);
	} catch (error) {
		connection?.closeSync();
		instance?.closeSync();
		release();
		throw error instanceof SohoaError ? error : openError(path, error);
	}
	try {
		return await work(connection);
	} finally {
		connection.closeSync();
		instance.closeSync();
		release();
	}
}

/** @throws DatabaseError when another version made the tables and views. */
async function requireCurrent(connection: DuckDBConnection, path: string): Promise<void> {
	const known = await connection
		.runAndReadAll("SELECT value FROM settings WHERE key = 'views'")
		.then((answer) => answer.getRows()[0]?.[0])
		.catch(() => undefined);
	if (known === VIEWS_HASH) return;
	throw new DatabaseError(
		known === undefined ? `${path} is no database of sohoa.` : `${path} was made by another version of sohoa.`,
		known === undefined
			? "Make one with `sohoa ingest <folder> --db <path>`, or name another with --db."
			: "Run `sohoa ingest` on it once more: that brings its tables and views up to date.",
	);
}

/** The typed error for whatever DuckDB said about a user's SQL. */
export function queryError(cause: unknown): QueryError {
	const text = cause instanceof Error ? cause.message : String(cause);
	const first = (text.split("\n")[0] ?? text).replace(/^[A-Z][A-Za-z ]+ Error: /, "");
	if (/file system operations are disabled|external access|extension .*(disabled|autoload)/i.test(text))
		return new QueryError(
			"file-access",
			`A query may not read or write files or load extensions: ${first}`,
			"Ask only about the tables of the database. To save an answer, use --output; to load files, use `sohoa ingest`.",
			{ cause },
		);
	const missing = /Table with name (\S+) does not exist/.exec(text)?.[1];
	if (missing && /[/\\]|\.(csv|tsv|json|ndjson|parquet|xlsx|db|duckdb|txt|gz)$/i.test(missing))
		return new QueryError(
			"file-access",
			`A query may not read files: ${missing}`,
			"Ask only about the tables of the database; to load files, use `sohoa ingest`.",
			{ cause },
		);
	if (/read-only mode|read-only transaction|configuration has been locked/i.test(text)) return notReadOnly(text, cause);
	if (/^INTERRUPT/i.test(text))
		return new QueryError("timeout", "The query was interrupted.", "Allow more time with --timeout.", { cause });
	if (/^Out of Memory/i.test(text))
		return new QueryError(
			"memory",
			"The query needs more memory than it may use.",
			"Select fewer columns or rows, or aggregate; or allow more with --memory.",
			{ cause },
		);
	const help = missing
		? "List the tables with `SHOW TABLES`, and the columns of one with `DESCRIBE observations`."
		: "Check the SQL; columns are listed by `DESCRIBE observations`.";
	const hint = /Did you mean "[^"]*"|Candidate bindings: .*/.exec(text)?.[0];
	return new QueryError("invalid", hint && !first.includes(hint) ? `${first} ${hint}` : first, help, { cause });
}

function notReadOnly(kind: string, cause?: unknown): QueryError {
	const verb = /statement of type "(\w+)"/.exec(kind)?.[1] ?? kind;
	return new QueryError(
		"not-read-only",
		`Only questions are answered, nothing is changed: ${verb.length < 40 ? `${verb} is refused` : "refused"}.`,
		"Start with SELECT, WITH, FROM, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN. The database is written by `sohoa ingest` alone.",
		{ cause },
	);
}

/** Prepares the one SELECT-like statement of `sql`. */
export async function prepareQuestion(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
	// DuckDB's extractor fails without words on text that holds no statement
	const bare = sql.replace(/--[^\n]*/g, "").replace(/\/\*[\s\S]*?\*\//g, "");
	if (!/[^\s;]/.test(bare))
		throw new QueryError("empty", "The query is empty.", 'Try `sohoa query "SELECT * FROM documents"`.');
	let statement: DuckDBPreparedStatement;
	try {
		const extracted = await connection.extractStatements(sql);
		if (extracted.count !== 1)
			throw new QueryError(
				"several-statements",
				`One statement at a time: these are ${extracted.count}.`,
				"Ask them one by one, or join them with WITH or UNION ALL.",
			);
		statement = await extracted.prepare(0);
	} catch (error) {
		throw error instanceof SohoaError ? error : queryError(error);
	}
	const type = statement.statementType;
	if (type !== StatementType.SELECT && type !== StatementType.EXPLAIN) throw notReadOnly(StatementType[type]);
	if (statement.parameterCount > 0)
		throw new QueryError(
			"invalid",
			"The query has parameters ($1, ?), which cannot be given here.",
			"Write the values into the query.",
		);
	return statement;
}
