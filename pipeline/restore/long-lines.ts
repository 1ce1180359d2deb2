/** Lines that hold a whole text: cut for the work, put together again after it. */
import type { Repair } from "../../schemas/page.js";

/** A text of 0.8 MB in one line took 450 MB of memory in one piece. No line of the seeds and check files is longer than 5,200 bytes. */
const LONGEST = 8_000;
/** Where a long line may be cut: after a sentence, else after a space. */
const CUTS = [/[.;:?!…]\s+/gu, /\s+/gu];

export const hasLongLines = (lines: readonly string[]): boolean => lines.some((line) => line.length > LONGEST);

/** The pieces, which together are the lines again, and for each the line it is of. */
export function cutLongLines(lines: readonly string[]): { pieces: string[]; lineOf: number[] } {
	const pieces: string[] = [];
	const lineOf: number[] = [];
	lines.forEach((line, i) => {
		for (let at = 0; at < line.length || at === 0; ) {
			const end = at + LONGEST >= line.length ? line.length : cutBefore(line, at);
			pieces.push(line.slice(at, end));
			lineOf.push(i);
			at = Math.max(end, 1);
		}
	});
	return { pieces, lineOf };
}

/** End of a piece that begins at `at`: in its second half where that can be. */
function cutBefore(line: string, at: number): number {
	const window = line.slice(at, at + LONGEST);
	for (const cut of CUTS) {
		let end = 0;
		for (const match of window.matchAll(cut)) end = match.index + match[0].length;
		if (end > LONGEST / 2) return at + end;
	}
	return at + LONGEST;
}

/** Undoes `cutLongLines` for restored pieces and their repairs. */
export function joinPieces(
	pieces: readonly string[],
	repairs: readonly Repair[],
	lineOf: readonly number[],
): { lines: string[]; repairs: Repair[] } {
	const parts: string[][] = [];
	pieces.forEach((piece, k) => {
		const line = lineOf[k]!;
		parts[line] ??= [];
		parts[line].push(piece);
	});
	return {
		lines: parts.map((part) => part.join("")),
		repairs: repairs.map((repair) => ({ ...repair, line: lineOf[repair.line - 1]! + 1 })),
	};
}
