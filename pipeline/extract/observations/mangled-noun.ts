/** Nouns behind figures that an engine broke in two or misread by a letter: "tri eu đồng", "frieu dong", "h0 so", "uguoi". */
import { fold } from "../flow/fold.js";
import { distance } from "../units/similarity.js";

/** Nouns that most figures of reports are counted in, without spaces and accents, and how many letters of each may be wrong. */
const NOUNS: readonly (readonly [string, string, number])[] = [
	["hoso", "dossier", 0],
	["nguoi", "person", 0],
	["phieu", "opinion", 0],
	["vanban", "document", 1],
	["thutuc", "procedure", 1],
	["hocvien", "person", 1],
	["congchuc", "person", 1],
	["vienchuc", "person", 1],
	["kehoach", "document", 1],
	["nhiemvu", "task", 1],
	["giaodich", "transaction", 1],
	["nghiquyet", "document", 1],
	["quyetdinh", "document", 1],
	["truonghop", "case", 1],
	["doanhnghiep", "enterprise", 1],
	["trieudong", "million_vnd", 2],
	["tydong", "billion_vnd", 0],
	["nghindong", "thousand_vnd", 1],
	["phananh", "opinion", 1],
];
/** Letters that engines put for others, at the head of a word and inside it. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
	[/0/g, "o"],
	[/^u(?=gu)/, "n"],
	[/^(?:b|n)(?=o?so)/, "h"],
	[/^f/, "t"],
	[/^pb/, "ph"],
];
const WHOLE = /^(?:va|voi|cua|tai|cac|la|cho|de|theo|trong|tu|den|co|da|dat)$/;
/** Tokens that a broken noun may be in pieces of. */
const PIECES = 4;

/** What the words name when their letters are put together and read with the usual confusions; null when nothing does. */
export function mangledNoun(words: readonly string[]): { measure: string; length: number } | null {
	// "1 và Ban quản lý": words that stand by themselves, and names, are no pieces.
	const end = words.findIndex((w) => /^\p{Lu}/u.test(w) || WHOLE.test(fold(w)));
	for (let n = Math.min(PIECES, end < 0 ? words.length : end); n > 0; n--) {
		const joined = fold(words.slice(0, n).join("")).replace(/[,;.:)]+$/, "");
		if (!/^[a-z0]{4,13}$/.test(joined)) continue;
		const read = LOOKS.reduce((s, [from, to]) => s.replace(from, to), joined);
		for (const [noun, measure, wrong] of NOUNS) {
			if (Math.abs(noun.length - read.length) > wrong) continue;
			// A whole word of one piece that is spelled otherwise is another word.
			if (distance(read, noun) <= (n === 1 && noun.length < 6 ? 0 : wrong)) return { measure, length: n };
		}
	}
	return null;
}
