/** What the title of a column says beside the measure: nothing, a time, a plan, a comparison, a kind of score. */
import { findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";

const plain = (title: string): string =>
	fold(title)
		.replace(/\([^)]*\)/g, " ")
		.replace(/[^\p{L}\p{N}%/]+/gu, " ")
		.replace(/\s+/g, " ")
		.trim();

const SAYS_NOTHING =
	/^(?:(?:ket qua|so lieu|gia tri|so luong|thuc hien|dat|bao cao|thuc te|thong ke|dat duoc|ky bao cao|ky nay|trong ky|ca nam|tong so|tong cong|tong|cong|toan nam|so|nam nay|hien tai|tai thoi diem bao cao|th|kq|dvt|don vi tinh)(?: |$))+$/;

/** "Kết quả thống kê", "Số liệu", "Thực hiện": every column of figures could be called so. */
export const saysNothing = (title: string): boolean => SAYS_NOTHING.test(`${plain(title)}`) || plain(title) === "";

/** "Năm 2021", "Quý I", "6 tháng đầu năm", "2023": only a time. */
export function isTimeOnly(title: string): boolean {
	const text = title.replace(/\s+/g, " ").trim();
	if (/^(?:năm\s*)?(?:19|20)\d\d$/iu.test(text) || /^(?:cả năm|lũy kế|luỹ kế)/iu.test(text)) return true;
	const named = findPeriods(text, 2000);
	if (named.length !== 1 || !named[0]) return isEarlierColumn(text) && plain(text).split(" ").length <= 5;
	const rest = `${text.slice(0, named[0].start)} ${text.slice(named[0].end)}`;
	return plain(rest) === "" || saysNothing(rest) || /^(?:trong|cung ky|so voi)?$/.test(plain(rest));
}

/** "Cùng kỳ", "Năm trước", "Quý trước": figures of an earlier time; what was carried over from it ("từ kỳ trước") is none. */
export const isEarlierColumn = (title: string): boolean =>
	/\b(?:cung ky|nam truoc|thang truoc|quy truoc|ky truoc)\b/.test(fold(title)) &&
	!/\b(?:tu|ton|con) (?:ky|nam|thang|quy) truoc\b|\b(?:chuyen|mang) (?:sang|qua)\b|\bton dong\b/.test(fold(title)) &&
	!isComparison(title);

/** "So với cùng kỳ", "Tăng/giảm", "TH/KH (%)": one figure against another, no figure of the thing itself. */
export function isComparison(title: string): boolean {
	const f = fold(title).replace(/\s+/g, " ");
	return (
		/\b(?:so sanh|chenh lech|tang truong|tang them)\b|\btang\s*[,/(–-]*\s*(?:hoac |va )?\(?giam\b|^\s*\(?[+-]?\)?\s*(?:ty le |muc )?(?:tang|giam)\b/.test(
			f,
		) ||
		/\bso (?:voi )?(?:cung ky|nam|quy|thang|ky|ke hoach|kh|du toan|muc tieu|chi tieu)\b/.test(f) ||
		/\b(?:th|thuc hien|dat)\s*[/]\s*(?:kh|ke hoach)\b|%\s*(?:kh|ke hoach|hoan thanh|thuc hien|so)\b|\bty le (?:thuc hien|dat|hoan thanh)(?: (?:ke hoach|chi tieu|kh|so|\())/.test(
			f,
		)
	);
}

/** "Kế hoạch năm 2024", "Chỉ tiêu giao", "Ước thực hiện" hold plans and forecasts; "Thực hiện so với kế hoạch" does not. */
export function isPlanColumn(title: string): boolean {
	const f = fold(title);
	if (isComparison(title)) return false;
	if (/\buoc (?:thuc hien|dat|tinh|ket qua|th)\b/.test(f)) return true;
	return (
		/\b(?:ke hoach|kh|chi tieu|muc tieu|du toan|dinh muc|phan dau|du kien)\b/.test(f) &&
		!/\b(?:thuc hien|th|dat|so voi|ty le|ket qua|da|chi tieu thong ke|trong ke hoach)\b|%/.test(f)
	);
}

export type ScoreKind = "assessed" | "total" | "max" | "self" | "deducted" | "survey";

/** What kind of score a column holds; null when it holds none. */
export function scoreKind(title: string): ScoreKind | null {
	const f = plain(title);
	const isScore = /\bdiem\b/.test(f);
	if (/\b(?:toi da|diem chuan|thang diem|diem quy dinh|diem toi da)\b/.test(f)) return "max";
	if (/\b(?:tu cham|tu danh gia|tu (?:xac dinh|tinh))\b/.test(f) || /\bdon vi (?:tu )?cham\b/.test(f)) return "self";
	if (isScore && /\b(?:tru|bi tru|mat|khong dat|lech|chenh lech|giam)\b/.test(f)) return "deducted";
	if (isScore && /\b(?:dieu tra|xhh|xa hoi hoc|khao sat|hai long|thuong|cong)\b/.test(f) && !/\btong cong\b/.test(f))
		return "survey";
	if (/^(?:tong|tong so|tong cong)(?: so)? diem\b|\bdiem tong\b|^diem(?: chi so)? (?:cuoi cung|chung|tong hop)/.test(f))
		return "total";
	if (
		/^(?:so )?diem(?: (?:dat duoc|dat|tham dinh|hoi dong tham dinh|danh gia|cham|so|chinh thuc|ket qua|duoc cham|chi so|par index|dti|cchc|nam))*(?: \d+)*$/.test(
			f,
		) ||
		(/^(?:ket qua|tham dinh|ket qua tham dinh) ?(?:diem)?$/.test(f) && isScore)
	)
		return "assessed";
	return null;
}
