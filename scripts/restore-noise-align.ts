/** Alignment of printed with read letters: each printed letter gives 0–3 read characters. */
import { baseOf } from "../pipeline/restore/channel-costs.js";

const LONGEST = 3;
/** Read places that a printed letter may lie off the diagonal. */
const BAND = 25;

export interface Pair {
	printed: string;
	read: string;
}

/** −ln P(seen | meant) by letter. */
export type Costs = Map<string, Map<string, number>>;

/** Costs before anything was counted: letters that look alike are cheap. */
function firstCost(meant: string, seen: string): number {
	if (seen === "") return 4;
	if (seen.length > 1) return 3 + 2 * seen.length - (seen.includes(meant) ? 1 : 0);
	if (meant === seen) return 0.1;
	if (meant === " " || seen === " ") return 7;
	return baseOf(meant) === baseOf(seen) ? 1 : 4;
}

/** What each letter of `printed` was read as, and the cost a letter; null where they have nothing to do with one another. */
export function alignLetters(
	pair: Pair,
	costs: Costs | null,
	dearest: number,
): { seen: string[]; cost: number } | null {
	const n = pair.printed.length;
	const m = pair.read.length;
	const width = m + 1;
	const best = new Float64Array((n + 1) * width).fill(Infinity);
	const step = new Uint8Array((n + 1) * width);
	best[0] = 0;
	for (let i = 0; i < n; i++) {
		const meant = pair.printed.charAt(i);
		const known = costs?.get(meant);
		for (let j = Math.max(0, i - BAND); j <= Math.min(m, i + BAND); j++) {
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
	const cost = best[n * width + m]! / n;
	if (!(cost <= dearest)) return null;
	const seen: string[] = [];
	for (let i = n, j = m; i > 0; i--) {
		const l = step[i * width + j]!;
		seen.push(pair.read.slice(j - l, j));
		j -= l;
	}
	return { seen: seen.reverse(), cost };
}
