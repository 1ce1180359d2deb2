/** The time of the figures of a table: its columns, its caption, what introduces it, its section, the document. */
import type { FigureNature, Header, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";
import { contextYear } from "../header/period.js";
import { earlierTime } from "./earlier-time.js";
import { blockAfterTable, capitalTitle, introPeriod, namedPeriod, titlePeriod } from "./intro.js";
import { periodIn } from "./period.js";
import { isEarlierColumn } from "./table-titles.js";
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

/**
 * The time of the figures of a column: the one its title names ("Năm 2021", "Quý I/2022"); "cùng kỳ" is the table's own a year
 * before (or in the year named), "quý trước", "tháng trước" the stretch right before it; an earlier time that cannot be told has
 * no days. Else the table's.
 */
export function columnTime(title: string, ofTable: Time, header: Header, nature: FigureNature): Time {
	const text = title.replace(/\([^)]*=[^)]*\)/g, " ");
	const year = /(?:^|[–\s])((?:19|20)\d\d)$/.exec(text.trim())?.[1];
	const named = findPeriods(text, contextYear(header));
	const only = named.length === 1 ? named[0] : undefined;
	if (isEarlierColumn(title)) return earlierTime(fold(title), ofTable, year ?? null, only ?? null);
	if (only) return timeOf({ start: only.startOn, end: only.endOn }, title, "figure", header, nature);
	if (named.length === 0 && ofTable.end && WHOLE_YEAR.test(fold(title)))
		return { start: `${ofTable.end.slice(0, 4)}-01-01`, end: `${ofTable.end.slice(0, 4)}-12-31`, basis: ofTable.basis };
	if (year && named.length === 0) return { start: `${year}-01-01`, end: `${year}-12-31`, basis: "figure" };
	return ofTable;
}

/** Words before a time in a row's label that make it another thing's: what it is compared with, carried over from, named after. */
const NOT_OF_ROW =
	/\b(?:so voi|den|ke tu|tu|truoc|sau|ke hoach|nghi quyet|quyet dinh|chuong trinh|de an|du an|giai doan|luat|nghi dinh|thong tu|ton|chuyen|von)\b[^,;]{0,40}$/;

/** The time that a row's label names with its year ("Xếp hạng chỉ số CCHC năm 2023"); null when it names none, or another thing's. */
export function rowTime(label: string, header: Header, nature: FigureNature): Time | null {
	const named = findPeriods(label, contextYear(header));
	const only = named.length === 1 ? named[0] : undefined;
	if (!only || !/\d{4}/.test(label.slice(only.start, only.end))) return null;
	const after = fold(label.slice(only.end));
	const before = label.slice(0, only.start);
	if (/(?:^|\s)so\s*$/iu.test(before) || NOT_OF_ROW.test(fold(before)) || /^\W*(?:chuyen|mang) sang/.test(after))
		return null;
	return timeOf({ start: only.startOn, end: only.endOn }, label, "figure", header, nature);
}

/** "Kế hoạch năm", "Dự toán cả năm": what is planned for the year, whatever stretch is reported. */
const WHOLE_YEAR = /\b(?:ke hoach|kh|du toan|chi tieu|muc tieu)(?: giao| duoc giao)?(?: ca)? nam\b|^ca nam$/;
