import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportQuery, formatRows, loadDocument, openDatabase, runQuery } from "../../pipeline/load/index.js";
import { DatabaseError, QueryError, UsageError } from "../../schemas/errors.js";
import { sampleRecord } from "./sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-query-"));
const path = join(folder, "q.duckdb");
beforeAll(async () => {
	const db = await openDatabase(path);
	for (const name of ["a", "b", "c"])
		await loadDocument(db, sampleRecord(name), { pipelineVersion: "0.1.0", ingestedAt: new Date(0) });
	await db.close();
	writeFileSync(join(folder, "secret.csv"), "a,b\n1,2\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusal = async (sql: string, options = {}) => {
	const failure = await runQuery(path, sql, options).catch((e: unknown) => e);
	expect(failure, sql).toBeInstanceOf(QueryError);
	const error = failure as QueryError;
	expect(error.message.split("\n"), sql).toHaveLength(1);
	expect(error.help.length).toBeGreaterThan(10);
	expect(error.exitCode).toBe(1);
	return error.reason;
};

describe("runQuery", () => {
	it.each([
		["SELECT count(*) FROM documents", [[3]]],
		["WITH x AS (SELECT 1 AS n) SELECT n FROM x;", [[1]]],
		["FROM documents SELECT DISTINCT number", [["04"]]],
		["VALUES (1, 'a')", [[1, "a"]]],
		["-- a comment\nSELECT DATE '2024-02-29' AS d -- end", [["2024-02-29"]]],
	])("should answer %s", async (sql, rows) => {
		expect((await runQuery(path, sql)).rows).toEqual(rows);
	});

	it("should answer SHOW, DESCRIBE, SUMMARIZE and EXPLAIN", async () => {
		for (const sql of ["SHOW TABLES", "DESCRIBE cells", "SUMMARIZE documents", "EXPLAIN SELECT 1"])
			expect((await runQuery(path, sql)).rows.length).toBeGreaterThan(0);
	});

	it("should give plain values", async () => {
		const { rows, columns } = await runQuery(
			path,
			`SELECT 1::BIGINT AS b, 2::HUGEINT AS h, 9007199254740993::BIGINT AS huge, 1.50::DECIMAL(5,2) AS d, 'nan'::DOUBLE AS n,
			['x', NULL] AS l, {a: 1::BIGINT, b: DATE '2020-01-02'} AS s, MAP {'k': 1::BIGINT} AS m, TRUE AS t, NULL AS z,
			TIMESTAMP '2020-01-02 03:04:05' AS ts, TIMESTAMPTZ '2020-01-02 03:04:05+07' AS tz`,
		);
		expect(rows[0]).toEqual([
			...[1, 2, "9007199254740993", 1.5, "NaN", ["x", null], { a: 1, b: "2020-01-02" }, { k: 1 }, true, null],
			...["2020-01-02T03:04:05.000", "2020-01-01T20:04:05.000Z"],
		]);
		expect(columns[3]).toEqual({ name: "d", type: "DECIMAL(5,2)", numeric: true });
	});

	it.each([
		"DELETE FROM documents",
		"INSERT INTO settings VALUES ('a', 'b')",
		"UPDATE documents SET number = '1'",
		"DROP TABLE documents",
		"CREATE TABLE t AS SELECT 1",
		"CREATE TEMP TABLE t AS SELECT 1",
		"WITH x AS (SELECT 1) INSERT INTO settings SELECT 'a', 'b'",
		"ALTER TABLE documents ADD COLUMN x INTEGER",
		"BEGIN",
		"CHECKPOINT",
		"VACUUM",
		"CALL enable_logging()",
		"SET memory_limit = '100GB'",
		"SET enable_external_access = true",
		"RESET lock_configuration",
		"PREPARE p AS SELECT 1",
		"LOAD json",
		"USE memory",
	])("should refuse %s", async (sql) => {
		expect(await refusal(sql)).toBe("not-read-only");
	});

	it.each([
		"SELECT * FROM read_csv('FOLDER/secret.csv')",
		"FROM 'FOLDER/secret.csv'",
		'SELECT * FROM "FOLDER/secret.csv"',
		"SELECT content FROM read_text('/etc/passwd')",
		"SELECT * FROM glob('/*')",
		"SELECT * FROM parquet_metadata('FOLDER/x.parquet')",
		"COPY documents TO 'FOLDER/out.csv'",
		"COPY settings FROM 'FOLDER/secret.csv'",
		"ATTACH 'FOLDER/other.duckdb'",
		"EXPORT DATABASE 'FOLDER/out'",
		"INSTALL httpfs",
		"SELECT * FROM 'https://example.org/x.csv'",
	])("should touch no files for %s", async (sql) => {
		expect(["file-access", "not-read-only"]).toContain(await refusal(sql.replaceAll("FOLDER", folder)));
		expect(readdirSync(folder).toSorted()).toEqual(["q.duckdb", "secret.csv"]);
	});

	it("should explain what is wrong with a query", async () => {
		expect(await refusal("")).toBe("empty");
		expect(await refusal(" ; -- nothing")).toBe("empty");
		expect(await refusal("SELECT 1; SELECT 2")).toBe("several-statements");
		expect(await refusal("SELECT 1; DROP TABLE documents")).toBe("several-statements");
		expect(await refusal("SELEC 1")).toBe("invalid");
		expect(await refusal("SELECT nothing FROM documents")).toBe("invalid");
		expect(await refusal("FROM nowhere")).toBe("invalid");
		expect(await refusal("SELECT $1")).toBe("invalid");
		expect(await refusal("SELECT 1", { memoryLimit: "much" })).toBe("invalid");
		await expect(runQuery(join(folder, "none.duckdb"), "SELECT 1")).rejects.toThrow(DatabaseError);
		expect(existsSync(join(folder, "none.duckdb"))).toBe(false);
	});

	it("should stop a query that runs too long or needs too much", async () => {
		const endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3";
		const start = performance.now();
		expect(await refusal(endless, { timeoutMs: 300 })).toBe("timeout");
		expect(performance.now() - start).toBeLessThan(3000);
		const large = "SELECT list(a.range) FROM range(100000000) a";
		expect(await refusal(large, { memoryLimit: "100MB" })).toBe("memory");
	});

	it("should cut off after maxRows and say so", async () => {
		const result = await runQuery(path, "SELECT * FROM range(10000000)", { maxRows: 3 });
		expect(result.rows).toEqual([[0], [1], [2]]);
		expect(result.truncated).toBe(true);
		expect((await runQuery(path, "SELECT * FROM range(3)", { maxRows: 3 })).truncated).toBe(false);
	});
});

describe("formatRows", () => {
	const result = {
		columns: [
			{ name: "tên", type: "VARCHAR", numeric: false },
			{ name: "số", type: "DOUBLE", numeric: true },
		],
		rows: [
			["Phường Thắng Nhì", 98.7],
			['dòng 1\ndòng "2" | x', null],
		],
	};

	it("should line up Vietnamese text, composed or not, and show NULL", () => {
		const nfd = { ...result, rows: [["Phường Thắng Nhì".normalize("NFD"), 1], ...result.rows] };
		expect(formatRows(nfd, "table").normalize("NFC")).toBe(
			[
				"tên                      số",
				"─────────────────────  ────",
				"Phường Thắng Nhì          1",
				"Phường Thắng Nhì       98.7",
				'dòng 1 ⏎ dòng "2" | x  NULL',
				"(3 rows)",
				"",
			].join("\n"),
		);
	});

	it("should write json as one array, ndjson, csv and markdown", () => {
		expect(JSON.parse(formatRows(result, "json"))).toEqual([
			{ tên: "Phường Thắng Nhì", số: 98.7 },
			{ tên: 'dòng 1\ndòng "2" | x', số: null },
		]);
		expect(formatRows({ columns: [], rows: [] }, "json")).toBe("[]\n");
		expect(formatRows(result, "ndjson").trim().split("\n")).toHaveLength(2);
		expect(formatRows(result, "csv")).toBe('tên,số\r\nPhường Thắng Nhì,98.7\r\n"dòng 1\ndòng ""2"" | x",\r\n');
		expect(formatRows(result, "markdown")).toBe(
			'| tên | số |\n| --- | ---: |\n| Phường Thắng Nhì | 98.7 |\n| dòng 1<br>dòng "2" \\| x |  |\n',
		);
	});

	it("should cut long cells of a table only", () => {
		const long = { columns: result.columns.slice(0, 1), rows: [["ă".repeat(200)]] };
		expect(formatRows(long, "table")).toContain(`${"ă".repeat(79)}…`);
		expect(formatRows(long, "table", { maxCellWidth: 0 })).toContain("ă".repeat(200));
		expect(formatRows(long, "csv")).toContain("ă".repeat(200));
	});
});

describe("exportQuery", () => {
	it.each(["parquet", "csv", "json", "ndjson", "tsv"])("should write %s and nothing else", async (kind) => {
		const out = join(folder, "exports", `it's ${kind}.${kind}`);
		const sql = "SELECT number, issued_on, 1 AS n FROM documents ORDER BY document_id; ";
		expect(await exportQuery(path, sql, out)).toEqual({ rows: 3 });
		expect(readdirSync(join(folder, "exports"))).toEqual([`it's ${kind}.${kind}`]);
		if (kind === "json")
			expect(JSON.parse(readFileSync(out, "utf8"))[0]).toEqual({ number: "04", issued_on: "2024-04-05", n: 1 });
		if (kind === "csv") expect(readFileSync(out, "utf8").split("\n")[0]).toBe("number,issued_on,n");
		expect(await exportQuery(path, "DESCRIBE cells", out)).toEqual({ rows: 17 });
		rmSync(out);
	});

	it("should keep the sandbox around the question", async () => {
		const out = join(folder, "o.csv");
		await expect(exportQuery(path, "SELECT * FROM read_csv('/etc/passwd')", out)).rejects.toThrow(QueryError);
		await expect(exportQuery(path, `SELECT 1) TO '${folder}/evil.csv' --`, out)).rejects.toThrow(QueryError);
		await expect(exportQuery(path, "DELETE FROM documents", out)).rejects.toThrow(QueryError);
		await expect(exportQuery(path, "SELECT 1", join(folder, "o.xlsx"))).rejects.toThrow(UsageError);
		await expect(exportQuery(path, "SELECT 1", path)).rejects.toThrow(UsageError);
		expect(
			readdirSync(folder)
				.filter((f) => f !== "exports")
				.toSorted(),
		).toEqual(["q.duckdb", "secret.csv"]);
	});
});
