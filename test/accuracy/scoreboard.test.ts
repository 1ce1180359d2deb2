import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failUnder, parseBars } from "../../pipeline/accuracy/bars.js";
import { findSamples } from "../../pipeline/accuracy/samples.js";
import { type ScoredSample, scoreboard } from "../../pipeline/accuracy/scoreboard.js";
import { scoreboardText } from "../../pipeline/accuracy/scoreboard-text.js";
import { UsageError } from "../../schemas/errors.js";

const samples: ScoredSample[] = [
	{ name: "a", kind: "scan", wear: "clean", scores: [{ metric: "read.cer", count: 10, total: 1000 }] },
	{ name: "b", kind: "scan", wear: "pale", scores: [{ metric: "read.cer", count: 90, total: 1000 }] },
	{ name: "c", kind: "seed", scores: [{ metric: "header.fields", count: 9, total: 10 }] },
];

describe("scoreboard", () => {
	const board = scoreboard(samples);

	it("should add counts, not rates, by kind and by wear", () => {
		const row = (group: string) => board.rows.find((r) => r.metric === "read.cer" && r.group === group);
		expect(row("scan")).toMatchObject({ count: 100, total: 2000, rate: 0.05, samples: 2 });
		expect(row("scan/pale")?.rate).toBeCloseTo(0.09);
		expect(row("seed")).toBeUndefined();
	});

	it("should print a line a metric with the length it was measured on", () => {
		const text = scoreboardText(board);
		expect(text).toMatch(/READ/);
		expect(text).toMatch(/↓ character errors, as read +5\.0 % of 2000/);
		expect(text).not.toMatch(/tables/i);
	});

	it("should name the bars that are not reached, and those that nothing was measured for", () => {
		const bars = parseBars(
			JSON.stringify({
				bars: [
					{ metric: "read.cer", group: "scan", max: 0.04 },
					{ metric: "header.fields", min: 0.9 },
					{ metric: "tables.cells", min: 0.5 },
				],
			}),
		);
		const failures = failUnder(board, bars);
		expect(failures.map((f) => f.bar.metric)).toEqual(["read.cer", "tables.cells"]);
		expect(failures[0]?.message).toContain("at most 4.0 % allowed");
		expect(failures[1]?.message).toContain("nothing was measured");
	});

	it("should refuse a bars file with an unknown metric or without a limit", () => {
		expect(() => parseBars('{"bars": [{"metric": "cer", "max": 1}]}')).toThrow(UsageError);
		expect(() => parseBars('{"bars": [{"metric": "read.cer"}]}')).toThrow(/min or a max/);
		expect(() => parseBars("bars")).toThrow(/not JSON/);
	});
});

describe("samples", () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), "sohoa-samples-"));
		await writeFile(join(folder, "a.txt"), "Kê hoach");
		await writeFile(join(folder, "a.truth.txt"), "Kế hoạch\n");
		await writeFile(join(folder, "a.truth.json"), JSON.stringify({ kind: "seed", text: "a.truth.txt" }));
	});
	afterAll(() => rm(folder, { recursive: true }));

	it("should find the file beside its truth, with the text read in", async () => {
		const [sample, ...more] = await findSamples(folder);
		expect(more).toEqual([]);
		expect(sample).toMatchObject({ name: "a", path: join(folder, "a.txt"), truth: { text: ["Kế hoạch", ""] } });
		expect(await findSamples(join(folder, "a.txt"))).toEqual([sample]);
	});

	it("should say which truth file is wrong", async () => {
		await expect(findSamples(join(folder, "none"))).rejects.toThrow(UsageError);
		await writeFile(join(folder, "b.truth.json"), JSON.stringify({ kind: "photo" }));
		await expect(findSamples(folder)).rejects.toThrow(/b\.truth\.json/);
		await writeFile(join(folder, "b.truth.json"), JSON.stringify({ kind: "seed", text: "b.truth.txt" }));
		await writeFile(join(folder, "b.txt"), "x");
		await expect(findSamples(folder)).rejects.toThrow(/b\.truth\.txt, which cannot be read/);
	});
});
