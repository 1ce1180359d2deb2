/**
 * Learns the confusions of an engine from pairs of printed and read lines (scripts/restore-noise-pages.ts); costs are re-estimated from the best
 * alignments (Viterbi training).
 *   tsx scripts/restore-noise-learn.ts <out.json> <pairs.ndjson…> [--own]
 * `--own`: the engine of the product, which reads capitals well enough to count them too, and whose confidence in each word is known: the share of
 * wrong words is counted by confidence.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { casePattern, foldTone } from "../pipeline/restore/letters.js";
import { seenForm } from "../pipeline/restore/noise-arcs.js";
import { alignLetters, type Costs, type Pair } from "./restore-noise-align.js";
import type { ReadLine } from "./restore-noise-pages.js";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { own: { type: "boolean", default: false } },
});
const [out = "confusions.json", ...files] = positionals;
const ROUNDS = 6;
/** Seen less often than this for a letter, an output is chance. */
const MIN_COUNT = 2;
/** Mean cost of a letter from which a line was not read but guessed; the product's engine is wrong in a few letters only. */
const DEAREST = values.own ? 0.7 : 1.6;
/** Confidences (0..1) between which the share of wrong words is counted. */
const STEPS = [0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 1];

interface Row extends Pair {
	words: [string, number][];
}

const rows: Row[] = [];
for (const file of files)
	for (const line of readFileSync(file, "utf8").split("\n")) {
		if (line === "") continue;
		const { printed, read, words } = JSON.parse(line) as ReadLine;
		// Capitals are another noise (Đ → P) to foreign engines: a line in capitals teaches nothing about small letters.
		if (!values.own && casePattern(printed.replace(/[^\p{L}]/gu, "")) === "upper") continue;
		rows.push({
			printed: printed.split(/\s+/).map(meantForm).join(" "),
			read: read
				.split(/\s+/)
				.map(values.own ? (w) => foldTone(seenForm(w)) : seenForm)
				.join(" "),
			words,
		});
	}

function meantForm(word: string): string {
	return foldTone(word.toLowerCase());
}

let costs: Costs | null = null;
for (let round = 0; round < ROUNDS; round++) {
	const counts = new Map<string, Map<string, number>>();
	let total = 0;
	let used = 0;
	for (const row of rows) {
		const aligned = alignLetters(row, costs, DEAREST);
		if (!aligned) continue;
		aligned.seen.forEach((seen, i) => {
			const meant = row.printed.charAt(i);
			let outputs = counts.get(meant);
			if (!outputs) {
				outputs = new Map();
				counts.set(meant, outputs);
			}
			outputs.set(seen, (outputs.get(seen) ?? 0) + 1);
		});
		total += aligned.cost;
		used++;
	}
	costs = new Map();
	for (const [meant, outputs] of counts) {
		const sum = [...outputs.values()].reduce((a, b) => a + b, 0);
		const kept = new Map<string, number>();
		for (const [seen, n] of outputs)
			if (n >= (seen.length > 2 ? 3 * MIN_COUNT : MIN_COUNT)) kept.set(seen, -Math.log(n / (sum + 2)));
		costs.set(meant, kept);
	}
	console.error(
		`round ${round + 1}: ${used} of ${rows.length} lines, mean cost of a letter ${(total / used).toFixed(3)}`,
	);
}

const letters: Record<string, Record<string, number>> = {};
for (const [meant, outputs] of [...costs!].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
	if (!/^[\p{L} ]$/u.test(meant)) continue;
	const entries = [...outputs].filter(([, cost]) => cost < 9).sort((a, b) => a[1] - b[1]);
	letters[meant] = Object.fromEntries(entries.map(([seen, cost]) => [seen, Math.round(cost * 100) / 100]));
}
writeFileSync(out, `${JSON.stringify(values.own ? { letters, confidence: wrongByConfidence() } : letters)}\n`);
console.error(`${out}: ${Object.keys(letters).length} letters`);

/** [upper limit of the confidence, share of words of letters that were read wrong], in rising order; monotone by pooling neighbours. */
function wrongByConfidence(): [number, number][] {
	const bins = STEPS.map((limit) => ({ limit, wrong: 0, all: 0 }));
	for (const row of rows) {
		const aligned = alignLetters(row, costs, DEAREST);
		const read = row.read.split(" ");
		if (!aligned || read.length !== row.words.length) continue;
		let at = 0;
		for (const word of row.printed.split(" ")) {
			const seen = aligned.seen.slice(at, at + word.length).join("");
			const before = aligned.seen.slice(0, at).join("");
			at += word.length + 1;
			const index = before.split(" ").length - 1;
			if (!/^\p{L}+[,.;:]?$/u.test(word) || read[index] !== seen) continue;
			const bin = bins.find((b) => row.words[index]![1] <= 100 * b.limit)!;
			bin.all++;
			if (seen !== word) bin.wrong++;
		}
	}
	console.error(bins.map((b) => `<= ${b.limit}: ${b.wrong} of ${b.all}`).join("; "));
	return bins.map((b) => [b.limit, Math.round((1e5 * (b.wrong + 0.5)) / (b.all + 1)) / 1e5]);
}
