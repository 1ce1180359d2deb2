import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { explainLabel, indicatorList, unmatchedLabels } from "../../pipeline/analyze/index.js";
import { matchUserAlias, withUserAliases } from "../../pipeline/extract/observations/index.js";
import { openDatabase, runQuery } from "../../pipeline/load/index.js";
import { ingest } from "../../pipeline/run/ingest.js";
import { UsageError } from "../../schemas/errors.js";
import { indicators } from "../../schemas/reference/indicators.js";
import { parseUserAliases } from "../../schemas/reference/user-aliases.js";
import { loadFigures, year } from "./sample-years.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-indicators-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const objects = ({ columns, rows }: { columns: { name: string }[]; rows: unknown[][] }) =>
	rows.map((row) => Object.fromEntries(columns.map((c, i) => [c.name, row[i]])));

describe("a file of aliases", () => {
	const refusal = (text: string): string => {
		try {
			parseUserAliases(text, "mine.json");
		} catch (error) {
			expect(error).toBeInstanceOf(UsageError);
			return (error as UsageError).message;
		}
		throw new Error("accepted");
	};

	it("should be read", () => {
		const text = '\uFEFF{"comment": "x", "aliases": {"dossier.online_rate": ["tỷ lệ nộp qua mạng", "nộp qua cổng"]}}';
		expect(parseUserAliases(text, "mine.json").map((a) => a.label)).toEqual(["tỷ lệ nộp qua mạng", "nộp qua cổng"]);
	});

	it("should be refused with the place that is wrong", () => {
		expect(refusal("{")).toContain("mine.json is no JSON");
		expect(refusal('{"alias": {}}')).toContain("aliases");
		expect(refusal('{"aliases": {"dossier.online_rate": []}}')).toContain(
			"aliases → dossier.online_rate: names no label",
		);
		expect(refusal('{"aliases": {"dossier.online_rate": ["ab"]}}')).toContain("at least three letters");
		expect(refusal('{"aliases": {"dossier.onlin_rate": ["nộp qua mạng"]}}')).toContain("did you mean dossier.");
		expect(
			refusal('{"aliases": {"dossier.online_rate": ["Nộp qua mạng"], "dossier.received": ["nộp qua mạng"]}}'),
		).toContain("both dossier.online_rate and dossier.received");
	});
});

describe("matchUserAlias", () => {
	const aliases = [
		{ indicatorId: "dossier.online_rate", label: "nộp qua mạng" },
		{ indicatorId: "dossier.on_time_rate", label: "hồ sơ nộp qua mạng đúng hẹn" },
	];

	it("should take words side by side, accents and case aside, the longest alias first", () => {
		expect(matchUserAlias("Tỷ lệ HS NỘP QUA MẠNG trong quý", "percent", aliases)?.id).toBe("dossier.online_rate");
		const whole = matchUserAlias("HS nop qua mang dung hen", "percent", aliases);
		expect(whole).toMatchObject({ id: "dossier.on_time_rate", whole: true });
		expect(whole?.why).toContain("your alias");
		expect(matchUserAlias("nộp hồ sơ qua mạng", "percent", aliases)).toBeNull();
		expect(matchUserAlias("nộp qua mạng", "person", aliases)).toBeNull();
	});

	it("should fill what has no indicator, and replace one only where it names the whole label", () => {
		const of = (label: string, indicatorId: string | null) => ({ label, measure: "percent", indicatorId });
		const given = [
			of("việc nộp qua mạng", null),
			of("việc nộp qua mạng", "dti.score"),
			of("nộp qua mạng", "dti.score"),
		];
		expect(withUserAliases(given, aliases).map((o) => o.indicatorId)).toEqual([
			...["dossier.online_rate", "dti.score", "dossier.online_rate"],
		]);
	});
});

describe("ingest with aliases", () => {
	it("should give labels their indicator, show the aliases, and read again when they change", async () => {
		const db = join(folder, "i.duckdb");
		const file = join(folder, "report.txt");
		writeFileSync(file, "Năm 2024, số chuyến xe lưu động của thành phố đạt 45 lượt.\n");
		const options = { db, work: join(folder, "work"), jobs: 1 };
		const id = async () =>
			(await runQuery(db, "SELECT DISTINCT label, measure, indicator_id FROM observations")).rows[0];
		await ingest([file], options);
		const before = await id();
		expect(before?.[2]).toBeNull();
		const indicator = indicators.find((i) => i.measure === before?.[1])!;
		const aliases = [{ indicatorId: indicator.id, label: "chuyến xe lưu động" }];
		expect((await ingest([file], { ...options, aliases })).files).toMatchObject({ loaded: 1, skipped: 0 });
		expect((await id())?.[2]).toBe(indicator.id);
		expect((await ingest([file], { ...options, aliases })).files).toMatchObject({ loaded: 0, skipped: 1 });
		const listed = objects(await indicatorList(db)).find((row) => row.indicator_id === indicator.id);
		expect(listed).toMatchObject({ figures: 1, documents: 1, user_aliases: ["chuyến xe lưu động"] });
		await ingest([file], options);
		expect((await id())?.[2]).toBeNull();
	});
});

describe("indicators", () => {
	it("should list the registry without a database too", async () => {
		const { rows } = await indicatorList(null);
		expect(rows).toHaveLength(indicators.length);
	});

	it("should list labels that nothing fits, the most frequent first, with an example and what is closest", async () => {
		const path = join(folder, "u.duckdb");
		const db = await openDatabase(path);
		const none = { indicatorId: null, ...year(2023) };
		await loadFigures(db, "a", [
			{ ...none, label: "Số chuyến xe lưu động", measure: "turn", quote: "45 chuyến" },
			{ ...none, label: "Hồ sơ nộp muộn trễ hạn", measure: "dossier" },
		]);
		await loadFigures(db, "b", [{ ...none, label: "SO CHUYEN XE LUU DONG", measure: "turn", confidence: 0.1 }]);
		await db.close();
		const rows = objects(await unmatchedLabels(path));
		expect(rows[0]).toMatchObject({ label: "Số chuyến xe lưu động", figures: 2, documents: 2, example: "45 chuyến" });
		expect(rows[1]?.closest).toMatch(/^dossier\./);
		expect(rows[1]?.why).toBeTruthy();
		expect(rows[1]?.others).toHaveLength(2);
		expect((await unmatchedLabels(path, { limit: 1 })).rows).toHaveLength(1);
	});

	it("should explain how a label matches", () => {
		const [first, second] = objects(explainLabel("Tỷ lệ hồ sơ giải quyết đúng hạn", { measure: "percent" }));
		expect(first).toMatchObject({ match: true, indicator_id: "dossier.on_time_rate", score: 1 });
		expect(second).toMatchObject({ match: false });
		const aliases = [{ indicatorId: "dossier.online_rate", label: "nộp qua mạng" }];
		expect(objects(explainLabel("nộp qua mạng", { aliases }))[0]).toMatchObject({
			match: true,
			indicator_id: "dossier.online_rate",
			why: 'your alias "nộp qua mạng" is the label',
		});
		expect(objects(explainLabel("xyzzy")).every((row) => row.match === false)).toBe(true);
	});
});
