/** Abbreviations that a scanned table keeps using prove the marks of their capitals: among "BVĐK", "BVDK" lost its bar. */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { mendCell, mendedFindings } from "./mended-cells.js";

const TOKEN = /(?<![\p{L}\p{N}/-])[A-ZĐƯ]{3,8}(?![\p{L}\p{N}/-])/gu;
const plain = (token: string): string => token.replaceAll("Đ", "D").replaceAll("Ư", "U");
/** Times that the marked form must stand in the table, and for each time that the bare one does. */
const LEAST = 3;

/** Gives bare abbreviations the marks that the same one has elsewhere in the table. */
export function proveAbbreviations(table: Table): Finding[] {
	const counts = new Map<string, number>();
	for (const { text } of table.cells)
		for (const [token] of text.matchAll(TOKEN)) counts.set(token, (counts.get(token) ?? 0) + 1);
	const marked = new Map<string, string>();
	for (const [token, count] of counts) {
		const bare = plain(token);
		if (bare !== token && count >= LEAST * Math.max(1, counts.get(bare) ?? 0)) marked.set(bare, token);
	}
	const mended: Cell[] = [];
	for (const cell of table.cells) {
		const text = cell.text.replace(TOKEN, (token) => marked.get(token) ?? token);
		if (mendCell(cell, text)) mended.push(cell);
	}
	return mendedFindings(
		"table.abbreviation",
		"were read with an abbreviation that lost a mark which the table's others have",
		mended,
		table,
	);
}
