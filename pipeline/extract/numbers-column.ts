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
