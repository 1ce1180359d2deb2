/** Reasons for which values do not compare, in the language of the page. The views write them in English. */
import { frameworks } from "../../../../schemas/reference/frameworks.js";
import { measureById } from "../../../../schemas/reference/measures.js";
import { type Html, html, joined } from "../html.js";
import type { Locale } from "../locale.js";

const measure = (id = "") => measureById(id.trim())?.vi ?? id;
const framework = (id = "") => frameworks.find((f) => f.id === id)?.name ?? id;
const whatChanged = (id = "") => frameworks.find((f) => f.id === id)?.reason;

/** The sentences of the view `year_over_year` and what they are in Vietnamese. */
const VIETNAMESE: readonly [RegExp, (m: readonly string[]) => string][] = [
	[
		/^periods of different length: (\d+) months? after (\d+)(?: months?)?$/,
		(m) => `kỳ dài khác nhau: ${m[1]} tháng so với ${m[2]} tháng`,
	],
	[/^different parts of the year$/, () => "khác thời gian trong năm"],
	[/^a period is unknown$/, () => "có số liệu không rõ kỳ"],
	[/^a period is known by the date of issue only$/, () => "kỳ số liệu chỉ suy theo ngày ban hành"],
	[/^one of them is a running total$/, () => "một trong hai số là số lũy kế"],
	[
		/^defined differently: (\S+) after (\S+)(?: \((.+)\))?$/s,
		(m) => {
			const reason = whatChanged(m[1]) ?? m[3];
			return `định nghĩa khác nhau: ${framework(m[1])}; năm trước theo ${framework(m[2])}${reason ? `. ${reason}` : ""}`;
		},
	],
	[
		/^measured differently: (.+) after (.+)$/,
		(m) => `đơn vị tính khác nhau: ${measure(m[1])}, năm trước là ${measure(m[2])}`,
	],
	[
		/^counted at different times of the year: month (\d+) after (?:month )?(\d+)$/,
		(m) => `thời điểm chốt số khác nhau: tháng ${m[1]}, năm trước là tháng ${m[2]}`,
	],
	[/^no value for (\d+)$/, (m) => `không có số liệu năm ${m[1]}`],
];

/** A reason as the reader reads it; one that is not known here stays as it is, marked as English. */
export function reasonText(locale: Locale, reason: string): Html {
	if (locale.lang === "en") return html`${reason}`;
	const said = (piece: string) => {
		for (const [pattern, say] of VIETNAMESE) {
			const match = pattern.exec(piece);
			if (match) return html`${say(match)}`;
		}
		return null;
	};
	const whole = said(reason);
	if (whole) return whole;
	return joined(
		reason.split("; ").map((piece) => said(piece) ?? locale.english(piece)),
		"; ",
	);
}
