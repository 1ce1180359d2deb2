/** What stands over a table: its caption, the unit of its figures, the headings of its section. */
import type { RestoredPage } from "../../../schemas/page.js";
import { stripMarks } from "../numbers.js";
import { doubtfulPieces } from "./caption-doubt.js";
import { fold } from "./cell-kind.js";
import { isHeadOrFoot } from "./not-a-table.js";
import type { RawTable } from "./raw-table.js";

export interface Surroundings {
	caption: string | null;
	/** A caption too torn to be shown as one, and the pieces of it that are no words. */
	torn: { read: string; pieces: string[] } | null;
	/** Headings above, outermost first; the unit line ("Đơn vị tính: triệu đồng") last. */
	context: string[];
}

const CAPTION_HEAD =
	/^(?:bang|bieu|phu luc|phu bieu|mau|bieu mau|bieu so|danh muc|danh sach|tong hop|bang tong hop|ket qua)(?![a-z])/;
const UNIT_LINE = /^\(?(?:don vi(?: tinh)?|dvt)\s*[:.]/;
const ISSUED_WITH = /^\(?\s*(?:kem theo|ban hanh kem theo|dinh kem)/;

/** National title and motto, as OCR leaves them. */
const NATIONAL_HEAD = /chu nghia viet ?nam|doc lap .{0,4}tu do/;

/** A line that stands over a table and is no part of its head: caption, unit of the figures, "(Kèm theo …)". */
export function isTitleLine(line: string): boolean {
	const text = fold(plain(line));
	return UNIT_LINE.test(text) || ISSUED_WITH.test(text) || (CAPTION_HEAD.test(text) && NUMBERED.test(text));
}

/** "Bảng 1.", "Biểu số 3b", "Phụ lục II:" */
const NUMBERED = /^(?:bang|bieu|phu luc|phu bieu|mau|bieu mau|bieu so)(?: so)? ?(?:\d|[ivx]+[\s.:)]|[a-z]?[.:])/;

/** How many lines above the table may belong to its title; annex titles run over four printed lines. */
const REACH = 9;

const plain = (s: string): string =>
	stripMarks(s)
		.replace(/^#+\s*/, "")
		.replace(/\s+/g, " ")
		.trim();

export function surroundingsOf(
	table: RawTable,
	pages: readonly RestoredPage[],
	taken: (page: number, line: number) => boolean,
): Surroundings {
	const page = pages.find((p) => p.page === table.page);
	if (!page) return { caption: null, torn: null, context: [] };
	const above: string[] = [];
	let unit: string | null = null;
	let prose = false;
	for (let i = table.firstLine - 1; i >= 0 && above.length < REACH; i--) {
		if (taken(table.page, i)) break;
		const line = page.lines[i]!;
		if (line.role !== "body" || (line.box && table.box && line.box.y0 > table.box.y0)) continue;
		const text = plain(line.text);
		if (text === "" || /^\d{1,3}$/.test(text)) continue;
		if (UNIT_LINE.test(fold(text))) {
			unit ??= text;
			continue;
		}
		if (ISSUED_WITH.test(fold(text))) continue;
		// A sentence that ends here is running text: the title, if any, stands below it.
		if (/[.;]$/.test(text) && !CAPTION_HEAD.test(fold(text))) {
			prose = true;
			break;
		}
		above.unshift(text);
		if (CAPTION_HEAD.test(fold(text)) && !/^ket qua/.test(fold(text))) break;
	}
	const caption = captionOf(above, prose) ?? annexTitle(table, page, taken);
	const pieces = caption === null ? [] : doubtfulPieces(caption, page);
	return {
		caption: pieces.length > 0 ? null : caption,
		torn: caption !== null && pieces.length > 0 ? { read: caption, pieces } : null,
		context: [...headingsAbove(table, pages), ...(unit ? [unit] : [])],
	};
}

/** From the last line that starts like a caption; else a line in capitals; else none: a lead-in sentence is no caption. */
function captionOf(lines: string[], prose: boolean): string | null {
	// A form may carry the head of its own letter: the title comes after it.
	const above = lines.slice(lines.findLastIndex((t) => NATIONAL_HEAD.test(fold(t))) + 1);
	const at = above.findLastIndex((t) => CAPTION_HEAD.test(fold(t)) && t.length < 200);
	if (at >= 0) {
		const text = above
			.slice(at)
			.join(" ")
			.replace(/[:\s]+$/, "");
		return text.length <= 600 ? text : null;
	}
	const capitals = above.filter((t) => t.length > 6 && t === t.toUpperCase());
	if (!prose && capitals.length > 0 && above.at(-1) === capitals.at(-1)) return capitals.join(" ");
	return null;
}

/**
 * The title in capitals at the top of an annex page, over lines that lead in to its table ("LỊCH TỔ CHỨC … / - Thời gian: … / - Địa điểm:
 * …"). Not on the first page, whose capitals are the head of the document.
 */
function annexTitle(
	table: RawTable,
	page: RestoredPage,
	taken: (page: number, line: number) => boolean,
): string | null {
	if (table.page === 1 || table.firstLine > 14) return null;
	const all = page.lines
		.slice(0, table.firstLine)
		.map((l, i) => ({ text: l.role === "body" && !taken(table.page, i) ? plain(l.text) : "" }));
	const lines = all.slice(all.findLastIndex((l) => NATIONAL_HEAD.test(fold(l.text))) + 1);
	const capital = (t: string): boolean => {
		const letters = t.replace(/[^\p{L}]/gu, "");
		return letters.length >= 8 && t.includes(" ") && letters.replace(/[^\p{Lu}]/gu, "").length >= letters.length * 0.8;
	};
	const first = lines.findIndex((l) => capital(l.text) && !isHeadOrFoot([[l.text]]));
	if (first < 0) return null;
	let last = first;
	while (last + 1 < lines.length && capital(lines[last + 1]!.text) && !isHeadOrFoot([[lines[last + 1]!.text]])) last++;
	// Another table under the title has it.
	const start = table.firstLine - lines.length;
	if (lines.some((_, i) => i > last && taken(table.page, start + i))) return null;
	return lines
		.slice(first, last + 1)
		.map((l) => l.text)
		.join(" ");
}

/** Level of a heading line: 1 "I.", annex; 2 "1."; 3 "1.1"; 4 "a)"; null for other lines. */
function headingLevel(text: string): number | null {
	if (text.length > 160) return null;
	if (/^(?:phụ lục|phần|chương)(?:\s|$)/i.test(text)) return 0;
	if (/^[IVX]{1,5}\s*[.)]\s*\S/.test(text)) return 1;
	if (/^\d{1,2}[.)]\s+\S/.test(text)) return 2;
	if (/^\d{1,2}(?:\.\d{1,2})+\.?\s+\S/.test(text)) return 3;
	if (/^[a-zđ]\)\s+\S/.test(text)) return 4;
	return null;
}

function headingsAbove(table: RawTable, pages: readonly RestoredPage[]): string[] {
	const found: { level: number; text: string }[] = [];
	let lowest = 5;
	for (const page of [...pages].filter((p) => p.page <= table.page).sort((a, b) => b.page - a.page)) {
		const from = page.page === table.page ? table.firstLine - 1 : page.lines.length - 1;
		for (let i = from; i >= 0 && lowest > 0; i--) {
			const line = page.lines[i]!;
			if (line.role !== "body") continue;
			const text = plain(line.text);
			const level = headingLevel(text);
			if (level === null || level >= lowest) continue;
			found.unshift({ level, text });
			lowest = level;
		}
	}
	return found.map((f) => f.text);
}
