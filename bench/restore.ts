/**
 * Accuracy of restoration by kind of damage, harm on clean text, throughput, memory and size.
 *   npm run bench:restore -- [--shared ../shared] [--every 10] [--pages DIR] [--seen] [--python PATH]
 * `--every N` takes every N-th line of the check files. The scans of scans/with-truth (65 pages) are read by the product, which takes ten minutes,
 * and kept in `--pages` (output/bench-pages/with-truth) for the next time. `--seen`: counts those of their words that do not stand in the training
 * text by themselves. `--python`: a Python that has the peers (restore-peers.py says how). Prints one row a measurement; what is absent is said.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { diacriticHits } from "../pipeline/accuracy/text-scores.js";
import { openDocument } from "../pipeline/acquire/index.js";
import { packageRoot } from "../pipeline/package-root.js";
import { defaultModelPath, loadRestoreModel, restorePage, restoreText } from "../pipeline/restore/index.js";
import { encodeMojibake } from "../pipeline/restore/legacy/mojibake.js";
import { encodeLegacy, LEGACY_ENCODINGS } from "../pipeline/restore/legacy/tables.js";
import { encodeViqr } from "../pipeline/restore/legacy/viqr.js";
import { bare, wordKey } from "../pipeline/restore/letters.js";
import type { RecognizedPage } from "../schemas/page.js";
import { alignWords, comparedWords, type WordPair } from "./restore-align.js";
import { mostFrequent, plainTrigram, pythonPeer, sohoa } from "./restore-peers.js";
import { command, compile, oneCall } from "./restore-process.js";
import { comparedText, measureScans } from "./restore-scans.js";
import { readScans } from "./scan-pages.js";
import { seenInTraining } from "./seen-text.js";

const { values } = parseArgs({
	options: {
		shared: { type: "string", default: join(packageRoot, "..", "shared") },
		every: { type: "string", default: "10" },
		pages: { type: "string", default: join(packageRoot, "output", "bench-pages", "with-truth") },
		python: { type: "string", default: "python3" },
		seen: { type: "boolean", default: false },
	},
});
const every = Number(values.every);
const shared = (...path: string[]) => join(values.shared, ...path);
const row = (what: string, result: string) => console.log(`${what.padEnd(58)} ${result}`);
const percent = (a: number, b: number) => `${((100 * a) / b).toFixed(2)} % (${a} of ${b})`;

const loadStart = performance.now();
const model = loadRestoreModel();
row("model: time to load", `${(performance.now() - loadStart).toFixed(0)} ms`);
row("model: size", `${(statSync(defaultModelPath()).size / 1e6).toFixed(2)} MB, ${model.header.ngrams} n-grams`);

const words = (text: string) => text.match(/[\p{L}\p{M}]+/gu) ?? [];

function accents(name: string, text: string): void {
	const stripped = bare(text);
	const before = process.cpuUsage();
	const restored = restoreText(stripped, model);
	const { user, system } = process.cpuUsage(before);
	const want = words(text);
	const got = words(restored.text);
	const right = want.filter((w, i) => wordKey(w) === wordKey(got[i] ?? "")).length;
	const speed = stripped.length / 1000 / ((user + system) / 1e6);
	row(`accents stripped: ${name}`, `${percent(right, want.length)}; ${speed.toFixed(0)} KB per second of CPU`);
}

function harm(name: string, lines: readonly string[]): void {
	for (const origin of ["text-file", "ocr"] as const) {
		let changed = 0;
		let total = 0;
		let digits = 0;
		for (let i = 0; i < lines.length; i += 20) {
			const text = lines.slice(i, i + 20).join("\n");
			const result = restoreText(text, model, { origin });
			total += words(text).length;
			changed += result.repairs.length;
			if ((text.match(/\d+/g) ?? []).join() !== (result.text.match(/\d+/g) ?? []).join()) digits++;
		}
		row(
			`harm on clean text: ${name} as ${origin}`,
			`${((1e4 * changed) / total).toFixed(1)} in 10,000 words; digits ${digits}`,
		);
	}
}

const checkLines = (file: string): string[] =>
	readFileSync(shared("corpora", file), "utf8").normalize("NFC").split("\n");
const checks = ["check.admin-central-2025.txt", "check.news-2020.txt"].filter((file) => {
	if (existsSync(shared("corpora", file))) return true;
	row(file, "absent");
	return false;
});
for (const file of checks) {
	const lines = checkLines(file);
	accents(file, lines.filter((_, i) => i % every === 0).join("\n"));
	harm(
		file,
		lines.filter((_, i) => i % every === 3 % every),
	);
}

// Runs of twenty lines: a restorer may use the lines around.
for (const file of checks) {
	const lines = checkLines(file).filter((_, i) => Math.floor(i / 20) % Math.max(5, every) === 0);
	for (const peer of [
		sohoa(model, lines),
		plainTrigram(model, lines),
		mostFrequent(model, lines),
		pythonPeer("pyvi", values.python, lines),
	])
		row(
			`beside: ${file.includes("news") ? "news" : "administrative"}, ${peer.name}`,
			peer.right === null
				? "-"
				: `${percent(peer.right, peer.total)}; ${(peer.speed / 1000).toFixed(0)} KB per second of CPU`,
		);
}

compile();
const long = checks[0] ? bare(checkLines(checks[0]).join("\n")) : "Khac phuc nhung ton tai, han che.\n".repeat(40_000);
for (const [name, run, kilobytes] of [
	["command, all of the administrative file", command(long, "file"), long.length / 1000],
	["command, the same from a pipe", command(long, "pipe"), long.length / 1000],
	["library, the same in one call", oneCall(long), long.length / 1000],
	["command, one line from a pipe", command("Khac phuc nhung ton tai\n", "pipe"), 0],
] as const) {
	const speed = kilobytes > 0 ? `, ${(kilobytes / run.cpu).toFixed(0)} KB per second of CPU, loading included` : "";
	row(`compiled: ${name}`, `${run.seconds.toFixed(2)} s${speed}; at most ${run.peak.toFixed(0)} MB`);
}

const seeds = join(packageRoot, "samples", "seeds");
for (const file of readdirSync(seeds).filter((f) => /^00[0-3].*\d\.txt$|^00[0-3]_[0-9a-f]+\.txt$/.test(f)))
	accents(file.slice(0, 3), readFileSync(join(seeds, file), "utf8").normalize("NFC"));

/** Word errors of a text against its truth, in the given share of the truth. */
function errors(pairs: readonly WordPair[], from: number, to: number): string {
	const total = pairs.filter((p) => p.truth !== "").length;
	const part = pairs.filter((p) => p.index >= from * total && p.index < to * total);
	return percent(part.filter((p) => p.truth !== p.got).length, part.filter((p) => p.truth !== "").length);
}
const mangled = readdirSync(seeds).find((f) => /^004_[0-9a-f]+\.txt$/.test(f));
if (mangled) {
	const truth = comparedWords(readFileSync(join(seeds, mangled.replace(".txt", ".truth.txt")), "utf8"));
	const raw = readFileSync(join(seeds, mangled), "utf8");
	for (const [name, text] of [
		["raw", raw],
		["restored", restoreText(raw, model).text],
	] as const) {
		const pairs = alignWords(truth, comparedWords(text));
		row(`English engine, seed 004, ${name}: word errors`, errors(pairs, 0, 1));
		row(`English engine, seed 004, ${name}: second half (not tuned on)`, errors(pairs, 0.5, 1));
	}
}

const news = shared("corpora", "check.news-2020.txt");
if (existsSync(news)) {
	const sentences = readFileSync(news, "utf8")
		.normalize("NFC")
		.split("\n")
		.filter((l) => l.length > 60 && l.length < 400)
		.slice(0, 1000);
	const encoders: [string, (text: string) => string][] = [
		...LEGACY_ENCODINGS.map((e) => [e, (t: string) => encodeLegacy(t, e)] as [string, (text: string) => string]),
		["viqr", encodeViqr],
		["cp1252", encodeMojibake],
	];
	for (const [name, encode] of encoders) {
		let right = 0;
		let total = 0;
		for (const sentence of sentences) {
			const got = words(restoreText(encode(sentence), model).text);
			const want = words(sentence);
			total += want.length;
			right += want.filter((w, i) => w.toLowerCase() === got[i]?.toLowerCase()).length;
		}
		row(`encoding ${name}: words right, 1,000 sentences one by one`, percent(right, total));
	}
}

const legacy = shared("legacy-encodings");
for (const file of existsSync(legacy) ? readdirSync(legacy).filter((f) => f.endsWith(".pdf")) : []) {
	const document = await openDocument(join(legacy, file));
	let text = "";
	for (let n = 1; n <= document.pageCount; n++) {
		const source = await document.page(n);
		const page: RecognizedPage = {
			...source,
			origin: "text-layer",
			diagnosis: "",
			skew: 0,
			confidence: 1,
			lines: source.textLayer,
			cellReadings: [],
		};
		text += `${restorePage(page, model)
			.lines.map((l) => l.text)
			.join("\n")}\n`;
	}
	await document.close();
	const truth = readFileSync(join(legacy, file.replace(".pdf", ".truth.txt")), "utf8");
	const { count, total } = diacriticHits(truth, text);
	row(`TCVN3 PDF ${file.slice(0, 26)}: diacritic accuracy`, percent(count, total));
}

const withTruth = shared("scans", "with-truth");
if (!existsSync(withTruth)) row("own OCR", `${withTruth} is absent`);
else {
	const scans = await readScans(withTruth, values.pages);
	const seen = values.seen
		? await seenInTraining(
				shared("corpora"),
				scans.map(({ truth }) => comparedText(truth)),
			)
		: undefined;
	measureScans(scans, model, row, seen);
}
process.exit(0);
