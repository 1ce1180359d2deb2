/**
 * sohoa as a library: each stage and the runner, as the command line uses them.
 *
 * @example
 * import { ingest, runQuery } from "sohoa";
 * await ingest(["archive"], { db: "output/sohoa.duckdb", work: "output/work", jobs: 2 });
 * const { rows } = await runQuery("output/sohoa.duckdb", "select count(*) from observations");
 *
 * @example
 * import { loadRestoreModel, restoreText } from "sohoa";
 * restoreText("Khac phuc nhung ton tai", loadRestoreModel()).text; // "Khắc phục những tồn tại"
 */
export * from "../schemas/index.js";
export { parseUserAliases, type UserAlias } from "../schemas/reference/user-aliases.js";
export { openDocument, type SourceDocument, type SourcePage } from "./acquire/index.js";
export {
	chartPng,
	explainLabel,
	findingCounts,
	findings,
	indicatorList,
	ranking,
	trendChart,
	trends,
	unmatchedLabels,
} from "./analyze/index.js";
export { type ReportOptions, type ReportSummary, writeReport } from "./analyze/report/index.js";
export { extractDocument } from "./extract/index.js";
export {
	databaseSchema,
	EXAMPLES,
	exportAll,
	exportQuery,
	formatRows,
	loadDocument,
	openDatabase,
	runQuery,
} from "./load/index.js";
export { createOcrEngine, type OcrEngine, recognizePage } from "./recognize/index.js";
export {
	loadRestoreModel,
	type RestoredText,
	type RestoreModel,
	RestoreStream,
	restorePage,
	restoreText,
	vietnameseness,
} from "./restore/index.js";
export { processDocument } from "./run/document.js";
export { type IngestOptions, type IngestSummary, ingest } from "./run/ingest.js";
export { scoreSamples } from "./run/score.js";
export { ArtifactStore } from "./run/store.js";
export { validateDocument } from "./validate/index.js";
