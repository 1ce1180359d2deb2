/** The text layer of a PDF page as words and lines with their places. */
import { Util } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFPageProxy } from "pdfjs-dist/types/src/display/api.js";
import type { PageViewport } from "pdfjs-dist/types/src/display/display_utils.js";
import { type Line, unionBox, type Word } from "../../../schemas/index.js";

interface Item {
	str: string;
	width: number;
	transform: number[];
	fontName: string;
}

/** A word with the line it stands on: baseline and size in points. */
interface PlacedWord extends Word {
	baseline: number;
	size: number;
	/** True where a space (or a new item after a gap) comes before. */
	angle: number;
}

interface FontLook {
	name: string | undefined;
	bold: boolean;
	italic: boolean;
}

/** Reads the text layer. Lines are top to bottom, left to right; wide gaps inside a row split it (columns, table cells). */
export async function textLines(page: PDFPageProxy, viewport: PageViewport): Promise<Line[]> {
	const content = await page.getTextContent({ disableNormalization: true });
	const fonts = new Map<string, FontLook>();
	const words: PlacedWord[] = [];
	for (const item of content.items as Item[]) {
		if (typeof item.str !== "string" || item.str.trim() === "") continue;
		const look = fonts.get(item.fontName) ?? fontLook(page, item.fontName);
		fonts.set(item.fontName, look);
		const str = LEGACY_FONT.test(look.name ?? "") ? legacyBytes(item.str) : item.str;
		words.push(...splitWords({ ...item, str }, viewport, look));
	}
	return rows(words.filter((w) => Math.abs(w.angle) < 0.2)).concat(
		// Text set at an angle (stamps, margins) keeps its order, a line an item.
		words.filter((w) => Math.abs(w.angle) >= 0.2).map((w) => toLine([w])),
	);
}

/** Fonts set in TCVN3, VNI and the like: their text is bytes, which restore decodes. */
const LEGACY_FONT = /^\.?vn|^vni|^abc/i;

/** pdf.js reads two WinAnsi bytes of such fonts by glyph name: 0xAD ("ư" in TCVN3) as a minus sign, 0xB7 ("ã") as a bullet. */
function legacyBytes(text: string): string {
	return text.replaceAll("\u2212", "\u00ad").replaceAll("\u2219", "\u00b7");
}

function fontLook(page: PDFPageProxy, id: string): FontLook {
	let font: { name?: string; bold?: boolean; italic?: boolean; black?: boolean } | null = null;
	if (page.commonObjs.has(id)) font = page.commonObjs.get(id);
	const name = font?.name?.replace(/^[A-Z]{6}\+/, "");
	return {
		name,
		bold: font?.bold === true || font?.black === true || /bold|black|heavy/i.test(name ?? ""),
		italic: font?.italic === true || /italic|oblique/i.test(name ?? ""),
	};
}

function splitWords(item: Item, viewport: PageViewport, look: FontLook): PlacedWord[] {
	const m = Util.transform(viewport.transform, item.transform);
	const size = Math.hypot(m[2]!, m[3]!) || 1;
	const angle = Math.atan2(m[1]!, m[0]!);
	// item.width is in page units already; the direction of the text is that of the matrix.
	const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
	const total = advance(item.str) || 1;
	const out: PlacedWord[] = [];
	let before = 0;
	for (const part of item.str.split(/(\s+)/)) {
		const width = advance(part);
		if (part.trim() !== "") {
			const from = (before / total) * item.width;
			const to = ((before + width) / total) * item.width;
			const x0 = m[4]! + ux * from;
			const y0 = m[5]! + uy * from;
			const x1 = m[4]! + ux * to;
			const y1 = m[5]! + uy * to;
			// Times' ascender and descender as parts of the size.
			const [nx, ny] = [uy, -ux];
			const up = 0.8 * size;
			const down = -0.2 * size;
			const box = unionBox([
				corner(x0 + nx * up, y0 + ny * up),
				corner(x1 + nx * up, y1 + ny * up),
				corner(x0 + nx * down, y0 + ny * down),
				corner(x1 + nx * down, y1 + ny * down),
			])!;
			out.push({
				text: part,
				box,
				confidence: 1,
				...(look.name ? { font: look.name } : {}),
				...(look.bold ? { bold: true } : {}),
				...(look.italic ? { italic: true } : {}),
				baseline: m[5]!,
				size,
				angle,
			});
		}
		before += width;
	}
	return out;
}

const corner = (x: number, y: number) => ({ x0: x, y0: y, x1: x, y1: y });

/** Relative advance of a string in a Times-like face: enough to place a word inside an item. */
function advance(text: string): number {
	let sum = 0;
	for (const c of text.normalize("NFC")) {
		if (/\s/.test(c)) sum += 0.25;
		else if (/[iljtfrI.,:;'|!()[\]-]/.test(c)) sum += 0.31;
		else if (/[mwMW@%]/.test(c)) sum += 0.85;
		else if (c !== c.toLowerCase()) sum += 0.69;
		else sum += 0.48;
	}
	return sum;
}

/** Groups words into rows by baseline, then splits rows at wide gaps. */
function rows(words: PlacedWord[]): Line[] {
	const sorted = [...words].sort((a, b) => a.baseline - b.baseline || a.box.x0 - b.box.x0);
	const groups: PlacedWord[][] = [];
	for (const word of sorted) {
		const last = groups.at(-1);
		const anchor = last?.[0];
		// Superscripts sit up to 40 % of the size above the line.
		if (last && anchor && word.baseline - anchor.baseline <= 0.4 * Math.min(word.size, anchor.size)) last.push(word);
		else groups.push([word]);
	}
	return groups.flatMap((group) => splitAtGaps(group.sort((a, b) => a.box.x0 - b.box.x0)).map(toLine));
}

/** A gap over two sizes is no word space: the widest justified space measured on the born-digital decree is 1.3 sizes. */
const COLUMN_GAP = 2;

function splitAtGaps(words: PlacedWord[]): PlacedWord[][] {
	const parts: PlacedWord[][] = [];
	for (const word of words) {
		const last = parts.at(-1)?.at(-1);
		if (last && word.box.x0 - last.box.x1 <= COLUMN_GAP * Math.max(last.size, word.size)) parts.at(-1)!.push(word);
		else parts.push([word]);
	}
	return parts;
}

/** Joins words; items that touch (a font change inside a word) become one word. */
function toLine(placed: PlacedWord[]): Line {
	const words: Word[] = [];
	let end = Number.NEGATIVE_INFINITY;
	for (const { baseline: _b, angle: _a, size, ...word } of placed) {
		const last = words.at(-1);
		// A word space is 0.25 of the size in Times; items split inside a word leave less than 0.12.
		if (last && word.box.x0 - end < 0.12 * size) {
			last.text += word.text;
			last.box = unionBox([last.box, word.box])!;
		} else words.push({ ...word });
		end = word.box.x1;
	}
	return {
		text: words.map((w) => w.text).join(" "),
		box: unionBox(words.map((w) => w.box)),
		confidence: 1,
		words,
		role: "body",
	};
}
