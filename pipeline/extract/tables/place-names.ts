/**
 * Names of places in the cells of scanned tables, by the list of units: after "huyện" or "Bệnh viện Đa khoa", "Hòn Đắt" can only be Hòn Đất. Marks are mended, never
 * letters; the print stays in `textRaw`, a finding says so.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import type { UnitLevel } from "../../../schemas/reference/units.js";
import { accented, foldName } from "../units/fold.js";
import { gazetteer } from "../units/reference.js";
import { fold } from "./cell-kind.js";
import { mendCell, mendedFindings } from "./mended-cells.js";

/** What stands before the name of a unit of any level; health stations and regional clinics are of communes. */
const KIND = /^(?:tyt|pkdkkv|huyen|thi xa|thanh pho|tp|tinh|quan|xa|phuong|thi tran|tx|tt|h)$/;
/** What stands before that of a district or province: hospitals and centres are theirs. Private ones take any name. */
const OFFICE = /^(?:bvdk|bv|ttyt|y te|da khoa)$/;
const LONGEST = 4;

/** Spellings of the units of these letters: by the name with its marks, small, the name as it is written. */
function spellingsOf(letters: string, isMeant: (level: UnitLevel) => boolean): Map<string, string> {
	const spellings = new Map<string, string>();
	for (const { level, names } of gazetteer().byCore.get(letters) ?? []) {
		if (!isMeant(level)) continue;
		for (const { name, kind, core, accented } of names)
			if (core === letters) spellings.set(accented, name.slice(kind?.length ?? 0).trim());
	}
	return spellings;
}

const WORD = /[\p{L}\p{M}]+/gu;
const isTitle = (word: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(word);
/** The text with the names of places that are no unit's as they stand, and one unit's alone by their letters. */
export function withPlaceNames(text: string): string {
	const words = [...text.matchAll(WORD)].map((m) => ({ text: m[0], at: m.index }));
	let out = text;
	for (let i = 1; i < words.length; i++) {
		if (!isTitle(words[i]!.text)) continue;
		const before = fold(words[i - 1]!.text);
		const two = i > 1 ? `${fold(words[i - 2]!.text)} ${before}` : "";
		const kind = KIND.test(before) || KIND.test(two);
		if (!kind && !OFFICE.test(before) && !OFFICE.test(two)) continue;
		let end = i + 1;
		while (
			end < words.length &&
			end - i < LONGEST &&
			isTitle(words[end]!.text) &&
			words[end]!.at === endOf(words[end - 1]!) + 1
		)
			end++;
		// The whole name, not the first two words of a longer one.
		if (end - i < 2) continue;
		const [from, to] = [words[i]!.at, endOf(words[end - 1]!)];
		const name = text.slice(from, to).normalize("NFC");
		const letters = foldName(name);
		// Of all levels: where two units differ in marks alone, either may be meant.
		const spellings = spellingsOf(letters, () => true);
		const [only] = spellings.values();
		if (only === undefined || spellings.size > 1 || spellings.has(accented(name))) continue;
		if (!kind && spellingsOf(letters, (level) => level === "district" || level === "province").size === 0) continue;
		out = out.slice(0, from) + only + out.slice(to);
		i = end - 1;
	}
	return out;
}

const endOf = (word: { text: string; at: number }): number => word.at + word.text.length;

/** Mends the names of places in a table read from a scan. */
export function provePlaces(table: Table): Finding[] {
	const mended: Cell[] = [];
	for (const cell of table.cells) {
		if (mendCell(cell, withPlaceNames(cell.text))) mended.push(cell);
	}
	return mendedFindings(
		"table.place-name",
		"hold names of places read with other marks than any unit has",
		mended,
		table,
	);
}
