/** Whether a figure is one that the document reports or plans, or one of its rules, invitations, examples and terms. */
import type { FigureNature, Header, PeriodBasis, Table } from "../../../schemas/extracted.js";
import type { Block } from "../block.js";
import { fold } from "../flow/fold.js";
import { subjectPeriods } from "../header/period.js";

/**
 * report: written to tell figures; letter: orders, plans, decisions, which tell figures now and then; rules: invitations,
 * regulations, contracts, timetables, laws, whose numbers regulate; unknown: administrative text without a header.
 */
export type DocumentKind = "report" | "letter" | "rules" | "unknown";

/** Codes of types whose numbers are rules or arrangements: invitations, statutes of events, contracts, laws. */
const RULES = new Set([
	"GM",
	"TM",
	"ĐL",
	"QC",
	"HĐ",
	"GGT",
	"GUQ",
	"GP",
	"NĐ",
	"TT",
	"TTLT",
	"Luật",
	"L",
	"PL",
	"NĐCP",
]);
const REPORTS = new Set(["BC", "BB", "PL"]);
/** Subjects of the same sort in letters and notices. Folded. */
const RULES_SUBJECT =
	/\b(?:dieu le|the le|giai (?:bong|cau|chay|thi dau|quan vot|the thao)|hoi thi|hoi thao the thao|thu moi|giay moi|moi (?:hop|tham du|du)|lich (?:hoc|thi|hop|cong tac|xet|to chuc|tiep|truc|lam viec)|noi quy|ban hanh (?:quy che|quy dinh)|bang gia|bao gia|moi thau|tuyen sinh|khai giang|chieu sinh|(?:du thao|y kien)[^.;]{0,40}(?:thong tu|nghi dinh|luat)|danh muc (?:san pham|cong viec|thu tuc|linh vuc|vi tri viec lam|vat tu|thuoc)|dinh muc|don gia|thang diem|quy trinh noi bo)\b/;
/** Titles inside a document (an annex, an attachment) from which on it is of another kind. */
const REPORT_TITLE = /^(?:bao cao|ket qua|bang tong hop|so lieu|bieu tong hop|bieu so lieu)\b/;
const RULES_TITLE =
	/^(?:dieu le|the le|quy che|quy dinh|noi quy|du thao|thong tu|nghi dinh|phieu (?:khao sat|dieu tra|thu thap|cung cap|danh gia)|bang kiem|mau phieu|lich|hop dong|giay moi|thu moi)\b/;

/** Words that reports of an administration use, and school books do not; so many of them make a text without a header one. */
const ADMINISTRATIVE =
	/\b(?:ubnd|uy ban nhan dan|hdnd|ho so|thu tuc hanh chinh|tthc|nhiem vu|cai cach|can bo|cong chuc|vien chuc|quyet dinh|ke hoach|bao cao|nghi quyet|chuyen doi so|ngan sach|doanh nghiep|nguoi dan|y te|giai ngan|khen thuong|truc tuyen|hoi nghi|xa hoi|kinh te|dia ban|quy (?:i|ii|iii|iv)|thang \d|nam 20\d\d)\b/g;
const ENOUGH_WORDS = 2;

/** Whether a text without a header reads like one of an administration. */
export const isAdministrative = (texts: readonly string[]): boolean =>
	new Set(texts.flatMap((t) => fold(t).match(ADMINISTRATIVE) ?? [])).size >= ENOUGH_WORDS;

/**
 * What kind of document a header announces. A text without a header is unknown when it reads like one of an administration,
 * else its numbers are nobody's results (school books, manuals).
 */
export function documentKind(header: Header, texts: readonly string[] = []): DocumentKind {
	const type = header.documentType;
	const subject = fold(header.subject ?? "");
	if (type !== null && REPORTS.has(type)) return "report";
	if (type !== null && RULES.has(type)) return "rules";
	if (RULES_SUBJECT.test(subject)) return "rules";
	if (type === null && header.symbol === null)
		return header.issuer !== null || texts.length === 0 ? "report" : isAdministrative(texts) ? "unknown" : "rules";
	// "THÔNG BÁO Kết quả xác định Chỉ số …", whatever became of its year.
	if (
		type === "TB" &&
		/^(?:ve )?(?:viec )?(?:cong bo )?(?:ket qua|tinh hinh|so lieu)(?! (?:thi|xet|tuyen|trung|cham|boc tham))\b/.test(
			subject,
		)
	)
		return "report";
	return subjectPeriods(header.subject, type).reported !== null && type !== "CV" && type !== "QĐ" ? "report" : "letter";
}

/** A letter's line that its report follows. Folded. */
const REPORTS_AS =
	/(?<!de nghi |yeu cau )\b(?:(?:bao cao|cung cap|tong hop)(?! ve)|thong bao (?:ve )?(?:ket qua|so lieu|tinh hinh))\b[^.:;]{0,90}\bnhu sau\s*:\s*$/;

/** The kind at each block: an attached report is one, whatever letter it is attached to. */
export function kindsOfBlocks(
	blocks: readonly Block[],
	tables: readonly Table[],
	header: Header,
): { first: DocumentKind; kinds: DocumentKind[] } {
	const inTables = tables.flatMap((t) => [t.caption ?? "", ...t.cells.slice(0, 200).map((c) => c.text)]);
	const first = documentKind(header, [...blocks.slice(0, 400).map((b) => b.text), ...inTables]);
	// "… báo cáo kết quả như sau:": a letter that goes on to report.
	let kind: DocumentKind =
		first === "letter" &&
		(header.documentType === "CV" || header.documentType === "TB") &&
		blocks.slice(0, 12).some((b) => REPORTS_AS.test(fold(b.text)))
			? "report"
			: first;
	const kinds = blocks.map((block) => {
		const text = block.text.trim();
		const isTitle = text.length >= 4 && text.length <= 90 && text === text.toUpperCase() && /\p{L}{3}/u.test(text);
		if (isTitle && block.page > 1) {
			const f = fold(text);
			if (REPORT_TITLE.test(f)) kind = "report";
			else if (RULES_TITLE.test(f)) kind = "rules";
		}
		return kind;
	});
	return { first, kinds };
}

/** Words before a figure that tell of something done or found. "đã" with its accent: "da" is in "bệnh viện đa khoa". */
const DONE =
	/(?<!\p{L})(?:đã|hiện có|hiện nay có|đạt|chiếm|ghi nhận|xảy ra|phát hiện|tổng số|tổng cộng|lũy kế|luỹ kế|tính đến|kết quả|bị trừ|còn lại|thực hiện được|tổ chức được|triển khai được|giải ngân|so với cùng kỳ|tỷ lệ|tỉ lệ|tiếp nhận|giải quyết được|tăng|giảm|thu được|huy động được|trong đó có|tổng giá trị|lên tới|lên đến|đến nay|dân số|diện tích|quy mô)(?!\p{L})|(?:^|[.;]\s*)(?:tổng )?số (?:lượng )?[^.;:]{5,}:\s*$|(?:^|[.;:)]\s*)có\s*(?:(?:khoảng|gần|hơn|trên)\s*)?$/iu;
/** Words that make a sentence an order, a condition, an arrangement or an example. Folded. */
const ORDER =
	/\b(?:moi (?:don vi|co quan|doi|huyen|khoa|phong|nguoi|tran|hiep|ngay|thang|nam|tuan|lan|xa|truong|loai|dot|ca|ky|to|nhom)|neu|de nghi|yeu cau|duoc (?:dang ky|tham gia|cu|moi|huong|nghi|phep|thanh toan)|moi\s+\d|gui (?:ve|lai|kem)?|vi du|ap dung|theo mau|ghi ro|khoanh|thoi gian\s*:|dia diem|thanh phan|photo|nop|truong hop co|phai|khong qua|toi da|trong vong|truoc khi|luu y|huong dan|cap nhat vao)\b/;
/** "từ 10 tỷ đồng trở lên", "không quá 5 ngày": a threshold; a target that is aimed at says so. */
const THRESHOLD = /^\s*(?:\p{L}+\s+){0,3}?(?:tro len|tro xuong)\b/u;
const AIMED = /\b(?:phan dau|muc tieu|chi tieu|dat|bao dam|dam bao)\b/;

/** "sau 07 ngày", "< 20 ngày làm việc", "Thời gian: 01 buổi": terms and lengths of events, which deadlines are made of. */
/** Lengths and rates, which orders are made of. */
const LENGTHS = new Set(["day", "minute", "week", "occurrence"]);
const TERM_MEASURES = new Set(["day", "hour", "minute", "week", "session"]);
const TERM =
	/(?:\b(?:trong(?: vong| thoi han)?|sau|truoc|cham nhat|muon nhat|khong qua|toi da|thoi gian(?: thuc hien| lam viec)?|thoi han|khoang|tre qua)\s*(?:la)?\s*:?\s*|[<≤]\s*|^\W*)$/;
/** Lengths of time, and the words before those that bind. */
const LASTS = new Set(["day", "hour", "minute"]);
const TERM_OF_LAW =
	/\b(?:trong (?:vong|thoi han|thoi gian)|thoi han|cham nhat|muon nhat|van ban trong|xu ly trong|tra loi trong)\s*(?:la)?\s*:?\s*$/;

/** "hồ sơ gồm 03 bộ bản giấy và 01 bản điện tử", "gửi bằng 02 bản giấy": copies to hand in. Most in our letters: 5. */
const isCopies = (before: string, after: string, measure: string, value: number): boolean =>
	(measure === "document" || measure === "device" || measure === "leaflet") &&
	value <= 10 &&
	/^\W*(?:ban (?:giay|dien tu|chinh|sao|goc|photo|in|cung|mem|scan)|giay|dien tu|sao|goc|photo)\b/.test(after) &&
	/\b(?:gui|nop|ho so|gom|bang|lap|thanh lap|dong|kem)\b[^.]{0,80}$/.test(before) &&
	!/\b(?:da (?:cap|nhan|gui|nop|tiep)|cap|so hoa)\b/.test(before);

/** Numbers of communes and the like that a sentence takes for granted ("UBND 17 phường, xã"); "chọn 1 xã" is an order. */
const KNOWN_AREAS = /\b(?:ubnd|tong so|toan|dia ban|gom|co|cua|cac|tai|tren)\W*$/;

/** Words of provisions: in a text of unknown kind their numbers are norms unless something is said to have been done. */
const NORM =
	/\b(?:khong qua|khong thap hon|toi thieu|toi da|truong hop|theo quy dinh|quy dinh tai|duoc ap dung|ap dung|muc (?:phu cap|luong|ho tro|gia|thu|huong|tro cap)|thoi han|thoi gian|tro len|khoan \d|dieu \d|phai|duoc tinh|tieu chuan|so luong cap pho|huong (?:them )?$|phu cap|tien luong|vi du|mau so|neu|vuot qua|lon hon|nho hon|xac suat|co the|duoc tang them)\b/;

/** Upper bounds right before a figure, and what makes them a rule wherever they stand. Folded. */
const BOUND = /\b(?:khong qua|khong vuot qua|toi da|khong duoc qua|khong lon hon)\s*(?:la\s*)?$/;
const BY_RULE =
	/\b(?:theo quy dinh|quy dinh tai|tai (?:nghi dinh|thong tu|quyet dinh|dieu|khoan)|theo (?:nghi dinh|thong tu|luat)|\/0?1\s*(?:luot|ho so|thu tuc|lan|giao dich))\b/;
/** "mỗi xã ít nhất 01 máy tính": so many for each, whatever their sum. */
const FOR_EACH =
	/\bmoi (?:xa|phuong|don vi|co quan|huyen|thon|ap|to|nguoi|truong|phong|can bo|cong chuc|quy|thang|nam|tuan|ban|khu pho|to dan pho|khoa|lop|ho|doanh nghiep|so|nganh)\b[^.;]{0,80}\b(?:it nhat|toi thieu|khong qua|toi da)\s*$/;

/** "02 phường có tỷ lệ hồ sơ trực tuyến dưới 30%", "xã có diện tích dưới 70%": a limit that sorts units. */
const CLASSES =
	/\d\s*(?:don vi|co quan|phuong|xa|huyen|dia phuong|truong|so|nganh|tinh)(?:, (?:xa|phuong|thi tran))*\s(?:duoi|tren)\s*$|\b(?:don vi|co quan|phuong|xa|huyen|dia phuong|truong|so|nganh|thi tran|tinh)\b[^,;.:]{0,30}\bco\b(?![^,;.:]*\bdat\b)[^,;.:]{0,60}\b(?:duoi|tren)\s*$|\d\s*(?:don vi|co quan|phuong|xa|huyen|dia phuong|truong|so|nganh)(?:, (?:xa|phuong|thi tran))*\s[^,;.:]{0,30}\b(?:dat|co)\b[^,;.:]{0,30}\b(?:duoi|tren)\s*$/;
/** "không có hồ sơ giải quyết quá 40 ngày": nothing went over a limit. */
const NONE_OVER = /\b(?:khong co|khong con|chua co|khong de)\b[^,;.:]{0,60}\b(?:qua|tren|hon)\s*$/;
/** "định mức tối thiểu là 08 người đối với mỗi …", "dân số dưới 300% tiêu chuẩn". */
const DEFINED = /\b(?:dinh muc|duoi|tren|toi thieu|toi da)\b[^,;.\d]{0,20}$/;

/** Numbers that bind whoever acts, in a report as well: "không quá 02 người theo quy định tại Nghị định …". */
const isNorm = (before: string, after: string, aimed: boolean): boolean =>
	(CLASSES.test(before) && !/\b(?:phan dau|muc tieu|chi tieu)\b/.test(before)) ||
	NONE_OVER.test(before) ||
	(DEFINED.test(before) &&
		/^\W*(?:[^\s,]+ ){0,3}?(?:doi voi moi|moi|tro len|tro xuong|tieu chuan|theo quy dinh)/.test(after)) ||
	(BOUND.test(before) && !aimed && BY_RULE.test(after.slice(0, 80))) ||
	FOR_EACH.test(before);

/** A figure of the text with what is known of it. */
export interface Judged {
	kind: DocumentKind;
	nature: FigureNature;
	/** What its own sentence says, whatever its section plans. */
	said: FigureNature;
	measure: string;
	value: number | null;
	indicatorId: string | null;
	basis: PeriodBasis | null;
	/** The sentence (or cell) up to the figure, and behind its noun. */
	before: string;
	after: string;
}

/** True when the figure is one that the document reports or plans; false for rules, invitations, examples, thresholds. */
export function isReported(f: Judged): boolean {
	const before = fold(f.before);
	const aimed = AIMED.test(before);
	if (isNorm(before, fold(f.after), aimed)) return false;
	// "thanh toán tối đa không quá 30.000 đồng/người": a ceiling, unless it is a share that is aimed at.
	if (BOUND.test(before) && !aimed && (f.measure !== "percent" || f.nature === "result")) return false;
	// "chi tối đa 20% kinh phí" is a rule; "giảm tối đa 20%" may be aimed at.
	if (BOUND.test(before) && !aimed && !/\b(?:giam|rut ngan|ty le|han che|keo)\b/.test(before)) return false;
	// "giải quyết trong thời hạn 05 ngày làm việc": a term binds, in whatever document.
	// "sẽ ban hành trong vòng 7 ngày" is promised.
	if (
		LASTS.has(f.measure) &&
		TERM_OF_LAW.test(before.slice(-30)) &&
		!/(?<!\p{L})sẽ(?!\p{L})/iu.test(f.before.normalize("NFC"))
	)
		return false;
	if (
		LASTS.has(f.measure) &&
		/\bmoi (?:buoi|lan|dot|ky|ngay|tuan|nguoi|luot|phien|so|cuoc|chuong trinh)\s*$/.test(before)
	)
		return false;
	if (isCopies(before, fold(f.after), f.measure, f.value ?? 0)) return false;
	if (THRESHOLD.test(fold(f.after)) && !aimed) return false;
	const done = DONE.test(f.before);
	const isTerm = TERM_MEASURES.has(f.measure) && TERM.test(before.slice(-30));
	if (f.kind === "report") return true;
	if (f.kind === "unknown" && !NORM.test(`${before} ${fold(f.after.slice(0, 80))}`)) return true;
	const named = f.basis === "figure" || f.basis === "context";
	const ordered = ORDER.test(before) || /(?<!\p{L})cử\s/iu.test(f.before);
	if (f.kind === "rules") return f.nature === "result" && !ordered && done && (f.indicatorId !== null || named);
	// The grounds of a decision name what it rests on.
	if (
		isTerm ||
		/\bcan cu (?:vao )?(?:ke hoach|quyet dinh|nghi dinh|thong tu|luat|cong van|nghi quyet)\b[^.]*$/.test(before)
	)
		return false;
	// "Ký kết hợp đồng 7 ngày làm việc sau khi …", "ít nhất 01 lần": lengths, rates and least numbers of what is ordered.
	const least = /\b(?:it nhat|toi thieu)\s*$/.test(before) && (f.value ?? 0) <= 1;
	if (f.said === "plan" && !done && (LENGTHS.has(f.measure) || least)) return false;
	if (f.said === "plan") return true;
	if (f.nature === "plan") return f.measure === "percent" || aimed || ((f.indicatorId !== null || named) && !ordered);
	if (f.measure === "area" && (f.value ?? 0) > 1 && KNOWN_AREAS.test(before.slice(-24))) return true;
	return (done || named) && !ordered;
}
