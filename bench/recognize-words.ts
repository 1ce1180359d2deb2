/** Words of a transcript that come out right, in order. */

/** Words without the punctuation around them, NFC, tone marks placed the new way (hoà → hòa), so that spelling conventions do not count. */
export function wordsOf(text: string): string[] {
	return text
		.normalize("NFC")
		.split(/\s+/)
		.map((word) => newTonePlacement(word.replace(/^[^\p{L}\d%]+|[^\p{L}\d%]+$/gu, "")))
		.filter((word) => word !== "");
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/** "hoà" → "hòa": in open syllables with oa, oe, uy the tone goes to the first vowel. */
function newTonePlacement(word: string): string {
	const parts = word
		.normalize("NFD")
		.replace(/(o)([ae])([\u0300\u0301\u0303\u0309\u0323])$|(u)(y)([\u0300\u0301\u0303\u0309\u0323])$/i, (m) => {
			const tone = TONES.exec(m)![0];
			const [first, second] = m.replace(TONES, "");
			return `${first}${tone}${second}`;
		});
	return parts.normalize("NFC");
}

export interface WordScore {
	/** Words of the transcript that could be scored. */
	words: number;
	errors: number;
	/** Transcript words in long runs found nowhere (amended articles, other versions), left out of `words`. */
	leftOut: number;
	/** Words that came out right. */
	matched: string[];
	/** Wrong words with what stands between the right ones instead; `at`: index of the first of them in the transcript. */
	mistakes: { at: number; truth: string; read: string }[];
}

/** Runs of this many missing words are text that the scan does not have. */
const LONGEST_RUN = 25;

/** Aligns by longest common subsequence (Myers 1986) and counts the transcript's words that are not in it. */
export function scoreWords(truth: readonly string[], read: readonly string[]): WordScore {
	const matches = commonSubsequence(truth, read);
	const score: WordScore = { words: 0, errors: 0, leftOut: 0, matched: [], mistakes: [] };
	let t = 0;
	let r = 0;
	for (const [mt, mr] of [...matches, [truth.length, read.length] as const]) {
		const missing = mt - t;
		if (missing > LONGEST_RUN && mr - r < missing * 0.6) score.leftOut += missing;
		else if (missing > 0) {
			score.words += missing;
			score.errors += missing;
			score.mistakes.push({ at: t, truth: truth.slice(t, mt).join(" "), read: read.slice(r, mr).join(" ") });
		}
		if (mt < truth.length) {
			score.words++;
			score.matched.push(truth[mt]!);
		}
		t = mt + 1;
		r = mr + 1;
	}
	return score;
}

/** Pairs of indexes of a longest common subsequence. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): [number, number][] {
	const most = a.length + b.length;
	const offset = most;
	const v = new Int32Array(2 * most + 2);
	const trace: Int32Array[] = [];
	for (let d = 0; d <= most; d++) {
		trace.push(v.slice(offset - d - 1, offset + d + 2));
		for (let k = -d; k <= d; k += 2) {
			const down = k === -d || (k !== d && v[offset + k - 1]! < v[offset + k + 1]!);
			let x = down ? v[offset + k + 1]! : v[offset + k - 1]! + 1;
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			v[offset + k] = x;
			if (x >= a.length && x - k >= b.length) return backtrack(trace, a, b, d);
		}
	}
	return [];
}

function backtrack(
	trace: readonly Int32Array[],
	a: readonly string[],
	b: readonly string[],
	last: number,
): [number, number][] {
	const out: [number, number][] = [];
	let x = a.length;
	let y = b.length;
	for (let d = last; d >= 0; d--) {
		const at = (k: number) => trace[d]![k + d + 1]!;
		const k = x - y;
		const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
		const before = down ? k + 1 : k - 1;
		const fromX = d === 0 ? 0 : at(before);
		const fromY = d === 0 ? 0 : fromX - before;
		while (
			x > fromX &&
			y > fromY &&
			(d === 0 ? x > 0 && y > 0 : x > (down ? fromX : fromX + 1) || y > (down ? fromY + 1 : fromY))
		) {
			if (a[x - 1] !== b[y - 1]) break;
			x--;
			y--;
			out.push([x, y]);
		}
		x = fromX;
		y = fromY;
	}
	return out.reverse();
}
