/** What a line is: running text, page number, seal, signature stamp or noise. */
import type { Line, Word } from "../../schemas/page.js";
import { lineOf } from "./layout.js";
import { foldMarks, shapeOf } from "./vietnamese.js";

/** A round seal in points. */
export interface SealPlace {
	x: number;
	y: number;
	radius: number;
}

/** Under this a word under a seal is taken for the seal's own text. */
export const SEAL_WORD = 0.75;

/** Takes a seal's own words out of the lines that run through it. Lines wholly inside a seal are its text. */
export function markSeals(lines: readonly Line[], seals: readonly SealPlace[]): Line[] {
	if (seals.length === 0) return [...lines];
	return lines.flatMap((line) => {
		if (line.role !== "body") return [line];
		const inside = line.words.map(({ box }) => {
			const x = (box.x0 + box.x1) / 2;
			const y = (box.y0 + box.y1) / 2;
			return seals.some((s) => Math.hypot(x - s.x, y - s.y) <= s.radius * 1.03);
		});
		if (!inside.includes(true)) return [line];
		// Nothing sure outside the seal: whatever is sure inside is its own text too.
		const whole =
			line.words.every((w, i) => inside[i] || w.confidence < SEAL_WORD) &&
			!SIGNING.test(foldMarks(line.text.toLowerCase()));
		const isSeal = (i: number) => inside[i]! && (whole || line.words[i]!.confidence < SEAL_WORD);
		const own = line.words.filter((_, i) => isSeal(i));
		if (own.length === 0) return [line];
		const rest = line.words.filter((_, i) => !isSeal(i));
		const seal = { ...lineOf(own, line), role: "seal" as const };
		return rest.length === 0 ? [seal] : [lineOf(rest, line), seal];
	});
}

/** What stands over and under a signature, where the seal is put: office titles. */
const SIGNING = /giam ?doc|chu tich|truong|cuc|thu truong|vu |chanh|bi thu|^(tm|kt|tl|tuq|q)\s*[.,]/;

/** Gives lines their roles. `height` of the page in points; `tables` holds the page's lines in grids, for the size of its print. */
export function assignRoles(lines: readonly Line[], height: number, tables: readonly Line[] = []): Line[] {
	const usual = usualHeight([...lines, ...tables]);
	return lines.flatMap((line) => {
		if (line.role !== "body") return [line];
		if (isOddlySized(line, usual, lines)) return [{ ...line, role: "noise" as const }];
		if (isPageNumber(line, lines, height)) return [{ ...line, role: "page-number" as const }];
		if (isNoise(line)) return [{ ...line, role: "noise" as const }];
		return withoutStrokes(line, usual);
	});
}

/** "./." closes a text (Decree 30/2020 practice); what the engine reads behind it is the drafter's initials in pen. */
const CLOSING = /[./]\/\.?$|\/\.$/;
/** Initials in pen measure 0.00–0.77 on ten pages of scans/kien-giang. */
const PEN = 0.8;
/** A speck read as a mark before a line measures 0.00–0.33 there. */
const SPECK = 0.4;

/** A word twice as high as print that the engine does not believe itself ("19%" of a signature: 24 points, 0.05). */
const isStroke = (word: Word, usual: number): boolean =>
	word.confidence < HOPELESS && word.box.y1 - word.box.y0 > 1.7 * usual;

/** Marks that no text ends with. */
const DIRT = /^[_~`´^|¬\\ˆ]+$/;

/** Median height of the words that the engine is sure of, in points; null on pages with few. */
function usualHeight(lines: readonly Line[]): number | null {
	const heights = lines
		.filter((l) => l.role === "body")
		.flatMap((l) => l.words.filter((w) => w.confidence > 0.9 && w.text.length > 1).map((w) => w.box.y1 - w.box.y0))
		.sort((a, b) => a - b);
	return heights.length < 8 ? null : heights[heights.length >> 1]!;
}

/**
 * Crumbs of a seal and loops of a signature that were read as a letter or a figure, by their size beside the page's words. On ten pages of
 * scans/kien-giang crumbs are 1–7 points high (words 10–12) and unsure on the mean (0.41–0.76), loops 37 points.
 */
const [CRUMB, LOOP, CRUMB_SURE] = [0.66, 2.2, 0.8];
/** Heights of a word between an ordinal and its text (a tab of the office's typewriters and templates: 2–4). */
const BESIDE = 5;

/** One or two letters or figures, alone on their line, far smaller or larger than print. */
function isOddlySized(line: Line, usual: number | null, lines: readonly Line[]): boolean {
	const content = line.text.replace(/[^\p{L}\d]/gu, "");
	if (usual === null || !line.box || content === "" || content.length > 2 || line.confidence >= CRUMB_SURE)
		return false;
	const heights = line.words.map((w) => w.box.y1 - w.box.y0);
	if (heights.every((h) => h > LOOP * usual)) return true;
	if (heights.reduce((sum, h) => sum + h, 0) > CRUMB * usual * heights.length) return false;
	// A small figure close to words may be an ordinal, or call a footnote.
	const { x0, x1, y0, y1 } = line.box;
	const beside = ({ role, box }: Line): boolean =>
		role === "body" &&
		box !== null &&
		box.y0 < y1 &&
		box.y1 > y0 &&
		Math.max(box.x0 - x1, x0 - box.x1) < BESIDE * usual;
	return !/\d/.test(content) || !lines.some((l) => l !== line && l.confidence > 0.9 && beside(l));
}

/** Takes specks before a line and pen strokes behind its closing mark out of the running text. */
function withoutStrokes(line: Line, usual: number | null): Line[] {
	const { words } = line;
	const closing = words.findIndex((word) => CLOSING.test(word.text));
	let end = words.length;
	if (closing >= 0 && words.length - closing <= 4) {
		const strokes = words.slice(closing + 1);
		const mean = strokes.reduce((sum, w) => sum + w.confidence, 0) / Math.max(1, strokes.length);
		if (strokes.length > 0 && mean < PEN) end = closing + 1;
	}
	let start = 0;
	while (start < end - 1 && words[start]!.confidence < SPECK && /^[^\p{L}\d\-–—+•*("“[§]+$/u.test(words[start]!.text))
		start++;
	while (end > start + 1 && usual !== null && isStroke(words[end - 1]!, usual)) end--;
	while (end > start + 1 && words[end - 1]!.confidence < PEN && DIRT.test(words[end - 1]!.text)) end--;
	if (start === 0 && end === words.length) return [line];
	const strokes = [words.slice(0, start), words.slice(end)].filter((part) => part.length > 0);
	return [
		lineOf(words.slice(start, end), line),
		...strokes.map((part) => ({ ...lineOf(part, line), role: "noise" as const })),
	];
}

/** A number alone in the top or bottom margin, nothing beyond it (Decree 30/2020: centred in the top margin). */
function isPageNumber(line: Line, lines: readonly Line[], height: number): boolean {
	if (!line.box || !/^[-–—.\s|]*(trang\s*)?\d{1,4}(\s*\/\s*\d{1,4})?[-–—.\s|]*$/i.test(line.text)) return false;
	const { y0, y1 } = line.box;
	const others = lines.filter((l) => l !== line && l.box && /[\p{L}\d]{2}/u.test(l.text));
	if (y1 < 0.1 * height) return others.every((l) => l.box!.y0 >= y0 - 2);
	if (y0 > 0.9 * height) return others.every((l) => l.box!.y1 <= y1 + 2);
	return false;
}

/** Words under this, on the mean, are specks and pen strokes read as letters, if they do not look like words or numbers either. */
const GARBAGE = 0.35;

/** Real text of the poorest pages of scans/kien-giang stays over 0.2; shading read as words is mostly under 0.1. */
const HOPELESS = 0.12;

/** No letter or digit at all, unsure specks of one or two characters, or unsure text of no Vietnamese shape. */
function isNoise(line: Line): boolean {
	// Modifier letters ("ˆ") are marks without their letter.
	const content = line.text.replace(/[^\p{L}\d]|\p{Lm}/gu, "");
	if (content === "") return !/^[-–—•+*]+$/.test(line.text.trim()) || line.confidence < 0.3;
	if (line.words.length === 0) return false;
	// Loops of a signature read as one or two letters measure up to 0.53 on scans/kien-giang.
	const least = /\d/.test(content) ? 0.3 : 0.6;
	return (line.confidence < least && content.length <= 2) || isGarbage(line);
}

/** Unsure text that looks like neither words nor numbers. */
function isGarbage(line: Line): boolean {
	// As unsure as this, even what looks like syllables is shading read as letters; a number may be right.
	if (line.confidence < HOPELESS) return !/^\W*\d[\d.,%/-]*\W*$/.test(line.text);
	const shape = shapeOf(line.text);
	return line.confidence < GARBAGE && !/\d{2}/.test(line.text) && shape.syllables < 0.5 * Math.max(1, shape.words);
}

/** Marks garbage in the cells of a grid (shading, stains). A single digit stays, however unsure: it is for the table stage to judge. */
export function markGarbage(lines: readonly Line[]): Line[] {
	return lines.map((line) => (isGarbage(line) && !/^\W*\d\W*$/.test(line.text) ? { ...line, role: "noise" } : line));
}
