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
