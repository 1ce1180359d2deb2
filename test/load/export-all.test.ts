import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allUnits } from "../../pipeline/extract/units.js";
import {
	type ExportManifest,
	exportAll,
	loadDocument,
	loadReference,
	openDatabase,
	runQuery,
	TABLES,
	VIEWS,
} from "../../pipeline/load/index.js";
import { UsageError } from "../../schemas/errors.js";
import { sampleObservation, sampleRecord } from "./sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-export-"));
const path = join(folder, "e.duckdb");
const at = (name: string) => join(folder, name);
beforeAll(async () => {
	const db = await openDatabase(path);
	await loadReference(
		db,
		[],
		allUnits().filter((u) => u.provinceId === "77"),
	);
	for (const year of [2022, 2023]) {
		const record = sampleRecord(`y${year}`);
		record.observations = [
			sampleObservation(`${year}`, {
				periodStart: `${year}-01-01`,
				periodEnd: `${year}-12-31`,
				unitLabel: 'Đà Lạt, "TP"',
			}),
		];
		await loadDocument(db, record, { pipelineVersion: "0.1.0", ingestedAt: new Date(0) });
	}
	const undated = sampleRecord("undated", {
		observations: [sampleObservation("undated", { periodStart: null, periodEnd: null })],
	});
	undated.header = { ...undated.header, issuedOn: null, issuedYear: null };
	await loadDocument(db, undated, { pipelineVersion: "0.1.0", ingestedAt: new Date(0) });
	await db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(sql: string): Promise<unknown[][]> {
	const instance = await DuckDBInstance.create(":memory:");
	const connection = await instance.connect();
	try {
		return (await connection.runAndReadAll(sql)).getRowsJson();
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

describe("the data dictionary", () => {
	it("should give every column of every table and view a meaning", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal",
		);
		expect(rows.filter(([, , comment]) => typeof comment !== "string" || comment.length < 5)).toEqual([]);
		const defined = [...TABLES, ...VIEWS].flatMap((t) => t.columns.map((c) => `${t.name}.${c.name}`));
		expect(rows.map(([table, column]) => `${table}.${column}`).toSorted()).toEqual(defined.toSorted());
		const { rows: tables } = await runQuery(
			path,
			"SELECT comment FROM duckdb_tables() UNION ALL SELECT comment FROM duckdb_views() WHERE NOT internal",
		);
		expect(tables.every(([comment]) => typeof comment === "string" && comment.length > 5)).toBe(true);
	});
});

describe("exportAll", () => {
	it("should write Parquet by year that reads back the same", async () => {
		const { tables } = await exportAll(path, { format: "parquet", out: at("parquet") });
		expect(readdirSync(at("parquet/observations")).toSorted()).toEqual([...["year=0", "year=2022", "year=2023"]]);
		for (const { name, file, rows, partitionedBy, columns } of tables) {
			const from =
				partitionedBy && rows > 0
					? `read_parquet('${at("parquet")}/${file}/**/*.parquet', hive_partitioning = true)`
					: `'${at("parquet")}/${file}'`;
			if (partitionedBy && rows === 0) continue;
			expect(await ask(`SELECT count(*) FROM ${from}`), name).toEqual([[String(rows)]]);
			const described = await ask(`SELECT column_name, column_type FROM (DESCRIBE FROM ${from})`);
			expect(described, name).toEqual(columns.map((c) => [c.name, c.type]));
		}
		const columns = "observation_id, unit_label, value, alternatives, period_end, year";
		const { rows } = await runQuery(path, `SELECT ${columns} FROM observations ORDER BY 1`);
		const back = await ask(
			`SELECT ${columns} FROM read_parquet('${at("parquet")}/observations/**/*.parquet', hive_partitioning = true) ORDER BY 1`,
		);
		expect(back).toEqual(rows.map((row) => row.map((v, i) => (i === 5 ? String(v ?? 0) : v))));
	});

	it("should write CSV that Excel opens with its Vietnamese", async () => {
		await exportAll(path, { format: "csv", out: at("csv") });
		const text = readFileSync(at("csv/observations.csv"), "utf8");
		expect(text.startsWith("\uFEFFobservation_id,document_id,")).toBe(true);
		expect(text).toContain('"Đà Lạt, ""TP"""');
		expect(await ask(`SELECT count(observation_id) FROM '${at("csv")}/observations.csv'`)).toEqual([["3"]]);
	});

	it("should write JSON arrays and dictionaries for programs and people", async () => {
		const manifest = await exportAll(path, { format: "json", out: at("json"), now: () => new Date(0) });
		expect(JSON.parse(readFileSync(at("json/documents.json"), "utf8"))).toHaveLength(3);
		const written = JSON.parse(readFileSync(at("json/dictionary.json"), "utf8")) as ExportManifest;
		expect(written).toEqual(manifest);
		expect(written.tables.map((t) => t.name)).toEqual([...TABLES, ...VIEWS].map((t) => t.name));
		expect(written.tables.flatMap((t) => t.columns).every((c) => c.meaning.length >= 5 && c.type)).toBe(true);
		const readable = readFileSync(at("json/dictionary.md"), "utf8");
		for (const { name, columns } of written.tables) {
			expect(readable).toContain(`\n## ${name}`);
			for (const column of columns) expect(readable).toContain(`| \`${column.name}\` | ${column.type} |`);
		}
	});

	it("should replace an earlier export and nothing else", async () => {
		await exportAll(path, { format: "csv", out: at("again") });
		await exportAll(path, { format: "json", out: at("again") });
		expect(existsSync(at("again/documents.csv"))).toBe(false);
		expect(existsSync(at("again/documents.json"))).toBe(true);
		writeFileSync(at("again/notes.txt"), "mine");
		mkdirSync(at("thesis"));
		writeFileSync(at("thesis/chapter.txt"), "mine");
		for (const name of ["again", "thesis", "thesis/chapter.txt"]) {
			const refused = await exportAll(path, { format: "csv", out: at(name) }).catch((e: unknown) => e);
			expect(refused).toBeInstanceOf(UsageError);
		}
		expect(readFileSync(at("thesis/chapter.txt"), "utf8")).toBe("mine");
		expect(existsSync(at("again/documents.json"))).toBe(true);
		expect(readdirSync(folder).filter((n) => n.startsWith("."))).toEqual([]);
	});
});
