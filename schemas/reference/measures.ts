/** What figures are counted in. One list for extraction, registry, samples and reports: `measure` columns hold these ids. */
import { z } from "zod";

/** How values of a measure behave: counts are whole and add up; ratios do not add up; money and quantities have decimals. */
export const MeasureKind = z.enum(["count", "ratio", "money", "quantity", "score"]);
export type MeasureKind = z.infer<typeof MeasureKind>;

export interface Measure {
	/** Value of `measure` columns. */
	id: string;
	vi: string;
	en: string;
	kind: MeasureKind;
	/** Nouns and signs that stand right after a figure counted in it. Folded (no accents), lower case. */
	nouns: readonly string[];
}

const m = (id: string, kind: MeasureKind, vi: string, en: string, nouns: string): Measure => ({
	id,
	kind,
	vi,
	en,
	nouns: nouns.split("|").map((n) => n.trim()),
});

/**
 * The measures with their nouns. A noun is looked up right after the figure, the longest first ("lượt người" before "lượt");
 * a noun that no measure lists gives `item`, and the words stay in the observation's label.
 */
export const measures: readonly Measure[] = [
	m("percent", "ratio", "phần trăm", "percent", "%|phan tram"),
	m("permille", "ratio", "phần nghìn", "per mille", "‰|phan nghin"),
	m("point", "score", "điểm", "points", "diem|diem tru|diem thuong|diem chuan|d"),
	m("rank", "score", "thứ hạng", "rank", "thu hang"),
	m("vnd", "money", "đồng", "đồng", "dong|vnd|vnđ|viet nam dong"),
	m("thousand_vnd", "money", "nghìn đồng", "thousand đồng", "nghin dong|ngan dong|1.000 dong|1000 dong|1.000d"),
	m("million_vnd", "money", "triệu đồng", "million đồng", "trieu dong|tr.dong|tr.d|trd|trieu"),
	m("billion_vnd", "money", "tỷ đồng", "billion đồng", "ty dong|ti dong|ty|ti"),
	m("usd", "money", "đô la Mỹ", "US dollars", "usd|do la|do la my"),
	m("million_usd", "money", "triệu đô la Mỹ", "million US dollars", "trieu usd|trieu do la|trieu do la my"),

	m("dossier", "count", "hồ sơ", "dossiers", "ho so|bo ho so|hs|ho so tthc|luot ho so"),
	m(
		"procedure",
		"count",
		"thủ tục hành chính",
		"administrative procedures",
		"tthc|thu tuc|thu tuc hanh chinh|quy trinh|quy trinh noi bo",
	),
	m("service", "count", "dịch vụ", "services", "dich vu|dich vu cong|dvc|dvctt|dich vu cong truc tuyen"),
	m("field", "count", "lĩnh vực", "fields", "linh vuc|nhom linh vuc|nganh nghe|nganh"),
	m(
		"task",
		"count",
		"nhiệm vụ",
		"tasks",
		"nhiem vu|noi dung|dau viec|cong viec|giai phap|hang muc|muc tieu|noi dung cong viec|noi dung nhiem vu",
	),
	m("criterion", "count", "tiêu chí", "criteria", "tieu chi|tieu chi thanh phan|chi so|chi so thanh phan"),
	m("target", "count", "chỉ tiêu", "quota posts or targets", "chi tieu|bien che|chi tieu bien che"),
	m(
		"document",
		"count",
		"văn bản",
		"documents",
		"van ban|nghi quyet|quyet dinh|chi thi|ke hoach|bao cao|cong van|thong bao|to trinh|huong dan|quy che|quy dinh|de an|chuong trinh|giay moi|giay phep|ket luan|bien ban|thong tu|nghi dinh|luat|cong dien|giay khen|bang khen|giay chung nhan|vbqppl|tai lieu|trang tai lieu|ban an|ho so van ban|phieu trinh|don|don thu",
	),
	m(
		"person",
		"count",
		"người",
		"people",
		"nguoi|ca nhan|can bo|cong chuc|vien chuc|cbcc|cbccvc|cbccvv|nguoi lao dong|lao dong|nhan vien|nhan su|dai bieu|hoc vien|hoc sinh|sinh vien|giao vien|thanh nien|doan vien|hoi vien|dang vien|cong dan|nguoi dan|lanh dao|thanh vien|hop dong|bac si|bac sy|y si|dieu duong|duoc si|benh nhan|nguoi benh|thi sinh|nguoi tham du|nguoi tham gia|nhan khau|tre em|phu nu|chuyen vien|can su|vi",
	),
	m(
		"turn",
		"count",
		"lượt",
		"visits or times attended",
		"luot|luot nguoi|luot nguoi tham gia|luot tham du|luot truy cap|luot kham|luot giao dich|luot benh nhan|luot can bo",
	),
	m("collective", "count", "tập thể", "collectives", "tap the"),
	m("household", "count", "hộ", "households", "ho|ho dan|ho gia dinh|ho kinh doanh|ho tieu thuong|ho ngheo|can ho"),
	m(
		"organization",
		"count",
		"cơ quan, đơn vị",
		"agencies and units",
		"co quan|don vi|co quan, don vi|phong|phong ban|ban|so|so, ban, nganh|so nganh|truong|truong hoc|benh vien|tram y te|tram|trung tam|to chuc|to chuc, ca nhan|co so|co so y te|doan|doan kiem tra|chi nhanh|don vi su nghiep",
	),
	m("enterprise", "count", "doanh nghiệp", "enterprises", "doanh nghiep|cong ty|hop tac xa|ho kinh doanh ca the"),
	m("team", "count", "tổ", "teams", "to|to cong nghe so cong dong|to chuyen doi so|to cong tac|nhom|doi"),
	m(
		"area",
		"count",
		"đơn vị hành chính",
		"administrative units",
		"phuong|xa|phuong, xa|xa, phuong|xa, phuong, thi tran|thi tran|huyen|huyen, thi xa, thanh pho|quan|tinh|tinh, thanh pho|khu pho|thon|ap|to dan pho|thon, khu pho|diem dan cu",
	),
	m(
		"session",
		"count",
		"buổi, hội nghị",
		"sessions and conferences",
		"buoi|hoi nghi|hoi thao|cuoc|cuoc hop|cuoc thi|phien|phien hop|dot|dot kiem tra|cuoc kiem tra|cuoc thanh tra|chuong trinh phat thanh|buoi tuyen truyen|toa dam|phong su",
	),
	m("class", "count", "lớp", "classes", "lop|khoa|lop tap huan|lop boi duong|khoa hoc|khoa dao tao"),
	m(
		"article",
		"count",
		"tin, bài",
		"news items",
		"tin|tin bai|tin, bai|bai|bai viet|tin, bai, anh|tin tuc|chuyen muc|video|clip|anh",
	),
	m(
		"leaflet",
		"count",
		"tờ rơi, ấn phẩm",
		"leaflets and printed matter",
		"to roi|to gap|to|ap phich|cuon|quyen|an pham|so tay|to buom",
	),
	m(
		"banner",
		"count",
		"băng rôn, pano",
		"banners and billboards",
		"bang ron|pano|pa no|khau hieu|banner|bang|bieu ngu|bang ron khau hieu|standee",
	),
	m("account", "count", "tài khoản", "accounts", "tai khoan|hop thu|hop thu dien tu|hop thu cong vu"),
	m(
		"signature",
		"count",
		"chữ ký số, chứng thư số",
		"digital signatures and certificates",
		"chu ky so|chu ky dien tu|chung thu so|chu ky|chung thu|sim ky so|usb token",
	),
	m("card", "count", "thẻ", "cards", "the|the cccd|the can cuoc|the bhyt|can cuoc|the bao hiem y te|cccd"),
	m("case", "count", "trường hợp", "cases", "truong hop|vu|vu viec|viec|sai pham|vi pham|ca|ca benh|ca mac"),
	m(
		"opinion",
		"count",
		"ý kiến, phiếu",
		"opinions and ballots",
		"y kien|kien nghi|phan anh|phan anh, kien nghi|cau hoi|phieu|phieu khao sat|y kien phan anh|de xuat|sang kien|to trinh kien nghi",
	),
	m("transaction", "count", "giao dịch", "transactions", "giao dich|luot thanh toan|bien lai|hoa don"),
	m("project", "count", "dự án", "projects", "du an|cong trinh|goi thau|chuong trinh du an"),
	m("model", "count", "mô hình", "models", "mo hinh|cach lam hay"),
	m(
		"device",
		"count",
		"thiết bị, hệ thống",
		"devices and systems",
		"may|may tinh|may vi tinh|may scan|may in|thiet bi|bo thiet bi|camera|bo|chiec|cai|he thong|phan mem|ung dung|duong truyen|may chu|may tram|co so du lieu|csdl|xe|ban ghi|du lieu",
	),
	m(
		"site",
		"count",
		"điểm, nơi",
		"places",
		"diem cau|diem giao dich|dia diem|noi|diem tiep nhan|vi tri|diem phat|cho|nha|phong hop|tuyen duong|tuyen pho|bo phan|bo phan mot cua",
	),
	m("bed", "count", "giường bệnh", "hospital beds", "giuong|giuong benh"),
	m(
		"dose",
		"count",
		"liều, mẫu",
		"doses and samples",
		"lieu|mui|mui tiem|mau|vien|ong|lo|test|ong thuoc|hop|goi|thung|tui|chai|tuyp",
	),
	m("occurrence", "count", "lần", "times", "lan"),
	m("day", "quantity", "ngày", "days", "ngay|ngay lam viec|ngay cong"),
	m("hour", "quantity", "giờ", "hours", "gio|tieng|gio phat thanh|tiet|gio lam viec"),
	m("minute", "quantity", "phút", "minutes", "phut"),
	m("week", "quantity", "tuần", "weeks", "tuan"),
	m("month", "quantity", "tháng", "months", "thang"),
	m("year", "quantity", "năm", "years", "nam"),
	m("metre", "quantity", "mét", "metres", "m|met"),
	m("kilometre", "quantity", "ki-lô-mét", "kilometres", "km"),
	m("square_metre", "quantity", "mét vuông", "square metres", "m2|m²|met vuong"),
	m("hectare", "quantity", "héc-ta", "hectares", "ha|hec ta"),
	m("kilogram", "quantity", "ki-lô-gam", "kilograms", "kg"),
	m("tonne", "quantity", "tấn", "tonnes", "tan"),
	m("mbps", "quantity", "Mbps", "megabits a second", "mbps|mb/s|mbit/s"),
	m("item", "count", "đơn vị khác", "other things counted", ""),
];

const byId = new Map(measures.map((x) => [x.id, x]));

/** The measure with this id, or undefined. */
export function measureById(id: string): Measure | undefined {
	return byId.get(id);
}

const nounIndex: ReadonlyMap<string, string> = (() => {
	const out = new Map<string, string>();
	for (const measure of measures)
		for (const noun of measure.nouns) if (noun && !out.has(noun)) out.set(noun, measure.id);
	return out;
})();

const longestNoun = Math.max(...[...nounIndex.keys()].map((n) => n.split(" ").length));

/**
 * The measure that the words right after a figure name, and how many of them it took; null when none does.
 * `words` are folded (no accents, lower case) and hold no punctuation but inner commas.
 * @example measureOfNoun(["luot", "nguoi", "tham"]) // { measure: "turn", length: 2 }
 */
export function measureOfNoun(words: readonly string[]): { measure: string; length: number } | null {
	for (let n = Math.min(longestNoun, words.length); n > 0; n--) {
		const measure = nounIndex.get(
			words
				.slice(0, n)
				.join(" ")
				.replace(/[,;.:)]+$/, ""),
		);
		if (measure) return { measure, length: n };
	}
	return null;
}
