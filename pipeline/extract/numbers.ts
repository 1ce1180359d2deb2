/** Figures in Vietnamese administrative print: whole cells (`parseNumber`) and figures inside sentences (`scanNumbers`). */
import { type NumeralContext, readNumeral } from "./numbers-token.js";
import { isUnitTail, maxOfUnit, natureOfUnit } from "./numbers-unit.js";

export type { NumberConvention, Numeral, NumeralContext } from "./numbers-token.js";
export { readNumeral } from "./numbers-token.js";
export { isPercentHeader, maxOfUnit, natureOfHeader, natureOfUnit } from "./numbers-unit.js";

export interface ParsedNumber {
	/** Percentages as printed (98.7, not 0.987). For a fraction the quotient is NOT computed: null. Ranges: null. */
	value: number | null;
	kind: "number" | "percent" | "permille" | "fraction" | "range";
	numerator: number | null;
	denominator: number | null;
	/** Lower and upper end of a range. */
	range: [number, number] | null;
	/** Digits after the decimal separator as printed. */
	decimals: number;
	/** Other values the same print can have under the other convention; empty when there is no doubt. */
	alternatives: number[];
	/** What follows the figure ("hồ sơ", "tỷ đồng", "(12,5%)"); "" when nothing does. */
	tail: string;
}

const NUMERAL = "\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?![\\d.,]*\\d)|\\d+(?:[.,]\\d+)*";

/** Takes out note calls (`<sup>9</sup>`, ¹²) and Markdown emphasis; keeps m², m³ and other unit powers. */
export function stripMarks(text: string): string {
	return text
		.replace(/(?<=(?<!\p{L})(?:k|c|d|m)?m)<sup>([23])<\/sup>/giu, (_, d: string) => (d === "2" ? "²" : "³"))
		.replace(/<sup>[^<]{0,12}<\/sup>/gi, "")
		.replace(/(?<!(?<!\p{L})(?:k|c|d|m)?m)[¹²³⁰⁴-⁹]+/giu, "")
		.replace(/(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1/g, "$2");
}

/** Cells that say "nothing here" or "not applicable": never zero. */
export const isBlankMark = (text: string): boolean =>
	/^[\s\-–—−_.…·*xX×/\\|~'"`´,:;()[\]]*$/.test(text) ||
	/^(?:không|ko|k|không có|chưa có|n\/?a|nil|kph|khong)\.?$/iu.test(text.trim());

/** Calendar dates: 26/7/2020, 26-07-2020, 05.01.2024, 7/2020, "ngày 5 tháng 1". */
export const isDateText = (text: string): boolean =>
	/^(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)?\d{2}$/iu.test(text.trim()) ||
	/^(?:tháng\s*)?(?:0?[1-9]|1[0-2])\s*[/.-]\s*(?:19|20)\d{2}$/iu.test(text.trim()) ||
	/^(?:ngày|tháng|quý|năm)\s/iu.test(text.trim());

/**
 * The figure that a whole cell (or a short phrase starting with a figure) holds; null when it holds none: blank marks, dates,
 * document numbers, ordinals ("1.", "2)", "III"), text that merely contains digits.
 */
export function parseNumber(text: string, context: NumeralContext = {}): ParsedNumber | null {
	const s = stripMarks(text).normalize("NFC").replace(/\s+/g, " ").trim();
	if (!/\d/.test(s) || isBlankMark(s) || isDateText(s)) return null;
	if (/^\(?\d{1,3}[.)]$/.test(s) || /^\(\d{1,2}\)$/.test(s)) return null;
	return parseFraction(s, context) ?? parseRange(s, context) ?? parsePlain(s, context);
}

function parsePlain(s: string, context: NumeralContext): ParsedNumber | null {
	const m = new RegExp(`^(\\()?\\s*([-−–+])?(${NUMERAL})\\s*(%|‰)?\\s*(\\))?(.*)$`, "u").exec(s);
	if (!m) return null;
	const [, open, sign, digits, mark, close, rest] = m;
	// "(1)" numbers a column and OCR makes "(1070)" of "(1)/(2)": a figure in brackets is read only as a share.
	if (Boolean(open) !== Boolean(close) || (open && !mark)) return null;
	const tail = rest!.trim();
	// "12 (45,3%)": a count with its share is the count; any other tail must be a unit.
	const share = /^\(\s*\d+(?:[.,]\d+)?\s*%\s*\)$/.test(tail);
	if (!share && tail !== "" && (/^[.,/:-]*$/.test(tail) ? tail.length > 1 : !isUnitTail(tail))) return null;
	const numeral = readNumeral(digits!, {
		...context,
		nature: mark ? "measure" : (natureOfUnit(tail) ?? context.nature),
		max: context.max ?? maxOfUnit(mark ?? tail),
	});
	if (!numeral) return null;
	const negative = sign === "-" || sign === "−" || sign === "–";
	const signed = (v: number): number => (negative && v !== 0 ? -v : v);
	return {
		value: signed(numeral.value),
		kind: mark === "%" ? "percent" : mark === "‰" ? "permille" : "number",
		numerator: null,
		denominator: null,
		range: null,
		decimals: numeral.decimals,
		alternatives: numeral.alternatives.map(signed),
		tail,
	};
}

/** "24/42", "639,227/4.136,100 tỷ đồng", "3.587 người/ 4.058 chỉ tiêu"; not "91/UBND-VP", not "7/2020". */
function parseFraction(s: string, context: NumeralContext): ParsedNumber | null {
	const m = new RegExp(`^(${NUMERAL})\\s*([^\\d/]{0,20}?)\\s*/{1,2}\\s*(${NUMERAL})(?!\\s*/)(.*)$`, "u").exec(s);
	if (!m) return null;
	const [, a, unitA, b, rest] = m;
	const tail = rest!.trim();
	if (!isUnitTail(unitA!) || !isUnitTail(tail.replace(/\(.*\)$/, "").replace(/^[.,;]$/, ""))) return null;
	const nature = natureOfUnit(unitA!) ?? natureOfUnit(tail) ?? context.nature;
	const numerator = readNumeral(a!, { ...context, nature });
	const denominator = readNumeral(b!, { ...context, nature });
	if (!numerator || !denominator) return null;
	return {
		value: null,
		kind: "fraction",
		numerator: numerator.value,
		denominator: denominator.value,
		range: null,
		decimals: numerator.decimals,
		alternatives: [],
		tail,
	};
}

/** "3-5", "10 – 15%", "từ 3 đến 5": both ends kept, no single value. */
function parseRange(s: string, context: NumeralContext): ParsedNumber | null {
	const m = new RegExp(`^(?:từ\\s+)?(${NUMERAL})\\s*%?\\s*(?:[-–—]|đến)\\s*(${NUMERAL})\\s*(%)?(.*)$`, "iu").exec(s);
	if (!m || !isUnitTail(m[4]!)) return null;
	const low = readNumeral(m[1]!, context);
	const high = readNumeral(m[2]!, context);
	if (!low || !high || low.value >= high.value) return null;
	return {
		value: null,
		kind: "range",
		numerator: null,
		denominator: null,
		range: [low.value, high.value],
		decimals: low.decimals,
		alternatives: [],
		tail: m[4]!.trim(),
	};
}

/** A figure found inside a sentence. Offsets are UTF-16 into the text given, end exclusive. */
export interface NumberToken {
	start: number;
	end: number;
	raw: string;
	/** `date` and `reference` (document numbers, article numbers, phone numbers, codes) are no figures: `parsed` null. */
	kind: "figure" | "date" | "reference";
	parsed: ParsedNumber | null;
}

const DATE_SPAN =
	/(?:(?<!\p{L})(?:ngày|tháng|năm|quý)\s+)?(?<![\d/])(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d{2}|(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:19|20)\d{2}|(?:19|20)\d{2}\s?[-–]\s?(?:19|20)\d{2})(?![\d/])|(?<!\p{L})(?:ngày|tháng|năm|quý|khóa|nhiệm kỳ)\s+\d{1,4}(?![\d.,]*\d)(?:\s*\/\s*\d{4})?/giu;
const LISTED = "(?:\\s*(?:,|và|đến|-|–)\\s*\\d{1,3}(?![\\d.,]*\\d|\\s*[%/\\p{L}]))*";
const REFERENCE_SPAN = new RegExp(
	"\\d+\\p{L}?\\s?\\/(?:\\d{4}\\/)?\\p{Lu}[\\p{Lu}\\d&-]*(?:-[\\p{L}\\d]+)*" +
		"|(?<!\\p{L})(?:[Ss]ố|[Đđ]iều|[Kk]hoản|[Mm]ục|[Pp]hụ lục|[Bb]iểu|[Mm]ẫu|[Pp]hường|[Qq]uận|[Kk]hu phố|[Ấấ]p|[Tt]ổ dân phố|[Đđ]ề án|[Tt]hứ|[Mm]ức độ|[Cc]ấp độ|[Mm]ức)" +
		`\\s+\\d{1,5}(?![\\d.,]*\\d|\\s*(?:%|\\/\\s*\\d))(?=\\s*(?:[;:,.)]|$|\\p{L}))${LISTED}` +
		"|(?<![\\d.,])0\\d{8,10}(?!\\d)",
	"gu",
);

/** All figures of a sentence with dates and references told apart; note calls must have been taken out before (`stripMarks`). */
export function scanNumbers(text: string, context: NumeralContext = {}): NumberToken[] {
	const tokens: NumberToken[] = [];
	const taken = (start: number, end: number): boolean => tokens.some((t) => t.start < end && t.end > start);
	const mark = (pattern: RegExp, kind: "date" | "reference"): void => {
		for (const m of text.matchAll(pattern))
			if (!taken(m.index, m.index + m[0].length))
				tokens.push({ start: m.index, end: m.index + m[0].length, raw: m[0], kind, parsed: null });
	};
	mark(DATE_SPAN, "date");
	mark(REFERENCE_SPAN, "reference");
	const figure = new RegExp(
		`(?<![\\p{L}\\d.,/-])[-−]?(?:${NUMERAL})(?:\\s?(?:\\p{L}[\\p{L} ]{0,14})?/{1,2}\\s?(?:${NUMERAL}))?(?:\\s?[%‰])?`,
		"gu",
	);
	for (const m of text.matchAll(figure)) {
		const start = m.index;
		const end = start + m[0].length;
		if (taken(start, end)) continue;
		const after = text.slice(end);
		const nature = natureOfUnit(after) ?? context.nature;
		const max = context.max ?? maxOfUnit(after);
		// A capital right after the digits is a code ("4G", "2621XM"), not a figure.
		const code = /^\p{Lu}/u.test(after) && !/[%‰]$/.test(m[0]);
		const parsed = code ? null : parseNumber(m[0], { ...context, nature, max });
		tokens.push({ start, end, raw: m[0], kind: parsed ? "figure" : "reference", parsed });
	}
	return tokens.sort((a, b) => a.start - b.start);
}
