/**
 * Ruled tables typeset with known figures and worn like scans: `tsx bench/tables-synthetic.ts [name part] [--seeds N]`. VERBOSE=1 lists every
 * cell that differs. `--seeds` shifts the seeds: other texts, figures and wear of the same cases (the code was tuned on shift 0). Readings are kept
 * in output/bench-synthetic; delete it to read again.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { findTables } from "../pipeline/extract/tables/index.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { loadRestoreModel, type RestoreModel, restorePage } from "../pipeline/restore/index.js";
import { RestoredPage } from "../schemas/page.js";
import { ccittPdf, jpegPdf } from "../scripts/samples/scan-file.js";
import { type Raster, scanSheet } from "../scripts/samples/wear.js";
import { CASES } from "./tables-synthetic-cases.js";
import { addScores, emptyScore, scoreTable, summary } from "./tables-typed.js";
import { type TypesetTables, typesetTables } from "./tables-typeset.js";

const CACHE = join("output", "bench-synthetic");

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
	const { values, positionals } = parseArgs({ options: { seeds: { type: "string" } }, allowPositionals: true });
	const part = positionals[0] ?? "";
	const shift = Number(values.seeds ?? 0);
	const total = emptyScore();
	let perfect = 0;
	let tables = 0;
	for (const given of CASES.filter((c) => c.name.includes(part))) {
		const set = typesetTables(
			shift === 0 ? given : { ...given, name: `${given.name}+${shift}`, seed: given.seed + shift },
		);
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
