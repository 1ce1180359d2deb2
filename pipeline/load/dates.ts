/** True for an ISO date `YYYY-MM-DD` of the calendar: JavaScript itself reads 2023-02-30 as 2 March. */
export function isRealDate(text: string): boolean {
	const ms = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}
