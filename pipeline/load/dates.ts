const MS_PER_DAY = 86_400_000;

/** Few days occur in many rows: parsing one takes 1 µs, twice a figure. */
const known = new Map<string, number | null>();
const MOST_KNOWN = 50_000;

/** Days from 1/1/1970 to an ISO date `YYYY-MM-DD`; null when the calendar has no such day (JavaScript reads 2023-02-30 as 2 March). */
export function dayNumber(text: string): number | null {
	const found = known.get(text);
	if (found !== undefined) return found;
	const ms = Date.parse(`${text}T00:00:00Z`);
	const day = !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text ? ms / MS_PER_DAY : null;
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, day);
	return day;
}

/** True for an ISO date `YYYY-MM-DD` of the calendar. */
export function isRealDate(text: string): boolean {
	return dayNumber(text) !== null;
}
