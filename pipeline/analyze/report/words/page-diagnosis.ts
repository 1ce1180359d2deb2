/** What was found on a page, in the language of the report. The database holds it as short English phrases. */
import { type Html, html, joined } from "../html.js";
import type { Locale } from "../locale.js";

const VIETNAMESE: readonly [RegExp, (m: readonly string[]) => string][] = [
	[/^scan$/, () => "ảnh quét"],
	[/^ocr$/, () => "nhận dạng chữ"],
	[/^text file$/, () => "tệp văn bản"],
	[/^text layer$/, () => "có lớp chữ"],
	[/^no text layer$/, () => "không có lớp chữ"],
	[/^text layer over a scan \((\d+) % syllables\)$/, (m) => `lớp chữ trên ảnh quét (${m[1]}% âm tiết đúng)`],
	[
		/^garbage text layer \((\d+) % syllables, (\d+) % of them marked\)$/,
		(m) => `lớp chữ hỏng (${m[1]}% âm tiết đúng, ${m[2]}% có dấu)`,
	],
	[/^legacy fonts$/, () => "phông chữ cũ"],
	[/^blank$/, () => "trang trắng"],
	[/^unreadable page$/, () => "không đọc được trang"],
	[/^red channel$/, () => "tách kênh đỏ (có dấu đỏ)"],
	[/^black borders removed$/, () => "đã xóa viền đen"],
	[/^a seal$/, () => "có con dấu"],
	[/^(\d+) seals$/, (m) => `có ${m[1]} con dấu`],
	[/^(\d+) places? with unread ink$/, (m) => `${m[1]} chỗ có nét mực chưa đọc được`],
	[/^ruled grid of (\d+) cells$/, (m) => `bảng kẻ ${m[1]} ô`],
	[/^deskewed by (-?[\d.]+)°$/, (m) => `đã chỉnh nghiêng ${m[1]?.replace(".", ",").replace("-", "−")}°`],
	[/^turned (\d+)°$/, (m) => `đã xoay ${m[1]}°`],
	[/^by (.+)$/, (m) => `bằng ${m[1]}`],
	[/^clean$/, () => "chữ đúng"],
	[/^nfd$/, () => "Unicode tổ hợp"],
	[/^tcvn3$/, () => "bảng mã TCVN3"],
	[/^vni$/, () => "bảng mã VNI"],
	[/^viscii$/, () => "bảng mã VISCII"],
	[/^vps$/, () => "bảng mã VPS"],
	[/^viqr$/, () => "bảng mã VIQR"],
	[/^cp1252$/, () => "UTF-8 bị đọc sai bảng mã"],
	[/^no-accents$/, () => "mất dấu"],
	[/^foreign-ocr$/, () => "nhận dạng bằng máy không biết tiếng Việt"],
	[/^ocr-slips$/, () => "nhận dạng có chỗ sai lẻ tẻ"],
	[/^not-vietnamese$/, () => "không phải tiếng Việt"],
	[/^undecodable$/, () => "không giải mã được"],
	[/^empty$/, () => "không có chữ"],
];

/** The phrases of `pages.diagnosis` and `pages.text_diagnosis`, each once; unknown ones stay English, marked as such. */
export function diagnosisText(locale: Locale, diagnosis: string | null, text: string | null): Html {
	const phrases = [...new Set([...(diagnosis ?? "").split("; "), ...(text ? [text] : [])])].filter((p) => p !== "");
	if (locale.lang === "en") return html`${phrases.join("; ")}`;
	return joined(
		phrases.map((phrase) => {
			for (const [pattern, say] of VIETNAMESE) {
				const match = pattern.exec(phrase);
				if (match) return html`${say(match)}`;
			}
			return locale.english(phrase);
		}),
		"; ",
	);
}
