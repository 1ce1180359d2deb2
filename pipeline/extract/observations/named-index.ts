/** Which published index (PAR Index, DDCI, SIPAS …) a sentence speaks of where a rank or a score stands. */
import { indicatorById } from "../../../schemas/reference/indicators.js";
import { fold } from "../flow/fold.js";

/** Names of the indices, folded; of two that begin at one place the longer one counts ("DDCI" holds no "PCI"). */
export const INDEX_NAMES: readonly (readonly [string, RegExp])[] = [
	[
		"par_index",
		/\bpar[\s-]?index\b|\b(?:chi so|xep hang|bang xep hang|ket qua)(?: \S+){0,4}? (?:cai cach hanh chinh|cchc)\b|\bchi so (?:cai cach hanh chinh|cchc)\b/g,
	],
	["dti", /\bdti\b|\b(?:chi so|xep hang|muc do)(?: \S+){0,4}? chuyen doi so\b/g],
	["sipas", /\bsipas\b|\bchi so (?:\S+ ){0,3}?hai long\b|\bmuc do hai long\b|\bsu hai long\b/g],
	["papi", /\bpapi\b|\bhieu qua quan tri\b/g],
	[
		"ddci",
		/\bddci\b|\bnang luc canh tranh (?:cua )?(?:cac |cap )?(?:so|huyen|quan|dia phuong|don vi|phong|xa)\b(?![^.;]{0,60}\bcap tinh\b)/g,
	],
	["pci", /\bpci\b|\bnang luc canh tranh(?! (?:cua )?(?:cac |cap )?(?:so|huyen|quan|dia phuong|don vi|phong|xa)\b)/g],
	[
		"ict_index",
		/\bict(?:[\s-]index)?\b|\b(?:chi so|san sang|xep hang)(?: \S+){0,5}? ung dung (?:cntt|cong nghe thong tin)\b/g,
	],
];

/** The index named last in a text; null when none is. */
export function lastIndex(text: string): string | null {
	const folded = fold(text).replace(/\s+/g, " ");
	let best: { id: string; end: number } | null = null;
	for (const [id, names] of INDEX_NAMES)
		for (const m of folded.matchAll(names)) {
			const end = m.index + m[0].length;
			if (best === null || end > best.end) best = { id, end };
		}
	return best?.id ?? null;
}

/** Parts of an index, and what is told of it that is not the whole: criteria, maxima, changes, distances. Folded. */
const PART =
	/\b(?:thanh phan|tieu chi|tru cot|noi dung|linh vuc|nhom|toi da|bi tru|diem tru|diem thuong|tang|giam|cao hon|thap hon|kem|cach|khao sat|dieu tra|tu cham|trong so|thang diem|chi so con|truc noi dung|the che|to chuc bo may|che do cong vu|tai chinh cong|tac dong|chi dao|nhan thuc so|ha tang so|nhan luc so|an toan thong tin|kinh te so|xa hoi so)\b/;

/**
 * The index's own indicator for a figure: its rank, its score, its rate.
 * @param measure measure of the figure, @param own words of its clause, @param before words of the text up to it, nearest sentence last
 */
export function namedIndexIndicator(measure: string, own: string, before: readonly string[]): string | null {
	if (measure !== "rank" && measure !== "point") return null;
	const clause = fold(own);
	if (PART.test(clause)) return null;
	for (const words of [...before].reverse()) {
		const index = lastIndex(words);
		if (index === null) continue;
		const behind =
			fold(words)
				.split(/[;.]\s/)
				.at(-1) ?? "";
		if (measure === "point" && PART.test(behind.slice(-80))) return null;
		const what = measure === "rank" ? "rank" : "score";
		return indicatorById(`${index}.${what}`)?.measure === measure ? `${index}.${what}` : null;
	}
	return null;
}
