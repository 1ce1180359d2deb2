import { foldName } from "../extract/units/fold.js";

/** A part of the year by length and place: quarter II is 3 months, slot 1. */
export interface PartOfYear {
	months: number;
	/** 0-based; null: any part of that length. */
	slot: number | null;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const number = (text: string | undefined): number => (text === undefined ? Number.NaN : (ROMAN[text] ?? Number(text)));

/**
 * What a user means by a period: "quý I", "Q1", "quarter 2", "6 tháng", "6 tháng cuối năm", "h2", "9 tháng", "cả năm",
 * "year", "tháng 3", "month 3". Null when it is none.
 */
export function partOfYear(text: string): PartOfYear | null {
	const folded = foldName(text);
	const quarter = /^(?:quy|q|quarter) ?(iv|i{1,3}|[1-4])$/.exec(folded);
	if (quarter) return { months: 3, slot: number(quarter[1]) - 1 };
	const half = /^(?:h|half) ?([12])$/.exec(folded);
	if (half) return { months: 6, slot: number(half[1]) - 1 };
	const span = /^(\d{1,2}) ?(?:thang|months?|m)(?: (dau|cuoi)(?: nam)?)?$/.exec(folded);
	if (span) {
		const months = number(span[1]);
		return months >= 1 && months <= 12 ? { months, slot: span[2] === "cuoi" ? Math.floor(12 / months) - 1 : 0 } : null;
	}
	const month = /^(?:thang|month) ?(\d{1,2})$/.exec(folded);
	if (month) return number(month[1]) >= 1 && number(month[1]) <= 12 ? { months: 1, slot: number(month[1]) - 1 } : null;
	return /^(?:ca nam|nam|year|full year|12m)$/.test(folded) ? { months: 12, slot: 0 } : null;
}
