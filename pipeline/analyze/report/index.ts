/** The static report: a folder of HTML pages that opens from disk. */
export type { Lang } from "./locale.js";
export { type ReportOptions, type ReportProgress, type ReportSummary, writeReport } from "./write-report.js";
