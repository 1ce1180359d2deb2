export { type Database, type OpenOptions, openDatabase } from "./database.js";
export { type ColumnMeaning, databaseSchema, readDictionary, type TableMeaning } from "./dictionary.js";
export { loadDocument, loadDocuments, removeDocument } from "./document.js";
export { EXAMPLES, type ExampleQuestion } from "./examples.js";
export { exportQuery } from "./export.js";
export { EXPORT_FORMATS, type ExportFormat, type ExportManifest, exportAll } from "./export-all.js";
export {
	type FileRow,
	type FileState,
	fileStates,
	finishRun,
	type RunEnd,
	type RunStart,
	recordFile,
	startRun,
} from "./files.js";
export { type FormatOptions, formatRows, QUERY_FORMATS, type QueryFormat } from "./format.js";
export { type QueryColumn, type QueryOptions, type QueryResult, type QueryValue, runQuery } from "./query.js";
export { type IndicatorReference, loadReference } from "./reference.js";
export type { LoadContext } from "./rows.js";
export { TABLES, type TableDefinition } from "./schema.js";
export { yearOverYearSql } from "./views/year-over-year.js";
export { VIEWS, type ViewDefinition } from "./views.js";
