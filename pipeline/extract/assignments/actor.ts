/** Who is told to do something: the beginnings of their names, the verbs with which their task begins, and who helps. */
import { fold } from "../flow/fold.js";

const ACTOR =
	/^(?:tat ca\s+)?(?:cac\s+|nhung\s+|moi\s+)?(?:so|phong|ban|ubnd|uy ban|chu tich|pho chu tich|thu truong|giam doc|pho giam doc|truong|pho truong|don vi|co quan|dia phuong|thanh vien|benh vien|trung tam|to chuc|nganh|huyen|xa|phuong|van phong|chanh|pho chanh|cong an|chi cuc|chi nhanh|cuc|tong cuc|bao hiem|kho bac|doan|hoi|thanh doan|tinh doan|huyen doan|mat tran|ubmttq|hdnd|hoi dong|bo|to cong tac|to|bo phan|lanh dao|can bo|cong chuc|ca nhan|dong chi|thanh tra|dai|hieu truong|ban chi dao|nguoi dung dau|tram|vien|nha truong|doanh nghiep|khoa|quan|thanh pho|thi xa|bch|bcd|ttyt|ttpvhcc|bvdk|bqlda?|ong|ba|dien luc|ngan hang|ke toan|cac phong)(?![a-z])/;

const VERBS =
	"chu tri|phoi hop|chiu trach nhiem|co trach nhiem|co nhiem vu|chu dong|tiep tuc|tham muu|xay dung|to chuc|trien khai|thuc hien|huong dan|kiem tra|theo doi|don doc|ra soat|bam sat|tap trung|day manh|tang cuong|bao cao|tong hop|can cu|phai|can|khan truong|nghiem tuc|lap|bo tri|phan bo|cu|thong bao|chi dao|phan cong|quan triet|nghien cuu|de xuat|cung cap|dam bao|bao dam|lam dau moi|la dau moi|giup|cap nhat|thuong xuyen|dinh ky|gui|nop|hoan thanh|len ke hoach|phat huy|van dong|tuyen truyen|long ghep|chuan bi|giam sat|danh gia|tham dinh|trinh|ban hanh|hang nam|hang thang|hang quy|sap xep|phat dong|thong ke|khac phuc|tiep nhan|cong khai|niem yet|quan ly|dua|duy tri|kien toan|quyet liet|nang cao|kip thoi|tao dieu kien|ho tro|cham nhat|dang ky|tham gia|xem xet|co ke hoach|dieu tra|thanh lap|trong pham vi|theo chuc nang|tren co so|nhac nho|xu ly|dau moi|vao cuoc|dao tao|tap huan|khao sat|ap dung|gioi thieu|tiep can|dang tai|phan anh|phe duyet|sao gui|pho bien|tiep thu|hoan chinh|hoan thien|thanh tra|cong bo|boi duong|rut kinh nghiem";
const VERB = new RegExp(`(?<![a-z])(?:${VERBS})(?![a-z])`, "g");
const STARTS_WITH_VERB = new RegExp(
	`^(?:(?:dong thoi|ngoai ra|ben canh do|truoc mat|dinh ky|dot xuat)[,\\s]+)*(?:${VERBS})(?![a-z])`,
);

/** First words of actors with their accents: "số lượng", "bố trí", "ban hành", "tổ chức tập huấn" begin with none. */
const FIRST_WORDS = new Set(
	"tất các những mọi sở phòng ban ubnd ủy uỷ chủ phó thủ giám trưởng đơn cơ địa thành bệnh trung tổ ngành huyện xã phường văn chánh công chi cục tổng bảo kho đoàn hội tỉnh mặt ubmttq ubmttqvn hđnd bộ lãnh cán cá đồng thanh đài hiệu người trạm viện nhà doanh khoa quận thị bch bcđ ttyt bvđk bql bqlda ông bà điện ngân kế".split(
		" ",
	),
);
const NO_ACTOR =
	/^(?:ban hanh|ban giao|to chuc(?! (?:chinh|dang|doan|xa hoi))|bo (?:tri|sung|tieu chi|thu tuc|tthc|may)|cong (?:tac|khai|bo|nghe|dan)|thanh lap|don doc|hoi nghi|hoi thao|chi (?:dao|tieu|phi|so|ngan)|co (?:so|che|cau)|dia ban|trung binh|van ban|van dong|van hanh|bao (?:cao|dam|ve)|thu (?:tuc|hut)|so (?:luong|lieu)|can (?:cu|phai)|dong thoi|nganh nghe|phong (?:chong|trao)|phuong (?:an|phap|huong|tien|thuc)|quan (?:ly|triet)|truong hop|xa hoi|tong (?:so|hop|ket|cong)|nguoi (?:dan|nop)|ke hoach|doan vien|ca nhan,? to chuc co)(?![a-z])/;

/** Whether a text begins with the name of a body, an office or a group of them. */
export function startsWithActor(text: string): boolean {
	const bare = text.replace(/^[\s"“'(-]+/, "");
	const f = fold(bare);
	if (!ACTOR.test(f) || NO_ACTOR.test(f)) return false;
	const first = /^\p{L}+/u.exec(bare)?.[0].toLowerCase() ?? "";
	return FIRST_WORDS.has(first) || first === fold(first);
}

/** Whether a text begins with what someone is to do ("Khẩn trương rà soát, …"), not with a report ("Đã ban hành …"). */
export const startsWithVerb = (text: string): boolean => STARTS_WITH_VERB.test(fold(text).replace(/^[^a-z]+/, ""));

/** Words after which a text tells what is or was, not who is to do something. */
const PREDICATE = /(?<!\p{L})(?:đã|được(?! giao| phân công)|đang|là|đạt|sẽ|gồm|xác định|vẫn|thấy|rất|chưa)(?!\p{L})/iu;
/** A verb right after these is part of the name or of a phrase ("UBND các cấp", "việc thực hiện"). */
const NO_TASK_AFTER = /(?<![a-z])(?:cac|nhung|moi|va|cua|theo|viec|cho|ve|nguoi|nguon|kinh phi|cong tac|hoac)\s*$/;

/** "Sở Nội vụ chủ trì, phối hợp …" → who and what; null when the text does not begin with someone, or no task follows. */
export function splitActor(text: string): { actor: string; task: string } | null {
	const lead = /^(?:đối với\s+|đề nghị\s+|yêu cầu\s+|giao(?: cho)?\s+|phân công\s+)+/iu.exec(text)?.[0].length ?? 0;
	const rest = text.slice(lead);
	if (!startsWithActor(rest)) return null;
	const f = fold(rest);
	let depth = 0;
	let scanned = 0;
	for (const m of f.matchAll(VERB)) {
		for (; scanned < m.index; scanned++) depth += rest[scanned] === "(" ? 1 : rest[scanned] === ")" ? -1 : 0;
		const printed = rest.slice(m.index, m.index + m[0].length);
		if (
			depth > 0 ||
			m.index < 3 ||
			printed !== printed.toLowerCase() ||
			NO_TASK_AFTER.test(f.slice(0, m.index)) ||
			insideName(f, m.index, m[0])
		)
			continue;
		const actor = rest
			.slice(0, m.index)
			.replace(/[\s,:;–-]+$/u, "")
			.replace(/^(?:Các|các)\s+$/u, "");
		if (PREDICATE.test(actor)) return null;
		if (/[.!?;]\s/.test(actor) || actor.split(/\s+/).length > 45) return null;
		if (/(?<![a-z])(?:da|duoc|dang|se duoc|van|moi|con|hien)$/.test(fold(actor))) return null;
		return { actor, task: rest.slice(m.index).trim() };
	}
	return null;
}

/** Verbs that belong to a name: "cơ quan thực hiện", "đơn vị quản lý", "công tác triển khai", "quản lý đô thị". */
function insideName(f: string, at: number, verb: string): boolean {
	const before = f.slice(Math.max(0, at - 22), at).trimEnd();
	const after = f.slice(at + verb.length, at + verb.length + 14);
	if (/cong tac$/.test(before) && /trien khai|chi dao|thi dua/.test(verb)) return true;
	// "đơn vị chủ trì" is a name, "phòng … chủ trì" tells what the office does.
	if (verb === "chu tri" && !/(?:don vi|co quan)$/.test(before)) return false;
	if (
		/(?:ban|to|don vi|co quan|phong|bo phan|hoi dong|chuyen mon|nhom|doan)$/.test(before) &&
		/^(?:to chuc|chi dao|quan ly|tham muu|kiem tra|giam sat|thuc hien|chu tri|tham dinh|danh gia|thong ke|xu ly|tiep nhan|huong dan|ho tro|thu|dau moi|cong khai)$/.test(
			verb,
		)
	) {
		// "đơn vị thực hiện nghiêm túc": a task; "cơ quan thực hiện dự án": a name. Names go on without an object of their own.
		return !/^\s*(?:nghiem|tot|day du|cac|viec|theo|ke hoach|cong tac|nhiem vu|rieng|,)/.test(after);
	}
	return (
		/^(?:can|cu|cap|thu|chi|ky|mo|nhan|tra|dang)$/.test(verb) &&
		/^\s*(?:bo|tri|huyen|xa|tinh|thoi|cuc|nhanh|trung|truong|ca nhan|thanh pho|phuong|phan|hoi|bo,|cuoc|so)/.test(after)
	);
}

const COORDINATION = /ph[oốôồ]i h[oợ]p(?:\s+chặt chẽ)?(?:\s+(?:với|cùng với|cùng|voi|cung))?\s+/giu;
const HELPER =
	/^(?:cac\s+|nhung\s+)?(?:ngan hang|truong hoc|nha mang|doanh nghiep|vien|to chuc|doan the|hoi|ban nganh|nganh|bao|dai|luc luong|chinh quyen|don vi|co quan)/;

/** Words in small letters ("tại", not the "Tài" of "Sở Tài chính") and marks that end the names of helpers. Folded. */
const HELPER_END =
	/(?<![a-z])(?:trong viec|de|nham|thuong xuyen|va (?=(?:trien khai|thuc hien|to chuc|huong dan|bao cao))|khi|theo|tai|trong)(?![a-z])|[;.:(]/g;

/** Whom a task names as helpers: "… phối hợp với Y tổ chức …" → Y; null when it names none. */
export function coordinatorIn(task: string): string | null {
	for (const m of task.matchAll(COORDINATION)) {
		const start = m.index + m[0].length;
		const rest = task.slice(start);
		const f = fold(rest);
		if (!ACTOR.test(f) && !HELPER.test(f)) continue;
		let end = rest.length;
		for (const stop of f.matchAll(HELPER_END)) {
			const printed = rest.slice(stop.index, stop.index + stop[0].length);
			if (printed !== printed.toLowerCase()) continue;
			end = stop.index;
			break;
		}
		for (const v of f.matchAll(VERB)) {
			const printed = rest.slice(v.index, v.index + v[0].length);
			if (v.index < 4 || printed !== printed.toLowerCase() || insideName(f, v.index, v[0])) continue;
			end = Math.min(end, v.index);
			break;
		}
		const name = rest
			.slice(0, end)
			.replace(/[\s,–-]+$/u, "")
			.trim();
		if (name.length > 3) return name;
	}
	return null;
}
