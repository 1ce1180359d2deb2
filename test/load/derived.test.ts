import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DERIVED_SQL, derived } from "../../pipeline/load/derived.js";
import { loadDocument, openDatabase } from "../../pipeline/load/index.js";
import { sampleObservation, sampleRecord } from "./sample-record.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-derived-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PERIODS: [string | null, string | null][] = [
	["2024-01-01", "2024-03-31"],
	["2023-12-15", "2024-03-14"],
	["2024-07-01", "2024-12-31"],
	["2024-02-10", "2024-02-10"],
	["2020-01-01", "2024-12-31"],
	["2024-05-01", "2024-04-01"],
	[null, "2022-06-30"],
	["2024-01-01", null],
	[null, null],
];

describe("derived", () => {
	it("should name year, length and part of the year", () => {
		const of = (start: string | null, end: string | null) => {
			const { year, months, slot } = derived(
				start,
				end,
				{ issuedOn: "2025-01-10", issuedYear: 2025 },
				sampleObservation("x"),
			);
			return [year, months, slot];
		};
		expect(PERIODS.map(([start, end]) => of(start, end))).toEqual([
			...[
				[2024, 3, 0],
				[2024, 3, 0],
				[2024, 6, 1],
				[2024, 1, 1],
				[2024, 60, 0],
			],
			...[
				[2024, null, null],
				[2022, null, null],
				[2025, null, null],
				[2025, null, null],
			],
		]);
	});

	it("should prefer accepted, then surer, then newer sources", () => {
		const of = (status: "accepted" | "corrected" | "flagged", confidence: number, issuedOn: string | null) =>
			derived(null, null, { issuedOn, issuedYear: null }, { status, confidence }).preference;
		expect(of("accepted", 0.2, null)).toBeLessThan(of("corrected", 1, "2024-01-01"));
		expect(of("corrected", 0.2, null)).toBeLessThan(of("flagged", 1, "2024-01-01"));
		expect(of("accepted", 0.9, null)).toBeLessThan(of("accepted", 0.8, "2024-01-01"));
		expect(of("accepted", 0.9, "2024-01-02")).toBeLessThan(of("accepted", 0.9, "2024-01-01"));
	});

	it("should give databases of older versions the same in SQL", async () => {
		const db = await openDatabase(join(folder, "d.duckdb"));
		for (const issuedOn of ["2024-04-05", null]) {
			const record = sampleRecord(`d${issuedOn}`);
			record.header = { ...record.header, issuedOn, issuedYear: issuedOn ? 2024 : null };
			record.observations = PERIODS.flatMap(([periodStart, periodEnd], i) =>
				(["accepted", "corrected", "flagged"] as const).map((status, k) =>
					sampleObservation(`${issuedOn}-${i}-${k}`, { periodStart, periodEnd, status, confidence: 0.305 * k }),
				),
			);
			await loadDocument(db, record, { pipelineVersion: "1", ingestedAt: new Date(0) });
		}
		const stored = "SELECT observation_id, year, period_months, period_slot, preference FROM observations ORDER BY 1";
		const before = await db.all(stored);
		await db.connection.run("UPDATE observations SET year = 0, period_months = 0, period_slot = 0, preference = 0");
		await db.connection.run(DERIVED_SQL);
		expect(await db.all(stored)).toEqual(before);
		await db.close();
	});
});
