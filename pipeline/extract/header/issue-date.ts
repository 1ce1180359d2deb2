import { isoDay } from "../dates.js";
import { fold } from "../flow/fold.js";

/** Place and date of issue as a header prints them; what is blank or unreadable is null. */
export interface IssueDate {
	place: string | null;
	/** From "ngày" on. */
	text: string;
	year: number | null;
	month: number | null;
	day: number | null;
	iso: string | null;
	/** Something stands where a part should be, but it is no number. */
	unreadable: boolean;
}

const LINE = /^(.{0,45}?)[\s,.;:]*\bn[gq][aà]?y\s*(.{0,9}?)\s*t?h[aá]ng\s*(.{0,9}?)\s*n[aă]?m\s*(.{0,9})$/;

/** One or two digits, letters that engines put for digits allowed only beside a digit ("l3" is 13, "A" is nothing). */
function smallNumber(text: string, max: number): number | null {
	const clean = text.replace(/[\s._…,'’"-]/g, "");
	if (!/\d/.test(clean)) return null;
	const digits = clean.replace(/[lI|\][]/g, "1").replace(/[oO]/g, "0");
	if (!/^\d{1,2}$/.test(digits)) return null;
	const n = Number(digits);
	return n >= 1 && n <= max ? n : null;
}

/** Reads "Vũng Tàu, ngày 13 tháng 5 năm 2024", "…, ngày       tháng 8 năm 2022", "Viing Tau, ngayl3 thang 5 nam 2024". */
export function readIssueDate(text: string): IssueDate | null {
	const tidy = text.normalize("NFC").replace(/\s+/g, " ").trim();
	const f = fold(tidy);
	const m = LINE.exec(f);
	if (!m) return null;
	const at = f.search(/\bn[gq][aà]?y\s*(?:.{0,9}?)\s*t?h[aá]ng/);
	const [, place = "", d = "", mo = "", y = ""] = m;
	const yearDigits = /(?:19|20)\d{2}/.exec(y.replace(/[lI|]/g, "1").replace(/[oO]/g, "0").replace(/\s/g, ""))?.[0];
	// Issued after 1945 and not half a century ahead: "2077" is a misread 2017.
	const year = yearDigits && Number(yearDigits) >= 1945 && Number(yearDigits) < 2050 ? Number(yearDigits) : null;
	const month = smallNumber(mo, 12);
	const day = smallNumber(d, 31);
	const filled = (part: string): boolean => /[\p{L}\d]/u.test(part);
	const name = tidy
		.slice(0, place.length)
		.replace(/^[^\p{L}]*[17T]?\s?[Pp]\.\s*(?=\p{Lu})/u, "TP. ")
		.replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, "")
		.trim();
	return {
		place: name.length >= 3 && /^\p{Lu}|^\p{Ll}+ \p{Lu}/u.test(name) ? name.replace(/\s*[–—]\s*/g, " - ") : null,
		text: tidy.slice(at).replace(/[\s.;]+$/, ""),
		year,
		month,
		day,
		iso: year !== null && month !== null && day !== null ? isoDay(year, month, day) : null,
		unreadable: (day === null && filled(d)) || (month === null && filled(mo)) || (year === null && filled(y)),
	};
}
