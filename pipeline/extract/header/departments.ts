import { fold } from "../flow/fold.js";

/** Fields after which ministries, provincial departments and district offices are named, in their official spelling. */
export const DEPARTMENT_FIELDS: readonly string[] =
	"Y tế|Nội vụ|Tư pháp|Tài chính|Kế hoạch và Đầu tư|Công Thương|Nông nghiệp và Phát triển nông thôn|Nông nghiệp và Môi trường|Giao thông vận tải|Xây dựng|Tài nguyên và Môi trường|Thông tin và Truyền thông|Lao động - Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Văn hóa và Thông tin|Văn hóa - Thông tin|Du lịch|Khoa học và Công nghệ|Giáo dục và Đào tạo|Ngoại vụ|Ngoại giao|Quy hoạch - Kiến trúc|Công an|Quốc phòng|Tài chính - Kế hoạch|Quản lý đô thị|Kinh tế|Kinh tế và Hạ tầng|Dân tộc|Dân tộc và Tôn giáo|Thanh tra|Bưu chính, Viễn thông|Công nghiệp|Thương mại|Thủy sản|Thương mại - Du lịch|Địa chính|Nông nghiệp".split(
		"|",
	);

const OTHERS: readonly string[] =
	"Ủy ban nhân dân|Hội đồng nhân dân|Văn phòng Ủy ban nhân dân|Văn phòng Hội đồng nhân dân và Ủy ban nhân dân|Văn phòng HĐND và UBND|Văn phòng Chính phủ|Bảo hiểm xã hội|Công an|Quốc hội|Chính phủ|Thủ tướng Chính phủ|Ủy ban Mặt trận Tổ quốc Việt Nam|Ủy ban Thường vụ Quốc hội|Kho bạc Nhà nước|Ngân hàng Nhà nước Việt Nam|Thanh tra Chính phủ|Ban Dân tộc|Ban Tổ chức|Ban Chỉ đạo|Ban Quản lý|Thanh tra|Công đoàn ngành|Trung tâm Y tế|Trung tâm Y tế dự phòng|Bệnh viện Đa khoa|Chi cục|Cục Thuế|Cục Thống kê".split(
		"|",
	);

const letters = (text: string): string => fold(text).replace(/[^a-z0-9]/g, "");

const NAMES: readonly { name: string; key: string }[] = [
	...["Sở", "Bộ", "Phòng"].flatMap((head) => DEPARTMENT_FIELDS.map((field) => `${head} ${field}`)),
	...OTHERS,
]
	.map((name) => ({ name, key: letters(name) }))
	.sort((a, b) => b.key.length - a.key.length);

/** "Sở Y tế" → "SYT": the letters by which symbols name a body. */
export const initialsOf = (name: string): string =>
	name
		.replace(/\s+-\s+/g, " ")
		.split(/\s+/)
		.filter((w) => !/^(?:và|,)$/u.test(w))
		// Symbols drop accents ("UBND") but keep Đ ("HĐND").
		.map((w) => w.normalize("NFD").charAt(0).toUpperCase())
		.join("");

/**
 * The official spelling of a body that a line begins with, and the rest of the line ("SỞY TẾ" → "Sở Y tế";
 * "SỞ Y TẾ KIÊN GIANG" → "Sở Y tế" + "KIÊN GIANG"). Spaces and accents are what engines lose, so only letters are
 * compared. One wrong letter is forgiven when it leaves one body only, or the one that the document's symbol names
 * (`agency`, "SYT").
 */
export function knownBody(line: string, agency: string | null): { name: string; rest: string } | null {
	const key = letters(line);
	for (const entry of NAMES) {
		if (!key.startsWith(entry.key)) continue;
		let seen = 0;
		let at = 0;
		for (; at < line.length && seen < entry.key.length; at++) if (/[a-z0-9]/.test(fold(line[at] ?? ""))) seen++;
		const rest = line.slice(at);
		if (/^\p{L}/u.test(rest) && entry.key !== key) continue;
		return { name: entry.name, rest: rest.trim() };
	}
	const near = key.length >= 5 ? NAMES.filter((entry) => oneEdit(entry.key, key)) : [];
	const named = near.filter((entry) => initialsOf(entry.name) === agency);
	const only = named.length === 1 ? named[0] : near.length === 1 ? near[0] : undefined;
	if (only) return { name: only.name, rest: "" };
	return null;
}

/** The one department or office whose symbol is made of these initials ("SYT" → "Sở Y tế"); null when several are. */
export function bodyOfInitials(initials: string): string | null {
	const hits = NAMES.filter((entry) => /^Sở /.test(entry.name) && initialsOf(entry.name) === initials);
	return hits.length === 1 ? (hits[0]?.name ?? null) : null;
}

/** Whether two strings differ by one letter changed, dropped or added. */
function oneEdit(a: string, b: string): boolean {
	let i = 0;
	while (i < a.length && i < b.length && a[i] === b[i]) i++;
	if (a.length === b.length) return a.slice(i + 1) === b.slice(i + 1);
	return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
}
