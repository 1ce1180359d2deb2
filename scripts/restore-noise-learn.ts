/**
 * Learns the confusions of an engine from pairs of printed and read lines (scripts/restore-noise-pages.ts): each printed letter gives 0–3 read
 * characters; costs are re-estimated from the best alignments (Viterbi training).
 *   tsx scripts/restore-noise-learn.ts <out.json> <pairs.ndjson…>
 */
import { readFileSync, writeFileSync } from "node:fs";
import { baseOf } from "../pipeline/restore/channel-costs.js";
import { casePattern, foldTone } from "../pipeline/restore/letters.js";
import { seenForm } from "../pipeline/restore/noise-arcs.js";

const [out = "confusions.json", ...files] = process.argv.slice(2);
const ROUNDS = 6;
const LONGEST = 3;
/** Seen less often than this for a letter, an output is chance. */
const MIN_COUNT = 2;

interface Pair {
	printed: string;
	read: string;
}

const pairs: Pair[] = [];
for (const file of files)
	for (const row of readFileSync(file, "utf8").split("\n")) {
		if (row === "") continue;
		const { printed, read } = JSON.parse(row) as Pair;
		const seen = read.split(/\s+/).map(seenForm).join(" ");
		const meant = printed
			.split(/\s+/)
			.map((w) => foldTone(w.toLowerCase()))
			.join(" ");
		// Capitals are another noise (Đ → P): counted with the small letters only when the whole line is not in capitals.
		if (casePattern(printed.replace(/[^\p{L}]/gu, "")) === "upper") continue;
		pairs.push({ printed: meant, read: seen });
	}

type Costs = Map<string, Map<string, number>>;

function firstCost(meant: string, seen: string): number {
	if (seen === "") return 4;
	if (seen.length > 1) return 3 + 2 * seen.length - (seen.includes(meant) ? 1 : 0);
	if (meant === seen) return 0.1;
	if (meant === " " || seen === " ") return 7;
	return baseOf(meant) === baseOf(seen) ? 1 : 4;
}

function align(pair: Pair, costs: Costs | null, count: (meant: string, seen: string) => void): number {
	const n = pair.printed.length;
	const m = pair.read.length;
	const width = m + 1;
	const best = new Float64Array((n + 1) * width).fill(Infinity);
	const step = new Uint8Array((n + 1) * width);
	best[0] = 0;
	for (let i = 0; i < n; i++) {
		const meant = pair.printed.charAt(i);
		const known = costs?.get(meant);
		for (let j = Math.max(0, i - 25); j <= Math.min(m, i + 25); j++) {
			const here = best[i * width + j]!;
			if (here === Infinity) continue;
			for (let l = 0; l <= LONGEST && j + l <= m; l++) {
				const seen = pair.read.slice(j, j + l);
				if (l > 1 && seen.includes(" ")) break;
				const cost = here + (known?.get(seen) ?? (costs ? 3 + firstCost(meant, seen) : firstCost(meant, seen)));
				const at = (i + 1) * width + j + l;
				if (cost < best[at]!) {
					best[at] = cost;
					step[at] = l;
				}
			}
		}
	}
	const total = best[n * width + m]!;
	if (total === Infinity || total / n > 1.6) return Infinity;
	for (let i = n, j = m; i > 0; i--) {
		const l = step[i * width + j]!;
		count(pair.printed.charAt(i - 1), pair.read.slice(j - l, j));
		j -= l;
	}
	return total;
}

let costs: Costs | null = null;
for (let round = 0; round < ROUNDS; round++) {
	const counts = new Map<string, Map<string, number>>();
	let total = 0;
	let used = 0;
	for (const pair of pairs) {
		const cost = align(pair, costs, (meant, seen) => {
			let row = counts.get(meant);
			if (!row) {
				row = new Map();
				counts.set(meant, row);
			}
			row.set(seen, (row.get(seen) ?? 0) + 1);
		});
		if (cost === Infinity) continue;
		total += cost;
		used++;
	}
	costs = new Map();
	for (const [meant, row] of counts) {
		const sum = [...row.values()].reduce((a, b) => a + b, 0);
		const kept = new Map<string, number>();
		for (const [seen, n] of row)
			if (n >= (seen.length > 2 ? 3 * MIN_COUNT : MIN_COUNT)) kept.set(seen, -Math.log(n / (sum + 2)));
		costs.set(meant, kept);
	}
	console.error(`round ${round + 1}: ${used} of ${pairs.length} lines, mean cost ${(total / used).toFixed(2)}`);
}

const table: Record<string, Record<string, number>> = {};
for (const [meant, row] of [...costs!].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
	if (!/^[\p{L} ]$/u.test(meant)) continue;
	const entries = [...row].filter(([, cost]) => cost < 9).sort((a, b) => a[1] - b[1]);
	table[meant] = Object.fromEntries(entries.map(([seen, cost]) => [seen, Math.round(cost * 100) / 100]));
}
writeFileSync(out, `${JSON.stringify(table)}\n`);
console.error(`${out}: ${Object.keys(table).length} letters`);
