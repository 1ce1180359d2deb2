import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { DatabaseError, FileError, SohoaError } from "../../schemas/errors.js";
import {
	type Database,
	fileStates,
	finishRun,
	hasDocument,
	loadDocument,
	loadReference,
	openDatabase,
	recordFile,
	startRun,
} from "../load/index.js";
import { createOcrEngine } from "../recognize/index.js";
import { loadRestoreModel } from "../restore/index.js";
import { type DocumentContext, processDocument } from "./document.js";
import { type PlannedFile, planFiles } from "./plan.js";
import { type Progress, silentProgress } from "./progress.js";
import { ArtifactStore } from "./store.js";
import { pipelineVersion } from "./version.js";

export interface IngestOptions {
	/** Path of the DuckDB file. */
	db: string;
	/** Folder of cached artifacts. */
	work: string;
	/** OCR workers, and documents in work at once. */
	jobs: number;
	/** Process and load files again even when they are unchanged. */
	force?: boolean;
	signal?: AbortSignal;
	progress?: Progress;
	clock?: () => number;
}

export interface QuarantinedFile {
	path: string;
	code: string;
	message: string;
	help: string;
}

/** What a run did. Counts of `documents` are those loaded in this run. */
export interface IngestSummary {
	runId: string;
	db: string;
	files: { found: number; loaded: number; skipped: number; quarantined: number };
	/** Files that folders held and that are no documents. */
	left: { path: string; reason: string }[];
	pages: number;
	tables: number;
	observations: number;
	assignments: number;
	citations: number;
	findings: number;
	quarantined: QuarantinedFile[];
	seconds: number;
	interrupted: boolean;
}

/** The main job: files and folders through all stages into DuckDB. One bad file never stops the batch. */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<IngestSummary> {
	const clock = options.clock ?? Date.now;
	const began = clock();
	const progress = options.progress ?? silentProgress;
	const plan = await planFiles(paths);
	const db = await openDatabase(options.db);
	const engine = createOcrEngine({ workers: options.jobs });
	const summary: IngestSummary = {
		runId: randomUUID(),
		db: options.db,
		files: { found: plan.files.length, loaded: 0, skipped: 0, quarantined: 0 },
		left: plan.left,
		pages: 0,
		tables: 0,
		observations: 0,
		assignments: 0,
		citations: 0,
		findings: 0,
		quarantined: [],
		seconds: 0,
		interrupted: false,
	};
	try {
		await loadReference(db);
		await startRun(db, { runId: summary.runId, pipelineVersion, startedAt: new Date(clock()) });
		const states = await fileStates(db);
		progress.start(
			plan.files.length,
			plan.files.reduce((sum, f) => sum + f.bytes, 0),
		);
		const run = new Run(
			db,
			{
				store: new ArtifactStore(options.work),
				engine,
				model: loadRestoreModel(),
				force: options.force,
				signal: options.signal,
			},
			options,
			summary,
			states,
			progress,
			clock,
		);
		// One document more than OCR workers keeps the workers busy while another document is parsed and loaded.
		await forEachConcurrently(plan.files, options.jobs + 1, (file) => run.file(file), options.signal);
		summary.interrupted = options.signal?.aborted === true;
	} finally {
		summary.seconds = (clock() - began) / 1000;
		try {
			await engine.close();
			await finishRun(db, {
				runId: summary.runId,
				finishedAt: new Date(clock()),
				...summary.files,
				interrupted: summary.interrupted,
			});
		} finally {
			await db.close();
			progress.end();
		}
	}
	return summary;
}

/** The state of one run. Documents are processed side by side; the database is written one document at a time. */
class Run {
	#writing: Promise<unknown> = Promise.resolve();
	readonly #inWork = new Map<string, Promise<void>>();

	constructor(
		readonly db: Database,
		readonly context: DocumentContext,
		readonly options: IngestOptions,
		readonly summary: IngestSummary,
		readonly states: Awaited<ReturnType<typeof fileStates>>,
		readonly progress: Progress,
		readonly clock: () => number,
	) {}

	async file(file: PlannedFile): Promise<void> {
		const began = this.clock();
		let documentId: string | null = null;
		try {
			if (file.error) throw file.error;
			documentId = await hashFile(file.path);
			// The same bytes under another name: wait for the first, then only the path is new.
			while (this.#inWork.has(documentId)) await this.#inWork.get(documentId);
			let done = () => {};
			this.#inWork.set(
				documentId,
				new Promise((resolve) => {
					done = resolve;
				}),
			);
			try {
				await this.#document(file, documentId, began);
			} finally {
				this.#inWork.delete(documentId);
				done();
			}
		} catch (error) {
			if (this.options.signal?.aborted) return;
			// The database is gone or locked: that is the run's failure, not the file's.
			if (error instanceof DatabaseError) throw error;
			await this.#quarantine(file, documentId, asFileError(file.path, error), began);
		}
	}

	async #document(file: PlannedFile, documentId: string, began: number): Promise<void> {
		const row = { path: file.path, documentId, bytes: file.bytes, runId: this.summary.runId };
		if (!this.options.force) {
			const before = this.states.get(file.path);
			if (before?.documentId === documentId && before.pipelineVersion === pipelineVersion) {
				if (before.status === "loaded") return this.#skip(file);
				// Quarantined before and unchanged: reading it again would end the same way.
				throw new FileError(
					before.errorCode ?? "internal",
					before.error ?? "quarantined in an earlier run",
					"Mend the file, or try again with --force.",
				);
			}
			if (await this.#write(() => hasDocument(this.db, documentId, pipelineVersion))) {
				await this.#write(() =>
					recordFile(this.db, { ...row, status: "loaded", seconds: (this.clock() - began) / 1000, pipelineVersion }),
				);
				return this.#skip(file);
			}
		}
		const record = await processDocument(file.path, {
			...this.context,
			onPage: (page, pages) => this.progress.page(file.path, page, pages),
		});
		await this.#write(async () => {
			await loadDocument(this.db, record, { pipelineVersion, ingestedAt: new Date(this.clock()) });
			await recordFile(this.db, {
				...row,
				documentId: record.documentId,
				status: "loaded",
				seconds: (this.clock() - began) / 1000,
				pipelineVersion,
			});
		});
		const s = this.summary;
		s.files.loaded++;
		s.pages += record.pages.length;
		s.tables += record.tables.length;
		s.observations += record.observations.length;
		s.assignments += record.assignments.length;
		s.citations += record.citations.length;
		s.findings += record.findings.length;
		this.progress.file(file.path, "loaded", file.bytes);
	}

	#skip(file: PlannedFile): void {
		this.summary.files.skipped++;
		this.progress.file(file.path, "skipped", file.bytes);
	}

	async #quarantine(file: PlannedFile, documentId: string | null, error: FileError, began: number): Promise<void> {
		await this.#write(() =>
			recordFile(this.db, {
				path: file.path,
				documentId,
				bytes: file.bytes,
				runId: this.summary.runId,
				status: "quarantined",
				errorCode: error.code,
				error: error.message,
				seconds: (this.clock() - began) / 1000,
				pipelineVersion,
			}),
		);
		this.summary.files.quarantined++;
		this.summary.quarantined.push({ path: file.path, code: error.code, message: error.message, help: error.help });
		this.progress.file(file.path, "quarantined", file.bytes);
		this.progress.note(`quarantined (${error.code}): ${error.message} ${error.help}`);
	}

	/** Queues a step that uses the database behind those before it. */
	#write<T>(step: () => Promise<T>): Promise<T> {
		const result = this.#writing.then(step, step);
		this.#writing = result.catch(() => {});
		return result;
	}
}

function asFileError(path: string, error: unknown): FileError {
	if (error instanceof FileError) return error;
	const message = error instanceof Error ? error.message : String(error);
	const help =
		error instanceof SohoaError
			? error.help
			: "This is a fault in sohoa: please report it with the file, if it may be shown.";
	return new FileError("internal", `${path}: ${message}`, help, { cause: error });
}

/** SHA-256 of a file's bytes, hex, read as a stream. */
export async function hashFile(path: string): Promise<string> {
	const hash = createHash("sha256");
	try {
		for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code;
		throw new FileError(
			"unreadable",
			`${path} cannot be read (${code ?? "unknown reason"}).`,
			"Check the permissions of the file.",
			{ cause },
		);
	}
	return hash.digest("hex");
}

/** Runs `work` over the items, at most `limit` at once, in order; stops taking new ones when aborted or when one throws. */
async function forEachConcurrently<T>(
	items: readonly T[],
	limit: number,
	work: (item: T) => Promise<void>,
	signal?: AbortSignal,
): Promise<void> {
	let next = 0;
	let failed = false;
	const lane = async () => {
		while (next < items.length && !failed && !signal?.aborted) {
			const item = items[next++]!;
			try {
				await work(item);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
}
