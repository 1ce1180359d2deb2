import { foldTone } from "../../pipeline/restore/letters.js";

/** Words as they are compared: lower case, tone placement folded, letters and digits only. */
export const comparedWords = (text: string): string[] =>
	text
		.normalize("NFC")
		.toLowerCase()
		.split(/\s+/)
		.map((w) => foldTone(w.replace(/[^\p{L}\p{N}]/gu, "")))
		.filter((w) => w !== "");

/** Edit distance of words between truth and text; with `from` only the errors in the truth from that share on are counted. */
export function wordErrors(truth: string, text: string, from = 0): { errors: number; words: number } {
	const a = comparedWords(truth);
	const b = comparedWords(text);
	const width = b.length + 1;
	const d = new Uint16Array((a.length + 1) * width);
	for (let i = 0; i <= a.length; i++) d[i * width] = i;
	for (let j = 0; j <= b.length; j++) d[j] = j;
	for (let i = 1; i <= a.length; i++)
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			d[i * width + j] = Math.min(
				d[(i - 1) * width + j]! + 1,
				d[i * width + j - 1]! + 1,
				d[(i - 1) * width + j - 1]! + same,
			);
		}
	const first = Math.floor(a.length * from);
	let errors = 0;
	for (let i = a.length, j = b.length; i > 0 || j > 0; ) {
		const here = d[i * width + j]!;
		const same = i > 0 && j > 0 && a[i - 1] === b[j - 1] ? 0 : 1;
		const counted = Math.max(0, i - 1) >= first ? 1 : 0;
		if (i > 0 && j > 0 && here === d[(i - 1) * width + j - 1]! + same) {
			if (same) errors += counted;
			i--;
			j--;
		} else {
			errors += counted;
			if (i > 0 && here === d[(i - 1) * width + j]! + 1) i--;
			else j--;
		}
	}
	return { errors, words: a.length - first };
}
