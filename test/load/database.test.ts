import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import {
	fileStates,
	finishRun,
	loadDocument,
	loadReference,
	openDatabase,
	recordFile,
	removeDocument,
	runQuery,
	startRun,
	TABLES,
	VIEWS,
} from "../../pipeline/load/index.js";
import { DatabaseError } from "../../schemas/errors.js";
import { sampleObservation, sampleRecord } from "./sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-load-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const context = { pipelineVersion: "0.1.0", ingestedAt: new Date("2026-01-02T03:04:05Z") };

async function everything(path: string): Promise<Record<string, unknown>> {
	const out: Record<string, unknown> = {};
	for (const { name } of TABLES) {
		const all = name === "documents" ? "* EXCLUDE (ingested_at)" : "*";
		out[name] = (await runQuery(path, `SELECT ${all} FROM "${name}" ORDER BY ALL`)).rows;
	}
	return out;
}

const LOADER = `
import { openDatabase, loadDocument } from "./pipeline/load/index.ts";
import { sampleRecord } from "./test/load/sample-record.ts";
const db = await openDatabase(process.argv[1]);
for (let i = 0; i < 100000; i++) {
	await loadDocument(db, sampleRecord("doc" + i), { pipelineVersion: "0.1.0", ingestedAt: new Date() });
	process.stdout.write(i + "\\n");
}`;

describe("openDatabase", () => {
	it("should create folder, tables with comments, and views", async () => {
		const path = at("new/deep/a.duckdb");
		await (await openDatabase(path)).close();
		const { rows } = await runQuery(path, "SELECT table_name, comment FROM duckdb_tables() ORDER BY 1");
		expect(rows.map((r) => r[0])).toEqual(TABLES.map((t) => t.name).toSorted());
		expect(rows.every((r) => r[1])).toBe(true);
		for (const { name } of VIEWS) expect((await runQuery(path, `SELECT count(*) FROM ${name}`)).rows).toEqual([[0]]);
		expect(readdirSync(at("new/deep"))).toEqual(["a.duckdb"]);
	});

	it("should write nothing when it is opened again", async () => {
		const path = at("again.duckdb");
		await (await openDatabase(path)).close();
		const before = await runQuery(path, "SELECT * FROM settings ORDER BY 1");
		await (await openDatabase(path)).close();
		expect(await runQuery(path, "SELECT * FROM settings ORDER BY 1")).toEqual(before);
	});

	it("should refuse a second opening in the same process", async () => {
		const path = at("twice.duckdb");
		const db = await openDatabase(path);
		await expect(openDatabase(path)).rejects.toThrow(DatabaseError);
		await expect(runQuery(path, "SELECT 1")).rejects.toThrow(/already open/);
		await db.close();
		await (await openDatabase(path)).close();
	});

	it("should take an empty file for a new database", async () => {
		writeFileSync(at("zero.duckdb"), "");
		await (await openDatabase(at("zero.duckdb"))).close();
		expect((await runQuery(at("zero.duckdb"), "SELECT count(*) FROM documents")).rows).toEqual([[0]]);
	});

	it("should say what to do about a file that is no database", async () => {
		writeFileSync(at("text.duckdb"), "not a database".repeat(500));
		const failure = await openDatabase(at("text.duckdb")).catch((e: unknown) => e);
		expect(failure).toBeInstanceOf(DatabaseError);
		expect((failure as DatabaseError).exitCode).toBe(5);
		expect((failure as DatabaseError).help).toMatch(/--db/);
		await expect(openDatabase(folder)).rejects.toThrow(DatabaseError);
	});

	it("should leave the database of another program alone", async () => {
		const instance = await DuckDBInstance.create(at("foreign.duckdb"));
		const connection = await instance.connect();
		await connection.run("CREATE TABLE documents (id INTEGER)");
		connection.closeSync();
		instance.closeSync();
		await expect(openDatabase(at("foreign.duckdb"))).rejects.toThrow(/not one of sohoa/);
	});

	it("should bring a database without a newer column up to date and load into it", async () => {
		const path = at("older.duckdb");
		const old = await openDatabase(path);
		await old.connection.run("DROP VIEW deadlines");
		for (const column of ["method", "nature"])
			await old.connection.run(`ALTER TABLE observations DROP COLUMN ${column}`);
		await old.close();
		const db = await openDatabase(path);
		await loadDocument(db, sampleRecord(), context);
		await db.close();
		expect((await runQuery(path, "SELECT method, nature, quote FROM observations")).rows).toEqual([
			["table", "result", "98,7"],
		]);
		expect((await runQuery(path, "SELECT count(*) FROM deadlines")).rows).toEqual([[1]]);
	});

	it("should name the process that holds the lock", async () => {
		const path = at("locked.duckdb");
		await (await openDatabase(path)).close();
		const holder = spawn(process.execPath, [
			"-e",
			`require("@duckdb/node-api").DuckDBInstance.create(${JSON.stringify(path)}).then(() => { console.log("held"); setInterval(() => {}, 1000); })`,
		]);
		await new Promise((done) => holder.stdout.once("data", done));
		const writing = await openDatabase(path).catch((e: unknown) => e);
		const reading = await runQuery(path, "SELECT 1").catch((e: unknown) => e);
		holder.kill("SIGKILL");
		for (const failure of [writing, reading]) {
			expect(failure).toBeInstanceOf(DatabaseError);
			expect((failure as Error).message).toContain(`process ${holder.pid}`);
			expect((failure as Error).message.split("\n")).toHaveLength(1);
		}
	});

	it("should be usable after SIGKILL at any moment, each document whole or absent", async () => {
		for (const documents of [0, 5, 40]) {
			const path = at(`killed-${documents}.duckdb`);
			const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", LOADER, path]);
			let done = 0;
			const seen = new Promise<void>((resolve) => {
				child.stdout.on("data", (text: Buffer) => {
					done += text.toString().split("\n").length - 1;
					if (done >= documents) resolve();
				});
				child.once("exit", () => resolve());
			});
			if (documents > 0) await seen;
			else await new Promise((r) => setTimeout(r, 400));
			child.kill("SIGKILL");
			if (child.exitCode === null && child.signalCode === null) await new Promise((r) => child.once("exit", r));
			if (documents > 0) {
				expect(existsSync(path)).toBe(true);
				const read = await runQuery(
					path,
					`SELECT count(*), (SELECT count(*) FROM observations), (SELECT count(*) FROM cells) FROM documents`,
				);
				const [loaded, observations, cells] = read.rows[0] as [number, number, number];
				expect(loaded).toBeGreaterThanOrEqual(documents);
				expect(observations).toBe(loaded);
				expect(cells).toBe(2 * loaded);
			}
			const db = await openDatabase(path);
			await loadDocument(db, sampleRecord("doc0"), context);
			await db.close();
		}
	}, 30_000);
});

describe("loadDocument", () => {
	it("should fill every column as the document says", async () => {
		const path = at("columns.duckdb");
		const db = await openDatabase(path);
		await loadDocument(db, sampleRecord(), context);
		await db.close();
		const one = async (sql: string) => (await runQuery(path, sql)).rows[0];
		expect(
			await one("SELECT number, symbol, issued_on, pages, signer, signer_title, ingested_at FROM documents"),
		).toEqual([...["04", "BC-UBND", "2024-04-05", 1, null, "KT. Chủ tịch, Phó Chủ tịch", "2026-01-02T03:04:05.000"]]);
		expect(await one("SELECT text_raw, text, diagnosis, skew FROM pages")).toEqual([
			...["Kinh gửi\nSố hồ sơ", "Kính gửi\nSố hồ sơ", "no text layer; ocr; ocr-slips", 0.4],
		]);
		expect(await one("SELECT header_path, number, is_header, x0, y1 FROM cells WHERE row = 1")).toEqual([
			...[["Kết quả", "Tỷ lệ (%)"], 98.7, false, 10, 40],
		]);
		expect(await one("SELECT value, period_end, status, alternatives, col FROM observations")).toEqual([
			...[98.7, "2024-03-31", "accepted", [96.7], 0],
		]);
		expect(await one("SELECT deadline, coordinator FROM assignments")).toEqual(["2024-09-30", null]);
		expect(await one("SELECT cited_on, cited_type FROM citations")).toEqual(["2023-12-26", "QĐ"]);
		expect(await one("SELECT before, after, kind, line FROM repairs")).toEqual(["Kinh", "Kính", "accent", 1]);
		expect(await one("SELECT rule, observation_id FROM findings")).toEqual(["audit.ratio", "a-1"]);
	});

	it("should change nothing but ingested_at when loaded again", async () => {
		const path = at("idempotent.duckdb");
		const load = async (record: ReturnType<typeof sampleRecord>, ingestedAt: Date) => {
			const db = await openDatabase(path);
			await loadDocument(db, record, { ...context, ingestedAt });
			await db.close();
		};
		await load(sampleRecord("a"), new Date("2026-01-01T00:00:00Z"));
		await load(sampleRecord("b"), new Date("2026-01-01T00:00:00Z"));
		const before = await everything(path);
		await load(sampleRecord("a"), new Date("2026-05-05T05:05:05Z"));
		expect(await everything(path)).toEqual(before);
		expect((await runQuery(path, "SELECT ingested_at FROM documents ORDER BY 1 DESC LIMIT 1")).rows).toEqual([
			["2026-05-05T05:05:05.000"],
		]);
	});

	it("should take loads at the same time one after the other", async () => {
		const db = await openDatabase(at("concurrent.duckdb"));
		const names = Array.from({ length: 20 }, (_, i) => `c${i % 10}`);
		await Promise.all(names.map((name) => loadDocument(db, sampleRecord(name), context)));
		expect(await db.all("SELECT count(*)::INTEGER AS n FROM documents")).toEqual([{ n: 10 }]);
		expect(await db.all("SELECT count(*)::INTEGER AS n FROM cells")).toEqual([{ n: 20 }]);
		await db.close();
	});

	it("should leave the old rows when a load fails half-way", async () => {
		const db = await openDatabase(at("half.duckdb"));
		await loadDocument(db, sampleRecord(), context);
		const broken = sampleRecord("a", { observations: [sampleObservation("x", { measure: "hồ sơ" })] });
		await db.connection.run("ALTER TABLE findings ALTER COLUMN rule SET NOT NULL");
		(broken.findings[0] as { rule: unknown }).rule = null;
		await expect(loadDocument(db, broken, context)).rejects.toThrow();
		expect(await db.all("SELECT observation_id, measure FROM observations")).toEqual([
			{ observation_id: "a-1", measure: "percent" },
		]);
		await db.close();
	});

	it("should store no day that the calendar lacks, and say so", async () => {
		const db = await openDatabase(at("calendar.duckdb"));
		const header = { ...sampleRecord().header, issuedOn: "2023-02-30", issuedOnText: "ngày 30 tháng 2 năm 2023" };
		await loadDocument(db, sampleRecord("a", { header }), context);
		expect(await db.all("SELECT issued_on, issued_on_text FROM documents")).toEqual([
			{ issued_on: null, issued_on_text: "ngày 30 tháng 2 năm 2023" },
		]);
		expect(await db.all("SELECT quote FROM findings WHERE rule = 'load.impossible-date'")).toEqual([
			{ quote: "ngày 30 tháng 2 năm 2023" },
		]);
		await db.close();
	});

	it("should load a table of 5,000 rows in under two seconds of processor time", async () => {
		const record = sampleRecord("big");
		const table = record.tables[0]!;
		const body = table.cells[1]!;
		table.cells = Array.from({ length: 5000 * 8 }, (_, i) => ({ ...body, row: 1 + Math.floor(i / 8), col: i % 8 }));
		const db = await openDatabase(at("big.duckdb"));
		// processor time: a busy machine does not make the loader slow
		const before = process.cpuUsage();
		await loadDocument(db, record, context);
		const { user, system } = process.cpuUsage(before);
		expect((user + system) / 1e6).toBeLessThan(2);
		expect(await db.all("SELECT count(*)::INTEGER AS n, sum(number) AS s FROM cells")).toEqual([
			{ n: 40_000, s: expect.closeTo(98.7 * 40_000, 3) },
		]);
		await db.close();
	});

	it("should keep text that no C string or UTF-8 holds readable", async () => {
		const record = sampleRecord("odd");
		record.pages[0]!.lines[0]!.text = "a\0b\uD800c";
		const db = await openDatabase(at("odd.duckdb"));
		await loadDocument(db, record, context);
		const [row] = await db.all("SELECT text FROM pages");
		expect(row?.text).toBe("a\uFFFDb\uFFFDc\nSố hồ sơ");
		await removeDocument(db, record.documentId);
		expect(await db.all("SELECT * FROM pages")).toEqual([]);
		await db.close();
	});
});

describe("files and runs", () => {
	it("should keep one row a path and tell what is known of it", async () => {
		const db = await openDatabase(at("files.duckdb"));
		const record = sampleRecord();
		await startRun(db, { runId: "r1", startedAt: new Date(0), pipelineVersion: "0.1.0" });
		await loadDocument(db, record, context);
		const modifiedAt = new Date("2025-01-01T00:00:00Z");
		for (const path of ["/x/a.pdf", "/y/copy.pdf", "/x/a.pdf"])
			await recordFile(db, { path, documentId: record.documentId, status: "loaded", bytes: 12, modifiedAt });
		await recordFile(db, {
			...{ path: "/x/bad.pdf", documentId: null, status: "quarantined" },
			...{ errorCode: "encrypted", error: "Mật khẩu.", runId: "r1" },
		} as const);
		await finishRun(db, {
			...{ runId: "r1", finishedAt: new Date(5000), status: "finished", seconds: 5 },
			...{ filesTotal: 3, filesLoaded: 2, filesSkipped: 0, filesQuarantined: 1 },
		} as const);
		const states = await fileStates(db);
		expect([...states.keys()].toSorted()).toEqual(["/x/a.pdf", "/x/bad.pdf", "/y/copy.pdf"]);
		expect(states.get("/y/copy.pdf")).toMatchObject({ documentId: record.documentId, inDatabase: true, bytes: 12 });
		expect(states.get("/x/a.pdf")?.modifiedAt).toEqual(modifiedAt);
		expect(states.get("/x/bad.pdf")).toMatchObject({ errorCode: "encrypted", inDatabase: false });
		await startRun(db, { runId: "r2", startedAt: new Date(9), pipelineVersion: "0.1.0" });
		await startRun(db, { runId: "r3", startedAt: new Date(10), pipelineVersion: "0.1.0" });
		expect(await db.all("SELECT run_id, status FROM runs ORDER BY 1")).toEqual([
			{ run_id: "r1", status: "finished" },
			{ run_id: "r2", status: "interrupted" },
			{ run_id: "r3", status: "running" },
		]);
		await db.close();
	});

	it("should replace reference data only when they change", async () => {
		const db = await openDatabase(at("reference.duckdb"));
		const indicators = [{ id: "a.b", name: "Tên", measure: "percent", aliases: ["tên khác"] }];
		const units = [
			{
				...{ unitId: "79", name: "Thành phố Hồ Chí Minh", level: "province" as const, kind: "thành phố", code: "79" },
				...{ parentId: null, provinceId: null, validFrom: null, validTo: null, successorId: null },
			},
		];
		await loadReference(db, indicators, units);
		await loadReference(db, indicators, units);
		await loadReference(db, [...indicators, { id: "c", name: "C" }], units);
		expect(await db.all("SELECT indicator_id FROM indicators ORDER BY 1")).toEqual([
			{ indicator_id: "a.b" },
			{ indicator_id: "c" },
		]);
		expect(await db.all("SELECT unit_id, level FROM units")).toEqual([{ unit_id: "79", level: "province" }]);
		await db.close();
	});
});
