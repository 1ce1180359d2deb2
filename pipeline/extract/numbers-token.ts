/**
 * One printed numeral to its value. The conventions are mixed in real reports: "7.245 hồ sơ" and "854,639 tỷ" (Vietnamese),
 * "98.7" and "1,938 hồ sơ" (English). A numeral that can be read two ways keeps the other value as an alternative.
 */

/** What a separator means: `vi` "1.234,5", `en` "1,234.5"; null when the context says nothing (then `vi` for threes). */
export type NumberConvention = "vi" | "en";

export interface NumeralContext {
	/** Convention that the column or the sentence speaks. */
	convention?: NumberConvention | null;
	/**
	 * `count`: whole things (people, dossiers): groups of three are thousands whatever the separator.
	 * `measure`: may have decimals (points, per cent, money, lengths): a comma is decimal.
	 */
	nature?: "count" | "measure" | null;
	/** Largest value possible here (100 for a share): rules out a reading above it. */
	max?: number | null;
}

export interface Numeral {
	value: number;
	/** Digits after the decimal separator as printed; rounding checks need them. */
	decimals: number;
	/** Other values the same print can have under the other convention. */
	alternatives: number[];
}

/** No-break, narrow and figure spaces. */
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;

/** Groups of three after one to three digits. */
const grouped = (parts: string[]): boolean =>
	/^\d{1,3}$/.test(parts[0] ?? "") && parts.slice(1).every((p) => /^\d{3}$/.test(p));

const toValue = (integer: string, fraction = ""): number => Number(fraction ? `${integer}.${fraction}` : integer);

/**
 * Reads a numeral without sign, unit or per cent mark: digits with '.', ',' or spaces. Null when the separators make no
 * number ("1.2.3", "12.5.2020").
 */
export function readNumeral(text: string, context: NumeralContext = {}): Numeral | null {
	let s = text.replace(SPACES, " ").trim();
	if (/^\d{1,3}( \d{3})+(?:[.,]\d{1,2})?$/.test(s)) s = s.replace(/ /g, "");
	if (!/^\d+(?:[.,]\d+)*$/.test(s)) return null;
	const dots = s.split(".").length - 1;
	const commas = s.split(",").length - 1;
	if (dots + commas === 0) return { value: Number(s), decimals: 0, alternatives: [] };
	if (dots > 0 && commas > 0) return readBoth(s);
	const sep = dots > 0 ? "." : ",";
	const parts = s.split(sep);
	if (parts.length > 2) return grouped(parts) ? { value: Number(parts.join("")), decimals: 0, alternatives: [] } : null;
	return readSingle(parts[0]!, parts[1]!, sep, context);
}

/** "1.234.567,8" and "1,234,567.8": the last separator is the decimal one. */
function readBoth(s: string): Numeral | null {
	const decimal = s.lastIndexOf(",") > s.lastIndexOf(".") ? "," : ".";
	const cut = s.split(decimal);
	if (cut.length !== 2) return null;
	const groups = cut[0]!.split(decimal === "," ? "." : ",");
	if (!grouped(groups)) return null;
	return { value: toValue(groups.join(""), cut[1]), decimals: cut[1]!.length, alternatives: [] };
}

/** One separator: only three digits after one to three (not "0") leave a doubt. */
function readSingle(integer: string, fraction: string, sep: "." | ",", context: NumeralContext): Numeral {
	const decimal = toValue(integer, fraction);
	const whole = Number(integer + fraction);
	if (fraction.length !== 3 || integer.length > 3 || /^0/.test(integer))
		return { value: decimal, decimals: fraction.length, alternatives: [] };
	const asDecimal = { value: decimal, decimals: 3, alternatives: [whole] };
	const asThousands = { value: whole, decimals: 0, alternatives: [decimal] };
	if (context.max != null && whole > context.max) return decimal <= context.max ? asDecimal : asThousands;
	if (context.nature === "count") return asThousands;
	if (context.convention) return (context.convention === "vi") === (sep === ".") ? asThousands : asDecimal;
	return sep === "." ? asThousands : asDecimal;
}
