import type { RestoredPage } from "../../../schemas/page.js";

/** Pages of a text file, split at form feeds, as restore hands them on. */
export function textPages(text: string): RestoredPage[] {
	return text
		.replace(/\r\n?/g, "\n")
		.split("\f")
		.map((body, i) => ({
			page: i + 1,
			origin: "text-file",
			diagnosis: "text file",
			width: null,
			height: null,
			rotation: 0,
			skew: 0,
			confidence: 1,
			lines: body.split("\n").map((line) => ({
				text: line,
				textRaw: line,
				box: null,
				confidence: 1,
				words: [],
				role: "body" as const,
			})),
			rulings: [],
			cellReadings: [],
			problems: [],
			textDiagnosis: "clean",
			diagnosisConfidence: 1,
			repairs: [],
		}));
}

/** A printed line with boxes: `[x0, y0, text]`, or words with heights where a test is about handwriting. */
export interface PrintedLine {
	x: number;
	y: number;
	words: (string | { text: string; height: number; confidence?: number })[];
}

/** An A4 page with boxes, words 6 pt a letter wide and 10 pt high. */
export function boxedPage(lines: readonly PrintedLine[], page = 1): RestoredPage {
	return {
		page,
		origin: "ocr",
		diagnosis: "scan; ocr",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.95,
		lines: lines.map((line) => {
			let x = line.x;
			const words = line.words.map((w) => {
				const { text, height, confidence } = typeof w === "string" ? { text: w, height: 10, confidence: undefined } : w;
				const box = { x0: x, y0: line.y, x1: x + 6 * text.length, y1: line.y + height };
				x = box.x1 + 4;
				return { text, box, confidence: confidence ?? 0.95 };
			});
			const text = words.map((w) => w.text).join(" ");
			const y1 = Math.max(...words.map((w) => w.box.y1));
			return {
				text,
				textRaw: text,
				box: { x0: line.x, y0: line.y, x1: x - 4, y1 },
				confidence: 0.95,
				words,
				role: "body" as const,
			};
		}),
		rulings: [],
		cellReadings: [],
		problems: [],
		textDiagnosis: "clean",
		diagnosisConfidence: 1,
		repairs: [],
	};
}
