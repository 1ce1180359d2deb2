/** Finds and undoes the encodings of Vietnamese before Unicode, with guards against text that is not Vietnamese. */
import { wordKey } from "../letters.js";
import { UNKNOWN } from "../lexicon.js";
import type { RestoreModel } from "../model.js";
import { isSyllable } from "../syllable.js";
import { decodeMojibake } from "./mojibake.js";
import { decodeLegacy, LEGACY_ENCODINGS, type LegacyEncoding } from "./tables.js";
import { decodeViqr } from "./viqr.js";

export type Encoding = LegacyEncoding | "viqr" | "cp1252";

/** Undoes one encoding in a piece of text. */
export function decodeFrom(text: string, encoding: Encoding, model: RestoreModel): string {
	if (encoding === "cp1252") return decodeMojibake(text).normalize("NFC");
	if (encoding === "viqr") return decodeViqr(text, (word) => isVietnamese(word, model) || isSyllable(word));
	if (!QUOTES.test(text)) return decodeLegacy(text, encoding).normalize("NFC");
	return text.replace(/\S+/gu, (token) => decodeQuoted(token, encoding, model));
}

/** Signs that are letters in VISCII and VPS, but also quotes and dashes put in by a later hand. */
const QUOTES = /[\u2018-\u201d\u2013\u2014\u2026\u2022]/u;

/** A token with such signs: they stay signs when the rest is Vietnamese without them. */
function decodeQuoted(token: string, encoding: LegacyEncoding, model: RestoreModel): string {
	const whole = decodeLegacy(token, encoding).normalize("NFC");
	if (!QUOTES.test(token)) return whole;
	const outside = token
		.split(/([\u2018-\u201d\u2013\u2014\u2026\u2022]+)/u)
		.map((part) => (QUOTES.test(part) ? part : decodeLegacy(part, encoding).normalize("NFC")))
		.join("");
	const good = (text: string) => text.split(/[^\p{L}]+/u).every((p) => p === "" || isVietnamese(p, model));
	return good(whole) && !good(outside) ? whole : outside;
}

const isVietnamese = (word: string, model: RestoreModel): boolean => {
	const id = model.lexicon.id(wordKey(word));
	return id !== UNKNOWN && model.lexicon.isVietnamese(id);
};

export interface EncodingFound {
	encoding: Encoding;
	/** Share of the words that the decoding changes which become Vietnamese words, 0..1. */
	confidence: number;
}

/** Letters that only Unicode has: text with them was decoded already. */
const UNICODE_ONLY = /[\u1ea0-\u1ef9ăđơưĂĐƠƯ]/gu;
/** Words longer than this, or with letters that Vietnamese lacks, speak for another language. */
const FOREIGN_WORD = /[fjwzFJWZ]|^.{8,}$/u;

/**
 * The encoding a text is in, judged by what each decoding makes of its words: of the words it changes, at least four in five must become
 * Vietnamese words that they were not before, and it must change one word in five. Null when none does: Unicode text, or another language.
 */
export function findEncoding(text: string, model: RestoreModel): EncodingFound | null {
	const sample = text.length > 20_000 ? text.slice(0, 20_000) : text;
	if ((sample.match(UNICODE_ONLY)?.length ?? 0) * 40 > sample.length) return null;
	const highs = /[^\x00-\x7f\u2010-\u2026]|[\x02\x05\x06\x10-\x15\x19\x1c-\x1e]/u.test(sample);
	const viqr = /[aeiouyAEIOUY][\^(+*]?['`?~.][a-zA-Z]|[aeou][\^(+]|\bdd/.test(sample);
	let best: EncodingFound | null = null;
	let bestGain = 0;
	const candidates: Encoding[] = [];
	if (highs) candidates.push("cp1252", ...LEGACY_ENCODINGS);
	// VIQR is ASCII; a stray ® or accent of a foreign name does not speak against it.
	const few = (sample.match(/[^\x00-\x7f\u2010-\u2026]/gu)?.length ?? 0) < 0.02 * sample.length;
	if (viqr && few) candidates.push("viqr");
	for (const encoding of candidates) {
		const gain = judge(sample, encoding, model);
		if (gain && gain.score > bestGain) {
			bestGain = gain.score;
			best = { encoding, confidence: gain.confidence };
		}
	}
	return best;
}

/** Marks around a word that take no part in any of the encodings, VIQR's own marks excepted. */
const words = (text: string): string[] => text.split(/[\s\d,;:/"“”()[\]<>|–—_-]+/u).filter((w) => w !== "");

function judge(text: string, encoding: Encoding, model: RestoreModel): { score: number; confidence: number } | null {
	// In TCVN3 and VISCII some punctuation signs are letters: cut at blanks only, and strip after decoding.
	const tokens = encoding === "viqr" ? words(text) : text.split(/[ \t\r\n]+/).filter((w) => w !== "");
	let total = 0;
	let changed = 0;
	let good = 0;
	let foreign = 0;
	for (const token of tokens) {
		const decoded = decodeFrom(token, encoding, model);
		const word = decoded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
		if (!/\p{L}/u.test(word)) continue;
		total++;
		if (decoded === token) {
			if (FOREIGN_WORD.test(word) && !isVietnamese(word, model)) foreign++;
			continue;
		}
		changed++;
		if (word.split(/[^\p{L}]+/u).every((p) => p === "" || isVietnamese(p, model))) good++;
	}
	if (total === 0 || changed < 2 || changed < 0.2 * total || good < 0.8 * changed) return null;
	// Measured by FIELD-NOTES on other languages: their long words and f/j/w/z give them away.
	if (foreign > 0.15 * total && (changed < 0.35 * total || good < 0.9 * changed)) return null;
	return { score: good - 2 * (changed - good), confidence: good / changed };
}

/** The encoding that a font's name promises, and whether its small letters are shown as capitals. Null for Unicode fonts. */
export function encodingOfFont(font: string): { encoding: LegacyEncoding; capitals: boolean } | null {
	const name = font.replace(/^[A-Z]{6}\+/, "");
	if (/^\.?vn[a-z]/i.test(name) && !/^vni/i.test(name))
		return { encoding: "tcvn3", capitals: /^\.?Vn[A-Za-z]*?[a-z]H(?=$|[^a-z])|^\.?VN[A-Z]+H(?=$|[^A-Z])/.test(name) };
	if (/^vni[-_ ]?[a-z]/i.test(name)) return { encoding: "vni", capitals: false };
	if (/^vps[-_ ]?[a-z]/i.test(name)) return { encoding: "vps", capitals: false };
	return null;
}

/** True when the text shows that it was decoded already, whatever its font says. */
export const isUnicodeVietnamese = (text: string): boolean => (text.match(UNICODE_ONLY)?.length ?? 0) > 0;
