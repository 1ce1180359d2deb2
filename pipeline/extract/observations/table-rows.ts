/** What the rows of a table are about: units, indicators, or parts of what the columns count. */
import type { Cell, Header } from "../../../schemas/extracted.js";
import { fold, foldKey } from "../flow/fold.js";
import { type Above, RowOutline, withoutMarker } from "./row-outline.js";
import { scoreArea } from "./score-area.js";
import type { Column, RowSubject } from "./table-columns.js";
import type { TableSubject } from "./table-indicator.js";
import { isComparison, isPlanColumn, isTimeOnly, saysNothing, scoreKind } from "./table-titles.js";
import { resolveMention, unitMentions } from "./unit.js";
import { measureOfLabel, measureOfUnit } from "./unit-column.js";

/** A total by itself ("Tổng cộng", "Cộng (I+II)", "Tổng các đơn vị", "Toàn tỉnh"); not "Tổng số hồ sơ", "Công tác …", "Chứng thực". */
const TOTAL =
	/^tong diem\W*$|^(?:(?:tong|cong|tong cong|tong so|chung)(?:\W*$|\W*\(|[\s:]+(?:toan|cac|cap|khoi|chung|i|ii|iii)\b)|toan (?:tinh|thanh pho|huyen|thi xa|quan|nganh)\b)/;

export interface TableRow {
	row: number;
	cells: Map<number, Cell>;
}

/** The label column lists agencies or places. */
const UNIT_HEADER =
	/^(?:ten )?(?:cac )?(?:don vi(?! tinh)|co quan|dia phuong|(?:phuong|xa|huyen|quan|thi xa|thanh pho|thi tran|tinh)(?=$|[ ,/])|so(?=$|,| nganh| ban)|dia ban|to chuc(?=$|,)|don vi hanh chinh)/;
const AGENCY_NAME =
	/^(?:UBND|Sở|Phòng|Ban|Văn phòng|Chi cục|Cục|Trung tâm|TT|TTYT|Bệnh viện|BV|BVĐK|Trường|Công an|Thanh tra|Huyện|Thành phố|TP|Thị xã|Phường|Xã|Thị trấn|Quận|Tỉnh|BQL|Hội|Đoàn|Bảo hiểm|Kho bạc|Trạm|Viện|Khu|Kho)(?:\s|\.)/iu;
/** A name, not a sentence (longest agency name of our tables: 52 characters). */
const isName = (label: string): boolean => label.length <= 80 && !/[;:%]/.test(label);
const isAgencyName = (label: string): boolean => isName(label) && AGENCY_NAME.test(label);

/** So many of the labelled rows must be units where the title of their column does not say so. */
const MOST = 0.6;

/** Whether rows are units, indicators, or parts. */
export function rowsOfTable(
	columns: readonly Column[],
	body: readonly TableRow[],
	header: Header,
): TableSubject["rows"] {
	const label = columns.find((c) => c.kind === "label");
	if (!label) return "parts";
	const figures = columns.filter((c) => c.kind === "figure");
	const labels = body.map((r) => r.cells.get(label.col)?.text.trim() ?? "").filter((t) => t !== "");
	const units = labels.filter((t) => unitOfRow(withoutMarker(t), header) !== null || isAgencyName(withoutMarker(t)));
	const named =
		UNIT_HEADER.test(fold(label.header.at(-1) ?? "").trim()) && labels.filter(isName).length >= labels.length * MOST;
	const counted = columns.some((c) => c.kind === "unit");
	if (!counted && (named || (labels.length > 1 && units.length >= labels.length * MOST))) return "units";
	for (const c of figures) c.unit = unitOfTitle(c.header.at(-1) ?? "", header);
	const plain = (c: Column): boolean =>
		c.unit !== null ||
		(scoreKind(c.header.at(-1) ?? "") === null &&
			c.header.every(
				(h) =>
					saysNothing(h) ||
					isTimeOnly(h) ||
					isPlanColumn(h) ||
					isComparison(h) ||
					/^t[ỷỉ] lệ\W*$/iu.test(h.replace("%", "")),
			));
	return counted || (figures.length > 0 && figures.every(plain)) ? "indicators" : "parts";
}

/** "Phường 1", "Cấp xã", "Cấp huyện, cấp xã" over a column. */
function unitOfTitle(title: string, header: Header): string | null {
	const text = title.replace(/\s+/g, " ").trim();
	if (/^cấp\s+(?:tỉnh|thành phố|huyện|xã|sở|phường)(?!\p{L})[\p{L}\s,]{0,20}$/iu.test(text)) return text.toLowerCase();
	return unitOfRow(text, header) ?? (isAgencyName(text) && /\s(?:\p{Lu}|\d)/u.test(text) ? text : null);
}

/** Rows that hold figures or text, each with its subject, top to bottom; titles of sections are taken into those below. */
export function* subjectsOf(
	body: readonly TableRow[],
	columns: readonly Column[],
	rows: TableSubject["rows"],
	header: Header,
): Generator<TableRow & { subject: RowSubject }> {
	const of = (kind: Column["kind"]): number => columns.find((c) => c.kind === kind)?.col ?? -1;
	const [ordinalCol, labelCol, unitCol] = [of("ordinal"), of("label"), of("unit")];
	const maximumCol = columns.find((c) => c.kind === "figure" && scoreKind(c.header.at(-1) ?? "") === "max")?.col ?? -1;
	const textOf = (r: TableRow, col: number): string => r.cells.get(col)?.text.trim() ?? "";
	const outline = new RowOutline(body.some((r) => textOf(r, ordinalCol) !== "" && !isTotalLabel(textOf(r, labelCol))));
	const places = body.filter((r) => PLACE_NAME.test(withoutMarker(textOf(r, labelCol))));
	const ofPlaces = places.length * 2 >= body.length;
	// "3. Thủ tục hành chính | 12,5 | 11,84" among areas of reform: points, no procedures.
	const areas = body.filter((r) => scoreArea(textOf(r, labelCol)) !== null);
	const scored =
		areas.length > 1 && areas.some((r) => [...r.cells.values()].some((c) => !Number.isInteger(c.number ?? 0)));
	let spanning: { text: string; last: number } | null = null;
	for (const r of body) {
		const printed = textOf(r, labelCol);
		const label = withoutMarker(printed);
		const isTotal = isTotalLabel(label);
		const unitCell = r.cells.get(unitCol);
		if (unitCell && unitCell.text.trim() !== "") spanning = { text: unitCell.text, last: r.row + unitCell.rowSpan - 1 };
		const unit = spanning && r.row <= spanning.last ? spanning.text : "";
		const byCell = unit === "" ? null : measureOfUnit(unit);
		const byLabel = scored && scoreArea(label) !== null ? "point" : measureOfLabel(label);
		const measure: RowSubject["measure"] = byCell
			? { id: byCell, by: "cell" }
			: byLabel
				? { id: byLabel, by: byLabel === "percent" ? "percent" : "noun" }
				: null;
		const figured = columns.some((c) => c.kind === "figure" && r.cells.get(c.col)?.number != null);
		const title = !figured && label !== "" && isTitleRow(r.cells, columns);
		const above =
			label === ""
				? []
				: outline.place(r.row, textOf(r, ordinalCol), printed, {
						figured: !title,
						isTotal,
						measure: measure?.id ?? null,
					});
		if (title) continue;
		yield {
			...r,
			subject: {
				label,
				unit: unitOf(label, above, isTotal, rows, header, ofPlaces),
				section: above.filter((a) => !a.figured).map((a) => a.label),
				above,
				measure,
				maximum: r.cells.get(maximumCol)?.number ?? null,
				isTotal,
			},
		};
	}
}

const isTotalLabel = (label: string): boolean => TOTAL.test(fold(label).trim());

/** Only the label (and an ordinal) filled. */
const isTitleRow = (cells: Map<number, Cell>, columns: readonly Column[]): boolean =>
	columns.every((c) => c.kind === "label" || c.kind === "ordinal" || (cells.get(c.col)?.text.trim() ?? "") === "");

/** "cấp huyện", "UBND cấp xã": figures of one level of government are not those of the whole. */
const LEVEL =
	/(?<!(?:cùng|các|giữa các|do)\s)(?<!\p{L})(?:UBND\s+)?cấp\s+(?:tỉnh|thành phố|huyện|xã|sở|phường)(?![\p{L}])|do\s+cấp\s+(?:tỉnh|huyện|xã)\s+(?:tiếp nhận|giải quyết)/iu;

export function levelIn(text: string): string | null {
	const hit = LEVEL.exec(text)?.[0];
	const level = hit ? /cấp\s+(?:tỉnh|thành phố|huyện|xã|sở|phường)/iu.exec(hit)?.[0] : null;
	// "cấp huyện, cấp xã", "cấp tỉnh và cấp huyện": more than one.
	return level && (text.match(/cấp\s+(?:tỉnh|thành phố|huyện|xã|sở|phường)(?!\p{L})/giu)?.length ?? 0) === 1
		? level.toLowerCase()
		: null;
}

/** The unit that a row's figures are about; null for the issuer's own. */
function unitOf(
	label: string,
	above: readonly Above[],
	isTotal: boolean,
	rows: TableSubject["rows"],
	header: Header,
	ofPlaces: boolean,
): string | null {
	const named = unitOfRow(label, header);
	if (named) return named;
	if (rows === "units") {
		if (isTotal) return ofPlaces ? placeOfAgency(header.issuer) : null;
		return label !== "" && isName(label) ? label : null;
	}
	if (rows === "parts") return null;
	for (const text of [label, ...above.map((a) => a.label).reverse()]) {
		const level = levelIn(text);
		if (level) return level;
		const part =
			text === label ? null : (unitOfRow(text, header) ?? (isAgencyName(text) && PLACE_NAME.test(text) ? text : null));
		if (part) return part;
	}
	return null;
}

const PLACE_NAME =
	/^(?:UBND\s+)?(?:huyện|thị xã|thành phố|TP|quận|phường|xã|thị trấn|tỉnh)[\s.]+\p{Lu}|^(?:Sở|Ban)\s+\p{Lu}/iu;

/** All districts together are not the department that lists them: "Sở Nội vụ tỉnh Yên Bái" → "tỉnh Yên Bái". */
function placeOfAgency(issuer: string | null): string | null {
	if (!issuer || !/^(?:Sở|Phòng|Ban|Văn phòng|Thanh tra)\s/u.test(issuer.normalize("NFC"))) return null;
	return /(?:tỉnh|thành phố|huyện|quận|thị xã)\s+\p{Lu}.*$/u.exec(issuer.normalize("NFC"))?.[0] ?? null;
}

/** A row label that is nothing but a unit is the unit. */
export function unitOfRow(label: string, header: Header): string | null {
	const mention = unitMentions(label)[0];
	if (!mention || foldKey(label.slice(mention.end)) !== "" || foldKey(label.slice(0, mention.start)) !== "")
		return null;
	return resolveMention(label.trim(), header.issuer);
}
