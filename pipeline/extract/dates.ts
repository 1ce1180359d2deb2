/** Vietnamese dates, reporting periods and deadlines. All days are ISO text; nothing depends on the clock or time zone. */
import { fold } from "./flow/fold.js";

/** A date found in a text; parts that are not printed are null. */
export interface FoundDate {
	/** ISO day, null unless day, month and year are all printed and exist in the calendar. */
	iso: string | null;
	year: number | null;
	month: number | null;
	day: number | null;
	start: number;
	end: number;
}

/** A stretch of time named in a text. */
export interface FoundPeriod {
	/** As printed. */
	label: string;
	/** First day; null for "đến ngày …". */
	startOn: string | null;
	/** Last day. */
	endOn: string;
	kind: "days" | "month" | "quarter" | "months" | "year" | "years" | "until";
	start: number;
	end: number;
}

const pad = (n: number): string => String(n).padStart(2, "0");

/** Days of a month (Gregorian). */
export function lastDayOf(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** ISO day, or null when there is no such day. Years outside 1945–2100 are misreadings. */
export function isoDay(year: number, month: number, day: number): string | null {
	if (year < 1945 || year > 2100 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
	return `${year}-${pad(month)}-${pad(day)}`;
}

const monthEnd = (year: number, month: number): string => `${year}-${pad(month)}-${pad(lastDayOf(year, month))}`;
const monthStart = (year: number, month: number): string => `${year}-${pad(month)}-01`;

const MONTH_WORDS: Record<string, number> = {
	gieng: 1,
	mot: 1,
	hai: 2,
	ba: 3,
	tu: 4,
	bon: 4,
	nam: 5,
	sau: 6,
	bay: 7,
	tam: 8,
	chin: 9,
	muoi: 10,
	"muoi mot": 11,
	"muoi hai": 12,
	chap: 12,
};
const QUARTERS: Record<string, number> = {
	i: 1,
	ii: 2,
	iii: 3,
	iv: 4,
	"1": 1,
	"2": 2,
	"3": 3,
	"4": 4,
	"01": 1,
	"02": 2,
	"03": 3,
	"04": 4,
	l: 1,
	ll: 2,
	lll: 3,
	lv: 4,
};
const QUARTER = "(?:iv|iii|ii|i|lv|lll|ll|l|0?[1-4])";
const NUMERIC = String.raw`(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})`;
const WORDED = String.raw`(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:,|\/)?\s*(?:nam\s*)?(\d{4})`;

/** Every full date of a text, in order ("ngày 26 tháng 12 năm 2023", "02/12/2022", "7-3-2023"). */
export function findDates(text: string): FoundDate[] {
	const f = fold(text);
	const out: FoundDate[] = [];
	for (const pattern of [
		new RegExp(String.raw`(?<![\d/.,])(?<!(?:^|\D)\d{1,3}-)(?:ngay\s*)?${NUMERIC}(?![\d/]|[.,]\d)`, "g"),
		new RegExp(String.raw`(?<!\d)(?:ngay\s*)?${WORDED}(?!\d)`, "g"),
	]) {
		for (const m of f.matchAll(pattern)) {
			const [day, month, year] = [Number(m[1]), Number(m[2]), Number(m[3])];
			const iso = isoDay(year, month, day);
			out.push({ iso, year, month, day, start: m.index, end: m.index + m[0].length });
		}
	}
	return out.sort((a, b) => a.start - b.start);
}

/** The first full date of a text as ISO, or null. */
export function firstDate(text: string): string | null {
	return findDates(text).find((d) => d.iso !== null)?.iso ?? null;
}

const YEAR = String.raw`(?:nam\s*|[/-]\s?)?((?:19|20)\d{2})(?!\d)`;

/**
 * Reporting periods named in a text, in order, none inside another. A period whose year is not printed takes
 * `contextYear` when one is given ("trong Quý I" in a report of 2024), otherwise it is left out.
 */
export function findPeriods(text: string, contextYear: number | null = null): FoundPeriod[] {
	const f = fold(text);
	const found: FoundPeriod[] = [];
	const add = (m: RegExpMatchArray, kind: FoundPeriod["kind"], startOn: string | null, endOn: string | null): void => {
		if (endOn === null || (startOn !== null && startOn > endOn)) return;
		const start = m.index ?? 0;
		const end = start + m[0].length;
		if (found.some((p) => start < p.end && end > p.start)) return;
		found.push({ label: text.slice(start, end).trim(), startOn, endOn, kind, start, end });
	};
	const yearOr = (printed: string | undefined): number | null => (printed ? Number(printed) : contextYear);
	const D = String.raw`(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?`;
	// "từ ngày 15/12/2023 đến [hết ngày] 14/3/2024"; a missing first year is that of the end, or the year before.
	for (const m of f.matchAll(
		new RegExp(String.raw`(?:tinh\s+)?(?:tu\s+)?${D}\s*(?:den|-|–)\s*(?:het\s*)?${D}(?!\d)`, "g"),
	)) {
		const endYear = yearOr(m[6]);
		if (endYear === null || !/^(?:tinh|tu|ngay)/.test(m[0]) || !m[1] || !m[2] || !m[4] || !m[5]) continue;
		const endOn = isoDay(endYear, Number(m[5]), Number(m[4]));
		let startOn = isoDay(m[3] ? Number(m[3]) : endYear, Number(m[2]), Number(m[1]));
		if (!m[3] && startOn && endOn && startOn > endOn) startOn = isoDay(endYear - 1, Number(m[2]), Number(m[1]));
		if (startOn && endOn) add(m, "days", startOn, endOn);
	}
	for (const m of f.matchAll(new RegExp(String.raw`tu\s+ngay\s*${WORDED}\s*den\s*(?:het\s*)?ngay\s*${WORDED}`, "g"))) {
		add(m, "days", isoDay(Number(m[3]), Number(m[2]), Number(m[1])), isoDay(Number(m[6]), Number(m[5]), Number(m[4])));
	}
	for (const m of f.matchAll(
		new RegExp(
			String.raw`\btu\s+thang\s*(\d{1,2})(?:\s*${YEAR})?\s*den\s*(?:het\s*)?thang\s*(\d{1,2})(?:\s*${YEAR})?`,
			"g",
		),
	)) {
		const endYear = yearOr(m[4]);
		const [a, b] = [Number(m[1]), Number(m[3])];
		if (endYear === null || a < 1 || a > 12 || b < 1 || b > 12) continue;
		add(m, "months", monthStart(m[2] ? Number(m[2]) : a > b ? endYear - 1 : endYear, a), monthEnd(endYear, b));
	}
	for (const m of f.matchAll(
		new RegExp(
			String.raw`\b(0?[2-9]|1[01]|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s*thang\s*(dau|cuoi)?\s*(?:cua\s+)?(?:${YEAR}|nam\b(?!\s*\d))`,
			"g",
		),
	)) {
		const count = /^\d/.test(m[1] ?? "") ? Number(m[1]) : MONTH_WORDS[m[1] ?? ""];
		const year = yearOr(m[3]);
		if (!count || year === null || (!m[2] && count !== 9 && count !== 6 && count !== 3)) continue;
		if (m[2] === "cuoi") add(m, "months", monthStart(year, 13 - count), monthEnd(year, 12));
		else add(m, "months", monthStart(year, 1), monthEnd(year, count));
	}
	for (const m of f.matchAll(
		new RegExp(
			String.raw`\bquy\s*(${QUARTER})(?:\s*(?:,|va|-|–|den)\s*(?:quy\s*)?(${QUARTER}))?(?:\s*(?:,|cua)?\s*${YEAR})?(?![\p{L}\d])`,
			"gu",
		),
	)) {
		const year = yearOr(m[3]);
		const a = QUARTERS[m[1] ?? ""];
		const b = m[2] ? QUARTERS[m[2]] : a;
		if (!a || !b || year === null) continue;
		// "quy 1", "quy I" is a quarter; a lower-case "quỹ" or "quy" (rule) is not followed by a numeral of one to four.
		if (!/^qu[ýy]/i.test(text.slice(m.index))) continue;
		add(m, "quarter", monthStart(year, 3 * a - 2), monthEnd(year, 3 * b));
	}
	for (const m of f.matchAll(
		/\b(?:giai\s+doan|cac\s+nam|nhung\s+nam|tu\s+nam|nam)\s*((?:19|20)\d{2})\s*(?:-|–|—|den(?:\s+nam)?)\s*((?:19|20)\d{2})(?!\d)/g,
	)) {
		add(m, "years", `${m[1]}-01-01`, `${m[2]}-12-31`);
	}
	for (const d of findDates(text)) {
		const until = /(?:tinh\s+)?den\s+(?:het\s+)?$/.exec(f.slice(Math.max(0, d.start - 16), d.start));
		if (until && d.iso) {
			const start = d.start - until[0].length;
			add(Object.assign([f.slice(start, d.end)], { index: start }) as RegExpMatchArray, "until", null, d.iso);
		} else if (d.iso) {
			// A day is no reporting period, and its month must not be taken for one either.
			found.push({ label: "", startOn: d.iso, endOn: d.iso, kind: "days", start: d.start, end: d.end });
		}
	}
	for (const m of f.matchAll(new RegExp(String.raw`\bthang\s*(\d{1,2})\s*(?:,\s*)?(?:${YEAR})?(?![\d/])`, "g"))) {
		const month = Number(m[1]);
		const year = yearOr(m[2]);
		if (year === null || month < 1 || month > 12) continue;
		add(m, "month", monthStart(year, month), monthEnd(year, month));
	}
	for (const m of f.matchAll(/\bnam\s*(20\d{2}|19\d{2})(?!\d)/g)) add(m, "year", `${m[1]}-01-01`, `${m[1]}-12-31`);
	return found.filter((p) => p.label !== "").sort((a, b) => a.start - b.start);
}

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
