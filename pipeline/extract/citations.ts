import type { Citation, Header, Table } from "../../schemas/extracted.js";
import type { RestoredPage } from "../../schemas/page.js";
import { type Block, locate } from "./block.js";
import { issuerNames } from "./citations/issuer-names.js";
import { findMentions, type Mention } from "./citations/mention.js";
import { foldKey } from "./flow/fold.js";
import { isNumberLine } from "./header/number-line.js";

interface Placed {
	mention: Mention;
	quote: string;
	page: number;
	/** Line of the page, for the order of mentions. */
	line: number;
	at: number;
}

/**
 * The documents that a document names, one row per mention, in the order of the document: in its text, its footnotes and
 * the cells of its tables. Its own number line is no citation.
 */
export function extractCitations(
	blocks: readonly Block[],
	tables: readonly Table[],
	header: Header,
	pages: readonly RestoredPage[],
): Citation[] {
	const placed: Placed[] = [];
	for (const block of blocks) {
		if (isNumberLine(block.text) && block.text.length < 60) continue;
		for (const mention of findMentions(block.text)) {
			const { page } = locate(block, mention.start, mention.end, pages);
			const segment = block.segments.find((s) => s.end > mention.start) ?? block.segments[0];
			placed.push({
				mention,
				quote: block.text.slice(mention.start, mention.end),
				page,
				line: segment?.line ?? 0,
				at: mention.start,
			});
		}
	}
	for (const table of tables) {
		const lines = linesOfTable(table, pages);
		for (const [i, cell] of table.cells.entries()) {
			for (const mention of findMentions(cell.text)) {
				placed.push({
					mention,
					quote: cell.text.slice(mention.start, mention.end),
					page: cell.page,
					line: lines.get(i) ?? 0,
					at: cell.col * 10_000 + mention.start,
				});
			}
		}
	}
	placed.sort((a, b) => a.page - b.page || a.line - b.line || a.at - b.at);
	const fullName = issuerNames(blocks, header);
	return placed.map(({ mention, quote, page }, i) => ({
		citationNo: i + 1,
		citedType: mention.type,
		citedNumber: mention.number,
		citedSymbol: mention.symbol,
		citedIssuer: mention.issuer ? fullName(mention.issuer) : null,
		citedOn: mention.on,
		subject: mention.subject,
		quote,
		page,
	}));
}

/** The page line in which each cell of a table stands: cells follow each other down the page. */
function linesOfTable(table: Table, pages: readonly RestoredPage[]): Map<number, number> {
	const out = new Map<number, number>();
	const keys = new Map(pages.map((p) => [p.page, p.lines.map((l) => foldKey(l.text))]));
	const cursor = new Map<number, number>();
	let row = -1;
	for (const [i, cell] of table.cells.entries()) {
		const lines = keys.get(cell.page) ?? [];
		const box = cell.box;
		if (box) {
			const page = pages.find((p) => p.page === cell.page);
			const at = page?.lines.findIndex((l) => l.box && l.box.y1 > box.y0 + 1) ?? -1;
			out.set(i, Math.max(0, at));
			continue;
		}
		const from = cursor.get(cell.page) ?? 0;
		const key = foldKey(cell.text).slice(0, 40);
		if (key.length > 6 || cell.row !== row) {
			const at = lines.findIndex((l, n) => n >= from && key.length > 0 && l.includes(key));
			if (at >= 0) cursor.set(cell.page, at);
			row = cell.row;
		}
		out.set(i, cursor.get(cell.page) ?? from);
	}
	return out;
}
