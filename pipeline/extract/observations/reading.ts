/** How sure the engine was of a figure, and what else it may have read. */
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { readNumeral } from "../numbers.js";

export interface Reading {
	/** 0..1. */
	confidence: number;
	/** Values that look-alike digits offer; empty for text files and text layers, which have no look-alikes. */
	alternatives: number[];
}

/** Text whose engine did not know Vietnamese is read a little less surely (seed 004: of 24 figures of its prose, one wrong). */
const FOREIGN_OCR = 0.9;
/** Figures read more surely than this are not second-guessed: the author may have slipped, not the engine. */
export const DOUBT = 0.92;
/** Pairs of digits that engines take for each other in print of this archive (misreadings seen in issue 5, FIELD-NOTES and bench/tables-synthetic). */
const LOOK_ALIKE: Record<string, string> = {
	"0": "869",
	"1": "74",
	"2": "73",
	"3": "8952",
	"4": "1",
	"5": "6389",
	"6": "580",
	"7": "12",
	"8": "36059",
	"9": "05384",
};

/** Values that differ from the print in one digit or in its separator. */
export function lookAlikes(raw: string): number[] {
	const out = new Set<number>();
	const add = (s: string): void => {
		const n = readNumeral(s);
		if (n) for (const v of [n.value, ...n.alternatives]) out.add(v);
	};
	for (let i = 0; i < raw.length; i++) {
		for (const other of LOOK_ALIKE[raw[i] ?? ""] ?? "") add(raw.slice(0, i) + other + raw.slice(i + 1));
	}
	if (!/[.,]/.test(raw) && raw.length >= 3)
		for (let i = 1; i < raw.length; i++) add(`${raw.slice(0, i)},${raw.slice(i)}`);
	if (/[.,]/.test(raw)) add(raw.replace(/[.,]/g, ""));
	const own = readNumeral(raw);
	if (own) out.delete(own.value);
	return [...out];
}

/** Confidence and other readings of the numeral `raw` that stands at `start..end` of a block. */
export function readingOf(
	block: Block,
	start: number,
	end: number,
	raw: string,
	pages: readonly RestoredPage[],
): Reading {
	const segment = block.segments.find((s) => s.start < end && s.end > start);
	const page = pages.find((p) => p.page === (segment?.page ?? block.page));
	const line = segment ? page?.lines[segment.line] : undefined;
	if (!page || !line) return { confidence: 1, alternatives: [] };
	const factor = page.textDiagnosis === "foreign-ocr" ? FOREIGN_OCR : 1;
	const digits = raw.match(/\d+(?:[.,]\d+)*/g) ?? [];
	const words = line.words.filter((w) => digits.some((d) => w.text.includes(d)));
	const sure = words.length > 0 ? Math.min(...words.map((w) => w.confidence)) : line.confidence;
	const misread = page.origin === "ocr" || page.textDiagnosis === "foreign-ocr";
	const confidence = Math.max(0, Math.min(1, sure * factor));
	return { confidence, alternatives: misread && confidence <= DOUBT && digits[0] ? lookAlikes(digits[0]) : [] };
}
