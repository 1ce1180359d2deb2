/** Typed errors. The command line maps them to exit codes in one place. */

/** Why a file was quarantined. */
export type FileErrorCode =
	| "missing"
	| "unreadable"
	| "empty"
	| "unsupported-type"
	| "encrypted"
	| "corrupt"
	| "too-large"
	| "no-pages"
	| "timeout"
	| "internal";

/** Root of all errors that sohoa throws on purpose: `message` says what, `help` says what to do next. */
export class SohoaError extends Error {
	/** 1 wrong arguments · 3 nothing could be loaded · 4 under the bar · 5 database locked or unreadable */
	readonly exitCode: number = 1;
	constructor(
		message: string,
		readonly help: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
		this.name = new.target.name;
	}
}

/** A file that cannot be ingested; the batch goes on without it. */
export class FileError extends SohoaError {
	override readonly exitCode = 3;
	constructor(
		readonly code: FileErrorCode,
		message: string,
		help: string,
		options?: { cause?: unknown },
	) {
		super(message, help, options);
	}
}

export class UsageError extends SohoaError {
	override readonly exitCode = 1;
}

export class AccuracyError extends SohoaError {
	override readonly exitCode = 4;
}

export class DatabaseError extends SohoaError {
	override readonly exitCode = 5;
}

/** Why `sohoa query` refused or gave up. */
export type QueryErrorReason =
	| "empty"
	| "several-statements"
	| "not-read-only"
	| "file-access"
	| "invalid"
	| "timeout"
	| "memory";

/** A SQL question that cannot be answered as asked. */
export class QueryError extends SohoaError {
	override readonly exitCode = 1;
	constructor(
		readonly reason: QueryErrorReason,
		message: string,
		help: string,
		options?: { cause?: unknown },
	) {
		super(message, help, options);
	}
}
