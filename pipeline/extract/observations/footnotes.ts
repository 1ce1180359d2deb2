/** Footnotes belong to the place where they are called, not to the section that happens to be printed above them. */
import type { Block } from "../block.js";
import type { Entry } from "./entry.js";

/** Where a footnote is called. */
export interface CallSite {
	block: Block;
	blockNo: number;
	/** In the block's text. */
	offset: number;
}

/** Pages between a call and its note: text that was joined over a page break may be counted on either page. */
const PAGES_APART = 1;

/**
 * For each footnote (by number of its block) the place that calls it: of several calls with its number (they begin again
 * on each page) the nearest one, before the note rather than behind it.
 */
export function callSites(blocks: readonly Block[]): ReadonlyMap<number, CallSite> {
	const calls = new Map<string, CallSite[]>();
	for (const [blockNo, block] of blocks.entries())
		for (const note of block.notes) {
			const known = calls.get(note.ref) ?? [];
			calls.set(note.ref, [...known, { block, blockNo, offset: note.offset }]);
		}
	const out = new Map<number, CallSite>();
	for (const [noteNo, note] of blocks.entries()) {
		if (note.kind !== "footnote" || note.noteRef === null) continue;
		const distance = (site: CallSite): number =>
			site.blockNo <= noteNo ? noteNo - site.blockNo : 1000 + site.blockNo - noteNo;
		const [nearest] = (calls.get(note.noteRef) ?? [])
			.filter((s) => s.block !== note && Math.abs(s.block.page - note.page) <= PAGES_APART)
			.sort((a, b) => distance(a) - distance(b));
		if (nearest) out.set(noteNo, nearest);
	}
	return out;
}

/** For each footnote the figure that stands right before its call, where one does. */
export function noteCallers(
	sites: ReadonlyMap<number, CallSite>,
	perBlock: readonly (readonly Entry[])[],
): ReadonlyMap<number, Entry> {
	const out = new Map<number, Entry>();
	for (const [noteNo, site] of sites) {
		const caller = perBlock[site.blockNo]
			?.filter(
				(e) =>
					e.figure.nounEnd <= site.offset + 1 && e.sentence.end >= site.offset - 1 && e.sentence.start <= site.offset,
			)
			.at(-1);
		if (caller) out.set(noteNo, caller);
	}
	return out;
}

/** A block with the headings above the place that it belongs to: for a footnote those above its call. */
export const pathOf = (block: Block, site: CallSite | undefined): readonly string[] => site?.block.path ?? block.path;
