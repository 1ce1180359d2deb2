import { type Box, unionBox } from "../../../schemas/box.js";
import type { RestoredLine, RestoredPage, Word } from "../../../schemas/page.js";
import { fold } from "../flow/fold.js";
import { type Furniture, furnitureOf, isCapitals } from "../flow/furniture.js";
import { plainLine } from "../flow/markup.js";
import { restoredTexts } from "../tables/restored-words.js";

/** A stretch of a line that belongs to one column of the header or the signature block. */
export interface Piece {
	text: string;
	page: number;
	/** 0-based index into the page's lines. */
	line: number;
	box: Box | null;
	/** Where the piece stands on the page; null without boxes and without a printed sign of it. */
	side: "left" | "right" | "centre" | null;
	furniture: Furniture | null;
	capitals: boolean;
	/** Mean confidence of its words. */
	confidence: number;
	/** The words with their confidence; empty for text files. */
	words: { text: string; confidence: number; height: number }[];
	/** Empty lines before it (text files) or a wide gap (boxes). */
	gapBefore: boolean;
	/** A Markdown heading or a line all in bold. */
	emphasised: boolean;
}

/** What begins a right column when a text line holds both columns. Folded. */
const RIGHT_STARTS: readonly RegExp[] = [
	/c[o0]ng\s?h\p{L}a[\s.,)]{0,2}x\p{L}[\s.,)]{0,2}h\p{L}i[\s.,)]{0,2}ch\p{L}/u,
	/(?:doc|poc|boc)\s?[l1]ap\s?[-–.]/,
	/(?:kt|tm|tl|tuq|q)\s?\.\s?(?=(?:chu tich|giam doc|uy ban|thu truong|bo truong|truong|chanh|hieu truong|cuc truong|thu tuong|bi thu))/,
];
const PLACE_DATE =
	/(?:^|\s)((?:T[Pp]\.?\s?|T\.P\s?)?\p{Lu}[\p{Ll}’'.]+(?:(?:\s?[-–]\s?|\s)\p{Lu}?[\p{Ll}’'.]+){0,5}?)\s?[,.]?\s?n[gq][aàáạảã]?y/u;

/** Cuts a line of a page into its columns: by wide gaps between words, else by what is known to begin a right column. */
export function piecesOf(page: RestoredPage): Piece[] {
	const width = page.width ?? 0;
	const out: Piece[] = [];
	let gap = true;
	let bottom: number | null = null;
	page.lines.forEach((line, index) => {
		if (line.role === "noise" || line.role === "page-number" || line.role === "signature-stamp") return;
		const plain = plainLine(line.text);
		if (plain.text === "" || plain.rule) {
			gap = true;
			return;
		}
		const height = line.box ? line.box.y1 - line.box.y0 : 0;
		if (line.box && bottom !== null && line.box.y0 - bottom > 0.8 * height) gap = true;
		const add = (
			text: string,
			box: Box | null,
			words: readonly { text: string; confidence: number; box?: Box }[],
			side: Piece["side"],
		): void => {
			const clean = text.replace(/[\s_]{3,}$/g, "").trim();
			if (!/[\p{L}\p{N}]/u.test(clean)) return;
			out.push({
				text: clean,
				page: page.page,
				line: index,
				box,
				side: side ?? sideOf(box, width),
				furniture: furnitureOf(clean),
				capitals: isCapitals(clean),
				confidence: words.length > 0 ? words.reduce((s, w) => s + w.confidence, 0) / words.length : line.confidence,
				words: words.map((w) => ({ text: w.text, confidence: w.confidence, height: w.box ? w.box.y1 - w.box.y0 : 0 })),
				gapBefore: gap,
				emphasised: plain.emphasised || plain.opensEmphasis || plain.hashes > 0,
			});
		};
		const groups = splitByGaps(line, height);
		if (groups.length > 1)
			for (const g of groups) add(g.map((w) => w.text).join(" "), unionBox(g.map((w) => w.box)), g, null);
		else {
			const cut = splitByWords(plain.text);
			if (cut > 0) {
				const split = splitBox(line.box, cut / plain.text.length);
				add(plain.text.slice(0, cut), split[0], line.words, "left");
				add(plain.text.slice(cut), split[1], line.words, "right");
			} else add(plain.text, line.box, line.words, null);
		}
		if (line.box) bottom = line.box.y1;
		gap = false;
	});
	return out;
}

/** Groups of words parted by gaps of more than 1.8 line heights (justified text stays under 1; columns are over 2). */
function splitByGaps(line: RestoredLine, height: number): Word[][] {
	const { words } = line;
	if (words.length < 2) return [];
	const texts = restoredTexts({ ...line, text: line.text.replace(/Ð/g, "Đ") });
	const restored = words.map((w, i) => ({ ...w, text: texts[i] ?? w.text })).filter((w) => w.text !== "");
	const groups: Word[][] = [];
	let group: Word[] = [];
	for (const w of restored) {
		const last = group.at(-1);
		// "Số:      /TB-UBND": the gap is the place of the number.
		const blank = group.length === 1 && /^S[ốôo]\s?:?$/iu.test(last?.text ?? "") && /^\/|^\d/.test(w.text);
		if (last && !blank && w.box.x0 - last.box.x1 > 1.8 * Math.max(height, 8)) {
			groups.push(group);
			group = [];
		}
		group.push(w);
	}
	groups.push(group);
	return groups;
}

function splitByWords(text: string): number {
	const f = fold(text);
	for (const start of RIGHT_STARTS) {
		const at = f.search(start);
		if (at > 1) return at;
	}
	if (/^s[^\s\d]{0,2}\s*[:.;]/.test(f) || /\/\s?[A-ZĐ]/.test(text)) {
		const m = PLACE_DATE.exec(text);
		if (m?.[1] && m.index > 0) return m.index + m[0].indexOf(m[1]);
	}
	const tabs = /\S(?:\t| {4,})\S/.exec(text);
	return tabs ? tabs.index + 1 : -1;
}

function splitBox(box: Box | null, share: number): [Box | null, Box | null] {
	if (!box) return [null, null];
	const x = box.x0 + share * (box.x1 - box.x0);
	return [
		{ ...box, x1: x },
		{ ...box, x0: x },
	];
}

function sideOf(box: Box | null, width: number): Piece["side"] {
	if (!box || width === 0) return null;
	const centre = (box.x0 + box.x1) / 2 / width;
	// The national title begins at 0.42 to 0.5 of the page (15 scans); titles of documents stand at 0.45 to 0.58.
	if (centre > 0.44 && centre < 0.585) return "centre";
	if (centre < 0.42) return box.x1 / width < 0.55 ? "left" : null;
	return box.x0 / width > 0.36 ? "right" : null;
}

/** Usual height of the printed words of a piece, in points (lower quartile: handwriting and strokes are higher). */
export function printHeight(piece: Piece): number | null {
	const heights = piece.words
		.map((w) => w.height)
		.filter((h) => h > 0)
		.sort((a, b) => a - b);
	return heights.length >= 3 ? (heights[Math.floor(heights.length / 4)] ?? null) : null;
}

/**
 * Why a number that was read should not be believed: `doubted` by the engine, or `handwritten`. Measured on the header
 * lines of 22 scans (200 dpi): printed digits stand 0.9 to 1.15 times as high as the print around them, handwritten ones
 * 1.3 to 2.2 times; of 9 handwritten numbers and days that the engine read as digits, 6 were wrong, some at a confidence
 * of 0.94. A number and its symbol in one word ("2130/KH-SYT") reach 1.2 in print.
 */
export function doubtOf(piece: Piece, token: string, print: number | null): "doubted" | "handwritten" | null {
	const hits = piece.words.filter((w) => w.text.includes(token));
	if (hits.length === 0) return null;
	const best = hits.reduce((a, b) => (b.confidence > a.confidence ? b : a));
	// "ngày 26tháng": the accents and tails of the letters beside it count, so only the engine's doubt is left.
	const glued = best.text.length > token.length + 1;
	const limit = !glued ? 1.25 : /^\d+\//.test(best.text) ? 1.35 : 1.65;
	if (print !== null && best.height > limit * print) return "handwritten";
	return best.confidence < (glued && limit > 1.5 ? 0.8 : 0.6) ? "doubted" : null;
}

/** The pieces beside `at` on the same printed line, joined from left to right: a gap for a handwritten day parts them. */
export function besides(pieces: readonly Piece[], at: Piece, columns: "left" | "other" = "other"): Piece {
	if (!at.box) return at;
	const middle = (p: Piece): number => (p.box ? (p.box.y0 + p.box.y1) / 2 : Number.NaN);
	const row = pieces
		.filter(
			(p) => p.page === at.page && (p.side === "left") === (columns === "left") && Math.abs(middle(p) - middle(at)) < 8,
		)
		.sort((a, b) => (a.box?.x0 ?? 0) - (b.box?.x0 ?? 0));
	if (row.length < 2) return at;
	return {
		...at,
		text: row.map((p) => p.text).join(" "),
		box: unionBox(row.map((p) => p.box)),
		words: row.flatMap((p) => p.words),
		confidence: Math.min(...row.map((p) => p.confidence)),
	};
}
