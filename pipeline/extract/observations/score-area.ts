/** The areas of administrative reform by which the PAR Index gives points; in its tables their names count nothing. */
import { indicatorById } from "../../../schemas/reference/indicators.js";
import { fold } from "../flow/fold.js";
import type { ScoreKind } from "./table-titles.js";

/** Whole names of areas (QĐ 876/QĐ-BNV, NQ 76/NQ-CP, NQ 30c/NQ-CP) without "cải cách". Folded; the numbers of `par_index.*`. */
const AREAS: readonly (readonly [string, RegExp])[] = [
	["direction", /^(?:cong tac )?chi dao(?: va)? dieu hanh(?: cong tac)?(?: cchc| cai cach hanh chinh)?$/],
	[
		"institution",
		/^(?:xay dung va to chuc thuc hien )?the che(?: cua nen hanh chinh(?: nha nuoc)?)?(?: tai .*)?$|^xay dung va to chuc thuc hien van ban quy pham phap luat.*$/,
	],
	["procedure", /^(?:thu tuc hanh chinh|tthc)$/],
	["apparatus", /^to chuc bo may(?: hanh chinh)?(?: nha nuoc)?$|^bo may hanh chinh(?: nha nuoc)?$/],
	[
		"civil_service",
		/^che do cong vu(?: cong chuc)?$|^cong vu cong chuc$|^(?:xay dung va nang cao chat luong |nang cao chat luong |xay dung )?doi ngu (?:can bo|cbcc|cong chuc|cbccvc)(?: cong chuc)?(?: vien chuc)?$/,
	],
	["public_finance", /^tai chinh cong$|^co che tai chinh(?: .*)?$/],
	[
		"digital",
		/^(?:xay dung (?:va )?phat trien |xay dung |phat trien )?chinh quyen (?:dien tu|so)(?: (?:va )?chinh quyen (?:dien tu|so))?$|^hien dai hoa (?:nen )?hanh chinh(?: nha nuoc)?$/,
	],
	[
		"impact",
		/^tac dong cua (?:cai cach hanh chinh|cchc)(?: .*)?$|^danh gia tac dong cua (?:cai cach hanh chinh|cchc)(?: .*)?$/,
	],
];

/** The area that a title is the whole name of ("Cải cách tổ chức bộ máy", "3. Thủ tục hành chính"); null for every other title. */
export function scoreArea(title: string): string | null {
	const name = fold(title)
		.replace(/\([^)]*\)/g, " ")
		.replace(/^\W*(?:linh vuc\W+)?(?:[ivx]{1,4}|\d{1,2}(?:\.\d+)*)?[.)]?\s*/, "")
		.replace(/[^a-z0-9]+/g, " ")
		.replace(/^ ?(?:ket qua |diem |linh vuc |noi dung )*(?:cai cach )?/, "")
		.trim();
	return AREAS.find(([, names]) => names.test(name))?.[0] ?? null;
}

/** Words by which a table or a document says that it speaks of reform. Folded. */
const OF_REFORM = /\b(?:cai cach hanh chinh|cchc|par[ -]?index)\b/;

/** The indicator of an area's points: `par_index.apparatus_max` for "Tổ chức bộ máy" × "Điểm tối đa"; null where the registry has none. */
export function areaIndicator(title: string, kind: ScoreKind, around: string): string | null {
	const area = scoreArea(title);
	const what = kind === "total" || kind === "assessed" ? "score" : kind;
	if (area === null || !OF_REFORM.test(fold(around))) return null;
	return indicatorById(`par_index.${area}_${what}`)?.id ?? null;
}
