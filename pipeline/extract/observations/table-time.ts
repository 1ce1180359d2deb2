/** The time of the figures of a table: its columns, its caption, what introduces it, its section, the document. */
import type { FigureNature, Header, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";
import { contextYear } from "../header/period.js";
import { blockAfterTable, capitalTitle, introPeriod, namedPeriod, titlePeriod } from "./intro.js";
import { periodIn } from "./period.js";
import { documentTime, type Time, timeOf } from "./time.js";

/** Results and plans of one table may belong to different times. */
export type TableTime = (nature: FigureNature) => Time;

/** The time of a table as a whole. */
export function tableTime(
	table: Table,
	blocks: readonly Block[],
	header: Header,
	pages: readonly RestoredPage[],
): TableTime {
	const year = contextYear(header);
	const caption = table.caption ?? "";
	const own = periodIn(caption, year) ?? namedPeriod(caption, year);
	if (own) return (nature) => timeOf(own, caption, "context", header, nature);
	const at = blockAfterTable(table, blocks, pages);
	const around =
		introPeriod(blocks, at, year) ?? titlePeriod([...[...table.context].reverse(), capitalTitle(blocks, at)], year);
	if (around) return () => ({ ...around, basis: "context" });
	return (nature) => documentTime(header, nature);
}

/** A column of another time than the report's own. */
export const isOtherTime = (title: string): boolean =>
	/\b(?:cung ky|nam truoc|thang truoc|quy truoc)\b/.test(fold(title)) && !/\bso (?:voi|cung)\b/.test(fold(title));

/** "Năm 2021", "Quý I/2022" over a column: the time of its figures; no days when it is another time without a date. */
export function columnTime(title: string, ofTable: Time, header: Header, nature: FigureNature): Time {
	const named = findPeriods(title, contextYear(header));
	const only = named.length === 1 ? named[0] : undefined;
	if (only) return timeOf({ start: only.startOn, end: only.endOn }, title, "figure", header, nature);
	return isOtherTime(title) ? { start: null, end: null, basis: null } : ofTable;
}
