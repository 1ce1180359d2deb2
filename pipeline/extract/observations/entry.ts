/** A figure of the running text on its way to an observation. */
import type { Block } from "../block.js";
import type { FigureInText, Range } from "./sentence.js";

export interface Entry extends FigureInText {
	/** Unique in the document; stable for the same text. */
	key: string;
	block: Block;
	/** Index of the block in the document. */
	blockNo: number;
	/** All sentences of the block. */
	sentences: readonly Range[];
	/** Number of the sentence in its block, 0-based. */
	sentenceNo: number;
	/** What is counted by the words beside the figure alone. */
	own: string;
	/** Words before the figure without lead-ins and copulas. */
	clause: string;
	/** Words that the figure shares with the one it is joined to ("tặng giấy khen cho" … "và 10 cá nhân"). */
	carrier: string;
	/** Title of the block ("Tình hình …:"), or of its parent; null when there is none. */
	lead: string | null;
	partOf: Entry | null;
	/** Words that tie the part to its whole ("trong đó", "gồm", "("). */
	partBy: string | null;
	/** For percentages: what was divided by what. */
	numerator: { value: number; of: Entry | null } | null;
	denominator: { value: number; of: Entry | null } | null;
}

/** The text of a block without its figures' clauses: up to the colon that introduces what follows. */
export function leadOf(text: string, firstFigure: number): Range | null {
	const colon = /:(?=\s)/.exec(text);
	if (!colon || colon.index > 260 || colon.index > firstFigure) return null;
	return { start: 0, end: colon.index };
}
