/** Restoration of the product's own OCR: words of scans with transcripts, before and after. */

import { type RestoreModel, restorePage } from "../pipeline/restore/index.js";
import { bare } from "../pipeline/restore/letters.js";
import type { RecognizedPage } from "../schemas/page.js";
import { scoreWords, wordsOf } from "./recognize-words.js";
import type { Scan } from "./scan-pages.js";

interface Errors {
	/** Indexes of the transcript's words that did not come out right. */
	wrong: Set<number>;
	/** Words of the transcript that could be scored. */
	words: number;
	/** Wrong words of which the marks alone are wrong. */
	marks: number;
}

/** Words compared: the transcript's own slips that no reading can repeat are taken out by rule, on both sides alike. */
export function comparedText(text: string): string[] {
	return wordsOf(
		text
			.normalize("NFC")
			.split("\n")
			// Names of attached files stand in transcripts from the web, not on paper.
			.filter((line) => !/\.docx?\s*$/.test(line))
			.join("\n")
			// "cháy,chữa", "này.Trang", "2.Tùy": a space that one side left out after a mark.
			.replace(/(?<=\p{L})[,;.:(](?=\p{L})/gu, "$& ")
			.replace(/(?<=(?:^|\s)\d{1,2}\.)(?=\p{Lu})/gmu, " "),
	);
}

const bodyOf = (pages: readonly RecognizedPage[]): string =>
	pages.flatMap((page) => page.lines.filter((line) => line.role === "body").map((line) => line.text)).join("\n");

function errorsOf(truth: readonly string[], pages: readonly RecognizedPage[]): Errors {
	const score = scoreWords(truth, comparedText(bodyOf(pages)));
	const errors: Errors = { wrong: new Set(), words: score.words, marks: 0 };
	for (const { at, truth: meant, read } of score.mistakes) {
		const words = meant.split(" ");
		// "đơnvị", "136/2020/NĐ-CPvà" in the transcript, printed and read as two words.
		if (letters(meant) === letters(read) && words.length < read.split(" ").length) continue;
		words.forEach((_, k) => {
			errors.wrong.add(at + k);
		});
		const [a, b] = [meant.toLowerCase(), read.toLowerCase()];
		if (a !== b && bare(a) === bare(b)) errors.marks += words.length;
	}
	return errors;
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

/**
 * Prints word errors and errors in marks alone, raw and restored, for each scan and all together. `seen[k][i]`: word i of scan k stands in the
 * training text; with it, the words that do not are counted by themselves too.
 */
export function measureScans(
	scans: readonly Scan[],
	model: RestoreModel,
	row: (what: string, result: string) => void,
	seen?: readonly (readonly boolean[])[],
): void {
	const sums = {
		words: 0,
		raw: 0,
		restored: 0,
		rawMarks: 0,
		marks: 0,
		worse: 0,
		unseen: 0,
		rawUnseen: 0,
		leftUnseen: 0,
		pages: 0,
	};
	scans.forEach((scan, k) => {
		const truth = comparedText(scan.truth);
		const raw = errorsOf(truth, scan.pages);
		const restored = errorsOf(
			truth,
			scan.pages.map((page) => restorePage(page, model)),
		);
		const worse = [...restored.wrong].filter((i) => !raw.wrong.has(i) && /\d/.test(truth[i]!)).length;
		row(
			`own OCR, ${scan.name}, ${scan.pages.length} pages: word errors`,
			`${raw.wrong.size} → ${restored.wrong.size} of ${raw.words} (${percent(raw.wrong.size, raw.words)} → ${percent(restored.wrong.size, raw.words)}); ` +
				`marks alone ${raw.marks} → ${restored.marks}; numbers made worse ${worse}`,
		);
		sums.pages += scan.pages.length;
		sums.words += raw.words;
		sums.raw += raw.wrong.size;
		sums.restored += restored.wrong.size;
		sums.rawMarks += raw.marks;
		sums.marks += restored.marks;
		sums.worse += worse;
		const unseen = (wrong: Set<number>) => [...wrong].filter((i) => !seen?.[k]?.[i]).length;
		if (!seen) return;
		const words = truth.filter((_, i) => !seen[k]![i]).length;
		row(
			`own OCR, ${scan.name}: words that training has not seen`,
			`${unseen(raw.wrong)} → ${unseen(restored.wrong)} of ${words} (${percent(words, truth.length)} of the words)`,
		);
		sums.unseen += words;
		sums.rawUnseen += unseen(raw.wrong);
		sums.leftUnseen += unseen(restored.wrong);
	});
	row(
		`own OCR, all ${sums.pages} pages: word errors`,
		`${percent(sums.raw, sums.words)} → ${percent(sums.restored, sums.words)} (${sums.raw} → ${sums.restored} of ${sums.words}); ` +
			`marks alone ${sums.rawMarks} → ${sums.marks}; numbers made worse ${sums.worse}`,
	);
	if (seen)
		row(
			"own OCR, all: words that training has not seen",
			`${percent(sums.rawUnseen, sums.unseen)} → ${percent(sums.leftUnseen, sums.unseen)} (${sums.rawUnseen} → ${sums.leftUnseen} of ${sums.unseen})`,
		);
}
