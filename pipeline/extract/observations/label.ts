/** What a figure counts, in the document's words. */
import { measureById, measureOfNoun } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import type { FigureInText } from "./sentence.js";

/** Longest label; beyond it the words no longer help anyone (longest in our five seeds: 236). */
const MAX_LABEL = 320;

/** Words at the head of a clause that say nothing about what is counted. With their accents: "co" may be "có" or "cơ". */
const HEAD =
	/^(?:(?:và|với|trong đó|bao gồm|gồm|cụ thể là|cụ thể|đồng thời|ngoài ra|đến nay|tính đến nay|hiện nay|hiện tại|theo đó|bên cạnh đó|tuy nhiên|có(?! mặt)|ở|tại|thuộc|của|vào|là|thì|nhưng|như sau|như|đến thời điểm báo cáo)(?![\p{L}])[\s,:–-]*|[\s,;:.–()+*/-]+)/iu;
const HEAD_PERIOD =
	/^(?:trong\s+)?(?:quý\s+[ivx\d]+(?:\s*[/,]?\s*(?:năm\s*)?\d{4})?|tháng\s+\d{1,2}(?:\s*[/,]?\s*(?:năm\s*)?\d{4})?|năm\s+\d{4}|(?:0?\d|1\d)\s+tháng\s+(?:đầu|cuối)?\s*(?:năm\s*(?:\d{4})?)?|quý|tháng|năm|kỳ(?:\s+báo cáo)?)\s*,\s*|^trong\s+(?:quý\s+[ivx\d]+\s+năm\s+\d{4}|năm\s+\d{4}|tháng\s+\d{1,2}[/ ]\s?(?:năm )?\d{4})\s+/iu;
const HEAD_DAYS =
	/^(?:tính\s+)?(?:từ|đến)\s+(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\s*(?:đến|-|–)\s*(?:hết\s*)?(?:ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?\s*[,:]\s*/iu;
/** Words at the tail of a clause that only lead over to the value. */
const TAIL =
	/(?:^|[\s(,:])(?:là|đạt|được|có|hiện có|khoảng|(?<!(?:cao|thấp|nhiều|ít|lớn|nhỏ) )hơn|trên|dưới|gần|tổng|đạt tỷ lệ|tỷ lệ đạt|chiếm|chiếm tỷ lệ|bằng|với|gồm|tương đương|trong đó|bao gồm|cho|đối với|không|tổng số|là trên|lên|đã có|ít nhất|giảm từ|từ|còn|phải)\s*$|[\s:,–(-]+$/iu;

/** Cuts lead-ins and copulas off both ends of the words before a figure. */
export function cleanClause(words: string): string {
	let s = words.trim();
	for (let guard = 0; guard < 12; guard++) {
		const head = HEAD_PERIOD.exec(s) ?? HEAD_DAYS.exec(s) ?? HEAD.exec(s);
		if (head?.[0] && head[0].length < s.length) {
			s = s.slice(head[0].length);
			continue;
		}
		const tail = TAIL.exec(s);
		if (tail && tail[0] !== "") {
			s = s.slice(0, tail.index).trimEnd();
			if (s === "") break;
			continue;
		}
		break;
	}
	return /[\p{L}\p{N}]/u.test(s) ? s.trim() : "";
}

const PRESENT = /^[\s,;]*hiện có\s*$/iu;

const words = (s: string): string[] => s.split(/\s+/).filter(Boolean);

/** Nouns that add nothing to the words before them. */
const GENERIC = /^(?:trường hợp|người)$/iu;

/** "Về dịch vụ công: 25/25 dịch vụ công thiết yếu đã …": a title, not what is counted. */
const TITLE = /^(?:về|đối với|công tác|lĩnh vực)\s/iu;

/** Whether the words hold a noun of the measure already ("Tổng số TTHC …: 41 thủ tục"). */
function names(text: string, measure: string): boolean {
	const all = words(text.replace(/[(),;:]/g, " "));
	return all.some((_, i) => measureOfNoun(all.slice(i, i + 5))?.measure === measure);
}

/** The words of a figure by themselves: those before it, or its noun with what follows. */
export function ownWords({ figure, before, after }: FigureInText): { text: string; ownsClause: boolean } {
	// "biên chế được giao 2.150 người, hiện có 2.098 người": the one word that tells the second figure from the first.
	const lead = cleanClause(before) || (PRESENT.test(before) ? "hiện có" : "");
	const kind = measureById(figure.measure)?.kind;
	const tail = after.replace(/^[\s,/]+|[\s,;:.–/-]+$/g, "");
	if (kind === "ratio") {
		const text = shareOnly([lead, tail].filter(Boolean).join(" "));
		// "…; SIPAS đạt trên 83%": one word, but it is what the share is of.
		const named = lead !== "" && /(?:^|\s)(?:là|đạt|chiếm)(?:\s+\p{L}+)?\s*$/iu.test(before);
		return { text, ownsClause: named || words(lead).length >= 2 || words(text).length >= 3 };
	}
	const unitOnly = kind === "money" || kind === "quantity" || figure.measure === "rank";
	// "bổ nhiệm lại: 02 trường hợp": the words before say it all.
	const noun = unitOnly || (words(lead).length >= 2 && GENERIC.test(figure.noun)) ? "" : figure.noun;
	// "Cấp huyện: 3604/3604 hồ sơ đã được số hóa": a name before the colon is not yet what is counted.
	const stated = /:\s*$/.test(before) || /(?:^|\s)(?:là|đạt|chiếm)\s*$/iu.test(before);
	const counted = words(lead).length >= 4 || names(lead, figure.measure) || unitOnly;
	if (figure.measure === "point" && stated && lead !== "")
		return { text: `${lead} đạt ${noun}${tail ? ` ${tail}` : ""}`, ownsClause: true };
	if (words(lead).length >= 2 || (lead !== "" && stated)) {
		if (stated && counted && !(noun !== "" && tail !== "" && TITLE.test(lead)))
			return { text: [lead, names(lead, figure.measure) ? "" : noun].filter(Boolean).join(" "), ownsClause: true };
		return { text: [lead, noun, tail].filter(Boolean).join(" "), ownsClause: true };
	}
	return { text: [lead, noun, tail].filter(Boolean).join(" "), ownsClause: false };
}

/** From the last "tỷ lệ" on: what stands before it speaks of something else. */
function shareOnly(text: string): string {
	const at = text.toLowerCase().lastIndexOf("tỷ lệ ");
	return at > 0 && words(text.slice(at)).length >= 4 ? text.slice(at) : text;
}

/** Joins a figure's own words with what they need to be understood alone. */
export function composeLabel(own: string, context: string | null): string {
	const a = tidy(own);
	const b = context ? tidy(context) : "";
	if (b === "" || fold(a).includes(fold(b)) || fold(b) === fold(a)) return cut(a);
	if (a === "") return cut(b);
	return cut(`${a} – ${b}`);
}

const tidy = (s: string): string =>
	s
		.replace(/\s+/g, " ")
		.replace(/\s+([,;.)])/g, "$1")
		.replace(/^[\s,;:.–)-]+|[\s,;:.–(-]+$/g, "")
		.trim();

const cut = (s: string): string => (s.length <= MAX_LABEL ? s : `${s.slice(0, MAX_LABEL).replace(/\s+\S*$/, "")} …`);
