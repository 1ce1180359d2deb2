import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { planFiles } from "../../pipeline/run/plan.js";

let dir: string;
beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-plan-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("should walk folders in name order and say what it leaves out", async () => {
	await mkdir(join(dir, "b"));
	for (const name of ["b/2.pdf", "a.txt", "a.truth.json", "README.md", ".hidden"])
		await writeFile(join(dir, name), "x");
	const plan = await planFiles([dir]);
	expect(plan.files.map((f) => f.path)).toEqual([join(dir, "a.txt"), join(dir, "b/2.pdf")]);
	expect(plan.left.map((l) => l.reason).sort()).toEqual(["ground truth of a sample", "hidden", "readme"]);
});

test("should take a file that is named, whatever its name, and only once", async () => {
	const readme = join(dir, "README.md");
	await writeFile(readme, "x");
	const plan = await planFiles([readme, readme, dir]);
	expect(plan.files.map((f) => f.path)).toEqual([readme]);
});

test("should keep a missing path as a file with an error, so that the rest is loaded", async () => {
	await writeFile(join(dir, "a.txt"), "x");
	const plan = await planFiles([join(dir, "nothing.pdf"), dir]);
	expect(plan.files.map((f) => f.error?.code ?? null)).toEqual(["missing", null]);
});
