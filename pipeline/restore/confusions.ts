/** Noise models: counts of what engines made of Vietnamese print (scripts/restore-noise-*.ts), with a prior from reading such text. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SohoaError } from "../../schemas/errors.js";
import { packageRoot } from "../package-root.js";
import type { ConfusionTable } from "./channel-costs.js";

/**
 * Counts are few for rare letters, so the prior keeps a share of each letter's outputs. Word errors on the first half of seed 004 with a cost of
 * 0.5, 1.5 and 3 nats: 4.39 %, 4.72 %, 5.19 %.
 */
const PRIOR_COST = 0.5;

/** Joins counted costs with the prior: the cheaper of the two for each output. */
export function mixConfusions(counted: ConfusionTable, prior: ConfusionTable): ConfusionTable {
	const out: Record<string, Record<string, number>> = {};
	for (const letter of new Set([...Object.keys(counted), ...Object.keys(prior)])) {
		const row: Record<string, number> = { ...counted[letter] };
		for (const [seen, cost] of Object.entries(prior[letter] ?? {}))
			row[seen] = Math.min(row[seen] ?? Infinity, cost + PRIOR_COST);
		out[letter] = row;
	}
	return out;
}

/** Counted confusions of foreign engines (models/noise-foreign.json). */
export const readForeignNoise = (): ConfusionTable => readNoise("foreign") as ConfusionTable;

/** Counted confusions of the product's engine, and how often its words are wrong (models/noise-vie.json). */
export function readOwnNoise(): { letters: ConfusionTable; wrong: WrongByConfidence } {
	const { letters, confidence } = readNoise("vie") as { letters: ConfusionTable; confidence: [number, number][] };
	return { letters, wrong: new WrongByConfidence(confidence) };
}

/** How much more likely than on average a word is wrong, by the engine's confidence in it. */
export class WrongByConfidence {
	private readonly average: number;

	constructor(
		/** [highest confidence, share of wrong words], rising. */
		private readonly steps: readonly (readonly [number, number])[],
	) {
		this.average = logit(steps[steps.length - 1]![1]);
	}

	/** Log of the odds that the word is wrong over those of a word that the engine is sure of; 0 where the confidence is not known. */
	logOdds(confidence: number | null): number {
		if (confidence === null) return 0;
		const step = this.steps.find(([limit]) => confidence <= limit) ?? this.steps[this.steps.length - 1]!;
		return logit(step[1]) - this.average;
	}
}

const logit = (share: number): number => Math.log(share / (1 - share));

function readNoise(name: "foreign" | "vie"): unknown {
	const path = join(packageRoot, "models", `noise-${name}.json`);
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch (cause) {
		throw new SohoaError(`The noise model ${path} cannot be read.`, "Reinstall the package.", { cause });
	}
}

/** What an engine of another language makes of Vietnamese letters, as read in such texts. */
export const FOREIGN_PRIOR: ConfusionTable = {
	a: { d: 4, "4": 4, é: 4 },
	á: { "4": 3, é: 3, d: 3.5 },
	à: { "4": 3.5, a: 0.5, d: 3.5 },
	ả: { a: 0.5, "4": 3.5, d: 3 },
	ạ: { a: 0.4, "@": 4 },
	ã: { "4": 2.5, d: 3, "&": 3, a: 0.8, i: 3.5 },
	ă: { a: 0.6, d: 3, i: 2.8 },
	ằ: { a: 0.6, i: 3.5, d: 3.5 },
	ắ: { a: 0.6, i: 2.8, d: 3.5 },
	ặ: { a: 0.6, i: 2.8 },
	â: { d: 2.2, a: 0.5, "4": 3, é: 4 },
	ấ: { a: 0.5, d: 3, "4": 3, é: 3.5 },
	ầ: { a: 0.5, d: 3, "4": 3 },
	ậ: { a: 0.5, d: 3.5 },
	ẩ: { a: 0.5, d: 3.5 },
	ế: { é: 0.5, e: 0.8, "€": 3, "&": 4 },
	ề: { é: 0.5, e: 0.8, "€": 3, "¢": 3.5, "&": 4 },
	ể: { é: 0.5, e: 0.8, "€": 3, "¢": 3.5 },
	ệ: { é: 0.6, e: 0.8, "¢": 2.5, "€": 3, "&": 3.5, ê: 2, g: 4 },
	ê: { é: 0.5, e: 0.8, "€": 3.5 },
	đ: { d: 0.3, "@": 3.5, b: 3, p: 3, t: 4.5, "(": 4.5 },
	i: { l: 2.5, I: 2.5, "1": 3, j: 3.5, t: 4 },
	í: { i: 0.5, l: 3 },
	ì: { i: 0.5, l: 3 },
	ị: { i: 0.5, "1": 2, l: 3, j: 2.5 },
	ỉ: { i: 0.5, l: 3 },
	ĩ: { i: 0.5, l: 3 },
	l: { I: 1.5, "1": 2, i: 3 },
	o: { "0": 3, d: 4.5, "6": 4 },
	ó: { o: 0.8, "6": 1.5, d: 3 },
	ò: { o: 0.6, d: 3.5, "0": 3 },
	ọ: { o: 0.5 },
	ô: { d: 2.5, "6": 1.5, o: 0.5, f: 5, "0": 3, h: 4.5 },
	ố: { "6": 1, b: 2.5, d: 2.5, o: 0.6, "0": 2.5, ")": 4.5, é: 3.5, "(5": 4 },
	ồ: { "6": 2, d: 2, o: 0.6, b: 3, "0": 3 },
	ổ: { "6": 1.5, d: 1.8, o: 0.6, b: 3.5 },
	ỗ: { "6": 2.5, d: 2, o: 0.6 },
	ộ: { "9": 3, o: 0.5, "6": 2.5, "0": 3, "¢": 3, J: 4, "(:)": 4, d: 3.5 },
	ơ: { o: 0.5, a: 3, "¢": 3 },
	ở: { o: 0.6, a: 3, é: 3, "¢": 3 },
	ờ: { o: 0.6, ei: 3.5, "o'": 3, d: 3.5, e: 3 },
	ớ: { o: 0.8, "6": 2.5, é: 2.5, e: 3, ei: 4 },
	ợ: { o: 0.5, g: 2, "9": 3, q: 2.5 },
	ỡ: { o: 0.8, "&": 3.5, "6": 3 },
	ú: { u: 0.5, i: 3 },
	ù: { u: 0.5 },
	ủ: { u: 0.6, a: 2.2, i: 2.2, it: 3, ii: 3.5 },
	ũ: { ii: 2, u: 0.6, i: 2.5 },
	ụ: { u: 0.5 },
	ư: { u: 0.6, ir: 2, w: 2.5, t: 3, tr: 3.5, "u'": 3, i: 3, uw: 3.5, wu: 4 },
	ứ: { u: 0.7, ir: 2, it: 2.5, t: 2, ti: 2.5, i: 2.2, tr: 2.8, ii: 3, ar: 3.5, "(i": 3.5 },
	ừ: { u: 0.7, ir: 2, ti: 3, tr: 2.5, i: 2.5, iT: 4 },
	ử: { u: 0.7, ir: 2, i: 2.5, tr: 2.5, t: 2.8, it: 2.5, tu: 3 },
	ữ: { u: 0.8, ir: 2, it: 2, i: 2.5, ii: 2.8, ti: 3, "i:": 4 },
	ự: { u: 0.7, y: 1.5, w: 2, ug: 3, yu: 3.5, ir: 3.5 },
	y: { v: 4.5 },
	ý: { y: 0.5, "¥": 3 },
	ỳ: { y: 0.5, "¥": 3 },
	ỹ: { y: 0.6, "§": 2, i: 2.5, "¥": 2 },
	c: { "€": 3, e: 4 },
	h: { b: 5 },
	n: { m: 4.5, r: 5 },
	m: { rn: 3.5 },
	g: { q: 4, "9": 4 },
	s: { $: 3, "8": 4, "5": 4 },
	t: { "(": 5, l: 4.5 },
};

/** What the product's engine makes of letters besides, from reading its output on archive scans ("ưu tiên" → "tru tiên", "môn" → "niôn", "bổ sung" → "bề sung"). */
export const OWN_PRIOR: ConfusionTable = {
	c: { e: 6.5 },
	e: { c: 6.5, o: 7 },
	g: { ø: 4, q: 8 },
	h: { b: 7 },
	m: { ni: 6.5 },
	n: { u: 6.5, m: 7 },
	o: { e: 7 },
	r: { "": 6.5, ư: 4 },
	t: { "": 5.5, l: 8 },
	u: { n: 6.5 },
	ư: { tr: 6 },
	y: { v: 5 },
	ô: { ê: 7 },
	ố: { ế: 7 },
	ồ: { ề: 7 },
	ổ: { ề: 6, ể: 6.5 },
};
