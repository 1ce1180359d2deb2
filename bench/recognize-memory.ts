/** Resident memory of this process (workers are its threads) while it reads many pages with two workers. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { built } from "./built.js";

const EVERY = 20;

export async function benchMemory(folder: string, pages: number): Promise<void> {
	if (!existsSync(folder)) return console.log(`${folder} is not here: nothing to measure.`);
	const { openDocument } = await built<typeof import("../pipeline/acquire/index.js")>("acquire/index.js");
	const { createOcrEngine, recognizePage } =
		await built<typeof import("../pipeline/recognize/index.js")>("recognize/index.js");
	const { forEachConcurrently, Slots } =
		await built<typeof import("../pipeline/run/concurrency.js")>("run/concurrency.js");
	const { returnLargeBlocks } = await built<typeof import("../pipeline/run/allocator.js")>("run/allocator.js");
	if (!(await returnLargeBlocks()))
		console.log("freed blocks stay with the C library here (package koffi or glibc missing)");
	// In an order that has nothing to do with the files: by name, the heavy ones of this archive stand together near the end, and look like a trend.
	const shuffled = (name: string) => createHash("sha1").update(name).digest("hex");
	const names = readdirSync(folder)
		.filter((name) => name.endsWith(".pdf"))
		.sort((a, b) => shuffled(a).localeCompare(shuffled(b)));
	const engine = createOcrEngine({ workers: 2 });
	const slots = new Slots(3);
	const series: number[] = [];
	let done = 0;
	let peak = 0;
	const watch = setInterval(() => {
		peak = Math.max(peak, process.memoryUsage().rss);
	}, 100);
	// A quarter of the files over and over, until there are enough pages: with the same pages in every round, a trend is not the files'.
	const round = names.filter((_, i) => i % 4 === 1);
	const files = Array.from({ length: pages }, (_, i) => join(folder, round[i % round.length]!));
	await forEachConcurrently(files, 3, async (path) => {
		if (done >= pages) return;
		const document = await openDocument(path);
		const numbers = Array.from({ length: document.pageCount }, (_, i) => i + 1);
		await forEachConcurrently(numbers, slots.limit, async (n) => {
			if (done >= pages) return;
			await slots.use(async () => recognizePage(await document.page(n), { engine }));
			if (++done % EVERY !== 0) return;
			series.push(peak);
			console.log(`${String(done).padStart(5)} pages: peak ${Math.round(peak / 1e6)} MB since the last line`);
			peak = 0;
		});
		await document.close();
	});
	clearInterval(watch);
	await engine.close();
	const mean = (part: number[]) => Math.round(part.reduce((sum, v) => sum + v, 0) / Math.max(1, part.length) / 1e6);
	const half = series.length >> 1;
	const [first, second] = [mean(series.slice(0, half)), mean(series.slice(half))];
	console.log(
		`highest ${Math.round(Math.max(...series) / 1e6)} MB; mean of the first half ${first} MB, of the second ${second} MB`,
	);
}
