/** The readers of the recognition bench: ours and the tools people use now, each as processes of its own, measured alike. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openDocument } from "../pipeline/acquire/index.js";
import { costOf } from "./process-cost.js";
import type { ReadFile, Reading } from "./recognize-reading.js";

export interface Batch {
	paths: string[];
	/** Pages read of each file, from the first. */
	mostPages: number;
	scratch: string;
}

const WORKERS = 2;
/** One thread a process: on two cores more are 3–4 × slower (FIELD-NOTES). */
const ONE_THREAD = { OMP_THREAD_LIMIT: "1" };

export type ReaderName = "embedded" | "native" | "plain" | "tesseract" | "ocrmypdf";

/** Reads a batch; null, with a message, where the reader is not installed. `node`: the Node.js that ours run on. */
export async function readWith(name: ReaderName, batch: Batch, node = process.execPath): Promise<Reading | null> {
	const needs = {
		embedded: [],
		plain: [],
		native: ["tesseract"],
		tesseract: ["tesseract", "pdftoppm"],
		ocrmypdf: ["ocrmypdf"],
	};
	for (const program of needs[name]) {
		if (isInstalled(program)) continue;
		console.error(`${name}: ${program} is not installed, left out.`);
		return null;
	}
	if (name === "tesseract") return tesseract(batch);
	if (name === "ocrmypdf") return ocrmypdf(batch);
	return ours(name, batch, node);
}

function isInstalled(program: string): boolean {
	try {
		execFileSync("which", [program], { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}

async function ours(how: "embedded" | "native" | "plain", batch: Batch, node: string): Promise<Reading> {
	const out = join(batch.scratch, `${how}.json`);
	const pages = Number.isFinite(batch.mostPages) ? batch.mostPages : 0;
	const tsx = import.meta.resolve("tsx");
	const script = new URL("./recognize-read.ts", import.meta.url).pathname;
	const cost = await costOf(node, ["--import", tsx, script, how, String(pages), String(WORKERS), out, ...batch.paths]);
	const { files, seconds } = JSON.parse(readFileSync(out, "utf8")) as {
		files: ReadFile[];
		seconds: { restoring: number };
	};
	const version = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
	const label = how === "plain" ? "plain tesseract.js" : `sohoa, ${how}`;
	return {
		name: node === process.execPath ? label : `${label}, Node ${version}`,
		files,
		cost,
		restoring: seconds.restoring,
	};
}

/** Two processes at once. PDFs are drawn by pdftoppm at the scans' own resolution, which reads faster and better than 300 dpi (FIELD-NOTES). */
async function tesseract({ paths, mostPages, scratch }: Batch): Promise<Reading> {
	const folder = join(scratch, "tesseract");
	await mkdir(folder, { recursive: true });
	const jobs: string[] = [];
	const counts: number[] = [];
	for (const [f, path] of paths.entries()) {
		const document = await openDocument(path);
		const pages = Math.min(document.pageCount, mostPages);
		counts.push(pages);
		for (let n = 1; n <= pages; n++) {
			const page = await document.page(n);
			const dpi = Math.round(page.imageDpi ?? 300);
			const out = join(folder, `${f}-${n}`);
			const read = `tesseract ${/\.pdf$/i.test(path) ? "-" : quoted(path)} ${out} -l vie --psm 3 --dpi ${dpi}`;
			jobs.push(/\.pdf$/i.test(path) ? `pdftoppm -r ${dpi} -f ${n} -l ${n} -png ${quoted(path)} | ${read}` : read);
		}
		await document.close();
	}
	const list = join(folder, "jobs");
	await writeFile(list, jobs.join("\0"));
	const cost = await costOf("xargs", ["-0", "-a", list, "-P", String(WORKERS), "-n", "1", "bash", "-c"], ONE_THREAD);
	const files = paths.map((path, f) => ({
		path,
		pages: Array.from({ length: counts[f]! }, (_, i) =>
			plainPage(readFileSync(join(folder, `${f}-${i + 1}.txt`), "utf8")),
		),
	}));
	const version = execFileSync("tesseract", ["--version"], { encoding: "utf8" }).split("\n")[0]!;
	return { name: `${version}, own resolution`, files, cost };
}

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;

/** File after file, two jobs each, with the text beside the PDF. */
async function ocrmypdf({ paths, mostPages, scratch }: Batch): Promise<Reading> {
	const total = { seconds: 0, cpuSeconds: 0, peakMb: 0 };
	const files: ReadFile[] = [];
	for (const path of paths) {
		const text = join(scratch, `${basename(path)}.txt`);
		const range = Number.isFinite(mostPages) ? ["--pages", `1-${mostPages}`] : [];
		const args = [
			"--jobs",
			String(WORKERS),
			"-l",
			"vie",
			"--output-type",
			"pdf",
			"--force-ocr",
			"--sidecar",
			text,
			...range,
		];
		const cost = await costOf("ocrmypdf", [...args, path, join(scratch, "out.pdf")], ONE_THREAD);
		total.seconds += cost.seconds;
		total.cpuSeconds += cost.cpuSeconds;
		total.peakMb = Math.max(total.peakMb, cost.peakMb);
		const pages = readFileSync(text, "utf8").replace(/\f$/, "").split("\f");
		files.push({ path, pages: pages.slice(0, mostPages).map(plainPage) });
	}
	const version = execFileSync("ocrmypdf", ["--version"], { encoding: "utf8" }).trim();
	return { name: `OCRmyPDF ${version}`, files, cost: total };
}

const plainPage = (text: string) => ({ raw: text, text });
