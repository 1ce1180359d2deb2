/** Letters and signs that an engine reads for digits, where the number's own shape shows it: "tháng 0I", "l.791.827", "9§,5%". */
import type { Repair } from "../../schemas/page.js";

/** A day, month, year or ordinal in which I, l or O stand for digits. */
const DATE_WORD =
	/(?<=(?<!\p{L})(?:ngày|tháng|năm|quý|khoản|điều)\s+)(?=[\dIlO]*\d)(?=[\dIlO]*[IlO])[\dIlO]{2,4}(?![\p{L}\p{N}])/giu;
/** Clauses have Arabic numbers: "khoản I Điều 5". */
const CLAUSE_ONE = /(?<=(?<!\p{L})khoản\s)[IlÌ|](?=[\s,;])/giu;
/** "tháng Ï Ï năm". */
const ELEVENTH = /(?<=(?<!\p{L})tháng\s)[ÏÌIl|1]\s?[ÏÌIl|](?=\snăm)/giu;
/** 01/I2/2019. */
const DATE = /(?<![\p{L}\p{N}/])(?=[\d/]*[IlO|])[\dIlO|]{1,2}\/[\dIlO|]{1,2}\/[12I][09O][\dIlO]{2}(?![\p{L}\p{N}/])/gu;
/** Thousands: l.791.827. At least three of the characters must be digits. */
const GROUPS =
	/(?<![\p{L}\p{N}.,/-])(?=[\d.]*[IlO|])(?=(?:[^\d\s]*\d){3})[\dIlO|]{1,3}(?:\.[\dIlO]{3})+(?![\p{L}\p{N}])/gu;
/** I00%, 9l,5%. */
const PERCENT = /(?<![\p{L}\p{N}.,/-])(?=[\d,.]*[IlO])(?=[IlO,.]*\d)[\dIlO]{1,3}(?:[.,][\dIlO]{1,2})?(?=\s?%)/gu;
/** No Vietnamese paper uses the section sign: before or after a digit it is an 8. */
const SECTION = /(?<=\d[.,]?)§|§(?=[.,]?\d)/gu;
/** "Quý Inăm 2018": the space that was lost after a Roman number; "Quý" may stand on the line above. */
const QUARTER = /(?<=(?<!\p{L})quý\s|^\s*)(I{1,3}|IV)(?=năm(?:\s|$))/giu;
/** "ngày28/11/2025", "Số20/2023/QH15", "12tháng". */
const GLUED_AFTER = /(?<!\p{L})(?:ngày|tháng|năm|số|khoản|điều|quý)(?=\d)/giu;
const GLUED_BEFORE = /(?<![\p{L}\p{N}])\d{1,4}(?=(?:ngày|tháng|năm)(?![\p{L}\p{N}]))/giu;

const digits = (text: string): string => text.replace(/[Il|]/g, "1").replace(/O/g, "0");

/**
 * Repairs one line; `line` is 1-based. Every change is listed. `spaces`: an engine put them, so that a missing one is its slip and not the
 * author's.
 */
export function repairDigits(text: string, line: number, page: number, repairs: Repair[], spaces: boolean): string {
	const note = (before: string, after: string, kind: Repair["kind"], confidence: number): string => {
		repairs.push({ page, line, before, after, kind, confidence });
		return after;
	};
	let out = text.replace(SECTION, (sign) => note(sign, "8", "ocr", 0.85));
	out = out.replace(CLAUSE_ONE, (one) => note(one, "1", "ocr", 0.9));
	out = out.replace(ELEVENTH, (month) => note(month, "11", "ocr", 0.85));
	for (const [shape, confidence] of [
		[DATE_WORD, 0.9],
		[DATE, 0.9],
		[GROUPS, 0.9],
		[PERCENT, 0.85],
	] as const)
		out = out.replace(shape, (number) => note(number, digits(number), "ocr", confidence));
	if (!spaces) return out;
	for (const shape of [QUARTER, GLUED_AFTER, GLUED_BEFORE])
		out = out.replace(shape, (part) => note(part, `${part} `, "split", 0.9));
	return out;
}
