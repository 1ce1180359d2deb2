/**
 * Columns of codes and dates prove their signs: where most cells are "V.08.01.03", "V 08 01.03" lost its full stops. Only what stands
 * between letters and digits is mended, never a letter or a digit; the print stays in `textRaw`, a finding says so.
 */
import type { Cell, Finding, Table } from "../../../schemas/extracted.js";
import { parseNumber } from "../numbers.js";
import { countsUp } from "./cell-kind.js";
import { mendCell, mendedFindings } from "./mended-cells.js";

/** A cell cut into runs of capitals and of digits with the signs around and between them: one sign more than runs. */
interface Shape {
	runs: string[];
	signs: string[];
}

/** Longer ones are words. */
const LONGEST = 26;
/** Cells that must share a shape, and their share of those that have the same runs. */
const LEAST = 3;
const SHARE = 0.6;
/** Numbers keep their own separator unless so many others agree on one without exception: people mix "98.7" and "98,7". */
const LEAST_NUMBERS = 5;

/** Null for what holds small letters or anything else than runs with signs between. */
function shapeOf(text: string): Shape | null {
	const s = text
		.trim()
		.replace(/[–—]/g, "-")
		.replace(/\s+/g, " ")
		.replace(/ ?([-./:,]) ?/g, "$1");
	if (s === "" || s.length > LONGEST || !/^[\p{Lu}\d\s.,:;/()[\]-]+$/u.test(s)) return null;
	const runs = s.match(/\p{Lu}+|\d+/gu) ?? [];
	const signs = s.split(/\p{Lu}+|\d+/u);
	return runs.length >= 1 && signs.length === runs.length + 1 ? { runs, signs } : null;
}

/** What must agree for two cells to be of one kind: letters or digits in each run, and how many of them ("4/5/2018" is a date too). */
const kindOf = ({ runs }: Shape): string =>
	runs.map((run) => (/\d/.test(run) ? `d${run.length <= 2 ? 2 : run.length}` : `L${run.length}`)).join(" ");

/** Mends the signs of cells that differ from their column in nothing else. */
export function proveShapes(table: Table): Finding[] {
	const mended: Cell[] = [];
	for (let col = 0; col < table.columnCount; col++) {
		const column = table.cells.filter((c) => !c.isHeader && c.col === col && c.colSpan === 1);
		const kinds = new Map<string, { cell: Cell; shape: Shape }[]>();
		for (const cell of column) {
			const shape = shapeOf(cell.text);
			if (!shape) continue;
			const kind = kindOf(shape);
			kinds.set(kind, [...(kinds.get(kind) ?? []), { cell, shape }]);
		}
		for (const alike of kinds.values()) mended.push(...mendSigns(alike));
		if (col === 0) mended.push(...mendStops(column));
		mended.push(...dropLastCommas(column));
	}
	return mendedFindings(
		"table.sign-proven",
		"lost or gained a separator against the other cells of their columns",
		[...new Set(mended)],
		table,
	);
}

function mendSigns(alike: readonly { cell: Cell; shape: Shape }[]): Cell[] {
	const counts = new Map<string, number>();
	for (const { shape } of alike) counts.set(shape.signs.join("\n"), (counts.get(shape.signs.join("\n")) ?? 0) + 1);
	const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
	if (counts.size < 2 || count < LEAST || count < SHARE * alike.length) return [];
	const signs = most.split("\n");
	// A single run is a code where the column is one of codes: many digits, and as many in each.
	if (signs.length === 2 && (most !== "\n" || !/^\d{4,}$/.test(alike[0]!.shape.runs[0]!))) return [];
	// Words beside figures ("TT 2") are no code.
	if (!signs.slice(1, -1).every((sign) => /[^\s]/.test(sign))) return [];
	const mended: Cell[] = [];
	for (const { cell, shape } of alike) {
		if (shape.signs.join("\n") === most) continue;
		const text = signs
			.map((sign, i) => (sign === "-" && isDates(signs) ? " - " : sign) + (shape.runs[i] ?? ""))
			.join("");
		if (cell.number !== null) {
			// A figure stays the same figure.
			const value = parseNumber(text)?.value ?? null;
			if (count < LEAST_NUMBERS || count < alike.length - 1 || value !== cell.number) continue;
		}
		if (mendCell(cell, text)) mended.push(cell);
	}
	return mended;
}

/** Row numbers stand all with a full stop or all without: "30." and "53:" among forty bare ones have a speck, "5" among "4." and "6." lost its stop. */
function mendStops(column: readonly Cell[]): Cell[] {
	if (!countsUp(column.map((cell) => cell.text))) return [];
	const numbered = column.filter((cell) => ORDINAL.test(cell.text.trim()));
	const stopped = numbered.filter((cell) => /\.$/.test(cell.text.trim())).length;
	const bare = numbered.filter((cell) => /\d$/.test(cell.text.trim())).length;
	if (Math.max(stopped, bare) < Math.max(LEAST, SHARE * numbered.length)) return [];
	return numbered.flatMap((cell) => {
		const text = ORDINAL.exec(cell.text.trim())![1]! + (stopped > bare ? "." : "");
		if (text === cell.text.trim()) return [];
		return mendCell(cell, text) ? [cell] : [];
	});
}

/** A speck at the foot of a cell's last word reads as a comma: of 2,900 typed cells of 31 table pages one ends with one, a head. */
function dropLastCommas(column: readonly Cell[]): Cell[] {
	const words = column.filter((cell) => /\p{L}{2}/u.test(cell.text));
	// A semicolon ends an entry of a list; alone after a few words it is a speck too.
	const ending = words.filter((cell) => /[\p{L}\p{N})](?:,|(?<=^[^;:-]{1,50});)$/u.test(cell.text));
	if (words.length < LEAST + 1 || ending.length > words.length - LEAST) return [];
	for (const cell of ending) cell.text = cell.text.slice(0, -1);
	return ending;
}

const ORDINAL = /^(\d{1,3})[.,:;'"]?$/;

/** "11/06/2018 - 14/07/2018": the dash between two dates stands apart. */
const isDates = (signs: readonly string[]): boolean => signs.filter((sign) => sign === "/").length >= 2;
