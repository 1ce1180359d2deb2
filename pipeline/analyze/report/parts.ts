/** Long pages in several files: sections of rows that stay together are laid out one after the other. */
import { byteLength, type Html } from "./html.js";

export interface SectionRow {
	html: Html;
	/** Id of the row, when other pages refer to it. */
	anchor?: string;
}

export interface Section {
	id: string;
	title: string;
	/** How many things it lists, for the table of contents; null: not counted. */
	count: number | null;
	rows: readonly SectionRow[];
	/** Rows with what goes around them: a table with its header, or nothing. */
	wrap(rows: Html[]): Html;
}

export interface SectionPart {
	section: Section;
	rows: Html[];
	continued: boolean;
}

/**
 * Bytes of rows on one page. The frame, the headings and the last row come on top: 600 kB keep every page far below
 * the 2 MB that a telephone opens without waiting.
 */
export const PAGE_BYTES = 600_000;

export interface Layout {
	parts: SectionPart[][];
	/** Anchors that do not stand on the first part → their part, from 2. */
	anchors: Map<string, number>;
	/** Section id → first part. */
	sections: Map<string, number>;
}

/** Fills pages one after the other; a section without rows is left out. */
export function layOut(sections: readonly Section[], limit = PAGE_BYTES): Layout {
	const parts: SectionPart[][] = [[]];
	const anchors = new Map<string, number>();
	const starts = new Map<string, number>();
	let bytes = 0;
	for (const section of sections) {
		let open: SectionPart | null = null;
		for (const row of section.rows) {
			const size = byteLength(row.html);
			if (bytes > 0 && bytes + size > limit) {
				parts.push([]);
				bytes = 0;
				open = open ? { section, rows: [], continued: true } : null;
				if (open) parts.at(-1)?.push(open);
			}
			if (!open) {
				open = { section, rows: [], continued: false };
				parts.at(-1)?.push(open);
				starts.set(section.id, parts.length);
			}
			open.rows.push(row.html);
			bytes += size;
			if (row.anchor && parts.length > 1) anchors.set(row.anchor, parts.length);
		}
	}
	return { parts, anchors, sections: starts };
}
