import { documentTypeByName, TYPE_NAMES_FOLDED } from "../../../schemas/reference/document-types.js";
import { isoDay } from "../dates.js";
import { fold } from "../flow/fold.js";
import { readSymbol, typeOfSymbol } from "../header/number-line.js";
import { lawNameEnd } from "./law-names.js";

/** A document named in a text; offsets into that text. */
export interface Mention {
	type: string | null;
	number: string | null;
	symbol: string | null;
	on: string | null;
	/** As printed after "của". */
	issuer: string | null;
	subject: string | null;
	start: number;
	/** End of type, number, date and issuer: the quote. */
	end: number;
}

const SHORT_TYPES: Record<string, string> = {
	kh: "KH",
	qd: "QĐ",
	nd: "NĐ",
	nq: "NQ",
	tt: "TT",
	bc: "BC",
	cv: "CV",
	ct: "CT",
	tb: "TB",
	ttr: "TTr",
	ttlt: "TTLT",
};
const TYPE_BEFORE = new RegExp(
	String.raw`(?<![a-z])(${[...TYPE_NAMES_FOLDED].join("|")}|van ban|kh|qd|nd|nq|tt|bc|cv|ct|tb|ttr|ttlt)\s*(?:lien tich\s*)?(?:s[o0]\d?\s*[:.]?\s*|so\s*:?\s*)?$`,
);
const NUMBER_WORD = /(?<![a-z])s[o06]\s*[:.]?\s*$/;
/** Number, slash, and what may be a year and a symbol. */
const SLASHED = /(?<![\d./,-])(\d{1,5}[a-zA-Z]?)\s?\/\s?(?=(?:(?:19|20)\d{2}\s?\/\s?)?\p{Lu})/gu;
const PARTY =
	/(?<![\d./,-])(\d{1,4})\s?[-–]\s?(?=(?:NQ|QĐ|QD|CT|KL|HD|KH|BC|TB|TTr|CV|CTr|QyĐ|QC)\s?\/\s?(?:TW|TU|BCT|BBT|BTC|BTG|HU|ThU|TƯ|VPTW))/gu;
/** Type, "số", number, no symbol: only with a date after it. */
const PLAIN = new RegExp(
	String.raw`(?<![a-z])(${[...TYPE_NAMES_FOLDED].join("|")})\s+so\s*:?\s*(\d{1,5})(?=\s*,?\s*(?:ngay|-|–)\s*\d{1,2}\s?[/.-])`,
	"g",
);
const DATE_AFTER =
	/^\s*[,(]?\s*(?:[-–]\s*)?(?:ky\s+)?(?:(?:ban hanh\s+)?ngay\s*)?(\d{1,2})\s?(?:[/.-]|thang)\s?(\d{1,2})\s?(?:[/.-]|,?\s*nam)\s?(\d{4})(?!\d)/;
const ISSUED_BEFORE =
	/ngay\s*(\d{1,2})\s?(?:[/.-]|thang)\s?(\d{1,2})\s?(?:[/.-]|nam)\s?(\d{4})\s*,?\s*[^.;:()]{0,60}?(?:ban hanh|ky|co|thong qua)\s*$/;
const BODY =
	/^(?:ubnd|uy ban|hdnd|hoi dong|so|bo|ban|phong|cuc|chi cuc|tong cuc|trung tam|benh vien|van phong|truong|thanh tra|vien|hoi|lien doan|bao hiem|doan|cong an|toa an|quoc hoi|chinh phu|thu tuong|chu tich|giam doc|bo truong|tinh uy|thanh uy|huyen uy|dang uy|bch|trung uong|bo chinh tri|ban bi thu|thuong truc|thuong vu|to cong tac|tong bi thu|kho bac|ngan hang|mat tran|ttg|tinh|thanh pho)(?![a-z])/;
/** Words in small letters at which the name of an issuer ends, and marks that end it. Folded. */
const ISSUER_STOP =
	/(?<![a-z])(?:ve|v ?\/ ?v|ban hanh|quy dinh|phe duyet|sua doi|huong dan|cong bo|da|duoc|co|theo|gan|nham|de|thong qua|giao|tai|trong|cho|den|thi hanh|quy che|thong nhat|dong y|yeu cau|tang cuong|chi dao|rat|tu|thuc|voi|van|hien|nhung|la|cung|dang|se|phai|khong|chua|nen|do|khi|neu|nhu|vao|thi|ma|quy)(?![a-z])|,(?! (?:chua benh|chong|the thao|vien thong|phat trien nong thon))|[;:.()"“”]/gu;
/** Bodies whose names need no end to be looked for. Folded. */
const WHOLE_BODIES =
	/^(?:thu tuong chinh phu|chinh phu|uy ban thuong vu quoc hoi|quoc hoi|bo chinh tri|ban bi thu)(?![a-z])/;

/** Every document that a text names, in order. */
export function findMentions(text: string): Mention[] {
	const f = fold(text);
	const out: Mention[] = [];
	const free = (start: number, end: number): boolean => !out.some((m) => start < m.end && end > m.start);
	for (const [pattern, party] of [
		[SLASHED, false],
		[PARTY, true],
	] as const) {
		for (const m of text.matchAll(pattern)) {
			const number = m[1] ?? "";
			const symbol = readSymbol(text.slice(m.index + m[0].length));
			if (!symbol) continue;
			const head = readHead(f, text, m.index);
			const after = m.index + m[0].length + symbol.length;
			const date = readDate(f, after);
			if (!isDocument(number, symbol.text, head, date !== null, party)) continue;
			const found = complete(text, f, { number, symbol: symbol.text, head, numberAt: m.index, after, date });
			if (free(found.start, found.end)) out.push(found);
		}
	}
	for (const m of f.matchAll(PLAIN)) {
		const after = m.index + m[0].length;
		const date = readDate(f, after);
		const type = documentTypeByName(m[1] ?? "")?.code ?? null;
		const numberAt = after - (m[2]?.length ?? 0);
		if (!date || !type || !free(m.index, after)) continue;
		out.push(
			complete(text, f, {
				number: m[2] ?? null,
				symbol: null,
				head: { type, start: m.index, word: true },
				numberAt,
				after,
				date,
			}),
		);
	}
	for (const m of f.matchAll(/(?<![a-z])(?:bo luat|luat|phap lenh)\s/g)) {
		if (f.slice(Math.max(0, m.index - 5), m.index) === "phap ") continue;
		let end = lawNameEnd(text, f, m.index);
		if (end < 0) continue;
		const year = /^\s*(?:\(sua doi\)\s*)?(?:nam\s*)?((?:19|20)\d{2})(?!\d)/.exec(f.slice(end));
		if (year) end += year[0].length;
		if (!free(m.index, end)) continue;
		out.push({
			type: f.startsWith("phap", m.index) ? "PL" : "Luật",
			number: null,
			symbol: null,
			on: null,
			issuer: null,
			subject: text.slice(m.index, end),
			start: m.index,
			end,
		});
	}
	out.sort((a, b) => a.start - b.start);
	for (const [i, m] of out.entries()) {
		m.subject ??= subjectAfter(text, f, m.end, out[i + 1]?.start ?? text.length);
		if (m.issuer === null && m.subject !== null && m.number !== null) takeTrailingIssuer(m, out[i - 1]);
	}
	return out;
}

const TRAILING =
	/\s+của\s+((?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Bộ|Sở|Chính phủ|Thủ tướng)(?:\s[^,;]{2,60})?)$/u;

/**
 * "Quyết định số … về việc A; Quyết định số … về việc B của UBND tỉnh X": who issued it stands after the subject, and
 * is told once for documents of one kind that stand in a row.
 */
function takeTrailingIssuer(m: Mention, before: Mention | undefined): void {
	const tail = TRAILING.exec(m.subject ?? "");
	if (!tail?.[1] || !/\p{Lu}\p{Ll}+$/u.test(tail[1])) return;
	m.issuer = tail[1].replace(/\s*[–—]\s*/g, " - ");
	m.subject = (m.subject ?? "").slice(0, tail.index);
	const row = before && before.issuer === null && before.symbol === m.symbol && m.start - before.end < 450;
	if (row && before) before.issuer = m.issuer;
}

interface Head {
	type: string | null;
	start: number;
	/** "số" stands before the number. */
	word: boolean;
}

/** The type's name and "số" before a number. */
function readHead(f: string, text: string, at: number): Head {
	// Only what stands right before the number: the patterns end at it, and texts may be long.
	const from = Math.max(0, at - 150);
	const before = f.slice(from, at);
	const near = before.slice(-60);
	const nearFrom = at - near.length;
	const named = TYPE_BEFORE.exec(near);
	if (named?.[1]) {
		const name = named[1];
		const short = SHORT_TYPES[name];
		const start = nearFrom + named.index;
		// A short form is meant only in capitals ("KH số 236"), not the end of a word or "tt".
		const printed = text.slice(start, start + name.length);
		if (!short || printed === printed.toUpperCase() || /^TTr$/.test(printed)) {
			const type = short ?? (name === "van ban" ? null : (documentTypeByName(name)?.code ?? null));
			return { type, start, word: NUMBER_WORD.test(near) };
		}
	}
	const law = /(?<![a-z])((?:bo luat|luat|phap lenh)\s[^.;:()]{3,120}?)\s*(?:luat\s*)?s[o0]\s*:?\s*$/.exec(before);
	if (law) return { type: law[1]?.startsWith("phap") ? "PL" : "Luật", start: from + law.index, word: true };
	const word = NUMBER_WORD.exec(near);
	return { type: null, start: word ? nearFrom + word.index : at, word: word !== null };
}

/** Tells a document's symbol from fractions, units and names ("Đề án 06/CP", "30 Mbps/…"). */
function isDocument(number: string, symbol: string, head: Head, dated: boolean, party: boolean): boolean {
	if (party || /^(?:19|20)\d{2}\//.test(symbol)) return true;
	const hyphen = symbol.includes("-") || symbol.includes("/");
	if (hyphen)
		return (
			/^\p{Lu}[\p{L}\d&]+[-/]/u.test(symbol) &&
			(head.word || head.type !== null || dated || typeOfSymbol(symbol) !== "CV" || /UBND|HĐND/.test(symbol))
		);
	if (/^(?:ĐA|DA|CTr)$/.test(head.type ?? "") && !dated) return false;
	return symbol.length >= 2 && symbol === symbol.toUpperCase() && !/^0\d$/.test(number)
		? head.word || (head.type !== null && dated)
		: head.word && dated;
}

function readDate(f: string, at: number): { iso: string | null; length: number } | null {
	const m = DATE_AFTER.exec(f.slice(at, at + 60));
	return m ? { iso: isoDay(Number(m[3]), Number(m[2]), Number(m[1])), length: m[0].length } : null;
}

function complete(
	text: string,
	f: string,
	parts: {
		number: string | null;
		symbol: string | null;
		head: Head;
		numberAt: number;
		after: number;
		date: { iso: string | null; length: number } | null;
	},
): Mention {
	const { head, symbol } = parts;
	let end = parts.after + (parts.date?.length ?? 0);
	let start = Math.min(head.start, parts.numberAt);
	let on = parts.date?.iso ?? null;
	if (!parts.date) {
		const from = Math.max(0, start - 110);
		const before = ISSUED_BEFORE.exec(f.slice(from, start));
		if (before) {
			on = isoDay(Number(before[3]), Number(before[2]), Number(before[1]));
			start = from + before.index;
		}
	}
	const issuer = issuerAfter(text, f, end);
	if (issuer) end = issuer.end;
	// A type read from the symbol of a law ("43/2013/QH13") and its name before the number.
	const type = head.type ?? (symbol ? typeOfSymbol(symbol) : null);
	let subject: string | null = null;
	if (type === "Luật" || type === "PL")
		subject =
			text
				.slice(start, parts.numberAt)
				.replace(/\s*(?:số|so)\s*:?\s*$/iu, "")
				.trim() || null;
	while (end > start && /[\s,(]/.test(text[end - 1] ?? "")) end--;
	return {
		type,
		number: parts.number,
		symbol,
		on,
		issuer: issuer?.name ?? issuerOfSymbol(symbol),
		subject,
		start,
		end,
	};
}

function issuerAfter(text: string, f: string, at: number): { name: string; end: number } | null {
	const lead = /^\s*,?\s*cua\s+/.exec(f.slice(at));
	if (!lead) return null;
	const start = at + lead[0].length;
	if (!BODY.test(f.slice(start))) return null;
	const rest = f.slice(start, start + 140);
	const whole = WHOLE_BODIES.exec(rest);
	const length = whole ? whole[0].length : issuerLength(text.slice(start, start + 140), rest);
	const name = text
		.slice(start, start + length)
		.trim()
		.replace(/\s+(?:và|về|tại)$/u, "");
	const words = name.split(/\s+/).length;
	return name.length > 2 && words <= 16 ? { name, end: start + name.length } : null;
}

/** Stop words count only in small letters ("về", not the "Tài" of "Bộ Tài chính"); "và" only before small letters. */
function issuerLength(text: string, folded: string): number {
	for (const m of folded.matchAll(ISSUER_STOP)) {
		const printed = text.slice(m.index, m.index + m[0].length);
		if (m.index === 0 || printed !== printed.toLowerCase()) continue;
		return m.index;
	}
	for (const m of text.matchAll(/\sv[àa]\s(?=\p{Ll}|\d)|\s[-–]\s(?=\p{Ll}|\d)/gu)) return m.index;
	return text.length;
}

/** Bodies that a symbol names by itself. */
function issuerOfSymbol(symbol: string | null): string | null {
	const last = symbol?.split(/[-/]/).at(-1);
	if (last === "CP" && /NĐ|NQ/.test(symbol ?? "")) return "Chính phủ";
	if (last === "TTg") return "Thủ tướng Chính phủ";
	if (/^QH\d{1,2}$/.test(last ?? "")) return "Quốc hội";
	return null;
}

/** What the document is about, as the text goes on: "về việc …", "quy định …", up to the end of the clause. */
function subjectAfter(text: string, f: string, end: number, limit: number): string | null {
	const rest = f.slice(end, Math.min(limit, end + 600));
	const lead =
		/^\s*[,:]?\s*(?:(?:ve\s+viec|v ?\/ ?v|ve)\s+(?=\S)|(?=(?:ban hanh|quy dinh|phe duyet|sua doi|huong dan|cong bo|tuyen truyen|trien khai|to chuc|thanh lap|kien toan)\s))/.exec(
			rest,
		);
	if (!lead) return null;
	const start = end + lead[0].length;
	const tail = text.slice(start, Math.min(limit, end + 600));
	let depth = 0;
	let stop = tail.length;
	for (let i = 0; i < tail.length; i++) {
		const c = tail[i] ?? "";
		if (c === "(" || c === "“") depth++;
		else if (c === ")" || c === "”") {
			if (depth === 0) {
				stop = i;
				break;
			}
			depth--;
		} else if (c === ";" && depth === 0) {
			stop = i;
			break;
		} else if (
			c === "." &&
			/^\.(?:\s+\p{Lu}|\s*$|\/)/u.test(tail.slice(i, i + 4)) &&
			!/(?:TP|Tp|tp)$/.test(tail.slice(0, i))
		) {
			stop = i;
			break;
		}
	}
	const subject = tail
		.slice(0, stop)
		.replace(/[\s,;:.(“-]+$/u, "")
		.replace(/\s+(?:và|theo|tại|của)$/u, "")
		.trim();
	return subject.length >= 8 ? subject.slice(0, 400) : null;
}
