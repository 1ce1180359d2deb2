/**
 * The word that a column's cells begin with, in cells read with doubt: where "TYT" stands before every "xã" that was read surely, "TY T", "TT" and "TỪT" before
 * one are the same word.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { distance } from "../units/similarity.js";
import { fold } from "./cell-kind.js";

const SURE = 0.85;
/** Sure cells that must begin alike, and no other way. */
const ALIKE = 4;
/** Errors a letter that the lead may have been read with, its first letter right: "TỪ" for "TYT" has two in three. */
const MOST = 0.67;
/** What such a cell is sure of at most. */
const PROVEN = 0.8;

const LEAD = /^(?<lead>\p{Lu}{2,7}) (?<next>\p{Ll}[\p{L}\p{M}]*)(?= )/u;

/** Of a column's sure cells: by the second word the first one, where it is always the same. */
function leadsOf(cells: readonly Cell[]): Map<string, string> {
	const counts = new Map<string, Map<string, number>>();
	for (const cell of cells) {
		const { lead, next } = (cell.confidence >= SURE && LEAD.exec(cell.text)?.groups) || {};
		if (!lead || !next) continue;
		const of = counts.get(fold(next)) ?? new Map<string, number>();
		of.set(lead, (of.get(lead) ?? 0) + 1);
		counts.set(fold(next), of);
	}
	return new Map(
		[...counts].flatMap(([next, of]): [string, string][] => {
			const [first, second] = [...of];
			return first && !second && first[1] >= ALIKE ? [[next, first[0]]] : [];
		}),
	);
}

/** The text with its column's lead; null where it has it, or something else stands there. `raw`: as it was read, before words were mended. */
export function withLead(text: string, raw: string, leads: ReadonlyMap<string, string>): string | null {
	for (const [next, lead] of leads) {
		const [said, read] = [headBefore(text, next), headBefore(raw, next)];
		if (!said || said.head === lead) continue;
		const far = Math.min(
			...[said, read].map((h) => {
				const letters = h ? fold(h.head).replace(/[^a-z]/g, "") : "";
				return letters[0] === fold(lead)[0] ? distance(letters, fold(lead)) : Number.POSITIVE_INFINITY;
			}),
		);
		if (far <= MOST * lead.length) return `${lead} ${text.slice(said.end)}`;
	}
	return null;
}

/** What stands before a word among the first five of a text. */
function headBefore(text: string, next: string): { head: string; end: number } | null {
	const words = [...text.matchAll(/\S+/g)].slice(0, 5);
	const at = words.findIndex((w) => fold(w[0]).replace(/^\W+/, "") === next);
	return at > 0 ? { head: text.slice(0, words[at]!.index).trim(), end: words[at]!.index } : null;
}

/** Mends the first words of a table's doubtful cells. */
export function proveLeads(table: Table): Finding[] {
	const mended: string[] = [];
	let page = table.pageFirst;
	for (let col = 0; col < table.columnCount; col++) {
		const cells = table.cells.filter((cell) => cell.col === col && !cell.isHeader);
		const leads = cells.some((cell) => cell.confidence < SURE) ? leadsOf(cells) : null;
		if (!leads || leads.size === 0) continue;
		for (const cell of cells) {
			const text = cell.confidence < SURE ? withLead(cell.text, cell.textRaw, leads) : null;
			if (text === null) continue;
			if (mended.length === 0) page = cell.page;
			mended.push(`“${cell.text}” is ${text}`);
			cell.text = text;
			cell.confidence = Math.min(cell.confidence, PROVEN);
		}
	}
	if (mended.length === 0) return [];
	return [
		{
			rule: "table.column-lead",
			severity: "info",
			message: `${mended.length} doubtful cell(s) of table ${table.tableNo} begin as the others of their column: ${mended.slice(0, 8).join(", ")}.`,
			page,
			quote: null,
			observationKey: null,
		},
	];
}
