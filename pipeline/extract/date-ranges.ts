/** Spans of days in running text whose end lies before their beginning. */
import type { Finding } from "../../schemas/extracted.js";
import type { Block } from "./block.js";

const RANGE =
	/từ\s+(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/giu;

/** "từ ngày 20/5/2024 đến ngày 10/4/2024": one finding for each such pair of days, where it stands first. */
export function backwardRanges(blocks: readonly Block[]): Finding[] {
	const told = new Set<string>();
	const out: Finding[] = [];
	for (const block of blocks) {
		for (const m of block.text.matchAll(RANGE)) {
			const [d1 = 0, m1 = 0, y1 = 0, d2 = 0, m2 = 0, y2 = 0] = m.slice(1).map(Number);
			const days = `from ${d1}/${m1}/${y1} to ${d2}/${m2}/${y2}`;
			if (y1 * 10000 + m1 * 100 + d1 <= y2 * 10000 + m2 * 100 + d2 || told.has(days)) continue;
			told.add(days);
			const segment = block.segments.find((s) => s.end > m.index) ?? block.segments[0];
			out.push({
				rule: "audit.period-backwards",
				severity: "warning",
				message: `The period ${days} runs backwards.`,
				page: segment?.page ?? block.page,
				quote: m[0],
				observationKey: null,
			});
		}
	}
	return out;
}
