/** Which indicator of the registry a label names. Rather none than a wrong one. */
import { type Indicator, loadIndicators } from "../../../schemas/reference/indicators.js";
import { measureById } from "../../../schemas/reference/measures.js";
import { foldKey } from "../flow/fold.js";

export interface IndicatorMatch {
	id: string;
	/** 0..1. */
	score: number;
	/** Why, for people: the alias that matched and how. */
	why: string;
}

/** Short forms that reports use; both sides are written out before they are compared. */
const SHORT: Record<string, string> = {
	tthc: "thu tuc hanh chinh",
	hs: "ho so",
	dvc: "dich vu cong",
	dvctt: "dich vu cong truc tuyen",
	cbcc: "can bo cong chuc",
	cbccvc: "can bo cong chuc vien chuc",
	cbccvv: "can bo cong chuc vien chuc",
	ccvc: "cong chuc vien chuc",
	cccd: "can cuoc cong dan",
	qppl: "quy pham phap luat",
	vbqppl: "van ban quy pham phap luat",
	cchc: "cai cach hanh chinh",
	cds: "chuyen doi so",
	ubnd: "uy ban nhan dan",
	hdnd: "hoi dong nhan dan",
	nsnn: "ngan sach nha nuoc",
	kq: "ket qua",
	bccc: "buu chinh cong ich",
	ti: "ty",
	hoa: "hoa",
};
/** Below this a match is no match. Unordered words of the label alone score 0.75, ordered ones with gaps 0.9. */
const ENOUGH = 0.7;
/** Two indicators this close cannot be told apart: none is named. */
const TOO_CLOSE = 0.02;
/** Words between two words of an alias that an ordered match may skip. */
const GAP = 4;

/** Syllables of nouns that stand in most aliases: they tell no indicator from another. */
const GENERIC = new Set("ho so ty le nhiem vu thu tuc hanh chinh tong nguoi cac da duoc cua luong".split(" "));

const wordsOf = (s: string): string[] =>
	foldKey(s)
		.split(" ")
		.filter(Boolean)
		.flatMap((w) => (SHORT[w] ?? w).split(" "));

interface Prepared {
	indicator: Indicator;
	aliases: { words: string[]; under: string[]; text: string }[];
	not: string[];
}

let prepared: Prepared[] | null = null;
const registry = (): Prepared[] => {
	prepared ??= loadIndicators().map((indicator) => ({
		indicator,
		aliases: indicator.aliases.map((a) => {
			const [words = "", context = ""] = a.split("@");
			return { words: wordsOf(words), under: wordsOf(context), text: a };
		}),
		not: indicator.not.map((n) => ` ${wordsOf(n).join(" ")} `),
	}));
	return prepared;
};

const MONEY = new Set(["vnd", "thousand_vnd", "million_vnd", "billion_vnd"]);
/** Posts stand for the people in them ("65/77 chỉ tiêu"), not people for posts; online services are procedures. */
const fits = (indicator: string, printed: string): boolean =>
	indicator === printed ||
	(MONEY.has(indicator) && MONEY.has(printed)) ||
	(indicator === "person" && printed === "target") ||
	(indicator === "procedure" && printed === "service");

/**
 * The indicator that `label` names in `measure`, with the alias that matched; null when none or more than one fits.
 * @param own the figure's own words, @param measure measure id, @param label own words with their context (lead-in, whole),
 * @param titles headings above and the subject of the document; only the part of an alias behind "@" is looked for there
 * @example matchIndicator("Hồ sơ đúng hạn", "dossier") // { id: "dossier.on_time", score: 1, why: … }
 */
export function matchIndicator(own: string, measure: string, label: string = own, titles = ""): IndicatorMatch | null {
	if (!measureById(measure)) return null;
	const under = wordsOf(`${label} ${titles}`);
	const ownWords = wordsOf(own);
	const all = wordsOf(label);
	const ownText = ` ${ownWords.join(" ")} `;
	const known = new Set([...ownWords, ...all]);
	const best = new Map<string, { score: number; size: number; why: string }>();
	for (const { indicator, aliases, not } of registry()) {
		if (!fits(indicator.measure, measure)) continue;
		if (not.some((n) => ownText.includes(n))) continue;
		for (const alias of aliases) {
			if (!alias.words.every((w) => known.has(w)) || !alias.under.every((w) => under.includes(w))) continue;
			const found = compare(alias.words, ownWords, all);
			if (!found) continue;
			const seen = best.get(indicator.id);
			if (!seen || rank(found, alias.words.length) > rank(seen, seen.size))
				best.set(indicator.id, { score: found.score, size: alias.words.length, why: `"${alias.text}" ${found.how}` });
		}
	}
	const ranked = [...best.entries()].sort(([, a], [, b]) => rank(b, b.size) - rank(a, a.size));
	const first = ranked[0];
	const second = ranked[1];
	if (!first || first[1].score < ENOUGH) return null;
	if (second && rank(first[1], first[1].size) - rank(second[1], second[1].size) < TOO_CLOSE) return null;
	return { id: first[0], score: Math.round(first[1].score * 100) / 100, why: first[1].why };
}

/** Longer aliases say more than short ones. */
const rank = (found: { score: number }, size: number): number => found.score + 0.06 * Math.min(size, 10);

function compare(
	alias: readonly string[],
	own: readonly string[],
	all: readonly string[],
): { score: number; how: string } | null {
	if (` ${own.join(" ")} `.includes(` ${alias.join(" ")} `)) return { score: 1, how: "is in the label" };
	if (inOrder(alias, own)) return { score: 0.9, how: "is in the label with words between" };
	if (alias.length > 2 && alias.every((w) => own.includes(w)))
		return { score: 0.78, how: "has all its words in the label" };
	// The context may supply words, but the figure's own words must carry at least half of the alias.
	const telling = alias.filter((w) => !GENERIC.has(w));
	const carried = telling.filter((w) => own.includes(w)).length;
	if (alias.length > 2 && carried > 0 && carried * 2 >= telling.length && alias.every((w) => all.includes(w)))
		return { score: 0.72, how: "has all its words in the label and its titles" };
	return null;
}

function inOrder(alias: readonly string[], words: readonly string[]): boolean {
	for (let start = 0; start < words.length; start++) {
		if (words[start] !== alias[0]) continue;
		let at = start;
		let ok = true;
		for (let k = 1; k < alias.length && ok; k++) {
			const next = words.slice(at + 1, at + 2 + GAP).indexOf(alias[k] ?? "");
			if (next < 0) ok = false;
			else at += 1 + next;
		}
		if (ok) return true;
	}
	return false;
}
