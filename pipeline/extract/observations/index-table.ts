/** Tables of an index (PAR Index, digital transformation, SIPAS …): whose score and whose rank a column holds. */
import type { Table } from "../../../schemas/extracted.js";
import { indicatorById } from "../../../schemas/reference/indicators.js";
import { fold } from "../flow/fold.js";
import { type ScoreKind, scoreKind } from "./table-titles.js";

const INDICES: readonly [string, RegExp][] = [
	["par_index", /\bpar[\s-]?index\b|\bcai cach hanh chinh\b|\bcchc\b/],
	["dti", /\bchuyen doi so\b|\bdti\b/],
	["sipas", /\bsipas\b|\bhai long\b/],
	["papi", /\bpapi\b/],
	["ddci", /\bddci\b|\bnang luc canh tranh (?:cua )?(?:cac |cap )?(?:so|huyen|quan|dia phuong|don vi|phong|xa)\b/],
	["pci", /\bpci\b|\bnang luc canh tranh\b(?! (?:cua )?(?:cac |cap )?(?:so|huyen|quan|dia phuong|don vi|phong|xa)\b)/],
	["ict_index", /\bict\b|\bung dung (?:cntt|cong nghe thong tin)\b/],
];
/** Words that make a text speak of an index, not of the work it measures. */
const OF_AN_INDEX =
	/\b(?:xep hang|thu hang|chi so|index|cham diem|tham dinh|bang diem|danh gia|diem so|tong hop diem|diem|xac dinh|dti|sipas|papi|pci|ddci|ict index)\b/;
/** Titles that name nothing: "BẢNG XẾP HẠNG", "Kết quả chấm điểm các đơn vị năm 2020". */
const PLAIN =
	/^(?:bang|bieu|phu luc|ket qua|xep hang|tong hop|diem|cham|danh gia|cac|don vi|huyen|thi xa|thanh pho|xa|phuong|so|ban|nganh|nam|cua|va|ve|i|ii|iii|iv|v|ubnd|cap|tham dinh|thu|loai|xep|hang|\d+|\W)+$/;

/** The index that a text names; null when none, "several" when more than one. */
function namedIndex(text: string): string | "several" | null {
	const f = fold(text);
	const named = INDICES.filter(([, words]) => words.test(f)).map(([id]) => id);
	return named.length > 1 ? "several" : (named[0] ?? null);
}

/** The index whose scores or ranks a table lists, by its caption, its section or the document's subject; null when none is sure. */
export function indexOfTable(table: Table, subject: string | null): string | null {
	const near = [table.caption ?? "", ...[...table.context].reverse()].filter((t) => t.trim() !== "");
	for (const text of near) {
		const index = namedIndex(text);
		if (index === "several") return null;
		if (index) return OF_AN_INDEX.test(fold(text)) || hasScores(table) ? index : null;
		if (
			!PLAIN.test(
				fold(text)
					.replace(/[^\p{L}\p{N}]+/gu, " ")
					.trim(),
			)
		)
			return null;
	}
	const index = OF_AN_INDEX.test(fold(subject ?? "")) ? namedIndex(subject ?? "") : null;
	return index === "several" ? null : index;
}

const titles = (table: Table): string[] =>
	table.cells.filter((c) => c.isHeader && c.text.trim() !== "").map((c) => c.text);
const hasScores = (table: Table): boolean => titles(table).some((t) => isRankTitle(t) || scoreKind(t) !== null);

/** "Xếp hạng", "Thứ hạng", "Xếp thứ": ranks. "Xếp loại", "Hạng chức danh" are none. */
export const isRankTitle = (title: string): boolean =>
	/^(?:(?:vi tri )?(?:xep|thu) hang|hang|xep thu|vi thu|thu bac|xep thu tu|rank)(?: (?:nam|chi so|cchc|dti|par index|chung|chuyen doi so|cai cach hanh chinh|toan quoc|toan tinh))*(?: \d+)*$/.test(
		fold(title)
			.replace(/[^\p{L}\p{N}]+/gu, " ")
			.trim(),
	);

export interface ScoreColumn {
	title: string;
	measure: string;
	kind: ScoreKind | null;
}

/** Which column of a table of units holds the index's own score: the total where one is printed, else the assessed one alone. */
export function scoreColumn<T extends ScoreColumn>(columns: readonly T[]): T | null {
	const scores = columns.filter((c) => c.measure === "point");
	const totals = scores.filter((c) => c.kind === "total");
	if (totals.length > 0) return totals.length === 1 ? (totals[0] ?? null) : null;
	const assessed = scores.filter((c) => c.kind === "assessed");
	if (assessed.length === 1) return assessed[0] ?? null;
	const checked = assessed.filter((c) => /tham dinh/.test(fold(c.title)));
	return checked.length === 1 ? (checked[0] ?? null) : null;
}

/** `${index}.${what}` when the registry knows it in that measure. */
export const indexIndicator = (index: string, what: "score" | "rank" | "rate", measure: string): string | null =>
	indicatorById(`${index}.${what}`)?.measure === measure ? `${index}.${what}` : null;
