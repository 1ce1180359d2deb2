/** The administrative unit or agency that a figure is about. */
import { fold } from "../flow/fold.js";
import { DEPARTMENT_FIELDS } from "../header/departments.js";

const LEVEL =
	"thành phố|Thành phố|TP(?:\\.|(?!\\p{L}))|tỉnh|Tỉnh|huyện|Huyện|thị xã|Thị xã|quận|Quận|phường|Phường|xã|Xã|thị trấn|Thị trấn|đặc khu|Đặc khu";
const NAME =
	"(?!(?:Quý|Năm|Tháng|Ngày|Nghị|Quyết|Kế|Báo|Công văn)(?!\\p{L}))(?:\\p{Lu}\\p{L}*|\\d{1,2})(?:\\s+(?:\\p{Lu}[\\p{L}]*|[-–]\\s?\\p{Lu}\\p{L}*))*";
const MANY =
	"(?:\\d{1,3}\\s+|các\\s+)?(?:phường,?\\s*(?:xã)?|xã,?\\s*phường(?:,\\s*thị trấn)?|huyện,\\s*thị xã(?:,\\s*thành phố)?)";
const AGENCY =
	"Ban [Qq]uản lý (?:các )?[Kk]hu (?:kinh tế|công nghiệp|công nghệ cao|chế xuất)(?:,? (?:và )?(?:khu )?(?:kinh tế|công nghiệp|chế xuất))*|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Bảo hiểm xã hội|BHXH|Kho bạc(?: Nhà nước)?|Chi nhánh Văn phòng [Đđ]ăng ký đất đai|Văn phòng [Đđ]ăng ký đất đai|Chi cục Thuế|Cục Thuế|Cục Thống kê|Cục Hải quan|Cục Thi hành án dân sự|Thành ủy|Tỉnh ủy|Huyện ủy|Thành đoàn|Đoàn [Tt]hanh niên";
const PHRASE_AGENCY = "Sở|Phòng|phòng|Văn phòng|Trung tâm|Chi cục|Thanh tra|Bệnh viện|Trường|Ban [Qq]uản lý|Bưu điện";

/** "Nội vụ", "Tài chính – Kế hoạch": the names of departments go on in small letters, so only a list tells where they end. */
const DEPARTMENT = `(?:Sở|Phòng|phòng)\\s+(?:${[...DEPARTMENT_FIELDS]
	.sort((a, b) => b.length - a.length)
	.map((field) => field.replace(/ - /g, "\\s*[-–]\\s*").replace(/ và /g, "\\s+(?:và|&)\\s+").replace(/ /g, "\\s+"))
	.join("|")})(?!\\p{L})(?:\\s+(?:${LEVEL})(?:\\s+${NAME})?)?`;
/** One capital syllable before a small letter: the name goes on and was not understood ("Trung tâm Phát triển quỹ đất"). */
const CUT_NAME = new RegExp(`^(?:${PHRASE_AGENCY})\\s+\\p{Lu}\\p{L}*$`, "u");

const MENTION = new RegExp(
	`(?<![\\p{L}/-])(?<!dự )(?:${DEPARTMENT}|(?:${AGENCY})(?:\\s+(?:${LEVEL}))?(?:\\s+(?:${MANY}))?(?:\\s+${NAME})?` +
		`|(?:${PHRASE_AGENCY})\\s+${NAME}(?:\\s+(?:và|-|–)\\s+${NAME})?` +
		`|(?:${LEVEL})\\s+${NAME}|[Cc]ấp\\s+(?:huyện|xã|tỉnh|thành phố|phường,?\\s*xã|phường)|(?<=^|[.,;:]\\s)Thành phố(?=\\s)|[Tt]oàn (?:${LEVEL})(?!\\s+\\p{Lu})|(?<=(?:chung )?của )(?:${LEVEL})(?=\\s*(?:\\(|là |đạt |[,;.]|$)))`,
	"gu",
);
/** The agency is not what the figure is about: it gave, asked, received, or issued a document that is cited. */
const NOT_SUBJECT =
	/(?:\b(?:don vi hanh chinh|linh vuc|can bo|cong chuc|vien chuc|cbcc|cbccvc|hoi truong|tru so|bang tin|dia chi)|\bdo|\bduoc|\btheo|\btrinh|\bgui|de nghi|phoi hop(?: voi)?|\bvoi|bao cao|\btoi|\bve|chi dao cua|quy dinh cua|phan mem|tai lieu|nghiep vu do|giua)\s*$/;
const CITED = /(?:\d\/\p{Lu}[^;]{0,40}|ngày\s+\d[^;]{0,12}|\d{4}\s+)của\s*$/u;

/** An agency without its place could be any. */
const BARE = /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Công an)$/u;

/** "Ủy ban nhân dân thành phố Vũng Tàu" → "thành phố Vũng Tàu"; other issuers as they are. */
export function issuerUnit(issuer: string | null): string | null {
	if (!issuer) return null;
	const place = /^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+(.+)$/iu.exec(
		issuer.normalize("NFC"),
	)?.[1];
	return place?.trim() || issuer;
}

const VISITED = new RegExp(
	`(?:làm việc (?:với|tại)|kiểm tra (?:\\p{L}+ ){0,6}tại|tình hình (?:\\p{L}+ ){0,8}(?:của|tại)|trên địa bàn)\\s+(?:(?:ban |tập thể )?(?:lãnh đạo|thường trực|ban thường vụ)\\s+)?(?:(?:tỉnh|huyện|thành) ủy\\s+)?((?:${LEVEL})\\s+\\p{L}+(?:\\s+(?:[-–]\\s)?\\p{L}+){0,4})`,
	"iu",
);

/**
 * The place that an office speaks about in its title ("… tại buổi làm việc với lãnh đạo tỉnh Đắk Lắk"): its figures are about that
 * place, not about the office. Null for issuers that have a territory of their own.
 */
export function visitedUnit(issuer: string | null, titles: readonly string[]): string | null {
	if (issuer !== null && issuerUnit(issuer) !== issuer) return null;
	for (const title of titles) {
		const found = VISITED.exec(title)?.[1];
		if (!found) continue;
		const named = found === found.toUpperCase() ? titleCase(found) : found;
		const [only] = unitMentions(named);
		if (only && only.start === 0 && !/^(?:toàn|các)/iu.test(only.label)) return only.label;
	}
	return null;
}

/** The unit that a section is headed with ("A. UBND XÃ TÂN HƯNG", "2. Phòng Nội vụ"); null where no title is a name alone. */
export function sectionUnit(path: readonly string[]): string | null {
	for (const title of [...path].reverse()) {
		const bare = title
			.replace(/^[\s\p{P}]*(?:[A-ZĐ]|[IVX]+|\d+(?:\.\d+)*)[.)]\s*/u, "")
			.replace(/^(?:tại|đối với)\s+/iu, "")
			.replace(/[\s:.]+$/, "");
		if (bare.length > 60) continue;
		const named = bare === bare.toUpperCase() ? titleCase(bare.replace(/^(?:UBND|ỦY BAN NHÂN DÂN)\s+/u, "")) : bare;
		const [only] = unitMentions(named);
		if (only && only.start === 0 && only.end >= named.length - 1 && !/^(?:toàn|các|cấp)\s/iu.test(only.label))
			return only.label;
	}
	return null;
}

/** "TỈNH ĐẮK LẮK" → "tỉnh Đắk Lắk". */
const titleCase = (capitals: string): string =>
	capitals
		.toLowerCase()
		.replace(/(?<!\p{L})\p{L}/gu, (c) => c.toUpperCase())
		.replace(/^(?:Tỉnh|Thành Phố|Huyện|Quận|Thị Xã|Phường|Xã|Thị Trấn|Đặc Khu)/u, (kind) => kind.toLowerCase());

/** Units named in a text that can be what its figures are about, in order. */
export function unitMentions(text: string): { label: string; start: number; end: number }[] {
	const out: { label: string; start: number; end: number }[] = [];
	for (const m of text.matchAll(MENTION)) {
		const before = text.slice(Math.max(0, m.index - 60), m.index);
		const after = text.slice(m.index + m[0].length);
		if (
			NOT_SUBJECT.test(fold(before)) ||
			CITED.test(before) ||
			/^-|^\s+(?:giao|phê duyệt|ban hành|trang bị|đề ra|đưa ra)(?!\p{L})/u.test(after)
		)
			continue;
		if (inClosedBracket(text, m.index) || BARE.test(m[0])) continue;
		// "chấm tỉnh 78,43 điểm": only wards, precincts and the like are named by numbers, and by whole ones.
		if (
			/\d$/.test(m[0]) &&
			(/^[.,]?\d/.test(after) || /^(?:tỉnh|huyện|thành phố|thị xã|thị trấn|đặc khu)\s/iu.test(m[0]))
		)
			continue;
		// "chi cục thuế cấp huyện", "UBND cấp xã": a kind of body, not who is spoken of.
		if (/^cấp\s/iu.test(m[0]) && !/(?:^|[,;:.(–-]|\d|(?<!\p{L})(?:tại|ở|của|khối|và|với|trong đó))\s*$/iu.test(before))
			continue;
		if (CUT_NAME.test(m[0]) && /^\s+\p{Ll}/u.test(after)) continue;
		out.push({ label: m[0].trim().replace(/[,\s]+$/, ""), start: m.index, end: m.index + m[0].length });
	}
	return out;
}

/** A mention in the words of the issuer: "UBND thành phố", "Thành phố", "Cấp huyện" in a city's report is the city itself. */
export function resolveMention(mention: string, issuer: string | null): string {
	const own = issuerUnit(issuer);
	if (!own) return mention;
	const m = fold(mention).replace(/^(?:ubnd|uy ban nhan dan)\s+/, "");
	const o = fold(own);
	if (o === m || (o.startsWith(`${m} `) && /^(?:thanh pho|huyen|thi xa|quan|tinh|phuong|xa|thi tran)$/.test(m)))
		return own;
	const kind = m.replace(/^toan /, "");
	if (kind !== m || /^(?:tinh|huyen|thanh pho|thi xa|quan|phuong|xa|thi tran)$/.test(m)) {
		if (o.startsWith(`${kind} `)) return own;
		return mention.replace(/^toàn /iu, "");
	}
	if (m === "thanh pho" && o.startsWith("thanh pho")) return own;
	if (/^cap huyen$|^cap thanh pho$/.test(m) && /^(?:thanh pho|huyen|thi xa|quan)\b/.test(o)) return own;
	if (m === "cap tinh" && o.startsWith("tinh")) return own;
	return mention;
}

const LIST =
	/((?:UBND\s+)?(?:các\s+)?[Pp]hường|(?:UBND\s+)?(?:các\s+)?[Xx]ã)\s*:?\s*(\d{1,2}(?:\s*(?:,|;|và)\s*(?:[Pp]hường\s*)?\d{1,2})+)(?=\s+(?:đều\s+)?(?:đạt|có|là|chiếm))/u;

/** "UBND Phường 3, 5, 9 đạt 100%" → one unit each; [] when the words list no units by number. */
export function listedUnits(before: string): string[] {
	const m = LIST.exec(before.length > 0 && !/\s$/.test(before) ? `${before} đạt` : `${before}đạt`) ?? LIST.exec(before);
	if (!m?.[1] || !m[2]) return [];
	const prefix = m[1].replace(/các\s+/u, "").replace(/\s+/g, " ");
	return m[2].match(/\d+/g)?.map((n) => `${prefix} ${n}`) ?? [];
}

/** Words in a bracket that has closed again explain something else. */
function inClosedBracket(text: string, at: number): boolean {
	const open = text.lastIndexOf("(", at);
	return open >= 0 && text.lastIndexOf(")", at) < open && text.indexOf(")", at) >= 0;
}
