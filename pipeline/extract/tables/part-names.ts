/**
 * Names of the parts of an index (DTI, PAR Index) that an engine mangled in a table that lists the others: "Hatangsb" between "Thể chế số" and
 * "An toàn thông tin mạng" is "Hạ tầng số". The names are few and fixed (schemas/reference/indicators.json); the print stays in `textRaw`, a finding says so.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { loadIndicators } from "../../../schemas/reference/indicators.js";
import { foldName } from "../units/fold.js";
import { distance } from "../units/similarity.js";
import { mendCell, mendedFindings } from "./mended-cells.js";

/** Cells that name other parts of the same index: the table of seed 004 has five of eight whole; two may be chance ("Cải cách thể chế" in a list of plans). */
const OTHERS = 3;
/** Share of letters that must agree, and lead over the next name: as measured in observations/index-part.ts ("Xahoisbd" 0.75; the next name never over 0.66). */
const ALIKE = 0.74;
const LEAD = 0.1;
/** Letters: as in observations/index-part.ts; the shortest name has seven ("Thể chế số" nine, "Xã hội số" seven). */
const SHORTEST = 6;
/** Letters of the longest syllables ("nghiêng"). */
const SYLLABLE = 7;

interface PartName {
	name: string;
	letters: string;
}

const lettersOf = (text: string): string => foldName(text).replace(/[^a-z0-9]/g, "");

let families: Map<string, PartName[]> | null = null;

/** The names of the parts, by index. */
function partNames(): Map<string, PartName[]> {
	if (families) return families;
	families = new Map();
	for (const { id, framework, name } of loadIndicators()) {
		if (!framework || !id.endsWith("_score") || !name.startsWith("Điểm ")) continue;
		const plain = name.slice("Điểm ".length).replace(/ \(.*\)$/, "");
		const part = { name: plain[0]!.toUpperCase() + plain.slice(1), letters: lettersOf(plain) };
		families.set(framework, [...(families.get(framework) ?? []), part]);
	}
	return families;
}

/** Words that no Vietnamese has: longer than a syllable, or without a vowel. What reads as words is left as it reads. */
const isMangled = (text: string): boolean =>
	foldName(text)
		.split(/\s+/)
		.some((word) => /^[a-z]+$/.test(word) && (word.length > SYLLABLE || !/[aeiouy]/.test(word)));

/** Gives mangled cells the one name that is missing among the parts of an index in their column. */
export function proveParts(table: Table): Finding[] {
	const mended: Cell[] = [];
	for (let col = 0; col < table.columnCount; col++) {
		const column = table.cells.filter((cell) => !cell.isHeader && cell.col === col);
		const doubtful = column.filter((cell) => isMangled(cell.text) && lettersOf(cell.text).length >= SHORTEST);
		if (doubtful.length === 0) continue;
		const read = new Set(column.map((cell) => lettersOf(cell.text)));
		for (const parts of partNames().values()) {
			const missing = parts.filter((part) => !read.has(part.letters));
			if (parts.length - missing.length < OTHERS) continue;
			for (const cell of doubtful) {
				const name = likeliest(lettersOf(cell.text), missing);
				if (name && mendCell(cell, name)) mended.push(cell);
			}
		}
	}
	return mendedFindings("table.part-name", "name parts of an index whose other parts stand beside them", mended, table);
}

function likeliest(letters: string, parts: readonly PartName[]): string | null {
	const ranked = parts
		.map((part) => ({
			name: part.name,
			score: 1 - distance(letters, part.letters) / Math.max(letters.length, part.letters.length),
		}))
		.sort((a, b) => b.score - a.score);
	const [first, second] = ranked;
	return first && first.score >= ALIKE && first.score - (second?.score ?? 0) >= LEAD ? first.name : null;
}
