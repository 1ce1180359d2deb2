/**
 * TCVN3 text whose ư is gone: its byte is the soft hyphen, which PDF readers drop ("trởng" for "trưởng"). In Vietnamese 3 % of
 * the letters are ư, so a page without them shows the loss.
 */
import type { Lattice } from "./lattice.js";
import { applyCase, casePattern, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutLine } from "./pieces.js";

/** Fewer letters than this prove nothing. */
const ENOUGH_LETTERS = 150;

export function hasLostHorns(text: string): boolean {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	// A few stay where another font was used.
	return letters >= ENOUGH_LETTERS && (text.match(/ư/gu)?.length ?? 0) < 0.003 * letters;
}

/** −ln P(ư here | a place where it fits), about; the language model decides. */
const LOST = 0.5;

/** Adds one line: every word as it stands and with a ư put in wherever that makes a Vietnamese word. */
export function addHornLine(lattice: Lattice, line: number, text: string, model: RestoreModel): void {
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
			const id = lexicon.id(key);
			const end = offset + piece.text.length;
			lattice.add(p, { to: p + 1, words: [id], cost: 0, text: null, end });
			const pattern = casePattern(piece.text);
			for (let i = 0; i <= key.length; i++) {
				const whole = `${key.slice(0, i)}ư${key.slice(i)}`;
				const other = lexicon.id(whole);
				if (!lexicon.isVietnamese(other)) continue;
				lattice.add(p, { to: p + 1, words: [other], cost: LOST, text: applyCase(whole, pattern, piece.text), end });
			}
		}
		offset += piece.text.length;
	}
}
