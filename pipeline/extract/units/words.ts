import { foldName, KINDS, type Kind, tidy } from "./fold.js";
import { distance } from "./similarity.js";

/** A word of a label. */
export interface LabelWord {
	/** As printed. */
	raw: string;
	/** Lower case with marks. */
	lower: string;
	folded: string;
	/** A comma, bracket or the like stands before it. */
	parted: boolean;
}

/** The words of a label; "P1" and "Q.3" come apart, numbers lose leading zeros. */
export function labelWords(label: string): LabelWord[] {
	const words: LabelWord[] = [];
	let parted = false;
	for (const match of tidy(legible(label)).matchAll(/([\p{L}\p{M}\p{N}]+)|([,;()/:|]|\s[-–]\s)/gu)) {
		if (match[1] === undefined) {
			// a dash stands inside names as well ("Bà Rịa - Vũng Tàu"): it parts nothing by itself
			if (!/[-–]/.test(match[0])) parted = true;
			continue;
		}
		// no Vietnamese syllable has "rn": it is a misread "m"; "P1" is "P 1"; a lost space shows as a capital after a small letter: "huyệnBa Vì"
		for (const raw of match[1].split(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=^[pqPQ])(?=\p{N}+$)/u)) {
			words.push({ raw, lower: raw.toLowerCase(), folded: foldName(lettersOnly(raw)).replaceAll("rn", "m"), parted });
			parted = false;
		}
	}
	// A speck behind the name read as a letter ("tỉnh Yên Bái i").
	while (words.length > 2 && /^\p{Ll}$/u.test(words.at(-1)?.raw ?? "")) words.pop();
	return words;
}

/**
 * Signs and digits inside a word of letters are misread letters: "M0" is "Mo", "x4" is "xã", "H6 Chi Minh" is "Hồ Chí Minh",
 * "huy&n" is "huyện" (engines that know no Vietnamese; seen on worn print of 98 names).
 */
const MISREAD: Readonly<Record<string, string>> = {
	...{ 0: "o", 1: "i", 3: "a", 4: "a", 5: "s", 6: "o", 8: "b", 9: "o", $: "s", "&": "e", "€": "e", "§": "y", "¥": "y" },
};
const lettersOnly = (word: string): string =>
	/\p{L}/u.test(word) ? word.replace(/[01345689]/g, (digit) => MISREAD[digit] ?? digit) : word;
const legible = (label: string): string =>
	label.replace(/(?<=\p{Ll})[$&€§¥]|(?<=\p{Lu})[$€§¥]|[$€§¥](?=\p{L}|\d)/gu, (sign) => MISREAD[sign] ?? sign);

const ABBREVIATED: Readonly<Record<string, Kind>> = {
	...{ tp: "thành phố", t: "tỉnh", q: "quận", h: "huyện", tx: "thị xã", p: "phường", x: "xã", tt: "thị trấn" },
	...{ thx: "thị xã", ttr: "thị trấn", dk: "đặc khu" },
};

const FOLDED = KINDS.map((kind) => ({ kind, words: foldName(kind).split(" "), lower: kind.split(" ") }));

export interface KindReading {
	kind: Kind;
	/** Words that name it. */
	length: number;
	/** Letters are wrong: the words may be a part of the name after all. */
	guessed: boolean;
}

/**
 * The kind of unit named at `at`. `strict`: with its own marks only, for the middle of a label, where "tinh" may be a
 * part of "Hà Tĩnh"; otherwise without marks, and with a letter wrong where a name may begin ("lỉnb Thái Bình").
 */
export function kindAt(words: readonly LabelWord[], at: number, strict: boolean): KindReading | null {
	for (const { kind, words: folded, lower } of FOLDED) {
		if (lower.every((w, i) => words[at + i]?.lower === w)) return { kind, length: lower.length, guessed: false };
		if (!strict && folded.every((w, i) => words[at + i]?.folded === w))
			return { kind, length: folded.length, guessed: false };
	}
	const word = words[at];
	const short = word && ABBREVIATED[word.folded];
	// "p", "t" and "x" alone are too little unless a number or a capital follows
	const next = words[at + 1];
	if (short && next && (word.folded.length > 1 || /^[\p{Lu}\p{N}]/u.test(next.raw)))
		return strict && word.raw === word.lower ? null : { kind: short, length: 1, guessed: false };
	return strict || (at > 0 && !word?.parted) ? null : guessedKind(words, at);
}

/** The kind nearest to the words, with one letter wrong in all, two in the longest. */
function guessedKind(words: readonly LabelWord[], at: number): KindReading | null {
	let best: (KindReading & { cost: number }) | null = null;
	for (const { kind, words: folded } of FOLDED) {
		const name = folded.join(" ");
		for (const length of new Set([folded.length, 1])) {
			const text = words
				.slice(at, at + length)
				.map((w) => w.folded)
				.join(" ");
			const limit = name.length < 4 ? 0.5 : name.length < 7 && !words[at]?.parted ? 1 : 1.5;
			const cost = distance(text, name, limit);
			if (cost <= limit && (!best || cost < best.cost)) best = { kind, length, guessed: true, cost };
		}
	}
	if (best) return { kind: best.kind, length: best.length, guessed: true };
	const first = words[at]?.folded ?? "";
	// What is left of "xã" and "tỉnh": "xi", "xd", "và"; "unh", "nnh", "nh" before the last name of a list.
	if (/^(?:x.?|.?xa|va)$/.test(first) && words.length > at + 1) return { kind: "xã", length: 1, guessed: true };
	if (/^ph.{1,4}ng$/.test(first) && words.length > at + 1) return { kind: "phường", length: 1, guessed: true };
	if (words[at]?.parted && /^.{0,3}nh$/.test(first) && words.length > at + 1)
		return { kind: "tỉnh", length: 1, guessed: true };
	return null;
}

const OFFICES = ["uy ban nhan dan", "hoi dong nhan dan", "pho chu tich", "chu tich", "chinh quyen"];
const OFFICE_LETTERS = ["ubnd", "hdnd"];

/** A speck before the office read as a letter ("Ể Ủy ban nhân dân"). */
const afterSpeck = (words: readonly LabelWord[]): readonly LabelWord[] =>
	words.length > 3 && words[0]?.folded.length === 1 && /^[uo]y$|^u?bnd$/.test(words[1]?.folded ?? "")
		? words.slice(1)
		: words;

/** Takes off what stands before a unit's name: "UBND", "Chủ tịch UBND", "HĐND và UBND" … */
export function withoutOffice(words: readonly LabelWord[]): readonly LabelWord[] {
	let rest = afterSpeck(words);
	for (let changed = true; changed && rest.length > 1; ) {
		changed = false;
		const first = rest[0]?.folded ?? "";
		if (
			OFFICE_LETTERS.some(
				(o) =>
					first === o ||
					(first.length >= 4 && first.length <= 6 && /[bn][dnp]/.test(first) && distance(first, o, 2) <= 2),
			)
		) {
			rest = rest.slice(1);
			changed = true;
		} else if (rest.length > 2 && first.length < 4 && distance(first + (rest[1]?.folded ?? ""), "ubnd", 1.5) <= 1.5) {
			// "LI:BND": the office in two pieces.
			rest = rest.slice(2);
			changed = true;
		} else if (first === "va" || first === "cac") {
			rest = rest.slice(1);
			changed = true;
		} else {
			for (const office of OFFICES) {
				const n = office.split(" ").length;
				const text = rest
					.slice(0, n)
					.map((w) => w.folded)
					.join(" ");
				if (
					rest.length > n &&
					(text === office || (n > 3 && distance(text, office, 3) <= (office.length > 14 ? 3 : 2)))
				) {
					rest = rest.slice(n);
					changed = true;
					break;
				}
			}
		}
	}
	return rest;
}
