import { execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// The compiled program, as a user runs it. `npm test` is preceded by a build (npm ci runs it).
const MAIN = "dist/pipeline/cli/main.js";
let dir: string;
beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-cli-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

interface Outcome {
	code: number;
	stdout: string;
	stderr: string;
}

async function sohoa(...args: string[]): Promise<Outcome> {
	try {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args]);
		return { code: 0, stdout, stderr };
	} catch (error) {
		const { code, stdout, stderr } = error as Outcome;
		return { code, stdout, stderr };
	}
}

describe("help", () => {
	test.each([
		...["ingest", "query", "export", "trends", "rank", "indicators", "findings"],
		...["accuracy", "restore", "inspect", "doctor"],
	])("should show examples for %s", async (command) => {
		const { code, stdout } = await sohoa(command, "--help");
		expect(code).toBe(0);
		expect(stdout).toMatch(/Examples?:/);
		expect(stdout).toContain(`sohoa ${command}`);
	});

	test("should list the exit codes", async () => {
		expect((await sohoa("--help")).stdout).toContain("2 some files quarantined");
	});
});

describe("exit codes", () => {
	test("1: wrong arguments", async () => {
		for (const args of [["ingest"], ["nonsense"], ["query"], ["ingest", "x", "--jobs", "two"], ["trends"]]) {
			const { code, stderr } = await sohoa(...args);
			expect(code).toBe(1);
			expect(stderr).not.toBe("");
		}
	});

	test("0, 2, 3: all well, some quarantined, nothing loaded", async () => {
		const good = join(dir, "good.txt");
		const empty = join(dir, "empty.txt");
		await writeFile(good, "Năm 2024 tiếp nhận 10 hồ sơ.\n");
		await writeFile(empty, "");
		const db = ["--db", join(dir, "codes.duckdb")];
		expect((await sohoa("ingest", good, ...db)).code).toBe(0);
		const some = await sohoa("ingest", good, empty, ...db);
		expect([some.code, some.stdout]).toEqual([2, expect.stringContaining("1 quarantined")]);
		expect(some.stderr).toContain("is empty");
		await mkdir(join(dir, "hollow"));
		const hollow = await sohoa("ingest", join(dir, "hollow"), ...db);
		expect([hollow.code, hollow.stderr]).toEqual([3, expect.stringContaining("no document was found")]);
		const none = await sohoa("ingest", join(dir, "nothing.pdf"), ...db);
		expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("does not exist")]);
	});

	test("5: a database that is locked, or none", async () => {
		const db = join(dir, "locked.duckdb");
		await sohoa("ingest", join(dir, "good.txt"), "--db", db);
		const script = `import("@duckdb/node-api").then(async ({ DuckDBInstance }) => { await DuckDBInstance.create(${JSON.stringify(db)}); console.log("open"); setTimeout(() => {}, 60000); })`;
		const holder = spawn(process.execPath, ["-e", script]);
		try {
			await new Promise((resolve) => holder.stdout.once("data", resolve));
			for (const args of [
				["ingest", join(dir, "good.txt")],
				["query", "select 1"],
			]) {
				const { code, stderr } = await sohoa(...args, "--db", db);
				expect([code, stderr]).toEqual([5, expect.stringContaining("in use by another process")]);
			}
		} finally {
			holder.kill("SIGKILL");
		}
		await writeFile(join(dir, "no.duckdb"), "this is no database".repeat(100));
		expect((await sohoa("query", "select 1", "--db", join(dir, "no.duckdb"))).code).toBe(5);
		expect((await sohoa("query", "select 1", "--db", join(dir, "absent.duckdb"))).code).toBe(5);
	});
});

describe("query", () => {
	test("should refuse to write or to read files, with a clear sentence", async () => {
		const db = ["--db", join(dir, "codes.duckdb")];
		for (const sql of [
			"delete from documents",
			"copy documents to 'x.csv'",
			"select * from read_csv('/etc/passwd')",
			"attach 'x.db'",
			"set memory_limit='9GB'",
			"select 1; drop table documents",
		]) {
			const { code, stderr, stdout } = await sohoa("query", sql, ...db);
			expect([code, stdout]).toEqual([1, ""]);
			expect(stderr).toMatch(/^sohoa: .+\n {2}\S.+/);
		}
	});

	test("should read SQL from stdin and print JSON", async () => {
		const child = spawn(process.execPath, [MAIN, "query", "-", "--format", "json", "--db", join(dir, "codes.duckdb")]);
		child.stdin.end("select date '2024-05-13' as day, 12 as n, null as nothing");
		let out = "";
		for await (const chunk of child.stdout) out += chunk;
		expect(JSON.parse(out)).toEqual([{ day: "2024-05-13", n: 12, nothing: null }]);
	});
});

describe("restore", () => {
	test("should keep lines: one in, one out, and explain on stderr", async () => {
		const child = spawn(process.execPath, [MAIN, "restore", "--explain"]);
		child.stdin.end("Khac phuc nhung ton tai, han che ve chuyen doi so\n\nSo: 4638/KH-UBND nam 2024\n");
		let out = "";
		let err = "";
		child.stderr.on("data", (chunk) => {
			err += chunk;
		});
		for await (const chunk of child.stdout) out += chunk;
		const lines = out.split("\n");
		expect(lines).toHaveLength(4);
		expect(lines[0]).toBe("Khắc phục những tồn tại, hạn chế về chuyển đổi số");
		expect(lines[2]).toContain("4638/KH-UBND");
		expect(err).toContain("nhung → những");
	});
});
