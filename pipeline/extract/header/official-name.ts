/** Official names in sentence case, abbreviations expanded. */
import { fold, foldKey } from "../flow/fold.js";
import { knownBody } from "./departments.js";

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
	[/\bUBND\b/gu, "Ủy ban nhân dân"],
	[/\bHĐND\b/gu, "Hội đồng nhân dân"],
	[/\bUBMTTQ(?:VN)?\b/gu, "Ủy ban Mặt trận Tổ quốc Việt Nam"],
	[/\bBCĐ\b/gu, "Ban Chỉ đạo"],
	[/\bBCH\b/gu, "Ban Chấp hành"],
	[/\bBQL\b/gu, "Ban Quản lý"],
	[/\bBVĐK\b/gu, "Bệnh viện Đa khoa"],
	[/\bTTYT\b/gu, "Trung tâm Y tế"],
	[/(?<!\p{L})(?:NN\s*(?:&|và)\s*PTNT)(?!\p{L})/giu, "Nông nghiệp và Phát triển nông thôn"],
	[/(?<!\p{L})PT\s?NT(?!\p{L})/gu, "Phát triển nông thôn"],
	[/(?<!\p{L})KH\s*(?:&|và)\s*ĐT(?!\p{L})/gu, "Kế hoạch và Đầu tư"],
	[/(?<!\p{L})TN\s*(?:&|và)\s*MT(?!\p{L})/gu, "Tài nguyên và Môi trường"],
	[/(?<!\p{L})GD\s*(?:&|và)\s*ĐT(?!\p{L})/gu, "Giáo dục và Đào tạo"],
	[/(?<!\p{L})KH\s*(?:&|và)\s*CN(?!\p{L})/gu, "Khoa học và Công nghệ"],
	[/(?<!\p{L})TT\s*(?:&|và)\s*TT(?!\p{L})/gu, "Thông tin và Truyền thông"],
	[/(?<!\p{L})LĐ\s*-?\s*TB\s*(?:&|và)\s*XH(?!\p{L})/gu, "Lao động - Thương binh và Xã hội"],
	[/(?<!\p{L})VH\s*,?\s*TT\s*(?:&|và)\s*DL(?!\p{L})/gu, "Văn hóa, Thể thao và Du lịch"],
	[/(?<!\p{L})GTVT(?!\p{L})/gu, "Giao thông vận tải"],
	[/(?<![\p{L}])(?:TP|Tp|T\.P|tp)\.?\s*(?=\p{Lu})/gu, "thành phố "],
	[/(?<![\p{L}])TX\.?\s*(?=\p{Lu}\p{Ll})/gu, "thị xã "],
];

/** Provinces and centrally run cities before and after 2025: proper names that may follow without "tỉnh". */
export const PROVINCES: readonly string[] =
	"An Giang|Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắk Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|Việt Nam".split(
		"|",
	);

const LEVELS = ["thành phố", "thị xã", "thị trấn", "tỉnh", "huyện", "quận", "phường", "xã", "đặc khu"] as const;
const LEVEL_PATTERN = /(?<![\p{L}])(thanh pho|thi xa|thi tran|tinh|huyen|quan|phuong|xa|dac khu)(?![\p{L}])/gu;

/** Words with which the name of a body begins. Folded. */
export const BODY_HEADS =
	/^(?:ubnd|uy ban|hdnd|hoi dong|so|bo|ban|phong|cuc|chi cuc|tong cuc|trung tam|benh vien|van phong|truong|thanh tra|vien|cong ty|tong cong ty|hoi|lien doan|lien hiep|bao hiem|doan|cong an|toa an|quoc hoi|chinh phu|thu tuong|chu tich|tinh uy|thanh uy|huyen uy|quan uy|dang uy|dang bo|kho bac|ngan hang|quy|to cong tac|bch|bcd|bql|mat tran|vu|khoa|cang|dai|so y te|nha|tap doan)(?![\p{L}])/u;

const FIXED: readonly (readonly [RegExp, string])[] = [
	[/uy ban nhan dan/g, "Ủy ban nhân dân"],
	[/hoi dong nhan dan/g, "Hội đồng nhân dân"],
	[/mat tran to quoc viet nam/g, "Mặt trận Tổ quốc Việt Nam"],
	[/ban chap hanh/g, "Ban Chấp hành"],
	[/ban chi dao/g, "Ban Chỉ đạo"],
	[/ban to chuc/g, "Ban Tổ chức"],
	[/ban quan ly/g, "Ban Quản lý"],
];

/** Abbreviations of the bodies written out, the case of the rest as it is ("UBND thành phố Vũng Tàu"). */
export function expandAbbreviations(name: string): string {
	let out = name.normalize("NFC");
	for (const [pattern, full] of ABBREVIATIONS) out = out.replace(pattern, full);
	return out.replace(/\s+/g, " ").trim();
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const titleCase = (text: string): string =>
	text.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) =>
		capital(word.length > 2 && word === word.toUpperCase() ? word.toLowerCase() : word),
	);

/**
 * "UBND TỈNH KIÊN GIANG" → "Ủy ban nhân dân tỉnh Kiên Giang", "SỞ GIÁO DỤC VÀ ĐÀO TẠO" → "Sở Giáo dục và Đào tạo".
 * Capitals follow Decree 30/2020/NĐ-CP, Annex II: the first syllable of the body and of each field it is named after,
 * every syllable of a proper name; `known` are proper names that the document itself writes with their case (its place).
 */
export function officialName(printed: string, known: readonly string[] = []): string {
	const source = expandAbbreviations(printed.replace(/[-–—_.:;,\s]+$/u, "").replace(/\s*[–—]\s*/g, " - "));
	const body = knownBody(source, null);
	if (body) {
		const second = /^-\s*(?=\p{L})/u.exec(body.rest);
		if (second) return `${body.name} - ${officialName(body.rest.slice(second[0].length), known)}`;
		return `${body.name} ${inSentenceCase(body.rest, known, false)}`.trim();
	}
	return isMostlyCapitals(source) ? inSentenceCase(source, known, true) : source;
}

/** Text in capitals as a name is written in a sentence; `begins`: it is the beginning of the name. */
function inSentenceCase(source: string, known: readonly string[], begins: boolean): string {
	if (!isMostlyCapitals(source)) return fixLevels(source);
	// Abbreviations without a vowel ("GNHT&TC") stay capitals.
	let text = source.replace(/\p{L}+/gu, (word) =>
		word.length > 1 && !/[aeiouy]/.test(fold(word)) ? word : word.toLowerCase(),
	);
	if (begins || BODY_HEADS.test(fold(text))) text = capital(text);
	// The field after the head ("chi cục | an toàn …"), and what follows "và", "-".
	const head = begins ? BODY_HEADS.exec(fold(text)) : null;
	if (head) text = text.slice(0, head[0].length + 1) + capital(text.slice(head[0].length + 1));
	text = text.replace(/(\s(?:và|-)\s)(\p{L})/gu, (_, sep: string, c: string) => sep + c.toUpperCase());
	for (const [pattern, full] of FIXED) {
		for (const m of [...fold(text).matchAll(pattern)])
			text = text.slice(0, m.index) + full + text.slice(m.index + m[0].length);
	}
	for (const m of [...fold(text).matchAll(/(?:truong|hoc vien) (dai hoc|cao dang|trung cap|mam non|tieu hoc)\s/g)]) {
		const end = m.index + m[0].length;
		text = `${text.slice(0, end - (m[1]?.length ?? 0) - 1)}${capital(m[1] === undefined ? "" : text.slice(end - m[1].length - 1, end - 1))} ${capital(text.slice(end))}`;
	}
	text = fixLevels(text);
	for (const name of [...known, ...PROVINCES]) {
		const at = fold(text).indexOf(fold(name));
		const alone = at >= 0 && !/\p{L}/u.test(text[at - 1] ?? " ") && !/\p{L}/u.test(text[at + name.length] ?? " ");
		if (alone && name.length > 3) text = text.slice(0, at) + name + text.slice(at + name.length);
	}
	return text.replace(/\s+/g, " ").trim();
}

/** Levels in lower case and spelled right ("TÍNH" is "tỉnh"), the proper names after them with capitals. */
function fixLevels(source: string): string {
	let text = source;
	for (const m of [...fold(source).matchAll(LEVEL_PATTERN)]) {
		const end = m.index + m[0].length;
		const level = LEVELS.find((l) => fold(l) === m[1]) ?? m[0];
		const rest = text.slice(end);
		const proper = /^\s*(?:các|và)(?!\p{L})/u.test(rest) ? rest : titleCase(rest);
		text = text.slice(0, m.index) + level + proper;
	}
	return text;
}

function isMostlyCapitals(text: string): boolean {
	const letters = text.match(/\p{L}/gu) ?? [];
	const upper = letters.filter((c) => c !== c.toLowerCase()).length;
	return letters.length > 0 && upper / letters.length > 0.6;
}

/** "tỉnh Kiên Giang", "thành phố Vũng Tàu" at the end of a full name, or null. */
export function territoryOf(fullName: string): string | null {
	const m =
		/(?:^|\s)((?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã|thị trấn)\s+\p{Lu}[\p{L}\d]*(?:[\s-]+\p{Lu}[\p{L}\d]*)*)$/u.exec(
			fullName,
		);
	return m?.[1] ?? null;
}

/** The printed lines of a header column put together to names of bodies, the issuing one last. */
export function bodiesOf(lines: readonly string[]): string[] {
	const names: string[] = [];
	for (const line of lines) {
		const text = line
			.replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, "")
			.replace(/\s+/g, " ")
			// Scraps of the seal or of the other column ("… KIÊN GIANG XS").
			.replace(/(?<=\p{L}{3,})\s[BCĐGHKLMNPQRSTVX]{1,2}$/u, "");
		if (text.length < 2) continue;
		const key = foldKey(text);
		const last = names.at(-1);
		const goesOn =
			/^(?:tinh|thanh pho|tp|huyen|quan|thi xa|phuong|xa|thi tran|va|nam|viet nam|trung uong)\b/.test(key) ||
			!BODY_HEADS.test(key) ||
			(last !== undefined && /(?:\svà|,|\scủa|-)$/iu.test(last));
		if (last !== undefined && goesOn && !/^(?:so|bo)\b/.test(key)) names[names.length - 1] = `${last} ${text}`;
		else names.push(text);
	}
	return names;
}
