import type { SourceLine } from "./source-lines.js";

/** How the lines of a text file were broken. */
export interface WrapStyle {
	/** Lines are paragraphs (Markdown, word processor); otherwise they are hard-wrapped. */
	unwrapped: boolean;
	/** An empty line after every line: empty lines say nothing about paragraphs. */
	doubleSpaced: boolean;
	/** Usual length of a full line in characters. */
	width: number;
	/** All text in one string, to look up whether two words are joined by a hyphen elsewhere. */
	text: string;
}

/**
 * Seeds: the 90th percentile of line lengths is 80 (001), 84 (004), 700 (002), 590 (003); hard-wrapped A4 lines in 13–14 pt
 * have at most about 110 characters.
 */
export function wrapStyle(lines: readonly SourceLine[]): WrapStyle {
	const lengths = lines.map((l) => l.text.length).sort((a, b) => a - b);
	const at = (q: number) => lengths[Math.min(lengths.length - 1, Math.floor(q * lengths.length))] ?? 0;
	const gaps = lines.filter((l) => l.gapBefore).length;
	return {
		unwrapped: at(0.9) > 140,
		doubleSpaced: lines.length > 8 && gaps / lines.length > 0.9 && at(0.9) <= 140,
		width: Math.max(40, at(0.85)),
		text: lines.map((l) => l.text).join("\n"),
	};
}

const TERMINAL = /[.!?;:…]["”’')\]»]*$/;
const LABEL =
	/^(?:giải pháp|tiêu chí|đơn vị (?:chủ trì|phối hợp|thực hiện)|cơ quan (?:chủ trì|phối hợp|thực hiện)|thời (?:gian|hạn)(?: (?:thực hiện|hoàn thành))?|sản phẩm|nội dung(?: (?:mô hình|giải pháp))?|chủ trì|phối hợp)\s*:/iu;

/** The sentence has ended. */
export const isClosed = (text: string): boolean => TERMINAL.test(text);
/** A line that starts with a label of its own ("Thời gian thực hiện: …"). */
export const isLabelled = (text: string): boolean => LABEL.test(text);

const startsLower = (text: string): boolean => /^["“(]?\p{Ll}/u.test(text);
const startsInside = (text: string): boolean => /^(?:\p{Ll}|[,;.)%”]|\d)/u.test(text);

/** Lines that always stand alone. */
function standsAlone(line: SourceLine): boolean {
	return line.hashes > 0 || (line.furniture !== null && line.furniture !== "annex");
}

/** A hyphen that opens line `b` is inside a name ("Bà Rịa / - Vũng Tàu") when the text writes the two words so elsewhere. */
function hyphenInside(a: SourceLine, b: SourceLine, style: WrapStyle): boolean {
	if (b.marker?.kind !== "dash" || isClosed(a.text)) return false;
	const last = /(\p{L}+)$/u.exec(a.text)?.[1];
	const next = /^[-–—]\s*(\p{L}+)/u.exec(b.text)?.[1];
	if (!last || !next) return false;
	return hyphened(style).has(`${last} ${next}`);
}

const known = new WeakMap<WrapStyle, ReadonlySet<string>>();

/** Pairs of words that the text joins with a hyphen or a dash; read once, for every dash at the head of a line asks. */
function hyphened(style: WrapStyle): ReadonlySet<string> {
	const before = known.get(style);
	if (before) return before;
	const pairs = new Set<string>();
	for (const m of style.text.matchAll(/(\p{L}+)(?: - | – |-|–)(?=(\p{L}+))/gu)) pairs.add(`${m[1]} ${m[2]}`);
	known.set(style, pairs);
	return pairs;
}

/** Whether `b` goes on where `a` stopped. `a` is the last line of the open block. */
export function continues(a: SourceLine, b: SourceLine, style: WrapStyle): boolean {
	if (standsAlone(a) || standsAlone(b) || b.barrierBefore || b.noteRef !== null) return false;
	if (a.text.includes("\t") || b.text.includes("\t")) return false;
	if (b.marker) {
		// "… các công trình / - khoa học; …": a dash before small letters under an open, full line is a dash in a sentence.
		const dash =
			b.marker.kind === "dash" && !isClosed(a.text) && a.slack !== null && startsLower(b.text.slice(b.marker.length));
		if (!dash && !hyphenInside(a, b, style)) return false;
		return !isShort(a, b, style);
	}
	if (isLabelled(b.text)) return false;
	if (a.capitals !== b.capitals && (a.capitals ? a.text.length > 6 : !/\p{Ll}$/u.test(a.text) || b.text.length > 12))
		return false;
	if (a.capitals && b.capitals) return !b.gapBefore || (style.doubleSpaced && !isClosed(a.text));
	if (a.emphasised !== b.emphasised && style.unwrapped) return false;
	const open = !isClosed(a.text);
	if (a.slack !== null && b.indent !== null) return continuesOnPage(a, b, open);
	if (style.unwrapped) {
		if (!open) return false;
		if (startsLower(b.text) || startsInside(b.text)) return !a.emphasised;
		// "…thông qua thực hiện / TTHC trực tuyến." against "…thành phố Vũng Tàu / UBND thành phố đã ban hành …"
		return (
			a.text.length > 60 &&
			/(?:^|\s)\p{Ll}+$/u.test(a.text) &&
			/^\p{Lu}{2,}/u.test(b.text) &&
			a.notes.at(-1)?.offset !== a.text.length
		);
	}
	if (startsLower(b.text) && (open || /[;,]$/.test(a.text)) && (!b.gapBefore || style.doubleSpaced || open))
		return true;
	if (open && startsInside(b.text) && !/^\d+\.\s/.test(b.text)) return true;
	// "… UBND các phường, / Xã." (seed 004)
	if (/,$/.test(a.text) && b.text.length < 15 && b.furniture === null) return true;
	if (b.gapBefore && !style.doubleSpaced)
		return open && !isShort(a, b, style) && /(?:\p{Ll}|,)$/u.test(a.text) && b.pageStart;
	if (isShort(a, b, style)) return false;
	return open || !style.doubleSpaced;
}

/** The first word of `b` would have had room on `a`'s line: the break was meant. */
function isShort(a: SourceLine, b: SourceLine, style: WrapStyle): boolean {
	if (a.slack !== null) return a.slack > Math.max(40, (b.firstWord ?? 30) + 25);
	const word = /^\S+/.exec(b.text)?.[0].length ?? 4;
	// Proportional type: lines of one width differ by about a tenth in characters (seed 001: 68 to 84).
	return a.text.length + 1 + word < 0.82 * style.width;
}

/** The same question where boxes tell indentation and gaps (A4 text is indented by 1 to 1.27 cm = 28 to 36 pt). */
function continuesOnPage(a: SourceLine, b: SourceLine, open: boolean): boolean {
	const newPage = b.page !== a.page;
	const short = (a.slack ?? 0) > Math.max(40, (b.firstWord ?? 30) + 25);
	if (a.centred && b.centred) return !b.gapBefore && !newPage && a.emphasised === b.emphasised;
	if (a.centred !== b.centred && (a.slack ?? 0) > 25 && !startsLower(b.text)) return false;
	if (b.gapBefore && !newPage && !(open && startsLower(b.text))) return false;
	if (short && !(open && startsLower(b.text))) return false;
	if ((b.indent ?? 0) > 14 && !startsLower(b.text)) return false;
	return open || !newPage || (b.indent ?? 0) < 8;
}
