import type { FileErrorCode } from "../../schemas/errors.js";
import { appendRows } from "./append.js";
import type { Database } from "./database.js";

/** What happened to one path: a `files` row. Same content at two paths: one document, two of these. */
export interface FileRow {
	path: string;
	documentId: string | null;
	status: "loaded" | "quarantined";
	errorCode?: FileErrorCode | null;
	error?: string | null;
	bytes?: number | null;
	seconds?: number | null;
	runId?: string | null;
	pipelineVersion?: string | null;
	/** The file's modification time: with `bytes`, a quick way to see that it is unchanged. */
	modifiedAt?: Date | null;
}

export interface FileState extends Required<FileRow> {
	/** Whether the document's rows are in the database. */
	inDatabase: boolean;
}

/** Records (or replaces) what happened to a path. */
export async function recordFile(db: Database, row: FileRow): Promise<void> {
	await db.transaction(async () => {
		await db.connection.run("DELETE FROM files WHERE path = $1", [row.path]);
		await appendRows(db, "files", [
			[
				...[row.path, row.documentId, row.status, row.errorCode ?? null, row.error ?? null],
				...[row.bytes ?? null, row.seconds ?? null, row.runId ?? null],
				...[row.pipelineVersion ?? null, row.modifiedAt ?? null],
			],
		]);
	});
}

/** What is known of every path, for deciding what to skip. */
export async function fileStates(db: Database): Promise<Map<string, FileState>> {
	const states = new Map<string, FileState>();
	for (const row of await db.all("SELECT * FROM files")) {
		const documentId = row.document_id as string | null;
		states.set(String(row.path), {
			path: String(row.path),
			documentId,
			status: row.status as FileRow["status"],
			errorCode: row.error_code as FileErrorCode | null,
			error: row.error as string | null,
			bytes: row.bytes === null ? null : Number(row.bytes),
			seconds: row.seconds as number | null,
			runId: row.run_id as string | null,
			pipelineVersion: row.pipeline_version as string | null,
			modifiedAt: row.modified_at as Date | null,
			inDatabase: documentId !== null && db.documentIds.has(documentId),
		});
	}
	return states;
}

export interface RunStart {
	runId: string;
	startedAt: Date;
	pipelineVersion: string;
	/** What was asked for, e.g. the paths of the command line. */
	arguments?: string;
}

export interface RunEnd {
	runId: string;
	finishedAt: Date;
	status: "finished" | "interrupted";
	filesTotal: number;
	filesLoaded: number;
	filesSkipped: number;
	filesQuarantined: number;
	/** Wall time. */
	seconds: number;
}

/** Opens a `runs` row; a run that is killed keeps status 'running' until the next one marks it interrupted. */
export async function startRun(db: Database, run: RunStart): Promise<void> {
	await db.transaction(async () => {
		await db.connection.run("UPDATE runs SET status = 'interrupted' WHERE status = 'running'");
		await appendRows(db, "runs", [
			[
				...[run.runId, run.startedAt, null, "running", run.pipelineVersion, run.arguments ?? null],
				...[null, null, null, null, null],
			],
		]);
	});
}

/** Closes a `runs` row with its counts. */
export async function finishRun(db: Database, run: RunEnd): Promise<void> {
	await db.transaction(async () => {
		await db.connection.run(
			`UPDATE runs SET finished_at = CAST($1 AS TIMESTAMP), status = $2, files_total = $3, files_loaded = $4,
				files_skipped = $5, files_quarantined = $6, seconds = $7 WHERE run_id = $8`,
			[
				...[run.finishedAt.toISOString().replace("Z", ""), run.status, run.filesTotal, run.filesLoaded],
				...[run.filesSkipped, run.filesQuarantined, run.seconds, run.runId],
			],
		);
	});
}
