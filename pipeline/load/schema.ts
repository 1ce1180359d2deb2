/**
 * The tables of the database, as data: the DDL, the loader's appenders, the comments that `sohoa query --schema` shows
 * and the data dictionary of exports are all read from here. Names are the contract of the design document; a column
 * that it does not name is an addition and says so with its comment alone.
 */

/** SQL types that the loader knows how to write. */
export type SqlType =
	| "VARCHAR"
	| "INTEGER"
	| "BIGINT"
	| "DOUBLE"
	| "BOOLEAN"
	| "DATE"
	| "TIMESTAMP"
	| "VARCHAR[]"
	| "DOUBLE[]";

export interface ColumnDefinition {
	name: string;
	type: SqlType;
	comment: string;
	/** What a number counts (points, bytes, seconds, 0..1 …), or the column that names it; null for text and the like. */
	unit: string | null;
}

/** Name, type, meaning and, for quantities, the unit. */
type ColumnTuple = [name: string, type: SqlType, comment: string, unit?: string];

export interface TableDefinition {
	name: string;
	comment: string;
	columns: readonly ColumnDefinition[];
}

/** Lines of tuples keep the definitions readable as a dictionary. */
function table(name: string, comment: string, columns: readonly ColumnTuple[]): TableDefinition {
	return {
		name,
		comment,
		columns: columns.map(([name, type, comment, unit]) => ({ name, type, comment, unit: unit ?? null })),
	};
}

const BOX: ColumnTuple[] = [
	["x0", "DOUBLE", "left edge, from the left of the upright page; null for text files", "point (1/72 inch)"],
	["y0", "DOUBLE", "top edge, from the top of the upright page; null for text files", "point (1/72 inch)"],
	["x1", "DOUBLE", "right edge, from the left of the upright page; null for text files", "point (1/72 inch)"],
	["y1", "DOUBLE", "bottom edge, from the top of the upright page; null for text files", "point (1/72 inch)"],
];

const DOCUMENT_ID: ColumnTuple = ["document_id", "VARCHAR", "SHA-256 of the file's bytes, hex"];
const PAGE: ColumnTuple = ["page", "INTEGER", "1-based page of the file"];

/** Rows that belong to one document: deleted and written again when it is loaded again. */
export const DOCUMENT_TABLES: readonly TableDefinition[] = [
	table("documents", "one row a document, keyed by its content", [
		DOCUMENT_ID,
		["source_path", "VARCHAR", "where it was read (the first path, if the same content lies at several)"],
		["media_type", "VARCHAR", "by content, not by name"],
		["pages", "INTEGER", "number of pages", "page"],
		["document_type", "VARCHAR", "code of the decree (BC, KH, QĐ, TTr …), CV for a công văn"],
		["number", "VARCHAR", "as printed, leading zeros kept"],
		["symbol", "VARCHAR", "without the slash (KH-UBND)"],
		["issuer", "VARCHAR", "full name in sentence case, abbreviations expanded"],
		["issuer_unit_id", "VARCHAR", "units.unit_id of the issuer"],
		["place", "VARCHAR", "place of issue"],
		["issued_on", "DATE", "null when any part of the date is unknown"],
		["issued_on_text", "VARCHAR", "the date as printed"],
		["issued_year", "INTEGER", "year of issue, where known"],
		["issued_month", "INTEGER", "month of issue, where known"],
		["issued_day", "INTEGER", "day of issue, where known"],
		["subject", "VARCHAR", "as printed, on one line"],
		["period_label", "VARCHAR", "the reporting period as printed"],
		["period_start", "DATE", "first day of the reporting period"],
		["period_end", "DATE", "last day of the reporting period"],
		["signer", "VARCHAR", "name under the signature"],
		["signer_title", "VARCHAR", "authority and title of the signer"],
		["origin", "VARCHAR", "text-layer, ocr or text-file: of most pages"],
		["confidence", "DOUBLE", "how sure the reading is", "0..1"],
		["pipeline_version", "VARCHAR", "version that read the document"],
		["ingested_at", "TIMESTAMP", "when it was last loaded, UTC"],
	]),
	table("pages", "one row a page, its text as read and as restored", [
		DOCUMENT_ID,
		PAGE,
		["origin", "VARCHAR", "text-layer, ocr or text-file"],
		["diagnosis", "VARCHAR", "what was found on the page and what was wrong with its text"],
		["width", "DOUBLE", "of the upright page; null for text files", "point (1/72 inch)"],
		["height", "DOUBLE", "of the upright page; null for text files", "point (1/72 inch)"],
		["rotation", "DOUBLE", "by how much the page was turned clockwise to stand upright", "degree"],
		["skew", "DOUBLE", "skew measured clockwise, and undone", "degree"],
		["confidence", "DOUBLE", "mean confidence of the words; null on a page without words", "0..1"],
		["text_raw", "VARCHAR", "as read, one line a line"],
		["text", "VARCHAR", "restored, line for line"],
		["text_diagnosis", "VARCHAR", "what was wrong with the text before it was restored"],
		["diagnosis_confidence", "DOUBLE", "how sure text_diagnosis is", "0..1"],
	]),
	table("tables", "logical tables, merged over pages", [
		DOCUMENT_ID,
		["table_no", "INTEGER", "1-based in the document"],
		["caption", "VARCHAR", "heading of the table"],
		["page_first", "INTEGER", "first page on which the table stands, 1-based"],
		["page_last", "INTEGER", "last page on which the table stands, 1-based"],
		["row_count", "INTEGER", "body rows, header rows not counted", "row"],
		["column_count", "INTEGER", "columns of the logical table", "column"],
		["header_rows", "INTEGER", "rows of the header", "row"],
		["method", "VARCHAR", "how the table was found"],
		["confidence", "DOUBLE", "how sure the reading is", "0..1"],
	]),
	table("cells", "cells of the tables; rows count from 0 with the header rows", [
		DOCUMENT_ID,
		["table_no", "INTEGER", "tables.table_no"],
		["row", "INTEGER", "0-based, header rows included, repeated page headers dropped"],
		["col", "INTEGER", "0-based column"],
		["row_span", "INTEGER", "rows that the cell covers", "row"],
		["col_span", "INTEGER", "columns that the cell covers", "column"],
		["is_header", "BOOLEAN", "true for cells of the header rows"],
		["header_path", "VARCHAR[]", "header texts above a body cell, from the top"],
		["text_raw", "VARCHAR", "as read"],
		["text", "VARCHAR", "restored"],
		["number", "DOUBLE", "the cell read as a number; null where it holds none", "as the header says"],
		PAGE,
		...BOX,
		["confidence", "DOUBLE", "how sure the reading is", "0..1"],
	]),
	table("observations", "one value of one indicator for one unit and one period, with its place", [
		["observation_id", "VARCHAR", "stable: hash of document, place and quote"],
		DOCUMENT_ID,
		["indicator_id", "VARCHAR", "indicators.indicator_id; null when the registry knows none"],
		["label", "VARCHAR", "what is counted, in the document's words"],
		["unit_id", "VARCHAR", "units.unit_id"],
		["unit_label", "VARCHAR", "the unit as printed"],
		["period_start", "DATE", "first day of the period that the figure is about; null when unknown"],
		["period_end", "DATE", "last day of the period, or the day as of which it is counted; null when unknown"],
		["value", "DOUBLE", "the figure; null when it cannot be read", "see measure"],
		["numerator", "DOUBLE", "a, where the figure is printed as a/b or as a share of it"],
		["denominator", "DOUBLE", "b, where the figure is printed as a/b or as a share of it"],
		["measure", "VARCHAR", "what value counts: percent, dossier, point, billion_vnd …"],
		["method", "VARCHAR", "table or prose"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
		...BOX,
		["confidence", "DOUBLE", "how sure the reading is", "0..1"],
		["status", "VARCHAR", "accepted, flagged or corrected"],
		["nature", "VARCHAR", "result, or plan (a target, a forecast)"],
		["table_no", "INTEGER", "tables.table_no, for figures of a table"],
		["row", "INTEGER", "cells.row, for figures of a table"],
		["col", "INTEGER", "cells.col, for figures of a table"],
		[
			"alternatives",
			"DOUBLE[]",
			"other readings of the number that the engine or look-alike digits offer",
			"see measure",
		],
		["year", "INTEGER", "year of the last day of the period; where that is unknown, of the document's issue", "year"],
		["period_months", "INTEGER", "length of the period, rounded, at least one; null when a day is unknown", "month"],
		["period_slot", "INTEGER", "which of the equal parts of the year the period is, from 0 (a quarter: 0 to 3)"],
		["preference", "BIGINT", "of several sources of one value the one with the smallest number is preferred"],
		[
			"period_basis",
			"VARCHAR",
			"where the period was found: figure (its own sentence, column or cell), context, document (title), issue-date (nowhere else)",
		],
		["cumulative", "BOOLEAN", "it adds up from an earlier day on, so it does not compare with the period alone"],
	]),
	table("assignments", "tasks given to someone, with their deadlines", [
		DOCUMENT_ID,
		["assignment_no", "INTEGER", "1-based in the document"],
		["assignee", "VARCHAR", "who has to do it, as printed"],
		["task", "VARCHAR", "what is to be done"],
		["coordinator", "VARCHAR", "who is to work with the assignee"],
		["deadline_text", "VARCHAR", "the deadline as printed"],
		["deadline", "DATE", "last day of the period named; null for standing tasks"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
	]),
	table("citations", "references to other documents", [
		DOCUMENT_ID,
		["citation_no", "INTEGER", "1-based in the document"],
		["cited_type", "VARCHAR", "type code (QĐ, KH, CV, NĐ …)"],
		["cited_number", "VARCHAR", "number of the cited document, as printed"],
		["cited_symbol", "VARCHAR", "symbol of the cited document, without the slash before it"],
		["cited_issuer", "VARCHAR", "who issued it, as printed or expanded"],
		["cited_on", "DATE", "date of the cited document"],
		["subject", "VARCHAR", "what it is about, as printed"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
	]),
	table("findings", "what a person should look at", [
		["finding_id", "VARCHAR", "stable: the same finding has the same id when the document is loaded again"],
		DOCUMENT_ID,
		["rule", "VARCHAR", "dotted rule name"],
		["severity", "VARCHAR", "info, warning or error"],
		["message", "VARCHAR", "one sentence for a person, with the numbers that disagree"],
		PAGE,
		["quote", "VARCHAR", "the source words"],
		["observation_id", "VARCHAR", "observations.observation_id, where it is about a figure"],
	]),
	table("repairs", "what restoration changed", [
		DOCUMENT_ID,
		PAGE,
		["line", "INTEGER", "1-based on its page"],
		["before", "VARCHAR", "the words as read"],
		["after", "VARCHAR", "the words as restored"],
		["kind", "VARCHAR", "unicode, encoding, join, split, case, accent, ocr or symbol"],
		["confidence", "DOUBLE", "how sure the reading is", "0..1"],
	]),
];

/** Reference tables, replaced as a whole when the reference data change. */
export const REFERENCE_TABLES: readonly TableDefinition[] = [
	table("indicators", "the registry of indicators", [
		["indicator_id", "VARCHAR", "stable id (dossier.online_rate)"],
		["name", "VARCHAR", "Vietnamese name"],
		["name_en", "VARCHAR", "English name"],
		["area", "VARCHAR", "area of administrative reform"],
		["measure", "VARCHAR", "measure in which it is counted (percent, dossier, point …)"],
		["direction", "VARCHAR", "up: more is better; down: less is better; null: neither"],
		["minimum", "DOUBLE", "smallest possible value; null: no bound", "see measure"],
		["maximum", "DOUBLE", "largest possible value; null: no bound", "see measure"],
		[
			"framework",
			"VARCHAR",
			"frameworks.family that says what it means in which years; null where its definition never changed",
		],
		["aliases", "VARCHAR[]", "labels under which it occurs"],
		["kind", "VARCHAR", "flow: adds up over periods; stock: as of a day; ratio: share, score or rank"],
		["definition", "VARCHAR", "what is counted, in Vietnamese; null where the name says it all"],
		["definition_en", "VARCHAR", "what is counted, in English; null where the name says it all"],
		["user_aliases", "VARCHAR[]", "labels that the user's own file of aliases adds"],
	]),
	table("frameworks", "sets of rules that say what an indicator means in which years", [
		["framework_id", "VARCHAR", "stable id: family and first year (dti-2022)"],
		["family", "VARCHAR", "indicators.framework of the indicators that it defines"],
		["name", "VARCHAR", "Vietnamese name"],
		["name_en", "VARCHAR", "English name"],
		["valid_from", "DATE", "first day of the values that it governs, by the period that they are about"],
		["valid_to", "DATE", "last day; null: still in force"],
		["basis", "VARCHAR", "the document that lays it down, where known"],
		["breaks", "BOOLEAN", "true: values before and after its first day do not compare; false: only names changed"],
		["reason", "VARCHAR", "what changed with it, in Vietnamese; null for the first of its family"],
		["reason_en", "VARCHAR", "what changed with it, in English; null for the first of its family"],
	]),
	table("units", "administrative units and agencies, with their validity", [
		["unit_id", "VARCHAR", "stable id"],
		["name", "VARCHAR", "full name (Phường Thắng Nhì)"],
		["level", "VARCHAR", "province, district, commune or agency"],
		["kind", "VARCHAR", "tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn …"],
		["code", "VARCHAR", "code of the General Statistics Office"],
		["parent_id", "VARCHAR", "units.unit_id of the unit above it"],
		["province_id", "VARCHAR", "units.unit_id of the province it belongs to"],
		["valid_from", "DATE", "first day known; null: before 31/12/2004"],
		["valid_to", "DATE", "last day; null: still there"],
		["successor_id", "VARCHAR", "the one unit that it became; null while it is there, and where it was divided"],
		["successor_ids", "VARCHAR[]", "all units that took a part of it; of an abolished district those of its communes"],
		["fate", "VARCHAR", "became (one took all of it), divided (several did), unknown; null: still there"],
	]),
];

/** Tables of the runner's book-keeping. */
export const RUN_TABLES: readonly TableDefinition[] = [
	table("files", "one row a path that was ingested, loaded or not", [
		["path", "VARCHAR", "as stored: absolute, or relative to the folder named by the runner"],
		["document_id", "VARCHAR", "documents.document_id; null when the file could not be hashed"],
		["status", "VARCHAR", "loaded or quarantined"],
		["error_code", "VARCHAR", "why it was quarantined"],
		["error", "VARCHAR", "why, in one sentence"],
		["bytes", "BIGINT", "size of the file", "byte"],
		["seconds", "DOUBLE", "time it took to read and load", "second"],
		["run_id", "VARCHAR", "runs.run_id that last looked at it"],
		["pipeline_version", "VARCHAR", "version that read the file"],
		["modified_at", "TIMESTAMP", "modification time of the file, UTC"],
	]),
	table("runs", "one row a run of `sohoa ingest`", [
		["run_id", "VARCHAR", "unique id of the run"],
		["started_at", "TIMESTAMP", "when it began, UTC"],
		["finished_at", "TIMESTAMP", "when it ended, UTC; null while it runs, or when it was killed"],
		["status", "VARCHAR", "running, finished or interrupted (killed runs too)"],
		["pipeline_version", "VARCHAR", "version that ran"],
		["arguments", "VARCHAR", "what was asked for"],
		["files_total", "INTEGER", "files looked at", "file"],
		["files_loaded", "INTEGER", "files loaded", "file"],
		["files_skipped", "INTEGER", "files unchanged since they were loaded", "file"],
		["files_quarantined", "INTEGER", "files that could not be loaded", "file"],
		["seconds", "DOUBLE", "wall time of the run", "second"],
	]),
	table("settings", "facts about this database: schema version, version of the reference data", [
		["key", "VARCHAR", "name of the fact"],
		["value", "VARCHAR", "the fact"],
	]),
];

export const TABLES: readonly TableDefinition[] = [...DOCUMENT_TABLES, ...REFERENCE_TABLES, ...RUN_TABLES];

/** The definition of a table by name; a name that is not in the schema is a programming error. */
export function tableDefinition(name: string): TableDefinition {
	const found = TABLES.find((t) => t.name === name);
	if (!found) throw new Error(`no table "${name}" in the schema`);
	return found;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export function createTable(definition: TableDefinition): string {
	const columns = definition.columns.map((c) => `"${c.name}" ${c.type}`).join(", ");
	return `CREATE TABLE IF NOT EXISTS "${definition.name}" (${columns})`;
}

/** Statements that write the meanings of a table or view and its columns into the database. */
export function comments(
	kind: "TABLE" | "VIEW",
	of: { name: string; comment: string; columns: readonly { name: string; comment: string; unit: string | null }[] },
): string[] {
	return [
		`COMMENT ON ${kind} "${of.name}" IS ${literal(of.comment)}`,
		...of.columns.map(
			(c) =>
				`COMMENT ON COLUMN "${of.name}"."${c.name}" IS ${literal(c.unit ? `${c.comment} [${c.unit}]` : c.comment)}`,
		),
	];
}
