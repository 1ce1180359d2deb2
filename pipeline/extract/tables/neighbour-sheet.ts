/** The strip of another sheet at the side of a scan: its last or first columns, under the same heads, beside the page's own table. */
import type { Finding } from "../../../schemas/extracted.js";
import { type RawTable, textsOf } from "./raw-table.js";
import { similarity } from "./similarity.js";

/** Heads of a strip are cut: "Ghi chú" reads "Ghi Ghi chú chú", the head at the torn side need not be readable at all. */
const ALIKE = 0.8;
/** Widths of the same column on two sheets of one scan differ by less (1972-tb-syt p. 17: 69 and 68 points). */
const SAME_WIDTH = 0.06;

/**
 * Parts the tables of one page into its own and strips of other sheets: less than half as many columns, beside a table whose outermost columns have
 * the same heads and widths. What a strip holds stands on its own sheet; a finding says that it was left out.
 */
export function withoutNeighbourSheets(tables: readonly RawTable[]): {
	own: RawTable[];
	strips: RawTable[];
	findings: Finding[];
} {
	const strips = tables.filter((t) => t.method === "ruled" && tables.some((whole) => isStripOf(t, whole)));
	return {
		own: tables.filter((t) => !strips.includes(t)),
		strips,
		findings: strips.map((t) => ({
			rule: "table.neighbour-sheet",
			severity: "info",
			message: `The edge of another sheet shows beside the table of page ${t.page}: ${t.rows} row(s) of its ${t.columns === 1 ? "outermost column" : `outermost ${t.columns} columns`} are no table of this page.`,
			page: t.page,
			quote: textsOf(t)[0]!.join(" ").trim() || null,
			observationKey: null,
		})),
	};
}

function isStripOf(strip: RawTable, whole: RawTable): boolean {
	if (
		strip === whole ||
		whole.method !== "ruled" ||
		!strip.columnEdges ||
		!whole.columnEdges ||
		!strip.box ||
		!whole.box
	)
		return false;
	if (strip.columns * 2 >= whole.columns || strip.columns < 1) return false;
	const beside = Math.min(strip.box.y1, whole.box.y1) - Math.max(strip.box.y0, whole.box.y0);
	if (beside < 0.5 * (strip.box.y1 - strip.box.y0)) return false;
	const heads = [textsOf(strip)[0]!, textsOf(whole)[0]!] as const;
	const width = (t: RawTable, c: number): number => t.columnEdges![c + 1]! - t.columnEdges![c]!;
	// To the right of the page its neighbour shows its last columns, and the first of them torn; to the left its first ones.
	const right = strip.box.x0 >= whole.box.x1;
	if (!right && strip.box.x1 > whole.box.x0) return false;
	const shift = right ? whole.columns - strip.columns : 0;
	const torn = right ? 0 : strip.columns - 1;
	const full = Array.from({ length: strip.columns }, (_, c) => c).filter((c) => c !== torn);
	return (
		full.length > 0 &&
		full.every((c) => {
			const [own, other] = [width(strip, c), width(whole, c + shift)];
			const [a, b] = [heads[0][c]!.trim(), heads[1][c + shift]!.trim()];
			return Math.abs(own - other) <= SAME_WIDTH * other && a.length > 1 && similarity(a, b) >= ALIKE;
		})
	);
}
