import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partOfYear, ranking, rankingTable, trends } from "../../pipeline/analyze/index.js";
import { allUnits } from "../../pipeline/extract/units.js";
import { loadReference, openDatabase, runQuery } from "../../pipeline/load/index.js";
import { UsageError } from "../../schemas/errors.js";
import { indicators } from "../../schemas/reference/indicators.js";
import { loadFigures, quarter, year } from "./sample-years.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-rank-"));
const path = join(folder, "r.duckdb");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VUNG_TAU = ["26506", "26508", "26509", "26512", "26515", "26518", "26521", "26524", "26526", "26527", "26530"];
const LATE = { indicatorId: "dossier.late", measure: "dossier" } as const;
const SCORE = {
	indicatorId: "dti.score",
	measure: "point",
	unitId: "77",
	unitLabel: "tỉnh Bà Rịa - Vũng Tàu",
} as const;

beforeAll(async () => {
	const db = await openDatabase(path);
	await loadReference(
		db,
		indicators,
		allUnits().filter((u) => ["77", "79", "79~2025"].includes(u.provinceId ?? "")),
	);
	const late = (unitId: string, value: number) => ({ ...LATE, unitId, unitLabel: unitId, value });
	await loadFigures(db, "q1", [
		...VUNG_TAU.map((id, i) => ({ ...late(id, [3, 1, 1, 0][i] ?? 10 + i), ...quarter(2023, 1) })),
		{ ...late("26545", 2), periodStart: "2022-12-15", periodEnd: "2023-03-14" },
		{ ...late("747", 99), ...quarter(2023, 1) },
		{ ...late("26560", 4), ...quarter(2023, 1) },
		{ ...late("26506", 5), ...year(2023) },
		{ ...late("26508", 7), ...year(2022) },
	]);
	await loadFigures(
		db,
		"undated",
		[
			{
				indicatorId: "dossier.pending",
				unitId: "747",
				measure: "dossier",
				value: 8,
				periodStart: null,
				periodEnd: null,
			},
		],
		{ issuedOn: null, issuedYear: null },
	);
	await loadFigures(db, "other source", [{ ...late("26506", 4), ...quarter(2023, 1), confidence: 0.4 }]);
	for (const [y, value] of [
		[2021, 400],
		[2022, 500],
		[2023, 600],
	] as const)
		await loadFigures(db, `dti${y}`, [{ ...SCORE, ...year(y), value }]);
	await db.close();
});

describe("ranking", () => {
	it("should rank by the indicator's direction, ties sharing a rank, and say how many of the wards there are", async () => {
		const { rows, year, period, level, parent, expected, missing, others } = await ranking(path, {
			indicator: "dossier.late",
			parent: "thành phố Vũng Tàu",
		});
		expect([year, period, level, parent]).toEqual([2023, "quý I", "commune", "Thành phố Vũng Tàu"]);
		expect(rows.slice(0, 5).map((r) => [r.rank, r.unit_id, r.value])).toEqual([
			[1, "26512", 0],
			[2, "26509", 1],
			[2, "26508", 1],
			[4, "26545", 2],
			[5, "26506", 3],
		]);
		expect([rows.length, expected]).toEqual([12, 17]);
		expect(missing).toEqual(["Phường Thắng Nhất", "Phường Rạch Dừa", "Phường 10", "Phường 11", "Phường 12"]);
		expect(rows[4]).toMatchObject({ sources: 2, sources_agree: false });
		expect(others.map((o) => [o.period, o.year, o.units])).toContainEqual(["cả năm", 2023, 1]);
	});

	it("should rank only what compares: one level, one part of one year", async () => {
		const all = await ranking(path, { indicator: "dossier.late", year: 2023, period: "Q1" });
		expect(all.rows).toHaveLength(13);
		expect(all.expected).toBeNull();
		expect(all.rows.some((r) => r.unit_id === "747")).toBe(false);
		const whole = await ranking(path, { indicator: "dossier.late", year: 2022 });
		expect([whole.period, whole.rows.map((r) => r.unit_id)]).toEqual(["cả năm", ["26508"]]);
		const none = await ranking(path, { indicator: "dossier.late", year: 1999 });
		expect([none.rows, none.year]).toEqual([[], null]);
		expect(none.others.length).toBeGreaterThan(2);
	});

	it("should find wards under what they became part of when asked to", async () => {
		const before = await ranking(path, { indicator: "dossier.late", parent: "26506~2025" });
		expect(before.rows).toEqual([]);
		const { rows, expected } = await ranking(path, { indicator: "dossier.late", parent: "26506~2025", merged: true });
		expect(rows.map((r) => [r.unit_id, r.merged_into])).toContainEqual(["26521", "Phường Vũng Tàu"]);
		expect([rows.length, expected]).toEqual([7, null]);
		const { columns } = rankingTable(
			await ranking(path, { indicator: "dossier.late", parent: "26506~2025", merged: true }),
			true,
		);
		expect(columns.map((c) => c.name)).toContain("merged_into");
	});

	it("should refuse periods, levels and units that it does not know", async () => {
		for (const wrong of [{ period: "đôi khi" }, { level: "planet" }, { parent: "Xứ Sở Thần Tiên" }]) {
			const error = await ranking(path, { indicator: "dossier.late", ...wrong }).catch((e: unknown) => e);
			expect(error).toBeInstanceOf(UsageError);
		}
	});
});

describe("partOfYear", () => {
	it.each([
		["quý I", 3, 0],
		["Quy 4", 3, 3],
		["Q2", 3, 1],
		["6 tháng đầu năm", 6, 0],
		["6 tháng cuối năm", 6, 1],
		["9 tháng", 9, 0],
		["tháng 11", 1, 10],
		["cả năm", 12, 0],
		["year", 12, 0],
	])("should understand %s", (text, months, slot) => {
		expect(partOfYear(text)).toEqual({ months, slot });
	});

	it.each(["", "quý V", "tháng 13", "sometimes"])("should not understand %j", (text) => {
		expect(partOfYear(text)).toBeNull();
	});
});

describe("comparability", () => {
	it("should not compare across a change of definition, and name it", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT year, comparable, framework, previous_framework, change, why_not FROM year_over_year WHERE indicator_id = 'dti.score' ORDER BY year",
		);
		expect(rows.map((r) => r.slice(0, 5))).toEqual([
			[2022, false, "dti-2022", "dti-2020", null],
			[2023, true, "dti-2022", "dti-2022", 100],
		]);
		expect(rows[0]?.[5]).toMatch(/^defined differently: dti-2022 after dti-2020 \(Decision 922/);
		const trend = await trends(path, { indicator: "dti.score" });
		expect(trend.rows.map((r) => [r.year, r.comparable, r.framework])).toEqual([
			[2021, null, "dti-2020"],
			[2022, false, "dti-2022"],
			[2023, true, "dti-2022"],
		]);
	});

	it("should pair nothing with a value of which no year is known", async () => {
		const { rows } = await runQuery(path, "SELECT * FROM year_over_year WHERE indicator_id = 'dossier.pending'");
		expect(rows).toEqual([]);
		const { rows: kept } = await runQuery(
			path,
			"SELECT value, year FROM indicator_by_year WHERE indicator_id = 'dossier.pending'",
		);
		expect(kept).toEqual([[8, null]]);
	});

	it("should keep every source of a value, name the preferred one and the difference", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT unit_id, value, preferred, preferred_value, difference FROM source_differences",
		);
		expect(rows).toEqual([
			["26506", 3, true, 3, 0],
			["26506", 4, false, 3, 1],
		]);
	});

	it("should leave out the values of merged units when told to", async () => {
		const merged = await trends(path, { indicator: "dossier.late", unit: "26506~2025" });
		expect(new Set(merged.rows.map((r) => r.merged_into))).toEqual(new Set(["Phường Vũng Tàu"]));
		const alone = await trends(path, { indicator: "dossier.late", unit: "26506~2025", merged: false }).catch((e) => e);
		expect(alone).toBeInstanceOf(UsageError);
	});
});
