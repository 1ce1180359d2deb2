import type { Origin, Repair, TextDiagnosis, Word } from "../../schemas/page.js";
import { addAccentLine, contextWeight } from "./accent-arcs.js";
import { type Arc, decode, type Step } from "./beam.js";
import { Channel } from "./channel.js";
import { FOREIGN_UNCOUNTED, OWN_UNCOUNTED } from "./channel-costs.js";
import { runsOn } from "./classes.js";
import { FOREIGN_PRIOR, mixConfusions, OWN_PRIOR, readForeignNoise, readOwnNoise } from "./confusions.js";
import { decodeLines } from "./decode-lines.js";
import { type Diagnosis, diagnoseWords, wordShares } from "./diagnose.js";
import { Lattice } from "./lattice.js";
import { isLetterSpaced, joinLetters } from "./letter-spacing.js";
import { wordKey } from "./letters.js";
import { BREAK, UNKNOWN } from "./lexicon.js";
import { repairListMarks } from "./list-marks.js";
import { cutLongLines, hasLongLines, joinPieces } from "./long-lines.js";
import { addHornLine, hasLostHorns } from "./lost-horn.js";
import type { RestoreModel } from "./model.js";
import { addNoisyLine } from "./noise-arcs.js";
import { isOtherLanguage } from "./other-language.js";
import { PageWords } from "./page-words.js";
import { paragraphs } from "./paragraphs.js";
import { favourPhrases } from "./reform-phrases.js";
import { repairKind } from "./repair-kind.js";
import { repairShapes } from "./shape-slips.js";
import { addSlipLine, type OwnNoise } from "./slip-arcs.js";
import { SLIP } from "./slip-costs.js";
import { repairStops } from "./stop-slips.js";
import { repairSymbols } from "./symbols.js";
import { TopicMemory } from "./topic-memory.js";

export interface RestoreOptions {
	/** Page number to put into the repairs (default 1). */
	page?: number;
	/** Diagnosis to go by instead of the text's own. */
	diagnosis?: TextDiagnosis;
	/** Words of each line with their fonts and confidences, where known. */
	words?: readonly (readonly Word[])[];
	/** A mark of the table cell that each line stands in (see `lineCells`), where known. */
	cells?: readonly (string | null)[];
	/** Where the text came from; what OCR read is searched for slips. */
	origin?: Origin;
}

export interface RestoredText {
	/** The lines joined as they came. */
	text: string;
	/** One for each line of the input. */
	lines: string[];
	/** `line` is 1-based. */
	repairs: Repair[];
	diagnosis: TextDiagnosis;
	/** 0..1: how sure the diagnosis is. */
	confidence: number;
}

/**
 * Hypotheses kept at a place: on a tenth of check.admin-central-2025 (stripped) 4, 8 and 16 give 98.18, 98.49 and 98.52 %; in foreign readings 10, 12
 * and 16 leave 67, 68 and 68 word errors in seed 004.
 */
const WIDTH: Readonly<Record<Mode, number>> = { accents: 8, noise: 10, slips: 8, horns: 8 };

const noises = new WeakMap<RestoreModel, { foreign?: Channel; own?: OwnNoise }>();

/** The noise models, each made when the first page that needs it comes. */
function noisesOf(model: RestoreModel): { foreign?: Channel; own?: OwnNoise } {
	let made = noises.get(model);
	if (!made) {
		made = {};
		noises.set(model, made);
	}
	return made;
}

function foreignChannel(model: RestoreModel): Channel {
	const made = noisesOf(model);
	made.foreign ??= new Channel(mixConfusions(readForeignNoise(), FOREIGN_PRIOR), FOREIGN_UNCOUNTED, model);
	return made.foreign;
}

function ownNoise(model: RestoreModel): OwnNoise {
	const made = noisesOf(model);
	if (!made.own) {
		const { letters, wrong } = readOwnNoise();
		made.own = { channel: new Channel(mixConfusions(letters, OWN_PRIOR), OWN_UNCOUNTED, model), wrong };
	}
	return made.own;
}

/**
 * Restores a text: one line in, one line out, in order; white space, Markdown, tabs and numbers stay. Clean text comes back as it was (NFC).
 * Line ends may be \n or \r\n and are kept.
 */
export function restoreText(text: string, model: RestoreModel, options: RestoreOptions = {}): RestoredText {
	const raw = text.split("\n");
	const { lines, repairs, diagnosis, confidence } = restoreLines(raw, model, options);
	return { text: lines.join("\n"), lines, repairs, diagnosis, confidence };
}

/** `restoreText` for lines that are cut already. */
export function restoreLines(
	raw: readonly string[],
	model: RestoreModel,
	options: RestoreOptions = {},
): Omit<RestoredText, "text"> {
	if (options.words || !hasLongLines(raw)) return restoreShortLines(raw, model, options);
	const { pieces, lineOf } = cutLongLines(raw);
	const result = restoreShortLines(pieces, model, options);
	return { ...result, ...joinPieces(result.lines, result.repairs, lineOf) };
}

function restoreShortLines(
	raw: readonly string[],
	model: RestoreModel,
	options: RestoreOptions,
): Omit<RestoredText, "text"> {
	const page = options.page ?? 1;
	const repairs: Repair[] = [];
	const composed = raw.map((line, i) => {
		const nfc = line.normalize("NFC");
		if (nfc !== line) repairs.push({ page, line: i + 1, before: line, after: nfc, kind: "unicode", confidence: 1 });
		return nfc;
	});
	const decoded = decodeLines(composed, options.words ?? null, page, model);
	const lines = decoded.lines;
	repairs.push(...decoded.repairs);
	lines.forEach((line, i) => {
		if (!isLetterSpaced(line)) return;
		lines[i] = joinLetters(line, model);
		repairs.push({ page, line: i + 1, before: line, after: lines[i]!, kind: "join", confidence: 0.9 });
	});
	const sample = sampleOf(lines);
	const found: Diagnosis = options.diagnosis ? { kind: options.diagnosis, confidence: 1 } : diagnose(sample, model);
	const horns = decoded.encoding === "tcvn3" && hasLostHorns(lines.join("\n"));
	const mode = horns ? "horns" : modeOf(found.kind, options.origin);
	const words = options.words ?? null;
	const context = {
		model,
		page,
		repairs,
		words,
		cased: tellsNames(sample),
		memory: new TopicMemory(model),
		pageWords: new PageWords(words ?? [], model),
		cells: options.cells ?? null,
	};
	if (mode === "slips") mendStops(lines, context);
	const steady = options.diagnosis !== undefined || horns;
	for (const [first, last] of paragraphs(lines)) {
		const own = steady ? mode : paragraphMode(lines.slice(first, last).join("\n"), mode, model);
		if (own !== null) restoreParagraph(lines, first, last, { ...context, mode: own });
	}
	if (mode === "slips" || mode === "noise") repairListMarks(lines, page, repairs, (i) => hasWords(words, i));
	if (mode === "slips" && repairs.some((r) => r.kind !== "unicode")) found.kind = "ocr-slips";
	// The first damage names the page: text that was decoded, or taken apart into letters and marks, is clean only now.
	if (decoded.encoding) return { lines, repairs, diagnosis: decoded.encoding, confidence: decoded.confidence };
	const nfd = repairs.filter((r) => r.kind === "unicode").length;
	if (found.kind === "clean" && nfd * 2 > lines.filter((l) => l.trim() !== "").length)
		return { lines, repairs, diagnosis: "nfd", confidence: 1 };
	return { lines, repairs, diagnosis: found.kind, confidence: found.confidence };
}

function diagnose(text: string, model: RestoreModel): Diagnosis {
	const shares = wordShares(text, model);
	const found = diagnoseWords(shares);
	const shortAndStrange = found.kind === "no-accents" && shares.words <= 5 && shares.bareVietnamese <= 0.5;
	if (found.kind === "empty" || !(shortAndStrange || isOtherLanguage(text, shares.bareVietnamese))) return found;
	return { kind: "not-vietnamese", confidence: Math.max(0.5, 1 - shares.bareVietnamese) };
}

/** Characters that the diagnosis of a long text looks at, from its beginning, middle and end. */
const SAMPLE = 60_000;

function sampleOf(lines: readonly string[]): string {
	let length = 0;
	for (const line of lines) length += line.length + 1;
	if (length <= SAMPLE) return lines.join("\n");
	const third = SAMPLE / 3;
	const starts = [0, Math.floor(length / 2), length - third];
	const parts: string[] = [];
	let at = 0;
	for (const line of lines) {
		if (starts.some((start) => at + line.length >= start && at < start + third)) parts.push(line.slice(0, third));
		at += line.length + 1;
	}
	return parts.join("\n");
}

/**
 * A paragraph that is in another state than its page: clean among damaged ones, or unaccented among clean ones. Short ones follow the page;
 * the seeds and check files have no paragraph that leaves its page's state.
 */
function paragraphMode(text: string, pageMode: Mode | null, model: RestoreModel): Mode | null {
	const shares = wordShares(text, model);
	if (shares.words >= 3 && isOtherLanguage(text, shares.bareVietnamese)) return null;
	if (pageMode === "slips") return pageMode;
	if (pageMode === null) {
		const { kind, confidence } = diagnoseWords(shares);
		return shares.words >= 12 && kind === "no-accents" && confidence >= 0.9 ? "accents" : null;
	}
	return shares.words >= 6 && shares.marked >= 0.6 && shares.vietnamese >= 0.9 ? null : pageMode;
}

/** How the lines of a text are read again: marks missing, letters misread by a foreign engine, slips of a Vietnamese one, every ư lost. */
type Mode = "accents" | "noise" | "slips" | "horns";

function modeOf(kind: TextDiagnosis, origin: Origin | undefined): Mode | null {
	if (kind === "no-accents") return "accents";
	// The product's engine reads Vietnamese: what looks like another engine's garbage there is a stain or a hand.
	if (origin === "ocr") return kind === "empty" || kind === "not-vietnamese" ? null : "slips";
	return kind === "foreign-ocr" ? "noise" : null;
}

interface ParagraphContext {
	mode: Mode;
	model: RestoreModel;
	page: number;
	repairs: Repair[];
	words: readonly (readonly Word[])[] | null;
	/** Names are written with capitals, other words are not. */
	cased: boolean;
	memory: TopicMemory;
	pageWords: PageWords;
	/** A mark of the cell that each line stands in. */
	cells: readonly (string | null)[] | null;
}

/** True when capitals open some of the words but not most. */
function tellsNames(text: string): boolean {
	const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
	const titles = text.match(/(?<!\p{L})\p{Lu}\p{Ll}+/gu)?.length ?? 0;
	return titles > 0.03 * words && titles < 0.5 * words;
}

/** Full stops that were commas, before the language model takes them for the end of a sentence. */
function mendStops(lines: string[], { words, cells, page, model, repairs }: Omit<ParagraphContext, "mode">): void {
	const widest = Math.max(0, ...lines.map((line) => line.trimEnd().length));
	const goesOn = (i: number): boolean => {
		const [cell, below] = [cells?.[i] ?? null, cells?.[i + 1] ?? null];
		return cell === below && (cell !== null || lines[i]!.trimEnd().length >= 0.8 * widest);
	};
	repairStops(lines, page, model, repairs, (i) => hasWords(words, i), goesOn);
}

const hasWords = (words: ParagraphContext["words"], line: number): boolean => (words?.[line]?.length ?? 0) > 0;

function restoreParagraph(lines: string[], first: number, last: number, context: ParagraphContext): void {
	const { mode, model, page, repairs } = context;
	const source = lines.slice(first, last);
	const widest = Math.max(...source.map((l) => l.trimEnd().length));
	const lattice = new Lattice();
	lattice.lineEnd(first, 0, BREAK);
	source.forEach((line, i) => {
		if (mode === "noise") addNoisyLine(lattice, first + i, line, model, foreignChannel(model));
		else if (mode === "horns") addHornLine(lattice, first + i, line, model);
		else if (mode === "accents") addAccentLine(lattice, first + i, line, model, context.cased);
		else
			addSlipLine(
				lattice,
				first + i,
				line,
				context.words?.[first + i] ?? [],
				model,
				ownNoise(model),
				context.pageWords,
			);
		if (line.trim() === "") return;
		const k = source.findIndex((after, k) => k > i && after.trim() !== "");
		if (k < 0) return;
		const [cell, below] = [context.cells?.[first + i] ?? null, context.cells?.[first + k] ?? null];
		// In a cell the lines are as long as it is wide.
		const goesOn = cell === below && runsOn(line, source[k]!, cell === null ? widest : 0);
		if (!goesOn) lattice.lineEnd(first + i, line.length, BREAK);
	});
	if (mode === "accents") {
		favourPhrases(lattice, model);
		for (const arcs of lattice.arcs) context.memory.favour(arcs);
	}
	const weigh = mode === "accents" ? contextWeight(lattice, model, context.cased) : undefined;
	const steps = decode(lattice.arcs, model.ngrams, WIDTH[mode], weigh);
	if (mode === "accents") for (const { arc } of steps) for (const word of arc.words) context.memory.read(word);
	write(lines, steps, lattice, context);
	for (let i = first; i < last; i++) {
		lines[i] = repairSymbols(lines[i]!, i + 1, page, model, repairs, mode === "noise");
		if (mode === "noise" || mode === "slips")
			lines[i] = repairShapes(lines[i]!, i + 1, page, model, repairs, mode === "noise", hasWords(context.words, i));
	}
}

/** Words that repairs have named: a long text has hundreds of thousands of repairs of a few thousand words. */
const named = new Map<string, string>();

/** The same string for equal ones. */
function oneOf(word: string): string {
	const known = named.get(word);
	if (known !== undefined) return known;
	if (named.size >= 20_000) named.clear();
	named.set(word, word);
	return word;
}

/** Puts the chosen readings into the lines and lists the changes. */
function write(
	lines: string[],
	steps: readonly Step[],
	lattice: Lattice,
	{ mode, model, page, repairs }: ParagraphContext,
): void {
	const least = (old: string): number => {
		if (mode !== "slips") return 0;
		return model.lexicon.isVietnamese(model.lexicon.id(wordKey(old))) ? SLIP.certain : SLIP.likely;
	};
	const changes = new Map<number, { start: number; end: number; text: string; confidence: number }[]>();
	steps.forEach((step, k) => {
		if (step.arc.text === null) return;
		const line = lattice.line[step.from]!;
		const start = lattice.offset[step.from]!;
		const next = lattice.line[step.arc.to] === line ? lattice.offset[step.arc.to]! : lines[line]!.length;
		const end = step.arc.end ?? next;
		const confidence = certainty(steps, k, lattice.arcs, model);
		if (confidence < (step.arc.sure ?? least(lines[line]!.slice(start, end)))) return;
		const list = changes.get(line) ?? [];
		const previous = list[list.length - 1];
		// Parts of one broken word make one repair.
		if (previous && previous.end === start && previous.text.endsWith(" ")) {
			previous.end = end;
			previous.text += step.arc.text;
			previous.confidence = Math.min(previous.confidence, confidence);
		} else list.push({ start, end, text: step.arc.text, confidence });
		changes.set(line, list);
	});
	for (const [line, list] of [...changes].sort((a, b) => a[0] - b[0])) {
		const before = lines[line]!;
		const out: string[] = [];
		let at = 0;
		for (const { start, end, text, confidence } of list) {
			const old = oneOf(before.slice(start, end));
			out.push(before.slice(at, start), text);
			at = end;
			if (old !== text)
				repairs.push({ page, line: line + 1, before: old, after: text, kind: repairKind(old, text), confidence });
		}
		out.push(before.slice(at));
		// One flat string; a sum of strings would keep every part of it alive.
		lines[line] = out.join("");
	}
}

/** Share of the chosen reading among the readings of the same stretch, given the words before and the two steps after it. */
function certainty(steps: readonly Step[], k: number, arcs: readonly (readonly Arc[])[], model: RestoreModel): number {
	const step = steps[k]!;
	const rivals = arcs[step.from]!;
	if (rivals.length === 1) return 1;
	const { ngrams } = model;
	/** Score of a reading by itself, and with the words after it. */
	const alone = (arc: Arc): number => {
		let context = step.before;
		let score = -arc.cost;
		for (let n = 0; n < arc.words.length; n++) {
			score += ngrams.score(arc.words[n]!, context);
			if (n + 1 < arc.words.length) context = ngrams.extend(arc.words[n]!, context);
		}
		return score;
	};
	const withNext = (arc: Arc, start: number): number => {
		let context = step.before;
		for (const word of arc.words) context = ngrams.extend(word, context);
		let score = start;
		let asked = 0;
		for (let next = k + 1; next <= k + 2 && next < steps.length; next++)
			for (const word of steps[next]!.arc.words) {
				if (asked === 2) return score;
				if (asked++ > 0) context = ngrams.extend(last, context);
				score += ngrams.score(word, context);
				last = word;
			}
		return score;
	};
	let last = UNKNOWN;
	const first = alone(step.arc);
	let own = Number.NaN;
	let total = 0;
	let same = 0;
	for (const arc of rivals) {
		// A score is at most minus the cost.
		if (arc.to !== step.arc.to || -arc.cost < first - 9) continue;
		let weight = 1;
		if (arc !== step.arc) {
			const rival = alone(arc);
			// Most readings are out of the race before the words after them are asked.
			if (rival < first - 9) weight = Math.exp(rival - first);
			else {
				if (Number.isNaN(own)) own = withNext(step.arc, first);
				weight = Math.exp(Math.min(30, withNext(arc, rival) - own));
			}
		}
		total += weight;
		if (arc.text === step.arc.text) same += weight;
	}
	return total > 0 ? Math.round((same / total) * 1000) / 1000 : 1;
}
