import { fold } from "../flow/fold.js";

/**
 * Vietnamese surnames. Long ones also mend an accent that the engine misread ("Nguyên" → "Nguyễn"); short ones do not:
 * on a scan "Hà" was read as "Tà", which is not "Tạ".
 */
const SURNAMES: ReadonlyMap<string, string> = new Map(
	"Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Hà Mai Đào Đoàn Trịnh Cao Lâm Lương Tạ Thái Tô Châu Lưu Triệu Phùng Quách Tăng Vương Kiều Nghiêm Bạch Điệp La Lữ Mạc Giang Khúc Thạch Sơn Danh Kim Thị Ôn Quan Tống Ninh Tiêu Văn Hàn Hứa Khổng Nông Lò Bế Hoa Vi Đàm Lại Lục Lầu Âu Ung Cù Đồng Giáp Hậu Kha Khuất Liễu Mã Ông Phí Quế Sầm Từ Uông Viêm Viên Xa Điêu Mong Cầm Chu Chung Cồ Đổng Hằng Nhâm Sùng Trang Tôn Trác Mùa Giàng Thào Vàng Ma Hầu Đèo Lường Quàng Tòng Hoàng Lò"
		.split(" ")
		.map((name) => [fold(name), name]),
);
const RANKS =
	/^(?:(?:BS|ThS|TS|PGS|GS|CN|KS|DS|LS|Dr|Bs|Ths|Ts|BSCK\w*|CK\w*|CKII|CKI|Thượng tá|Đại tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Thiếu tá|Đại úy)[.\s]+)+/u;

/**
 * A person's name: two to five syllables, each with a capital, the first a Vietnamese surname; null for anything else.
 * `typed`: nobody scanned it, so a lone capital at its end ("Nguyễn Văn A") is a name too and not a scrap of the seal.
 */
export function asPersonName(text: string, typed = false): string | null {
	const clean = text
		.replace(/[^\p{L}.\s]/gu, " ")
		.replace(/\s+/g, " ")
		.trim()
		.replace(RANKS, "")
		.replace(/[.\s]+/g, " ")
		.trim();
	const words = clean.split(" ");
	// Scraps of signature strokes around the name.
	// Only what cannot be a syllable is dropped: a misread surname must not make the rest the name.
	while (words.length > 2 && !/[aeiouy]/.test(fold(words[0] ?? "")) && (words[0]?.length ?? 0) < 3) words.shift();
	const initial = typed && /^\p{Lu}$/u.test(words.at(-1) ?? "") ? words.pop() : undefined;
	while (words.length > 2 && !/^\p{Lu}(?:\p{Ll}|\p{Lu}+$)/u.test(words.at(-1) ?? "")) words.pop();
	if (words.length < 2 || words.length > 5) return null;
	const mixed = words.every((w) => /^\p{Lu}\p{Ll}*$/u.test(w));
	// Two words in capitals are a title ("TRƯỞNG KHOA"), not a name.
	if (!mixed && (words.length < 3 || !words.every((w) => /^\p{Lu}+$/u.test(w)))) return null;
	const surname = SURNAMES.get(fold(words[0] ?? ""));
	if (
		!surname ||
		(surname.length < 4 && words[0]?.toLowerCase() !== surname.toLowerCase()) ||
		words.slice(1).every((w) => w.length < 2) ||
		!words.every((w) => /[aeiouy]/.test(fold(w)))
	)
		return null;
	return [surname, ...words.slice(1), ...(initial ? [initial] : [])]
		.map((w) => w.charAt(0).toUpperCase() + w.slice(1).toLowerCase())
		.join(" ");
}
