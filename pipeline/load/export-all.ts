import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { UsageError } from "../../schemas/errors.js";
import { dictionaryMarkdown, readDictionary, type TableMeaning } from "./dictionary.js";
import { withTimeout } from "./query.js";
import { withSandbox } from "./sandbox.js";

export const EXPORT_FORMATS = ["parquet", "csv", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
	format: ExportFormat;
	/** Folder that is made; an earlier export there is replaced, anything else is left alone. */
	out: string;
	signal?: AbortSignal;
	now?: () => Date;
}

export interface ExportedTable extends TableMeaning {
	rows: number;
	/** File or folder, relative to the export. */
	file: string;
	/** Column by which a Parquet folder is divided (hive partitioning). */
	partitionedBy: string | null;
}

/** `dictionary.json` of an export. */
export interface ExportManifest {
	/** Tells our exports from other folders. */
	generator: "sohoa export";
	format: ExportFormat;
	exportedAt: string;
	tables: ExportedTable[];
}

const MANIFEST = "dictionary.json";
const READABLE = "dictionary.md";

const COPY: Readonly<Record<ExportFormat, string>> = {
	parquet: "FORMAT parquet, COMPRESSION zstd",
	csv: "FORMAT csv, HEADER",
	json: "FORMAT json, ARRAY true",
};

/**
 * Big tables are divided by year in Parquet: figures by their `year`, as the views have it, cells by the year in which
 * their document was issued. Rows without one stand in `year=0`: pandas cannot read folders of which one means null
 * ("Cannot yet unify dictionaries with nulls", pyarrow 26), and a word among numbers would make text of the years.
 */
const BY_YEAR: Readonly<Record<string, { select: string; meaning: string }>> = {
	observations: {
		select: "SELECT * REPLACE (coalesce(year, 0) AS year) FROM observations",
		meaning: "year of the last day of the period; where that is unknown, of the document's issue",
	},
	cells: {
		select: "SELECT c.*, coalesce(d.issued_year, 0) AS year FROM cells c LEFT JOIN documents d USING (document_id)",
		meaning: "year in which the document was issued",
	},
};

/**
 * Writes every table and view to a folder, with a data dictionary for programs (`dictionary.json`) and for people
 * (`dictionary.md`). The folder appears under its name only when it is complete. CSV files begin with a byte-order mark,
 * so that Excel shows Vietnamese as it is.
 * @throws UsageError when `out` holds anything but an earlier export; DatabaseError as `runQuery`.
 */
export async function exportAll(dbPath: string, options: ExportOptions): Promise<ExportManifest> {
	const out = resolve(options.out);
	mayReplace(out, options.out);
	mkdirSync(dirname(out), { recursive: true });
	const temporary = join(dirname(out), `.${basename(out)}.new-${process.pid}`);
	rmSync(temporary, { recursive: true, force: true });
	mkdirSync(temporary);
	try {
		const tables = await withSandbox(dbPath, { allowedFolder: temporary }, (connection) => {
			options.signal?.addEventListener("abort", () => connection.interrupt(), { once: true });
			return writeTables(connection, temporary, options);
		});
		const manifest: ExportManifest = {
			generator: "sohoa export",
			format: options.format,
			exportedAt: (options.now?.() ?? new Date()).toISOString(),
			tables,
		};
		writeFileSync(join(temporary, MANIFEST), `${JSON.stringify(manifest, null, "\t")}\n`);
		writeFileSync(join(temporary, READABLE), dictionaryMarkdown(tables, intro(manifest)));
		mayReplace(out, options.out);
		if (existsSync(out)) {
			const old = join(dirname(out), `.${basename(out)}.old-${process.pid}`);
			renameSync(out, old);
			renameSync(temporary, out);
			rmSync(old, { recursive: true, force: true });
		} else renameSync(temporary, out);
		return manifest;
	} finally {
		rmSync(temporary, { recursive: true, force: true });
	}
}

async function writeTables(
	connection: DuckDBConnection,
	folder: string,
	{ format, signal }: ExportOptions,
): Promise<ExportedTable[]> {
	const out: ExportedTable[] = [];
	for (const table of await readDictionary(connection)) {
		signal?.throwIfAborted();
		const divided = format === "parquet" ? BY_YEAR[table.name] : undefined;
		const file = divided ? table.name : `${table.name}.${format}`;
		const path = join(folder, file).replaceAll("'", "''");
		const source = divided?.select ?? `SELECT ${selection(table, format)} FROM "${table.name}"`;
		const partition = divided ? ", PARTITION_BY (year)" : ", USE_TMP_FILE false";
		const rows = await withTimeout(connection, 0, async () => {
			const copied = await connection.runAndReadAll(`COPY (${source}) TO '${path}' (${COPY[format]}${partition})`);
			return Number(copied.getRows()[0]?.[0] ?? 0);
		}).catch((error: unknown) => {
			signal?.throwIfAborted();
			throw error;
		});
		const columns = divided
			? [
					...table.columns.filter((c) => c.name !== "year"),
					{ ...{ name: "year", type: "BIGINT", unit: "year" }, meaning: `${divided.meaning}; 0: unknown` },
				]
			: table.columns;
		// DuckDB writes no folder for a table without rows
		if (divided && rows === 0) mkdirSync(join(folder, file), { recursive: true });
		out.push({ ...table, columns, rows, file, partitionedBy: divided ? "year" : null });
	}
	return out;
}

/** The byte-order mark stands before the name of the first column: DuckDB's writer has no option for it. */
function selection(table: TableMeaning, format: ExportFormat): string {
	const quoted = table.columns.map((c) => `"${c.name}"`);
	if (format === "csv" && quoted[0]) quoted[0] = `${quoted[0]} AS "\uFEFF${table.columns[0]?.name}"`;
	return quoted.join(", ");
}

/** Throws unless the folder is missing, empty, or holds an export and nothing else. */
function mayReplace(out: string, shown: string): void {
	if (!existsSync(out)) return;
	if (!statSync(out).isDirectory()) throw new UsageError(`${shown} is a file.`, "Name a folder with --out.");
	const names = readdirSync(out);
	if (names.length === 0) return;
	const ours = new Set([MANIFEST, READABLE, ...(earlier(join(out, MANIFEST))?.tables.map((t) => t.file) ?? [])]);
	const foreign = names.filter((name) => !ours.has(name));
	if (ours.size === 2 || foreign.length > 0)
		throw new UsageError(
			ours.size === 2
				? `${shown} is not empty, and holds no earlier export.`
				: `${shown} holds more than an earlier export: ${foreign.slice(0, 3).join(", ")}${foreign.length > 3 ? " …" : ""}.`,
			"Name another folder with --out, or empty this one.",
		);
}

function earlier(path: string): ExportManifest | null {
	try {
		const read = JSON.parse(readFileSync(path, "utf8")) as Partial<ExportManifest>;
		return read.generator === "sohoa export" && Array.isArray(read.tables) ? (read as ExportManifest) : null;
	} catch {
		return null; // none, or not one of ours
	}
}

function intro(manifest: ExportManifest): string[] {
	const { format, tables, exportedAt } = manifest;
	const divided = tables.filter((t) => t.partitionedBy !== null).map((t) => `\`${t.name}/\``);
	return [
		`Written by \`sohoa export\` on ${exportedAt.slice(0, 10)} as ${format}; the same for programs is in \`${MANIFEST}\`.`,
		...(divided.length > 0
			? [
					"",
					`${divided.join(" and ")} are folders divided by year (hive partitioning):`,
					"DuckDB `read_parquet('observations/**/*.parquet', hive_partitioning = true)`, pandas `pd.read_parquet('observations')`, R `arrow::open_dataset('observations')`.",
				]
			: []),
		"",
		"| table | rows | file |",
		"|---|---:|---|",
		...tables.map((t) => `| [${t.name}](#${t.name}${t.kind === "view" ? "-view" : ""}) | ${t.rows} | \`${t.file}\` |`),
	];
}
