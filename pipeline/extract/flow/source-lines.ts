import type { RestoredPage } from "../../../schemas/page.js";
import { type LineKey, lineKey } from "../block.js";
import { type Furniture, furnitureOf, isCapitals } from "./furniture.js";
import { type Marker, readMarker } from "./marker.js";
import { type PlainLine, plainLine } from "./markup.js";
import { linesInOrder } from "./torn-lines.js";

/** A line of running text with what its neighbourhood says about it. */
export interface SourceLine extends PlainLine {
	page: number;
	/** 0-based index into the page's lines. */
	line: number;
	marker: Marker | null;
	furniture: Furniture | null;
	capitals: boolean;
	/** Empty lines (text files) or a wide gap (pages with boxes) before this line. */
	gapBefore: boolean;
	/** First line of its page. */
	pageStart: boolean;
	/** A table, a rule or other consumed lines stand directly before this line. */
	barrierBefore: boolean;
	/** A thematic break stands directly before this line. */
	ruleBefore: boolean;
	/** Below the rule that parts footnotes from the text (pages with boxes). */
	inNotes: boolean;
	/** Where boxes are known: distance of the line's ends from the text column, in points. */
	indent: number | null;
	/** Points that are free at the line's right end. */
	slack: number | null;
	/** Both margins are wide and alike. */
	centred: boolean;
	/** Height against the page's usual line (1 = usual); null without boxes. */
	relativeHeight: number | null;
	/** The right-hand piece of the line before it. */
	goesOn: boolean;
	/** The first word's width in points, null without boxes. */
	firstWord: number | null;
}

interface Column {
	left: number;
	right: number;
	pitch: number;
	height: number;
}

const quantile = (values: number[], q: number): number => {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
};

/** The text column of a page with boxes; null when too few lines say where it is. */
function columnOf(page: RestoredPage): Column | null {
	const lines = page.lines.filter((l) => l.role === "body" && l.box && l.text.trim() !== "");
	const width = page.width ?? 595;
	const long = lines.filter((l) => l.box && l.box.x1 - l.box.x0 > 0.45 * width);
	if (long.length < 3) return null;
	const left = quantile(
		long.map((l) => l.box?.x0 ?? 0),
		0.15,
	);
	const right = quantile(
		long.map((l) => l.box?.x1 ?? 0),
		0.85,
	);
	const steps: number[] = [];
	for (let i = 1; i < lines.length; i++) {
		const a = lines[i - 1]?.box;
		const b = lines[i]?.box;
		if (a && b && b.y0 > a.y0 + 2) steps.push(b.y0 - a.y0);
	}
	return {
		left,
		right,
		pitch: steps.length > 0 ? quantile(steps, 0.4) : 18,
		height:
			quantile(
				lines.map((l) => (l.box ? l.box.y1 - l.box.y0 : 12)),
				0.5,
			) || 12,
	};
}

/**
 * Where the footnotes of a page begin: below a short rule at the left margin. Word processors draw it 2 inches long
 * (measured on scans: 144 and 146 pt). Null when there is none.
 */
function noteTop(page: RestoredPage, column: Column | null): number | null {
	if (!column || !page.height) return null;
	const top = 0.3 * page.height;
	const rules = page.rulings.filter((r) => {
		const width = r.x1 - r.x0;
		return Math.abs(r.y1 - r.y0) < 2 && width > 128 && width < 162 && Math.abs(r.x0 - column.left) < 15 && r.y0 > top;
	});
	return rules.at(-1)?.y0 ?? null;
}

/** The number before the text of a footnote on a page with boxes; "*" when it cannot be read. */
function noteStart(text: string): { ref: string; length: number } {
	const m = /^(\d{1,3}|[^\p{L}\d\s(“"]{1,2})\s*(?=[\p{Lu}“"(])/u.exec(text);
	return m?.[1] ? { ref: /\d/.test(m[1]) ? m[1] : "*", length: m[0].length } : { ref: "*", length: 0 };
}

/** The numbers of all footnote bodies, so that calls can be told from exponents. */
function noteNumbers(pages: readonly RestoredPage[]): Set<string> {
	const out = new Set<string>();
	for (const page of pages)
		for (const line of page.lines) {
			const m = /^\s*(?:<sup>\s*(\d{1,3})\s*<\/sup>|\[\^(\d{1,3})\]:?)\s*\S/i.exec(line.text);
			if (m) out.add(m[1] ?? m[2] ?? "");
		}
	return out;
}

/** All non-empty body lines that no table has taken, in reading order. */
export function sourceLines(pages: readonly RestoredPage[], consumed: ReadonlySet<LineKey>): SourceLine[] {
	const known = noteNumbers(pages);
	const out: SourceLine[] = [];
	for (const page of pages) {
		const column = columnOf(page);
		const notesBelow = noteTop(page, column);
		let previousNote: string | null = null;
		let gap = true;
		let barrier = false;
		let rule = false;
		let first = true;
		let previousBottom: number | null = null;
		const { order, goesOn } = linesInOrder(page);
		order.forEach((index) => {
			const line = page.lines[index];
			if (!line) return;
			if (consumed.has(lineKey(page.page, index))) {
				barrier = true;
				gap = true;
				return;
			}
			if (line.role !== "body") return;
			if (line.text.trim() === "") {
				gap = true;
				return;
			}
			const plain = plainLine(line.text, known);
			if (plain.rule) {
				rule = true;
				gap = true;
				return;
			}
			if (!/[\p{L}\p{N}]/u.test(plain.text)) return;
			const box = line.box;
			if (box && column && previousBottom !== null) {
				// 1.45 pitches: wider than the 6 pt that Decree 30 allows between paragraphs, narrower than an empty line.
				gap = gap || box.y0 - previousBottom > 0.9 * column.pitch;
			}
			const isNote = box !== null && notesBelow !== null && box.y0 > notesBelow - 2;
			if (isNote && plain.noteRef === null) {
				// A note goes on while its line is full and its sentence open; the first one may go on from the page before.
				const goesOn =
					previousNote === null
						? /^\p{Ll}/u.test(plain.text)
						: !/[.;!?]["”)]*$/.test(previousNote) || /^\p{Ll}/u.test(plain.text);
				if (!goesOn) {
					const start = noteStart(plain.text);
					plain.noteRef = start.ref;
					plain.text = plain.text.slice(start.length);
				}
				previousNote = plain.text;
			}
			const marker = plain.noteRef === null && !isNote ? readMarker(plain.text) : null;
			const indent = box && column ? box.x0 - column.left : null;
			const slack = box && column ? column.right - box.x1 : null;
			const firstWordBox = line.words[0]?.box;
			out.push({
				...plain,
				page: page.page,
				line: index,
				marker,
				furniture: furnitureOf(plain.text),
				capitals: isCapitals(plain.text),
				gapBefore: gap,
				pageStart: first,
				barrierBefore: barrier,
				ruleBefore: rule || (isNote && first),
				inNotes: isNote,
				indent,
				slack,
				centred:
					indent !== null &&
					slack !== null &&
					indent > 25 &&
					slack > 25 &&
					Math.abs(indent - slack) < 0.35 * (indent + slack),
				relativeHeight: box && column ? (box.y1 - box.y0) / column.height : null,
				goesOn: goesOn.has(index),
				firstWord: firstWordBox ? firstWordBox.x1 - firstWordBox.x0 : null,
			});
			if (box) previousBottom = box.y1;
			gap = false;
			barrier = false;
			rule = false;
			first = false;
		});
	}
	return out;
}
