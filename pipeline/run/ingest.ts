import { randomUUID } from "node:crypto";
import { DatabaseError, FileError, SohoaError } from "../../schemas/errors.js";
import type { DocumentRecord } from "../../schemas/record.js";
import { indicators } from "../../schemas/reference/indicators.js";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import { endIdlePdfThreads } from "../acquire/index.js";
import { allUnits } from "../extract/units.js";
import {
	type Database,
	type FileState,
	fileStates,
	finishRun,
	loadDocument,
	loadReference,
	openDatabase,
	recordFile,
	removeDocument,
	startRun,
} from "../load/index.js";
import { type EngineName, openEngine } from "../recognize/index.js";
import { returnLargeBlocks } from "./allocator.js";
import { forEachConcurrently, Slots } from "./concurrency.js";
import { type DocumentContext, processDocument } from "./document.js";
import { hashFile } from "./file-hash.js";
import { lazyRestoreModel } from "./lazy-model.js";
import { type PlannedFile, planFiles } from "./plan.js";
import { type Progress, silentProgress } from "./progress.js";
import { ArtifactStore } from "./store.js";
import { emptySummary, type IngestSummary } from "./summary.js";
import { versionWith } from "./version.js";

export type { IngestSummary, QuarantinedFile } from "./summary.js";

export interface IngestOptions {
	/** Path of the DuckDB file; made when it is not there. */
	db: string;
	/** Folder of cached artifacts. */
	work: string;
	/** OCR workers; one document more is in work at once. */
	jobs: number;
	/** Who reads pictures; default `embedded`. Pages read by another engine are not reused. */
	engine?: EngineName;
	/** Read and load files again even when they are unchanged. */
	force?: boolean;
	/** The user's own names for indicators; documents read with others are read again. */
	aliases?: readonly UserAlias[];
	signal?: AbortSignal;
	progress?: Progress;
	now?: () => number;
}

/**
 * The main job: files and folders through all stages into DuckDB. One bad file never stops the batch: it is recorded in
 * `files` with a typed reason. Unchanged files are skipped. Throws DatabaseError when the database cannot be used.
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<IngestSummary> {
	const now = options.now ?? Date.now;
	const began = now();
	const progress = options.progress ?? silentProgress;
	await returnLargeBlocks();
	const plan = await planFiles(paths);
	const summary = emptySummary(randomUUID(), options.db);
	summary.files.found = plan.files.length;
	summary.left = plan.left;
	// Before the database is touched: a missing engine is the user's to mend.
	const engine = await openEngine(options.engine ?? "embedded", { workers: options.jobs });
	const db = await openDatabase(options.db);
	try {
		const aliases = options.aliases ?? [];
		const pipelineVersion = versionWith(aliases);
		await loadReference(
			db,
			indicators.map((i) => ({
				...i,
				userAliases: aliases.filter((a) => a.indicatorId === i.id).map((a) => a.label),
			})),
			allUnits(),
		);
		await startRun(db, {
			runId: summary.runId,
			pipelineVersion,
			startedAt: new Date(began),
			arguments: paths.join(" "),
		});
		progress.start(
			plan.files.length,
			plan.files.reduce((sum, f) => sum + f.bytes, 0),
		);
		const context = {
			store: new ArtifactStore(options.work),
			engine,
			model: lazyRestoreModel,
			aliases,
			force: options.force,
			slots: new Slots(options.jobs + 1),
			signal: options.signal,
		};
		const run = new Run(db, context, summary, await fileStates(db), progress, now, pipelineVersion);
		await forEachConcurrently(plan.files, options.jobs + 1, (file) => run.take(file), options.signal);
	} finally {
		summary.interrupted = options.signal?.aborted === true;
		summary.seconds = (now() - began) / 1000;
		const { found, loaded, skipped, quarantined } = summary.files;
		try {
			await engine.close();
			endIdlePdfThreads();
			await finishRun(db, {
				runId: summary.runId,
				finishedAt: new Date(now()),
				status: summary.interrupted ? "interrupted" : "finished",
				filesTotal: found,
				filesLoaded: loaded,
				filesSkipped: skipped,
				filesQuarantined: quarantined,
				seconds: summary.seconds,
			});
		} finally {
			await db.close();
			progress.end();
		}
	}
	return summary;
}

/** The state of one run. Documents are read side by side; the database takes one transaction after the other. */
class Run {
	readonly #inWork = new Map<string, Promise<void>>();

	constructor(
		readonly db: Database,
		readonly context: DocumentContext,
		readonly summary: IngestSummary,
		readonly states: Map<string, FileState>,
		readonly progress: Progress,
		readonly now: () => number,
		readonly version: string,
	) {}

	/** Takes one file to its end: loaded, skipped or quarantined. */
	async take(file: PlannedFile): Promise<void> {
		const began = this.now();
		let documentId: string | null = null;
		try {
			if (file.error) throw file.error;
			documentId = await hashFile(file.path);
			await this.#oneAtATime(documentId, (id) => this.#document(file, id, began));
		} catch (error) {
			if (this.context.signal?.aborted) return;
			// The database is gone or full: that is the run's failure, not the file's.
			if (error instanceof DatabaseError) throw error;
			await this.#quarantine(file, documentId, asFileError(file.path, error), began);
		}
	}

	/** The same bytes under two names: the second waits for the first, then only its path is new. */
	async #oneAtATime(documentId: string, work: (documentId: string) => Promise<void>): Promise<void> {
		while (this.#inWork.has(documentId)) await this.#inWork.get(documentId);
		const working = work(documentId);
		this.#inWork.set(
			documentId,
			working.catch(() => {}),
		);
		try {
			await working;
		} finally {
			this.#inWork.delete(documentId);
		}
	}

	async #document(file: PlannedFile, documentId: string, began: number): Promise<void> {
		const before = this.states.get(file.path);
		if (!this.context.force) {
			if (before?.documentId === documentId && before.pipelineVersion === this.version) {
				if (before.status === "loaded" && before.inDatabase) return this.#count("skipped", file);
				// Unchanged and quarantined before: reading it again would end the same way.
				if (before.status === "quarantined") {
					throw new FileError(
						before.errorCode ?? "internal",
						before.error ?? `${file.path} was quarantined in an earlier run.`,
						"Mend the file, or try again with --force.",
					);
				}
			}
			if (await this.#isLoaded(documentId)) {
				await this.#record(file, documentId, began);
				return this.#count("skipped", file);
			}
		}
		const record = await processDocument(file.path, {
			...this.context,
			onPage: (page, pages) => this.progress.page(file.path, page, pages),
		});
		await loadDocument(this.db, record, { pipelineVersion: this.version, ingestedAt: new Date(this.now()) });
		await this.#record(file, record.documentId, began);
		await this.#dropReplaced(before?.documentId ?? null, record.documentId);
		this.#add(record);
		this.#count("loaded", file);
	}

	async #isLoaded(documentId: string): Promise<boolean> {
		const rows = await this.db.all("SELECT 1 FROM documents WHERE document_id = $1 AND pipeline_version = $2", [
			documentId,
			this.version,
		]);
		return rows.length > 0;
	}

	#record(file: PlannedFile, documentId: string | null, began: number, error?: FileError): Promise<void> {
		return recordFile(this.db, {
			path: file.path,
			documentId,
			status: error ? "quarantined" : "loaded",
			errorCode: error?.code ?? null,
			error: error?.message ?? null,
			bytes: file.bytes,
			seconds: (this.now() - began) / 1000,
			runId: this.summary.runId,
			pipelineVersion: this.version,
		});
	}

	/** A file whose content has changed takes the place of what it held before, unless another path still holds that. */
	async #dropReplaced(before: string | null, after: string): Promise<void> {
		if (before === null || before === after) return;
		const rows = await this.db.all("SELECT 1 FROM files WHERE document_id = $1 LIMIT 1", [before]);
		if (rows.length === 0) await removeDocument(this.db, before);
	}

	async #quarantine(file: PlannedFile, documentId: string | null, error: FileError, began: number): Promise<void> {
		await this.#record(file, documentId, began, error);
		this.summary.quarantined.push({ path: file.path, code: error.code, message: error.message, help: error.help });
		this.#count("quarantined", file);
		this.progress.note(`quarantined (${error.code}): ${error.message} ${error.help}`);
	}

	#add(record: DocumentRecord): void {
		const s = this.summary;
		s.pages += record.pages.length;
		s.tables += record.tables.length;
		s.observations += record.observations.length;
		s.assignments += record.assignments.length;
		s.citations += record.citations.length;
		s.findings += record.findings.length;
	}

	#count(outcome: "loaded" | "skipped" | "quarantined", file: PlannedFile): void {
		this.summary.files[outcome]++;
		this.progress.file(file.path, outcome, file.bytes);
	}
}

function asFileError(path: string, error: unknown): FileError {
	if (error instanceof FileError) return error;
	const message = error instanceof Error ? error.message : String(error);
	const help =
		error instanceof SohoaError
			? error.help
			: "This is a fault in sohoa: please report it, with the file if it may be shown.";
	return new FileError("internal", `${path}: ${message}`, help, { cause: error });
}
