/** Scans with transcripts as recognized pages, read once and kept. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDocument } from "../pipeline/acquire/index.js";
import { createOcrEngine, RECOGNIZE_VERSION, recognizePage } from "../pipeline/recognize/index.js";
import type { RecognizedPage } from "../schemas/page.js";

export interface Scan {
	name: string;
	pages: RecognizedPage[];
	/** Transcript. */
	truth: string;
}

/**
 * Every `<name>.pdf` of `folder` that has a `<name>.truth.txt`, read as the product reads it. Pages are kept as
 * `cache/<version of recognize>/<name>/<page>.json`; what is there is not read again.
 */
export async function readScans(folder: string, cache: string, workers?: number): Promise<Scan[]> {
	const scans: Scan[] = [];
	const engine = createOcrEngine(workers === undefined ? {} : { workers });
	try {
		for (const file of readdirSync(folder).sort()) {
			const name = file.replace(/\.pdf$/, "");
			const transcript = join(folder, `${name}.truth.txt`);
			if (name === file || !existsSync(transcript)) continue;
			const kept = join(cache, RECOGNIZE_VERSION, name);
			mkdirSync(kept, { recursive: true });
			const document = await openDocument(join(folder, file));
			const pages: RecognizedPage[] = new Array(document.pageCount);
			let next = 1;
			const lane = async () => {
				while (next <= document.pageCount) {
					const n = next++;
					const path = join(kept, `${n}.json`);
					if (!existsSync(path)) {
						const page = await recognizePage(await document.page(n), { engine });
						writeFileSync(`${path}.part`, JSON.stringify(page));
						renameSync(`${path}.part`, path);
					}
					pages[n - 1] = JSON.parse(readFileSync(path, "utf8")) as RecognizedPage;
				}
			};
			await Promise.all(Array.from({ length: workers ?? 2 }, lane));
			await document.close();
			scans.push({ name, pages, truth: readFileSync(transcript, "utf8") });
		}
	} finally {
		await engine.close();
	}
	return scans;
}
