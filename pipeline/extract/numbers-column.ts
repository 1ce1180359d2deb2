/** What the numbers of one column have in common: the convention of their separators, whether they count or measure. */
import { isPercentHeader, natureOfHeader, parseNumber, stripMarks } from "./numbers.js";
import type { NumberConvention, NumeralContext } from "./numbers-token.js";

/** Votes of numerals that can be read one way only. */
function voteOf(text: string): NumberConvention | null {
	const s = stripMarks(text).replace(/[%‰\s]/g, "");
	const m = /^[-−(]?(\d+(?:[.,]\d+)+)\)?$/.exec(s);
	if (!m) return null;
	const digits = m[1]!;
	const parts = digits.split(/[.,]/);
	const seps = [...digits].filter((c) => c === "." || c === ",");
	if (new Set(seps).size > 1) return seps.at(-1) === "," ? "vi" : "en";
	if (seps.length > 1) return seps[0] === "." ? "vi" : "en";
	if (parts[1]!.length === 3 && parts[0]!.length <= 3 && !parts[0]!.startsWith("0")) return null;
	return seps[0] === "," ? "vi" : "en";
}

/**
 * So many groups of three, and so many for each decimal of the same separator, speak for thousands. Of the figures of a badly worn typeset
 * table (bench/tables-synthetic "thin-worn") 25 in two columns were read as thousandths before.
 */
const FEWEST_GROUPS = 3;
const GROUPS_OUTWEIGH = 3;

/**
 * The context in which to read a column's cells. `header` is its header path joined; `texts` its body cells. A column that
 * prints "98.7" speaks `en` for its own dots, whatever the columns beside it do.
 */
export function columnContext(texts: readonly string[], header = ""): NumeralContext {
	let vi = 0;
	let en = 0;
	for (const t of texts) {
		const vote = voteOf(t);
		if (vote === "vi") vi++;
		else if (vote === "en") en++;
	}
	// Groups of three all down a column are thousands: one "3.3" beside them (a lost comma, dust) does not make 3.939 of "3.939".
	const groups = (sep: RegExp): number => texts.filter((t) => sep.test(stripMarks(t).trim())).length;
	const dots = groups(/^[1-9]\d{0,2}\.\d{3}$/);
	const commas = groups(/^[1-9]\d{0,2},\d{3}$/);
	if (dots >= FEWEST_GROUPS && dots >= GROUPS_OUTWEIGH * en) vi += dots;
	if (commas >= FEWEST_GROUPS && commas >= GROUPS_OUTWEIGH * vi && dots === 0) en += commas;
	const convention: NumberConvention | null = vi === en ? null : vi > en ? "vi" : "en";
	const nature = natureOfHeader(header);
	if (isPercentHeader(header)) return { convention, nature: "measure", max: 1000 };
	// Decimals printed in the column outweigh the header's nouns ("Số tiền (hồ sơ)").
	const decimals = texts.some((t) => (parseNumber(t)?.decimals ?? 0) > 0 && voteOf(t) !== null);
	return { convention, nature: decimals ? "measure" : nature };
}

/** Share of a column's filled cells that hold a figure: 0..1, 0 for an empty column. */
export function numericShare(texts: readonly string[]): number {
	const filled = texts.filter((t) => /[\p{L}\p{N}]/u.test(t));
	return filled.length === 0 ? 0 : filled.filter((t) => parseNumber(t) !== null).length / filled.length;
}
