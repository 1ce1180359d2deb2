import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { parseBars } from "../../pipeline/accuracy/bars.js";
import { findSamples, type Sample } from "../../pipeline/accuracy/samples.js";

const SAMPLES = fileURLToPath(new URL("../../samples/", import.meta.url));
const MARK = "TÀI LIỆU TỔNG HỢP ĐỂ MINH HỌA – KHÔNG PHẢI TÀI LIỆU THẬT";

let samples: Sample[] = [];
beforeAll(async () => {
	samples = await findSamples(SAMPLES);
});

const ofKind = (kind: string): Sample[] => samples.filter((s) => s.truth.kind === kind);

describe("samples", () => {
	it("should hold the five seeds, scans in seven states of wear, and reports of other years", () => {
		expect(ofKind("seed")).toHaveLength(5);
		expect(new Set(ofKind("scan").map((s) => s.truth.wear))).toEqual(
			new Set(["clean", "office", "bitonal", "pale", "red-seal", "landscape", "sideways"]),
		);
		expect(ofKind("synthetic").map((s) => s.truth.header?.issuedYear)).toEqual(
			expect.arrayContaining([2021, 2022, 2023]),
		);
	});

	it("should say of a synthetic report that it is none, in its name, its number, its first line and its truth, and of nothing else", async () => {
		for (const sample of samples) {
			const synthetic = sample.truth.kind === "synthetic";
			expect(sample.truth.synthetic ?? false).toBe(synthetic);
			expect(basename(sample.path).startsWith("synthetic-")).toBe(synthetic);
			expect(sample.truth.header?.symbol === "BC-MINHHOA").toBe(synthetic);
			if (synthetic) expect((await readFile(sample.path, "utf8")).split("\n")[0]).toBe(MARK);
		}
	});

	it("should stay small", async () => {
		let bytes = 0;
		for (const sample of samples) bytes += (await stat(sample.path)).size;
		expect(bytes).toBeLessThan(6 * 1024 * 1024);
	});

	it("should have truths whose tables are rectangular, with numbers of the same shape", () => {
		for (const { name, truth } of samples) {
			for (const table of truth.tables ?? []) {
				const widths = new Set(table.rows.map((r) => r.length));
				expect([name, widths.size]).toEqual([name, 1]);
				expect(table.headerRows).toBeLessThan(table.rows.length);
				if (table.numbers) expect(table.numbers.map((r) => r.length)).toEqual(table.rows.map((r) => r.length));
			}
		}
	});

	it("should quote only words that stand in the text of the sample", async () => {
		const plain = (text: string): string =>
			text
				.replace(/[*#]|<sup>[^<]*<\/sup>/g, "")
				.replace(/\s+/g, " ")
				.normalize("NFC");
		for (const { name, path, truth } of samples) {
			const text = truth.text?.join(" ") ?? (path.endsWith(".txt") ? await readFile(path, "utf8") : null);
			if (text === null) continue;
			const whole = plain(text);
			const strange = (truth.observations ?? [])
				.map((o) => o.quote)
				.filter((q) => !q.includes("…") && !whole.includes(plain(q)));
			expect([name, strange]).toEqual([name, []]);
		}
	});

	it("should have figures in the synthetic reports that agree with each other", () => {
		for (const { truth } of ofKind("synthetic")) {
			const rows = truth.tables?.[0]?.numbers?.slice(1) ?? [];
			const total = rows.at(-1);
			for (const column of [1, 2])
				expect(rows.slice(0, -1).reduce((sum, r) => sum + (r[column] ?? 0), 0)).toBe(total?.[column]);
			for (const row of rows) expect(row[3]).toBeCloseTo((100 * row[2]!) / row[1]!, 2);
			const value = (label: string): number => truth.observations?.find((o) => o.label === label)?.value ?? Number.NaN;
			expect(value("hồ sơ đã giải quyết") + value("hồ sơ đang giải quyết")).toBe(value("tổng số hồ sơ tiếp nhận"));
			expect(value("hồ sơ giải quyết đúng hạn") + value("hồ sơ giải quyết quá hạn")).toBe(value("hồ sơ đã giải quyết"));
		}
	});

	it("should have scans that open, the TIFF with all its pages", async () => {
		const tiff = await sharp(`${SAMPLES}scans/001-letter-bitonal.tif`).metadata();
		expect(tiff.pages).toBe(3);
		expect(tiff.density).toBe(200);
		for (const { path } of ofKind("scan"))
			if (path.endsWith(".pdf")) expect((await readFile(path)).subarray(0, 5).toString()).toBe("%PDF-");
	});

	it("should have bars that name known metrics", async () => {
		expect(parseBars(await readFile(`${SAMPLES}bars.json`, "utf8")).length).toBeGreaterThan(5);
	});
});
