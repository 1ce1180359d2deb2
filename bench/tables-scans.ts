/**
 * Tables of real scans against typed truth (bench/truth/tables): `tsx bench/tables-scans.ts [tune|report|all] [folder of scans]`, default
 * ../shared/scans/kien-giang. Pages are read once and kept in output/bench-pages; delete that folder to read them again.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { findTables } from "../pipeline/extract/tables/index.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { loadRestoreModel, type RestoreModel, restorePage } from "../pipeline/restore/index.js";
import { RestoredPage } from "../schemas/page.js";
import { addScores, emptyScore, scoreTable, summary, type TableScore, type TypedTable } from "./tables-typed.js";

const CACHE = join("output", "bench-pages");
const TRUTH = join("bench", "truth", "tables");

interface TruthPage {
	document: string;
	page: number;
	split: "tune" | "report";
	tables: TypedTable[];
}

let engine: OcrEngine | null = null;
let model: RestoreModel | null = null;

/** The page as restore hands it on; from the cache when it was read before. */
async function readPage(folder: string, document: string, page: number): Promise<RestoredPage> {
	const kept = join(CACHE, `${basename(document, ".pdf")}-${page}.json`);
	if (existsSync(kept)) return RestoredPage.parse(JSON.parse(readFileSync(kept, "utf8")));
	engine ??= createOcrEngine({ workers: 1 });
	model ??= loadRestoreModel();
	const source = await openDocument(join(folder, document));
	const restored = restorePage(await recognizePage(await source.page(page), { engine }), model);
	await source.close();
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(kept, JSON.stringify(restored));
	return restored;
}

async function main(): Promise<void> {
	const [half = "all", folder = join("..", "shared", "scans", "kien-giang")] = process.argv.slice(2);
	const verbose = process.env.VERBOSE === "1";
	if (!existsSync(folder)) {
		console.error(`${folder} is not there: give the folder of the scans as second argument.`);
		process.exitCode = 1;
		return;
	}
	const totals: Record<string, TableScore> = { tune: emptyScore(), report: emptyScore() };
	for (const file of readdirSync(TRUTH)
		.filter((f) => f.endsWith(".json"))
		.sort()) {
		const truth = JSON.parse(readFileSync(join(TRUTH, file), "utf8")) as TruthPage;
		if (half !== "all" && truth.split !== half) continue;
		const page = await readPage(folder, truth.document, truth.page);
		const { tables } = findTables([page]);
		const left = [...tables];
		for (const typed of truth.tables) {
			const ranked = left
				.map((t) => ({ t, score: scoreTable(typed, t) }))
				.sort((a, b) => b.score.exact - a.score.exact || b.score.words - a.score.words);
			const best = ranked[0];
			const score = best?.score ?? scoreTable(typed, null);
			if (best) left.splice(left.indexOf(best.t), 1);
			addScores(totals[truth.split]!, score);
			console.log(`${truth.split.padEnd(6)} ${file.replace(".json", "").padEnd(20)} ${summary(score)}`);
			if (verbose) for (const m of score.mistakes) console.log(`       ${m}`);
		}
		for (const t of left) {
			totals[truth.split]!.invented++;
			console.log(
				`${truth.split.padEnd(6)} ${file.replace(".json", "").padEnd(20)} a table that is none: ${t.method} ${t.rowCount}x${t.columnCount}`,
			);
		}
	}
	for (const [name, score] of Object.entries(totals))
		if (score.tables > 0) console.log(`${name.toUpperCase().padEnd(27)} ${summary(score)}`);
	await engine?.close();
	endIdlePdfThreads();
}

await main();
