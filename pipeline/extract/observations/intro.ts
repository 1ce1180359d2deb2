/** The stretch of time that an introduction sets for what stands under it ("… từ ngày 01/01/2024 đến ngày 29/02/2024:"). */

import type { Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { findPeriods } from "../dates.js";
import { fold, foldKey } from "../flow/fold.js";
import { type Period, periodIn } from "./period.js";
import { sentencesOf } from "./sentence.js";

/** Blocks to look back over; introductions stand near (in seed 003 one or two blocks above their items). */
const REACH = 8;

/** The period of the introduction above block `blockNo`; null when the text above introduces nothing or names none. */
export function introPeriod(blocks: readonly Block[], blockNo: number, year: number | null): Period | null {
	for (let i = blockNo - 1; i >= Math.max(0, blockNo - REACH); i--) {
		const block = blocks[i];
		if (!block || block.kind === "footnote") continue;
		const introduces = /:\s*$/.test(block.text);
		if (introduces) {
			const last = sentencesOf(block.text).at(-1);
			const period = last ? periodIn(block.text.slice(last.start, last.end), year) : null;
			if (period) return period;
		}
		if (block.kind === "heading" || (block.kind === "paragraph" && !introduces)) return null;
	}
	return null;
}

/** Number of the first block behind a table, so that the blocks before it introduce it; `blocks.length` when unknown. */
export function blockAfterTable(table: Table, blocks: readonly Block[], pages: readonly RestoredPage[]): number {
	const page = pages.find((p) => p.page === table.pageFirst);
	const marks = table.cells
		.filter((c) => c.row <= table.headerRows && c.text.trim() !== "")
		.slice(0, 2)
		.map((c) => foldKey(c.text).slice(0, 24))
		.filter((t) => t !== "");
	const line = page?.lines.findIndex((l) => marks.every((m) => foldKey(l.text).includes(m))) ?? -1;
	const before = (b: Block): boolean => {
		const at = b.segments.at(-1);
		const p = at?.page ?? b.page;
		return p < table.pageFirst || (p === table.pageFirst && (line < 0 || (at?.line ?? 0) < line));
	};
	const next = blocks.findIndex((b) => !before(b));
	return next < 0 ? blocks.length : next;
}

/** Names of things that hold a year of their own: "Kế hoạch cải cách hành chính năm 2024", "bộ tiêu chí năm 2023". */
const NAMED_THING =
	/\b(?:ke hoach|chuong trinh|nghi quyet|quyet dinh|cong van|van ban|luat|nghi dinh|thong tu|de an|du an|chi so|tieu chi|quy dinh|huong dan|hop dong|phuong an)\b/;

/** The period that the nearest title names, innermost first. */
export function titlePeriod(titles: readonly string[], year: number | null): Period | null {
	for (const title of titles) {
		const named = namedPeriod(title, year);
		if (named) return named;
	}
	return null;
}

/**
 * The one period that a title or caption names. A bare year counts as "trong năm …", at the head or the end of the title,
 * but not in the name of a thing ("Thực hiện Kế hoạch … năm 2024").
 */
export function namedPeriod(title: string, year: number | null): Period | null {
	const folded = fold(title);
	const named = findPeriods(title, year).filter((p) => {
		if (p.kind !== "year") return p.kind !== "years";
		const before = folded.slice(0, p.start);
		if (/trong\s*$/.test(before)) return true;
		const outside = /^\W*$/.test(before) || /^[\s.:;,)]*(?:\(.*)?$/.test(folded.slice(p.end));
		return outside && !NAMED_THING.test(before.split(/[,;(]/).at(-1) ?? "");
	});
	const only = named.length === 1 ? named[0] : undefined;
	return only ? { start: only.startOn, end: only.endOn } : null;
}

/** The last title in capitals above a block: the part it stands in, even where a misread number hides that from the outline. */
export function capitalTitle(blocks: readonly Block[], blockNo: number): string {
	for (let i = blockNo - 1; i >= 0; i--) {
		const text = blocks[i]?.text ?? "";
		if (blocks[i]?.kind === "heading" && text.length > 12 && text === text.toUpperCase()) return text;
	}
	return "";
}
