/**
 * Ruled tables typeset with known figures and worn like scans: `tsx bench/tables-synthetic.ts [name part]`. VERBOSE=1 lists every cell that
 * differs. Readings are kept in output/bench-synthetic; delete it to read again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { findTables } from "../pipeline/extract/tables/index.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { loadRestoreModel, type RestoreModel, restorePage } from "../pipeline/restore/index.js";
import { RestoredPage } from "../schemas/page.js";
import { ccittPdf, jpegPdf } from "../scripts/samples/scan-file.js";
import { type Raster, scanSheet } from "../scripts/samples/wear.js";
import { addScores, emptyScore, scoreTable, summary } from "./tables-typed.js";
import { type TypesetCase, type TypesetTables, typesetTables } from "./tables-typeset.js";

const CACHE = join("output", "bench-synthetic");

const BITONAL = { dpi: 200, blur: 0.5, noise: 18, specks: 60, threshold: 150 };
const GREY = { dpi: 200, blur: 0.7, noise: 10, specks: 30, contrast: 0.8, paper: 240 };

/** Every case has its own seed; all things that real scans do to tables occur at least once. */
const CASES: TypesetCase[] = [
	{ name: "plain", seed: 1, figures: 7, rows: 24, size: 11, wear: { ...BITONAL } },
	{
		name: "twelve-landscape",
		seed: 2,
		landscape: true,
		figures: 12,
		rows: 20,
		size: 10,
		wear: { ...BITONAL, skew: 0.4 },
	},
	{
		name: "two-pages",
		seed: 3,
		figures: 6,
		rows: 46,
		size: 11.5,
		repeatHeader: true,
		wear: { ...BITONAL, skew: -0.3 },
	},
	{ name: "no-repeat", seed: 4, figures: 6, rows: 44, size: 12, wear: { ...BITONAL, skew: 0.2 } },
	{ name: "skewed", seed: 5, figures: 8, rows: 22, size: 11, wear: { ...BITONAL, skew: 1.5 } },
	{ name: "small-type", seed: 6, landscape: true, figures: 13, rows: 24, size: 8.5, wear: { ...BITONAL } },
	{
		name: "faint-lines",
		seed: 7,
		figures: 7,
		rows: 22,
		size: 11,
		weight: 0.3,
		lineColour: "#777",
		wear: { ...GREY },
		quality: 60,
	},
	{ name: "broken-lines", seed: 8, figures: 7, rows: 22, size: 11, weight: 0.5, broken: 0.12, wear: { ...BITONAL } },
	{
		name: "seal-header",
		seed: 9,
		figures: 7,
		rows: 20,
		size: 11,
		seal: "header",
		wear: { ...GREY, colour: true },
		quality: 60,
	},
	{
		name: "seal-body",
		seed: 10,
		figures: 7,
		rows: 20,
		size: 11,
		seal: "body",
		wear: { ...GREY, colour: true, skew: 0.6 },
		quality: 55,
	},
	{ name: "seal-bitonal", seed: 11, figures: 6, rows: 20, size: 12, seal: "body", wear: { ...BITONAL } },
	{
		name: "heavy-worn",
		seed: 12,
		figures: 7,
		rows: 22,
		size: 11,
		wear: { ...BITONAL, blur: 0.9, noise: 32, threshold: 165, skew: -0.8 },
	},
	{
		name: "thin-worn",
		seed: 13,
		figures: 7,
		rows: 22,
		size: 11,
		wear: { ...BITONAL, blur: 0.8, noise: 26, threshold: 118 },
	},
	{ name: "150-dpi", seed: 14, figures: 6, rows: 20, size: 12, wear: { ...GREY, dpi: 150 }, quality: 60 },
	{ name: "300-dpi", seed: 15, landscape: true, figures: 12, rows: 22, size: 9.5, wear: { ...BITONAL, dpi: 300 } },
	{ name: "jpeg-low", seed: 16, figures: 8, rows: 22, size: 10.5, wear: { ...GREY, noise: 14 }, quality: 30 },
];

let engine: OcrEngine | null = null;
let model: RestoreModel | null = null;

async function packed(set: TypesetTables): Promise<Uint8Array> {
	const rasters: Raster[] = [];
	for (const [i, sheet] of set.sheets.entries())
		rasters.push(await scanSheet(sheet, { ...set.wear, seed: set.wear.seed + i }));
	return set.quality === null ? ccittPdf(rasters) : jpegPdf(rasters, set.quality);
}

async function readPages(set: TypesetTables): Promise<RestoredPage[]> {
	const kept = join(CACHE, `${set.name}.json`);
	if (existsSync(kept)) return RestoredPage.array().parse(JSON.parse(readFileSync(kept, "utf8")));
	mkdirSync(CACHE, { recursive: true });
	const path = join(CACHE, `${set.name}.pdf`);
	writeFileSync(path, await packed(set));
	engine ??= createOcrEngine({ workers: 1 });
	model ??= loadRestoreModel();
	const source = await openDocument(path);
	const pages: RestoredPage[] = [];
	for (let n = 1; n <= source.pageCount; n++)
		pages.push(restorePage(await recognizePage(await source.page(n), { engine }), model));
	await source.close();
	writeFileSync(kept, JSON.stringify(pages));
	return pages;
}

async function main(): Promise<void> {
	const [part = ""] = process.argv.slice(2);
	const total = emptyScore();
	let perfect = 0;
	let tables = 0;
	for (const given of CASES.filter((c) => c.name.includes(part))) {
		const set = typesetTables(given);
		const found = findTables(await readPages(set)).tables;
		for (const typed of set.tables) {
			const best = found.map((t) => scoreTable(typed, t)).sort((a, b) => b.figuresRight - a.figuresRight)[0];
			const score = best ?? scoreTable(typed, null);
			addScores(total, score);
			total.invented += Math.max(0, found.length - 1);
			tables++;
			if (score.figuresRight === score.figures && score.figuresWrong === 0) perfect++;
			console.log(`${given.name.padEnd(18)} ${found.length} found  ${summary(score)}`);
			if (process.env.VERBOSE === "1") for (const m of score.mistakes) console.log(`       ${m}`);
		}
	}
	console.log(`${"ALL".padEnd(27)} ${summary(total)}; every figure right in ${perfect} of ${tables} tables`);
	await engine?.close();
	endIdlePdfThreads();
}

await main();
