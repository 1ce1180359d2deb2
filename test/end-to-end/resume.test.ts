import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatRows, runQuery } from "../../pipeline/load/index.js";
import { ingest } from "../../pipeline/run/ingest.js";

// A run that is killed half-way and started again ends with the same rows as one that nobody disturbed.
let dir: string;
let files: string;
beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-resume-"));
	files = join(dir, "files");
	await mkdir(files);
	const text = await readFile("samples/synthetic/synthetic-2022-q1.txt", "utf8");
	for (let i = 0; i < 30; i++)
		await writeFile(join(files, `report-${i}.txt`), text.replace("Số: 902/", `Số: ${300 + i}/`));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function rows(db: string): Promise<Record<string, string[]>> {
	const tables = {
		documents: "select * exclude (ingested_at) from documents",
		files: "select path, document_id, status, error_code, bytes from files",
		...Object.fromEntries(
			["pages", "tables", "cells", "observations", "assignments", "citations", "findings", "repairs"].map((t) => [
				t,
				`from ${t}`,
			]),
		),
	};
	const out: Record<string, string[]> = {};
	for (const [name, sql] of Object.entries(tables))
		out[name] = formatRows(await runQuery(db, sql), "ndjson")
			.split("\n")
			.sort();
	return out;
}

test("should end with the same rows after a SIGKILL half-way", async () => {
	const undisturbed = join(dir, "undisturbed.duckdb");
	await ingest([files], { db: undisturbed, work: join(dir, "work-1"), jobs: 1 });

	const killed = join(dir, "killed.duckdb");
	const args = [
		"dist/pipeline/cli/main.js",
		"ingest",
		files,
		"--db",
		killed,
		"--work",
		join(dir, "work-2"),
		"--jobs",
		"1",
	];
	const child = spawn(process.execPath, args, { stdio: "ignore" });
	const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
	// The first artifact of the first document says that loading has begun.
	while (!existsSync(join(dir, "work-2")) && child.exitCode === null) await sleep(5);
	await sleep(300);
	child.kill("SIGKILL");
	// Killed in its work, not after it: otherwise this test would show nothing.
	expect(await ended).toBe("SIGKILL");
	const again = await ingest([files], { db: killed, work: join(dir, "work-2"), jobs: 1 });
	expect(again.files.loaded + again.files.skipped).toBe(30);

	const [expected, actual] = [await rows(undisturbed), await rows(killed)];
	expect(expected.documents).toHaveLength(31);
	for (const table of Object.keys(expected)) expect(actual[table], table).toEqual(expected[table]);
});
