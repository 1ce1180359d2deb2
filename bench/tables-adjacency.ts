/** Adjacency relations of ICDAR 2013 (Göbel et al.): which non-blank cell stands next to which, to the right and below. */
import { readFileSync } from "node:fs";

/** A cell of a reference or found table; `row`/`col` with spans, text as printed. */
export interface PlainCell {
	row: number;
	col: number;
	rowSpan: number;
	colSpan: number;
	text: string;
}

/** Letters and digits only, so that spacing, hyphens and quotation marks do not decide. */
const normal = (text: string): string => {
	const s = text.normalize("NFKC").toLowerCase();
	return s.replace(/[^\p{L}\p{N}]+/gu, "") || s.replace(/\s+/g, "");
};

/** Relations as strings `direction|from|to`, with repeats. Blank cells are skipped over. */
export function relationsOf(cells: readonly PlainCell[]): string[] {
	const filled = cells.filter((c) => normal(c.text) !== "");
	const at = new Map<string, PlainCell>();
	let rows = 0;
	let columns = 0;
	for (const c of filled)
		for (let r = c.row; r < c.row + c.rowSpan; r++)
			for (let k = c.col; k < c.col + c.colSpan; k++) {
				at.set(`${r}:${k}`, c);
				rows = Math.max(rows, r + 1);
				columns = Math.max(columns, k + 1);
			}
	const out: string[] = [];
	for (const c of filled) {
		const right = new Set<PlainCell>();
		for (let r = c.row; r < c.row + c.rowSpan; r++)
			for (let k = c.col + c.colSpan; k < columns; k++) {
				const next = at.get(`${r}:${k}`);
				if (next) {
					right.add(next);
					break;
				}
			}
		const below = new Set<PlainCell>();
		for (let k = c.col; k < c.col + c.colSpan; k++)
			for (let r = c.row + c.rowSpan; r < rows; r++) {
				const next = at.get(`${r}:${k}`);
				if (next) {
					below.add(next);
					break;
				}
			}
		for (const n of right) out.push(`r|${normal(c.text)}|${normal(n.text)}`);
		for (const n of below) out.push(`b|${normal(c.text)}|${normal(n.text)}`);
	}
	return out;
}

/** How many relations two tables share, repeats counted. */
export function shared(a: readonly string[], b: readonly string[]): number {
	const left = new Map<string, number>();
	for (const r of a) left.set(r, (left.get(r) ?? 0) + 1);
	let n = 0;
	for (const r of b) {
		const k = left.get(r) ?? 0;
		if (k > 0) {
			n++;
			left.set(r, k - 1);
		}
	}
	return n;
}

const attribute = (tag: string, name: string): number | null => {
	const m = new RegExp(`\\b${name}=["'](-?\\d+)["']`).exec(tag);
	return m ? Number(m[1]) : null;
};

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const decode = (s: string): string =>
	s
		.replace(/&#(\d+);/g, (_, d: string) => String.fromCodePoint(Number(d)))
		.replace(/&(amp|lt|gt|quot|apos);/g, (_, e: string) => ENTITIES[e]!);

/** Tables of an ICDAR `-str.xml`, with the page of their first region. */
export function readStructure(path: string): { page: number; cells: PlainCell[] }[] {
	const xml = readFileSync(path, "utf8");
	return [...xml.matchAll(/<table\b[^>]*>([\s\S]*?)<\/table>/g)].map(([, table]) => {
		const cells: PlainCell[] = [];
		let rowOffset = 0;
		let colOffset = 0;
		let page = 0;
		for (const [, head, body] of table!.matchAll(/<region\b([^>]*)>([\s\S]*?)<\/region>/g)) {
			rowOffset += attribute(head!, "row-increment") ?? 0;
			colOffset += attribute(head!, "col-increment") ?? 0;
			page ||= attribute(head!, "page") ?? 1;
			for (const [, tag, inner] of body!.matchAll(/<cell\b([^>]*)>([\s\S]*?)<\/cell>/g)) {
				const row = attribute(tag!, "start-row") ?? 0;
				const col = attribute(tag!, "start-col") ?? 0;
				cells.push({
					row: row + rowOffset,
					col: col + colOffset,
					rowSpan: (attribute(tag!, "end-row") ?? row) - row + 1,
					colSpan: (attribute(tag!, "end-col") ?? col) - col + 1,
					text: decode(/<content>([\s\S]*?)<\/content>/.exec(inner!)?.[1] ?? ""),
				});
			}
		}
		return { page, cells };
	});
}

export interface AdjacencyScore {
	correct: number;
	expected: number;
	found: number;
}

/** Complete task: reference tables are matched to found ones for most shared relations; what is left over counts against both. */
export function scoreDocument(
	reference: readonly { cells: PlainCell[] }[],
	found: readonly { cells: PlainCell[] }[],
): AdjacencyScore {
	const want = reference.map((t) => relationsOf(t.cells));
	const have = found.map((t) => relationsOf(t.cells));
	const pairs = want
		.flatMap((w, i) => have.map((h, j) => ({ i, j, n: shared(w, h) })))
		.filter((p) => p.n > 0)
		.sort((a, b) => b.n - a.n);
	const usedWant = new Set<number>();
	const usedHave = new Set<number>();
	let correct = 0;
	for (const { i, j, n } of pairs) {
		if (usedWant.has(i) || usedHave.has(j)) continue;
		usedWant.add(i);
		usedHave.add(j);
		correct += n;
	}
	return {
		correct,
		expected: want.reduce((s, w) => s + w.length, 0),
		found: have.reduce((s, h) => s + h.length, 0),
	};
}

export const f1 = ({ correct, expected, found }: AdjacencyScore): { precision: number; recall: number; f1: number } => {
	const precision = found === 0 ? (expected === 0 ? 1 : 0) : correct / found;
	const recall = expected === 0 ? 1 : correct / expected;
	return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};
