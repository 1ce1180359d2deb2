import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../../pipeline/cli/program.js";
import { formatRows, runQuery } from "../../pipeline/load/index.js";
import { loadRestoreModel, restoreText } from "../../pipeline/restore/index.js";
import { ingest } from "../../pipeline/run/ingest.js";

// What the READMEs show is run, so that it stays true.
const READMES = ["README.md", "README.vi.md"];

interface Shown {
	command: string;
	output: string;
}

/** Fenced `sh` blocks with the `text` block that follows. */
async function shown(file: string): Promise<Shown[]> {
	const text = await readFile(file, "utf8");
	return [...text.matchAll(/```sh\n([^`]+?)\n```\n+```text\n([^`]*?)\n```/g)].map((m) => ({
		command: m[1]!,
		output: m[2]!,
	}));
}

let dir: string;
let db: string;
beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-readme-"));
	db = join(dir, "readme.duckdb");
	const report = "samples/seeds/003_e87c0b47eede3b06.txt";
	await ingest([report, "samples/synthetic"], { db, work: join(dir, "work"), jobs: 1 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe.each(READMES)("%s", (file) => {
	test("should show the answers that its questions get", async () => {
		const questions = (await shown(file)).filter((s) => s.command.startsWith("npx sohoa query"));
		expect(questions).toHaveLength(3);
		for (const { command, output } of questions) {
			const sql = /^npx sohoa query "([^"]+)" --db output\/samples\.duckdb$/.exec(command)?.[1];
			expect(sql, command).toBeDefined();
			expect(formatRows(await runQuery(db, sql!), "table").trimEnd()).toBe(output);
		}
	});

	test("should show what restore gives", async () => {
		const examples = (await shown(file)).filter((s) => s.command.includes("sohoa restore"));
		expect(examples.length).toBeGreaterThan(0);
		const model = loadRestoreModel();
		for (const { command, output } of examples) {
			const input = /echo '([^']+)'/.exec(command)?.[1] ?? "";
			expect(restoreText(input, model).text).toBe(output);
		}
	});

	test("should name no command and no option that does not exist", async () => {
		const text = await readFile(file, "utf8");
		const program = createProgram();
		for (const [, name, rest] of text.matchAll(/npx sohoa ([a-z]+)([^\n`]*)/g)) {
			const command = program.commands.find((c) => c.name() === name);
			expect(command, `sohoa ${name}`).toBeDefined();
			const options = command!.options.map((o) => o.long);
			for (const [option] of (rest ?? "").replace(/"[^"]*"/g, "").matchAll(/--[a-z-]+/g))
				expect(options).toContain(option);
		}
	});
});
