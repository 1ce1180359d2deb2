/**
 * The part of the recognition bench that reads, in a process of its own so that its CPU time and memory are its own:
 *
 *     tsx bench/recognize-read.ts <embedded|native|plain> <pages a file, 0 = all> <workers> <out.json> <file…>
 *
 * `plain` is tesseract.js as its documentation shows it, over the same pictures: two workers, whole pages, no preparation.
 */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { createScheduler, createWorker, OEM, PSM } from "tesseract.js";
import type { SourceDocument } from "../pipeline/acquire/index.js";
import { built } from "./built.js";
import type { ReadFile, ReadPage } from "./recognize-reading.js";

const { openDocument } = await built<typeof import("../pipeline/acquire/index.js")>("acquire/index.js");
const { ENGINES, openEngine, recognizePage } =
	await built<typeof import("../pipeline/recognize/index.js")>("recognize/index.js");
const { loadRestoreModel, restorePage } =
	await built<typeof import("../pipeline/restore/index.js")>("restore/index.js");
const { forEachConcurrently, Slots } =
	await built<typeof import("../pipeline/run/concurrency.js")>("run/concurrency.js");

// The model that tesseract.js's documentation would fetch.
const require = createRequire(import.meta.url);
const plainModel = join(dirname(require.resolve("@tesseract.js-data/vie/package.json")), "4.0.0_best_int");

const [how = "", pagesText, workersText, out = "", ...paths] = process.argv.slice(2);
const most = Number(pagesText) || Number.POSITIVE_INFINITY;
const workers = Number(workersText);

const files: ReadFile[] = paths.map((path) => ({ path, pages: [] }));
// As the runner does it: pages in work over all documents, one more than workers.
const slots = new Slots(workers + 1);
const seconds = { reading: 0, restoring: 0 };
const read = how === "plain" ? await plainReader() : await ownReader();
const began = performance.now();
await forEachConcurrently(files, workers + 1, async (file) => {
	const document = await openDocument(file.path);
	const numbers = Array.from({ length: Math.min(document.pageCount, most) }, (_, i) => i + 1);
	await forEachConcurrently(numbers, workers + 1, async (n) => {
		file.pages[n - 1] = await slots.use(() => read.page(document, n));
	});
	await document.close();
});
seconds.reading = (performance.now() - began) / 1000 - seconds.restoring;
await read.close();
await writeFile(out, JSON.stringify({ seconds, files }));
process.exit(0);

interface Reader {
	page(document: SourceDocument, n: number): Promise<ReadPage>;
	close(): Promise<void>;
}

async function ownReader(): Promise<Reader> {
	const name = ENGINES.find((engine) => engine === how);
	if (!name) throw new Error(`no engine ${how}`);
	const engine = await openEngine(name, { workers });
	const model = loadRestoreModel();
	return {
		close: () => engine.close(),
		page: async (document, n) => {
			const page = await recognizePage(await document.page(n), { engine });
			const start = performance.now();
			const restored = restorePage(page, model);
			seconds.restoring += (performance.now() - start) / 1000;
			const body = restored.lines.filter((line) => line.role === "body");
			return { raw: body.map((l) => l.textRaw).join("\n"), text: body.map((l) => l.text).join("\n") };
		},
	};
}

async function plainReader(): Promise<Reader> {
	const scheduler = createScheduler();
	for (let i = 0; i < workers; i++) {
		const worker = await createWorker("vie", OEM.LSTM_ONLY, {
			langPath: plainModel,
			cacheMethod: "none",
		});
		// Its default, one block, drops whole tables (FIELD-NOTES): the peer gets the setting that suits pages.
		await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, debug_file: "/dev/null" } as never);
		scheduler.addWorker(worker);
	}
	return {
		close: async () => void (await scheduler.terminate()),
		page: async (document, n) => {
			const { data, width, height, channels } = await (await document.page(n)).render();
			const png = await sharp(data, { raw: { width, height, channels } }).png({ compressionLevel: 1 }).toBuffer();
			const raw = (await scheduler.addJob("recognize", png)).data.text;
			return { raw, text: raw };
		},
	};
}
