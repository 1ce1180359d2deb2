/** Which indicator of the registry a label names. Rather none than a wrong one. */
import { type Indicator, loadIndicators } from "../../../schemas/reference/indicators.js";
import { measureById } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import { recalling } from "../recall.js";
import { likelyComponent } from "./index-part.js";

/** An indicator named by a label. */
export interface IndicatorMatch {
	id: string;
	/** 0..1. */
	score: number;
	/** Why, for people: the alias that matched and how. */
	why: string;
}

/** Short forms that reports use; both sides are written out before they are compared. */
const SHORT: Record<string, string> = {
	tthc: "thủ tục hành chính",
	hs: "hồ sơ",
	dvc: "dịch vụ công",
	dvctt: "dịch vụ công trực tuyến",
	cbcc: "cán bộ công chức",
	cbccvc: "cán bộ công chức viên chức",
	cbccvv: "cán bộ công chức viên chức",
	ccvc: "công chức viên chức",
	cccd: "căn cước công dân",
	qppl: "quy phạm pháp luật",
	vbqppl: "văn bản quy phạm pháp luật",
	cchc: "cải cách hành chính",
	cds: "chuyển đổi số",
	ubnd: "ủy ban nhân dân",
	hdnd: "hội đồng nhân dân",
	nsnn: "ngân sách nhà nước",
	kq: "kết quả",
	bccc: "bưu chính công ích",
	ti: "tỷ",
};
/** Below this a match is no match. Unordered words of the label alone score 0.75, ordered ones with gaps 0.9. */
const ENOUGH = 0.7;
/** Two indicators this close cannot be told apart: none is named. */
const TOO_CLOSE = 0.02;
/** Words of a share's alias that may stand in any order must be more than these. */
const FEW = 5;
/** A share names at its head what it is a share of; the words behind tell what else is done with it. */
const SUBJECT = 16;
/** Words between two words of an alias that an ordered match may skip. */
const GAP = 4;

/** Syllables of nouns that stand in most aliases: they tell no indicator from another. */
const GENERIC = new Set("ho so ty le nhiem vu thu tuc hanh chinh tong nguoi cac da duoc cua luong".split(" "));

/** Words of a text, written out, with their accents (lower case; the place of the tone folded: "hoà" is "hòa"). */
const accented = recalling((s: string): readonly string[] =>
	(
		s
			.normalize("NFC")
			.toLowerCase()
			// Engines that know no Vietnamese read "ế" as the sign of the euro.
			.replace(/€/g, "e")
			.match(/[\p{L}\p{N}]+/gu) ?? []
	).flatMap((w) => (SHORT[fold(w)] ?? w).split(" ")),
);
const folded = recalling(fold);
const bare = (words: readonly string[]): string[] => words.map(folded);
/** Words of a text without accents, short forms written out. */
export const wordsOf = recalling((s: string): readonly string[] => bare(accented(s)));

/** The same marks in any order: where the tone stands in "oà", "uỷ" is a matter of spelling. */
const marksOf = recalling((w: string): string => [...w.normalize("NFD")].sort().join(""));
/** Whether a printed word can be the alias's: same accents, or none printed. */
const sounds = (alias: string, printed: string): boolean =>
	printed === folded(printed) || marksOf(alias) === marksOf(printed);

interface Alias {
	words: readonly string[];
	accented: readonly string[];
	/** Words that must stand in the headings or the subject. */
	under: readonly string[];
	text: string;
}

const phrase = (s: string): string => ` ${wordsOf(s).join(" ")} `;

interface Prepared {
	indicator: Indicator;
	aliases: Alias[];
	not: string[];
	/** Words that exclude it anywhere in the label. */
	notAround: string[];
}

let prepared: Prepared[] | null = null;
const registry = (): Prepared[] => {
	prepared ??= loadIndicators().map((indicator) => ({
		indicator,
		aliases: indicator.aliases.map((a) => {
			const [words = "", context = ""] = a.split("@");
			return { words: wordsOf(words), accented: accented(words), under: wordsOf(context), text: a };
		}),
		not: indicator.not.filter((n) => !n.startsWith("@")).map(phrase),
		notAround: indicator.not.filter((n) => n.startsWith("@")).map((n) => phrase(n.slice(1))),
	}));
	return prepared;
};

/** An alias with the indicator it names. */
interface Named {
	entry: Prepared;
	alias: Alias;
	/** Its place in the registry: of equal matches the first one counts. */
	place: number;
}

let byRarest: Map<string, Named[]> | null = null;

/** Aliases by the one of their words that stands in the fewest aliases: only those whose word a label holds can match it. */
function aliasesByWord(): Map<string, Named[]> {
	if (byRarest) return byRarest;
	const all = registry().flatMap((entry) => entry.aliases.map((alias) => ({ entry, alias })));
	const often = new Map<string, number>();
	for (const { alias } of all) for (const w of new Set(alias.words)) often.set(w, (often.get(w) ?? 0) + 1);
	const out = new Map<string, Named[]>();
	for (const [place, { entry, alias }] of all.entries()) {
		const rarest = alias.words.reduce(
			(a, b) => ((often.get(b) ?? 0) < (often.get(a) ?? 0) ? b : a),
			alias.words[0] ?? "",
		);
		const same = out.get(rarest);
		if (same) same.push({ entry, alias, place });
		else out.set(rarest, [{ entry, alias, place }]);
	}
	byRarest = out;
	return out;
}

const titleWords = recalling((titles: string): ReadonlySet<string> => new Set(wordsOf(titles)));

const MONEY = new Set(["vnd", "thousand_vnd", "million_vnd", "billion_vnd"]);
/** Posts and the people in them are counted alike ("65/77 chỉ tiêu", "biên chế: 45 người"); online services are procedures. */
export const fits = (indicator: string, printed: string): boolean =>
	indicator === printed ||
	(MONEY.has(indicator) && MONEY.has(printed)) ||
	(indicator === "person" && printed === "target") ||
	(indicator === "target" && printed === "person") ||
	// "tinh giản biên chế 04 trường hợp", "bổ nhiệm 02 công chức"
	(indicator === "person" && printed === "case") ||
	(indicator === "case" && printed === "person") ||
	(indicator === "procedure" && printed === "service");

/**
 * The indicator that `label` names in `measure`, with the alias that matched; null when none or more than one fits.
 * @param own the figure's own words, @param measure measure id, @param label own words with their context (lead-in, whole),
 * @param titles headings above and the subject of the document; only the part of an alias behind "@" is looked for there
 * @example matchIndicator("Hồ sơ đúng hạn", "dossier") // { id: "dossier.on_time", score: 1, why: … }
 */
export function matchIndicator(own: string, measure: string, label: string = own, titles = ""): IndicatorMatch | null {
	if (!measureById(measure)) return null;
	const [ownPrinted, allPrinted] = [accented(own), accented(label)];
	const [ownWords, all] = [bare(ownPrinted), bare(allPrinted)];
	const ownText = ` ${ownWords.join(" ")} `;
	const known = new Set([...ownWords, ...all]);
	const allText = ` ${all.join(" ")} `;
	// The titles are the same for many figures.
	const above = titleWords(titles);
	const inAll = new Set(all);
	const best: Found = new Map();
	const index = aliasesByWord();
	const reach = measure === "percent" ? SUBJECT : ownWords.length;
	const candidates = [...known]
		.flatMap((w) => index.get(w) ?? [])
		.filter(
			({ entry, alias }) =>
				fits(entry.indicator.measure, measure) &&
				alias.words.every((w) => known.has(w)) &&
				alias.under.every((w) => above.has(w) || inAll.has(w)),
		)
		.sort((a, b) => a.place - b.place);
	for (const { entry, alias } of candidates) {
		const { indicator, not, notAround } = entry;
		if (not.some((n) => ownText.includes(n)) || notAround.some((n) => allText.includes(n))) continue;
		const found = compare(alias, ownWords, all, ownPrinted, allPrinted, reach);
		if (!found) continue;
		// An alias that names its surroundings too is the more telling one.
		const size = alias.words.length + alias.under.length;
		const seen = best.get(indicator.id);
		if (!seen || rank(found, size) > rank(seen, seen.size))
			best.set(indicator.id, { score: found.score, size, why: `"${alias.text}" ${found.how}` });
	}
	return decide(best) ?? likelyComponent(ownWords, measure, inAll, above);
}

type Found = Map<string, { score: number; size: number; why: string }>;

/** The best match, unless it is weak or another is as good. */
function decide(best: Found): IndicatorMatch | null {
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
	{ words: alias, accented: spelled }: Alias,
	own: readonly string[],
	all: readonly string[],
	ownPrinted: readonly string[],
	allPrinted: readonly string[],
	reach: number,
): { score: number; how: string } | null {
	if (` ${own.join(" ")} `.includes(` ${alias.join(" ")} `)) return { score: 1, how: "is in the label" };
	if (inOrder(alias, own.slice(0, reach))) return { score: 0.9, how: "is in the label with words between" };
	// Out of order only words that sound the same count: without accents "ngắn" is "ngân".
	const heard = (printed: readonly string[], plain: readonly string[]): boolean =>
		spelled.every((w, k) => printed.some((p, i) => plain[i] === alias[k] && sounds(w, p)));
	const head = own.slice(0, reach);
	// A share's few words stand together somewhere in most sentences about shares: only many of them tell.
	if (
		alias.length > (reach < own.length || reach === SUBJECT ? FEW : 2) &&
		alias.every((w) => head.includes(w)) &&
		heard(ownPrinted, own)
	)
		return { score: 0.78, how: "has all its words in the label" };
	// The context may supply words, but the figure's own words must carry at least half of the alias.
	const telling = alias.filter((w) => !GENERIC.has(w));
	const carried = telling.filter((w) => head.includes(w)).length;
	// Two syllables of one name that only happen to stand in the label ("các ngân hàng triển khai giải pháp": no "giải ngân").
	const core = alias.filter((w) => w !== "ty" && w !== "le");
	if (telling.length <= 2 && core.every((w) => head.includes(w)) && !inOrder(core, head)) return null;
	if (
		alias.length > 2 &&
		carried > 0 &&
		carried * 2 >= telling.length &&
		alias.every((w) => all.includes(w)) &&
		heard(allPrinted, all)
	)
		return { score: 0.72, how: "has all its words in the label and its titles" };
	return null;
}

function inOrder(alias: readonly string[], words: readonly string[]): boolean {
	for (let start = 0; start < words.length; start++) {
		if (words[start] !== alias[0]) continue;
		let at = start;
		let ok = true;
		for (let k = 1; k < alias.length && ok; k++) {
			// "tỷ lệ … số hóa": short names have no room for words between.
			const gap = alias.length <= 4 ? 1 : GAP;
			const next = words.slice(at + 1, at + 2 + gap).indexOf(alias[k] ?? "");
			if (next < 0) ok = false;
			else at += 1 + next;
		}
		if (ok) return true;
	}
	return false;
}
