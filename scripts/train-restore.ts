/**
 * Trains the language model of `restore` and writes models/restore.bin.
 *   npm run train:restore -- <folder with the corpora> [--ngrams 5000000] [--order 5] [--out FILE]
 * Deterministic: same corpora, same options, same bytes. Needs `xz` on the path and about 6 GB of memory.
 */
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../pipeline/package-root.js";
import { bare } from "../pipeline/restore/letters.js";
import { FIRST_WORD } from "../pipeline/restore/lexicon.js";
import { writeModelFile } from "../pipeline/restore/model-file.js";
import { CONTEXT_STEP, trainContext } from "./restore-context.js";
import { readCorpus } from "./restore-corpus.js";
import { gazetteerLines } from "./restore-gazetteer.js";
import { estimate, prune } from "./restore-kneser-ney.js";
import { listNgrams } from "./restore-ngrams.js";
import { packNgrams, QUANTISATION } from "./restore-pack.js";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		ngrams: { type: "string", default: "4000000" },
		order: { type: "string", default: "5" },
		min: { type: "string", default: "1,1,1,2,2" },
		bits: { type: "string", default: "23" },
		every: { type: "string", default: "1" },
		focus: { type: "string", default: "0.7" },
		words: { type: "string", default: "5" },
		out: { type: "string", default: join(packageRoot, "models", "restore.bin") },
	},
});
const folder = positionals[0] ?? join(packageRoot, "..", "shared", "corpora");
const order = Number(values.order);
const files = ["legal.phapdien.txt.xz", "wiki.2017.txt.xz"];
const started = Date.now();
const say = (message: string) => console.error(`${((Date.now() - started) / 1000).toFixed(1)} s  ${message}`);

const corpus = await readCorpus(
	files.map((f) => join(folder, f)),
	Number(values.words),
	gazetteerLines(join(folder, "..", "gazetteers")),
);
say(`${corpus.tokens.length} tokens, ${corpus.words.length} words`);
const lists = listNgrams(corpus.tokens, order);
say(`distinct n-grams: ${lists.map((l) => l.at.length).join(", ")}`);
const models = estimate(lists, corpus.tokens, [0, ...values.min.split(",").map(Number)]);
say("estimated");
const classIds = new Map<string, number>();
const classOf = Uint16Array.from(corpus.words, (word) => {
	const key = bare(word);
	const id = classIds.get(key) ?? classIds.size;
	classIds.set(key, id);
	return id;
});
const kept = prune(models, Number(values.ngrams), corpus.tokens, classOf, Number(values.focus));
say(`kept ${kept}: ${models.map((m) => m.kept.reduce((a, k) => a + k, 0)).join(", ")}`);
const membersOf: number[][] = Array.from({ length: classIds.size }, () => []);
corpus.words.forEach((_, id) => {
	const members = membersOf[classOf[id]!]!;
	if (id >= FIRST_WORD && members.length < 24) members.push(id);
});
const bits = Number(values.bits);
const every = Number(values.every);
const context = bits > 0 ? trainContext(corpus.tokens, classOf, membersOf, { bits, every, rate: 0.12 }, say) : null;

const text = new TextEncoder();
const symbols = [...corpus.symbolParts].filter(([, n]) => n >= 5).sort((a, b) => (a[0] < b[0] ? -1 : 1));
const bytes = writeModelFile(
	{
		format: 1,
		order,
		ngrams: kept,
		...QUANTISATION,
		...(context ? { context: { bits, step: CONTEXT_STEP } } : {}),
		card: { sources: files, tokens: corpus.tokens.length, characters: corpus.characters, words: corpus.words.length },
	},
	[
		{ name: "words", data: text.encode(corpus.words.join("\n")), brotli: true },
		{
			name: "spelling",
			data: text.encode(corpus.words.map((w, i) => (corpus.spelling[i] === w ? "" : corpus.spelling[i])).join("\n")),
			brotli: true,
		},
		{ name: "capitalised", data: Uint8Array.from(corpus.capitalised, (c) => Math.round(c * 255)), brotli: true },
		{ name: "symbols", data: text.encode(symbols.map(([s, n]) => `${s} ${n}`).join("\n")), brotli: true },
		...(context ? [{ name: "context", data: new Uint8Array(context.buffer), brotli: true }] : []),
		...packNgrams(models, corpus.tokens, corpus.words.length),
	],
);
writeFileSync(`${values.out}.part`, bytes);
renameSync(`${values.out}.part`, values.out);
say(`${values.out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
