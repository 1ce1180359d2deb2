/** Figures of tables: row label × column header × unit × period. */
import type { Cell, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { fold, foldKey } from "../flow/fold.js";
import { type CellWords, textCellCandidates } from "./cell-text.js";
import { matchIndicator } from "./indicator.js";
import { blockAfterTable } from "./intro.js";
import { composeLabel } from "./label.js";
import { natureOf } from "./nature.js";
import { roleOf } from "./parts.js";
import type { Candidates } from "./prose.js";
import { DOUBT, lookAlikes } from "./reading.js";
import { type DocumentKind, isReported, kindsOfBlocks } from "./reported.js";
import { bodyRows, type Column, columnsOf, type RowSubject, ratioColumns } from "./table-columns.js";
import { columnTime, isOtherTime, type TableTime, tableTime } from "./table-time.js";
import { accumulated, accumulation, liesAhead } from "./time.js";
import { issuerUnit, resolveMention, unitMentions } from "./unit.js";

const TOTAL = /^(?:tong|cong|tong cong|tong so|toan (?:tinh|thanh pho|huyen|nganh)|chung)\b/;

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
		for (const { candidate, text } of candidatesOfTable(table, blocks, header, pages)) {
			const keep = text ? isReportedInText(candidate, text, kind, header) : isReportedInTable(candidate, kind);
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
	const labelColumn = columns.find((c) => c.kind === "label");
	const rowsAreUnits = labelColumn !== undefined && UNIT_HEADER.test(fold(labelColumn.header.join(" ")));
	adoptCaptionMeasure(columns, table);
	const time = tableTime(table, blocks, header, pages);
	const out: FromTable[] = [];
	let section: string[] = [];
	const shares = new Map(
		columns
			.filter((c) => c.measure === "percent" && c.kind === "figure")
			.map((c) => [c.col, ratioColumns(table, columns, c)] as const),
	);
	for (const { row, cells } of bodyRows(table)) {
		const labelCell = labelColumn ? cells.get(labelColumn.col) : undefined;
		const label = labelCell?.text.trim() ?? "";
		const figures = columns.filter((c) => c.kind === "figure" && cells.get(c.col)?.number != null);
		if (figures.length === 0 && label !== "" && isSectionRow(cells, columns)) {
			section = [label];
			continue;
		}
		const subject: RowSubject = {
			label,
			unit: unitOfRow(label, header) ?? (rowsAreUnits && isAgencyName(label) ? label : null),
			section,
			isTotal: TOTAL.test(fold(label).trim()),
		};
		for (const column of columns) {
			const cell = cells.get(column.col);
			if (!cell) continue;
			if (column.kind === "figure" && cell.number !== null) {
				const ratio = shares.get(column.col);
				const titleOf = (col: number): string => columns.find((c) => c.col === col)?.header.join(" – ") ?? "";
				const divided = ratio ? { numerator: titleOf(ratio.numerator), denominator: titleOf(ratio.denominator) } : null;
				const one = fromNumber(table, cell, column, subject, time, header, pages, divided);
				if (ratio) {
					one.numerator = cells.get(ratio.numerator)?.number ?? null;
					one.denominator = cells.get(ratio.denominator)?.number ?? null;
					one.ratioOf = {
						numerator: cellKey(table, row, ratio.numerator),
						denominator: cellKey(table, row, ratio.denominator),
					};
				}
				out.push({ candidate: one, text: null });
			} else if ((column.kind === "text" || column.kind === "figure") && cell.number === null && /\d/.test(cell.text)) {
				out.push(...textCellCandidates(table, cell, column, subject, leftOf(cell, cells), time, header));
			}
		}
	}
	return out;
}

/** The text of the cell to the left when it is short enough to name what the cell tells of ("Mô hình …"). */
function leftOf(cell: Cell, cells: ReadonlyMap<number, Cell>): string {
	const text = cells.get(cell.col - 1)?.text.trim() ?? "";
	return text.length <= 120 ? text : "";
}

/** The label column lists agencies or places. */
const UNIT_HEADER = /\b(?:don vi|co quan|dia phuong|phuong|xa|huyen|so|nganh|dia ban|to chuc)\b/;
const AGENCY_NAME =
	/^(?:UBND|Sở|Phòng|Ban|Văn phòng|Chi cục|Cục|Trung tâm|TT|TTYT|Bệnh viện|BV|BVĐK|Trường|Công an|Thanh tra|Huyện|Thành phố|TP|Thị xã|Phường|Xã|Thị trấn|Quận|Tỉnh|BQL|Hội|Đoàn|Bảo hiểm|Kho bạc|Trạm|Viện|Khu|Kho)(?:\s|\.)/iu;
/** A name, not a sentence (longest agency name of our tables: 52 characters). */
const isAgencyName = (label: string): boolean => label.length <= 80 && AGENCY_NAME.test(label) && !/[;:]/.test(label);

/** "Tiếp nhận mới | Đã giải quyết | Quá hạn" under "Kết quả giải quyết hồ sơ": what is counted stands in the caption. */
function adoptCaptionMeasure(columns: Column[], table: Table): void {
	const words = [...table.context.slice(-1), table.caption ?? ""].join(" ");
	const measure = /hồ sơ/iu.test(words)
		? "dossier"
		: /TTHC|thủ tục hành chính/iu.test(words)
			? "procedure"
			: /nhiệm vụ/iu.test(words)
				? "task"
				: null;
	if (!measure) return;
	for (const c of columns)
		if (
			c.kind === "figure" &&
			c.measure === "item" &&
			(roleOf(c.header.join(" ")) || /tổng số/iu.test(c.header.join(" ")))
		)
			c.measure = measure;
}

export const cellKey = (table: Table, row: number, col: number): string => `t${table.tableNo}.r${row}.c${col}`;

/** Only the label (and an ordinal) filled. */
const isSectionRow = (cells: Map<number, Cell>, columns: readonly Column[]): boolean =>
	columns.every((c) => c.kind === "label" || c.kind === "ordinal" || (cells.get(c.col)?.text.trim() ?? "") === "");

/** "ĐVT: triệu đồng" in the caption or the context of a table. */
function printedUnit(table: Table): string | null {
	const text = [table.caption ?? "", ...table.context].join("\n");
	return /(?:ĐVT|Đơn vị(?: tính)?)\s*:\s*([^\n)(;.]{1,40})/iu.exec(text)?.[1]?.trim() ?? null;
}

/** A row label that is nothing but a unit is the unit. */
export function unitOfRow(label: string, header: Header): string | null {
	const mention = unitMentions(label)[0];
	if (!mention || foldKey(label.slice(mention.end)) !== "" || foldKey(label.slice(0, mention.start)) !== "")
		return null;
	return resolveMention(label.trim(), header.issuer);
}

function fromNumber(
	table: Table,
	cell: Cell,
	column: Column,
	subject: RowSubject,
	tableTime: TableTime,
	header: Header,
	pages: readonly RestoredPage[],
	ratio: { numerator: string; denominator: string } | null,
): ObservationCandidate {
	const title = column.header
		.map((h) => h.replace(/\(\s*%\s*\)/g, ""))
		.join(" – ")
		.trim();
	const rowWords = subject.unit
		? subject.section.join(" – ")
		: [subject.label, ...subject.section].filter(Boolean).join(" – ");
	const shared = ratio ? `${ratio.numerator} / ${ratio.denominator}` : "";
	const label = composeLabel(
		title || subject.label,
		[shared, title ? rowWords : ""].filter(Boolean).join(" – ") || null,
	);
	// Over 100 % in a column of shares the decimal separator was lost, however sure the engine was.
	const impossible = column.measure === "percent" && (cell.number ?? 0) > 100;
	const isOcr =
		pages.find((p) => p.page === cell.page)?.origin === "ocr" ||
		pages.find((p) => p.page === cell.page)?.textDiagnosis === "foreign-ocr";
	const caption = [...table.context, table.caption ?? ""].filter(Boolean);
	const words = [title, ratio?.numerator ?? "", title ? rowWords : subject.label].filter(Boolean).join(" – ");
	const said = isPlanColumn(title) ? "plan" : natureOf("", "", caption, header.documentType);
	const adds = accumulation(title) ?? accumulation(table.caption ?? "");
	const single = columnTime(title, tableTime(said), header, said);
	const time = adds && single.basis !== "figure" ? accumulated(single, adds) : single;
	const otherTime = isOtherTime(title);
	// The measure adopted from the caption is said in the words that are matched, too.
	const noun =
		column.measure === "dossier" && !/hồ sơ/iu.test(words)
			? " hồ sơ"
			: column.measure === "task" && !/nhiệm vụ/iu.test(words)
				? " nhiệm vụ"
				: "";
	const match = otherTime
		? null
		: (matchIndicator(title + noun, column.measure, label) ??
			matchIndicator(words + noun, column.measure, [label, ...caption].join(" – "), header.subject ?? ""));
	return {
		indicatorId: match?.id ?? null,
		label: label || "(không có tiêu đề)",
		unitLabel: subject.unit ?? issuerUnit(header.issuer),
		unitId: null,
		periodStart: time.start,
		periodEnd: time.end,
		periodBasis: time.basis,
		cumulative: adds !== null,
		value: cell.number,
		numerator: null,
		denominator: null,
		measure: column.measure,
		method: "table",
		nature: liesAhead(time, header) ? "plan" : said,
		quote: [subject.label, cell.textRaw.trim() || cell.text].filter(Boolean).join(" | "),
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

/** "Kế hoạch năm 2024", "Chỉ tiêu giao" hold plans; "Thực hiện so với kế hoạch" does not. */
function isPlanColumn(title: string): boolean {
	const f = fold(title);
	return (
		/\b(?:ke hoach|chi tieu|muc tieu|du toan|dinh muc|duoc giao|phan dau|du kien)\b/.test(f) &&
		!/\b(?:thuc hien|dat|so voi|ty le|ket qua|da)\b|%/.test(f)
	);
}
