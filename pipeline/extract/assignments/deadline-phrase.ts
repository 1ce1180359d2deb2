import { resolveDeadline } from "../dates.js";
import { fold } from "../flow/fold.js";

/** Words of a deadline and the day they name. */
export interface Deadline {
	text: string;
	day: string | null;
}

type Issued = { year: number | null; month: number | null };

const DATE = String.raw`(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\d{1,2}\s+thang\s+\d{1,2}(?:\s*,?\s*nam\s+\d{4})?)`;
const PHRASES: readonly RegExp[] = [
	new RegExp(
		String.raw`(?<![a-z])(?:(?:hoan thanh|xong|gui|nop|bao cao)[^.;,]{0,40}?\s)?(?:cham nhat(?: la)?|truoc|den het|muon nhat|tre nhat|han (?:chot|cuoi))(?:\s+(?:vao|den|luc))?\s*(?:\d{1,2}\s?(?:gio|h|g)\s?\d{0,2}'?\s*,?\s*)?(?:ngay)?\s*${DATE}`,
	),
	/(?<![a-z])(?:hoan thanh|xong)\s+(?:truoc|trong|vao|den)?\s*(?:het\s+)?(?:thang\s*\d{1,2}|quy\s+(?:iv|i{1,3}|[1-4]))(?:\s*(?:nam|[/-])\s*\d{4})?/,
	/(?<![a-z])(?:trong|truoc|den het|cuoi|het)\s+(?:thang\s*\d{1,2}|quy\s+(?:iv|i{1,3}|[1-4]))\s*(?:nam|[/-])\s*\d{4}/,
	/(?<![a-z])dinh ky(?:\s+(?:hang|moi)?\s*(?:thang|quy|nam|tuan|6 thang|1 nam)[^.;:]{0,40}?(?=\s+(?:tong hop|bao cao|to chuc|gui|kiem tra|ra soat|danh gia|tham muu)|[.;:]|$)(?:,\s*(?:quy|6 thang|1 nam))*)/,
];

/** The deadline that a task itself names ("… trước ngày 02/4/2018", "Định kỳ hàng tháng, quý …"), or null. */
export function deadlineIn(task: string, issued: Issued): Deadline | null {
	const f = fold(task);
	for (const phrase of PHRASES) {
		const m = phrase.exec(f);
		if (!m) continue;
		const text = task.slice(m.index, m.index + m[0].length).trim();
		return { text, day: resolveDeadline(text, issued) };
	}
	return null;
}

const LABEL =
	/^(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?|han hoan thanh|tien do(?: thuc hien)?)\s*:\s*/;

/** "Thời gian thực hiện: hoàn thành trong tháng 8 năm 2022." → its words and day; null for other texts. */
export function labelledDeadline(text: string, issued: Issued): Deadline | null {
	const m = LABEL.exec(fold(text));
	if (!m) return null;
	const words = text.slice(m[0].length).replace(/[\s.;]+$/, "");
	return words === "" ? null : { text: words, day: resolveDeadline(words, issued) };
}
