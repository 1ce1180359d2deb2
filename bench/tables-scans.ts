/**
 * Tables of real scans against typed truth (bench/truth/tables): `tsx bench/tables-scans.ts [tune|report|report2|report3|all] [folder shared/scans]`.
 * Pages are read once and kept in output/bench-recognized; delete that folder to read them again. VERBOSE=1 lists the cells that differ.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { extractDocument } from "../pipeline/extract/index.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { loadRestoreModel, type RestoreModel, restorePage } from "../pipeline/restore/index.js";
import { validateDocument } from "../pipeline/validate/index.js";
import { RecognizedPage } from "../schemas/page.js";
import type { Wear } from "../scripts/samples/wear.js";
import { printAndScan } from "./tables-printed.js";
import { addScores, bars, emptyScore, scoreTable, summary, type TableScore, type TypedTable } from "./tables-typed.js";

const CACHE = join("output", "bench-recognized");
const TRUTH = join("bench", "truth", "tables");

interface TruthPage {
	document: string;
	/** Below the folder given; scans/kien-giang where absent. */
	folder?: string;
	page: number;
	split: "tune" | "report" | "report2" | "report3";
	/** How a born-digital page was printed and scanned by this bench. */
	printed?: Wear;
	/** "English" among them marks a page in that language: neither OCR model nor restoration is made for it. */
	notes?: string[];
	tables: TypedTable[];
}

/** Real scans are what counts; printed pages have real tables and words, but our own wear. */
const kindOf = (truth: TruthPage): string =>
	truth.printed ? (truth.notes?.includes("English") ? "printed, English" : "printed") : "scanned";

interface ReadPage {
	page: RecognizedPage;
	/** Seconds that reading took. */
	seconds: number;
}

let engine: OcrEngine | null = null;
let model: RestoreModel | null = null;

/** The page as recognize hands it on; from the cache when it was read before. */
async function readPage(shared: string, truth: TruthPage): Promise<ReadPage> {
	const name = `${basename(truth.document, ".pdf")}-${truth.page}`;
	const kept = join(CACHE, `${name}.json`);
	if (existsSync(kept)) {
		const { page, seconds } = JSON.parse(readFileSync(kept, "utf8")) as ReadPage;
		return { page: RecognizedPage.parse(page), seconds };
	}
	mkdirSync(CACHE, { recursive: true });
	engine ??= createOcrEngine({ workers: 1 });
	let path = join(shared, truth.folder ?? join("scans", "kien-giang"), truth.document);
	let number = truth.page;
	if (truth.printed) {
		const scan = await printAndScan(path, number, truth.printed);
		path = join(CACHE, `${name}.pdf`);
		number = 1;
		writeFileSync(path, scan);
	}
	const source = await openDocument(path);
	const start = performance.now();
	const page = { ...(await recognizePage(await source.page(number), { engine })), page: truth.page };
	const seconds = (performance.now() - start) / 1000;
	await source.close();
	writeFileSync(kept, JSON.stringify({ page, seconds }));
	return { page, seconds };
}

async function main(): Promise<void> {
	const [half = "all", shared = join("..", "shared")] = process.argv.slice(2);
	const verbose = process.env.VERBOSE === "1";
	if (!existsSync(join(shared, "scans"))) {
		console.error(`${shared} has no folder "scans": give the folder of the shared material as second argument.`);
		process.exitCode = 1;
		return;
	}
	model ??= loadRestoreModel();
	const totals = new Map<string, TableScore>();
	const time = { pages: 0, recognize: 0, extract: 0 };
	let corrected = 0;
	for (const file of readdirSync(TRUTH)
		.filter((f) => f.endsWith(".json"))
		.sort()) {
		const truth = JSON.parse(readFileSync(join(TRUTH, file), "utf8")) as TruthPage;
		if (half !== "all" && truth.split !== half) continue;
		const group = `${truth.split} ${kindOf(truth)}`;
		const total = totals.get(group) ?? emptyScore();
		totals.set(group, total);
		const { page, seconds } = await readPage(shared, truth);
		const restored = restorePage(page, model);
		const start = performance.now();
		const extracted = extractDocument([restored]);
		time.extract += (performance.now() - start) / 1000;
		time.recognize += seconds;
		time.pages++;
		const audited = validateDocument("bench", extracted);
		corrected += audited.observations.filter((o) => o.status === "corrected").length;
		corrected += extracted.findings.filter((f) => /^table\.(?:cell-solved|ordinal)/.test(f.rule)).length;
		const name = `${truth.split.padEnd(7)} ${file.replace(".json", "").padEnd(20)}`;
		const left = [...extracted.tables];
		for (const typed of truth.tables) {
			const ranked = left
				.map((t) => ({ t, score: scoreTable(typed, t) }))
				.sort((a, b) => b.score.exact - a.score.exact || b.score.words - a.score.words);
			const best = ranked[0];
			const score = best?.score ?? scoreTable(typed, null);
			if (best) left.splice(left.indexOf(best.t), 1);
			addScores(total, score);
			console.log(`${name} ${summary(score)}`);
			if (verbose) for (const m of score.mistakes) console.log(`       ${m}`);
		}
		for (const t of left) {
			total.invented++;
			console.log(`${name} a table that is none: ${t.method} ${t.rowCount}x${t.columnCount}`);
		}
	}
	for (const [name, score] of [...totals].sort(([a], [b]) => a.localeCompare(b))) {
		console.log(`${name.toUpperCase().padEnd(28)} ${summary(score)}`);
		for (const line of bars(score)) console.log(`${"".padEnd(28)} ${line}`);
	}
	console.log(
		`${time.pages} pages: reading ${(time.recognize / time.pages).toFixed(2)} s a page, extracting ${(time.extract / time.pages).toFixed(3)} s a page; corrected by proof: ${corrected}`,
	);
	await engine?.close();
	endIdlePdfThreads();
}

await main();
