import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ReportSummary, writeReport } from "../../pipeline/analyze/report/index.js";
import { openDatabase } from "../../pipeline/load/index.js";
import { DatabaseError, UsageError } from "../../schemas/errors.js";
import { documentId, HOSTILE, LONG, makeSampleDatabase } from "./sample-database.js";
import { brokenLinks, htmlFiles, siteFiles } from "./site-files.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-report-"));
const db = join(folder, "r.duckdb");
const out = join(folder, "site");
let summary: ReportSummary;
let files: Map<string, Buffer>;
let pages: Map<string, string>;
beforeAll(async () => {
	await makeSampleDatabase(db);
	summary = await writeReport({ db, out, generatedOn: "2026-01-05" });
	files = await siteFiles(out);
	pages = new Map(htmlFiles(files));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The text of a page without its tags. */
const textOf = (path: string) => (pages.get(path) ?? "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const all = (pattern: RegExp) =>
	[...pages]
		.filter(([path]) => pattern.test(path))
		.map(([, text]) => text)
		.join("\n");

describe("the site", () => {
	it("should have no link, picture or anchor that leads to nothing", () => {
		expect(brokenLinks(files)).toEqual([]);
		expect(summary.pages).toBe(pages.size);
	});

	it("should use nothing from the network and no scripts", () => {
		for (const [path, text] of pages) {
			expect(text, path).not.toMatch(/<script|<iframe|<link[^>]*https?:|src="https?:|url\((?!#)/i);
			expect(text, path).toContain("default-src 'none'");
		}
	});

	it("should show whatever a document holds as text", () => {
		for (const [path, text] of pages) {
			expect(text, path).not.toMatch(/<script|<img src=x|onerror="|\u0000/);
			expect(text, path).not.toContain(HOSTILE);
		}
		const shown = all(/^documents\//);
		expect(shown.match(/&lt;script&gt;window\.broken=1/g)?.length).toBeGreaterThan(15);
		expect(shown).toContain("&#39;&amp;amp;\uFFFD");
	});

	it("should stay far below 2 MB a page and lose no row when lists are split", () => {
		expect(summary.largest.bytes).toBeLessThan(2e6);
		const long = documentId("long").slice(0, 24);
		const parts = [...pages.keys()].filter((p) => p.includes(`d-${long}`));
		expect(parts.length).toBeGreaterThan(1);
		const anchors = [...all(new RegExp(`d-${long}`)).matchAll(/<tr id="o-(long-\d+)"/g)].map((m) => m[1]);
		expect(new Set(anchors).size).toBe(LONG.figures);
		expect(all(new RegExp(`d-${long}`)).match(/<ins>/g)).toHaveLength(LONG.repairs);
		expect(all(/i-staff\.present/).match(/#o-long-\d+"/g)).toHaveLength(LONG.figures);
		expect(all(/findings\/r-audit\.ratio/).match(/638 là 98,75%/g)).toHaveLength(LONG.findings);
	});

	it("should speak English when asked to, with the same pages", async () => {
		const english = join(folder, "english");
		await writeReport({ db, out: english, lang: "en", generatedOn: "2026-01-05", images: false });
		const other = await siteFiles(english);
		expect(brokenLinks(other)).toEqual([]);
		// texts are longer in one language: a long document may take one part more
		const names = (of: Map<string, Buffer>) => [...of.keys()].filter((name) => !/-\d+\.html$/.test(name)).toSorted();
		expect(names(other)).toEqual(names(files));
		const text = other.get("indicators/i-dossier.online_rate.html")?.toString() ?? "";
		for (const words of [
			'<html lang="en">',
			"Share of dossiers online",
			"not comparable",
			"74.25%",
			"5 January 2026",
			"To be checked",
		])
			expect(text).toContain(words);
		expect(text).toContain('<span lang="vi">98,7</span>');
	});
});

describe("pages", () => {
	it("should show an indicator's years with comparison, breaks, sources and other readings", () => {
		const path = "indicators/i-dossier.online_rate.html";
		const html = pages.get(path) ?? "";
		expect(html).toMatch(/<svg [^>]*role="img" aria-labelledby="trend-title"/);
		expect(html).toContain("không so sánh được</text>");
		const text = textOf(path);
		for (const words of [
			"Tỷ lệ hồ sơ trực tuyến",
			"+8,5 điểm phần trăm",
			"⊘ không so sánh được",
			"2 nguồn, không khớp nhau: 74,25 – 75",
			"kế hoạch, dự kiến",
			"nguồn khác cho cùng một số liệu",
			"Quý I năm 2023",
			"10/BC-UBND",
			"05/01/2026",
		])
			expect(text).toContain(words);
	});

	it("should link a citation to the document it means", () => {
		const html = all(new RegExp(`d-${documentId("long").slice(0, 24)}`));
		expect(html).toContain(`d-${documentId("y2021").slice(0, 24)}.html">10/BC-UBND</a>`);
		expect(
			pages.get(`documents/${documentId("y2021").slice(0, 2)}/d-${documentId("y2021").slice(0, 24)}.html`),
		).toContain("Được viện dẫn trong");
	});

	it("should tell what is missing and what fits no indicator", () => {
		expect(textOf("coverage/index.html")).toMatch(
			/Thành phố Vũng Tàu – – ● cả năm 2 chỉ tiêu, 2 số liệu ✗ thiếu ● cả năm|Phường 1 – – ● cả năm 1 chỉ tiêu, 1 số liệu ✗ thiếu ● cả năm 1 chỉ tiêu/,
		);
		expect(textOf("coverage/index.html")).toMatch(/Phường 1 Hồ sơ trễ hạn 2021/);
		expect(textOf("indicators/unmatched.html")).toContain("window.broken=1");
		expect(textOf("indicators/index.html")).toContain("unknown.indicator");
	});

	it("should say why there is no picture", () => {
		expect(all(new RegExp(documentId("y2021").slice(0, 24)))).toContain("không tìm thấy tệp gốc");
		expect(all(new RegExp(documentId("hostile").slice(0, 24)))).toContain("là tệp chữ, không có ảnh trang");
	});

	it("should have landmarks, one h1, headings in order, named tables and no id twice", () => {
		for (const [path, text] of pages) {
			expect(text.match(/<h1>/g), path).toHaveLength(1);
			for (const tag of ["<main ", "<header ", "<footer ", 'class="skip" href="#content"'])
				expect(text, path).toContain(tag);
			const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map((m) => Number(m[1]));
			levels.forEach((level, i) => {
				expect(level - (levels[i - 1] ?? 0), path).toBeLessThanOrEqual(1);
			});
			expect(text.match(/<table/g)?.length ?? 0, path).toBe(text.match(/<caption/g)?.length ?? 0);
			expect(text, path).not.toMatch(/<th>|<th (?![^>]*scope=)/);
			const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]);
			expect(new Set(ids).size, path).toBe(ids.length);
		}
	});
});

describe("writing", () => {
	it("should refuse a folder of other things and leave nothing behind", async () => {
		const other = join(folder, "mine");
		await mkdir(other);
		await writeFile(join(other, "thesis.txt"), "mine");
		await expect(writeReport({ db, out: other })).rejects.toThrow(UsageError);
		expect(existsSync(join(other, "thesis.txt"))).toBe(true);
		await expect(writeReport({ db: join(folder, "none.duckdb"), out: join(folder, "new") })).rejects.toThrow(
			DatabaseError,
		);
		expect(existsSync(join(folder, "new"))).toBe(false);
		expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
	});

	it("should make a report of an empty database too", async () => {
		const empty = join(folder, "empty.duckdb");
		await (await openDatabase(empty)).close();
		await writeReport({ db: empty, out: join(folder, "nothing") });
		const site = await siteFiles(join(folder, "nothing"));
		expect(brokenLinks(site)).toEqual([]);
		expect(site.get("index.html")?.toString()).toContain("chưa có văn bản nào");
	});

	it("should replace a report as a whole, with the same bytes for the same database", async () => {
		await writeFile(join(out, "documents", "stale.html"), "");
		await writeReport({ db, out, generatedOn: "2026-01-05" });
		const second = await siteFiles(out);
		expect([...second.keys()].toSorted()).toEqual([...files.keys()].toSorted());
		for (const [path, bytes] of second) expect(bytes.equals(files.get(path) ?? Buffer.alloc(0)), path).toBe(true);
		expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
	});
});
