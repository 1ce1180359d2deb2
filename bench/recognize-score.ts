/** How much of a transcript came out right: words, characters, marks. Transcripts hold only part of a page, so what is read beyond them is free. */
import { commonSubsequence, scoreWords, type WordScore, wordsOf } from "./recognize-words.js";

export interface Rate {
	errors: number;
	of: number;
}

export interface TextScore {
	words: Rate;
	characters: Rate;
	/** Characters of the transcript that carry a mark (đ among them). */
	marked: Rate;
	/** Words in long runs found nowhere, left out. */
	leftOut: number;
	mistakes: WordScore["mistakes"];
}

/** Compares what was read with a transcript, or with words of it. */
export function scoreText(truth: string | readonly string[], read: string): TextScore {
	const expected = typeof truth === "string" ? wordsOf(truth) : truth;
	const score = scoreWords(expected, wordsOf(read));
	const right = score.matched.join("");
	const characters = { errors: 0, of: right.length };
	const marked = { errors: 0, of: countMarked(right) };
	for (const mistake of score.mistakes) {
		const letters = [...mistake.truth.replaceAll(" ", "")];
		// Far more between two right words than the transcript has there is another column or a page's head.
		const found = [...mistake.read.replaceAll(" ", "")].slice(0, 40 * letters.length);
		const hits = new Set(commonSubsequence(letters, found).map(([i]) => i));
		letters.forEach((letter, i) => {
			const isWrong = hits.has(i) ? 0 : 1;
			characters.of++;
			characters.errors += isWrong;
			if (!isMarked(letter)) return;
			marked.of++;
			marked.errors += isWrong;
		});
	}
	const words = { errors: score.errors, of: score.words };
	return { words, characters, marked, leftOut: score.leftOut, mistakes: score.mistakes };
}

const isMarked = (letter: string) => /đ/i.test(letter) || letter.normalize("NFD").length > 1;
const countMarked = (text: string) => [...text].filter(isMarked).length;

export function sumScores(scores: readonly TextScore[]): TextScore {
	const add = (pick: (score: TextScore) => Rate): Rate =>
		scores.reduce((sum, score) => ({ errors: sum.errors + pick(score).errors, of: sum.of + pick(score).of }), {
			errors: 0,
			of: 0,
		});
	return {
		words: add((s) => s.words),
		characters: add((s) => s.characters),
		marked: add((s) => s.marked),
		leftOut: scores.reduce((sum, s) => sum + s.leftOut, 0),
		mistakes: scores.flatMap((s) => s.mistakes),
	};
}

export const percent = ({ errors, of }: Rate) => (of === 0 ? "–" : `${((100 * errors) / of).toFixed(2)} %`);
