/**
 * Trains the language model of `restore` and writes models/restore.bin.
 *   npm run train:restore -- <folder with the corpora> [--ngrams 5300000] [--order 5] [--hold 60] [--out FILE]
 * Deterministic: same corpora, same options, same bytes. Needs `xz` on the path and about 6 GB of memory. `--hold N` leaves one block of 500 lines
 * in N out of the training and writes these blocks beside the model, to tune on (FILE.legal.txt, FILE.wiki.txt).
 */
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageRoot } from "../pipeline/package-root.js";
import { kindOdds, kindsOf } from "../pipeline/restore/context-kind.js";
import { bare } from "../pipeline/restore/letters.js";
import { FIRST_WORD } from "../pipeline/restore/lexicon.js";
import { writeModelFile } from "../pipeline/restore/model-file.js";
import { CONTEXT_STEP, quantised, startContext, trainContext } from "./restore-context.js";
import { heldOutLines, readCorpus } from "./restore-corpus.js";
import { gazetteerLines } from "./restore-gazetteer.js";
import { estimate, prune } from "./restore-kneser-ney.js";
import { listNgrams } from "./restore-ngrams.js";
import { packNgrams, QUANTISATION } from "./restore-pack.js";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		ngrams: { type: "string", default: "5300000" },
		order: { type: "string", default: "5" },
		min: { type: "string", default: "1,1,1,2,2" },
		bits: { type: "string", default: "24" },
		every: { type: "string", default: "1" },
		rate: { type: "string", default: "0.3" },
		hold: { type: "string", default: "0" },
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

const hold = Number(values.hold);
const corpus = await readCorpus(
	files.map((f) => join(folder, f)),
	{ minCount: Number(values.words), hold },
	gazetteerLines(join(folder, "..", "gazetteers")),
);
say(`${corpus.tokens.length} tokens, ${corpus.words.length} words`);
if (hold > 0)
	for (const file of files) {
		const lines: string[] = [];
		for await (const line of heldOutLines(join(folder, file), hold)) lines.push(line);
		writeFileSync(`${values.out}.${file.split(".")[0]}.txt`, `${lines.join("\n")}\n`);
	}
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
const bareIds = Uint16Array.from(corpus.tokens, (id) => classOf[id]!);
const kinds = kindOdds(bareIds, corpus.sources, classIds.size);
const counts = new Float64Array(corpus.words.length);
for (const id of corpus.tokens) counts[id]!++;
const bits = Number(values.bits);
const training = { bits, every: Number(values.every), rate: Number(values.rate), membersOf, counts };
const state = startContext(training);
const told = { bareIds, written: corpus.written, kind: kindsOf(bareIds, kinds) };
trainContext(told, corpus.tokens, state, training, say);
const context = quantised(state.weights);

const text = new TextEncoder();
const symbols = [...corpus.symbolParts].filter(([, n]) => n >= 5).sort((a, b) => (a[0] < b[0] ? -1 : 1));
const bytes = writeModelFile(
	{
		format: 1,
		order,
		ngrams: kept,
		...QUANTISATION,
		context: { bits, step: CONTEXT_STEP },
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
		{ name: "context", data: new Uint8Array(context.buffer), brotli: true },
		{ name: "kinds", data: new Uint8Array(kinds.buffer), brotli: true },
		...packNgrams(models, corpus.tokens, corpus.words.length),
	],
);
writeFileSync(`${values.out}.part`, bytes);
renameSync(`${values.out}.part`, values.out);
say(`${values.out}: ${(bytes.length / 1e6).toFixed(2)} MB`);
