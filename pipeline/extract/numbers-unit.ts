/** Words after (or in the header over) a figure that say whether it counts whole things or may have decimals. */

/** Nouns of things counted whole; a figure before them has no decimals. */
const COUNT =
	"hồ sơ|người|lượt|trường hợp|thủ tục|tthc|văn bản|quyết định|nghị quyết|kế hoạch|báo cáo|công văn|đơn vị|cơ quan|nhiệm vụ|tổ|buổi|lớp|cuộc|hội nghị|đại biểu|tài khoản|thẻ|" +
	"chữ ký|chứng thư|tin|bài|ảnh|tờ|phiếu|ý kiến|chỉ tiêu|nội dung|lĩnh vực|cán bộ|công chức|viên chức|học sinh|giáo viên|hộ|trẻ|ca|liều|cơ sở|xã|phường|ấp|bệnh nhân|giường|mẫu|" +
	"lần|doanh nghiệp|cá nhân|tập thể|khu phố|máy|bộ|cái|chiếc|điểm cầu|vụ|đối tượng|hội viên|đoàn viên|giao dịch|mô hình|sáng kiến|tiêu chí|dịch vụ|biên chế|nguồn|đợt";
/** Nouns of quantities that are measured. */
const MEASURE =
	"%|‰|phần trăm|tỷ lệ|tỉ lệ|tỷ|tỉ|triệu|điểm|km|ha|m2|m²|m3|m³|kg|tấn|tạ|lít|độ|gb|mb|tb|mbps|giờ|phút|chỉ số|bình quân|trung bình|hệ số|mg|ml|cm";

const boundary = (list: string): RegExp => new RegExp(`^(?:${list})(?![\\p{L}\\d])`, "iu");
const inside = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${list})(?![\\p{L}\\d])`, "iu");
const COUNT_START = boundary(COUNT);
const MEASURE_START = boundary(MEASURE);
const MEASURE_INSIDE = inside(MEASURE);
const COUNT_INSIDE = inside(COUNT);

/** Nature of a figure by the words right after it ("7.245 hồ sơ" → count, "854,639 tỷ" → measure). */
export function natureOfUnit(after: string): "count" | "measure" | null {
	const s = after.replace(/[*_]/g, "").trimStart().normalize("NFC");
	if (/^(?:điểm cầu|tổ|tỉnh)(?!\p{L})/iu.test(s)) return "count";
	if (MEASURE_START.test(s) || /^[%‰]/.test(s)) return "measure";
	return COUNT_START.test(s) ? "count" : null;
}

/**
 * Largest value that a unit allows: shares and scores stay under 1 000 (indices are out of 100 or 1 000), so "87.381 điểm" is
 * 87.381. Null for units without a limit.
 */
export function maxOfUnit(after: string): number | null {
	return /^[\s*_]*(?:%|‰|phần trăm|điểm(?! cầu)(?!\p{L}))/iu.test(after.normalize("NFC")) ? 1000 : null;
}

/** Nature of a column by its header words; a share or score outranks what it is a share of ("Tỷ lệ hồ sơ đúng hạn"). */
export function natureOfHeader(header: string): "count" | "measure" | null {
	const s = header.normalize("NFC");
	if (/[%‰]/.test(s) || MEASURE_INSIDE.test(s)) return "measure";
	return COUNT_INSIDE.test(s) || /(?<!\p{L})(?:số lượng|tổng số|số)(?!\p{L})/iu.test(s) ? "count" : null;
}

/** A column of percentages by its header: "%", "tỷ lệ", "phần trăm". */
export const isPercentHeader = (header: string): boolean =>
	/%|phần trăm|(?<!\p{L})(?:tỷ|tỉ|tỷ|tỉ) (?:lệ|trọng)(?!\p{L})/iu.test(header.normalize("NFC"));

/** Units that may follow the figure inside a numeric cell, shortest form of what people type there. */
export const isUnitTail = (tail: string): boolean => {
	const s = tail.trim().normalize("NFC");
	if (s === "") return true;
	if (s.length > 24 || /\d/.test(s.replace(/m[23]/g, ""))) return false;
	return natureOfUnit(s) !== null || /^(?:đồng|đ|vnđ|vnd|nghìn|ngàn|năm|tháng|ngày|tuần|quý)(?!\p{L})/iu.test(s);
};
