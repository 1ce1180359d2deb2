/** What a line is: running text, page number, seal, signature stamp or noise. */
import type { Line } from "../../schemas/page.js";
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

/** Gives lines their roles. `height` of the page in points. */
export function assignRoles(lines: readonly Line[], height: number): Line[] {
	return lines.flatMap((line) => {
		if (line.role !== "body") return [line];
		if (isPageNumber(line, lines, height)) return [{ ...line, role: "page-number" as const }];
		if (isNoise(line)) return [{ ...line, role: "noise" as const }];
		return withoutStrokes(line);
	});
}

/** "./." closes a text (Decree 30/2020 practice); what the engine reads behind it is the drafter's initials in pen. */
const CLOSING = /[./]\/\.?$|\/\.$/;
/** Initials in pen measure 0.00–0.77 on ten pages of scans/kien-giang. */
const PEN = 0.8;
/** A speck read as a mark before a line measures 0.00–0.33 there. */
const SPECK = 0.4;

/** Marks that no text ends with. */
const DIRT = /^[_~`´^|¬\\ˆ]+$/;

/** Takes specks before a line and pen strokes behind its closing mark out of the running text. */
function withoutStrokes(line: Line): Line[] {
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
