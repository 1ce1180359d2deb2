import { documentTypeByCode } from "../../../schemas/reference/document-types.js";
import { initialsOf, knownBody } from "./departments.js";

/** Number and symbol as a header line prints them. */
export interface NumberLine {
	/** Null when it is blank or unreadable. */
	number: string | null;
	symbol: string | null;
	/** The place of the number is empty: nothing was written there. */
	blank: boolean;
	/** Where the rest of the line begins (a place and date, a V/v line). */
	end: number;
}

/** "Số:" as engines read it. */
const LABEL =
	/^[^\p{L}\d$§]{0,4}[Ss5$§8][ốôóòơớộổoOỐÔÓ0õỗồởổ6dđ]{0,2}[zsắ]?\s*[:.;,?]+\s*|^\s*S[ốôóòơớộổoỐÔÓO0][\s:.;]+(?=[\d/])/u;
const AGENCY = String.raw`[\p{Lu}][\p{L}\d&]*`;
/** KH-UBND, 2018/NĐ-CP, UBND-VHXXH, QĐ/TU, NQ/TW, 2013/QH13, UBND */
const SYMBOL = new RegExp(
	String.raw`^(?:((?:19|20)\d{2})\s?/\s?)?(${AGENCY}(?:\s?[-–—_]\s?${AGENCY}(?:\.${AGENCY})?|\s?/\s?${AGENCY}){0,4})`,
	"u",
);

/** Whether a text begins like the number line of a header. */
export const isNumberLine = (text: string): boolean =>
	LABEL.test(text) && /[/\d]|[A-ZĐ]{2,}\s?-\s?[A-ZĐ]/u.test(text.replace(LABEL, ""));

/** A line without a legible "Số:" that ends in a symbol with a known type or an agency: "“Sôjl3/KH-SYT". */
export const isLooseNumberLine = (text: string): boolean => {
	const m = /^.{0,14}?\s?[/⁄∕]\s?(\p{Lu}[\p{L}\d]*)(\s?[-–]\s?\p{Lu}[\p{L}\d]*){1,3}\s*$/u.exec(text);
	// "Kế hoạch 203/KH-UBND" in the cell of a table cites a document.
	return m !== null && /^[^\p{L}\d]{0,3}S|\d/u.test(text) && !/^\W*(?:\p{L}{1,9}\s+){2}(?:số\s*:?\s*)?\d/u.test(text);
};

/**
 * Reads "Số: 4638/KH-UBND", "Số: /BC-UBND", "Số: 897-QĐ/TU", "Số: 83/2017/NĐ-CP" and what OCR makes of them
 * ("S: 4638 JKH-UBND", "Số:. Ú /GM-SYT"). The number is what stands between the label and the slash, and only if it is
 * all digits (with at most one letter after them): a handwritten number that was read as anything else stays unknown.
 */
export function readNumberLine(text: string): NumberLine | null {
	const label = LABEL.exec(text) ?? (isLooseNumberLine(text) ? /^/.exec(text) : null);
	if (!label) return null;
	const start = label[0].length;
	const rest = text.slice(start);
	const slash = symbolSlash(rest);
	// Party form: 897-QĐ/TU
	const party = /^\s*(\d{1,5}[a-z]?)\s?[-–]\s?(?=[\p{Lu}]{2})/u.exec(rest);
	if (party?.[1] && (!slash || slash.index > party[0].length)) {
		const symbol = readSymbol(rest.slice(party[0].length));
		if (symbol)
			return { number: party[1], symbol: symbol.text, blank: false, end: start + party[0].length + symbol.length };
	}
	if (slash && slash.index <= 18) {
		const before = rest.slice(0, slash.index).trim();
		const symbol = readSymbol(rest.slice(slash.index + slash[0].length));
		if (symbol) {
			const end = start + slash.index + slash[0].length + symbol.length;
			return { number: readDigits(before), symbol: symbol.text, blank: isBlank(before), end };
		}
		// The symbol is there without a slash before it, the slash is inside ("Số: 12 QĐ/TU").
	}
	// The slash was read as a letter or lost: "4638 JKH-UBND", "02GM-SYT".
	const lost = /^\s*([\d.]{1,6}[a-z]?)\s?[JjIl|1!\\7]?\s?(?=(\p{Lu}{1,5}r?)\s?[-–])/u.exec(rest);
	if (lost?.[1] && lost[2]) {
		const symbol = readSymbol(rest.slice(lost[0].length));
		const glued = /^[JIl|1!7]/.test(lost[2]) ? documentTypeByCode(lost[2].slice(1)) : null;
		if (symbol && (glued || /\s/.test(lost[0]) || documentTypeByCode(lost[2]))) {
			const text2 = glued ? symbol.text.slice(1) : symbol.text;
			return {
				number: readDigits(lost[1]),
				symbol: fixCode(text2),
				blank: false,
				end: start + lost[0].length + symbol.length,
			};
		}
	}
	const bare = /(\p{Lu}{2,5}r?)\s?[-–]\s?\p{Lu}{2,}/u.exec(rest);
	if (bare && bare.index < 14) {
		const symbol = readSymbol(rest.slice(bare.index));
		const before = rest
			.slice(0, bare.index)
			.replace(/[JIl|!\\]\s*$/, "")
			.trim();
		if (symbol)
			return {
				number: readDigits(before),
				symbol: symbol.text,
				blank: isBlank(before),
				end: start + bare.index + symbol.length,
			};
	}
	const only = /^\s*(\d{1,5})\s*$/.exec(rest);
	if (only?.[1]) return { number: only[1], symbol: null, blank: false, end: text.length };
	return null;
}

/** The slash between number and symbol: the first one that a type or an agency with a hyphen follows, else the first. */
function symbolSlash(rest: string): { index: number; 0: string } | null {
	const all = [...rest.matchAll(/\s?[/⁄∕]\s?/g)].filter((m) => m.index <= 18);
	const year = /^\s*\d{1,5}\s?[/⁄∕]\s?(?=(?:19|20)\d{2}\s?[/⁄∕])/.exec(rest);
	const clear = year
		? all[0]
		: all.find((m) => /^\p{Lu}[\p{L}\d&]*\s?[-–]\s?\p{Lu}/u.test(rest.slice(m.index + m[0].length)));
	return clear ?? all[0] ?? null;
}

const isBlank = (text: string): boolean => /^[\s._…-]*$/.test(text);

function readDigits(text: string): string | null {
	const clean = text.replace(/^[\s.:,;_…]+|[\s.,_…]+$/g, "");
	return /^\d{1,5}[a-zA-Z]?$/.test(clean) ? clean : null;
}

/** A symbol at the beginning of a text, hyphens without spaces. */
export function readSymbol(text: string): { text: string; length: number } | null {
	const m = SYMBOL.exec(text.replace(/^\s+/, "").replace(/^(\d{4}\s?\/\s?(?:UBTV)?QH)\s(?=\d)/u, "$1"));
	if (!m?.[2]) return null;
	const lead = text.length - text.replace(/^\s+/, "").length;
	let body = m[2].replace(/\s*[-–—_]\s*/g, "-").replace(/\s*\/\s*/g, "/");
	// A capitalised word after the symbol is not part of it ("UBND-SNV Vũng").
	body = body.replace(/-(?=\p{Lu}\p{Ll}{2,}$)\p{L}+$/u, (tail) => (/^-(?:TTr|CTr)$/u.test(tail) ? tail : ""));
	if (!/\p{Lu}/u.test(body) || (body.length < 2 && !m[1])) return null;
	return { text: (m[1] ? `${m[1]}/` : "") + fixCode(body), length: lead + m[0].length };
}

/** Gives a type code its lost Đ back: "QD-UBND" → "QĐ-UBND", "HDND" → "HĐND". */
function fixCode(symbol: string): string {
	return symbol
		.replace(/^(\p{L}+)(?=[-/])/u, (code) => (code.includes("D") ? (documentTypeByCode(code)?.code ?? code) : code))
		.replace(/(?<=[-/])HDND\b/u, "HĐND");
}

/** The document type that a symbol names, CV when it names only agencies. */
export function typeOfSymbol(symbol: string): string {
	const bare = symbol.replace(/^(?:19|20)\d{2}\//, "");
	if (/^QH\d{1,2}$/.test(bare)) return "Luật";
	if (/^UBTVQH\d{1,2}$/.test(bare)) return "PL";
	const first = /^[^-/]+/.exec(bare)?.[0] ?? "";
	const code = /[-/]/.test(bare) ? documentTypeByCode(first)?.code : undefined;
	return code ?? "CV";
}

/** Letters and what engines read for them in small capitals. */
const LOOK_ALIKES: Record<string, string> = {
	T: "T1I[lJ7",
	B: "B8ß6",
	Q: "QO0",
	K: "KRX",
	H: "HIN",
	Đ: "ĐDÐ",
	C: "CGO",
	G: "GC6",
	M: "MN",
};

/** A symbol whose type was misread letter for letter ("/18-UBND" under the title THÔNG BÁO is TB-UBND), or null. */
export function symbolLike(lines: readonly string[], type: string): string | null {
	for (const line of lines) {
		const m = /\/\s?(\S{1,4})\s?[-–]\s?(\p{Lu}[\p{Lu}\d]+(?:-\p{Lu}[\p{Lu}\d]+)?)\s*$/u.exec(line);
		if (!m?.[1] || !m[2] || m[1].length !== type.length) continue;
		const read = m[1];
		if ([...type].every((c, i) => (LOOK_ALIKES[c.toUpperCase()] ?? c).includes(read[i] ?? " ")))
			return `${type}-${m[2]}`;
	}
	return null;
}

/**
 * The symbol with one misread letter of its agency set right by the issuer that the header prints: "TM-SVT" of Sở Y tế
 * is TM-SYT.
 */
export function agencyLike(symbol: string, issuer: string): string {
	const known = knownBody(issuer, null);
	if (!known) return symbol;
	const initials = initialsOf(known.name);
	if (initials.length < 3 || symbol.split(/[-/]/).includes(initials)) return symbol;
	return symbol.replace(/(?<=^|[-/])\p{Lu}+(?=$|[-/])/gu, (part) => {
		const wrong = [...part].filter((c, i) => c !== initials[i]).length;
		return part.length === initials.length && wrong === 1 && documentTypeByCode(part) === null ? initials : part;
	});
}
