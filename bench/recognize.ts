/**
 * How well and how fast pages are read, in the same run as the tools people use now (each left out where it is not installed).
 *
 *     npm run bench:recognize -- [part…] [options]
 *
 * Parts (default: words, conditions, damaged):
 *   words       pages with transcripts: pages a minute, CPU seconds a page, memory, errors before and after restoration
 *   clock       60 scanned pages of letters without transcripts: the same costs
 *   conditions  seal, pale, skewed, turned, coarse pages, each against plain tesseract
 *   damaged     files made to break readers: outcome and seconds
 *   memory      resident memory over many pages, every 20 pages
 *
 * Options: --shared FOLDER (default ../shared) · --pages N of each file · --readers embedded,native,tesseract,ocrmypdf,plain ·
 * --node PATH (another Node.js for one more row) · --memory N pages (default 400) · --keep FOLDER for what was read
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { benchConditions } from "./recognize-conditions.js";
import { benchDamaged } from "./recognize-damaged.js";
import { benchMemory } from "./recognize-memory.js";
import { type ReaderName, readWith } from "./recognize-peers.js";
import { pageCount, type ReadFile, type Reading } from "./recognize-reading.js";
import { percent, scoreText, sumScores, type TextScore } from "./recognize-score.js";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		shared: { type: "string", default: "../shared" },
		pages: { type: "string" },
		readers: { type: "string", default: "embedded,native,tesseract,ocrmypdf,plain" },
		node: { type: "string" },
		memory: { type: "string", default: "400" },
		keep: { type: "string" },
	},
});
const parts = positionals.length > 0 ? positionals : ["words", "conditions", "damaged"];
const readers = values.readers.split(",") as ReaderName[];
const mostPages = Number(values.pages ?? Number.POSITIVE_INFINITY);
const scratch = await mkdtemp(join(tmpdir(), "bench-recognize-"));
console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)} at the start`);
try {
	for (const part of parts) {
		console.log(`\n## ${part}`);
		if (part === "words") await words();
		else if (part === "clock") await clock();
		else if (part === "conditions") await benchConditions(values.shared, scratch);
		else if (part === "damaged") await benchDamaged(join(values.shared, "damaged"));
		else if (part === "memory") await benchMemory(join(values.shared, "scans/kien-giang"), Number(values.memory));
		else console.error(`No part ${part}.`);
	}
} finally {
	await rm(scratch, { recursive: true });
}
process.exit(0);

/** The scans that have transcripts. */
async function words(): Promise<void> {
	const folder = join(values.shared, "scans/with-truth");
	if (!existsSync(folder)) return console.log(`${folder} is not here: nothing to measure.`);
	const paths = readdirSync(folder)
		.filter((name) => name.endsWith(".pdf"))
		.map((name) => join(folder, name));
	for (const reading of await readAll(paths, mostPages)) printWords(reading);
}

/** As many scanned letters as make 60 pages. */
async function clock(): Promise<void> {
	const folder = join(values.shared, "scans/kien-giang");
	if (!existsSync(folder)) return console.log(`${folder} is not here: nothing to measure.`);
	const names = readdirSync(folder).filter((name) => name.endsWith(".pdf"));
	const paths = names.slice(0, Number(values.pages ?? 30)).map((name) => join(folder, name));
	for (const reading of await readAll(paths, Number.POSITIVE_INFINITY)) printCost(reading);
}

async function readAll(paths: string[], most: number): Promise<Reading[]> {
	const readings: Reading[] = [];
	const batch = { paths, mostPages: most, scratch };
	for (const [name, node] of [
		...readers.map((reader) => [reader, process.execPath] as const),
		...(values.node ? [["embedded", values.node] as const] : []),
	]) {
		const reading = await readWith(name, batch, node);
		if (!reading) continue;
		readings.push(reading);
		if (!values.keep) continue;
		await mkdir(values.keep, { recursive: true });
		await writeFile(join(values.keep, `${reading.name}.json`), JSON.stringify(reading));
	}
	return readings;
}

function printCost({ name, files, cost, restoring }: Reading): void {
	const pages = pageCount(files);
	const restored = restoring ? ` (${restoring.toFixed(1)} s of it restoring)` : "";
	console.log(
		`${name}: ${pages} pages in ${cost.seconds.toFixed(1)} s${restored} · ${((60 * pages) / cost.seconds).toFixed(1)} pages a minute · ${(cost.cpuSeconds / pages).toFixed(2)} CPU s a page · peak ${Math.round(cost.peakMb)} MB`,
	);
}

function printWords(reading: Reading): void {
	printCost(reading);
	const own = reading.name.startsWith("sohoa");
	for (const kind of own ? (["raw", "text"] as const) : (["raw"] as const)) {
		const scores = reading.files.map((file) => scoreFile(file, kind));
		const all = sumScores(scores);
		const each = reading.files.map((file, i) => `${basename(file.path, ".pdf")} ${percent(scores[i]!.words)}`);
		console.log(
			`  ${kind === "raw" ? "as read" : "restored"}: words wrong ${percent(all.words)} of ${all.words.of} (${each.join(", ")}) · characters ${percent(all.characters)} · marked characters ${percent(all.marked)}`,
		);
	}
}

function scoreFile({ path, pages }: ReadFile, kind: "raw" | "text"): TextScore {
	const truth = readFileSync(path.replace(/\.\w+$/, ".truth.txt"), "utf8");
	const read = pages.map((page) => page[kind]).join("\n");
	if (!Number.isFinite(mostPages)) return scoreText(truth, read);
	// Of a file read in part, only about as much of the transcript can be there.
	const share = read.split(/\s+/).length * 0.95;
	return scoreText(truth.split(/\s+/).slice(0, Math.round(share)).join(" "), read);
}
