import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProgram } from "../../pipeline/cli/program.js";
import { EXAMPLES, runQuery } from "../../pipeline/load/index.js";
import { ingest } from "../../pipeline/run/ingest.js";

// Every question that `sohoa query --examples` and the help of the commands show is asked of the samples.
let dir: string;
let db: string;
beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-questions-"));
	db = join(dir, "questions.duckdb");
	await ingest(["samples/seeds", "samples/synthetic"], { db, work: join(dir, "work"), jobs: 1 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** The samples are all readable, and no unit of them pauses. */
const MAY_BE_EMPTY = new Set(["quarantined", "gaps", "sources-differ"]);

describe("sohoa query --examples", () => {
	test("should have names that differ and questions that end in a question mark", () => {
		expect(new Set(EXAMPLES.map((e) => e.name)).size).toBe(EXAMPLES.length);
		for (const { name, question, sql } of EXAMPLES) {
			expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
			expect(question).toMatch(/\?$/);
			expect(sql).not.toMatch(/"|\n/); // can be pasted between double quotes
		}
	});

	test.each(EXAMPLES.map((e) => [e.name, e.sql] as const))("should answer %s", async (name, sql) => {
		const { rows, columns } = await runQuery(db, sql);
		expect(columns.length).toBeGreaterThan(1);
		if (!MAY_BE_EMPTY.has(name)) expect(rows.length).toBeGreaterThan(0);
	});
});

describe("help", () => {
	/** What `--help` prints, examples included. */
	function helpOf(name: string): string {
		const command = createProgram().commands.find((c) => c.name() === name)!;
		let text = "";
		command.configureOutput({
			writeOut: (s) => {
				text += s;
			},
		});
		command.outputHelp();
		return text;
	}

	test.each(createProgram().commands.map((c) => c.name()))("should show true examples of %s", async (name) => {
		const text = helpOf(name);
		const program = createProgram();
		const examples = [...text.matchAll(/^ {2}(?:.* \| )?sohoa (\S+)(.*)$/gm)];
		expect(examples.length).toBeGreaterThan(0);
		for (const [line, called, rest = ""] of examples) {
			const command = program.commands.find((c) => c.name() === called);
			expect(command, line).toBeDefined();
			for (const [option] of rest.replace(/"[^"]*"/g, "").matchAll(/--[a-z-]+/g))
				expect(
					command!.options.map((o) => o.long),
					line,
				).toContain(option);
			const sql = called === "query" ? /^ "([^"]+)"/.exec(rest)?.[1] : undefined;
			if (sql) await runQuery(db, sql);
		}
		for (const [, sql = ""] of text.matchAll(/sohoa query "([^"]+)"/g)) await runQuery(db, sql);
	});
});
