/** Words dropped into the cells of a grid, and the text of a cell from its words. */
import { type Box, unionBox } from "../../../schemas/box.js";
import type { CellReading } from "../../../schemas/page.js";
import { parseNumber } from "../numbers.js";
import type { PlacedWord } from "./restored-words.js";

export interface CellText {
	textRaw: string;
	text: string;
	/** Of the words; null for an empty cell. */
	box: Box | null;
	confidence: number;
	bold: boolean;
}

const EMPTY: CellText = { textRaw: "", text: "", box: null, confidence: 1, bold: false };

/** Index of the box that holds most of the word; -1 when none holds a third of it. */
export function homeOf(word: Box, boxes: readonly Box[]): number {
	let best = -1;
	let share = 0.34;
	const area = Math.max((word.x1 - word.x0) * (word.y1 - word.y0), 0.01);
	boxes.forEach((b, i) => {
		const w = Math.min(word.x1, b.x1) - Math.max(word.x0, b.x0);
		const h = Math.min(word.y1, b.y1) - Math.max(word.y0, b.y0);
		if (w > 0 && h > 0 && (w * h) / area > share) {
			share = (w * h) / area;
			best = i;
		}
	});
	return best;
}

/** Rulings that OCR took for letters: bars and brackets alone. */
const isRulingNoise = (w: PlacedWord): boolean =>
	/^[|¦[\]{}_~'`.,:;‘’“”]{1,3}$/.test(w.raw) && /[|¦[\]{}_~‘’`]/.test(w.raw);

/** Words in reading order: lines by their middle, then left to right. */
export function inReadingOrder(words: readonly PlacedWord[]): PlacedWord[][] {
	const lines: { middle: number; height: number; words: PlacedWord[] }[] = [];
	for (const w of [...words].sort((a, b) => a.box.y0 + a.box.y1 - b.box.y0 - b.box.y1)) {
		const middle = (w.box.y0 + w.box.y1) / 2;
		const height = w.box.y1 - w.box.y0;
		const line = lines.at(-1);
		if (line && middle - line.middle < 0.6 * Math.max(line.height, height * 0.6)) {
			line.words.push(w);
			line.middle = line.words.reduce((s, x) => s + (x.box.y0 + x.box.y1) / 2, 0) / line.words.length;
			line.height = Math.max(line.height, height);
		} else lines.push({ middle, height, words: [w] });
	}
	return lines.map((l) => l.words.sort((a, b) => a.box.x0 - b.box.x0));
}

/** Specks beside real words: marks of no letter or digit that the engine itself doubts. Seen in 1972-tb-syt: 0.06–0.58. */
const isSpeck = (w: PlacedWord): boolean => !/[\p{L}\p{N}]/u.test(w.raw) && w.confidence < 0.6;

/** "≤" and its like before a figure; engines doubt them ("<≤ 20 ngày": 0.43). */
const isComparison = (w: PlacedWord, words: readonly PlacedWord[]): boolean =>
	/^[<>]?[≤≥]$/.test(w.raw) &&
	words.some(
		(o) =>
			/^\d/.test(o.raw) &&
			o.box.x0 >= w.box.x1 - 1 &&
			o.box.x0 - w.box.x1 < o.box.y1 - o.box.y0 &&
			Math.min(o.box.y1, w.box.y1) > Math.max(o.box.y0, w.box.y0),
	);

/**
 * A dash between two words of a line, or a slash between two figures, however doubtful: the engine hardly believes en dashes
 * ("06/11/2017 – 11/11/2017": 0.2–0.5) and slashes that stand apart ("(3) / (4)": 0.4–0.6).
 */
const isInnerDash = (w: PlacedWord, words: readonly PlacedWord[]): boolean =>
	/^[-–—/]$/.test(w.raw) &&
	[-1, 1].every((side) =>
		words.some(
			(o) =>
				o !== w &&
				(w.raw === "/" ? /\d/ : /[\p{L}\p{N}]/u).test(o.raw) &&
				Math.min(o.box.y1, w.box.y1 + 3) > Math.max(o.box.y0, w.box.y0 - 3) &&
				(o.box.x0 - w.box.x0) * side > 0,
		),
	);

/**
 * A dash that opens a line, however doubtful: flat, a little before a word and at half its height ("- BVĐK Phú Quốc": 0.46). Ends of rulings
 * lie over or under the letters.
 */
const isBullet = (w: PlacedWord, words: readonly PlacedWord[]): boolean => {
	const height = w.box.y1 - w.box.y0;
	if (!/^[-–—]$/.test(w.raw) || w.box.x1 - w.box.x0 < 1.7 * height) return false;
	const middle = (w.box.y0 + w.box.y1) / 2;
	const beside = words.filter((o) => o !== w && o.box.y0 < middle && o.box.y1 > middle);
	const next = beside.find(
		(o) => o.box.x0 >= w.box.x1 && /\p{L}/u.test(o.raw) && o.box.x0 - w.box.x1 < o.box.y1 - o.box.y0,
	);
	return (
		next !== undefined &&
		beside.every((o) => o.box.x0 > w.box.x0) &&
		middle > next.box.y0 + 0.3 * (next.box.y1 - next.box.y0) &&
		middle < next.box.y0 + 0.8 * (next.box.y1 - next.box.y0)
	);
};

/** A dash or dot left over at the end of a cell of words ("Sáng -"): nothing is printed so. */
const isTrailing = (w: PlacedWord, i: number, line: readonly PlacedWord[]): boolean =>
	i > 0 && i === line.length - 1 && /^[-–—=.,:;'"`^~*]$/.test(w.raw);

/**
 * Ink of a seal or a fold read as a sign or two beside a cell's words ("22% | Tên đề tài", "77   Cơ sở y tế", "tra      7"): hardly believed, and on a line of its own
 * or far from the words. Seen at 0.04–0.60 on 26 table pages.
 */
const CRUMB = 0.65;

function isCrumb(w: PlacedWord, line: readonly PlacedWord[], all: readonly PlacedWord[]): boolean {
	if (
		w.confidence >= CRUMB ||
		w.raw.length > 4 ||
		/\p{L}{2}/u.test(w.raw) ||
		/^[(\d]+[.)]|^[IVX1lU|]{1,4}$/.test(w.raw)
	)
		return false;
	const words = all.filter((o) => /\p{L}{2}/u.test(o.raw));
	if (words.length < 2 || words.reduce((sum, o) => sum + o.confidence, 0) < 0.85 * words.length) return false;
	const others = line.filter((o) => o !== w);
	if (others.length === 0) return true;
	const height = Math.max(...words.map((o) => o.box.y1 - o.box.y0));
	// At one end of its line; crumbs stand in rows too.
	const gap = Math.min(...others.map((o) => Math.max(o.box.x0 - w.box.x1, w.box.x0 - o.box.x1)));
	const atEnd = others.every((o) => o.box.x0 > w.box.x0) || others.every((o) => o.box.x0 < w.box.x0);
	return atEnd && gap > APART * height;
}

/** Of the words' height: word spaces of justified cells open up to 1.3. */
const APART = 1.6;

/** Quotes and accents that nothing closes, before or after the words of a cell: dust and ends of rulings ("\"Khảo sát …", "ˆ CA"). */
function withoutStrays(text: string): string {
	let s = text
		.replace(/[<>](?=[≤≥])/gu, "")
		.replace(/^(?:[ˆ^`´~_•·¬]+\s*)+(?=[\p{L}\p{N}(])/u, "")
		.replace(/(?<=[\p{L}\p{N}).,;:%])(?:\s*[ˆ^`´~_•·¬]+)+$/u, "");
	const quotes = s.replace(/[^"“”'‘’]/g, "").length;
	if (quotes === 1)
		s = s.replace(/^["“”'‘’]\s*(?=[\p{L}\p{N}])/u, "").replace(/(?<=[\p{L}\p{N}).,;:])\s*["“”'‘’]$/u, "");
	return s;
}

/** A ruling read as the first or last letter of the word that touches it: "|Khảo sát", "[Bệnh viện", "JĐánh giá", "3|". */
const withoutRuling = (text: string): string =>
	text
		.replace(/^[|¦[\]{}]+(?=[\p{L}\p{N}])/u, "")
		.replace(/^J(?=\p{Lu})/u, "")
		.replace(/(?<=[\p{L}\p{N}.,;:%])[|¦[\]{}]+$/u, "");

/** "STT" and "TT" in a narrow column are broken over two lines or spaced by the engine ("ST T", "T T"). */
const joinedOrdinal = (text: string): string => (/^S? ?T ?T$/.test(text) ? text.replace(/ /g, "") : text);

export function textOfWords(words: readonly PlacedWord[], ruled = false): CellText {
	const solid = words.filter((w) => !isRulingNoise(w));
	const kept = solid.some((w) => /[\p{L}\p{N}]/u.test(w.raw))
		? solid.filter((w) => !isSpeck(w) || isComparison(w, solid) || isInnerDash(w, solid) || isBullet(w, solid))
		: solid;
	if (kept.length === 0) return EMPTY;
	const join = (lines: readonly PlacedWord[][], word: (w: PlacedWord, edge: boolean) => string): string =>
		lines
			.map((l) =>
				l
					.map((w, i) => word(w, i === 0 || i === l.length - 1))
					.filter(Boolean)
					.join(" "),
			)
			.filter(Boolean)
			.join(" ");
	const lines = inReadingOrder(kept);
	const clean =
		ruled && kept.length > 1
			? lines
					.map((l) => l.filter((w) => !isCrumb(w, l, kept)))
					.map((l, k) => (k === lines.length - 1 ? l.filter((w, i) => !isTrailing(w, i, l)) : l))
			: lines;
	return {
		textRaw: join(lines, (w) => w.raw),
		text: ruled
			? joinedOrdinal(withoutStrays(join(clean, (w, edge) => (edge ? withoutRuling(w.text) : w.text))))
			: join(clean, (w) => w.text),
		box: unionBox(kept.map((w) => w.box)),
		confidence: kept.reduce((s, w) => s + w.confidence, 0) / kept.length,
		bold: kept.every((w) => w.bold),
	};
}

/** Words read this doubtfully give way to a figure read this surely ("gì" 0.22 over 2 at 0.97: 2155-kh-syt p. 3). */
const HARDLY_WORDS = 0.5;
const SURE_FIGURE = 0.85;

/** A figure that two readings of one cell tell differently: whichever is taken, it is no sure one. */
const DISPUTED = 0.75;

/** A figure, or a row's or column's number with its full stop or brackets ("8.", "(1)"), which is no figure to `parseNumber`. */
const figureOf = (text: string): number | null =>
	parseNumber(text)?.value ?? (/^(?:\d{1,3}\.|\(\d{1,3}\))$/.test(text) ? Number(text.replace(/\D/g, "")) : null);

/**
 * The better of the page's words and the cell's own readings. A cell reading is a second look at the same ink: for a figure the
 * surer of two parsable readings wins, and disagreement is remembered in the confidence; for words the cell reading wins only when
 * the page saw nothing or was less sure.
 */
export function bestReading(fromPage: CellText, readings: readonly CellReading[]): CellText {
	let best = fromPage;
	const values = new Set<number>();
	const note = (text: string): number | null => {
		const value = figureOf(text);
		if (value !== null) values.add(value);
		return value;
	};
	note(best.text);
	for (const r of readings) {
		const text = r.text.replace(/\s+/g, " ").trim();
		if (text === "") continue;
		const seen: CellText = {
			textRaw: text,
			text,
			box: fromPage.box ?? r.box,
			confidence: r.confidence,
			bold: fromPage.bold,
		};
		const figure = note(text) !== null;
		const bestFigure = parseNumber(best.text) !== null || figureOf(best.text) !== null;
		if (best.textRaw === "") best = seen;
		else if (r.mode === "numeric") {
			// The whitelist makes digits of anything: words that were read stay words.
			const words = /\p{L}{2}/u.test(best.text) && !(best.confidence < HARDLY_WORDS && r.confidence >= SURE_FIGURE);
			if (figure && (bestFigure ? r.confidence > best.confidence : !words)) best = seen;
		} else if (r.confidence > best.confidence && (figure || !bestFigure)) best = seen;
	}
	if (values.size > 1 && parseNumber(best.text) !== null)
		return { ...best, confidence: Math.min(best.confidence, DISPUTED) };
	return best;
}
