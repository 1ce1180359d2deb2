import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { ArtifactStore } from "../../pipeline/run/store.js";

let dir: string;
beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), "sohoa-store-"));
});
afterEach(() => rm(dir, { recursive: true }));

const Thing = z.object({ n: z.number() });

test("should give back what was written, and null for what was not", async () => {
	const store = new ArtifactStore(dir);
	const path = store.path("stage", ["input", 1, "v1"]);
	expect(await store.read(path, Thing)).toBeNull();
	await store.write(path, { n: 3 });
	expect(await store.read(path, Thing)).toEqual({ n: 3 });
	expect(await readdir(dirname(path))).toHaveLength(1);
});

test("should name artifacts by everything that determines them", () => {
	const store = new ArtifactStore(dir);
	expect(store.path("s", ["a", 1])).not.toBe(store.path("s", ["a", 2]));
	expect(store.path("s", ["a", 1])).toBe(store.path("s", ["a", 1]));
});

test("should take a broken or foreign artifact for none", async () => {
	const store = new ArtifactStore(dir);
	const path = store.path("stage", ["x"]);
	await store.write(path, { other: true });
	expect(await store.read(path, Thing)).toBeNull();
	await writeFile(path, '{"n": 3');
	expect(await store.read(path, Thing)).toBeNull();
});
