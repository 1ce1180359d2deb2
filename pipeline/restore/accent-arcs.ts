/** Readings of words whose marks are missing. */
import type { Arc } from "./beam.js";
import { kindsOf } from "./context-kind.js";
import { type ContextText, writtenAs } from "./context-model.js";
import type { Lattice } from "./lattice.js";
import { applyCase, bare, type CasePattern, casePattern, hasMarks, wordKey } from "./letters.js";
import { NUMBER, UNKNOWN } from "./lexicon.js";
import type { RestoreModel } from "./model.js";
import { cutLine } from "./pieces.js";
import { markedCodes } from "./symbols.js";

/** More readings than this share a bare form only through rare misspellings. */
const MOST_READINGS = 24;

/**
 * How much the capital of a word tells by itself (share of the log-odds with which the corpora write it so): in the midst of a sentence a Capital
 * speaks for a name, a small letter against one. On held-out blocks of the corpora, stripped (83,000 words), 0, 0.2 and 0.5 leave 1,370, 1,359 and 1,362
 * wrong (wiki), 235, 235 and 237 (law): the context model knows most of it.
 */
const CASE_WEIGHT = 0.2;

/**
 * Adds one line to the lattice: every unmarked word with all words of that bare form, marked words as they are.
 * `cased`: the text tells names from other words by their capitals.
 */
export function addAccentLine(lattice: Lattice, line: number, text: string, model: RestoreModel, cased = true): void {
	let offset = 0;
	for (const piece of cutLine(text)) {
		if (piece.kind === "mark") lattice.mark(line, offset, piece.text);
		else if (piece.kind === "number") lattice.number(line, offset);
		else if (piece.kind === "fixed") lattice.fixed(line, offset, [/\d/.test(piece.text) ? NUMBER : UNKNOWN]);
		else if (piece.kind === "word") {
			const atStart = lattice.atStart();
			const end = offset + piece.text.length;
			const named = cased && !atStart;
			const to = lattice.arcs.length + 1;
			const arcs: Arc[] = readingsOf(piece.text, model).map(({ words, text, caseCost }) => ({
				to,
				words,
				cost: named ? caseCost : 0,
				text,
				end,
			}));
			lattice.open(line, offset, arcs, writtenAs(piece.text, atStart));
			lattice.wordOpened();
		}
		offset += piece.text.length;
	}
}

/** What a word as written may stand for. */
interface Reading {
	words: readonly number[];
	/** Null where the word is right as it stands. */
	text: string | null;
	/** Cost of its capitals in the midst of a sentence. */
	caseCost: number;
}

/** Readings of words met before: texts repeat themselves, and repairs share their strings. */
const known = new WeakMap<RestoreModel, Map<string, Reading[]>>();
/** A text of 340,000 words (check.admin-central-2025) has 6,000 different ones. */
const MOST_KNOWN = 20_000;

function readingsOf(word: string, model: RestoreModel): readonly Reading[] {
	let cache = known.get(model);
	if (!cache) {
		cache = new Map();
		known.set(model, cache);
	}
	let readings = cache.get(word);
	if (!readings) {
		if (cache.size >= MOST_KNOWN) cache.clear();
		readings = findReadings(word, model);
		cache.set(word, readings);
	}
	return readings;
}

function findReadings(word: string, model: RestoreModel): Reading[] {
	const { lexicon } = model;
	const key = wordKey(word);
	const pattern = casePattern(word);
	// Abbreviations of bodies and papers (HDND, LDTBXH) as document symbols write them.
	const code = pattern === "upper" && key.length > 2 ? markedCodes(model).get(word) : undefined;
	const ids = hasMarks(word) || code ? [] : lexicon.readings(bare(key)).slice(0, MOST_READINGS);
	if (ids.length === 0) return [{ words: [lexicon.id(code ? wordKey(code) : key)], text: code ?? null, caseCost: 0 }];
	return ids.map((id) => ({
		words: [id],
		text: lexicon.words[id] === key ? null : applyCase(lexicon.spelling(id), pattern, word),
		caseCost: caseCost(pattern, lexicon.capitalised[id]! / 255),
	}));
}

/** Cost of the way a word is written; `capitalised`: share of its occurrences in the corpora with a capital. */
function caseCost(pattern: CasePattern, capitalised: number): number {
	if (pattern === "title") return -CASE_WEIGHT * Math.log(0.02 + 0.98 * capitalised);
	if (pattern === "lower") return -CASE_WEIGHT * Math.log(0.02 + 0.98 * (1 - capitalised));
	return 0;
}

/**
 * Weight of the context model beside the n-grams. On held-out blocks of the corpora, stripped (83,000 words), with a model that learned from a quarter of
 * the rest, 0.4, 0.5 and 0.65 leave 1,289, 1,312 and 1,336 words wrong (wiki), 223, 221 and 216 (law).
 */
const CONTEXT_WEIGHT = 0.45;

/** In place, by insertion: a few arcs, no garbage. */
function sortByCost(arcs: Arc[]): void {
	for (let i = 1; i < arcs.length; i++) {
		const arc = arcs[i]!;
		let j = i - 1;
		for (; j >= 0 && arcs[j]!.cost > arc.cost; j--) arcs[j + 1] = arcs[j]!;
		arcs[j + 1] = arc;
	}
}

/** What adds the context model's word to the costs of the readings at a position of a finished lattice; undefined when there is no such model. */
export function contextWeight(
	lattice: Lattice,
	model: RestoreModel,
	cased: boolean,
): ((p: number, arcs: Arc[]) => void) | undefined {
	const { context, kinds, lexicon } = model;
	if (!context) return undefined;
	const bareIds = new Uint16Array(lattice.arcs.length);
	const written = new Uint8Array(lattice.arcs.length);
	const placeOf = new Int32Array(lattice.arcs.length);
	let places = 0;
	for (let p = 0; p < lattice.arcs.length; p++) {
		const word = lattice.arcs[p]![0]?.words[0];
		if (word === undefined) continue;
		placeOf[p] = places;
		written[places] = lattice.written[p]!;
		bareIds[places++] = lexicon.bareIdOf[word]!;
	}
	const words = bareIds.subarray(0, places);
	const text: ContextText = {
		bareIds: words,
		written: cased ? written.subarray(0, places) : null,
		kind: kinds ? kindsOf(words, kinds) : null,
	};
	const candidates: number[] = [];
	return (p, arcs) => {
		candidates.length = 0;
		for (const arc of arcs) candidates.push(arc.words[0]!);
		const scores = context.logProbs(text, placeOf[p]!, candidates);
		for (let k = 0; k < arcs.length; k++) arcs[k]!.cost -= CONTEXT_WEIGHT * scores[k]!;
		// The search drops what is far behind: the sooner it knows the best, the more.
		sortByCost(arcs);
	};
}
