/** "bản": a hamlet of the mountain provinces, or a copy. */
import { fold } from "../flow/fold.js";
import type { Figure } from "./scan.js";

/** What only copies are: "bản giấy", "bản sao", "bản cam kết". */
const COPY =
	/^\s*(?:giấy|điện tử|sao|chính|gốc|án|cam kết|đăng ký|báo cáo|thảo|tin|ghi|kê|vẽ|in|photo|hướng dẫn|kiểm điểm|mềm|cứng|nhận xét|đánh giá|dịch|thuyết minh|thể hiện|đồ|tự|khai|scan|tổng hợp|kế hoạch)(?!\p{L})/iu;
/** Words beside which hamlets are counted. Folded. */
const VILLAGES =
	/\b(?:tieu khu|truong ban|thon|xom|to dan pho|sap nhap|chia tach|ho gia dinh|dan toc|ton giao|nong thon moi|van hoa|toan (?:xa|huyen|tinh|thi tran))\b|\d (?:ho|xa|khu dan cu)\b/;
const IN = /(?<!\p{L})(?:tại|ở|sáp nhập|thành lập mới|trong số)\s+(?:\p{L}+\s+){0,2}$/iu;
/** Characters around a figure in which such words are looked for. */
const AROUND = 90;

/** A figure counted in "bản", as one of hamlets where its surroundings speak of them. `before`: figures found so far. */
export function asVillage(text: string, figure: Figure, before: readonly Figure[]): Figure {
	if (!/^bản$/iu.test(figure.noun.normalize("NFC")) || figure.measure !== "document") return figure;
	if (COPY.test(text.slice(figure.nounEnd).normalize("NFC"))) return figure;
	const near = fold(text.slice(Math.max(0, figure.start - AROUND), figure.nounEnd + AROUND));
	const goesOn = before.some((f) => f.measure === "area" && /bản/iu.test(f.noun.normalize("NFC")));
	return goesOn ||
		VILLAGES.test(near) ||
		IN.test(text.slice(Math.max(0, figure.start - 30), figure.start).normalize("NFC"))
		? { ...figure, measure: "area" }
		: figure;
}
