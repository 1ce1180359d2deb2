/** List and section markers of Vietnamese official documents. */

/** What kind of marker it is; `rank` orders the kinds of the outline, bullets share the last rank. */
export interface Marker {
	kind:
		| "part"
		| "roman"
		| "article"
		| "number"
		| "number2"
		| "number3"
		| "letter"
		| "dash"
		| "plus"
		| "star"
		| "bullet"
		| "paren";
	rank: number;
	/** As printed ("I.", "1.2.", "a)", "-"). */
	text: string;
	/** Characters of the line that the marker and the space after it take. */
	length: number;
}

const BULLET_RANK = 10;
const NOISE = /^[_~"'`´’‘“”^|.,]{1,2}\s*(?=[*+-]|\d{1,2}\.\d{1,2}\.\s*\p{Lu})/u;

/**
 * The marker at the beginning of a line, or null. A hyphen needs no space after it ("-Trang thông tin"), a number needs
 * its point and a space or a capital ("5.684 hồ sơ" is a figure).
 */
export function readMarker(line: string): Marker | null {
	const noise = NOISE.exec(line)?.[0].length ?? 0;
	const text = line.slice(noise);
	const make = (kind: Marker["kind"], rank: number, marker: string, length: number): Marker => ({
		kind,
		rank,
		text: marker,
		length: noise + length,
	});
	let m = /^((?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+\p{L}+|[IVXLC]+|\d+))\s*[.:–-]?(?:\s+|$)/u.exec(text);
	if (m?.[1]) return make("part", /^m/i.test(m[1]) ? 0.7 : 0.5, m[1], m[0].length);
	m = /^((?:Điều|ĐIỀU|Dieu|DIEU)\s+\d{1,3}[a-zđ]?)\s*[.:]?(?:\s+|$)/u.exec(text);
	if (m?.[1] && !/^[\p{Ll},;)]/u.test(text.slice(m[0].length))) return make("article", 1.5, m[1], m[0].length);
	m = /^((?:X{0,3})(?:IX|IV|V?I{0,3})\s?[.)/-])\s*(?=\p{Lu}|["“(])/u.exec(text);
	if (m?.[1] && /^[IVX]/.test(m[1])) return make("roman", 1, m[1].replace(/\s/g, ""), m[0].length);
	m = /^([IVX]{1,5})\s+(?=(?:\p{Lu}{2,}[\s,]+){2})/u.exec(text);
	if (m?.[1]) return make("roman", 1, `${m[1]}.`, m[0].length);
	// "A. UBND XÃ TÂN HƯNG", "B. KIẾN NGHỊ": letters above the Roman numerals.
	m = /^([A-HĐ]\s?[.)/-])\s+(?=(?:\p{Lu}{2,}[\s,]+)|\p{Lu}{4,})/u.exec(text);
	if (m?.[1]) return make("part", 0.9, m[1].replace(/\s/g, ""), m[0].length);
	m = /^(\d{1,2}\.\d{1,2}\.\d{1,2}\.?)\s*(?=[\p{L}"“(])/u.exec(text);
	if (m?.[1]) return make("number3", 4, m[1], m[0].length);
	m = /^(\d{1,2}\.\d{1,2}\.)\s*(?=[\p{L}"“(])/u.exec(text) ?? /^(\d{1,2}\.\d{1,2})\s+(?=\p{Lu}\p{Ll})/u.exec(text);
	if (m?.[1]) return make("number2", 3, m[1], m[0].length);
	m =
		/^(\d{1,2}\s?[.)]|\d{1,2}\/(?=\s*\p{Lu}\p{Ll}))\s*(?=[\p{Lu}"“(])/u.exec(text) ??
		/^(\d{1,2}[.)])\s+(?=\p{L})/u.exec(text);
	if (m?.[1] && !/^\d\d?\/\d/.test(text)) return make("number", 2, m[1].replace(/\s/g, ""), m[0].length);
	m = /^(\(\d{1,2}\))\s*(?=\p{L})/u.exec(text);
	if (m?.[1]) return make("paren", 6, m[1], m[0].length);
	m = /^([a-zđ]\s?[).])\s*(?=[\p{L}"“(])/u.exec(text);
	if (m?.[1] && (m[1].endsWith(")") || /\s/.test(m[0]))) return make("letter", 5, m[1].replace(/\s/g, ""), m[0].length);
	m = /^([-–—−])\s*(?=[^\s\d-])|^([-–—−])\s+(?=\d)/u.exec(text);
	if (m) return make("dash", BULLET_RANK, "-", m[0].length);
	m = /^\+\s*(?=\S)/.exec(text);
	if (m) return make("plus", BULLET_RANK, "+", m[0].length);
	m = /^\*+\s*(?=\S)/.exec(text);
	if (m) return make("star", BULLET_RANK, "*", m[0].length);
	m = /^[•●▪■◦○❖➢✓√►]\s*(?=\S)/u.exec(text);
	if (m) return make("bullet", BULLET_RANK, "•", m[0].length);
	return null;
}
