/** Numerals that count nothing: dates, document numbers, articles, names with numbers, deadlines, codes. */
import { fold } from "../flow/fold.js";

/** A stretch of text whose digits are no figure. Offsets are UTF-16, end exclusive. */
export interface Span {
	start: number;
	end: number;
}

/** Kinds of document: a numeral right after them is their number ("Đề án 06", "Nghị định 68-161", "Kế hoạch số 249"). */
const DOCUMENT_WORDS =
	"cong van|ke hoach|quyet dinh|nghi quyet|nghi dinh|chi thi|thong tu|luat|thong bao|to trinh|bao cao|de an|chuong trinh|cong dien|huong dan|van ban|phap lenh|giay moi|hop dong|ket luan|bien ban|giay phep";
/** Words after which a numeral is always a name or an ordinal. */
const ORDINAL_WORDS =
	"dieu|khoan|muc do|cap do|phu luc|bieu|bieu mau|mau so|mau|chuong|muc|(?<!mot )phan|thu|lan thu|ky hop thu|khoa thu|dot thu|buoc|quoc lo|tinh lo|duong so|so nha|tieu chi so|ban chi dao|bcd|tai khoan so|dien thoai|dt|fax|hotline|trang so";

/** Patterns over the folded text. */
const FOLDED: readonly RegExp[] = [
	// Days, months, quarters, years, school years, terms of office.
	/(?:ngay\s*)?(?<![\d.,])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:(?:19|20)\d{2}|\d{2})(?![\d/])/g,
	/(?:ngay\s*)?\d{1,2}\s*(?:va|,|-|den)?\s*(?:\d{1,2}\s*)?thang\s*\d{1,2}(?:\s*(?:nam|\/|,|-)\s*\d{4})?/g,
	/\b(?:ngay|sang|chieu|toi|hom)\s*\d{1,2}\s?[/-]\s?\d{1,2}(?![\d/])/g,
	/\b(?:thang|t)\s*\d{1,2}(?:\s*[/-]\s*\d{4}|\s*(?:,\s*)?(?:nam\s*)?\d{4})?(?![\d.,]*\d)/g,
	/(?<![\d/.,])(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:19|20)\d{2}(?![\d/])/g,
	/\bquy\s*(?:[ivl]{1,3}|[1-4]|0[1-4])(?:\s*(?:[/,-]|nam|,?\s*nam)?\s*(?:19|20)\d{2})?\b/g,
	/\b(?:nam hoc|nien khoa|nhiem ky|giai doan|nam|khoa|ky|trong ky)\s*(?:19|20)\d{2}(?:\s*[-–—]\s*(?:19|20)?\d{2,4})?(?:\s*,\s*(?:19|20)\d{2}\s*[-–—]\s*(?:19|20)\d{2})*/g,
	/(?<![\d.,/])(?:19|20)\d{2}\s*(?:[-–—]|den(?:\s+nam)?)\s*(?:19|20)\d{2}(?![\d.,]*\d)/g,
	/(?<![\d.,])(?:0?[1-9]|1[0-2])\s*thang\s*(?:dau|cuoi|nam|qua|cua|\/)/g,
	/\b(?:hang|dinh ky|moi)\s[^.;:]{0,30}?(?:\d{1,2}\s*(?:thang|nam|tuan|ngay)[,\s]*)+/g,
	// Clock times.
	/(?<![\d.,])\d{1,2}\s?(?:h|g)\s?\d{0,2}(?![\p{L}\d])/gu,
	// The stamp of a digital signature: "14:03:05 +07:00", "10: 42: 10".
	/(?<![\d.,])\d{1,2}\s?:\s?\d{2}\s?:\s?\d{2}(?:\s*\+\s*\d{2}\s?:\s?\d{2})?/g,
	/\b(?:ngay|gio|thoi gian)\s*ky\s*:?[\s\d:./+]+/g,
	// Scales and sizes: "tỷ lệ 1:25.000", "210 x 297mm"; campaigns named by their days.
	/\bt[yi] le\s*:?\s*1\s?:\s?\d[\d.]*(?:\s*(?:÷|-|–|den|,|va)\s*1\s?:\s?\d[\d.]*)*/g,
	/(?<![\d.,])\d+(?:[.,]\d+)?\s?x\s?\d+(?:[.,]\d+)?(?:\s?x\s?\d+(?:[.,]\d+)?)?(?:\s?(?:mm|cm|m)\b)?/g,
	/\bchien dich\s+\d+\s+ngay\b/g,
	// Streets named after days, and days in brackets: "đường 30/4", "đêm nay (31/10)".
	/\b(?:duong|pho|quang truong|cong vien)\s*\d{1,2}\s?\/\s?\d{1,2}(?![\d/])/g,
	/\b(?:nay|qua|mai|hom|thu\s+\S+|chu nhat)\s*[(,]\s*\d{1,2}\s?\/\s?\d{1,2}(?![\d/])/g,
	/(?<![\d.,])\d{1,2}\s*gio\s*\d{1,2}(?:\s*phut)?|\b(?:luc|hoi|vao luc)\s*\d{1,2}\s*gio(?:\s*\d{1,2}(?:\s*phut)?)?|(?<![\d.,])\d{1,2}\s*gio(?:\s*,)?\s*(?:sang|chieu|toi|ngay\s*\d)/g,
	/\bdiem\s+[a-z]?\d?\s*(?=khoan)/g,
	// Ages name a group: "trẻ dưới 15 tuổi", "từ 18 đến 60 tuổi".
	/(?<![\d.,])\d{1,3}\s*(?:(?:-|–|den)\s*\d{1,3}\s*)?(?:tuoi|thang tuoi)\b/g,
	// Ways of doing things, not amounts: "thiết kế 01 bước", "cơ chế 2 cấp".
	/(?<![\d.,])\d{1,2}\s*(?:buoc|chieu|mat)\b/g,
	// "mô hình 4.0", "một cửa" written with a digit, standards, networks.
	/\b(?:cach mang cong nghiep|cong nghiep|cong nghe|cho|phien ban|version|v)\s*\d\.\d(?![\d.,]*\d|\s*[%\p{L}])/gu,
	/\b(?:bo phan|co che|mo hinh|phan mem|he thong)\s+\d\s+cua\b/g,
	/\b(?:iso|tcvn|iec|qcvn|covid|windows|office|hd|type)\s*[-:]?\s*\d+(?:[:/.-]\d+)*/g,
	/\b24\s?\/\s?(?:7|24)\b/g,
	// Telephone numbers, accounts, e-mail and web addresses.
	/(?<![\d.,])0\d{2,3}[ .-]?\d{3,4}[ .-]?\d{3,4}(?:[ .-]?\d{1,3})?(?![\d.,]*\d)/g,
	/(?<![\d.,])\d{9,}(?![\d.,]*\d)(?!\s*(?:dong|vnd|d\b))/g,
	/\S+@\S+|https?:\S+|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|gov)\b\S*/g,
	// Addresses: "số 01 đường Trần Hưng Đạo", "số 12/3 phố …".
	/(?<!tong )(?<!\p{L})so\s*:?\s*\d{1,4}[a-z]?(?:\/\d{1,4})?\s+(?:duong|pho|ngo|hem)\s+(?=\p{L})/gu,
	// Numbering inside a sentence: "(1) …", "(a1)".
	/\(\s*\d{1,2}\s*\)/g,
];

/** Articles and the like, with what hangs on them ("khoản 1, 2 Điều 5", "biểu mẫu số 01 và 02"). */
const ORDINALS = new RegExp(
	String.raw`\b(?:${ORDINAL_WORDS})\s*(?:so\s*)?\d{1,4}[a-d]?(?:\.\d+)*((?:\s*(?:,|va|-|–|den)\s*(?:thu\s*|muc do\s*)?\d{1,3}(?![\d.,]*\d|\s*[%/]))*)(?![\d.,]*\d|\s*[%/])`,
	"gu",
);

/** A kind of document with its number and what hangs on it ("Nghị định 68-161"). */
const DOCUMENTS = new RegExp(
	String.raw`\b(?:${DOCUMENT_WORDS})\s*(?:so\s*)?[:.]?\s*\d+[a-z]?(?:\s?[-/]\s?\d+)*(?![.,]\d{3}|\d)`,
	"g",
);

/** Patterns over the text as printed: symbols of documents need their capitals. */
const PRINTED: readonly RegExp[] = [
	// "số 12", "nhà số 5", but not "tổng số 34"; "chính quyền số: 13/13 điểm" is digital, "hồ sơ: 67" are dossiers.
	/(?<!tổng )(?<!(?:quyền|đổi|tế|hội|ký|tầng|nghệ|lực|chế|thực|trường|liệu) )(?<!\p{L})[sS][ốo]\s*:?\s*\d+\p{Ll}?(?!\s*[\p{L}%]|[.,]?\d)/gu,
	// A number written by hand or misread before its symbol: "số 2 0%! /KH-SYT".
	/\bsố\s*:?\s*\d[^\p{L}/]{0,10}\/\s?\p{Lu}{2,}/gu,
	/(?<!\d)\d+\s?\/\s?\d{4}\s?\/\s?QH\s?\d{1,2}/gu,
	/(?<!\d)\d+\p{L}?\s?\/\s?(?:\d{4}\s?\/\s?)?\p{Lu}[\p{L}\d]*(?:\s?[-–&.]\s?[\p{Lu}\d][\p{L}\d]*)*/gu,
	/(?<!\d)\d+\p{L}?\s?-\s?(?:NQ|QĐ|CT|KL|TB|HD|BC|KH|TT|CV|QC|CTr|TTr|ĐA)\s?\/\s?\p{Lu}+/gu,
	/(?<![\p{L}])\p{Lu}+[\p{Lu}\d]*-[\p{Lu}\d-]*\d[\p{Lu}\d-]*/gu,
];

/** Places named by number ("Phường 3, 5, 9", "khu phố 6"), and groups; figures after all when a unit of measure follows. */
const PLACES = "phuong|quan|khu pho|khu|ap|thon|to dan pho|xa|kp|block|tieu khu|hem|duong|vung|tuyen";
const GROUPS =
	"to|lop|cap|loai|hang|doi|nhom|muc|khoi|(?<!van )phong|ban|benh vien|(?<!moi |thi |hien |hoi |cong |lap )truong|mo hinh|muc tieu|noi dung|(?<!mot )phan|nhiem vu|giai phap|tieu chi|du an";
const NAMED = new RegExp(
	String.raw`\b(?<!xep )(?<!thu )(?<!cap )(?<!(?:trung|so|cao) (?=cap))(?<!(?:dieu|boi|phu|nuoi|dinh|cung) (?=duong))(${PLACES}|${GROUPS})(?:\s*:)?\s+(\d{1,3})(?![\d.,]*\d|\s*\/\s*\d)((?:\s*[,;]\s*(?:phuong\s*)?\d{1,3}(?![\d.,]*\d)|\s*va\s*(?:phuong\s*)?\d{1,3}(?![\d.,]*\d))*)`,
	"g",
);
const IS_PLACE = new RegExp(`^(?:${PLACES})$`);

/** Text in quotation marks that is short is a name ("4 tại chỗ", “Gộp 02 thủ tục …”). Words, not characters. */
const NAME_WORDS = 16;

/**
 * Stretches of `text` whose numerals are no figures. `isCounted(at)` says whether a unit of measure stands at an offset, which
 * tells "phường 10 Mbps" from "Phường 10".
 */
export function notFigures(text: string, isCounted: (at: number) => boolean): Span[] {
	const folded = fold(text);
	const out: Span[] = [];
	const add = (m: RegExpMatchArray): void => {
		out.push({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });
	};
	for (const pattern of FOLDED) for (const m of folded.matchAll(pattern)) add(m);
	for (const pattern of PRINTED) for (const m of text.matchAll(pattern)) add(m);
	for (const m of folded.matchAll(/\bngay\s*\d{1,2}(?!\s*(?:%|[.,]?\d))/g)) {
		// "ngày 06" is a day; "thôi việc ngay 06 người" is not.
		if (/^ngay/i.test(text.slice(m.index)) && isCounted(m.index + m[0].length)) continue;
		add(m);
	}
	for (const m of folded.matchAll(ORDINALS)) {
		// "đứng thứ 29 toàn quốc", "xếp thứ 5": a place, not a name.
		if (/^thu\s/.test(m[0]) && /\b(?:xep|dung|hang|vi)\s+$/.test(folded.slice(Math.max(0, m.index - 6), m.index)))
			continue;
		const end = m.index + m[0].length;
		// "đã thu 61,3 triệu đồng": collected, no ordinal.
		if (/^thu\s/.test(m[0]) && !/^thứ/iu.test(text.slice(m.index).normalize("NFC")) && isCounted(end)) continue;
		// "Điều 5 và 3 hồ sơ": what hangs on it and is counted is a figure.
		const last = m[1] ? m[0].search(/\s*(?:,|va|-|–|den)\s*(?:thu\s*|muc do\s*)?\d{1,3}$/) : -1;
		out.push({ start: m.index, end: last > 0 && isCounted(end) ? m.index + last : end });
	}
	for (const m of folded.matchAll(DOCUMENTS)) {
		// "hướng dẫn 15 người dân", "báo cáo 3 nội dung": verbs, when something is counted and no "số" stands between.
		if (!/\bso\s*[:.]?\s*\d/.test(m[0]) && isCounted(m.index + m[0].length)) continue;
		// "(quyết định: 11; kế hoạch: 9)": how many of each.
		if (/[a-z]\s*:\s*\d{1,3}$/.test(m[0]) && !/^\s?\/|^\s?-\s?\p{Lu}/u.test(text.slice(m.index + m[0].length)))
			continue;
		add(m);
	}
	for (const m of folded.matchAll(NAMED)) {
		const end = m.index + m[0].length;
		// "…, hạng 14/99", "DTI hạng 1": a place in a ranking.
		if (m[1] === "hang" && /(?:[,;()]|par index|papi|pci|sipas|dti\)?|ddci\)?)\s*$/.test(folded.slice(0, m.index)))
			continue;
		// "hoàn thành tốt nhiệm vụ 16, hoàn thành nhiệm vụ 1": how many were rated so.
		if (m[1] === "nhiem vu" && /\bhoan thanh (?:tot |xuat sac )?$/.test(folded.slice(0, m.index))) continue;
		// Behind a place a capital begins a new clause or a name ("Phường 9 Mô hình …"); "cấp 112 Giấy chứng nhận" counts.
		const renamed =
			IS_PLACE.test(m[1] ?? "") && /^\s*\p{Lu}\p{Ll}/u.test(text.slice(end)) && !/^\s*Mbps/.test(text.slice(end));
		if (!renamed && isCounted(end)) {
			// "Phường 3, 5 lĩnh vực": only the last numeral is counted; the list before it stays a name.
			const cut = m[0].search(/\d+$/);
			if (m[3] && cut > 0) out.push({ start: m.index, end: m.index + cut });
			continue;
		}
		out.push({ start: m.index, end });
	}
	for (const m of text.matchAll(/[“"]([^“”"]{2,160})[”"]/gu)) {
		const inner = m[1] ?? "";
		if (/^\d+\s+\p{L}/u.test(inner) || inner.split(/\s+/).length <= NAME_WORDS) add(m);
	}
	return out;
}

export const overlaps = (spans: readonly Span[], start: number, end: number): boolean =>
	spans.some((s) => s.start < end && s.end > start);
