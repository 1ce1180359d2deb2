/** Things in columns that are no tables: the two-column head and foot of a document, forms to fill in, lists, contents. */
import { fold, hasFigure } from "./cell-kind.js";

const HEAD_OR_FOOT =
	/cong hoa xa hoi|doc lap\s*[-–]|tu do\s*[-–]|^noi nhan|^kinh gui|nguoi lap bieu|thu truong|^(?:tm|kt|tl|tuq|q)\.\s|^(?:pho )?(?:chu tich|giam doc|bo truong|chanh van phong|truong phong)$|^so:?\s*[\d.…_]*\s*\/|, ngay .{0,12}thang|ky,? (?:ten|ghi ro)|^\(?ky(?:[,)]|$| (?:va|dau|thay|ten|ghi))|da ky/;

/** A block that holds parts of the official head or signature block (Decree 30/2020/NĐ-CP, Annex I). */
export function isHeadOrFoot(rows: readonly (readonly string[])[]): boolean {
	const cells = rows.flat().filter((t) => t.trim() !== "");
	const marks = cells.filter((t) => HEAD_OR_FOOT.test(fold(t))).length;
	if (marks === 0) return false;
	// A real table may quote such words ("Giám đốc" in a list of posts); head and foot are short and wordy in two or three columns.
	const figures = cells.filter(hasFigure).length;
	if (figures >= cells.length / 4 && rows.length > 2) return false;
	return marks >= 2 || (rows.length <= 8 && figures < cells.length / 3) || marks / cells.length > 0.2;
}

/** Dotted or underlined places to fill in. */
const BLANK_TO_FILL = /\.{4,}|…{2,}|_{4,}/;
const MARKER = /^(?:[-–+*•]|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđ][.)]|[ivx]{1,5}[.)])$/i;

/** Two columns of marker and sentence, label and dotted line, or contents with page numbers. */
export function isListOrForm(rows: readonly (readonly string[])[]): boolean {
	if (isHeadOrFoot(rows) || isContents(rows)) return true;
	const filled = rows.map((r) => r.filter((t) => t.trim() !== ""));
	const share = (test: (cells: string[], row: readonly string[]) => boolean): number =>
		filled.filter((cells, i) => test(cells, rows[i]!)).length / Math.max(1, rows.length);
	if (share((cells) => cells.some((t) => BLANK_TO_FILL.test(t)) && !cells.some(hasFigure)) > 0.4) return true;
	const width = Math.max(...filled.map((c) => c.length));
	if (width <= 1) return true;
	if (width > 2) return false;
	// "1.<tab>Text": a list set with tabs. A table of two columns has a head or figures.
	if (share((cells) => MARKER.test(cells[0]?.trim() ?? "") && !cells.slice(1).some(hasFigure)) > 0.7)
		return !hasHead(rows);
	// "Tên đơn vị:<tab>…": facts with their labels, read as sentences.
	if (share((cells) => /:$/.test(cells[0]?.trim() ?? "")) > 0.5) return true;
	// "Chương I ..... 5"
	if (share((cells) => /\.{3,}\s*\d*$/.test(cells[0] ?? "") || /^\.{3,}/.test(cells[1] ?? "")) > 0.5) return true;
	return false;
}

/** Headings as tables of contents list them. */
const HEADING =
	/^(?:(?:phan|chuong|muc|phu luc|phu bieu|bieu|bang|dieu|tieu muc|loi)(?![a-z])|[ivx]{1,6}[.)]?\s|\d{1,2}(?:\.\d{1,2})*[.)]?\s|[a-z][.)]\s)/;

/** Headings and the pages they stand on: the last column only rises, and heads itself "Trang" or stands beside headings. */
export function isContents(rows: readonly (readonly string[])[]): boolean {
	const width = Math.max(0, ...rows.map((r) => r.length));
	if (width < 2 || width > 3 || rows.length < 3) return false;
	const headed = /^(?:so )?trang(?: so)?$/.test(fold(rows[0]?.at(-1) ?? ""));
	const body = headed ? rows.slice(1) : rows;
	const pages = body.map((r) => (/^\d{1,3}$/.test(r.at(-1)?.trim() ?? "") ? Number(r.at(-1)) : null));
	const told = pages.filter((p): p is number => p !== null);
	if (told.length < body.length * 0.8 || told.length < 3 || told.some((p, i) => i > 0 && p < told[i - 1]!))
		return false;
	if (headed) return true;
	const headings = body.filter((r) => HEADING.test(fold(r.slice(0, -1).join(" ")))).length;
	return headings >= body.length * 0.7 && told[0]! < told.at(-1)! && !hasHead(rows);
}

const hasHead = (rows: readonly (readonly string[])[]): boolean =>
	(rows[0] ?? []).length > 1 &&
	(rows[0] ?? []).every((t) => t.trim() !== "" && !/^[\d-]/.test(t.trim()) && t.length < 60);

/** Ticks of an axis: five and more numbers from 0 on in even steps of more than one, on one line. Column numbers and counting go by ones. */
const isAxis = (texts: readonly string[]): boolean => {
	const parts = texts.flatMap((t) => t.trim().split(/\s+/)).filter((t) => t !== "");
	const ticks = parts.map((t) =>
		/^\d{1,3}(?:[.,]\d{1,3})*%?$/.test(t) ? Number(t.replace(/[.,%]/g, "")) : Number.NaN,
	);
	const step = ticks[1]! - ticks[0]!;
	return ticks.length >= 5 && ticks[0] === 0 && step > 1 && ticks.every((t, i) => t === i * step);
};

/** A chart whose bars and grid lines were drawn as a table's would be: one of its last rows is the axis, perhaps over a legend. */
export function isChart(rows: readonly (readonly string[])[]): boolean {
	const filled = rows.filter((r) => r.some((t) => t.trim() !== ""));
	return filled.slice(Math.max(1, filled.length - 3)).some(isAxis);
}
