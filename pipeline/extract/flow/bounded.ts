/** Blocks of bounded length: what reads a figure looks over its whole block, so that one endless line would cost its square. */
import type { Block, Segment } from "../block.js";

/** The longest block of 31 documents has 2,057 characters and the fullest 66 numerals (seeds, probes, laws, TCVN3 texts). */
const LONGEST = 4000;
const MOST_NUMERALS = 120;

/** Where a block may be cut, best first: behind a sentence, a clause, a word. */
const CUTS = [/[.;!?]\s/g, /[,:|)]\s/g, /\s/g];

/**
 * The blocks, those beyond the bound cut into pieces that follow each other as paragraphs; segments, notes and headings go
 * along. A word that is itself longer is cut between two letters, never inside a numeral shorter than the bound.
 */
export function boundedBlocks(blocks: readonly Block[]): Block[] {
	return blocks.flatMap((block) => {
		const path = block.path.some((p) => p.length > LONGEST) ? block.path.map((p) => p.slice(0, LONGEST)) : block.path;
		const ends = endsOf(block.text);
		if (ends.length < 2) return path === block.path ? [block] : [{ ...block, path }];
		let from = 0;
		return ends.map((end, i) => {
			const start = ends[i - 1] ?? 0;
			while ((block.segments[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++;
			let to = from;
			while ((block.segments[to]?.start ?? end) < end) to++;
			return piece({ ...block, path }, start, end, block.segments.slice(from, to));
		});
	});
}

/** Ends of the pieces, the last one the end of the text. */
function endsOf(text: string): number[] {
	const out: number[] = [];
	let start = 0;
	let numerals = 0;
	for (const m of text.matchAll(/\d+|$/g)) {
		const over = m.index > 0 && ++numerals > MOST_NUMERALS;
		while (m.index + m[0].length - start > LONGEST || (over && numerals > MOST_NUMERALS)) {
			const limit = Math.min(m.index, start + LONGEST);
			// a numeral longer than a whole piece
			const end = limit > start ? cutIn(text, start, limit) : start + LONGEST;
			out.push(end);
			start = end;
			numerals = (text.slice(start, m.index + m[0].length).match(/\d+/g) ?? []).length;
		}
	}
	if (start < text.length) out.push(text.length);
	return out;
}

/** The best place to cut before `limit`, not in the first half of the piece unless there is no other. */
function cutIn(text: string, start: number, limit: number): number {
	const window = text.slice(start, limit);
	for (const cut of CUTS) {
		const last = [...window.matchAll(cut)].at(-1);
		if (last && last.index * 2 >= window.length) return start + last.index + last[0].length;
	}
	return limit;
}

/** @param own the segments that reach into the piece */
function piece(block: Block, start: number, end: number, own: readonly Segment[]): Block {
	const first = start === 0;
	const segments = own.map((s) => ({ ...s, start: Math.max(0, s.start - start), end: Math.min(end, s.end) - start }));
	return {
		...block,
		kind: first || block.kind === "footnote" ? block.kind : "paragraph",
		level: first ? block.level : 0,
		marker: first ? block.marker : null,
		text: block.text.slice(start, end).trimEnd(),
		segments,
		notes: block.notes
			.filter((n) => (n.offset > start || (first && n.offset === 0)) && n.offset <= end)
			.map((n) => ({ ...n, offset: n.offset - start })),
		page: segments[0]?.page ?? block.page,
	};
}
