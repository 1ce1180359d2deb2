/** Times that are named by what they come before. */
import type { Time } from "./time.js";

const UNKNOWN: Time = { start: null, end: null, basis: null };

/**
 * The stretch of time before `own` that words name: "cùng kỳ" the same a year before, "tháng trước", "quý trước", "năm trước"
 * and "kỳ trước" the one right before; without days where `own` is of another length. @param title folded words
 */
export function earlierTime(
	title: string,
	own: Time,
	year: string | null,
	named: { startOn: string | null; endOn: string | null; kind: string } | null,
): Time {
	if (named && named.kind !== "year") return { start: named.startOn, end: named.endOn, basis: "figure" };
	if (!own.start || !own.end) return UNKNOWN;
	const months = wholeMonths(own.start, own.end);
	if (/\bcung ky\b/.test(title)) {
		const back = year ? Number(own.end.slice(0, 4)) - Number(year) : 1;
		return back > 0 ? shifted(own.start, own.end, -12 * back) : UNKNOWN;
	}
	if (/\bnam truoc\b/.test(title)) return months === 12 ? shifted(own.start, own.end, -12) : UNKNOWN;
	if (/\bquy truoc\b/.test(title)) return months === 3 ? shifted(own.start, own.end, -3) : UNKNOWN;
	if (/\bthang truoc\b/.test(title)) return months === 1 ? shifted(own.start, own.end, -1) : UNKNOWN;
	return months === null ? UNKNOWN : shifted(own.start, own.end, -months);
}

/** Number of whole calendar months from the first day to the last; null when they are cut. */
function wholeMonths(start: string, end: string): number | null {
	const [a, b] = [new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`)];
	const after = new Date(b.getTime() + 86_400_000);
	if (a.getUTCDate() !== 1 || after.getUTCDate() !== 1) return null;
	return (after.getUTCFullYear() - a.getUTCFullYear()) * 12 + after.getUTCMonth() - a.getUTCMonth();
}

/** The same stretch some months away; the last day of a month stays the last day. */
function shifted(start: string, end: string, months: number): Time {
	const move = (iso: string): string => {
		const [y = 0, m = 1, d = 1] = iso.split("-").map(Number);
		const last = (yy: number, mm: number): number => new Date(Date.UTC(yy, mm, 0)).getUTCDate();
		const at = new Date(Date.UTC(y, m - 1 + months, 1));
		const most = last(at.getUTCFullYear(), at.getUTCMonth() + 1);
		const day = d === last(y, m) && d >= 28 && iso === end ? most : Math.min(d, most);
		return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
	};
	return { start: move(start), end: move(end), basis: "figure" };
}
