/** The words of a page with their restored text: restoration works on lines, tables need it word by word. */
import type { Box } from "../../../schemas/box.js";
import type { RestoredLine, RestoredPage } from "../../../schemas/page.js";
import { similarity } from "./similarity.js";

export interface PlacedWord {
	/** As read. */
	raw: string;
	/** Restored; may be empty (noise taken out) or two words (a joined word parted). */
	text: string;
	box: Box;
	confidence: number;
	/** 0-based index of its line on the page. */
	line: number;
	bold: boolean;
}

export function placedWords(page: RestoredPage): PlacedWord[] {
	return page.lines.flatMap((line, index) => {
		const texts = restoredTexts(line);
		return line.words.map((w, i) => ({
			raw: w.text,
			text: texts[i] ?? w.text,
			box: w.box,
			confidence: w.confidence,
			line: index,
			bold: w.bold ?? false,
		}));
	});
}

/** Restored text of each word of a line. Equal counts go one to one; else tokens are aligned by likeness. */
export function restoredTexts(line: RestoredLine): string[] {
	const words = line.words.map((w) => w.text);
	const tokens = line.text.split(/\s+/).filter(Boolean);
	if (line.text === words.join(" ")) return words;
	if (tokens.length === words.length) return tokens;
	return align(words, tokens);
}

/** Dynamic alignment: one to one, one word to two tokens (parted), two words to one token (joined; the first keeps it). */
function align(words: string[], tokens: string[]): string[] {
	const n = words.length;
	const m = tokens.length;
	const cost: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(Number.POSITIVE_INFINITY));
	const move: [number, number][][] = Array.from({ length: n + 1 }, () =>
		new Array<[number, number]>(m + 1).fill([0, 0]),
	);
	cost[0]![0] = 0;
	const likeness = (a: string, b: string): number => 1 - similarity(a, b);
	const steps: [number, number][] = [
		[1, 1],
		[1, 2],
		[2, 1],
		[1, 0],
		[0, 1],
	];
	for (let i = 0; i <= n; i++)
		for (let j = 0; j <= m; j++) {
			if (cost[i]![j] === Number.POSITIVE_INFINITY) continue;
			for (const [di, dj] of steps) {
				if (i + di > n || j + dj > m) continue;
				const gap = di === 0 || dj === 0;
				const c =
					cost[i]![j]! +
					(gap
						? 1.01
						: likeness(words.slice(i, i + di).join(""), tokens.slice(j, j + dj).join("")) + 0.02 * (di + dj - 2));
				if (c < cost[i + di]![j + dj]!) {
					cost[i + di]![j + dj] = c;
					move[i + di]![j + dj] = [di, dj];
				}
			}
		}
	const out = new Array<string>(n).fill("");
	for (let i = n, j = m; i > 0 || j > 0; ) {
		const [di, dj] = move[i]![j]!;
		if (di === 0 && dj === 0) break;
		const piece = tokens.slice(j - dj, j).join(" ");
		if (di > 0) out[i - di] = piece;
		// A token that belongs to no word stays with the word before it: nothing is lost.
		else if (i > 0) out[i - 1] = `${out[i - 1] ?? ""} ${piece}`.trim();
		i -= di;
		j -= dj;
	}
	return out;
}
