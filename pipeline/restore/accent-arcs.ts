/** Readings of words whose marks are missing. */

import type { Lattice } from "./lattice.js";
import { applyCase, bare, casePattern, hasMarks, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutLine } from "./pieces.js";

/** More readings than this share a bare form only through rare misspellings. */
const MOST_READINGS = 24;

/** Adds one line to the lattice: every unmarked word with all words of that bare form, marked words as they are. */
export function addAccentLine(lattice: Lattice, line: number, text: string, model: RestoreModel): void {
	const { lexicon } = model;
	let offset = 0;
	for (const piece of cutLine(text)) {
		if (piece.kind === "mark") lattice.mark(line, offset, piece.text);
		else if (piece.kind === "number") lattice.number(line, offset);
		else if (piece.kind === "fixed") lattice.fixed(line, offset, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		else if (piece.kind === "word") {
			const p = lattice.open(line, offset);
			lattice.wordOpened();
			const key = wordKey(piece.text);
			const readings = hasMarks(piece.text) ? [] : lexicon.sharing(bare(key));
			if (readings.length === 0) lattice.add(p, { to: p + 1, words: [lexicon.id(key)], cost: 0, text: null });
			const pattern = casePattern(piece.text);
			for (let i = 0; i < readings.length && i < MOST_READINGS; i++) {
				const id = readings[i]!;
				const same = lexicon.words[id] === key;
				const written = same ? null : applyCase(lexicon.spelling(id), pattern, piece.text);
				lattice.add(p, { to: p + 1, words: [id], cost: 0, text: written });
			}
		} else lattice.fixed(line, offset, []);
		offset += piece.text.length;
	}
}
