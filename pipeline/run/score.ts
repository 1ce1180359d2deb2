import { SohoaError } from "../../schemas/errors.js";
import type { DocumentRecord } from "../../schemas/record.js";
import {
	type DocumentScores,
	findSamples,
	type Sample,
	type Scoreboard,
	scoreboard,
	scoreDocument,
} from "../accuracy/index.js";
import { type EngineName, openEngine } from "../recognize/index.js";
import { forEachConcurrently, Slots } from "./concurrency.js";
import { type DocumentContext, processDocument } from "./document.js";
import { lazyRestoreModel } from "./lazy-model.js";
import { ArtifactStore } from "./store.js";

export interface ScoreOptions {
	work: string;
	jobs: number;
	/** Who reads pictures; default `embedded`. */
	engine?: EngineName;
	signal?: AbortSignal;
	/** Told of each sample when it is done. */
	onSample?: (sample: Sample, failure: string | null) => void;
}

export interface SampleResult extends DocumentScores {
	sample: Sample;
	/** Why the sample could not be read at all; everything in its truth then counts as missed. */
	failure: string | null;
}

/** Runs all samples under a folder through the pipeline (cached pages are used) and compares them with their truths. */
export async function scoreSamples(
	root: string,
	options: ScoreOptions,
): Promise<{ board: Scoreboard; results: SampleResult[] }> {
	const samples = await findSamples(root);
	const engine = await openEngine(options.engine ?? "embedded", { workers: options.jobs });
	const context: DocumentContext = {
		store: new ArtifactStore(options.work),
		engine,
		model: lazyRestoreModel,
		slots: new Slots(options.jobs + 1),
		signal: options.signal,
	};
	const results: SampleResult[] = [];
	try {
		await forEachConcurrently(
			samples,
			options.jobs + 1,
			async (sample) => {
				let record: DocumentRecord | null = null;
				let failure: string | null = null;
				try {
					record = await processDocument(sample.path, context);
				} catch (error) {
					options.signal?.throwIfAborted();
					if (!(error instanceof SohoaError)) throw error;
					failure = error.message;
				}
				results.push({ sample, failure, ...scoreDocument(sample.truth, record) });
				options.onSample?.(sample, failure);
			},
			options.signal,
		);
	} finally {
		await engine.close();
	}
	options.signal?.throwIfAborted();
	results.sort((a, b) => (a.sample.path < b.sample.path ? -1 : 1));
	const board = scoreboard(
		results.map(({ sample, scores }) => ({
			name: sample.name,
			kind: sample.truth.kind,
			wear: sample.truth.wear,
			scores,
		})),
	);
	return { board, results };
}
