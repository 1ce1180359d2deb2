import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeReport } from "../../pipeline/analyze/report/index.js";
import { documentId, makeSampleDatabase, ONLINE } from "./sample-database.js";

/** SOHOA_CHROMIUM, or a browser of one of the usual names on the PATH. */
function findChromium(): string | null {
	if (process.env.SOHOA_CHROMIUM) return process.env.SOHOA_CHROMIUM;
	const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
	for (const folder of (process.env.PATH ?? "").split(delimiter))
		for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
	return null;
}

const executablePath = findChromium();
if (!executablePath)
	console.warn("report in a browser: skipped, there is no Chromium (set SOHOA_CHROMIUM to its path)");

const ARGUMENTS = [
	"--no-sandbox",
	"--disable-gpu",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

describe.skipIf(!executablePath)("the report in a browser", () => {
	const folder = mkdtempSync(join(tmpdir(), "sohoa-browser-"));
	let browser: Browser;
	let axe: string;
	const id = (seed: string) => documentId(seed).slice(0, 24);
	const pages = [
		"index.html",
		`indicators/i-${ONLINE}.html`,
		"indicators/index.html",
		"indicators/unmatched.html",
		"units/u-747.html",
		"units/index.html",
		"documents/index.html",
		`documents/${id("hostile").slice(0, 2)}/d-${id("hostile")}.html`,
		`documents/${id("y2022").slice(0, 2)}/d-${id("y2022")}.html`,
		"coverage/index.html",
		"findings/index.html",
		"findings/r-audit.ratio.html",
		"deadlines/index.html",
		"about.html",
	];
	const address = (site: string, page: string) => pathToFileURL(join(folder, site, page)).href;

	beforeAll(async () => {
		const db = join(folder, "r.duckdb");
		await makeSampleDatabase(db);
		await writeReport({ db, out: join(folder, "vi"), generatedOn: "2026-01-05" });
		await writeReport({ db, out: join(folder, "en"), lang: "en", generatedOn: "2026-01-05" });
		axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
		browser = await chromium.launch({ executablePath: executablePath ?? undefined, headless: true, args: ARGUMENTS });
	});
	afterAll(async () => {
		await browser?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	/** A page that notes whatever goes wrong: messages, faults, requests that fail or leave the disk. */
	async function watched(context: BrowserContext) {
		const page = await context.newPage();
		const trouble: string[] = [];
		page.on("console", (m) => trouble.push(`console: ${m.text()}`));
		page.on("pageerror", (e) => trouble.push(`fault: ${e.message}`));
		page.on("requestfailed", (r) => trouble.push(`failed: ${r.url()}`));
		page.on("request", (r) => {
			if (!r.url().startsWith("file:")) trouble.push(`network: ${r.url()}`);
		});
		return { page, trouble };
	}

	it.each([360, 1280])("should open from disk at %i pixels, quietly and without scrolling sideways", async (width) => {
		const context = await browser.newContext({ viewport: { width, height: 800 } });
		const { page, trouble } = await watched(context);
		for (const site of ["vi", "en"])
			for (const path of width === 360 ? pages : pages.slice(0, 5)) {
				await page.goto(address(site, path));
				const seen = await page.evaluate(`({
					over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
					lang: document.documentElement.lang, broken: window.broken,
					styled: getComputedStyle(document.querySelector(".top")).backgroundColor,
				})`);
				expect(seen, `${site}/${path}`).toEqual({ over: 0, lang: site, styled: "rgb(15, 76, 117)" });
			}
		expect(trouble).toEqual([]);
		await context.close();
	});

	it("should have no fault that axe finds", async () => {
		// the site allows no scripts, so the checker needs leave to run
		const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 } });
		const page = await context.newPage();
		// one of each kind of page
		for (const [i, path] of pages.filter((p) => !/unmatched|units\/index|r-audit|deadlines/.test(p)).entries()) {
			await page.goto(address(i % 2 ? "en" : "vi", path));
			await page.evaluate(axe);
			const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
				violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
			};
			expect(
				violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)} ${v.nodes[0]?.failureSummary}`),
				path,
			).toEqual([]);
		}
		await context.close();
	});

	it("should be usable by keyboard: skip link first, then tables that scroll", async () => {
		const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		await page.goto(address("vi", `indicators/i-${ONLINE}.html`));
		await page.keyboard.press("Tab");
		expect(await page.evaluate("document.activeElement.className")).toBe("skip");
		expect(await page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")).toBe(true);
		await page.keyboard.press("Enter");
		expect(await page.evaluate("document.activeElement.id")).toBe("content");
		const region = page.locator(".scroll").first();
		await region.focus();
		expect(await page.evaluate("document.activeElement.scrollWidth > document.activeElement.clientWidth")).toBe(true);
		expect(await page.evaluate("document.activeElement.className")).toBe("scroll");
		await context.close();
	});

	it("should print on A4 without losing columns", async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		await page.goto(address("vi", `indicators/i-${ONLINE}.html`));
		expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
		await page.emulateMedia({ media: "print" });
		// 182 mm of text width at 96 dpi
		await page.setViewportSize({ width: 688, height: 1000 });
		const wide = await page.evaluate(
			`[...document.querySelectorAll("table")].map((t) => t.scrollWidth - document.querySelector("main").clientWidth)`,
		);
		for (const over of wide as number[]) expect(over).toBeLessThanOrEqual(0);
		expect(await page.locator(".top").isVisible()).toBe(false);
		await context.close();
	});
});
