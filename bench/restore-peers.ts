/**
 * Other ways to restore stripped marks, on the same text by the same measure: packages that can be run offline, and two baselines from our own
 * training data. Of the Python and Node packages that PyPI and npm list for it on 22 November 2026, only pyvi carries its weights: nom-vn and
 * the transformers fetch theirs from a hub, vicorrect has none, underthesea 9.5 ships no restorer, and no npm package does.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../pipeline/package-root.js";
import { type Arc, decode } from "../pipeline/restore/beam.js";
import { markClass } from "../pipeline/restore/classes.js";
import { defaultModelPath, type RestoreModel, restoreText } from "../pipeline/restore/index.js";
import { bare, wordKey } from "../pipeline/restore/letters.js";
import { BREAK, NUMBER } from "../pipeline/restore/lexicon.js";
import { readLevels } from "../pipeline/restore/model.js";
import { readModelFile } from "../pipeline/restore/model-file.js";
import { NgramModel } from "../pipeline/restore/ngram-model.js";
import { alignWords, comparedWords } from "./restore-align.js";

export interface PeerResult {
	name: string;
	/** Syllables right and in all; null when the peer is not there. */
	right: number | null;
	total: number;
	/** Characters of stripped text for each second of CPU. */
	speed: number;
}

const letterWords = (line: string): string[] => comparedWords(line).filter((word) => !/\p{N}/u.test(word));

/** Right words without digits, line by line: place by place where the line has as many words as its truth, else aligned. */
export function rightWords(truth: readonly string[], got: readonly string[]): { right: number; total: number } {
	let right = 0;
	let total = 0;
	truth.forEach((line, i) => {
		const want = letterWords(line);
		const have = letterWords(got[i] ?? "");
		total += want.length;
		if (want.length === have.length) right += want.filter((w, k) => w === have[k]).length;
		else right += alignWords(want, have).filter((p) => p.truth !== "" && p.truth === p.got).length;
	});
	return { right, total };
}

/** Runs a peer of restore-peers.py; `right` is null, and `name` says why, when it cannot be run. */
export function pythonPeer(name: string, python: string, truth: readonly string[]): PeerResult {
	const stripped = truth.map(bare);
	const run = spawnSync(python, [join(packageRoot, "bench", "restore-peers.py"), name], {
		input: stripped.join("\n"),
		maxBuffer: 1 << 28,
		encoding: "utf8",
	});
	if (run.status !== 0) {
		const why = run.error?.message ?? (run.status === 3 ? "not installed" : run.stderr.trim().split("\n").at(-1));
		return { name: `${name} (skipped: ${why}; see bench/restore-peers.py)`, right: null, total: 0, speed: 0 };
	}
	const { version, seconds, failed } = JSON.parse(run.stderr.trim().split("\n").at(-1)!) as {
		version: string;
		seconds: number;
		failed: number;
	};
	return {
		name: `${name} ${version}${failed > 0 ? ` (fails on ${failed} of ${truth.length} lines)` : ""}`,
		...rightWords(truth, run.stdout.split("\n")),
		speed: stripped.join("\n").length / seconds,
	};
}

const TOKENS = /[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]+/gu;

function measured(name: string, truth: readonly string[], restore: (line: string) => string): PeerResult {
	const stripped = truth.map(bare);
	const before = process.cpuUsage();
	const got = stripped.map(restore);
	const { user, system } = process.cpuUsage(before);
	return { name, ...rightWords(truth, got), speed: stripped.join("\n").length / ((user + system) / 1e6) };
}

/** Ourselves, on all lines at once. */
export function sohoa(model: RestoreModel, truth: readonly string[]): PeerResult {
	const stripped = bare(truth.join("\n"));
	const before = process.cpuUsage();
	const { lines } = restoreText(stripped, model);
	const { user, system } = process.cpuUsage(before);
	return { name: "sohoa", ...rightWords(truth, lines), speed: stripped.length / ((user + system) / 1e6) };
}

/** The most frequent word of each bare form. */
export function mostFrequent(model: RestoreModel, truth: readonly string[]): PeerResult {
	const { lexicon } = model;
	return measured("baseline: most frequent form", truth, (line) =>
		line.replace(/[\p{L}\p{M}]+/gu, (word) => {
			const [id] = lexicon.readings(wordKey(word));
			return id === undefined ? word : lexicon.words[id]!;
		}),
	);
}

/** Our own n-grams cut at three words, beam of eight; no context model, capitals, phrases or symbols. */
export function plainTrigram(model: RestoreModel, truth: readonly string[]): PeerResult {
	const { lexicon } = model;
	const { header, section } = readModelFile(readFileSync(defaultModelPath()));
	const trigrams = new NgramModel(readLevels(section, 3, header.backoffZero), header);
	return measured("baseline: plain trigram", truth, (line) => {
		const arcs: Arc[][] = [[{ to: 1, words: [BREAK], cost: 0, text: null }]];
		const texts: string[] = [];
		for (const [token] of line.matchAll(TOKENS)) {
			const to = arcs.length + 1;
			if (!/^\p{L}/u.test(token)) {
				arcs.push([{ to, words: [/^\p{N}/u.test(token) ? NUMBER : markClass(token)], cost: 0, text: null }]);
				continue;
			}
			const ids = lexicon.readings(wordKey(token));
			if (ids.length === 0) arcs.push([{ to, words: [lexicon.id(wordKey(token))], cost: 0, text: token }]);
			else arcs.push(ids.map((id) => ({ to, words: [id], cost: 0, text: lexicon.words[id]! })));
		}
		for (const { arc } of decode(arcs, trigrams, 8)) if (arc.text !== null) texts.push(arc.text);
		return line.replace(/[\p{L}\p{M}]+/gu, () => texts.shift() ?? "");
	});
}
