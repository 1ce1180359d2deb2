/** Every file of a folder of broken ones: loaded or refused, with the time it took. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { endIdlePdfThreads, openDocument } from "../pipeline/acquire/index.js";
import { createOcrEngine, type OcrEngine, recognizePage } from "../pipeline/recognize/index.js";

/** A file takes no longer than this. */
const LONGEST = 60;

export async function benchDamaged(folder: string): Promise<void> {
	if (!existsSync(folder)) return console.log(`${folder} is not here: nothing to measure.`);
	const engine = createOcrEngine({ workers: 2 });
	const counts = { loaded: 0, refused: 0, slow: 0 };
	for (const file of readdirSync(folder).sort()) {
		if (file.endsWith(".json")) continue;
		const start = performance.now();
		let outcome: string;
		try {
			outcome = await tryFile(join(folder, file), engine);
			counts.loaded++;
		} catch (error) {
			const { code, message } = error as { code?: string; message: string };
			if (!code) throw error;
			outcome = `refused (${code}): ${message.replace(join(folder, file), "it")}`;
			counts.refused++;
		}
		const seconds = (performance.now() - start) / 1000;
		if (seconds > LONGEST) counts.slow++;
		console.log(`${seconds.toFixed(1).padStart(6)} s  ${file}  ${outcome}`);
	}
	await engine.close();
	endIdlePdfThreads();
	console.log(`${counts.loaded} loaded, ${counts.refused} refused, ${counts.slow} over ${LONGEST} s`);
}

async function tryFile(path: string, engine: OcrEngine): Promise<string> {
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
