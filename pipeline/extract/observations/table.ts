/** Figures of tables: row label × column header × unit × period. */
import type { Cell, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { type CellWords, textCellCandidates } from "./cell-text.js";
import { adoptCounted } from "./counted-columns.js";
import { indexOfTable, scoreColumn } from "./index-table.js";
import { matchIndicator } from "./indicator.js";
import { blockAfterTable } from "./intro.js";
import { natureOf } from "./nature.js";
import { roleOf } from "./parts.js";
import type { Candidates } from "./prose.js";
import { type DocumentKind, isReported, kindsOfBlocks } from "./reported.js";
import { type RowFigure, tieRowShares } from "./row-shares.js";
import { scoreArea } from "./score-area.js";
import { summedColumns } from "./summed-columns.js";
import {
	bodyRows,
	type Column,
	columnsOf,
	decimalsOf,
	type RowSubject,
	ratioColumns,
	saidByHeader,
} from "./table-columns.js";
import { cellKey, figureOf, type TableSurroundings, titleOf, withoutNumber } from "./table-figure.js";
import type { TableSubject } from "./table-indicator.js";
import { rowsOfTable, subjectsOf } from "./table-rows.js";
import { tableTime } from "./table-time.js";
import { isTimeOnly, scoreKind } from "./table-titles.js";

/** Figures of all cells of the tables, those inside text cells too. */
export function tableCandidates(
	tables: readonly Table[],
	blocks: readonly Block[],
	header: Header,
	pages: readonly RestoredPage[],
): Candidates {
	const { first, kinds } = kindsOfBlocks(blocks, tables, header);
	const out: Candidates = { reported: [], setAside: [] };
	for (const table of tables) {
		const kind = kinds[Math.min(blockAfterTable(table, blocks, pages), kinds.length) - 1] ?? first;
		const summed = kind === "report" || kind === "unknown" ? new Set<number>() : summedColumns(table);
		for (const { candidate, text } of candidatesOfTable(table, blocks, header, pages)) {
			const keep = text
				? isReportedInText(candidate, text, kind, header)
				: isReportedInTable(candidate, kind) || summed.has(candidate.cell?.col ?? -1);
			(keep ? out.reported : out.setAside).push(candidate);
		}
	}
	return out;
}

/** Figures of a table of arrangements (participants, lessons) stay in its cells alone, unless they measure something known. */
function isReportedInTable(c: ObservationCandidate, kind: DocumentKind): boolean {
	if (kind === "report" || kind === "unknown" || c.indicatorId !== null) return true;
	if (kind === "rules") return c.measure === "percent";
	return c.measure !== "item" || c.periodBasis === "figure" || c.periodBasis === "context";
}

/** A figure of a table; `text` holds the words around it where it stands in the text of a cell. */
interface FromTable {
	candidate: ObservationCandidate;
	text: CellWords | null;
}

function isReportedInText(c: ObservationCandidate, text: CellWords, kind: DocumentKind, header: Header): boolean {
	return isReported({
		kind,
		nature: c.nature,
		said: natureOf(text.before, text.after, [], header.documentType),
		measure: c.measure,
		value: c.value,
		indicatorId: c.indicatorId,
		basis: c.periodBasis ?? null,
		...text,
	});
}

function candidatesOfTable(
	table: Table,
	blocks: readonly Block[],
	header: Header,
	pages: readonly RestoredPage[],
): FromTable[] {
	const columns = columnsOf(table, printedUnit(table));
	const body = bodyRows(table);
	const rows = rowsOfTable(columns, body, header);
	adoptMeasure(columns, table, header.subject ?? "");
	if (rows !== "indicators") adoptCounted(columns, table);
	if (rows === "units") adoptCaption(columns, table);
	const titles = [...table.context, table.caption ?? ""].filter(Boolean);
	const index = indexOfTable(table, header.subject);
	adoptAreas(
		columns,
		body,
		index !== null || /điểm|chỉ số|index/iu.test([table.caption ?? "", header.subject ?? ""].join(" ")),
	);
	if (index !== null && rows === "units") adoptPoints(columns, titles);
	const subject: TableSubject = {
		titles,
		subject: header.subject ?? "",
		index,
		scoreColumn: scoreColumn(
			columns
				.filter((c) => c.kind === "figure")
				.map((c) => ({ title: titleOf(c), measure: c.measure, kind: scoreKind(c.header.at(-1) ?? "") })),
		),
		rows,
	};
	const around: TableSurroundings = { table, subject, time: tableTime(table, blocks, header, pages), header, pages };
	const out: FromTable[] = [];
	const placed: RowFigure[] = [];
	const shares = new Map(
		columns
			.filter((c) => c.measure === "percent" && c.kind === "figure")
			.map((c) => [c.col, ratioColumns(table, columns, c)] as const),
	);
	for (const row of subjectsOf(body, columns, rows, header)) {
		for (const column of columns) {
			const printed = row.cells.get(column.col);
			if (!printed) continue;
			const cell = asRank(printed, row.subject);
			if (column.kind === "figure" && cell.number !== null) {
				const ratio = shares.get(column.col);
				const divided = ratio
					? {
							numerator: titleOf(columns.find((c) => c.col === ratio.numerator)),
							denominator: titleOf(columns.find((c) => c.col === ratio.denominator)),
						}
					: null;
				const one = figureOf(cell, column, row.subject, around, divided);
				if (ratio) {
					one.numerator = row.cells.get(ratio.numerator)?.number ?? null;
					one.denominator = row.cells.get(ratio.denominator)?.number ?? null;
					one.ratioOf = {
						numerator: cellKey(table, row.row, ratio.numerator),
						denominator: cellKey(table, row.row, ratio.denominator),
					};
				}
				out.push({ candidate: one, text: null });
				const parent = row.subject.above.at(-1)?.row ?? null;
				placed.push({
					candidate: one,
					row: row.row,
					col: column.col,
					parent,
					label: row.subject.label,
					decimals: decimalsOf(cell.text),
				});
			} else if ((column.kind === "text" || column.kind === "figure") && cell.number === null && /\d/.test(cell.text)) {
				out.push(...textCellCandidates(table, cell, column, row.subject, leftOf(cell, row.cells), around.time, header));
			}
		}
	}
	if (rows === "indicators") tieRowShares(placed);
	if (rows !== "units") leaveContradictions(placed.map((f) => f.candidate));
	return out;
}

/** The text of the cell to the left when it is short enough to name what the cell tells of ("Mô hình …"). */
function leftOf(cell: Cell, cells: ReadonlyMap<number, Cell>): string {
	const text = cells.get(cell.col - 1)?.text.trim() ?? "";
	return text.length <= 120 ? text : "";
}

/** "5/9" in a row of ranks: the fifth of nine. */
function asRank(cell: Cell, row: RowSubject): Cell {
	const rank =
		cell.number === null && row.measure?.id === "rank" ? /^(\d{1,3})\s*\/\s*\d{1,3}$/.exec(cell.text.trim()) : null;
	return rank ? { ...cell, number: Number(rank[1]) } : cell;
}

/** Two values of one indicator for one unit and time in one table are parts of it ("Số lớp" of each course): neither is it. */
function leaveContradictions(figures: readonly ObservationCandidate[]): void {
	const key = (c: ObservationCandidate): string =>
		[c.indicatorId, c.unitLabel, c.periodStart, c.periodEnd, c.nature, c.measure].join("|");
	const groups = new Map<string, ObservationCandidate[]>();
	for (const c of figures) {
		if (c.indicatorId === null) continue;
		const same = groups.get(key(c)) ?? [];
		same.push(c);
		groups.set(key(c), same);
	}
	for (const same of groups.values())
		if (new Set(same.map((c) => c.value)).size > 1) for (const c of same) c.indicatorId = null;
}

/** "Tiếp nhận mới | Đã giải quyết | Quá hạn": what is counted stands in another title, or in the caption, or in the heading over it. */
function adoptMeasure(columns: readonly Column[], table: Table, subject: string): void {
	const figures = columns.filter((c) => c.kind === "figure");
	const roles = figures.filter((c) => roleOf(titleOf(c)) !== null);
	const named = new Set(figures.map((c) => c.measure).filter((m) => m === "dossier" || m === "task"));
	const words = [...table.context.slice(-1), table.caption ?? ""].join(" ");
	const measure =
		named.size === 1
			? [...named][0]
			: /hồ sơ/iu.test(words)
				? "dossier"
				: /TTHC|thủ tục hành chính|một cửa/iu.test(words)
					? // Procedures have no terms: what is received, late or on time under such a heading are dossiers.
						roles.length > 0
						? "dossier"
						: "procedure"
					: /nhiệm vụ/iu.test(words)
						? "task"
						: // "Trước hạn | Đúng hạn | Quá hạn" in a report about dossiers.
							(roles.length > 1 && /hồ sơ|thủ tục hành chính|một cửa/iu.test(subject)) ||
								(isCaseload(roles, figures) && /cải cách hành chính/iu.test(subject))
							? "dossier"
							: null;
	if (!measure) return;
	for (const c of figures)
		if (
			c.said === "nowhere" &&
			(roles.includes(c) || /tổng số|^tổng$/iu.test(titleOf(c)) || (measure === "dossier" && CASELOAD.test(titleOf(c))))
		)
			c.measure = measure;
}

/** Received, and late or on time beside it: what the reports of administrative reform tell of dossiers alone. */
const isCaseload = (roles: readonly Column[], figures: readonly Column[]): boolean => {
	const said = new Set(roles.map((c) => roleOf(c.header.at(-1) ?? "")));
	return (
		figures.some((c) => /tiếp nhận|^nhận(?!\p{L})/iu.test(titleOf(c))) &&
		said.has("late") &&
		(said.has("on_time") || said.has("resolved"))
	);
};
/** Titles of a caseload that name no role by themselves. */
const CASELOAD = /^(?:nhận|tồn|còn tồn|trả)(?!\p{L})/iu;

/** "Tỷ lệ hồ sơ đúng hạn qua các năm (%)" over columns that only name years. */
function adoptCaption(columns: readonly Column[], table: Table): void {
	const { measure } = saidByHeader([withoutNumber(table.caption ?? "")]);
	for (const c of columns)
		if (c.kind === "figure" && c.said === "nowhere" && c.measure === "item" && c.header.every(isTimeOnly))
			c.measure = measure;
}

/**
 * "Thủ tục hành chính | Tổ chức bộ máy | …" beside each other hold points of the areas, not procedures and organisations, where the
 * table is one of scores or its figures are fractions.
 */
function adoptAreas(columns: readonly Column[], body: ReturnType<typeof bodyRows>, scored: boolean): void {
	const areas = columns.filter(
		(c) => c.kind === "figure" && c.said !== "title" && c.said !== "table" && scoreArea(c.header.at(-1) ?? "") !== null,
	);
	const fractions = areas.some((c) => body.some((r) => !Number.isInteger(r.cells.get(c.col)?.number ?? 0)));
	if (areas.length >= AREAS && (scored || fractions))
		for (const c of areas) Object.assign(c, { measure: "point", said: "noun" });
}
/** So many areas side by side are a list of them. */
const AREAS = 2;

/** Columns named after the parts of an index hold its points ("Cải cách thể chế" beside "Tổng điểm"). */
function adoptPoints(columns: readonly Column[], titles: readonly string[]): void {
	if (!columns.some((c) => scoreKind(c.header.at(-1) ?? "") === "total" || c.measure === "rank")) return;
	for (const c of columns) {
		const words = `${c.header.at(-1) ?? ""} điểm đạt được`;
		if (c.kind === "figure" && c.said !== "title" && matchIndicator(words, "point", words, titles.join(" – ")))
			c.measure = "point";
	}
}

/** "ĐVT: triệu đồng" in the caption or the context of a table. */
function printedUnit(table: Table): string | null {
	const text = [table.caption ?? "", ...table.context].join("\n");
	return /(?:ĐVT|Đơn vị(?: tính)?)\s*:\s*([^\n)(;.]{1,40})/iu.exec(text)?.[1]?.trim() ?? null;
}
