import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "../../schemas/errors.js";
import { exportQuery, formatRows, type QueryFormat, runQuery } from "../load/index.js";

interface Options {
	db: string;
	format: QueryFormat;
	file?: string;
	output?: string;
	/** Seconds. */
	timeout: number;
}

export async function queryCommand(sql: string | undefined, options: Options): Promise<void> {
	const question = await readQuestion(sql, options.file);
	const timeoutMs = options.timeout * 1000;
	if (options.output) {
		const { rows } = await exportQuery(options.db, question, options.output, { timeoutMs });
		process.stderr.write(`${rows} rows written to ${options.output}\n`);
		return;
	}
	process.stdout.write(formatRows(await runQuery(options.db, question, { timeoutMs }), options.format));
}

async function readQuestion(sql: string | undefined, file: string | undefined): Promise<string> {
	if (sql !== undefined && file !== undefined) {
		throw new UsageError("The SQL was given twice: as an argument and with --file.", "Give one of them.");
	}
	if (file !== undefined) {
		try {
			return await readFile(file, "utf8");
		} catch (cause) {
			throw new UsageError(`${file} cannot be read.`, "Check the path given with --file.", { cause });
		}
	}
	if (sql === "-") return text(process.stdin);
	if (sql === undefined)
		throw new UsageError(
			"No SQL was given.",
			'Give a SELECT statement, - to read it from stdin, or --file; e.g. sohoa query "from documents".',
		);
	return sql;
}
