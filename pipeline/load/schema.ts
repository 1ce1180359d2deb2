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
}

export interface TableDefinition {
	name: string;
	comment: string;
	columns: readonly ColumnDefinition[];
}

/** `"name TYPE comment"` lines keep the definitions readable as a dictionary. */
function table(name: string, comment: string, columns: readonly [string, SqlType, string][]): TableDefinition {
	return { name, comment, columns: columns.map(([name, type, comment]) => ({ name, type, comment })) };
}

const BOX: [string, SqlType, string][] = [
	["x0", "DOUBLE", "left edge in points (1/72 inch), origin top-left; null for text files"],
	["y0", "DOUBLE", "top edge in points"],
	["x1", "DOUBLE", "right edge in points"],
	["y1", "DOUBLE", "bottom edge in points"],
];

const DOCUMENT_ID: [string, SqlType, string] = ["document_id", "VARCHAR", "SHA-256 of the file's bytes, hex"];
const PAGE: [string, SqlType, string] = ["page", "INTEGER", "1-based page of the file"];

/** Rows that belong to one document: deleted and written again when it is loaded again. */
export const DOCUMENT_TABLES: readonly TableDefinition[] = [
	table("documents", "one row a document, keyed by its content", [
		DOCUMENT_ID,
		["source_path", "VARCHAR", "where it was read (the first path, if the same content lies at several)"],
		["media_type", "VARCHAR", "by content, not by name"],
		["pages", "INTEGER", "number of pages"],
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
		["confidence", "DOUBLE", "0..1"],
		["pipeline_version", "VARCHAR", "version that read the document"],
		["ingested_at", "TIMESTAMP", "when it was last loaded, UTC"],
	]),
	table("pages", "one row a page, its text as read and as restored", [
		DOCUMENT_ID,
		PAGE,
		["origin", "VARCHAR", "text-layer, ocr or text-file"],
		["diagnosis", "VARCHAR", "what was found on the page and what was wrong with its text"],
		["width", "DOUBLE", "points; null for text files"],
		["height", "DOUBLE", "points; null for text files"],
		["rotation", "DOUBLE", "degrees clockwise by which the page was turned upright"],
		["skew", "DOUBLE", "degrees clockwise of skew measured and undone"],
		["confidence", "DOUBLE", "mean word confidence 0..1; null on a page without words"],
		["text_raw", "VARCHAR", "as read, one line a line"],
		["text", "VARCHAR", "restored, line for line"],
		["text_diagnosis", "VARCHAR", "what was wrong with the text before it was restored"],
		["diagnosis_confidence", "DOUBLE", "0..1: how sure text_diagnosis is"],
	]),
	table("tables", "logical tables, merged over pages", [
		DOCUMENT_ID,
		["table_no", "INTEGER", "1-based in the document"],
		["caption", "VARCHAR", "heading of the table"],
		["page_first", "INTEGER", "first page"],
		["page_last", "INTEGER", "last page"],
		["row_count", "INTEGER", "body rows only"],
		["column_count", "INTEGER", "columns"],
		["header_rows", "INTEGER", "header rows"],
		["method", "VARCHAR", "how the table was found"],
		["confidence", "DOUBLE", "0..1"],
	]),
	table("cells", "cells of the tables; rows count from 0 with the header rows", [
		DOCUMENT_ID,
		["table_no", "INTEGER", "tables.table_no"],
		["row", "INTEGER", "0-based, header rows included, repeated page headers dropped"],
		["col", "INTEGER", "0-based"],
		["row_span", "INTEGER", "rows covered"],
		["col_span", "INTEGER", "columns covered"],
		["is_header", "BOOLEAN", "part of the header"],
		["header_path", "VARCHAR[]", "header texts above a body cell, from the top"],
		["text_raw", "VARCHAR", "as read"],
		["text", "VARCHAR", "restored"],
		["number", "DOUBLE", "parsed value; null where the cell holds none"],
		PAGE,
		...BOX,
		["confidence", "DOUBLE", "0..1"],
	]),
	table("observations", "one value of one indicator for one unit and one period, with its place", [
		["observation_id", "VARCHAR", "stable: hash of document, place and quote"],
		DOCUMENT_ID,
		["indicator_id", "VARCHAR", "indicators.indicator_id; null when the registry knows none"],
		["label", "VARCHAR", "what is counted, in the document's words"],
		["unit_id", "VARCHAR", "units.unit_id"],
		["unit_label", "VARCHAR", "the unit as printed"],
		["period_start", "DATE", "first day"],
		["period_end", "DATE", "last day"],
		["value", "DOUBLE", "null when it cannot be read"],
		["numerator", "DOUBLE", "a of a/b"],
		["denominator", "DOUBLE", "b of a/b"],
		["measure", "VARCHAR", "percent, dossier, point, billion_vnd …"],
		["method", "VARCHAR", "table or prose"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
		...BOX,
		["confidence", "DOUBLE", "0..1"],
		["status", "VARCHAR", "accepted, flagged or corrected"],
		["nature", "VARCHAR", "result, or plan (a target, a forecast)"],
		["table_no", "INTEGER", "tables.table_no, for figures of a table"],
		["row", "INTEGER", "cells.row"],
		["col", "INTEGER", "cells.col"],
		["alternatives", "DOUBLE[]", "other readings of the number"],
	]),
	table("assignments", "tasks given to someone, with their deadlines", [
		DOCUMENT_ID,
		["assignment_no", "INTEGER", "1-based in the document"],
		["assignee", "VARCHAR", "who"],
		["task", "VARCHAR", "what"],
		["coordinator", "VARCHAR", "with whom"],
		["deadline_text", "VARCHAR", "as printed"],
		["deadline", "DATE", "last day of the period named; null for standing tasks"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
	]),
	table("citations", "references to other documents", [
		DOCUMENT_ID,
		["citation_no", "INTEGER", "1-based in the document"],
		["cited_type", "VARCHAR", "type code (QĐ, KH, CV, NĐ …)"],
		["cited_number", "VARCHAR", "as printed"],
		["cited_symbol", "VARCHAR", "without the slash before it"],
		["cited_issuer", "VARCHAR", "as printed or expanded"],
		["cited_on", "DATE", "date of the cited document"],
		["subject", "VARCHAR", "what it is about, as printed"],
		["quote", "VARCHAR", "the source words"],
		PAGE,
	]),
	table("findings", "what a person should look at", [
		["finding_id", "VARCHAR", "stable"],
		DOCUMENT_ID,
		["rule", "VARCHAR", "dotted rule name"],
		["severity", "VARCHAR", "info, warning or error"],
		["message", "VARCHAR", "one sentence"],
		PAGE,
		["quote", "VARCHAR", "the source words"],
		["observation_id", "VARCHAR", "observations.observation_id, where it is about a figure"],
	]),
	table("repairs", "what restoration changed", [
		DOCUMENT_ID,
		PAGE,
		["line", "INTEGER", "1-based on its page"],
		["before", "VARCHAR", "as read"],
		["after", "VARCHAR", "restored"],
		["kind", "VARCHAR", "unicode, encoding, join, split, case, accent, ocr or symbol"],
		["confidence", "DOUBLE", "0..1"],
	]),
];

/** Reference tables, replaced as a whole when the reference data change. */
export const REFERENCE_TABLES: readonly TableDefinition[] = [
	table("indicators", "the registry of indicators", [
		["indicator_id", "VARCHAR", "stable id (dossier.online_rate)"],
		["name", "VARCHAR", "Vietnamese name"],
		["name_en", "VARCHAR", "English name"],
		["area", "VARCHAR", "area of administrative reform"],
		["measure", "VARCHAR", "percent, dossier, point …"],
		["direction", "VARCHAR", "up: more is better; down: less is better; null: neither"],
		["minimum", "DOUBLE", "smallest possible value"],
		["maximum", "DOUBLE", "largest possible value"],
		["framework", "VARCHAR", "definition the values follow; values of different frameworks do not compare"],
		["aliases", "VARCHAR[]", "labels under which it occurs"],
		["kind", "VARCHAR", "flow: adds up over periods; stock: as of a day; ratio: share, score or rank"],
	]),
	table("units", "administrative units and agencies, with their validity", [
		["unit_id", "VARCHAR", "stable id"],
		["name", "VARCHAR", "full name (Phường Thắng Nhì)"],
		["level", "VARCHAR", "province, district, commune or agency"],
		["kind", "VARCHAR", "tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn …"],
		["code", "VARCHAR", "code of the General Statistics Office"],
		["parent_id", "VARCHAR", "unit above"],
		["province_id", "VARCHAR", "province it belongs to"],
		["valid_from", "DATE", "first day known; null: before 31/12/2004"],
		["valid_to", "DATE", "last day; null: still there"],
		["successor_id", "VARCHAR", "unit that it became, wholly or for the most part"],
	]),
];

/** Tables of the runner's book-keeping. */
export const RUN_TABLES: readonly TableDefinition[] = [
	table("files", "one row a path that was ingested, loaded or not", [
		["path", "VARCHAR", "as stored: absolute, or relative to the folder named by the runner"],
		["document_id", "VARCHAR", "documents.document_id; null when the file could not be hashed"],
		["status", "VARCHAR", "loaded or quarantined"],
		["error_code", "VARCHAR", "why it was quarantined"],
		["error", "VARCHAR", "one sentence"],
		["bytes", "BIGINT", "size of the file"],
		["seconds", "DOUBLE", "time it took"],
		["run_id", "VARCHAR", "runs.run_id that last looked at it"],
		["pipeline_version", "VARCHAR", "version that read the file"],
		["modified_at", "TIMESTAMP", "modification time of the file, UTC"],
	]),
	table("runs", "one row a run of `sohoa ingest`", [
		["run_id", "VARCHAR", "unique"],
		["started_at", "TIMESTAMP", "UTC"],
		["finished_at", "TIMESTAMP", "UTC; null while it runs, or when it was killed"],
		["status", "VARCHAR", "running, finished or interrupted"],
		["pipeline_version", "VARCHAR", "version that ran"],
		["arguments", "VARCHAR", "what was asked for"],
		["files_total", "INTEGER", "files looked at"],
		["files_loaded", "INTEGER", "files loaded"],
		["files_skipped", "INTEGER", "files unchanged"],
		["files_quarantined", "INTEGER", "files that could not be loaded"],
		["seconds", "DOUBLE", "wall time"],
	]),
	table("settings", "facts about this database: schema version, version of the reference data", [
		["key", "VARCHAR", "name"],
		["value", "VARCHAR", "value"],
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

/** Statements that create a table with its comments. */
export function createTable(definition: TableDefinition): string[] {
	const columns = definition.columns.map((c) => `"${c.name}" ${c.type}`).join(", ");
	return [
		`CREATE TABLE IF NOT EXISTS "${definition.name}" (${columns})`,
		`COMMENT ON TABLE "${definition.name}" IS ${literal(definition.comment)}`,
		...definition.columns.map((c) => `COMMENT ON COLUMN "${definition.name}"."${c.name}" IS ${literal(c.comment)}`),
	];
}
