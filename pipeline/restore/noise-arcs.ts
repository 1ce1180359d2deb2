/** Readings of words that an OCR engine misread: other letters, lost spaces, torn words. */
import { abbreviationFor } from "./abbreviations.js";
import type { Arc } from "./beam.js";
import type { Candidate, Channel } from "./channel.js";
import type { Lattice } from "./lattice.js";
import { applyCase, bare, casePattern, hasMarks, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutNoisyLine, type Piece } from "./pieces.js";
import { markedCodes } from "./symbols.js";

/** Costs in nats of what the channel does not know: a space too many, a space lost, a word outside the lexicon. */
export interface NoiseCosts {
	join: number;
	split: number;
	/** Leaving an unknown word as it is, once and for each letter: all capitals (abbreviation), Capitalised (name), other. */
	literalUpper: readonly [number, number];
	literalTitle: readonly [number, number];
	literalLower: readonly [number, number];
	/** A reading without marks that is nearly always written with some ("tien", "dung"): the corpora hold passages whose marks were lost. */
	rareBare: number;
	/** Leaving a word with a sign among its letters ("¢é"). */
	signs: number;
	/** Taking a bracket at the edge of a word for a letter. */
	bracket: number;
}

/** Chosen on the first half of seed 004. */
export const FOREIGN_COSTS: NoiseCosts = {
	join: 5,
	split: 5,
	literalUpper: [3, 0.5],
	literalTitle: [4, 1],
	literalLower: [5, 1.2],
	rareBare: 2,
	signs: 6,
	bracket: 3,
};

/** Signs that stand for letters in misread text; full stops and commas are left alone at the edges of words. */
const LETTER_SIGNS = /^[§¥€£¢@&()'’‘°“”!|]$/u;

/** What the channel sees of a word: lower case, but a lone capital I stays because it may be l. */
export function seenForm(text: string): string {
	const capitals = casePattern(text) === "upper";
	let out = "";
	for (const c of text) out += c === "I" && !capitals ? c : c.toLowerCase();
	return out;
}

/** The case that a misread word was meant to have. */
export function meantCase(seen: string, word: string): string {
	const letters = [...seen].filter((c) => c.toLowerCase() !== c.toUpperCase());
	const uppers = letters.filter((c) => c !== c.toLowerCase()).length;
	if (seen.length >= 3 && uppers * 3 >= letters.length * 2 && uppers >= 2) return word.toUpperCase();
	if (seen.startsWith("I") && word.startsWith("l") && uppers === 1) return word;
	const first = seen.charAt(0);
	if (uppers > 0 && first !== first.toLowerCase()) {
		if (seen.length === 2 && uppers === 2) return word.toUpperCase();
		return applyCase(word, "title", seen);
	}
	return word;
}

/** Adds one line of misread text to the lattice. */
export function addNoisyLine(
	lattice: Lattice,
	line: number,
	text: string,
	model: RestoreModel,
	channel: Channel,
	costs: NoiseCosts = FOREIGN_COSTS,
): void {
	const pieces = cutNoisyLine(text);
	const offsets: number[] = [];
	let offset = 0;
	for (const piece of pieces) {
		offsets.push(offset);
		offset += piece.text.length;
	}
	// Positions are opened in order; the ends of arcs over several pieces are known only then.
	const startOf: number[] = [];
	const later: { from: number; end: number; arc: Omit<Arc, "to"> }[] = [];
	pieces.forEach((piece, i) => {
		const at = offsets[i]!;
		if (piece.kind === "space") lattice.fixed(line, at, []);
		else if (piece.kind === "mark") lattice.mark(line, at, piece.text);
		else if (piece.kind === "number") lattice.number(line, at);
		else if (piece.kind === "fixed") lattice.fixed(line, at, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		startOf.push(
			piece.kind === "word" ? addWord(lattice, line, at, pieces, i, model, channel, costs) : lattice.arcs.length - 1,
		);
		for (const { end, arc } of spanningArcs(pieces, i, model, channel, costs))
			later.push({ from: startOf[i]!, end, arc });
	});
	startOf.push(lattice.arcs.length);
	for (const { from, end, arc } of later) lattice.add(from, { ...arc, to: startOf[end]! });
}

/** A code of bodies and papers without vowels ("QD", "BGDDT") with its marks; Q stands for Ọ and Ộ in words. */
function codeFor(text: string, model: RestoreModel): string | null {
	return /^(?:QD|[BCDGHKLMNPRSTVX]{3,})$/.test(text) ? (markedCodes(model).get(text) ?? null) : null;
}

/**
 * Đ is read as D, B and P (122, 70 and 60 times in 1,400 lines), the small đ hardly ever: what B and P cost more than the Đ that they stand for, which
 * costs 1 in the channel.
 */
const CAPITAL_D: Readonly<Record<string, number>> = { B: 0.35, P: 0.5 };

/** Engines of other languages see no marks on capitals: losing them costs a word in capitals no more than this. */
const BARE_CAPITALS = 0.3;

/** A word that a misread one may be, ready to be put into a lattice. */
interface NoisyReading {
	words: readonly number[];
	cost: number;
	/** As it will be written; null where that is what stands there. */
	text: string | null;
}

/** What is known of a misread word. */
interface NoisyWord {
	readings: readonly NoisyReading[];
	/** Cost of the cheapest Vietnamese reading. */
	cheapest: number;
}

/** Words met before, by channel: a text repeats its words. */
const wordsKnown = new WeakMap<Channel, Map<string, NoisyWord>>();

function noisyWord(text: string, seen: string, model: RestoreModel, channel: Channel, costs: NoiseCosts): NoisyWord {
	let known = wordsKnown.get(channel);
	if (!known || known.size > 20_000) {
		known = new Map();
		wordsKnown.set(channel, known);
	}
	let word = known.get(text);
	if (!word) {
		const key = wordKey(text);
		const found = findReadings(text, seen, model, channel);
		word = {
			readings: found.map((c) => readingOf(c, text, key, model, isRareBare(c.word, model) ? costs.rareBare : 0)),
			cheapest: found.find((c) => model.lexicon.isVietnamese(c.word))?.cost ?? Infinity,
		};
		known.set(text, word);
	}
	return word;
}

function findReadings(text: string, seen: string, model: RestoreModel, channel: Channel): readonly Candidate[] {
	const found = channel.candidates(seen);
	const extra = CAPITAL_D[text.charAt(0)];
	const capitals = text.length > 1 && casePattern(text) === "upper" && !hasMarks(text);
	if (text.length < 2 || (extra === undefined && !capitals)) return found;
	const best = new Map(found.map((c) => [c.word, c.cost]));
	if (capitals)
		for (const word of model.lexicon.sharing(seen))
			if (best.has(word)) best.set(word, Math.min(BARE_CAPITALS, best.get(word)!));
	if (extra !== undefined)
		for (const { word, cost } of channel.candidates(`đ${seen.slice(1)}`))
			best.set(word, Math.min(cost + extra, best.get(word) ?? Infinity));
	return [...best].map(([word, cost]) => ({ word, cost })).sort((a, b) => a.cost - b.cost);
}

const rareBare = new WeakMap<RestoreModel, Map<number, boolean>>();

/** True for an unmarked word that is a fiftieth or less of the words of its letters. */
function isRareBare(word: number, model: RestoreModel): boolean {
	let known = rareBare.get(model);
	if (!known) {
		known = new Map();
		rareBare.set(model, known);
	}
	let rare = known.get(word);
	if (rare === undefined) {
		const key = model.lexicon.words[word]!;
		const all = hasMarks(key)
			? 0
			: model.lexicon.sharing(bare(key)).reduce((sum, id) => sum + Math.exp(model.ngrams.unigram(id)), 0);
		rare = Math.exp(model.ngrams.unigram(word)) < all / 50;
		known.set(word, rare);
	}
	return rare;
}

function literalCost(text: string, costs: NoiseCosts): number {
	const pattern = casePattern(text);
	// No word is printed with such a sign.
	const signs = text.length > 1 && /[§¥€£¢]/.test(text) ? costs.signs : 0;
	const upper = pattern === "upper" && !/\d/.test(text);
	const [once, letter] = upper
		? costs.literalUpper
		: pattern === "title" || pattern === "mixed"
			? costs.literalTitle
			: costs.literalLower;
	return once + letter * text.length + signs;
}

function addWord(
	lattice: Lattice,
	line: number,
	at: number,
	pieces: readonly Piece[],
	index: number,
	model: RestoreModel,
	channel: Channel,
	costs: NoiseCosts,
): number {
	const { lexicon } = model;
	const text = pieces[index]!.text;
	const p = lattice.open(line, at);
	lattice.wordOpened();
	const abbreviation = abbreviationFor(text) ?? codeFor(text, model);
	if (abbreviation) {
		const words = [lexicon.id(wordKey(abbreviation))];
		lattice.add(p, { to: p + 1, words, cost: 0, text: abbreviation === text ? null : abbreviation });
		return p;
	}
	const key = wordKey(text);
	const id = lexicon.id(key);
	// A single letter before ")" or "." is the mark of a list; it stays.
	const next = pieces[index + 1]?.text;
	const isListMark = text.length === 1 && (next === ")" || next === "." || next === "/");
	// "ITS.01.03": capitals before a point and a number are a code.
	const isCode = next === "." && pieces[index + 2]?.kind === "number" && /^\p{Lu}{2,}$/u.test(text);
	const seen = seenForm(text);
	const { readings, cheapest } = isListMark || isCode ? NOTHING : noisyWord(text, seen, model, channel, costs);
	const inner = isListMark || isCode ? 0 : lostSpaces(text, cheapest);
	const end = p + 1 + inner;
	if (id === UNKNOWN) lattice.add(p, { to: end, words: [UNKNOWN], cost: literalCost(text, costs), text: null });
	else if (!readings.some((reading) => reading.words[0] === id))
		lattice.add(p, { to: end, words: [id], cost: 1, text: null });
	for (const { words, cost, text: written } of readings) lattice.add(p, { to: end, words, cost, text: written });
	const digits = /^(\p{L}{2,}?)([lI]?\d+)$/u.exec(text);
	if (digits?.[1] && digits[2]) {
		// "ngayl3": a number stuck to the word before it; l and I before digits are ones.
		const number = digits[2].replace(/^[lI]/, "1");
		for (const c of channel.candidates(seenForm(digits[1])).slice(0, 4)) {
			const word = meantCase(digits[1], lexicon.spelling(c.word));
			lattice.add(p, { to: end, words: [c.word, NUMBER], cost: c.cost + costs.split, text: `${word} ${number}` });
		}
	}
	for (let k = 1; k <= inner; k++) lattice.open(line, at + k);
	if (inner > 0) {
		for (let from = 0; from < text.length; from++)
			for (let to = from + 2; to <= Math.min(text.length, from + 7); to++) {
				if (to - from === text.length || (to < text.length && text.length - to < 2)) continue;
				const part = text.slice(from, to);
				if (/^\d+$/.test(part)) continue;
				const space = to < text.length;
				for (const c of channel.near(seenForm(part)).slice(0, 4)) {
					const { words, cost, text: as } = readingOf(c, part, null, model, space ? costs.split : 0);
					lattice.add(p + from, { to: p + to, words, cost, text: space ? `${as ?? part} ` : as });
				}
			}
	}
	return p;
}

const NOTHING: NoisyWord = { readings: [], cheapest: Infinity };

/** Number of inner positions to open: the word is long and nothing in the lexicon looks like it as a whole. */
function lostSpaces(text: string, cheapest: number): number {
	return text.length >= 5 && text.length <= 24 && cheapest > 6 ? text.length - 1 : 0;
}

/** True for a bracket that has its partner in the line: it is a bracket, not a misread letter. */
function isBracket(pieces: readonly Piece[], at: number): boolean {
	const { text } = pieces[at]!;
	if (text !== "(" && text !== ")") return false;
	const [partner, step] = text === "(" ? [")", 1] : ["(", -1];
	for (let j = at + step; j >= 0 && j < pieces.length; j += step) {
		if (pieces[j]!.text === text) return false;
		if (pieces[j]!.text === partner) return true;
	}
	return false;
}

function readingOf(c: Candidate, text: string, key: string | null, model: RestoreModel, extra: number): NoisyReading {
	const same = key !== null && model.lexicon.words[c.word] === key;
	const written = meantCase(text, model.lexicon.spelling(c.word));
	return { words: [c.word], cost: c.cost + extra, text: same || written === text ? null : written };
}

/**
 * False where both parts have the letters of Vietnamese syllables and together have not: most neighbours are two words. On seed 004 this saves two
 * searches in five and changes nothing.
 */
function mayBeTorn(first: string, second: string, model: RestoreModel): boolean {
	const isForm = (text: string) =>
		model.lexicon.sharing(bare(wordKey(text))).some((id) => model.lexicon.isVietnamese(id));
	return !isForm(first) || !isForm(second) || isForm(first + second);
}

/**
 * What a reading of a whole word costs at most. Two such neighbours are not searched for a torn word: a tenth faster, and of 392 word errors in five
 * texts read by eng one more; 0.5 and 2 do the same.
 */
const WHOLE = 1;

/** True for what is read as a word without much ado: it is no part of a torn one. */
const isWhole = (text: string, model: RestoreModel, channel: Channel, costs: NoiseCosts): boolean =>
	text.length > 1 && noisyWord(text, seenForm(text), model, channel, costs).cheapest < WHOLE;

/** Readings over several pieces: signs that are misread letters, and words torn by a space. */
function spanningArcs(
	pieces: readonly Piece[],
	i: number,
	model: RestoreModel,
	channel: Channel,
	costs: NoiseCosts,
): { end: number; arc: Omit<Arc, "to"> }[] {
	const out: { end: number; arc: Omit<Arc, "to"> }[] = [];
	const first = pieces[i]!;
	if (first.kind !== "word" && !LETTER_SIGNS.test(first.text)) return out;
	if (isBracket(pieces, i)) return out;
	// "S)", "a)": more often a digit misread or the mark of a list than a word.
	if (first.text.length === 1 && pieces[i + 1]?.text === ")") return out;
	// "van hóa & dia phuong".
	if (first.text === "&" && pieces[i - 1]?.text === " " && pieces[i + 1]?.text === " ")
		for (const c of channel.near("&").slice(0, 4)) out.push({ end: i + 1, arc: readingOf(c, "&", null, model, 0) });
	let text = first.text;
	let letters = first.kind === "word";
	for (let j = i + 1; j < pieces.length && j < i + 6; j++) {
		const piece = pieces[j]!;
		if ((piece.kind !== "word" && piece.kind !== "mark") || isBracket(pieces, j)) break;
		text += piece.text;
		letters ||= piece.kind === "word";
		if (text.length > 12) break;
		if (!letters || (piece.kind === "mark" && !LETTER_SIGNS.test(piece.text))) continue;
		const edges = (text.startsWith("(") ? costs.bracket : 0) + (text.endsWith(")") ? costs.bracket : 0);
		for (const c of channel.candidates(seenForm(text)).slice(0, 6)) {
			if (c.cost > 14) continue;
			out.push({ end: j + 1, arc: readingOf(c, text, null, model, edges) });
		}
	}
	const space = pieces[i + 1];
	const second = pieces[i + 2];
	if (first.kind === "word" && space?.text === " " && second?.kind === "word") {
		const joined = first.text + second.text;
		if (
			joined.length <= 8 &&
			first.text.length <= 5 &&
			second.text.length <= 5 &&
			mayBeTorn(first.text, second.text, model) &&
			!(isWhole(first.text, model, channel, costs) && isWhole(second.text, model, channel, costs))
		)
			for (const c of channel.near(seenForm(joined)).slice(0, 3))
				out.push({ end: i + 3, arc: readingOf(c, joined, null, model, costs.join) });
	}
	return out;
}
