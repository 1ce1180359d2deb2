/** What the columns of a table hold: ordinals, labels, figures and their measure, shares of other columns. */
import type { Cell, Table } from "../../../schemas/extracted.js";
import { measureOfNoun } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import { isRankTitle } from "./index-table.js";
import type { Above } from "./row-outline.js";
import { agrees } from "./shares.js";
import { isUnitColumn, measureOfUnit } from "./unit-column.js";

export interface Column {
	col: number;
	/** Header texts from the top, repeated ones once. */
	header: string[];
	kind: "ordinal" | "label" | "figure" | "text" | "unit" | "ignored";
	measure: string;
	/** Unit that the title names ("Phường 1", "Cấp xã"), in a table whose rows are indicators. */
	unit: string | null;
	/** Where the measure is said: in so many words in the title, over the whole table, by a noun of the title, nowhere. */
	said: "title" | "table" | "noun" | "nowhere";
}

/** What a row is about. */
export interface RowSubject {
	/** Row label as printed, without its number; "" when there is none. */
	label: string;
	/** Unit that the row names; null when it names none. */
	unit: string | null;
	/** Titles of the sections above the row. */
	section: string[];
	/** All rows above it in the outline, outermost first. */
	above: Above[];
	/** Points that the row may get at most; null where no column says so. */
	maximum: number | null;
	/** Measure that the row's own cell of units, or its label, names. */
	measure: { id: string; by: "cell" | "percent" | "noun" } | null;
	isTotal: boolean;
}

const ORDINAL = /^(?:stt|tt|so tt|so thu tu|no)\.?$/;
/** Columns whose digits name things. */
const NAMES =
	/\b(?:so,? ky hieu|ky hieu|so hieu|so van ban(?! (?:da|ban hanh|quy pham|qppl|chi dao|duoc|den|di|phat hanh|xu ly|dien tu))|so quyet dinh|dien thoai|so dt|ma so|ma|nam sinh|ngay|(?<!\d )thang nam|so tai khoan|nam ban hanh|ghi chu|can cu|thoi gian|(?<!(?:dung|trong|qua|truoc) )thoi han|dia chi)\b/;

/** "Thôi việc ngay" (at once) is no day. */
const AT_ONCE = /\b(?<=viec )ngay\b/g;

/** Body rows of a table, top to bottom, each with its cells by column. */
export function bodyRows(table: Table): { row: number; cells: Map<number, Cell> }[] {
	const rows = new Map<number, Map<number, Cell>>();
	for (const cell of table.cells) {
		if (cell.isHeader) continue;
		const row = rows.get(cell.row) ?? new Map<number, Cell>();
		row.set(cell.col, cell);
		rows.set(cell.row, row);
	}
	return [...rows.entries()].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells }));
}

/** The columns of a table. `unit` is a unit of measure printed over the whole table ("ĐVT: triệu đồng"), or null. */
export function columnsOf(table: Table, unit: string | null): Column[] {
	const rows = bodyRows(table);
	const out: Column[] = [];
	const women = table.cells.some((c) => c.isHeader && /^\W*nu\W*$/.test(fold(c.text)));
	for (let col = 0; col < table.columnCount; col++) {
		const cells = rows.map((r) => r.cells.get(col)).filter((c): c is Cell => c !== undefined);
		const header = headerOf(table, col, cells);
		const title = fold(header.join(" ")).trim().replace(AT_ONCE, " ");
		const filled = cells.filter((c) => /[\p{L}\p{N}]/u.test(c.text));
		const numeric = filled.filter((c) => c.number !== null);
		let kind: Column["kind"] = "text";
		if (
			ORDINAL.test(fold(header.at(-1) ?? "").trim()) ||
			(col === 0 && !isRankTitle(header.at(-1) ?? "") && (isCounting(filled) || isRising(filled)))
		)
			kind = "ordinal";
		else if (
			isUnitColumn(
				header.at(-1) ?? "",
				filled.concat(cells.filter((c) => c.text.trim() === "%")).map((c) => c.text),
			)
		)
			kind = "unit";
		else if (NAMES.test(title) || (/^nam$/.test(title) && !isMale(header, women)))
			kind = NAMES.test(title) && filled.some((c) => c.text.length > 25) ? "text" : "ignored";
		else if (filled.length > 0 && numeric.length * 2 >= filled.length) kind = "figure";
		const said = kind === "figure" ? saidByHeader(header, unit) : { measure: "item", said: "nowhere" as const };
		out.push({ col, header, kind, unit: null, ...said });
	}
	adoptWhole(out);
	const label = out.find((c) => c.kind === "text" && isLabelColumn(rows, c.col)) ?? out.find((c) => c.kind === "text");
	if (label) label.kind = "label";
	return out;
}

/** "Nam" (men) is no "Năm" (year): told by its vowel, or by the column of women where the accents are lost. */
const isMale = (header: readonly string[], women: boolean): boolean => {
	const title = (header.at(-1) ?? "").normalize("NFC").trim();
	return /^nam\W*$/iu.test(title) ? women || /^Nam\W*$/u.test(title) : false;
};

/** "Trong đó" over columns stands for the whole to their left: "Tổng số TTHC | Trong đó: Toàn trình, Một phần". */
function adoptWhole(columns: readonly Column[]): void {
	// "Trong đó: trực tuyến" in one cell is both.
	for (const c of columns)
		c.header = c.header.flatMap((h) => {
			const own = AMONG_WHICH.exec(h.normalize("NFC"));
			return own?.[1] ? ["Trong đó", own[1].trim()] : [h];
		});
	const isPart = columns.map((c) => c.header.some((h) => AMONG.test(fold(h).trim())));
	for (const [i, column] of columns.entries()) {
		const at = column.header.findIndex((h) => AMONG.test(fold(h).trim()));
		if (at < 0 || column.kind !== "figure") continue;
		const whole = columns.slice(0, i).findLast((c, k) => c.kind === "figure" && !isPart[k]);
		if (!whole) continue;
		const above = column.header.slice(0, at).filter((h) => !whole.header.includes(h));
		column.header = [...whole.header, ...above, ...column.header.slice(at + 1)];
		if (column.said === "nowhere" && whole.measure !== "percent")
			Object.assign(column, { measure: whole.measure, said: whole.said });
	}
}
const AMONG_WHICH = /^\s*(?:trong đó|trong số đó|bao gồm)\s*[:,–-]?\s+(?=\p{L})(.+)$/iu;
const AMONG = /^(?:trong do|bao gom|gom|chia ra|trong so do)\W*$/;

const isLabelColumn = (rows: { cells: Map<number, Cell> }[], col: number): boolean => {
	const filled = rows.filter((r) => /\p{L}/u.test(r.cells.get(col)?.text ?? ""));
	return filled.length * 2 >= rows.length;
};

/** So many of the rows of a column must agree before a pattern is believed. */
const MOST = 0.6;

/** Row numbers, some of them misread: most steps from cell to cell are as long as the step of the rows. */
const isCounting = (cells: readonly Cell[]): boolean => {
	const numbers = cells.filter((c) => c.number !== null);
	if (numbers.length < 3 || numbers.length < cells.length * MOST) return false;
	const steps = numbers.slice(1).filter((c, i) => {
		const before = numbers[i];
		return before !== undefined && (c.number ?? 0) - (before.number ?? 0) === Math.min(1, c.row - before.row);
	});
	return (
		steps.length >= (numbers.length - 1) * MOST &&
		numbers.every((c) => Number.isInteger(c.number) && (c.number ?? 0) <= cells.length + 5)
	);
};

/** Row numbers with gaps ("7.", "9", "10"): whole, small, rising, nothing else in the cells but numbers of sections. */
function isRising(all: readonly Cell[]): boolean {
	const cells = all.filter((c) => !/^\W*(?:[IVX]{1,4}|\p{Lu})\W*$/u.test(c.text));
	return (
		cells.length > 0 &&
		cells.every((c) => /^\W*\d{1,2}\W*$/.test(c.text)) &&
		cells.every((c, i) => {
			const before = cells[i - 1];
			const step = (c.number ?? 0) - (before?.number ?? 0);
			return c.number !== null && step > 0 && (before === undefined || step <= 1 + 2 * (c.row - before.row));
		}) &&
		(cells.length > 1 || (cells[0]?.number ?? 0) <= 20)
	);
}

function headerOf(table: Table, col: number, cells: readonly Cell[]): string[] {
	const path = cells.find((c) => c.headerPath.length > 0)?.headerPath ?? [];
	const own =
		path.length > 0
			? path
			: table.cells
					.filter((c) => c.isHeader && c.col <= col && c.col + c.colSpan > col)
					.sort((a, b) => a.row - b.row)
					.map((c) => c.text);
	return own.map(cleanHeader).filter((t, i, all) => t !== "" && all.indexOf(t) === i);
}

/** Column numbers "(1)" and formulas "(3)=(2)/(1)" under a title are no words. */
export const cleanHeader = (text: string): string =>
	text
		.replace(/\(\s*\d{1,2}\s*\)(?:\s*[=+:/-]\s*\(?\d{1,2}\)?)*/g, " ")
		.replace(/\s+/g, " ")
		.trim();

/** Measure that a header names: "%", a rank, money in brackets, or the first noun that the list of measures knows. */
export function saidByHeader(header: readonly string[], unit: string | null = null): Pick<Column, "measure" | "said"> {
	for (const text of [...header].reverse()) {
		const f = fold(text);
		if (/%|\bt[yi] le\b|\bt[yi] trong\b|phan tram/.test(f)) return { measure: "percent", said: "title" };
		if (isRankTitle(text)) return { measure: "rank", said: "title" };
		const bracket = /\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^)]+)\)/iu.exec(text)?.[1];
		const inBracket = bracket ? measureOfNoun(bracket.trim().split(/\s+/)) : null;
		if (inBracket) return { measure: inBracket.measure, said: "title" };
	}
	const fromUnit = unit ? measureOfUnit(unit) : null;
	if (fromUnit) return { measure: fromUnit, said: "table" };
	for (const text of [...header].reverse()) {
		const words = text
			.replace(/[(),;:]/g, " ")
			.split(/\s+/)
			.filter(Boolean);
		for (let i = 0; i < words.length; i++) {
			const hit = measureOfNoun(words.slice(i, i + 5));
			// A single syllable inside a title is part of another word ("trực tuyến").
			if (
				hit?.length === 1 &&
				i > 0 &&
				!/^(?:số|tổng|lượng|cộng|các)$/iu.test(words[i - 1] ?? "") &&
				!(/(?:tăng|giảm)$/iu.test(words[i - 1] ?? "") && /^(?:điểm|hạng)$/iu.test(words[i] ?? ""))
			)
				continue;
			if (
				hit &&
				!/^(?:nội dung|trong|ngày|năm|tháng|kế hoạch|chỉ tiêu)$/iu.test(words.slice(i, i + hit.length).join(" "))
			)
				return { measure: hit.measure, said: "noun" };
		}
	}
	return { measure: "item", said: "nowhere" };
}

/**
 * The columns that a share column divides: {numerator, denominator}, found by computing; null when no pair fits most rows.
 * At least three rows are needed: two can agree by chance.
 */
export function ratioColumns(
	table: Table,
	columns: readonly Column[],
	share: Column,
): { numerator: number; denominator: number } | null {
	const rows = bodyRows(table);
	let best: { numerator: number; denominator: number; fit: number } | null = null;
	const figures = columns.filter((c) => c.kind === "figure" && c.col !== share.col && c.measure !== "percent");
	for (const a of figures) {
		for (const b of figures) {
			if (a.col === b.col) continue;
			let fit = 0;
			let of = 0;
			for (const { cells } of rows) {
				const [x, y, p] = [cells.get(a.col)?.number, cells.get(b.col)?.number, cells.get(share.col)];
				if (x == null || y == null || p?.number == null || y === 0) continue;
				of++;
				if (agrees(x, y, p.number, decimalsOf(p.text))) fit++;
			}
			if (of >= 3 && fit >= of * MOST && fit > (best?.fit ?? 0)) best = { numerator: a.col, denominator: b.col, fit };
		}
	}
	return best;
}

/** Digits printed after the decimal separator. */
export const decimalsOf = (text: string): number => /\d[.,](\d+)\s*%?\s*$/.exec(text.trim())?.[1]?.length ?? 0;
