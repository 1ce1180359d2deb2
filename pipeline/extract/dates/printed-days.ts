import { fold } from "../flow/fold.js";
import { isoDay } from "./calendar.js";

/** Two days that a text joins, ISO, in the order of the print. */
export interface PrintedDays {
	start: string;
	end: string;
	/** Offset and words of the print. */
	at: number;
	label: string;
}

const DAYS =
	/\b(?:tu\s+)?(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})\s*(?:den|-|–)\s*(?:het\s*)?(?:ngay\s*)?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/g;

/** "từ ngày 15/12/2024 đến 14/3/2024", also when it runs backwards. */
export function printedDays(text: string): PrintedDays | null {
	for (const m of fold(text).matchAll(DAYS)) {
		const [d1, m1, y1, d2, m2, y2] = m.slice(1).map(Number) as [number, number, number, number, number, number];
		const start = isoDay(y1, m1, d1);
		const end = isoDay(y2, m2, d2);
		if (start && end) return { start, end, at: m.index, label: text.slice(m.index, m.index + m[0].length) };
	}
	return null;
}
