/** Whether a figure reports a result or states a plan, a target, a norm or a forecast. */
import type { FigureNature } from "../../../schemas/extracted.js";
import { splitActor, startsWithVerb } from "../assignments/actor.js";
import { fold } from "../flow/fold.js";

/** Words before a figure, in its sentence, that make it a plan. */
const PLAN_BEFORE =
	/\b(?:du kien|phan dau|muc tieu|se (?:to chuc|tien hanh|thuc hien|trien khai|mo|hoan thanh|dat|cap|giam|tang)|phai (?:dat|giam|dam bao|hoan thanh)|chi can|yeu cau dat|dat tu|bao dam dat|nang ty le|(?<!% |(?:so|voi|vuot|dat) )ke hoach (?:nam|quy|thang|giao|de ra|la|dat)|chi tieu (?:nam|giao|de ra|la|dat|duoc giao)|huong (?:den|toi)|tien toi|quyet tam)\b|\bden nam 20\d\d\b[^;]*$|\b(?:chi tieu|muc tieu)(?: ca nam| nam 20\d\d| nam)?\s*(?:la\s*|:\s*)?$|\(\s*ke hoach(?: ca nam| nam(?: 20\d\d)?| giao| de ra)?\s*(?:la\s*|:\s*)?$/;
/** Terms and upper bounds right before the figure. */
const TERM_BEFORE =
	/\b(?:trong vong|trong thoi han|cham nhat|muon nhat|khong qua|khong vuot qua|toi da|sau|truoc)\s*(?:la\s*)?$/;
/** Bounds bind the figure that they stand before, not those of the clauses behind it. */
const BOUND_BEFORE = /\b(?:it nhat|toi thieu)\b[^;.:]{0,30}$/;
/** "chưa đạt chỉ tiêu 80%", "không đạt mức 95%": what was not reached is the target. */
const NOT_REACHED =
	/\b(?:chua|khong) (?:dat|du|dam bao|bao dam|vuot|toi)(?: (?:duoc|chi tieu|muc|ty le|muc tieu|yeu cau|ke hoach|toi thieu|la|so voi|de ra|giao)){0,5}\s*$/;
/** Words after a figure that make it a plan. */
const PLAN_AFTER = /^[^.;]{0,60}\b(?:theo (?:muc tieu|chi tieu)|theo ke hoach se|du kien|nhu muc tieu)\b/;
/** Bounds are norms: "không quá 20 tỷ đồng trở xuống". */
const BOUND_AFTER = /^\s*(?:tro len|tro xuong)\b/;
/** Documents that set rules: their figures are norms. Codes of the decree and of laws. */
const NORMATIVE = new Set(["NĐ", "TT", "TTLT", "Luật", "L", "PL"]);
/** Sections that hold plans. */
const PLAN_SECTION =
	/\b(?:phuong huong|nhiem vu (?:trong tam |cong tac )?(?:quy|thang|nam|6 thang|thoi gian)|muc tieu|chi tieu phan dau|ke hoach (?:thang|quy|nam) toi|(?<!xu ly |tiep nhan |giai quyet )de xuat|(?<!phan anh,? (?:va )?|khieu nai,? |to cao,? |phan anh |giai quyet |tiep nhan |xu ly |tra loi |y kien,? )kien nghi|nhiem vu va giai phap|giai phap (?:khac phuc|thuc hien)|to chuc thuc hien|phan cong nhiem vu|yeu cau)\b/;
/** A section that speaks of results is none of the above, whatever else its title says. */
const RESULT_SECTION = /\b(?:ket qua|danh gia|tinh hinh|tien do|han che|ton tai)\b/;

/** What was done, told behind a semicolon: "Kế hoạch năm: 331 cuộc; đã hoàn thành 248 cuộc". */
const DONE_NOW = /(?<!\p{L})(?:đã|hoàn thành|có mặt|hiện có|thực hiện được|đạt được|còn lại)(?!\p{L})/iu;

/** The words of a sentence that bear on what comes next, folded: a plan ends at a semicolon behind which something is done. Quotas are facts. */
function saidLast(before: string): string {
	const printed = before.normalize("NFC");
	const tail = printed.slice(printed.lastIndexOf(";") + 1);
	const words = fold(DONE_NOW.test(tail) ? tail : printed);
	return /\bbien che\b/.test(words) ? words.replace(/\bchi tieu (?:duoc )?giao\b/g, " ") : words;
}

/**
 * @param documentType code of the document's type; figures of laws, decrees and circulars are norms
 * @param before words of the sentence up to the figure, @param after words after it, @param path headings and parent items
 */
export function natureOf(
	before: string,
	after: string,
	path: readonly string[],
	documentType: string | null = null,
): FigureNature {
	const f = saidLast(before);
	if (documentType !== null && NORMATIVE.has(documentType)) return "plan";
	if (BOUND_AFTER.test(fold(after)) || BOUND_BEFORE.test(f) || NOT_REACHED.test(f)) return "plan";
	if (TERM_BEFORE.test(f) || PLAN_BEFORE.test(f) || PLAN_AFTER.test(fold(after))) return "plan";
	// "Năm 2015 đã phát 72 phiếu" in a section of plans.
	if (/(?:^|[.;]\s*)(?:trong )?(?:năm|quý|tháng|\d+ tháng)[^,;.]{0,25}(?<!\p{L})đã\s/iu.test(before.normalize("NFC")))
		return "result";
	for (const title of [...path].reverse()) {
		const t = fold(title).slice(0, 160);
		if (RESULT_SECTION.test(t)) return "result";
		if (PLAN_SECTION.test(t)) return "plan";
	}
	return "result";
}

/** Types whose sentences tell someone what to do. */
const ORDERING = new Set(["CV", "CĐ", "CT", "TB", "QĐ", "KL", "KH", "CTr", "NQ", "HD"]);

/** "6. Khảo sát: phát ra 1.480 phiếu": a short title before a colon is no verb. */
const withoutTitle = (sentence: string): string =>
	sentence.replace(/^\s*(?:[-+*•–]|\d+[.)]|\p{L}\))?\s*[^:.,;\d]{2,30}:\s+(?=\p{Ll})/u, "");

/** Types that are plans from end to end. */
const PLANS = new Set(["KH", "CTr"]);

/**
 * Whether a sentence of a letter tells someone what to do: "Bộ trưởng các Bộ … tập trung hoàn thành sửa đổi 485 văn bản". Never
 * under a title that speaks of results. @param sentence from its beginning up to the figure
 */
export function isOrder(sentence: string, path: readonly string[], documentType: string | null): boolean {
	if (documentType === null || !ORDERING.has(documentType)) return false;
	if (path.some((title) => RESULT_SECTION.test(fold(title).slice(0, 160)))) return false;
	const text = withoutTitle(sentence).replace(/^[\s\-+*•–]*(?:\(?\p{L}{1,3}\)|\(?\d{1,2}(?:\.\d+)*[.)])?\s*/u, "");
	if (/(?<!\p{L})(?:đã|được|hiện có|đạt được|ghi nhận|có)(?!\p{L})/iu.test(text)) return false;
	if (/^Mời\s/u.test(text)) return false;
	// A plan's items tell what is to be done with whatever verb ("In 5.000 tờ gấp, treo 40 băng rôn").
	if (
		PLANS.has(documentType) &&
		!/(?:^|\s)(?:đạt|là|chiếm|còn|bằng)\s*$/iu.test(text) &&
		!/^(?:trong )?(?:năm|quý|tháng|giai đoạn)\s/iu.test(text)
	)
		return true;
	return startsWithVerb(text) || splitActor(`${text} …`) !== null;
}
