import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brief, findingCounts, findings } from "../../pipeline/analyze/index.js";
import { loadDocument, openDatabase } from "../../pipeline/load/index.js";
import { DatabaseError, UsageError } from "../../schemas/errors.js";
import { sampleRecord } from "../load/sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-findings-"));
const path = join(folder, "f.duckdb");
beforeAll(async () => {
	const db = await openDatabase(path);
	for (const name of ["a", "b"]) {
		const record = sampleRecord(name);
		record.header = { ...record.header, number: name === "a" ? "04" : null };
		record.findings.push({
			...{ findingId: `d-${name}`, rule: "header.date-missing", severity: "info", message: "No date." },
			...{ page: null, quote: null, observationKey: null, observationId: null },
		});
		await loadDocument(db, record, { pipelineVersion: "1", ingestedAt: new Date(0) });
	}
	await db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rules = async (options: Parameters<typeof findings>[1]) => {
	const { columns, rows } = await findings(path, options);
	const at = (name: string) => columns.findIndex((c) => c.name === name);
	return rows.map((row) => [row[at("source")], row[at("rule")]]);
};

describe("findings", () => {
	it("should give place, value and quote", async () => {
		const { columns, rows } = await findings(path, { rule: "audit.ratio", document: "04/BC-UBND" });
		const row = Object.fromEntries(columns.map((c, i) => [c.name, rows[0]?.[i]]));
		expect(rows).toHaveLength(1);
		expect(row).toMatchObject({
			...{ severity: "warning", source: "04/BC-UBND", page: 1, value: 98.7, measure: "percent", quote: "98,7" },
			...{ table_no: 1, row: 1, col: 0, x0: 1, observation_id: "a-1" },
		});
		expect(brief({ columns, rows, truncated: false }).columns.map((c) => c.name)).toEqual([
			...["severity", "rule", "source", "page", "value", "measure", "message", "quote"],
		]);
	});

	it("should choose by rule, family, severity and document", async () => {
		expect(await rules({})).toHaveLength(4);
		expect(await rules({ rule: "audit" })).toEqual([
			["04/BC-UBND", "audit.ratio"],
			["b.pdf", "audit.ratio"],
		]);
		expect(await rules({ severity: "warning" })).toHaveLength(2);
		expect(await rules({ severity: "info", document: "archive/b" })).toEqual([
			["b.pdf", "header.date-missing"],
			["b.pdf", "audit.ratio"],
		]);
	});

	it("should count by rule, the most urgent first", async () => {
		expect((await findingCounts(path)).rows.map((row) => row.slice(0, 4))).toEqual([
			["warning", "audit.ratio", 2, 2],
			["info", "header.date-missing", 2, 2],
		]);
	});

	it("should refuse a database that another version made, and say what brings it up to date", async () => {
		const old = join(folder, "old.duckdb");
		const db = await openDatabase(old);
		await db.connection.run("UPDATE settings SET value = 'x' WHERE key = 'views'");
		await db.close();
		const error = await findings(old).catch((e: unknown) => e);
		expect(error).toBeInstanceOf(DatabaseError);
		expect((error as DatabaseError).help).toContain("sohoa ingest");
		await (await openDatabase(old)).close();
		expect((await findings(old)).rows).toEqual([]);
	});

	it("should refuse rules and documents that it does not know", async () => {
		for (const options of [{ rule: "aud" }, { document: "99/XX-YY" }, { document: "" }]) {
			const error = await findings(path, options).catch((e: unknown) => e);
			expect(error).toBeInstanceOf(UsageError);
		}
	});
});
