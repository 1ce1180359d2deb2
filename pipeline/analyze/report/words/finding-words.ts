/** What findings say, in Vietnamese. The stages write their sentences in English; numbers and quotations are carried over. */
import { type Html, html } from "../html.js";
import type { Locale } from "../locale.js";

const WEEKDAYS: Record<string, string> = {
	Monday: "thứ Hai",
	Tuesday: "thứ Ba",
	Wednesday: "thứ Tư",
	Thursday: "thứ Năm",
	Friday: "thứ Sáu",
	Saturday: "thứ Bảy",
	Sunday: "Chủ nhật",
};
const PARTS: Record<string, string> = { day: "ngày", month: "tháng", year: "năm" };
const STATES: Record<string, string> = { "left blank": "để trống", "cannot be read": "không đọc được" };

/** "day left blank", "day and month cannot be read". */
function missingPart(text: string): string {
	return text
		.replace(/left blank|cannot be read/g, (s) => STATES[s] ?? s)
		.replace(/\b(day|month|year)\b/g, (s) => PARTS[s] ?? s)
		.replace(/ and /g, " và ");
}

/** "(44 missing)", "(2 too many)", "(0,38 points apart)". */
function difference(text: string): string {
	return text
		.replace(/(\S+) missing/, "thiếu $1")
		.replace(/(\S+) too many/, "thừa $1")
		.replace(/(\S+) points apart/, "lệch $1 điểm")
		.replace(/(\S+) years? apart/, "lệch $1 năm")
		.replace(/(\S+) apart/, "lệch $1");
}

const cell = (table = "", row = "", column = "") => `bảng ${table}, hàng ${row}, cột ${column}`;

/** Sentences of validate, extract and restore, and what they are in Vietnamese. */
const VIETNAMESE: readonly [RegExp, (m: readonly string[]) => string][] = [
	[
		/^The number cannot be read \(often it is written by hand\)\.$/,
		() => "Không đọc được số văn bản (thường do viết tay).",
	],
	[
		/^The number was read as (.+), but the engine is unsure of it\.$/,
		(m) => `Số văn bản đọc là ${m[1]} nhưng chưa chắc chắn.`,
	],
	[
		/^The number was read as (.+), but it is written by hand\.$/,
		(m) => `Số văn bản đọc là ${m[1]} nhưng là chữ viết tay, chưa chắc chắn.`,
	],
	[
		/^Neither title nor symbol says what kind of document this is\.$/,
		() => "Tên loại và ký hiệu đều không cho biết loại văn bản.",
	],
	[
		/^No header of an official document was found on the first page\.$/,
		() => "Không thấy phần đầu văn bản hành chính ở trang đầu.",
	],
	[/^The date of issue is incomplete\.$/, () => "Ngày ban hành không đầy đủ."],
	[/^The title says (.+), the symbol (.+) says (.+)\.$/, (m) => `Tên loại là ${m[1]}, ký hiệu ${m[2]} lại là ${m[3]}.`],
	[
		/^By the formula of the column (.+) gives (.+), but (.+) is printed \((.+)\)\.$/,
		(m) => `Theo công thức ở đầu cột, ${m[1]} cho ${m[2]}, nhưng văn bản ghi ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) = (.+), but (.+) received and (.+) carried over make (.+) \((.+)\)\.$/,
		(m) =>
			`${m[1]} = ${m[2]}, nhưng ${m[3]} tiếp nhận và ${m[4]} kỳ trước chuyển sang là ${m[5]} (${difference(m[6] ?? "")}).`,
	],
	[
		/^(.+) is given as a part of (.+), which is (.+) less\.$/,
		(m) => `${m[1]} được ghi là một phần của ${m[2]}, nhưng số này nhỏ hơn ${m[3]}.`,
	],
	[
		/^Neither title, section nor sentence names the period of (\d+) of (\d+) figures; only the date of issue \((.+)\) places them\.$/,
		(m) =>
			`Tên văn bản, đề mục và câu văn đều không nêu kỳ của ${m[1]} trong ${m[2]} số liệu; chỉ có ngày ban hành (${m[3]}) cho biết thời gian.`,
	],
	[
		/^(\d+) numbers? of rules, invitations, terms or examples (?:is|are) kept here and no observations?: (.+)$/s,
		(m) =>
			`${m[1]} con số thuộc quy định, giấy mời, thời hạn hoặc ví dụ được giữ ở đây, không tính là số liệu: ${m[2]}`,
	],
	[
		/^(\d+) column number\(s\) of table (\d+) were misread and follow from their places: (.+)\.$/s,
		(m) =>
			`${m[1]} số thứ tự cột của bảng ${m[2]} bị đọc sai, suy ra từ vị trí: ${(m[3] ?? "").replace(/” is /g, "” là ")}.`,
	],
	[
		/^The text of page (\d+) could not be turned into proper Vietnamese; it is kept as it was read\.$/,
		(m) => `Chữ ở trang ${m[1]} không chuyển được thành tiếng Việt đúng; giữ nguyên như đã đọc.`,
	],
	[/^Page (\d+) could not be read: (.+)$/s, (m) => `Không đọc được trang ${m[1]}: ${m[2]}`],
	[
		/^(\d+) figures of table (\d+) cannot be read \((.+)$/s,
		(m) => `${m[1]} con số của bảng ${m[2]} không đọc được (${m[3]}`,
	],
	[/^The place of the number is blank\.$/, () => "Chỗ ghi số văn bản để trống."],
	[/^No line with number and symbol was found\.$/, () => "Không thấy dòng ghi số, ký hiệu."],
	[/^The date of issue is incomplete: (.+)\.$/, (m) => `Ngày ban hành không đầy đủ: ${missingPart(m[1] ?? "")}.`],
	[/^No line with place and date of issue was found\.$/, () => "Không thấy dòng ghi địa danh, ngày, tháng, năm."],
	[/^No legible name was found in the signature block\.$/, () => "Không đọc được họ tên ở phần chữ ký."],
	[
		/^No subject was found under the title or after “V\/v”\.$/,
		() => "Không thấy trích yếu dưới tên loại văn bản hoặc sau “V/v”.",
	],
	[
		/^The header names no issuer; the text does: (.+)$/s,
		(m) => `Phần đầu không ghi cơ quan ban hành; nội dung có nêu: ${m[1]}`,
	],
	[
		/^This is an annex; number, date and issuer are those of the document it says it belongs to: (.+)$/s,
		(m) => `Đây là phụ lục; số, ngày và cơ quan ban hành lấy theo văn bản mà phụ lục kèm theo: ${m[1]}`,
	],
	[
		/^(.+) is (.+) %, but (.+) % is printed \((.+)\)\.$/,
		(m) => `${m[1]} là ${m[2]}%, nhưng văn bản ghi ${m[3]}% (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) = (.+), but the whole is given as (.+) \((.+)\)\.$/,
		(m) => `${m[1]} = ${m[2]}, nhưng tổng số ghi ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) = (.+), but (.+) is printed as achieved \((.+)\)\.$/,
		(m) => `${m[1]} = ${m[2]}, nhưng điểm đạt ghi ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) = (.+), but (.+) is printed \((.+)\)\.$/,
		(m) => `${m[1]} = ${m[2]}, nhưng văn bản ghi ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^The text gives (.+), but the (\d+) rows of the table add up to (.+) \((.+)\)\.$/,
		(m) => `Lời văn nêu ${m[1]}, nhưng ${m[2]} hàng của bảng cộng lại là ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) \(page (\d+)\) and (.+) \(page (\d+)\) are both given for "(.+)" \((.+)\)\.$/,
		(m) =>
			`Chỉ tiêu “${m[5]}” có hai giá trị: ${m[1]} (trang ${m[2]}) và ${m[3]} (trang ${m[4]}) (${difference(m[6] ?? "")}).`,
	],
	[/^(.+) % is more than 100 %\.$/, (m) => `${m[1]}% lớn hơn 100%.`],
	[
		/^(.+) is not a whole number, but counts things: a digit may be lost\.$/,
		(m) => `${m[1]} không phải số nguyên mà lại là số đếm: có thể mất một chữ số.`,
	],
	[
		/^(.+) of (.+) is more than there are \((.+)\)\.$/,
		(m) => `${m[1]} trên ${m[2]}: tử số lớn hơn mẫu số (${difference(m[3] ?? "")}).`,
	],
	[
		/^(.+) is (under|over) (.+), which "(.+)" cannot be\.$/,
		(m) => `${m[1]} ${m[2] === "under" ? "nhỏ hơn" : "lớn hơn"} ${m[3]}, chỉ tiêu “${m[4]}” không thể có giá trị ấy.`,
	],
	[
		/^(.+) are announced, but (\d+) are listed: (.+)\.$/s,
		(m) => `Văn bản nêu ${m[1]} nhưng chỉ liệt kê ${m[2]}: ${m[3]}.`,
	],
	[
		/^(.+) is told as past, but the document is of (.+)\.$/,
		(m) => `Ngày ${m[1]} được nói là đã qua, nhưng văn bản ghi ngày ${m[2]}.`,
	],
	[
		/^(.+) is a (\w+day), not a (\w+day) \("(.+)"\)\.$/,
		(m) => `Ngày ${m[1]} là ${WEEKDAYS[m[2] ?? ""]}, không phải ${WEEKDAYS[m[3] ?? ""]} (“${m[4]}”).`,
	],
	[
		/^The period from (.+) to (.+) runs backwards\.(?: Probably (.+) is meant\.)?$/,
		(m) => `Kỳ từ ${m[1]} đến ${m[2]} kết thúc trước khi bắt đầu.${m[3] ? ` Có lẽ là ${m[3]}.` : ""}`,
	],
	[
		/^(.+) names the year (\d+), but is dated (.+) \((.+)\)\.$/,
		(m) => `${m[1]} ghi năm ${m[2]} nhưng ngày văn bản là ${m[3]} (${difference(m[4] ?? "")}).`,
	],
	[
		/^(.+) is dated (.+), after this document \((.+)\)\.$/,
		(m) => `${m[1]} ghi ngày ${m[2]}, sau ngày của văn bản này (${m[3]}).`,
	],
	[
		/^(.+) of (.+) and (.+) of (.+) have neighbouring numbers and the same day, but years apart: one year is probably wrong\.$/,
		(m) =>
			`${m[1]} ngày ${m[2]} và ${m[3]} ngày ${m[4]} có số liền nhau, cùng ngày tháng nhưng khác năm: có lẽ một năm ghi nhầm.`,
	],
	[
		/^One document of (.+) is cited under two numbers: (.+) \(page (\d+)\) and (.+) \(page (\d+)\)\.$/,
		(m) => `Một văn bản ngày ${m[1]} được viện dẫn với hai số: ${m[2]} (trang ${m[3]}) và ${m[4]} (trang ${m[5]}).`,
	],
	[/^The figure for "(.+)" could not be read\.$/s, (m) => `Không đọc được con số của “${m[1]}”.`],
	[
		/^(.+) was read, (.+) is meant: the only other reading with which the figures agree\. (.+)$/s,
		(m) =>
			`Đọc được ${m[1]}, đúng ra là ${m[2]}: cách đọc duy nhất khớp với các số liên quan. ${vietnamese(m[3] ?? "") ?? m[3]}`,
	],
	[
		/^The print “(.+)” in table (\d+), row (\d+), column (\d+) is read as (.+): letters among digits in a column of figures\.$/s,
		(m) => `Chữ in “${m[1]}” ở ${cell(m[2], m[3], m[4])} đọc là ${m[5]}: chữ cái lẫn trong cột số.`,
	],
	[
		/^The print “(.+)” in table (\d+), row (\d+), column (\d+) is read as ([^:]+): .+$/s,
		(m) => `Chữ in “${m[1]}” ở ${cell(m[2], m[3], m[4])} đọc là ${m[5]}: chỉ giá trị này khớp với các ô liên quan.`,
	],
	[
		/^A figure cannot be read in table (\d+), row (\d+), column (\d+): the print is “(.*)”(?:, which may stand for (.+))?\. It is left empty\.$/s,
		(m) =>
			`Không đọc được con số ở ${cell(m[1], m[2], m[3])}: chữ in là “${m[4]}”${m[5] ? `, có thể là ${m[5]}` : ""}. Ô được để trống.`,
	],
	[
		/^(\d+) cell\(s\) of table (\d+) hold print that could not be read and are left empty: (.+)\.$/s,
		(m) =>
			`${m[1]} ô của bảng ${m[2]} có chữ in không đọc được nên để trống: ${(m[3] ?? "").replace(/row (\d+) column (\d+)/g, "hàng $1 cột $2")}.`,
	],
	[
		/^(\d+) row number\(s\) of table (\d+) were lost or misread and follow from the rows around: (.+)\.$/s,
		(m) =>
			`${m[1]} số thứ tự của bảng ${m[2]} bị mất hoặc đọc sai, suy ra từ các hàng lân cận: ${(m[3] ?? "").replace(/” is /g, "” là ")}.`,
	],
	[
		/^(.+) in table (\d+), row (\d+), column (\d+), a column of percentages, is printed “(.+)”: a separator may have been lost\.$/s,
		(m) => `${m[1]} ở ${cell(m[2], m[3], m[4])}, cột tỷ lệ phần trăm, chữ in là “${m[5]}”: có thể mất dấu phân cách.`,
	],
];

function vietnamese(message: string): string | null {
	for (const [pattern, say] of VIETNAMESE) {
		const match = pattern.exec(message);
		if (match) return say(match);
	}
	return null;
}

/** A finding's sentence in the language of the page; one that is not known here stays English, marked as such. */
export function findingMessage(locale: Locale, message: string): Html {
	if (locale.lang === "en") return html`${message}`;
	const said = vietnamese(message);
	return said === null ? locale.english(message) : html`${said}`;
}
