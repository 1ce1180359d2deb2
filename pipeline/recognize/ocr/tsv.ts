/** tesseract's TSV output: the one form that the embedded and the native engine share. */
import type { OcrLine, OcrReading } from "./engine.js";

/** Columns: level page block par line word left top width height conf text. */
export function parseTsv(tsv: string): OcrReading {
	const lines: OcrLine[] = [];
	let current: { key: string; line: OcrLine } | null = null;
	for (const row of tsv.split("\n")) {
		const cells = row.split("\t");
		if (cells.length < 12) continue;
		const [level, , block, paragraph, line] = cells.slice(0, 5).map(Number);
		const [left, top, width, height] = cells.slice(6, 10).map(Number) as [number, number, number, number];
		const box = { x0: left, y0: top, x1: left + width, y1: top + height };
		if (level === 4) {
			current = {
				key: `${block}.${paragraph}.${line}`,
				line: { block: block! - 1, paragraph: paragraph! - 1, box, words: [] },
			};
			lines.push(current.line);
		} else if (level === 5 && current?.key === `${block}.${paragraph}.${line}`) {
			const text = cells.slice(11).join("\t").trim();
			const confidence = Number(cells[10]);
			if (text !== "") {
				current.line.words.push({
					text: text.normalize("NFC"),
					box,
					confidence: Math.min(1, Math.max(0, confidence / 100)),
				});
			}
		}
	}
	return { lines: lines.filter((l) => l.words.length > 0) };
}
