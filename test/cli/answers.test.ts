import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// The compiled program on the synthetic samples: what a user of the commands sees.
const MAIN = join(process.cwd(), "dist/pipeline/cli/main.js");
const dir = mkdtempSync(join(tmpdir(), "sohoa-answers-"));
const db = join(dir, "a.duckdb");
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function sohoa(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
	try {
		// a working folder without the project's files: nothing may depend on it
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args], { cwd: dir });
		return { code: 0, stdout, stderr };
	} catch (error) {
		return error as { code: number; stdout: string; stderr: string };
	}
}
const ask = (...args: string[]) => sohoa(...args, "--db", db);

beforeAll(async () => {
	const samples = [2021, 2022, 2023].map((y) => join(process.cwd(), `samples/synthetic/synthetic-${y}-q1.txt`));
	expect((await ask("ingest", ...samples)).code).toBe(0);
});

describe("sohoa rank", () => {
	test("should say how many of the wards have a value", async () => {
		const { stdout, code } = await ask("rank", "--indicator", "digitization.result_rate", "--parent", "747");
		expect(code).toBe(0);
		expect(stdout).toMatch(/quý I 2023: 17 of 17 units of level commune in Thành phố Vũng Tàu/);
		expect(stdout).toMatch(/^ +1 {2}Phường/m);
	});

	test("should print rows for programs", async () => {
		const { stdout } = await ask("rank", "--indicator", "digitization.result_rate", "--format", "json");
		expect(JSON.parse(stdout)[0]).toMatchObject({ rank: 1, measure: "percent", page: 1 });
	});
});

describe("sohoa trends", () => {
	test("should draw PNG and SVG, and refuse another ending", async () => {
		const of = ["trends", "--indicator", "dossier.online_rate", "--unit", "thành phố Vũng Tàu", "--chart"];
		const { stdout, stderr } = await ask(...of, join(dir, "chart.png"));
		expect(stdout).toContain("Quý I năm 2022");
		expect(stderr).toContain("chart written");
		expect(readFileSync(join(dir, "chart.png")).subarray(1, 4).toString()).toBe("PNG");
		await ask(...of, join(dir, "chart.svg"));
		expect(readFileSync(join(dir, "chart.svg"), "utf8")).toMatch(/^<svg/);
		expect(await ask(...of, join(dir, "chart.gif"))).toMatchObject({ code: 1, stdout: "" });
	});
});

describe("sohoa indicators", () => {
	test("should list, explain and name what is unmatched", async () => {
		expect((await ask("indicators")).stdout).toMatch(/^dossier\.online_rate .* 2021 +2023$/m);
		const none = await sohoa("indicators", "--db", join(dir, "none.duckdb"));
		expect([none.code, none.stderr]).toEqual([0, expect.stringContaining("Without counts")]);
		const explained = await sohoa("indicators", "--explain", "hồ sơ đúng hạn", "--measure", "dossier");
		expect(explained.stdout).toMatch(/^true +dossier\.on_time /m);
		const unmatched = await ask("indicators", "--unmatched", "--format", "json", "--limit", "3");
		expect(JSON.parse(unmatched.stdout)).toHaveLength(3);
	});

	test("should take aliases from the working folder, and say what is wrong with a file of them", async () => {
		writeFileSync(join(dir, "sohoa.aliases.json"), '{"aliases": {"dossier.received": ["hồ sơ bỏ vào thùng"]}}');
		const { stdout, stderr } = await sohoa("indicators", "--explain", "Hồ sơ bỏ vào thùng");
		rmSync(join(dir, "sohoa.aliases.json"));
		expect(stderr).toContain("1 aliases of sohoa.aliases.json");
		expect(stdout).toContain("your alias");
		writeFileSync(join(dir, "wrong.json"), '{"aliases": {"no.such": ["nhãn"]}}');
		const wrong = await ask("ingest", dir, "--aliases", join(dir, "wrong.json"));
		expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining("no.such")]);
	});
});

describe("sohoa findings", () => {
	test("should exit 0 with and without findings, 1 for what it does not know", async () => {
		expect((await ask("findings", "--summary")).code).toBe(0);
		expect((await ask("findings", "--severity", "error", "--format", "json")).code).toBe(0);
		expect((await ask("findings", "--document", "nowhere.pdf")).code).toBe(1);
		expect((await ask("findings", "--severity", "terrible")).code).toBe(1);
	});
});

describe("sohoa export", () => {
	test("should write a folder and leave another one alone", async () => {
		const out = join(dir, "export");
		const { stdout, stderr, code } = await ask("export", "--format", "csv", "--out", out);
		expect([code, stderr]).toEqual([0, expect.stringContaining("dictionary.md")]);
		expect(stdout).toMatch(/^observations +\d+ {2}observations\.csv$/m);
		expect(existsSync(join(out, "year_over_year.csv"))).toBe(true);
		const refused = await ask("export", "--out", process.cwd());
		expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("--out")]);
	});
});

describe("sohoa query", () => {
	test("should list tables, columns and examples, and ask one", async () => {
		const schema = JSON.parse((await ask("query", "--schema", "--format", "json")).stdout);
		expect(schema).toContainEqual({
			...{ table: "cells", kind: "table", column: "x0", type: "DOUBLE", unit: "point (1/72 inch)" },
			meaning: "left edge, from the left of the upright page; null for text files",
		});
		expect((await ask("query", "--examples")).stdout).toContain("units-behind: Which units");
		expect((await ask("query", "--example", "documents")).stdout).toContain("BC-MINHHOA");
		expect((await ask("query", "--example", "nonsense")).code).toBe(1);
		expect((await ask("query", "select 1", "--schema")).code).toBe(1);
	});
});
