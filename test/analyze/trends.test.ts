import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withOutlines } from "../../pipeline/analyze/chart-letters.js";
import { chartPng, formatNumber, periodName, trendChart, trends, trendTable } from "../../pipeline/analyze/index.js";
import { allUnits } from "../../pipeline/extract/units.js";
import { formatRows, loadReference, openDatabase, runQuery } from "../../pipeline/load/index.js";
import { UsageError } from "../../schemas/errors.js";
import { loadFigures, quarter, year } from "./sample-years.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-trends-"));
const path = join(folder, "t.duckdb");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ONLINE = { indicatorId: "dossier.online_rate", measure: "percent" } as const;
const CITY = { unitId: "747", unitLabel: "UBND thành phố Vũng Tàu" } as const;

beforeAll(async () => {
	const db = await openDatabase(path);
	await loadReference(
		db,
		[
			{ id: "dossier.online_rate", name: "Tỷ lệ hồ sơ trực tuyến", measure: "percent", direction: "up", kind: "ratio" },
			{ id: "dossier.late", name: "Hồ sơ trễ hạn", measure: "dossier", direction: "down", kind: "flow" },
			{ id: "staff.present", name: "Biên chế có mặt", measure: "person", kind: "stock", aliases: ["người hiện có"] },
		],
		allUnits().filter(
			(u) => u.provinceId === "77" || u.unitId === "77" || u.parentId === "79~2025" || u.unitId === "79~2025",
		),
	);
	await loadFigures(db, "y2021", [{ ...ONLINE, ...CITY, ...year(2021), value: 61.5 }], { number: "10" });
	await loadFigures(db, "y2022", [
		{ ...ONLINE, ...CITY, ...year(2022), value: 70 },
		{ ...ONLINE, ...CITY, ...year(2022), value: 90, nature: "plan" },
		{ indicatorId: "dossier.late", ...CITY, ...year(2022), value: 12, measure: "dossier" },
		{
			indicatorId: "dossier.late",
			unitId: "26506",
			unitLabel: "UBND phường 1",
			...year(2022),
			value: 3,
			measure: "dossier",
		},
		{
			indicatorId: "dossier.late",
			unitId: "26521",
			unitLabel: "phường Thăng Nhì",
			...year(2022),
			value: 1,
			measure: "dossier",
		},
	]);
	await loadFigures(db, "q2023", [{ ...ONLINE, ...CITY, ...quarter(2023, 1), value: 74.2, status: "flagged" }]);
	await loadFigures(db, "q2024", [
		{ ...ONLINE, ...CITY, periodStart: "2023-12-15", periodEnd: "2024-03-14", value: 97.01 },
		{
			indicatorId: "staff.present",
			unitId: null,
			unitLabel: "Phòng Nội vụ",
			...year(2023),
			value: 9,
			measure: "person",
		},
	]);
	await loadFigures(db, "q2024b", [
		{ ...ONLINE, ...CITY, periodStart: "2023-12-15", periodEnd: "2024-03-14", value: 97.1, confidence: 0.5 },
	]);
	await loadFigures(db, "y2026", [{ ...ONLINE, ...CITY, ...quarter(2026, 1), value: 99 }]);
	await db.close();
});

describe("trends", () => {
	it("should give the years with value, source and comparability", async () => {
		const { rows, indicator, unit } = await trends(path, {
			indicator: "dossier.online_rate",
			unit: "thành phố Vũng Tàu",
		});
		expect(indicator.name).toBe("Tỷ lệ hồ sơ trực tuyến");
		expect(unit).toBe("Thành phố Vũng Tàu");
		expect(rows.map((r) => [r.year, r.value, r.comparable, r.why_not])).toEqual([
			[2021, 61.5, null, null],
			[2022, 70, true, null],
			[2023, 74.2, false, "periods of different length: 3 months after 12"],
			[2024, 97.01, true, null],
			[2026, 99, null, "no value for 2025"],
		]);
		expect(rows[0]).toMatchObject({ source: "10/BC-UBND", page: 1, status: "accepted", unit_id: "747" });
		expect(rows.map((r) => r.period_label)).toEqual([
			"cả năm 2021",
			"cả năm 2022",
			"quý I 2023",
			"quý I 2024",
			"quý I 2026",
		]);
		expect(rows[1]?.change).toBe(8.5);
		expect(rows[3]).toMatchObject({ change: 22.81, previous_value: 74.2, sources: 2, sources_agree: false });
	});

	it.each(["747", "vung tau", "UBND TP Vũng Tàu", "THÀNH PHỐ VŨNG TÀU", "Ủy ban nhân dân thành phố Vũng Tàu"])(
		"should take %j for the city",
		async (unit) => {
			expect((await trends(path, { indicator: "dossier.online_rate", unit })).rows).toHaveLength(5);
		},
	);

	it("should keep to the years asked for and show all units when none is named", async () => {
		const { rows } = await trends(path, { indicator: "dossier.online_rate", from: 2022, to: 2023 });
		expect(rows.map((r) => r.year)).toEqual([2022, 2023]);
		const all = await trends(path, { indicator: "dossier.late" });
		expect(all.rows.map((r) => [r.unit, r.value])).toEqual([
			["Phường 1", 3],
			["Phường Thắng Nhì", 1],
			["Thành phố Vũng Tàu", 12],
		]);
		expect(all.unit).toBeNull();
	});

	it("should find a merged ward under its successor and say so", async () => {
		const { rows } = await trends(path, { indicator: "dossier.late", unit: "26506~2025" });
		expect(rows.map((r) => [r.unit_id, r.why_not])).toEqual([
			["26506", "Phường 1 became part of Phường Vũng Tàu after 2025-06-30"],
			["26521", "Phường Thắng Nhì became part of Phường Vũng Tàu after 2025-06-30"],
		]);
	});

	it("should know a unit by its label where it has no id, and an indicator by an alias", async () => {
		const { rows } = await trends(path, { indicator: "Người hiện có", unit: "phong noi vu" });
		expect(rows.map((r) => [r.unit, r.value])).toEqual([["Phòng Nội vụ", 9]]);
	});

	it("should offer what there is when indicator or unit is unknown", async () => {
		const unknown = await trends(path, { indicator: "dossier.online" }).catch((e: unknown) => e);
		expect(unknown).toBeInstanceOf(UsageError);
		expect((unknown as UsageError).help).toContain("dossier.online_rate (Tỷ lệ hồ sơ trực tuyến)");
		const unit = await trends(path, { indicator: "dossier.late", unit: "Đà Lạt" }).catch((e: unknown) => e);
		expect(unit).toBeInstanceOf(UsageError);
		expect((unit as UsageError).help).toContain("Phường Thắng Nhì");
	});

	it("should print as a table", async () => {
		const trend = await trends(path, { indicator: "dossier.online_rate" });
		const text = formatRows(trendTable(trend, true), "table");
		expect(text.split("\n")[0]).toMatch(/^year +period_start +period_end +period_label +unit +value/);
		expect(text).not.toContain("observation_id");
		expect(JSON.parse(formatRows(trendTable(trend), "json"))[0].document_id).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe("views", () => {
	it("should rank units by the indicator's direction", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT unit, rank, units FROM unit_ranking WHERE indicator_id = 'dossier.late' AND level = 'commune' ORDER BY rank",
		);
		expect(rows).toEqual([
			["Phường Thắng Nhì", 1, 2],
			["Phường 1", 2, 2],
		]);
	});

	it("should show which years are missing", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT year, reported, documents FROM coverage WHERE indicator_id = 'dossier.online_rate' ORDER BY year",
		);
		expect(rows).toEqual([
			[2021, true, 1],
			[2022, true, 1],
			[2023, true, 1],
			[2024, true, 2],
			[2025, false, 0],
			[2026, true, 1],
		]);
	});

	it("should put no plan among the results", async () => {
		const { rows } = await runQuery(
			path,
			"SELECT value FROM indicator_by_year WHERE year = 2022 AND indicator_id = 'dossier.online_rate'",
		);
		expect(rows).toEqual([[70]]);
	});

	it("should list deadlines with the days left", async () => {
		const { rows } = await runQuery(path, "SELECT DISTINCT deadline, passed, assignee FROM deadlines");
		expect(rows).toEqual([["2024-09-30", true, "Phòng Nội vụ"]]);
	});
});

describe("trendChart", () => {
	it("should draw the same picture each time, with breaks and Vietnamese figures", async () => {
		const trend = await trends(path, { indicator: "dossier.online_rate", unit: "747" });
		const svg = await trendChart(trend);
		expect(await trendChart(trend)).toBe(svg);
		expect(svg).toMatch(/^<svg /);
		for (const text of ["Tỷ lệ hồ sơ trực tuyến", "Thành phố Vũng Tàu", "97,01", "không so sánh được", ">2024<"])
			expect(svg).toContain(text);
		const { width, height } = await sharp(Buffer.from(svg)).metadata();
		expect([width, height]).toEqual([960, 540]);
	});

	it("should draw PNG with letters of its own, whatever fonts the machine has", async () => {
		const svg = await trendChart(await trends(path, { indicator: "dossier.online_rate", unit: "747" }));
		const outlines = withOutlines(svg);
		expect(outlines).not.toContain("<text");
		expect(outlines).not.toMatch(/NaN|undefined/);
		// a letter that the font lacks would be drawn as the box of glyph 0
		expect(withOutlines("<text>ỷ ệ ợ ữ ằ ặ ẵ ổ Đ ơ ư — “” …</text>")).not.toContain(
			/d="([^"]*)"/.exec(withOutlines("<text>\u4E00</text>"))?.[1] ?? "",
		);
		const png = await chartPng(svg);
		const { format, width, height } = await sharp(png).metadata();
		expect([format, width, height]).toEqual(["png", 1920, 1080]);
	});

	it("should draw an empty trend and one in English", async () => {
		const none = await trends(path, { indicator: "dossier.late", from: 1990, to: 1991 });
		expect(await trendChart(none)).toContain("Chưa có số liệu");
		const english = await trendChart(await trends(path, { indicator: "dossier.late" }), { lang: "en" });
		expect(english).toContain("dossiers");
	});

	it("should name periods and print numbers as each language does", () => {
		expect(periodName(3, 0, "vi")).toBe("quý I");
		expect(periodName(6, 1, "en")).toBe("half 2");
		expect(formatNumber(1234.5, "vi")).toBe("1.234,5");
		expect(formatNumber(1234.5, "en")).toBe("1,234.5");
	});
});
