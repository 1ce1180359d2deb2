/**
 * Tables of born-digital PDFs against ICDAR 2013 (European half): `tsx bench/tables.ts [folder] [--python PATH]`, default folder
 * ../shared/tables/icdar2013. Adjacency relations, complete task (finding and structure at once); blank cells are skipped over, spacing and
 * punctuation ignored. With the Python of an environment that has camelot-py and img2table these run on the same files and are counted alike.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { findTables } from "../pipeline/extract/tables/index.js";
import type { RestoredPage } from "../schemas/page.js";
import { type AdjacencyScore, f1, type PlainCell, readStructure, scoreDocument } from "./tables-adjacency.js";

/** Published for Camelot on ICDAR 2013; its counting may differ in detail. */
const CAMELOT_F1 = 0.778;

/** Pages as the text layer gives them; restoration is not under test here. */
async function pagesOf(path: string): Promise<RestoredPage[]> {
	const document = await openDocument(path);
	const pages: RestoredPage[] = [];
	for (let n = 1; n <= document.pageCount; n++) {
		const page = await document.page(n);
		pages.push({
			page: n,
			origin: "text-layer",
			diagnosis: "",
			width: page.width,
			height: page.height,
			rotation: page.rotation,
			skew: 0,
			confidence: 1,
			lines: page.textLayer.map((line) => ({ ...line, textRaw: line.text })),
			rulings: page.rulings,
			cellReadings: [],
			problems: [],
			textDiagnosis: "clean",
			diagnosisConfidence: 1,
			repairs: [],
		});
	}
	await document.close();
	return pages;
}

interface PeerReading {
	tool: string;
	file: string;
	seconds: number;
	tables: { cells: PlainCell[] }[];
}

/** What the tools of a Python environment make of the same files. */
function comparePeers(python: string, folder: string): void {
	const script = fileURLToPath(new URL("tables-peers.py", import.meta.url));
	const run = spawnSync(python, [script, folder], { encoding: "utf8", maxBuffer: 1 << 28 });
	if (run.error || run.status !== 0) {
		console.error(`Other tools are left out: ${run.error?.message ?? run.stderr.trim().split("\n").at(-1)}`);
		return;
	}
	for (const line of run.stderr.split("\n")) if (/is not installed/.test(line)) console.error(line);
	const readings = run.stdout
		.split("\n")
		.filter(Boolean)
		.map((line) => JSON.parse(line) as PeerReading);
	for (const tool of new Set(readings.map((r) => r.tool))) {
		const own = readings.filter((r) => r.tool === tool);
		const total: AdjacencyScore = { correct: 0, expected: 0, found: 0 };
		let mean = 0;
		for (const { file, tables } of own) {
			const score = scoreDocument(readStructure(join(folder, file.replace(/\.pdf$/, "-str.xml"))), tables);
			total.correct += score.correct;
			total.expected += score.expected;
			total.found += score.found;
			mean += f1(score).f1;
		}
		const all = f1(total);
		const seconds = own.reduce((sum, r) => sum + r.seconds, 0);
		console.log(
			`${tool.padEnd(30)} P ${all.precision.toFixed(3)}  R ${all.recall.toFixed(3)}  F1 ${all.f1.toFixed(3)}; mean of ${own.length} documents ${(mean / own.length).toFixed(3)}; ${seconds.toFixed(1)} s`,
		);
	}
}

async function main(): Promise<void> {
	const { values, positionals } = parseArgs({ options: { python: { type: "string" } }, allowPositionals: true });
	const folder = positionals[0] ?? join("..", "shared", "tables", "icdar2013");
	if (!existsSync(folder)) {
		console.error(`${folder} is not there: give the folder of the ICDAR 2013 PDFs with their -str.xml as argument.`);
		process.exitCode = 1;
		return;
	}
	const total: AdjacencyScore = { correct: 0, expected: 0, found: 0 };
	let mean = 0;
	let documents = 0;
	let pageCount = 0;
	let milliseconds = 0;
	for (const file of readdirSync(folder)
		.filter((f) => f.endsWith(".pdf"))
		.sort()) {
		const pages = await pagesOf(join(folder, file));
		const start = performance.now();
		const { tables } = findTables(pages);
		milliseconds += performance.now() - start;
		pageCount += pages.length;
		const score = scoreDocument(readStructure(join(folder, file.replace(/\.pdf$/, "-str.xml"))), tables);
		total.correct += score.correct;
		total.expected += score.expected;
		total.found += score.found;
		mean += f1(score).f1;
		documents++;
		const s = f1(score);
		console.log(
			`${file.padEnd(16)} P ${s.precision.toFixed(3)}  R ${s.recall.toFixed(3)}  F1 ${s.f1.toFixed(3)}  of ${score.expected} relations`,
		);
	}
	const all = f1(total);
	console.log(
		`all relations    P ${all.precision.toFixed(3)}  R ${all.recall.toFixed(3)}  F1 ${all.f1.toFixed(3)}  of ${total.expected} relations`,
	);
	console.log(`mean of ${documents} documents: F1 ${(mean / documents).toFixed(3)}; Camelot, published: ${CAMELOT_F1}`);
	console.log(`${pageCount} pages, ${(milliseconds / pageCount).toFixed(1)} ms a page`);
	endIdlePdfThreads();
	if (values.python) comparePeers(values.python, folder);
	else console.log("Camelot and img2table are left out: give --python, the Python of an environment that has them.");
}

await main();
