/** Which indicator a figure of a table measures: by its column, its row, the rows above it, and the index the table lists. */

import { indicatorById } from "../../../schemas/reference/indicators.js";
import { fold } from "../flow/fold.js";
import { indexIndicator, type ScoreColumn } from "./index-table.js";
import { type IndicatorMatch, matchIndicator as matchAnew, wordsOf } from "./indicator.js";
import { areaIndicator, scoreArea } from "./score-area.js";
import type { RowSubject } from "./table-columns.js";
import { levelIn } from "./table-rows.js";
import { isComparison, saysNothing } from "./table-titles.js";
import { measureOfLabel, measureOfUnit } from "./unit-column.js";

/** Rows of one table ask the same of the registry again and again: 5,000 rows of 5 figures took 227 s. */
const known = new Map<string, IndicatorMatch | null>();
const MOST_KNOWN = 2000;

function matchIndicator(own: string, measure: string, label: string, titles = ""): IndicatorMatch | null {
	const key = [own, measure, label, titles].join("\u0000");
	const seen = known.get(key);
	if (seen !== undefined) return seen;
	if (known.size >= MOST_KNOWN) known.clear();
	const match = matchAnew(own, measure, label, titles);
	known.set(key, match);
	return match;
}

/** What is known of the table as a whole. */
export interface TableSubject {
	/** Caption and headings, outermost first. */
	titles: string[];
	/** Subject of the document. */
	subject: string;
	/** Index whose scores it lists ("dti"); null when none. */
	index: string | null;
	/** Column of the index's own score. */
	scoreColumn: ScoreColumn | null;
	/** Rows name units; rows name indicators, and the columns only their time or kind; else rows are parts of what the columns count. */
	rows: "units" | "indicators" | "parts";
}

/** A figure's column: what its title says, in which measure, of which share. */
export interface FigureTitle extends ScoreColumn {
	/** Title of the column that a share column divides, where it was found. */
	numerator: string;
	/** The noun of the measure, when neither title nor row says it ("hồ sơ"). */
	noun: string;
}

const SCORE_WORDS = {
	assessed: "điểm đạt được",
	total: "điểm đạt được",
	max: "điểm tối đa",
	deducted: "bị trừ điểm",
} as const;

/** @param whole label of the observation */
export function indicatorOfFigure(
	column: FigureTitle,
	row: RowSubject,
	table: TableSubject,
	whole: string,
): string | null {
	if (isComparison(column.title)) return null;
	if (table.index !== null || column.kind !== null) {
		const own = ofIndex(column, row, table);
		if (own !== undefined) return own;
	}
	return table.rows === "indicators" ? ofRow(column, row, table) : ofColumn(column, row, table, whole);
}

/** Scores and ranks; undefined when the column holds neither. */
function ofIndex(column: FigureTitle, row: RowSubject, table: TableSubject): string | null | undefined {
	const { kind, measure, title } = column;
	if (kind === "self" || kind === "survey") return null;
	if (table.rows === "units") {
		const isOther = row.isTotal;
		if (table.index === null) return undefined;
		if (measure === "rank") return isOther ? null : indexIndicator(table.index, "rank", measure);
		if (kind === "max" || kind === "deducted") return saysOnlyScore(title) ? null : undefined;
		if (measure === "point" && kind !== null)
			return column.title === table.scoreColumn?.title && !isOther
				? (indexIndicator(table.index, "score", measure) ?? indexIndicator(table.index, "rate", measure))
				: null;
		if (
			measure === "percent" &&
			/^(?:ty le|chi so|ket qua|chi so cchc|par index)(?: dat)?\W*$/.test(
				fold(title)
					.replace(/[^\p{L}\s]+/gu, " ")
					.trim(),
			)
		)
			return isOther ? null : indexIndicator(table.index, table.index === "sipas" ? "score" : "rate", measure);
		if (measure === "point" && kind === null) {
			const part = `${title} ${SCORE_WORDS.assessed}`;
			const area = isOther ? null : areaIndicator(title, "assessed", [...table.titles, table.subject].join(" – "));
			if (area || scoreArea(title)) return area;
			return matchIndicator(part, measure, part, [...table.titles, table.subject].join(" – "))?.id ?? null;
		}
		return undefined;
	}
	if (measure !== "point" || kind === null) return undefined;
	// Rows are parts of an index: "Cải cách thể chế" × "Điểm thẩm định". All of them together are the index when they make 100.
	if (row.isTotal) {
		const whole = table.index !== null && row.maximum === WHOLE && (kind === "total" || kind === "assessed");
		return whole ? indexIndicator(table.index ?? "", "score", measure) : null;
	}
	// What stands under a part is a criterion of it.
	if (row.above.some((a) => a.figured)) return null;
	const area = areaIndicator(row.label, kind, [...table.titles, table.subject].join(" – "));
	if (area) return area;
	const said = `${row.label} ${SCORE_WORDS[kind]}`;
	const match = matchIndicator(said, measure, said, [...table.titles, table.subject].join(" – "));
	return match && PART_OF_INDEX.test(match.id) && isNameOf(row.label, match) ? match.id : null;
}

/** Points of a whole index. */
const WHOLE = 100;
const PART_OF_INDEX = /_(?:score|max|deducted)$/;
/** So many words of a label must be the part's own, or it names a criterion ("Thực hiện chế độ báo cáo chỉ đạo điều hành": 4 of 9). */
const MOST = 0.6;

function isNameOf(label: string, match: IndicatorMatch): boolean {
	if (match.why.includes("nearly")) return true;
	const own = new Set((indicatorById(match.id)?.aliases ?? []).flatMap(wordsOf));
	const words = wordsOf(label);
	return words.filter((w) => own.has(w)).length >= words.length * MOST;
}

const saysOnlyScore = (title: string): boolean => fold(title).split(/\s+/).length <= 5;

/** Columns count things, rows say for whom or of which part. */
function ofColumn(column: FigureTitle, row: RowSubject, table: TableSubject, whole: string): string | null {
	const { measure, noun } = column;
	// Grades of satisfaction are no index.
	if (/^(?:rat |khong |chua )?hai long$|^binh thuong$/.test(fold(column.title).trim())) return null;
	const title = [column.title, column.numerator].filter(Boolean).join(" – ") + noun;
	const context = [whole, ...table.titles].join(" – ");
	const byTitle =
		matchIndicator(column.title + noun, measure, whole)?.id ??
		matchIndicator(title, measure, context, table.subject)?.id ??
		null;
	if (table.rows === "units" || row.label === "" || row.isTotal) return byTitle;
	const rowWords = [row.label, ...row.section].join(" – ");
	const words = [column.title, column.numerator, rowWords].filter(Boolean).join(" – ") + noun;
	const byRow = matchIndicator(words, measure, context, table.subject)?.id ?? null;
	// A part (a field, a kind of dossier) is not the whole that the title alone names.
	return byRow === byTitle ? null : byRow;
}

/** Rows name what is counted. */
function ofRow(column: FigureTitle, row: RowSubject, table: TableSubject): string | null {
	const { measure } = column;
	const percentOf = measure === "percent" && row.measure?.id !== "percent" && column.title !== "";
	const above = row.above.map((a) => a.label);
	const nearest = row.above.at(-1) ?? null;
	const titles = [...table.titles, ...above].join(" – ");
	const label = withoutAside(row.label);
	const own = spoken(
		percentOf && !/^t[ỷỉ] lệ/iu.test(label) ? `Tỷ lệ ${label}` : withTitle(label, column.title),
		measure,
	);
	// "- Cấp huyện", "Số TTHC cấp huyện" under "Tổng số TTHC …" is the same thing, of one level.
	if (nearest?.figured && nearest.measure === measure && isLevelOf(label, measure))
		return named(withoutAside(nearest.label), measure, titles);
	if (nearest !== null && leans(label, measure) && nearest.measure !== "percent") {
		const id = named(`${nearest.label} ${own}`, measure, titles);
		// Where its own words add nothing known, it is a part of the row above, not that row's figure.
		return id !== null && id === named(nearest.label, measure, titles) ? null : id;
	}
	const alone = named(own, measure, titles);
	if (alone) return alone;
	const title = row.above.filter((a) => !a.figured).at(-1)?.label ?? table.titles.at(-1);
	return title ? named(own, measure, titles, `${own} – ${title}`) : null;
}

/** The indicator that words name; people of a quota or of a case ("bị kỷ luật: 9 người") are cases too where a cell says what is counted. */
const named = (own: string, measure: string, titles: string, all = own): string | null =>
	(
		matchIndicator(own, measure, all, titles) ??
		(measure === "person" ? matchIndicator(own, "case", all, titles) : null)
	)?.id ?? null;

/** What a cell of units says of scores and ranks is said in the words, too. */
function spoken(label: string, measure: string): string {
	if (measure === "point" && !/điểm/iu.test(label)) return `${label} đạt điểm`;
	return measure === "rank" && !/xếp|hạng/iu.test(label) ? `${label} xếp hạng` : label;
}

/** "(Bao gồm cả cơ quan ngành dọc)" names no other thing. */
const withoutAside = (label: string): string =>
	label
		.replace(/\s*\((?:không |chưa )?(?:bao gồm|gồm|kể cả|tính cả|trong đó|nếu có|lũy kế|luỹ kế)[^)]*\)/giu, "")
		.trim();

/** Nothing but a level of government and the noun that is counted. */
function isLevelOf(label: string, measure: string): boolean {
	const level = levelIn(label);
	if (!level) return false;
	const rest = label
		.replace(new RegExp(`(?:do\\s+|UBND\\s+)?${level}`, "iu"), " ")
		.replace(/^\s*(?:tổng\s+)?số\s+/iu, "")
		.trim();
	return rest === "" || (rest.split(/\s+/).length <= 3 && measureOfUnit(rest) === measure);
}

const withTitle = (label: string, title: string): string =>
	title === "" || saysNothing(title) ? label : `${label} ${title}`;

/** Longest label that may lean on the row above it ("Trước và đúng hạn", "Qua dịch vụ bưu chính công ích"). */
const SHORT = 7;

/** "Trực tuyến", "Quá hạn": words that need the row above to say what is counted. */
const leans = (label: string, measure: string): boolean =>
	label.split(/\s+/).length <= SHORT && measureOfLabel(label) === null && measure !== "percent" && measure !== "point";
