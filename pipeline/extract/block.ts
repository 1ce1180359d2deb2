import { type Box, unionBox } from "../../schemas/box.js";
import type { Place } from "../../schemas/extracted.js";
import type { RestoredPage } from "../../schemas/page.js";

/** Part of a block's text that came from one line of a page. Offsets are UTF-16, end exclusive. */
export interface Segment {
	start: number;
	end: number;
	/** 1-based page. */
	page: number;
	/** 0-based index into that page's `lines`. */
	line: number;
}

/** A unit of running text: wrapped lines joined again, markup and note references taken out. */
export interface Block {
	kind: "heading" | "paragraph" | "item" | "footnote";
	/** Depth of a heading or item, 1 = outermost; 0 for paragraphs. */
	level: number;
	/** "I.", "1.2.", "a)", "-", "+", "*" as printed; null when there is none. */
	marker: string | null;
	/** One line, single spaces, without the marker, without Markdown or `<sup>` marks. */
	text: string;
	segments: Segment[];
	/** Where footnotes are called in `text`. */
	notes: { offset: number; ref: string }[];
	/** For footnotes: the number under which they are called. */
	noteRef: string | null;
	/** Texts of the headings and parent items above, outermost first. */
	path: string[];
	page: number;
}

/** Key of a line in sets of consumed lines. `line` is the 0-based index into the page's lines. */
export type LineKey = `${number}:${number}`;
export const lineKey = (page: number, line: number): LineKey => `${page}:${line}`;

/** Where the characters `start..end` of a block stand; the box spans the whole lines when words give no finer one. */
export function locate(block: Block, start: number, end: number, pages: readonly RestoredPage[]): Place {
	const hit = block.segments.filter((s) => s.start < end && s.end > start);
	const first = hit[0] ?? block.segments[0];
	const page = first?.page ?? block.page;
	const boxes: (Box | null)[] = hit
		.filter((s) => s.page === page)
		.map((s) => pages.find((p) => p.page === s.page)?.lines[s.line]?.box ?? null);
	return { page, box: unionBox(boxes) };
}
