import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "../../schemas/errors.js";
import {
	databaseSchema,
	EXAMPLES,
	exportQuery,
	formatRows,
	type QueryFormat,
	type QueryResult,
	runQuery,
} from "../load/index.js";

interface Options {
	db: string;
	format: QueryFormat;
	file?: string;
	output?: string;
	/** Seconds. */
	timeout: number;
	schema?: boolean;
	examples?: boolean;
	example?: string;
}

export async function queryCommand(sql: string | undefined, options: Options): Promise<void> {
	const given = [sql, options.file, options.schema, options.examples, options.example].filter((o) => o !== undefined);
	if (given.length > 1)
		throw new UsageError(
			"More than one question was asked at once.",
			"Give SQL, --file, --schema, --examples or --example, one at a time.",
		);
	if (options.schema) return show(await schemaTable(options.db), options, 0);
	if (options.examples && options.format === "table") {
		for (const e of EXAMPLES) process.stdout.write(`${e.name}: ${e.question}\n  ${e.sql}\n`);
		return;
	}
	if (options.examples) return show(examplesTable(), options, 0);
	const question = options.example ? exampleSql(options.example) : await readQuestion(sql, options.file);
	const timeoutMs = options.timeout * 1000;
	if (options.output) {
		const { rows } = await exportQuery(options.db, question, options.output, { timeoutMs });
		process.stderr.write(`${rows} rows written to ${options.output}\n`);
		return;
	}
	show(await runQuery(options.db, question, { timeoutMs }), options);
}

function show(answer: QueryResult, { format }: Options, maxCellWidth?: number): void {
	process.stdout.write(formatRows(answer, format, { maxCellWidth }));
}

const texts = (names: readonly string[]) => names.map((name) => ({ name, type: "VARCHAR", numeric: false }));

async function schemaTable(db: string): Promise<QueryResult> {
	const rows = (await databaseSchema(db)).flatMap((table) =>
		table.columns.map((c) => [table.name, table.kind, c.name, c.type, c.unit, c.meaning]),
	);
	return { columns: texts(["table", "kind", "column", "type", "unit", "meaning"]), rows, truncated: false };
}

function examplesTable(): QueryResult {
	const rows = EXAMPLES.map((e) => [e.name, e.question, e.sql]);
	return { columns: texts(["name", "question", "sql"]), rows, truncated: false };
}

function exampleSql(name: string): string {
	const found = EXAMPLES.find((e) => e.name === name);
	if (found) return found.sql;
	throw new UsageError(`There is no example "${name}".`, `There are ${EXAMPLES.map((e) => e.name).join(", ")}.`);
}

async function readQuestion(sql: string | undefined, file: string | undefined): Promise<string> {
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
			'Give a SELECT statement, - to read it from stdin, or --file; e.g. sohoa query "from documents". --examples lists questions.',
		);
	return sql;
}
