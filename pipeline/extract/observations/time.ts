/** The time of a figure: its period, where that was found, and whether it adds up from an earlier day. */
import type { FigureNature, Header, PeriodBasis } from "../../../schemas/extracted.js";
import { findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";
import { contextYear, subjectPeriods } from "../header/period.js";
import type { Period } from "./period.js";

export interface Time extends Period {
	/** Null when neither a period nor a date of issue is known. */
	basis: PeriodBasis | null;
}

/**
 * What the document's title says of the time of its figures. Results take the period that it reports on, plans the one that
 * it plans for; where it names none, nothing but the date of issue is known, and no days are made of that.
 */
export function documentTime(header: Header, nature: FigureNature): Time {
	const own = subjectPeriods(header.subject, header.documentType);
	const named = nature === "plan" ? (own.planned ?? own.reported) : (own.reported ?? own.planned);
	// A title of which only the time ahead could be read says nothing of the time of results.
	const day = header.issuedMonth === null ? null : issueDay(header);
	if (nature === "result" && own.reported === null && named?.startOn && day !== null && named.startOn > day)
		return { start: null, end: null, basis: "issue-date" };
	if (named) return { start: named.startOn, end: named.endOn, basis: "document" };
	if (header.periodStart || header.periodEnd)
		return { start: header.periodStart, end: header.periodEnd, basis: "document" };
	return { start: null, end: null, basis: header.issuedYear === null ? null : "issue-date" };
}

/**
 * A period that words name, as the time of a figure. A year that is not printed is the document's; where that is only the
 * year of issue it is marked as such, and a result is not put after the day of issue ("quý IV" in a report of January).
 */
export function timeOf(
	period: Period,
	words: string,
	basis: "figure" | "context",
	header: Header,
	nature: FigureNature,
): Time {
	if (header.periodEnd !== null || !assumesYear(period, words, header)) return { ...period, basis };
	const day = issueDay(header);
	const ahead = nature === "result" && day !== null && (period.start ?? period.end ?? "") > day;
	const back = (iso: string | null): string | null => (iso ? `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}` : null);
	return ahead
		? { start: back(period.start), end: back(period.end), basis: "issue-date" }
		: { ...period, basis: "issue-date" };
}

/** Whether the year of the period is not among the words that named it. */
function assumesYear(period: Period, words: string, header: Header): boolean {
	if (period.end === null || words.includes(period.end.slice(0, 4))) return false;
	return findPeriods(words, contextYear(header)).length > 0;
}

/** Last day on which the document can have been issued, as far as its header tells. */
export function issueDay(header: Header): string | null {
	if (header.issuedOn) return header.issuedOn;
	if (header.issuedYear === null) return null;
	return `${header.issuedYear}-${String(header.issuedMonth ?? 12).padStart(2, "0")}-31`;
}

/** What lies wholly after the day of issue has not happened yet; a period that runs backwards is a slip, not a plan. */
export const liesAhead = (time: Period, header: Header): boolean => {
	// A year alone may be misread, and is no day.
	const day = header.issuedMonth === null ? null : issueDay(header);
	return day !== null && time.start !== null && time.start > day && (time.end === null || time.start <= time.end);
};

const CUMULATIVE =
	/\b(?:luy ke|cong don|tu dau (?:nam|nhiem ky|giai doan|chuong trinh)|tu khi (?:trien khai|thanh lap|bat dau|thuc hien|co)|(?:tu|ke tu) [^.;:,]{3,40} den (?:nay|thoi diem))\b/g;
/** Words that go back to the single period. */
const SINGLE = /;|\b(?:trong|rieng) (?:thang|quy|ky|tuan|nam)\b/;

/** Where a figure is said to add up from an earlier day. */
export interface Accumulation {
	/** Offset of the words that say so. */
	at: number;
	/** "từ đầu năm": it adds up from the first of January. */
	sinceNewYear: boolean;
}

/**
 * "lũy kế", "cộng dồn", "từ đầu năm đến nay" before a figure: more than the period alone is counted. A bracket that has
 * closed ("2.115 trẻ (lũy kế 26.316 trẻ); …") and "trong tháng" end what it says. @param before the words up to the figure
 */
export function accumulation(before: string): Accumulation | null {
	const folded = fold(before);
	const cue = [...folded.matchAll(CUMULATIVE)].at(-1);
	if (!cue) return null;
	const between = folded.slice(cue.index);
	let depth = 0;
	for (const c of between) {
		if (c === "(") depth++;
		else if (c === ")" && --depth < 0) return null;
	}
	if (SINGLE.test(between)) return null;
	return { at: cue.index, sinceNewYear: /\btu dau nam\b/.test(between) };
}

/** The time of a figure that adds up: it ends where the period ends, and begins where the words say. */
export function accumulated(time: Time, { sinceNewYear }: Accumulation): Time {
	return { ...time, start: sinceNewYear && time.end ? `${time.end.slice(0, 4)}-01-01` : null };
}
