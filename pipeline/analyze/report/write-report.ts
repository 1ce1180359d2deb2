/** Writes the whole site beside its place and puts it there when it is complete. */
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../../../schemas/errors.js";
import { withSandbox } from "../../load/sandbox.js";
import { packageRoot } from "../../package-root.js";
import { writeAbout } from "./about-page.js";
import type { Context, IndicatorEntry, UnitEntry } from "./context.js";
import { writeCoveragePages } from "./coverage-pages.js";
import { type CropCounts, Crops } from "./crops.js";
import { writeDeadlinePages } from "./deadline-pages.js";
import { writeDocumentPages } from "./document-pages.js";
import { gatherFigures } from "./figures.js";
import { writeFindingPages } from "./findings-pages.js";
import { writeIndicatorPages } from "./indicator-pages.js";
import { type Lang, Locale } from "./locale.js";
import { writeOverview } from "./overview-page.js";
import { paths } from "./paths.js";
import { Reader } from "./reader.js";
import { SiteWriter } from "./site-writer.js";
import { STYLE } from "./style.js";
import { UNITS_SQL, writeUnitPages } from "./unit-pages.js";

export type ReportProgress = Context["progress"];

export interface ReportOptions {
	db: string;
	/** Folder of the site; replaced as a whole when it holds a report already. */
	out: string;
	/** Default "vi". */
	lang?: Lang;
	/** Day stated in the footer, ISO; the only thing in the pages that is not from the database. Default: today. */
	generatedOn?: string;
	/** Folder that keeps cut pictures for the next time. */
	work?: string;
	/** Where the source files lie now; default: where they were read. */
	sources?: string;
	/** Cut pictures of the figures' places from the source files. Default true. */
	images?: boolean;
	/** Of DuckDB; default "1GB". */
	memoryLimit?: string;
	progress?: ReportProgress;
	signal?: AbortSignal;
}

export interface ReportSummary {
	out: string;
	/** HTML pages. */
	pages: number;
	/** Bytes of the HTML pages. */
	bytes: number;
	largest: { path: string; bytes: number };
	images: CropCounts;
	seconds: number;
}

/** File in the root of a site by which we know it again. */
export const MARKER = "sohoa-report.json";

/**
 * Writes the report of a database as a static site. Deterministic: the same database, files and day give the same bytes.
 * @throws UsageError when the folder holds something that is no report; DatabaseError when the database cannot be read.
 */
export async function writeReport(options: ReportOptions): Promise<ReportSummary> {
	const started = performance.now();
	const out = existsSync(options.out) ? realpathSync(options.out) : resolve(options.out);
	refuseForeign(out, options.out);
	const building = join(dirname(out), `.${basename(out)}.new-${process.pid}`);
	await mkdir(dirname(out), { recursive: true });
	removeLeftovers(out);
	try {
		const result = await build(options, building);
		await swap(building, out);
		return { out: options.out, ...result, seconds: (performance.now() - started) / 1000 };
	} catch (error) {
		await rm(building, { recursive: true, force: true });
		throw error;
	}
}

async function build(options: ReportOptions, building: string): Promise<Omit<ReportSummary, "out" | "seconds">> {
	const locale = new Locale(options.lang ?? "vi");
	const generatedOn = options.generatedOn ?? new Date().toISOString().slice(0, 10);
	const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };
	const site = { locale, generatedOn, version, database: basename(options.db) };
	const writer = new SiteWriter(building, site);
	const crops = new Crops({
		...{ out: building, cache: options.work ?? null, sources: options.sources ?? null },
		...{ enabled: options.images !== false, signal: options.signal },
	});
	await withSandbox(options.db, { memoryLimit: options.memoryLimit }, async (connection) => {
		const reader = new Reader(connection);
		const progress = options.progress ?? (() => undefined);
		progress("figures", 0, 1);
		await gatherFigures(reader);
		progress("figures", 1, 1);
		const context: Context = {
			...{ site, reader, writer, crops, progress, signal: options.signal },
			units: new Map((await reader.all<UnitEntry>(UNITS_SQL)).map((u) => [u.key, u])),
			indicators: new Map((await reader.all<IndicatorEntry>(INDICATORS_SQL)).map((i) => [i.id, i])),
			parts: new Map(),
		};
		await writer.file(paths.style, STYLE);
		// documents first: they cut the pictures and know on which part each figure stands
		await writeDocumentPages(context);
		await writeIndicatorPages(context);
		await writeUnitPages(context);
		await writeCoveragePages(context);
		await writeFindingPages(context);
		await writeDeadlinePages(context);
		await writeAbout(context);
		await writeOverview(context);
	});
	const { pages, bytes, largest } = writer;
	const marker = { program: "sohoa", version, lang: locale.lang, generatedOn, pages, largest };
	await writer.file(MARKER, `${JSON.stringify(marker, null, 2)}\n`);
	return { pages, bytes, largest, images: crops.counts };
}

/** A folder with other people's files is not ours to replace. */
function refuseForeign(out: string, named: string): void {
	if (!existsSync(out)) return;
	if (!statSync(out).isDirectory())
		throw new UsageError(`${named} is a file, not a folder.`, "Name a folder for the report with --out.");
	if (readdirSync(out).length > 0 && !existsSync(join(out, MARKER)))
		throw new UsageError(
			`${named} holds files that are no report of sohoa.`,
			"The folder of a report is replaced as a whole: name an empty or a new one with --out.",
		);
}

/** What a killed run has left. */
function removeLeftovers(out: string): void {
	const prefix = `.${basename(out)}.`;
	for (const name of readdirSync(dirname(out))) {
		const pid = /^(?:new|old)-(\d+)$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "")?.[1];
		if (pid && !isRunning(Number(pid))) rmSync(join(dirname(out), name), { recursive: true, force: true });
	}
}

function isRunning(pid: number): boolean {
	if (pid === process.pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

async function swap(building: string, out: string): Promise<void> {
	const old = join(dirname(out), `.${basename(out)}.old-${process.pid}`);
	if (existsSync(out)) await rename(out, old);
	await rename(building, out);
	await rm(old, { recursive: true, force: true });
}

/** The registry, and indicators that only figures name. */
const INDICATORS_SQL = `SELECT coalesce(i.indicator_id, f.indicator_id) AS id, coalesce(i.name, f.indicator_id) AS name, i.name_en, i.area,
		i.measure, i.direction, i.kind, i.minimum, i.maximum, coalesce(f.figures, 0) AS figures, coalesce(f.units, 0) AS units,
		coalesce(f.documents, 0) AS documents, f.year_first, f.year_last
	FROM indicators i FULL JOIN (
		SELECT indicator_id, count(*)::INTEGER AS figures, count(DISTINCT unit_key)::INTEGER AS units,
			count(DISTINCT document_id)::INTEGER AS documents, min(year) AS year_first, max(year) AS year_last
		FROM report_figures WHERE indicator_id IS NOT NULL GROUP BY indicator_id
	) f ON f.indicator_id = i.indicator_id
	ORDER BY id`;
