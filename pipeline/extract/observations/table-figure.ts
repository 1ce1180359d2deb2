/** One figure of a table as a candidate: its label, unit, time, nature, measure and indicator. */
import type { Cell, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { composeLabel } from "./label.js";
import { natureOf } from "./nature.js";
import { DOUBT, lookAlikes } from "./reading.js";
import type { Column, RowSubject } from "./table-columns.js";
import { indicatorOfFigure, type TableSubject } from "./table-indicator.js";
import { columnTime, rowTime, type TableTime } from "./table-time.js";
import { isEarlierColumn, isPlanColumn, isTimeOnly, saysNothing, scoreKind } from "./table-titles.js";
import { accumulated, accumulation, liesAhead } from "./time.js";
import { issuerUnit } from "./unit.js";
import { measureOfUnit } from "./unit-column.js";

/** What stands around the figures of one table. */
export interface TableSurroundings {
	table: Table;
	subject: TableSubject;
	time: TableTime;
	header: Header;
	pages: readonly RestoredPage[];
}

/** Key of the figure in a cell. */
export const cellKey = (table: Table, row: number, col: number): string => `t${table.tableNo}.r${row}.c${col}`;

/** Title of a column, level by level, without its percent sign. */
export const titleOf = (column: Pick<Column, "header"> | undefined): string =>
	(column?.header ?? [])
		.map((h) => h.replace(/\(\s*%\s*\)/g, "").trim())
		.filter(Boolean)
		.join(" – ");

/** The levels of a title that tell something: not "Kết quả thống kê", "Số liệu", "Năm 2021". */
const telling = (column: Column): string =>
	column.header
		.map((h) => h.replace(/\(\s*%\s*\)/g, "").trim())
		.filter(
			(h, i, all) => h !== "" && !saysNothing(h) && !isTimeOnly(h) && !(column.unit !== null && i === all.length - 1),
		)
		.join(" – ");

/** Measure of a figure: what its column says in so many words, then the row's cell of units, the table's unit, the row's label, the column's noun. */
export function measureOf(column: Column, row: RowSubject, rows: TableSubject["rows"], text = ""): string {
	const { said, measure } = column;
	const cell = row.measure?.by === "cell" ? row.measure.id : null;
	if (said === "title" && !(cell && saysNothing(column.header.at(-1) ?? ""))) return measure;
	if (cell) return cell;
	if (rows === "indicators" && row.measure?.by === "percent") return row.measure.id;
	if (said === "table") return measure;
	// "110 nhiệm vụ", "100%" in the cell itself.
	const own = rows === "indicators" && column.said === "nowhere" ? TAIL.exec(text)?.[1] : undefined;
	const printed = own ? measureOfUnit(own) : null;
	if (printed) return printed;
	return rows === "indicators" && row.measure ? row.measure.id : measure;
}

const TAIL = /^[\d.,\s]+(%|\p{L}[\p{L}\s,]{0,30})$/u;

/** @param ratio titles of the columns that a share column divides; null when it divides none */
export function figureOf(
	cell: Cell,
	column: Column,
	row: RowSubject,
	around: TableSurroundings,
	ratio: { numerator: string; denominator: string } | null,
): ObservationCandidate {
	const { table, subject, header, pages } = around;
	const measure = measureOf(column, row, subject.rows, cell.text);
	const full = titleOf(column);
	const label = labelOf(column, row, subject, ratio);
	// Over 100 % in a column of shares the decimal separator was lost, however sure the engine was.
	const impossible = measure === "percent" && (cell.number ?? 0) > 100;
	const page = pages.find((p) => p.page === cell.page);
	const isOcr = page?.origin === "ocr" || page?.textDiagnosis === "foreign-ocr";
	const said = isPlanColumn(full) ? "plan" : natureOf("", "", subject.titles, header.documentType);
	const adds = accumulation(full) ?? accumulation(table.caption ?? "");
	const ofColumn = columnTime(full, around.time(said), header, said);
	const ofRow = subject.rows === "indicators" && ofColumn.basis !== "figure" ? rowTime(row.label, header, said) : null;
	const single = ofRow ?? ofColumn;
	const time = adds && single.basis !== "figure" ? accumulated(single, adds) : single;
	const words = [full, subject.rows === "units" ? "" : row.label].join(" ");
	const unknownTime = isEarlierColumn(full) && single.start === null;
	const figureTitle = {
		title:
			subject.rows === "indicators"
				? telling(column)
				: telling(column) || (row.unit ? withoutNumber(table.caption ?? "") : full),
		measure,
		kind: scoreKind(column.header.at(-1) ?? ""),
		numerator: ratio?.numerator ?? "",
		noun: nounOf(measure, words),
	};
	return {
		indicatorId: unknownTime || isSex(column) ? null : indicatorOfFigure(figureTitle, row, subject, label),
		label: label || "(không có tiêu đề)",
		unitLabel: (subject.rows === "indicators" ? column.unit : null) ?? row.unit ?? issuerUnit(header.issuer),
		unitId: null,
		periodStart: time.start,
		periodEnd: time.end,
		periodBasis: time.basis,
		cumulative: adds !== null,
		value: cell.number,
		numerator: null,
		denominator: null,
		measure,
		method: "table",
		nature: liesAhead(time, header) ? "plan" : said,
		quote: [row.label, cell.textRaw.trim() || cell.text].filter(Boolean).join(" | "),
		place: { page: cell.page, box: cell.box },
		confidence: cell.confidence,
		alternatives:
			isOcr && (cell.confidence <= DOUBT || impossible) ? lookAlikes(cell.text.replace(/[^\d.,]/g, "")) : [],
		key: cellKey(table, cell.row, cell.col),
		partOf: null,
		partBy: null,
		ratioOf: null,
		cell: { tableNo: table.tableNo, row: cell.row, col: cell.col },
	};
}

/** "Nam", "Nữ" are a part of whatever the table counts, not what its titles name. */
const isSex = (column: Column): boolean => /^\s*(?:nam|nữ)\s*$/iu.test((column.header.at(-1) ?? "").normalize("NFC"));

/** A measure adopted from the caption is said in the words that are matched, too. */
function nounOf(measure: string, words: string): string {
	if (measure === "dossier") return /hồ sơ/iu.test(words) ? "" : " hồ sơ";
	return measure === "task" && !/nhiệm vụ/iu.test(words) ? " nhiệm vụ" : "";
}

/** A caption without "Bảng 2." */
export const withoutNumber = (caption: string): string =>
	caption.replace(/^(?:bảng|biểu|phụ lục|biểu số)\s*(?:số\s*)?[\dIVX.]*\s*[:.–-]?\s*/iu, "");

function labelOf(
	column: Column,
	row: RowSubject,
	subject: TableSubject,
	ratio: { numerator: string; denominator: string } | null,
): string {
	const shared = ratio ? `${ratio.numerator} / ${ratio.denominator}` : "";
	const told = telling(column);
	if (subject.rows === "indicators") {
		const above = row.above.filter((a, i, all) => !a.figured || i === all.length - 1).map((a) => a.label);
		return composeLabel([row.label, told].filter(Boolean).join(" – "), [...above].reverse().join(" – ") || null);
	}
	const title = told || titleOf(column);
	const rowWords = row.unit ? row.section.join(" – ") : [row.label, ...row.section].filter(Boolean).join(" – ");
	const context = [shared, title ? rowWords : ""].filter(Boolean).join(" – ");
	const named = told === "" && row.unit !== null ? withoutNumber(subject.titles.at(-1) ?? "") : "";
	return composeLabel(named || title || row.label, context || null);
}
