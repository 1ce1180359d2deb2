import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { DatabaseError, SohoaError } from "../../schemas/errors.js";
import { migrate } from "./migrations.js";

export interface OpenOptions {
	/** DuckDB's own memory, e.g. "1GB". Default 1 GB: the rest of the machine belongs to the OCR workers. */
	memoryLimit?: string;
	/** DuckDB's threads; default 2. */
	threads?: number;
}

/** An open database: one connection, transactions one after the other. */
export interface Database {
	readonly path: string;
	readonly connection: DuckDBConnection;
	/** Ids of the documents in the database, kept up by the loader. */
	readonly documentIds: Set<string>;
	/** Column names of a table in the order in which they are stored. */
	columnOrder(table: string): readonly string[];
	/** Rows of a query on what is committed, as objects; bigint, dates and lists as DuckDB gives them (`getRowObjectsJS`). */
	all(sql: string, values?: DuckDBValue[]): Promise<Record<string, unknown>[]>;
	/** Runs `work` in a transaction of its own, after those asked for before; an error rolls it back. */
	transaction<T>(work: () => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/**
 * Files open in this process. POSIX locks belong to the process: opening the same file a second time succeeds, and
 * closing that second handle drops the first one's lock (seen with @duckdb/node-api 1.5.6), so we never do it.
 */
const openHere = new Set<string>();

/** Throws when this process itself holds the file open. */
export function claim(path: string): () => void {
	const key = resolve(path);
	if (openHere.has(key))
		throw new DatabaseError(
			`The database ${path} is already open in this process.`,
			"Close it before opening it again.",
		);
	openHere.add(key);
	return () => openHere.delete(key);
}

/** The typed error for whatever DuckDB said when it could not open `path`. */
export function openError(path: string, cause: unknown): DatabaseError {
	const text = cause instanceof Error ? cause.message : String(cause);
	if (/set lock on file|Conflicting lock|being used by another process/i.test(text)) {
		const holder = /held in (.+?) \(PID (\d+)\)/.exec(text);
		const who = holder ? ` (process ${holder[2]})` : "";
		return new DatabaseError(
			`The database ${path} is in use by another process${who}.`,
			"Wait until that process has finished (only one can write, and none can read while it does), or choose another file with --db.",
			{ cause },
		);
	}
	if (
		/not a valid DuckDB database|Could not read.*(header|database)|checksum|Is a directory|older version|newer version|storage version|Corrupt/i.test(
			text,
		)
	)
		return new DatabaseError(
			`${path} is not a DuckDB database that this version can read.`,
			"Choose another file with --db, or move this one away and ingest again.",
			{ cause },
		);
	if (/permission denied|read-only file system|EACCES|EROFS/i.test(text))
		return new DatabaseError(
			`The database ${path} cannot be opened: no permission.`,
			"Check the rights of the file and its folder, or choose another file with --db.",
			{ cause },
		);
	return new DatabaseError(
		`The database ${path} cannot be opened: ${text.split("\n")[0]}`,
		"Check the path given with --db.",
		{ cause },
	);
}

/** A full disk or a broken file is the database's failure, not that of the rows: it stops a run instead of one file. */
function writeError(path: string, cause: unknown): unknown {
	const text = cause instanceof Error ? cause.message : "";
	if (!/^(IO|FATAL|INTERNAL|Out of Memory|OutOfMemory) Error/i.test(text)) return cause;
	return new DatabaseError(
		`The database ${path} cannot be written: ${text.split("\n")[0]}`,
		"Check that the disk has room and that the folder can be written; what was committed before is safe.",
		{ cause },
	);
}

/** Extensions are never fetched or loaded behind our back: everything works offline or not at all. */
export const OFFLINE = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" } as const;

/**
 * The log is written into the database when it has grown to this size, and at the end. DuckDB's own 16 MB cost a third of
 * the processor time of a bulk load (measured: 200,000 figures in 4.6 s with 16 MB, 3.0 s with 512 MB); a log of this
 * size is replayed in about a second after a killed run.
 */
const CHECKPOINT_AFTER = "128MB";

async function create(path: string): Promise<void> {
	const folder = dirname(path);
	const prefix = `.${basename(path)}.new-`;
	// left by a process killed while creating
	for (const name of readdirSync(folder))
		if (name.startsWith(prefix) && Date.now() - statSync(join(folder, name)).mtimeMs > 600_000)
			rmSync(join(folder, name), { force: true });
	// a log without its database would be replayed into the new one
	if (existsSync(`${path}.wal`)) renameSync(`${path}.wal`, `${path}.wal.orphan-${Date.now()}`);
	const temporary = join(folder, `${prefix}${process.pid}`);
	rmSync(temporary, { force: true });
	const instance = await DuckDBInstance.create(temporary, { ...OFFLINE });
	const connection = await instance.connect();
	try {
		await migrate(connection, path);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
	try {
		linkSync(temporary, path); // never over a file that another process has made meanwhile
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code !== "EEXIST" && !existsSync(path)) {
			renameSync(temporary, path); // file systems without hard links
			return;
		}
	}
	rmSync(temporary, { force: true });
}

/**
 * Opens the database for writing, creating folder, file, tables and views as needed. A new file appears under its name
 * only when its schema is complete, so that a killed process leaves either no database or a usable one.
 * @throws DatabaseError when it is locked, unreadable, no database of ours, or made by a newer version.
 */
export async function openDatabase(path: string, options: OpenOptions = {}): Promise<Database> {
	const release = claim(path);
	let instance: DuckDBInstance | undefined;
	let connection: DuckDBConnection | undefined;
	try {
		mkdirSync(dirname(resolve(path)), { recursive: true });
		if (existsSync(path) && statSync(path).isFile() && statSync(path).size === 0) rmSync(path);
		if (!existsSync(path)) await create(resolve(path));
		instance = await DuckDBInstance.create(path, {
			...OFFLINE,
			memory_limit: options.memoryLimit ?? "1GB",
			threads: String(options.threads ?? 2),
			checkpoint_threshold: CHECKPOINT_AFTER,
		});
		connection = await instance.connect();
		await migrate(connection, path);
		return await wrap(path, instance, connection, release);
	} catch (error) {
		connection?.closeSync();
		instance?.closeSync();
		release();
		throw error instanceof SohoaError ? error : openError(path, error);
	}
}

async function wrap(
	path: string,
	instance: DuckDBInstance,
	connection: DuckDBConnection,
	release: () => void,
): Promise<Database> {
	const order = new Map<string, string[]>();
	const columns = await connection.runAndReadAll(
		"SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index",
	);
	for (const [table, column] of columns.getRows() as [string, string][])
		order.set(table, [...(order.get(table) ?? []), column]);
	const ids = await connection.runAndReadAll("SELECT document_id FROM documents");
	// questions run beside the transactions: an error in one must not abort a transaction under way
	const reader = await instance.connect();
	let queue: Promise<unknown> = Promise.resolve();
	let closed = false;
	return {
		path,
		connection,
		documentIds: new Set(ids.getRows().map((row) => String(row[0]))),
		columnOrder: (table) => order.get(table) ?? [],
		async all(sql, values) {
			const answer = await reader.runAndReadAll(sql, values);
			return answer.getRowObjectsJS() as Record<string, unknown>[];
		},
		transaction(work) {
			const turn = queue.then(async () => {
				await connection.run("BEGIN");
				try {
					const result = await work();
					await connection.run("COMMIT");
					return result;
				} catch (error) {
					// a failed COMMIT has rolled back already
					await connection.run("ROLLBACK").catch(() => undefined);
					throw writeError(path, error);
				}
			});
			queue = turn.catch(() => undefined);
			return turn;
		},
		async close() {
			if (closed) return;
			closed = true;
			await queue;
			reader.closeSync();
			connection.closeSync();
			instance.closeSync();
			release();
		},
	};
}
