import type { RestoredPage } from "../../../schemas/page.js";

/** A text file's pages as restore hands them on: one line per source line, split at form feeds. */
export function textPages(source: string, restored?: string): RestoredPage[] {
	const texts = restored?.split("\f");
	return source.split("\f").map((page, i) => ({
		page: i + 1,
		origin: "text-file",
		diagnosis: "",
		width: null,
		height: null,
		rotation: 0,
		skew: 0,
		confidence: 1,
		lines: page.split("\n").map((textRaw, k) => ({
			textRaw,
			text: texts?.[i]?.split("\n")[k] ?? textRaw,
			box: null,
			confidence: 1,
			words: [],
			role: "body",
		})),
		rulings: [],
		cellReadings: [],
		problems: [],
		textDiagnosis: "clean",
		diagnosisConfidence: 1,
		repairs: [],
	}));
}

/** A word at x on a baseline; 5 pt a letter, 10 pt high. */
export interface Printed {
	text: string;
	x: number;
	y: number;
}

/** A page whose words have places; words on one y are one line. */
export function placedPage(
	printed: readonly Printed[],
	rulings: RestoredPage["rulings"] = [],
	options: { page?: number; origin?: "ocr" | "text-layer"; cellReadings?: RestoredPage["cellReadings"] } = {},
): RestoredPage {
	const lines = new Map<number, Printed[]>();
	for (const p of printed) lines.set(p.y, [...(lines.get(p.y) ?? []), p]);
	return {
		page: options.page ?? 1,
		origin: options.origin ?? "ocr",
		diagnosis: "",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.95,
		lines: [...lines]
			.sort(([a], [b]) => a - b)
			.map(([y, words]) => {
				const placed = words
					.flatMap(({ text, x }) => {
						let at = x;
						return text.split(" ").map((t) => {
							const box = { x0: at, y0: y, x1: at + 5 * t.length, y1: y + 10 };
							at = box.x1 + 3;
							return { text: t, box, confidence: 0.95 };
						});
					})
					.sort((a, b) => a.box.x0 - b.box.x0);
				const text = placed.map((w) => w.text).join(" ");
				const box = { x0: placed[0]!.box.x0, y0: y, x1: placed.at(-1)!.box.x1, y1: y + 10 };
				return { text, textRaw: text, box, confidence: 0.95, words: placed, role: "body" as const };
			}),
		rulings: [...rulings],
		cellReadings: options.cellReadings ?? [],
		problems: [],
		textDiagnosis: "clean",
		diagnosisConfidence: 1,
		repairs: [],
	};
}

export const horizontal = (y: number, x0: number, x1: number) => ({ x0, y0: y, x1, y1: y + 0.7 });
export const vertical = (x: number, y0: number, y1: number) => ({ x0: x, y0, x1: x + 0.7, y1 });

/** Rulings of a full grid. */
export const gridRulings = (xs: readonly number[], ys: readonly number[]) => [
	...ys.map((y) => horizontal(y, xs[0]!, xs.at(-1)!)),
	...xs.map((x) => vertical(x, ys[0]!, ys.at(-1)!)),
];
