import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SohoaError } from "../../schemas/errors.js";
import { packageRoot } from "../package-root.js";
import { ContextModel } from "./context-model.js";
import { FIRST_WORD, Lexicon } from "./lexicon.js";
import { type ModelHeader, readModelFile } from "./model-file.js";
import { NgramModel, type TrieLevel } from "./ngram-model.js";
import { decodeLevel } from "./trie-code.js";

/** Everything restoration has learned. */
export interface RestoreModel {
	lexicon: Lexicon;
	ngrams: NgramModel;
	/** Second opinion on missing marks. */
	context: ContextModel | null;
	/** Log-odds of law against prose of each bare id, for the context model. */
	kinds: Int8Array | null;
	header: ModelHeader;
}

const loaded = new Map<string, RestoreModel>();

/** File that ships with the package. */
export const defaultModelPath = (): string => join(packageRoot, "models", "restore.bin");

/**
 * Loads the model (once a process and path). Throws SohoaError when the file is missing or does not belong to this program.
 */
export function loadRestoreModel(path: string = defaultModelPath()): RestoreModel {
	const known = loaded.get(path);
	if (known) return known;
	let file: Buffer;
	try {
		file = readFileSync(path);
	} catch (cause) {
		throw new SohoaError(
			`The restore model ${path} cannot be read.`,
			"Reinstall the package, or run `npm run train:restore`.",
			{
				cause,
			},
		);
	}
	const { header, section } = readModelFile(file);
	const textOf = (name: string) => Buffer.from(section(name)).toString("utf8");
	const symbols = new Map<string, number>();
	for (const row of textOf("symbols").split("\n")) {
		const [part, count] = row.split(" ");
		if (part && count) symbols.set(part, Number(count));
	}
	const lexicon = new Lexicon(
		textOf("words").split("\n"),
		textOf("spelling").split("\n"),
		section("capitalised"),
		symbols,
	);
	const levels = readLevels(section, header.order, header.backoffZero);
	const ngrams = new NgramModel(levels, header);
	const context = header.context
		? new ContextModel(asInt8(section("context")), header.context.bits, header.context.step, FIRST_WORD)
		: null;
	const kinds = header.sections.some((s) => s.name === "kinds") ? asInt8(section("kinds")) : null;
	const model = { lexicon, ngrams, context, kinds, header };
	loaded.set(path, model);
	return model;
}

const asInt8 = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** Weights stored for the nodes with children only; the others have none to give up. */
function spread(stored: Uint8Array, childStart: Uint32Array, zero: number): Uint8Array {
	const out = new Uint8Array(childStart.length - 1);
	let k = 0;
	for (let p = 0; p < out.length; p++) out[p] = childStart[p + 1]! > childStart[p]! ? stored[k++]! : zero;
	return out;
}

/** The n-grams of a model file, of the orders 1 to `order` (2 or more). `section`: bytes of each section by name. */
export function readLevels(section: (name: string) => Uint8Array, order: number, backoffZero: number): TrieLevel[] {
	const floats = (name: string) => new Float32Array(section(name).slice().buffer);
	const levels: TrieLevel[] = [
		{ word: new Uint16Array(0), prob: floats("prob1"), backoff: floats("backoff1"), childStart: null },
	];
	for (let n = 2; n <= order; n++) {
		const above = levels[n - 2]!;
		const planes = { lo: section(`lo${n}`), hi: section(`hi${n}`), children: section(`children${n}`) };
		const { words, childStart } = decodeLevel(planes, above.prob.length);
		above.childStart = childStart;
		if (n > 2) above.backoff = spread(section(`backoff${n - 1}`), childStart, backoffZero);
		levels.push({ word: words, prob: section(`prob${n}`), backoff: new Uint8Array(0), childStart: null });
	}
	return levels;
}
