/** Vietnamese dates. All days are ISO text; nothing depends on the clock or time zone. */
import { fold } from "../flow/fold.js";

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

export const pad = (n: number): string => String(n).padStart(2, "0");

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

/** Last day of a month. */
export const monthEnd = (year: number, month: number): string => `${year}-${pad(month)}-${pad(lastDayOf(year, month))}`;
/** First day of a month. */
export const monthStart = (year: number, month: number): string => `${year}-${pad(month)}-01`;

const NUMERIC = String.raw`(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})`;
/** "14 tháng 3 năm 2024", folded: three groups. */
export const WORDED = String.raw`(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:,|\/)?\s*(?:nam\s*)?(\d{4})`;

/** Every full date of a text, in order ("ngày 26 tháng 12 năm 2023", "02/12/2022", "7-3-2023"). */
export function findDates(text: string): FoundDate[] {
	const f = fold(text);
	const out: FoundDate[] = [];
	for (const pattern of [
		new RegExp(String.raw`(?<![\d/.,])(?<!(?:^|\D)\d{1,3}-)(?<!thang\s*)(?:ngay\s*)?${NUMERIC}(?![\d/]|[.,]\d)`, "g"),
		new RegExp(
			String.raw`(?<!\d)(?<!\b(?:de an|du an|chi thi|nghi quyet|ke hoach|cong van)(?: so)? )(?:ngay\s*)?${WORDED}(?!\d)`,
			"g",
		),
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
