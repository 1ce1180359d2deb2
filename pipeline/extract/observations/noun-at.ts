/** The noun, sign or unit of measure that stands right after a numeral. */
import { measureById, measureOfNoun } from "../../../schemas/reference/measures.js";
import { mangledNoun } from "./mangled-noun.js";

/** What a numeral is followed by. */
export interface Noun {
	measure: string;
	noun: string;
	end: number;
	/** 1,000,000 for "1,5 triệu lượt người". */
	factor: number;
}

const SCALES: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 };

/** "1,5 triệu lượt người": a scale before a noun that counts; "triệu đồng" is money and no scale. */
function scaledNoun(words: readonly string[]): { measure: string; length: number; factor: number } | null {
	const factor = SCALES[(words[0] ?? "").toLowerCase()];
	// "500 nghìn tỷ đồng"
	if ((factor === 1e3 || factor === 1e6) && /^t[ỷỉ]$/iu.test(words[1] ?? ""))
		return { measure: "billion_vnd", length: /^đồng[,;.)]*$/iu.test(words[2] ?? "") ? 3 : 2, factor };
	const hit = factor ? measureOfNoun(words.slice(1)) : null;
	const kind = hit ? measureById(hit.measure)?.kind : undefined;
	if (!factor || !hit || (kind !== "count" && kind !== "quantity")) return null;
	return { measure: hit.measure, length: hit.length + 1, factor };
}

/** The noun or sign that stands right after a numeral ending at `at`. */
export function nounAt(text: string, at: number): Noun | null {
	const sign = /^\s?([%‰])/.exec(text.slice(at, at + 2));
	if (sign?.[1])
		return { measure: sign[1] === "%" ? "percent" : "permille", noun: sign[1], end: at + sign[0].length, factor: 1 };
	// A speck of the scan read as a bracket or an apostrophe ("311] cas").
	const speck = /^[\]|'`´’]+(?=\s)/.exec(text.slice(at, at + 3))?.[0].length ?? 0;
	if (speck > 0) return nounAt(text, at + speck);
	const words: string[] = [];
	const ends: number[] = [];
	for (const m of text.slice(at, at + 90).matchAll(/[^\s/]+|\//g)) {
		if (
			m[0] === "/" ||
			(/\d/.test(m[0]) && !/^(?:k?m[23²]?|\p{Ll}+0\p{Ll}*)[,;.)]*$/u.test(m[0])) ||
			/^[(:;]/.test(m[0])
		)
			break;
		const gap = text.slice(words.length === 0 ? at : (ends.at(-1) ?? at), at + m.index);
		if (/[^\s]/.test(gap)) break;
		words.push(m[0]);
		ends.push(at + m.index + m[0].length);
		if (/[;.:)]$/.test(m[0]) || words.length >= 7) break;
	}
	const scaled = scaledNoun(words);
	const hit = scaled ?? measureOfNoun(words) ?? mangledNoun(words);
	if (!hit || isVerb(words, hit.length)) return null;
	const last = words[hit.length - 1] ?? "";
	const end = (ends[hit.length - 1] ?? at) - (/[,;.:)]+$/.exec(last)?.[0].length ?? 0);
	return { measure: hit.measure, noun: text.slice(at, end).trim(), end, factor: scaled?.factor ?? 1 };
}

/** "ban hành", "tổ chức các hoạt động", "hội ý": words that begin like a noun and are none. */
const isVerb = (words: readonly string[], length: number): boolean =>
	(length === 1 && /^ban$/iu.test(words[0] ?? "") && /^hành/iu.test(words[1] ?? "")) ||
	(/^Tổ$/u.test(words[0] ?? "") &&
		/^chức$/iu.test(words[1] ?? "") &&
		/^(?:các|thực|hội|tuyên|tập|cho)$/iu.test(words[2] ?? ""));
