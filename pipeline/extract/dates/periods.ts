/** Stretches of time that reports name: quarters, months, halves, years, explicit days, "to date". */

import { fold } from "../flow/fold.js";
import { recalling } from "../recall.js";
import { findDates, isoDay, lastDayOf, monthEnd, monthStart, pad, WORDED } from "./calendar.js";

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

const NUMBER_WORDS: Record<string, number> = {
	...{ gieng: 1, mot: 1, hai: 2, ba: 3, tu: 4, bon: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
	...{ "muoi mot": 11, "muoi hai": 12, chap: 12 },
};
const COUNT = "(0?[2-9]|1[01]|hai|ba|bon|nam|sau|bay|tam|chin|muoi)";
/** Roman numerals as engines read them: I, l, 1 and | are one sign. */
const QUARTER = "(?:[il|]{1,3}|1[il|]{1,2}|[il|]1[il|]?|[il1|]?v|0?[1-4])";
const YEAR = String.raw`(?:nam\s*|[/.-]\s?)?((?:19|20)\d{2})(?!\d)`;
/** What may stand between several months or quarters that share a year. */
const AND = "(?:,|va|-|–|den|&)";

function quarterOf(numeral: string): number | null {
	if (/v$/.test(numeral)) return 4;
	const digit = /^0?([1-4])$/.exec(numeral)?.[1];
	return digit ? Number(digit) : numeral.length <= 3 ? numeral.length : null;
}

/**
 * "quý II và phương hướng, nhiệm vụ quý III năm 2023": the year printed with the next quarter or month of the title; the year
 * before where that one comes earlier in its year ("quý IV và nhiệm vụ quý I năm 2024").
 */
function yearOfNext(own: string, after: string): number | null {
	const kind = /^(quy|thang)\s*(\S+)/.exec(own);
	const next = new RegExp(
		String.raw`^\s*(?:,|va)\s[^.;:()\d]{0,60}?\b(quy|thang)\s*(${QUARTER}|\d{1,2})\s*(?:[,/-]|cua)?\s*(?:nam\s*)?((?:19|20)\d{2})(?!\d)`,
	).exec(/,\s*$/.test(own) ? `, ${after.trimStart()}` : after);
	if (!kind || !next || kind[1] !== next[1]) return null;
	const order = (numeral: string): number => (kind[1] === "quy" ? (quarterOf(numeral) ?? 0) : Number(numeral));
	return Number(next[3]) - (order(kind[2] ?? "") > order(next[2] ?? "") ? 1 : 0);
}

const countOf = (word: string): number | undefined => (/^\d/.test(word) ? Number(word) : NUMBER_WORDS[word]);

/** Days of the ISO week `week` of `year`, Monday to Sunday; null when the year has no such week. */
function weekDays(year: number, week: number): [string, string] | null {
	const fourth = Date.UTC(year, 0, 4);
	const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 86_400_000 + (week - 1) * 7 * 86_400_000;
	if (week < 1 || new Date(monday + 3 * 86_400_000).getUTCFullYear() !== year) return null;
	const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
	return [iso(monday), iso(monday + 6 * 86_400_000)];
}

/**
 * Reporting periods named in a text, in order, none inside another. A period whose year is not printed takes the one printed
 * right behind its neighbour ("Quý II và 6 tháng đầu năm 2023"), else `contextYear` when one is given ("trong Quý I" in a
 * report of 2024), otherwise it is left out. Stretches that run backwards are left out (see `printedDays`).
 */
export function findPeriods(text: string, contextYear: number | null = null): readonly FoundPeriod[] {
	return recalled(`${contextYear ?? ""}\u0000${text}`);
}

/** Every figure asks again for its sentence and its titles. */
const recalled = recalling((key): readonly FoundPeriod[] => {
	const at = key.indexOf("\u0000");
	return readPeriods(key.slice(at + 1), at === 0 ? null : Number(key.slice(0, at)));
});

/** The patterns are few and compiled once. */
const compiled = recalling((pattern) => new RegExp(pattern, "gu"));

function readPeriods(text: string, contextYear: number | null): FoundPeriod[] {
	const f = fold(text);
	const found: FoundPeriod[] = [];
	const taken: { start: number; end: number }[] = [];
	const add = (m: RegExpMatchArray, kind: FoundPeriod["kind"], startOn: string | null, endOn: string | null): void => {
		if (endOn === null || (startOn !== null && startOn > endOn)) return;
		const start = m.index ?? 0;
		const end = start + m[0].trimEnd().length;
		if (taken.some((p) => start < p.end && end > p.start)) return;
		taken.push({ start, end });
		found.push({ label: text.slice(start, end).trim(), startOn, endOn, kind, start, end });
	};
	const each = (pattern: string, use: (m: RegExpMatchArray) => void): void => {
		for (const m of f.matchAll(compiled(pattern))) use(m);
	};
	/** The year printed, or that of the neighbour it is joined to, or that of the document. */
	const yearOr = (printed: string | undefined, m: RegExpMatchArray): number | null => {
		if (printed) return Number(printed);
		const after = f.slice((m.index ?? 0) + m[0].length);
		const joined = new RegExp(String.raw`^\s*${AND}\s*[^.;:()]{0,24}?\bnam\s*((?:19|20)\d{2})(?!\d)`).exec(after);
		if (joined?.[1]) return Number(joined[1]);
		return contextYear ?? yearOfNext(m[0], after);
	};
	explicitDays(each, add, contextYear);
	spans(each, add, yearOr);
	toDate(each, add, yearOr);
	each(String.raw`\btu\s+thang\s*(\d{1,2})(?:\s*${YEAR})?\s*den\s*(?:het\s*)?thang\s*(\d{1,2})(?:\s*${YEAR})?`, (m) => {
		const endYear = yearOr(m[4], m);
		const [a, b] = [Number(m[1]), Number(m[3])];
		if (endYear === null || !isMonth(a) || !isMonth(b)) return;
		add(m, "months", monthStart(m[2] ? Number(m[2]) : a > b ? endYear - 1 : endYear, a), monthEnd(endYear, b));
	});
	each(
		String.raw`\bquy\s*(${QUARTER})(?:\s*${AND}\s*(?:quy\s*)?(${QUARTER})(?![\p{L}\d]))?(?:\s*${AND}\s*(?:quy\s*)?(${QUARTER})(?![\p{L}\d]))?(?:\s*(?:,|cua)?\s*${YEAR})?(?:(?![\p{L}\d])|(?=nam\b))`,
		(m) => {
			// A lower-case "quỹ" (fund) or "quy" (rule) is not followed by a numeral of one to four.
			if (!/^qu[ýy]/i.test(text.slice(m.index))) return;
			const year = yearOr(m[4], m);
			const a = quarterOf(m[1] ?? "");
			const b = m[3] ? quarterOf(m[3]) : m[2] ? quarterOf(m[2]) : a;
			if (!a || !b || year === null) return;
			add(m, "quarter", monthStart(year, 3 * a - 2), monthEnd(year, 3 * b));
		},
	);
	each(
		String.raw`\b(?:giai\s+doan|cac\s+nam|nhung\s+nam|tu\s+nam|nam)\s*((?:19|20)\d{2})\s*(?:-|–|—|den(?:\s+nam)?)\s*((?:19|20)\d{2})(?!\d)`,
		(m) => add(m, "years", `${m[1]}-01-01`, `${m[2]}-12-31`),
	);
	for (const d of findDates(text)) {
		const until = /(?:(?:tinh|luy\s*ke)\s+)?den\s+(?:het\s+)?$/.exec(f.slice(Math.max(0, d.start - 18), d.start));
		const start = d.start - (until?.[0].length ?? 0);
		if (until && d.iso) add(matchAt(f, start, d.end), "until", null, d.iso);
		// A day is no reporting period, and its month must not be taken for one either.
		taken.push({ start: d.start, end: d.end });
	}
	each(
		String.raw`\bthang\s*(\d{1,2})(?:\s*${AND}\s*(?:thang\s*)?(\d{1,2})(?!\d|\s*(?:thang|quy)))?\s*(?:,\s*)?(?:${YEAR})?(?![\d/])`,
		(m) => {
			const year = yearOr(m[3], m);
			const a = Number(m[1]);
			const b = m[2] === undefined ? a : Number(m[2]);
			if (year === null || !isMonth(a) || !isMonth(b)) return;
			// "ngày … tháng 5 năm 2026": a day that is blank or unread is the day of a document, no period.
			if (/\bngay\W{0,12}$/.test(f.slice(0, m.index))) {
				taken.push({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });
				return;
			}
			add(m, a === b ? "month" : "months", monthStart(year, a), monthEnd(year, b));
		},
	);
	each(String.raw`\btuan\s*(?:thu\s*)?(\d{1,2})\s*(?:,|/|-)?\s*${YEAR}`, (m) => {
		const days = weekDays(Number(m[2]), Number(m[1]));
		if (days) add(m, "days", days[0], days[1]);
	});
	each(String.raw`\b(?<!hoc )(?<!khoa )nam\s*(20\d{2}|19\d{2})(?!\d)`, (m) =>
		add(m, "year", `${m[1]}-01-01`, `${m[1]}-12-31`),
	);
	return found.sort((a, b) => a.start - b.start);
}

type Each = (pattern: string, use: (m: RegExpMatchArray) => void) => void;
type Add = (m: RegExpMatchArray, kind: FoundPeriod["kind"], startOn: string | null, endOn: string | null) => void;
type YearOr = (printed: string | undefined, m: RegExpMatchArray) => number | null;

const isMonth = (n: number): boolean => n >= 1 && n <= 12;
const matchAt = (folded: string, start: number, end: number): RegExpMatchArray =>
	Object.assign([folded.slice(start, end)], { index: start }) as RegExpMatchArray;

/** "từ ngày 15/12/2023 đến [hết ngày] 14/3/2024"; a missing first year is that of the end, or the year before. */
function explicitDays(each: Each, add: Add, contextYear: number | null): void {
	const D = String.raw`(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?(?:[/.-]|nam)\s?(\d{4})|\s*(nam\s*(?:truoc|nay)))?`;
	each(String.raw`(?:tinh\s+)?(?:tu\s+)?${D}\s*(?:den|-|–)\s*(?:het\s*)?${D}(?![\d/])`, (m) => {
		const [d1, m1, y1, said1, d2, m2, y2] = m.slice(1);
		// Without "từ" both years must be printed: "3/5 - 4/6" may be anything.
		if (!/^(?:tinh|tu|ngay)/.test(m[0]) && !(y1 && y2)) return;
		const endYear = y2 ? Number(y2) : contextYear;
		if (endYear === null || !d1 || !m1 || !d2 || !m2) return;
		const endOn = isoDay(endYear, Number(m2), Number(d2));
		const before = said1 !== undefined && /truoc/.test(said1);
		let startOn = isoDay(y1 ? Number(y1) : endYear - (before ? 1 : 0), Number(m1), Number(d1));
		if (!y1 && startOn && endOn && startOn > endOn) startOn = isoDay(endYear - 1, Number(m1), Number(d1));
		if (startOn && endOn) add(m, "days", startOn, endOn);
	});
	each(String.raw`(?:tu\s+)?ngay\s*${WORDED}\s*den\s*(?:het\s*)?ngay\s*${WORDED}`, (m) => {
		const days = m.slice(1).map(Number) as [number, number, number, number, number, number];
		add(m, "days", isoDay(days[2], days[1], days[0]), isoDay(days[5], days[4], days[3]));
	});
}

/** "6 tháng đầu năm 2023", "9 tháng năm 2022", "nửa cuối năm 2021", "3 quý đầu năm 2020". */
function spans(each: Each, add: Add, yearOr: YearOr): void {
	each(String.raw`\b${COUNT}\s*(thang|quy)\s*(dau|cuoi)?\s*(?:cua\s+)?(?:(?:${YEAR})|nam\b(?!\s*\d))`, (m) => {
		const count = (countOf(m[1] ?? "") ?? 0) * (m[2] === "quy" ? 3 : 1);
		const year = yearOr(m[4], m);
		// "10 tháng năm 2025": without "đầu" only with its year, or as whole quarters.
		if (!count || count > 11 || year === null || (!m[3] && count % 3 !== 0 && !(m[4] && count > 3))) return;
		if (m[3] === "cuoi") add(m, "months", monthStart(year, 13 - count), monthEnd(year, 12));
		else add(m, "months", monthStart(year, 1), monthEnd(year, count));
	});
	// "Trong 9 tháng, tuyển dụng …", "9 tháng đạt 1.045 tỷ đồng": of the document's year.
	each(String.raw`\b(?:trong\s+)?(0?6|0?9|sau|chin)\s+thang\b(?=\s*(?:dat|uoc|,|:|la\b|thuc\s+hien|toan))`, (m) => {
		const count = countOf(m[1] ?? "") ?? 0;
		const year = yearOr(undefined, m);
		if (count && year !== null) add(m, "months", monthStart(year, 1), monthEnd(year, count));
	});
	each(String.raw`\bluy\s*ke\s+(?:trong\s+|ca\s+)?${COUNT}\s*thang\b(?!\s*(?:dau|cuoi|nam|\d))`, (m) => {
		const count = countOf(m[1] ?? "") ?? 0;
		const year = yearOr(undefined, m);
		if (count && year !== null) add(m, "months", monthStart(year, 1), monthEnd(year, count));
	});
	each(String.raw`\b(?:nua|ban nien)\s*(dau|cuoi)?\s*(?:nam\b\s*)?(?:${YEAR})?`, (m) => {
		const year = yearOr(m[2], m);
		if (year === null || (m[1] === undefined && !/^ban nien/.test(m[0]))) return;
		add(m, "months", monthStart(year, m[1] === "cuoi" ? 7 : 1), monthEnd(year, m[1] === "cuoi" ? 12 : 6));
	});
}

/**
 * "(lũy kế) từ đầu năm 2023 đến hết tháng 9", "đến hết quý III năm 2023", "tính đến cuối năm 2022": ends with what is
 * named, and begins with the year only where the words say so.
 */
function toDate(each: Each, add: Add, yearOr: YearOr): void {
	const FROM = String.raw`(?:(?:luy\s*ke|tinh)\s+)?(?:(tu\s+dau\s+nam)(?:\s*((?:19|20)\d{2}))?\s*)?`;
	const TILL = String.raw`(?:den|toi)\s+(?:(?:het|cuoi)\s+)?`;
	each(String.raw`${FROM}${TILL}(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?![\d/])`, (m) => {
		if (!m[1]) return;
		const year = yearOr(m[5] ?? m[2], m);
		if (year !== null) add(m, "days", `${m[2] ?? year}-01-01`, isoDay(year, Number(m[4]), Number(m[3])));
	});
	each(String.raw`${FROM}${TILL}(?:thang\s*(\d{1,2})|quy\s*(${QUARTER}))?(?:\s*(?:${YEAR}))?(?![\p{L}\d])`, (m) => {
		const bounded = /(?:\b(?:het|cuoi|luy\s*ke|tinh)\b|tu\s+dau)/.test(m[0]);
		if (!bounded || (!m[3] && !m[4] && !m[5])) return;
		const year = yearOr(m[5] ?? m[2], m);
		const month = m[3] ? Number(m[3]) : m[4] ? 3 * (quarterOf(m[4]) ?? 0) : 12;
		if (year === null || !isMonth(month)) return;
		const endOn = `${year}-${pad(month)}-${pad(lastDayOf(year, month))}`;
		if (m[1]) add(m, "days", `${m[2] ?? year}-01-01`, endOn);
		else add(m, "until", null, endOn);
	});
}
