/**
 * How well and how fast pages are read: words wrong, pages a minute, CPU seconds a page, memory. In the same run as native tesseract and
 * OCRmyPDF where they are on the PATH.
 *
 *     npx tsx bench/recognize.ts [--pages N] [--peers] ../shared/scans/with-truth
 *     npx tsx bench/recognize.ts --damaged ../shared/damaged
 */
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs, promisify } from "node:util";
import sharp from "sharp";
import { openDocument } from "../pipeline/acquire/index.js";
import { createOcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { scoreWords, wordsOf } from "./recognize-words.js";

const run = promisify(execFile);

interface Reading {
	name: string;
	/** Text of each page of each file, in order. */
	texts: Map<string, string[]>;
	seconds: number;
	/** Null for other processes, whose time is not counted here. */
	cpuSeconds: number | null;
	peakMb: number | null;
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { pages: { type: "string" }, peers: { type: "boolean" }, damaged: { type: "boolean" } },
});
const folder = positionals[0] ?? (values.damaged ? "../shared/damaged" : "../shared/scans/with-truth");
if (!existsSync(folder)) {
	console.error(`${folder} is not here: nothing to measure.`);
	process.exit(0);
}
const most = Number(values.pages ?? Number.POSITIVE_INFINITY);
const files = readdirSync(folder).filter((name) => /\.(pdf|png|jpe?g|tiff?)$/i.test(name));
await (values.damaged ? damaged() : scans());
process.exit(0);

async function scans(): Promise<void> {
	const readings = [await ours()];
	if (values.peers) readings.push(...(await peers()));
	for (const reading of readings) print(reading);
}

async function ours(): Promise<Reading> {
	const engine = createOcrEngine();
	const texts = new Map<string, string[]>();
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, 500);
	const before = process.cpuUsage();
	const start = performance.now();
	for (const file of files) {
		const document = await openDocument(join(folder, file));
		const pages: string[] = [];
		let next = 1;
		const lane = async () => {
			while (next <= Math.min(document.pageCount, most)) {
				const n = next++;
				const page = await recognizePage(await document.page(n), { engine });
				pages[n - 1] = page.lines
					.filter((line) => line.role === "body")
					.map((line) => line.text)
					.join("\n");
			}
		};
		await Promise.all([lane(), lane()]);
		await document.close();
		texts.set(file, pages);
	}
	const seconds = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(before);
	clearInterval(watch);
	await engine.close();
	return { name: "sohoa", texts, seconds, cpuSeconds: (user + system) / 1e6, peakMb: peak / 1e6 };
}

async function peers(): Promise<Reading[]> {
	const out: Reading[] = [];
	const scratch = await mkdtemp(join(tmpdir(), "bench-"));
	const env = { ...process.env, OMP_THREAD_LIMIT: "1" };
	try {
		for (const [name, read] of [
			["tesseract", nativeTesseract],
			["ocrmypdf", ocrmypdf],
		] as const) {
			try {
				await run(name, ["--version"]);
			} catch {
				console.error(`${name} is not installed: left out.`);
				continue;
			}
			const texts = new Map<string, string[]>();
			const start = performance.now();
			for (const file of files) texts.set(file, await read(join(folder, file), scratch, env));
			out.push({ name, texts, seconds: (performance.now() - start) / 1000, cpuSeconds: null, peakMb: null });
		}
	} finally {
		await rm(scratch, { recursive: true });
	}
	return out;
}

/** Two processes at once, pages at the scan's own resolution. */
async function nativeTesseract(path: string, scratch: string, env: NodeJS.ProcessEnv): Promise<string[]> {
	const document = await openDocument(path);
	const pages: string[] = [];
	let next = 1;
	const lane = async () => {
		while (next <= Math.min(document.pageCount, most)) {
			const n = next++;
			const image = await (await document.page(n)).render();
			const { width, height, channels } = image;
			const png = join(scratch, `${n}.png`);
			await writeFile(png, await sharp(image.data, { raw: { width, height, channels } }).png().toBuffer());
			const args = [png, "-", "-l", "vie", "--psm", "3", "--dpi", String(Math.round(image.dpi))];
			pages[n - 1] = (await run("tesseract", args, { env, maxBuffer: 1e8 })).stdout;
		}
	};
	await Promise.all([lane(), lane()]);
	await document.close();
	return pages;
}

async function ocrmypdf(path: string, scratch: string, env: NodeJS.ProcessEnv): Promise<string[]> {
	const sidecar = join(scratch, "text.txt");
	const range = Number.isFinite(most) ? ["--pages", `1-${most}`] : [];
	const args = ["--jobs", "2", "-l", "vie", "--output-type", "pdf", "--force-ocr", "--sidecar", sidecar, ...range];
	await run("ocrmypdf", [...args, path, join(scratch, "out.pdf")], { env, maxBuffer: 1e8 });
	return readFileSync(sidecar, "utf8").split("\f").slice(0, most);
}

function print({ name, texts, seconds, cpuSeconds, peakMb }: Reading): void {
	const pages = [...texts.values()].reduce((sum, list) => sum + list.length, 0);
	const cpu = cpuSeconds === null ? "" : ` · ${(cpuSeconds / pages).toFixed(2)} CPU s a page`;
	const memory = peakMb === null ? "" : ` · peak ${Math.round(peakMb)} MB`;
	console.log(
		`${name}: ${pages} pages in ${seconds.toFixed(1)} s (${((60 * pages) / seconds).toFixed(1)} a minute)${cpu}${memory}`,
	);
	let words = 0;
	let errors = 0;
	for (const [file, list] of texts) {
		const truth = join(folder, file.replace(/\.\w+$/, ".truth.txt"));
		if (!existsSync(truth)) continue;
		const read = wordsOf(list.join("\n"));
		const all = wordsOf(readFileSync(truth, "utf8"));
		// Of a file read in part, only about as much of the transcript can be there.
		const score = scoreWords(Number.isFinite(most) ? all.slice(0, Math.round(read.length * 1.02)) : all, read);
		words += score.words;
		errors += score.errors;
		const left = score.leftOut > 0 ? ` (${score.leftOut} words of the transcript left out)` : "";
		console.log(`  ${file}: ${((100 * score.errors) / score.words).toFixed(2)} % of ${score.words} words wrong${left}`);
	}
	if (words > 0) console.log(`  all: ${((100 * errors) / words).toFixed(2)} % of ${words} words wrong`);
}

/** Every file of a folder of broken ones: loaded or refused, with the time it took. */
async function damaged(): Promise<void> {
	const engine = createOcrEngine();
	for (const file of files) {
		const start = performance.now();
		const outcome = await tryFile(join(folder, file), engine).catch((error: { code?: string; message: string }) => {
			if (!error.code) throw error;
			return `refused: ${error.code}`;
		});
		console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${basename(file)}  ${outcome}`);
	}
	await engine.close();
}

async function tryFile(path: string, engine: ReturnType<typeof createOcrEngine>): Promise<string> {
	const document = await openDocument(path);
	try {
		const problems = new Set<string>();
		let lines = 0;
		for (let n = 1; n <= document.pageCount; n++) {
			const page = await recognizePage(await document.page(n), { engine });
			lines += page.lines.length;
			for (const problem of page.problems) problems.add(problem.code);
		}
		const trouble = problems.size === 0 ? "" : `, problems: ${[...problems].join(", ")}`;
		return `loaded: ${document.pageCount} pages, ${lines} lines${trouble}`;
	} finally {
		await document.close();
	}
}
