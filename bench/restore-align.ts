import { foldTone } from "../pipeline/restore/letters.js";

/** Words as they are compared: lower case, tone placement folded, letters and digits only. */
export const comparedWords = (text: string): string[] =>
	text
		.normalize("NFC")
		.toLowerCase()
		.split(/\s+/)
		.map((w) => foldTone(w.replace(/[^\p{L}\p{N}]/gu, "")))
		.filter((w) => w !== "");

/** A place of an alignment: "" where one side has no word. `index`: number of truth words before it. */
export interface WordPair {
	truth: string;
	got: string;
	index: number;
}

/** Alignment with the fewest word edits. Memory grows with the product of the lengths (2 bytes each). */
export function alignWords(truth: readonly string[], got: readonly string[]): WordPair[] {
	const width = got.length + 1;
	const d = new Uint16Array((truth.length + 1) * width);
	for (let i = 0; i <= truth.length; i++) d[i * width] = i;
	for (let j = 0; j <= got.length; j++) d[j] = j;
	const same = (i: number, j: number) => (truth[i - 1] === got[j - 1] ? 0 : 1);
	for (let i = 1; i <= truth.length; i++)
		for (let j = 1; j <= got.length; j++)
			d[i * width + j] = Math.min(
				d[(i - 1) * width + j]! + 1,
				d[i * width + j - 1]! + 1,
				d[(i - 1) * width + j - 1]! + same(i, j),
			);
	const pairs: WordPair[] = [];
	for (let i = truth.length, j = got.length; i > 0 || j > 0; ) {
		const here = d[i * width + j]!;
		if (i > 0 && j > 0 && here === d[(i - 1) * width + j - 1]! + same(i, j)) {
			pairs.push({ truth: truth[i - 1]!, got: got[j - 1]!, index: i - 1 });
			i--;
			j--;
		} else if (i > 0 && here === d[(i - 1) * width + j]! + 1) {
			pairs.push({ truth: truth[i - 1]!, got: "", index: i - 1 });
			i--;
		} else {
			pairs.push({ truth: "", got: got[j - 1]!, index: i });
			j--;
		}
	}
	return pairs.reverse();
}
