import type { Header } from "../../../schemas/extracted.js";
import { isoDay } from "../dates.js";

/**
 * Titles of decrees and decisions before Circular 55/2005: "QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25
 * THÁNG 6 NĂM 2004 VỀ VIỆC …" carry issuer, number and date in front of the subject.
 */
const TITLE =
	/^của\s+(?<issuer>.{4,80}?)\s+(?:số\s*:?\s*(?<number>\d{1,5})\/(?<symbol>[\p{L}\d/-]{3,30})\s+)?(?:ngày\s+(?<day>\d{1,2})(?:\s+tháng\s+|\/)(?<month>\d{1,2})(?:\s+năm\s+|\/)(?<year>\d{4})\s+)?(?=(?:về|quy định|ban hành|sửa đổi|bổ sung|hướng dẫn)\s)/iu;

/** Fills what is unknown of a header from such a title, and leaves the subject without it. */
export function withTitleReference(header: Header): Header {
	const match = header.subject ? TITLE.exec(header.subject) : null;
	if (!match?.groups || header.subject === null) return header;
	const { issuer, number, symbol, day, month, year } = match.groups;
	const out: Header = { ...header, subject: header.subject.slice(match[0].length) };
	if (number && symbol && header.number === null) {
		out.number = number;
		if (header.symbol === null || symbol.toUpperCase().endsWith(header.symbol.toUpperCase()))
			out.symbol = officialCase(symbol, header.symbol);
	}
	if (issuer && header.issuer === null) out.issuer = sentenceCase(issuer);
	if (day && month && year && header.issuedYear === null) {
		const iso = isoDay(Number(year), Number(month), Number(day));
		if (iso) {
			Object.assign(out, {
				issuedOn: iso,
				issuedYear: Number(year),
				issuedMonth: Number(month),
				issuedDay: Number(day),
			});
			out.issuedOnText = /ngày\s+\d.*\d{4}/iu.exec(match[0])?.[0] ?? null;
		}
	}
	return out;
}

/** Titles are set in capitals: "2004/QĐ-TTG" keeps the case of the end that was read elsewhere ("QĐ-TTg"). */
function officialCase(symbol: string, known: string | null): string {
	const tail = known ?? "";
	const whole = tail ? symbol.slice(0, symbol.length - tail.length) + tail : symbol;
	return whole.replace(/TTG$/u, "TTg");
}

function sentenceCase(name: string): string {
	if (name !== name.toUpperCase()) return name;
	const lower = name.toLowerCase();
	return (lower.charAt(0).toUpperCase() + lower.slice(1)).replace(/(?<=\s)chính phủ/u, "Chính phủ");
}
