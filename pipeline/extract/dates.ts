/** Vietnamese dates, reporting periods and deadlines. All days are ISO text; nothing depends on the clock or time zone. */
import { findDates, isoDay } from "./dates/calendar.js";
import { findPeriods } from "./dates/periods.js";
import { fold } from "./flow/fold.js";

export { type FoundDate, findDates, firstDate, isoDay, lastDayOf } from "./dates/calendar.js";
export { type FoundPeriod, findPeriods } from "./dates/periods.js";

const NEVER =
	/thuong xuyen|(?:hang|hằng|moi)\s+(?:ngay|tuan|thang|quy|nam)|dinh ky|dot xuat|lien tuc|\/\s*0?1?\s*(?:tuan|ngay|thang)/;

/**
 * The last day that a deadline names: "trước ngày 15/8/2022" → that day, "trong tháng 8 năm 2022" → 2022-08-31,
 * "Quý II năm 2024" → 2024-06-30, "trong năm 2024" → 2024-12-31. Null for "thường xuyên", "hằng ngày", "ít nhất 04
 * giờ/tuần", and for periods whose year is neither printed nor clear from the document's own year.
 * @param issued when the document was issued; a month or quarter without a year is taken from its year unless that
 * would lie before the document.
 */
export function resolveDeadline(
	text: string,
	issued: { year: number | null; month: number | null } | null = null,
): string | null {
	const f = fold(text);
	const dates = findDates(text).filter((d) => d.iso !== null);
	if (NEVER.test(f) && dates.length === 0) return null;
	const last = dates.at(-1)?.iso ?? null;
	const printed = findPeriods(text).filter((p) => !(p.kind === "year" && isMention(f, p.start)));
	const ends = printed.map((p) => p.endOn);
	if (last) ends.push(last);
	if (ends.length > 0) {
		const day = ends.sort().at(-1) ?? null;
		// A date of a cited document is no deadline.
		return day;
	}
	const short = /\b(?:truoc|den|cham nhat|het|xong)?\s*ngay\s*(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\s?[/.-]?\s?\d)/.exec(f);
	if (short && issued?.year && !NEVER.test(f)) {
		const day = isoDay(issued.year, Number(short[2]), Number(short[1]));
		if (day && (issued.month === null || Number(short[2]) >= issued.month)) return day;
		return day ? isoDay(issued.year + 1, Number(short[2]), Number(short[1])) : null;
	}
	if (issued?.year) {
		const assumed = findPeriods(text, issued.year).at(-1);
		if (assumed && (assumed.kind === "month" || assumed.kind === "quarter" || assumed.kind === "months")) {
			const month = Number(assumed.endOn.slice(5, 7));
			if (issued.month === null || month >= issued.month) return assumed.endOn;
		}
	}
	return null;
}

/** A year that names something ("Kế hoạch năm 2024", "bộ tiêu chí năm 2023") is no deadline; "trong năm 2024" is. */
function isMention(folded: string, at: number): boolean {
	const before = folded.slice(Math.max(0, at - 14), at).trimEnd();
	return at > 0 && !/(?:trong|den|het|cuoi|truoc|thanh|dau|giua|den het|:|^)$/.test(before);
}
