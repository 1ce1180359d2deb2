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
	/** Nouns and signs that stand right after a figure counted in it, lower case. */
	nouns: readonly string[];
}

const m = (id: string, kind: MeasureKind, vi: string, en: string, nouns: string): Measure => ({
	id,
	kind,
	vi,
	en,
	nouns: nouns.split("|").filter((n) => n !== ""),
});

/**
 * The measures with their nouns. A noun is looked up right after the figure, the longest first ("lượt người" before "lượt");
 * a noun that no measure lists gives `item`, and the words stay in the observation's label.
 */
export const measures: readonly Measure[] = [
	m("percent", "ratio", "phần trăm", "percent", "%|phần trăm"),
	m("permille", "ratio", "phần nghìn", "per mille", "‰|phần nghìn"),
	m("point", "score", "điểm", "points", "điểm|điểm trừ|điểm thưởng|điểm chuẩn|điểm phần trăm"),
	m("rank", "score", "thứ hạng", "rank", "thứ hạng"),
	m("vnd", "money", "đồng", "đồng", "đồng|đ|vnd|vnđ|đồng việt nam"),
	m("thousand_vnd", "money", "nghìn đồng", "thousand đồng", "nghìn đồng|ngàn đồng|nghìn|ngàn"),
	m("million_vnd", "money", "triệu đồng", "million đồng", "triệu đồng|tr.đồng|tr.đ|trđ|triệu"),
	m("billion_vnd", "money", "tỷ đồng", "billion đồng", "tỷ đồng|tỉ đồng|tỷ|tỉ|ty|ty đồng"),
	m("usd", "money", "đô la Mỹ", "US dollars", "usd|đô la|đô la mỹ"),
	m("billion_usd", "money", "tỷ đô la Mỹ", "billion US dollars", "tỷ usd|tỷ đô la|tỷ đô la mỹ|tỉ usd"),
	m("million_usd", "money", "triệu đô la Mỹ", "million US dollars", "triệu usd|triệu đô la|triệu đô la mỹ"),
	m("dossier", "count", "hồ sơ", "dossiers", "hồ sơ|bộ hồ sơ|lượt hồ sơ"),
	m(
		"procedure",
		"count",
		"thủ tục hành chính",
		"administrative procedures",
		"tthc|thủ tục|thủ tục hành chính|quy trình|quy trình nội bộ",
	),
	m("service", "count", "dịch vụ", "services", "dịch vụ|dịch vụ công|dvc|dvctt|dịch vụ công trực tuyến"),
	m("field", "count", "lĩnh vực", "fields", "lĩnh vực|nhóm lĩnh vực|ngành nghề|ngành"),
	m(
		"task",
		"count",
		"nhiệm vụ, nội dung",
		"tasks",
		"nhiệm vụ|nội dung|nội dung công việc|nội dung nhiệm vụ|đầu việc|công việc|giải pháp|hạng mục|mục tiêu|hoạt động",
	),
	m("criterion", "count", "tiêu chí", "criteria", "tiêu chí|tiêu chí thành phần|chỉ số|chỉ số thành phần|tiêu chuẩn"),
	m("target", "count", "chỉ tiêu, biên chế", "quota posts", "chỉ tiêu|biên chế|chỉ tiêu biên chế|suất"),
	m(
		"document",
		"count",
		"văn bản",
		"documents",
		"văn bản|dự thảo|dự thảo văn bản|phiếu lý lịch tư pháp|văn bản quy phạm pháp luật|nghị quyết|quyết định|chỉ thị|kế hoạch|báo cáo|công văn|thông báo|tờ trình|hướng dẫn|quy chế|quy định|" +
			"đề án|chương trình|giấy mời|giấy phép|kết luận|biên bản|thông tư|nghị định|luật|công điện|giấy khen|bằng khen|giấy chứng nhận|giấy|vbqppl|tài liệu|" +
			"bản án|bản|đơn|đơn thư|phiếu trình|phiếu chuyển|văn bằng|chứng chỉ|bản cam kết|trang",
	),
	m(
		"person",
		"count",
		"người",
		"people",
		"người|bn|cá nhân|cán bộ|công chức|viên chức|cbcc|cbccvc|cb, ccvc|người lao động|lao động|nhân viên|nhân sự|đại biểu|học viên|học sinh|sinh viên|" +
			"giáo viên|thanh niên|đoàn viên|hội viên|đảng viên|công dân|người dân|lãnh đạo|thành viên|bác sĩ|bác sỹ|y sĩ|y sỹ|điều dưỡng|dược sĩ|dược sỹ|hộ sinh|" +
			"bệnh nhân|người bệnh|thí sinh|ứng viên|nhân khẩu|trẻ em|trẻ|phụ nữ|chuyên viên|cấp phó|nghiên cứu sinh|cử tri|kỹ thuật viên|cộng tác viên|tình nguyện viên|đồng chí|đ/c|em|đối tượng|vị|khách|hộ lý|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|tín đồ|con",
	),
	m(
		"turn",
		"count",
		"lượt",
		"visits or times attended",
		"lượt|lượt người|lượt người tham gia|lượt tham dự|lượt truy cập|lượt khám|lượt giao dịch|lượt bệnh nhân|lượt cán bộ|lượt học viên",
	),
	m("collective", "count", "tập thể", "collectives", "tập thể"),
	m("household", "count", "hộ", "households", "hộ|hộ dân|hộ gia đình|hộ kinh doanh|hộ tiểu thương|hộ nghèo|căn hộ|nhà"),
	m(
		"organization",
		"count",
		"cơ quan, đơn vị",
		"agencies and units",
		"cơ quan|đơn vị|đầu mối|đơn vị sự nghiệp|bộ, cơ quan|bộ, ngành|bộ, cơ quan ngang bộ|sở, ngành|chi cục|ngân hàng|ubnd xã|ubnd cấp xã|ubnd phường|ubnd phường, xã|ubnd xã, phường|ubnd xã, thị trấn|ubnd huyện|ubnd cấp huyện|cơ quan, đơn vị|phòng|phòng, ban|ban|sở|sở, ban, ngành|trường|trường học|bệnh viện|trạm y tế|trạm|trung tâm|tổ chức|" +
			"cơ sở|cơ sở y tế|cơ sở kinh doanh|đoàn|đoàn kiểm tra|đoàn thanh tra|chi nhánh|khoa|chi bộ|hội|quầy|nhà thuốc|phòng khám",
	),
	m("enterprise", "count", "doanh nghiệp", "enterprises", "doanh nghiệp|công ty|hợp tác xã"),
	m(
		"team",
		"count",
		"tổ",
		"teams",
		"tổ|tổ công nghệ số cộng đồng|tổ chuyển đổi số|tổ chuyển đổi số cộng đồng|tổ công tác|nhóm|đội|kíp|câu lạc bộ",
	),
	m(
		"area",
		"count",
		"đơn vị hành chính",
		"administrative units",
		"phường|xã|phường, xã|xã, phường|xã, phường, thị trấn|thị trấn|huyện|huyện, thị xã, thành phố|huyện, thị, thành phố|quận|tỉnh|tỉnh, thành phố|thành phố|" +
			"khu phố|thôn|ấp|tổ dân phố|xóm|làng|khóm|bon|tiểu khu|khối phố|thôn, bản|bản, làng|thôn, xóm|bản, tiểu khu|bản, tổ dân phố|thôn, tổ dân phố|thôn, bản, tổ dân phố|thôn, khu phố|đơn vị hành chính|đơn vị hành chính cấp xã|đơn vị hành chính cấp huyện|đơn vị cấp xã|xã, phường, đặc khu|phường, xã, đặc khu|buôn|điểm dân cư|địa phương|thị xã",
	),
	m(
		"session",
		"count",
		"buổi, hội nghị",
		"sessions and conferences",
		"buổi|hội nghị|hội thảo|cuộc|cuộc họp|cuộc thi|cuộc kiểm tra|cuộc thanh tra|phiên|phiên họp|đợt|đợt kiểm tra|tọa đàm|toạ đàm|phóng sự|chuyên đề|đêm|kỳ họp|chương trình phát thanh|sự kiện",
	),
	m("class", "count", "lớp", "classes", "lớp|khóa|khoá|lớp tập huấn|lớp bồi dưỡng|khóa học|khóa đào tạo|khoá đào tạo"),
	m(
		"article",
		"count",
		"tin, bài",
		"news items",
		"tin|tin bài|tin, bài|chuyên trang|bản tin|tin, bài, ảnh|tin, bài viết|bài|bài viết|tin tức|chuyên mục|video|video clip|clip|ảnh|lượt tin|lượt phát|thông điệp",
	),
	m(
		"leaflet",
		"count",
		"tờ rơi, ấn phẩm",
		"leaflets and printed matter",
		"tờ rơi|tờ gấp|tờ|tờ bướm|áp phích|cuốn|quyển|ấn phẩm|sổ tay|sổ|bộ tài liệu",
	),
	m(
		"banner",
		"count",
		"băng rôn, pano",
		"banners and billboards",
		"băng rôn|băng-rôn|biển|biển báo|biển hiệu|pano|pa nô|khẩu hiệu|banner|biểu ngữ|băng|standee|bảng",
	),
	m("account", "count", "tài khoản", "accounts", "tài khoản|hộp thư|hộp thư điện tử|hộp thư công vụ"),
	m(
		"signature",
		"count",
		"chữ ký số, chứng thư số",
		"digital signatures and certificates",
		"chữ ký số|chữ ký điện tử|chứng thư số|chữ ký|chứng thư|sim ký số|chữ kí số|usb token",
	),
	m(
		"card",
		"count",
		"thẻ",
		"cards",
		"thẻ|thẻ cccd|thẻ căn cước|thẻ bhyt|căn cước|căn cước công dân|thẻ bảo hiểm y tế|cccd",
	),
	m(
		"case",
		"count",
		"trường hợp",
		"cases",
		"trường hợp|tồn tại|tồn tại, hạn chế|hạn chế|lỗi|vấn đề|cas|cas mắc|cas bệnh|ca tử vong|vụ|vụ việc|việc|sai phạm|vi phạm|ca|ca bệnh|ca mắc|ca tử vong|chức danh|sự cố",
	),
	m(
		"opinion",
		"count",
		"ý kiến, phiếu",
		"opinions and ballots",
		"ý kiến|kiến nghị|phản ánh|phản ánh, kiến nghị|câu hỏi|phiếu|phiếu khảo sát|đề xuất|sáng kiến|góp ý|lượt ý kiến|khiếu nại|tố cáo",
	),
	m("transaction", "count", "giao dịch", "transactions", "giao dịch|lượt thanh toán|biên lai|hóa đơn|hoá đơn"),
	m("project", "count", "dự án", "projects", "dự án|đề tài|đề tài nghiên cứu|công trình|gói thầu"),
	m("model", "count", "mô hình", "models", "mô hình|cách làm hay"),
	m(
		"device",
		"count",
		"thiết bị, hệ thống",
		"devices and systems",
		"máy|máy tính|máy vi tính|máy scan|máy in|thiết bị|bộ thiết bị|camera|bộ|chiếc|cái|hệ thống|phần mềm|ứng dụng|đường truyền|máy chủ|máy trạm|cơ sở dữ liệu|csdl|xe|bản ghi|dữ liệu|website|trang",
	),
	m(
		"site",
		"count",
		"điểm, nơi",
		"places",
		"điểm cầu|điểm giao dịch|địa điểm|nơi|điểm tiếp nhận|vị trí|vị trí việc làm|điểm phát|chợ|phòng họp|tuyến đường|tuyến phố|tuyến|bộ phận|bộ phận một cửa|khu vực",
	),
	m("bed", "count", "giường bệnh", "hospital beds", "giường|giường bệnh"),
	m(
		"dose",
		"count",
		"liều, mẫu",
		"doses and samples",
		"liều|mũi|mũi tiêm|mẫu|viên|ống|lọ|test|hộp|gói|thùng|túi|chai|tuýp|kit",
	),
	m("occurrence", "count", "lần", "times", "lần"),
	m("day", "quantity", "ngày", "days", "ngày|ngày làm việc|ngày công"),
	m("hour", "quantity", "giờ", "hours", "giờ|tiếng|giờ phát thanh|tiết|giờ làm việc"),
	m("minute", "quantity", "phút", "minutes", "phút"),
	m("week", "quantity", "tuần", "weeks", "tuần"),
	m("month", "quantity", "tháng", "months", "tháng"),
	m("year", "quantity", "năm", "years", "năm"),
	m("metre", "quantity", "mét", "metres", "m|mét"),
	m("kilometre", "quantity", "ki-lô-mét", "kilometres", "km"),
	m("square_metre", "quantity", "mét vuông", "square metres", "m2|m²|mét vuông"),
	m("square_kilometre", "quantity", "ki-lô-mét vuông", "square kilometres", "km2|km²|ki-lô-mét vuông"),
	m("hectare", "quantity", "héc-ta", "hectares", "ha|héc ta|hecta"),
	m("litre", "quantity", "lít", "litres", "lít|ml"),
	m("kilogram", "quantity", "ki-lô-gam", "kilograms", "kg"),
	m("tonne", "quantity", "tấn", "tonnes", "tấn"),
	m("mbps", "quantity", "Mbps", "megabits a second", "mbps|mb/s|mbit/s"),
	m("item", "count", "đơn vị khác", "other things counted", "bậc"),
];

const byId = new Map(measures.map((x) => [x.id, x]));

/** The measure with this id, or undefined. */
export function measureById(id: string): Measure | undefined {
	return byId.get(id);
}

const bare = (s: string): string => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

interface NounEntry {
	measure: string;
	length: number;
}

/** Accented nouns; and nouns of two syllables or more without accents, because accents are what OCR gets wrong most. */
const [exact, folded] = (() => {
	const accented = new Map<string, NounEntry>();
	const plain = new Map<string, NounEntry>();
	/** One-syllable nouns that lost their accents ("phut"), where only one measure has such a noun. */
	const bareNouns = new Map<string, NounEntry>();
	for (const measure of measures) {
		for (const noun of measure.nouns) {
			const entry = { measure: measure.id, length: noun.split(" ").length };
			if (!accented.has(noun)) accented.set(noun, entry);
			if (entry.length > 1 && !plain.has(bare(noun))) plain.set(bare(noun), entry);
			if (entry.length === 1) {
				const same = bareNouns.get(bare(noun));
				bareNouns.set(
					bare(noun),
					same === undefined || same.measure === entry.measure ? entry : { measure: "", length: 1 },
				);
			}
		}
	}
	for (const [noun, entry] of bareNouns)
		if (noun.length >= 4 && entry.measure !== "" && !accented.has(noun)) accented.set(noun, entry);
	return [accented, plain] as const;
})();

/** One-syllable nouns whose accents may be any: no other word of these letters stands behind a figure ("12 ngưởi", "5 buối"). */
const ANY_ACCENT = new Set(["nguoi", "buoi"]);

const longestNoun = Math.max(...[...exact.values()].map((n) => n.length));

/**
 * The measure that the words right after a figure name, and how many of the words name it; null when none does.
 * One-syllable nouns are compared with their accents ("tổ" is a team, "tờ" a sheet), longer ones without.
 * @example measureOfNoun(["lượt", "người", "tham"]) // { measure: "turn", length: 2 }
 */
export function measureOfNoun(words: readonly string[]): NounEntry | null {
	for (let n = Math.min(longestNoun, words.length); n > 0; n--) {
		const phrase = words
			.slice(0, n)
			.join(" ")
			.normalize("NFC")
			.toLowerCase()
			.replace(/[,;.:)]+$/, "");
		const plain = bare(phrase);
		// "tinh giản biên chế" is no "tỉnh" that lost its accent.
		if (plain === "tinh" && /^gian/.test(bare(words[1] ?? ""))) continue;
		const hit = exact.get(phrase) ?? (n > 1 ? folded.get(plain) : ANY_ACCENT.has(plain) ? exact.get(plain) : undefined);
		if (hit) return { measure: hit.measure, length: n };
	}
	return null;
}
