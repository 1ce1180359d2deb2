/** Readings of words in a page that was read well by and large: a Vietnamese engine's slips ("tô chức", "sự cô", "quyên hạn", "áp dụng" as "úp dụng"). */
import type { Word } from "../../schemas/page.js";
import { abbreviationFor } from "./abbreviations.js";
import type { Channel } from "./channel.js";
import type { WrongByConfidence } from "./confusions.js";
import { CHOICE, disputedArcs } from "./disputed-word.js";
import type { Lattice } from "./lattice.js";
import { wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import type { PageWords } from "./page-words.js";
import { cutLine, type Piece } from "./pieces.js";
import { type LineReadings, lineReadings, type OtherCut } from "./second-readings.js";
import { changeCost, isSound, literalCost, SLIP, slipCost } from "./slip-costs.js";
import { seenWord } from "./slip-readings.js";

/** What the product's engine makes of words: its confusions, and how often a word read with some confidence is wrong. */
export interface OwnNoise {
	channel: Channel;
	wrong: WrongByConfidence;
}

/** Adds one line: every word as it stands, and what else may have been printed, at a price. */
export function addSlipLine(
	lattice: Lattice,
	line: number,
	text: string,
	words: readonly Word[],
	model: RestoreModel,
	noise: OwnNoise,
	page: PageWords,
): void {
	const readings = lineReadings(text, words, model);
	const open: { from: number; cut: OtherCut }[] = [];
	let offset = 0;
	for (const piece of cutLine(text)) {
		for (const cut of readings.cuts.get(offset) ?? []) open.push({ from: lattice.arcs.length, cut });
		if (piece.kind === "mark") lattice.mark(line, offset, piece.text);
		else if (piece.kind === "number") lattice.number(line, offset);
		else if (piece.kind === "fixed") lattice.fixed(line, offset, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		else if (piece.kind === "word") addWord(lattice, line, offset, piece, readings, model, noise, page);
		offset += piece.text.length;
		while (open[0]?.cut.end === offset) addCut(lattice, open.shift()!, noise.wrong);
	}
}

function addCut(lattice: Lattice, { from, cut }: { from: number; cut: OtherCut }, wrong: WrongByConfidence): void {
	const cost = Math.max(0, CHOICE.cut + wrong.logOdds(cut.confidence) - wrong.logOdds(cut.against));
	lattice.add(from, { to: lattice.arcs.length, words: cut.words, cost, text: cut.text, end: cut.end });
}

function addWord(
	lattice: Lattice,
	line: number,
	offset: number,
	{ text }: Piece,
	readings: LineReadings,
	model: RestoreModel,
	{ channel, wrong }: OwnNoise,
	page: PageWords,
): void {
	const confidence = readings.confidence(offset);
	const atStart = lattice.atStart();
	const p = lattice.open(line, offset);
	lattice.wordOpened();
	const to = p + 1;
	const end = offset + text.length;
	const seen = seenWord(text, model, channel);
	const odds = wrong.logOdds(confidence);
	const others = abbreviationFor(text) === text ? undefined : readings.pieces.get(offset);
	if (others) {
		const readers = others.map((o) => ({
			seen: seenWord(o.text, model, channel),
			...o,
			odds: wrong.logOdds(o.confidence),
		}));
		const own = { seen, text, confidence, odds };
		for (const arc of disputedArcs(own, readers, atStart)) {
			arc.cost -= page.bonus(arc.words[0]!, arc.text === null ? confidence : null);
			lattice.add(p, { ...arc, to, end });
		}
		return;
	}
	if (isSound(seen, confidence) || text.length < 2) {
		lattice.add(p, { to, words: [seen.id], cost: 0, text: null });
		return;
	}
	lattice.add(p, { to, words: [seen.id], cost: literalCost(seen) - page.bonus(seen.id, confidence), text: null });
	const name = seen.known && seen.pattern === "title" && !atStart ? SLIP.name : 0;
	for (const reading of seen.readings) {
		const cost = slipCost(reading, odds) + changeCost(seen, reading, name) - page.bonus(reading.word, null);
		lattice.add(p, { to, words: [reading.word], cost, text: reading.written, end });
	}
	// In text that no engine gave word by word, a lost space is its author's.
	if (!seen.known && confidence !== null)
		for (const [first, second] of parted(text, model)) {
			const words = [model.lexicon.id(wordKey(first)), model.lexicon.id(wordKey(second))];
			lattice.add(p, { to, words, cost: SLIP.split, text: `${first} ${second}`, end });
		}
}

/** The two words that a word without its space may be: "răngcủa", "Viphạm", "SởY", "UBNDtỉnh". */
function parted(text: string, { lexicon }: RestoreModel): [string, string][] {
	const isPart = (part: string, i: number) =>
		part.length === 1
			? part === "Y" || (part === "y" && i === 1)
			: lexicon.isVietnamese(lexicon.id(wordKey(part))) ||
				(part === part.toUpperCase() && abbreviationFor(part) === part);
	const out: [string, string][] = [];
	for (let i = 1; i < text.length; i++) {
		const parts: [string, string] = [text.slice(0, i), text.slice(i)];
		if (parts.every(isPart)) out.push(parts);
	}
	return out;
}
