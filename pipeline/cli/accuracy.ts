import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AccuracyError, UsageError } from "../../schemas/errors.js";
import { type Bar, failUnder, parseBars, scoreboardText } from "../accuracy/index.js";
import { packageRoot } from "../package-root.js";
import type { EngineName } from "../recognize/index.js";
import { scoreSamples } from "../run/score.js";
import { onInterrupt } from "./interrupt.js";

interface Options {
	work: string;
	jobs: number;
	engine: EngineName;
	json?: boolean;
	failUnder?: string;
}

export async function accuracyCommand(folder: string | undefined, options: Options): Promise<void> {
	const bars = options.failUnder ? await readBars(options.failUnder) : [];
	const { board, results } = await onInterrupt((signal) =>
		scoreSamples(folder ?? join(packageRoot, "samples"), {
			work: options.work,
			jobs: options.jobs,
			engine: options.engine,
			signal,
			onSample: (sample, failure) => failure && process.stderr.write(`${sample.path} could not be read: ${failure}\n`),
		}),
	);
	if (results.length === 0)
		throw new UsageError("No sample was found.", "Give a folder of samples with *.truth.json files beside them.");
	if (options.json) {
		const samples = results.map(({ sample, scores, misses, failure }) => ({
			path: sample.path,
			kind: sample.truth.kind,
			failure,
			scores,
			misses,
		}));
		process.stdout.write(`${JSON.stringify({ ...board, samples }, null, 2)}\n`);
	} else process.stdout.write(scoreboardText(board));
	const failures = failUnder(board, bars);
	if (failures.length > 0) {
		throw new AccuracyError(
			`${failures.length} of ${bars.length} bars are not reached:\n${failures.map((f) => `  ${f.message}`).join("\n")}`,
			"sohoa accuracy --json lists what was missed (misses of each sample).",
		);
	}
}

async function readBars(path: string): Promise<Bar[]> {
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		throw new UsageError(`${path} cannot be read.`, "Check the path given with --fail-under.", { cause });
	}
	return parseBars(text, path);
}
