export interface QuarantinedFile {
	path: string;
	code: string;
	message: string;
	help: string;
}

/** What a run did. The counts from `pages` on are those of the documents loaded in this run. */
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

export const emptySummary = (runId: string, db: string): IngestSummary => ({
	runId,
	db,
	files: { found: 0, loaded: 0, skipped: 0, quarantined: 0 },
	left: [],
	pages: 0,
	tables: 0,
	observations: 0,
	assignments: 0,
	citations: 0,
	findings: 0,
	quarantined: [],
	seconds: 0,
	interrupted: false,
});
