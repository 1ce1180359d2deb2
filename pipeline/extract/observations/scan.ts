/** Figures inside running text: value, what is counted, fractions, ranges; numerals that count nothing are left out. */
import { measureById } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import { readNumeral } from "../numbers.js";
import { isBareCount } from "./bare.js";
import { notFigures, overlaps } from "./not-a-figure.js";
import { type Noun, nounAt } from "./noun-at.js";
import { asVillage } from "./village.js";

/** A figure as it stands in a text. Offsets are UTF-16, end exclusive. */
export interface Figure {
	/** The numeral, or the whole fraction ("41/267"). */
	start: number;
	end: number;
	/** End of the noun or unit that belongs to it ("41/267 thủ tục"); = `end` when there is none. */
	nounEnd: number;
	/** As printed, numeral(s) only. */
	raw: string;
	value: number;
	/** Digits after the decimal separator of the value as printed. */
	decimals: number;
	numerator: number | null;
	denominator: number | null;
	measure: string;
	/** Noun as printed ("thủ tục", "tỷ đồng", "%"); "" when unknown. */
	noun: string;
	/** The same print under the other convention of separators. */
	alternatives: number[];
	/** One end of a range ("35 – 40%"). */
	range: "from" | "to" | null;
}

const NUMERAL = /\d+(?:[.,]\d+)*/g;

/** Function words: a numeral before one of them counts nothing by itself. */
const NO_NOUN = new Set(
	"va voi tai theo cua trong de da dang se co la duoc cho den tu hoac nhung thi ma o vao ve do bi nhu cac mot nay tren duoi nam thang ngay so dat so bang voi thanh len xuong ra khi neu gom".split(
		" ",
	),
);
/** Words after which a numeral is the value of something even when the noun is unknown to the list of measures. */
const INTRODUCES =
	/(?:(?:^|[^\p{L}])(?:la|dat|duoc|co|gom|tong so|tong|con|khoang|hon|tren|duoi|gan|tang|giam|ban hanh|to chuc|cap|cap phat|trien khai|tiep nhan|giai quyet|xu ly|thuc hien|hoan thanh|mo|voi|va|so luong|them|dang ky|lap|phat|in|dang tai|dang|thu|chi|bang|chiem|nop|it nhat|toi thieu|tren|cu|thanh lap|trang bi|kiem tra|ra soat|tham muu|cong bo|bo tri|lap dat|mua|co them|dau tu)|[:(])\s*$/u;
/** Time units: "40 giờ/1 tuần" is a rate, not a fraction. */
const TIME = new Set(["day", "week", "month", "year", "hour", "minute", "occurrence", "session"]);
/** Lengths of time that name a period or a term rather than a result. */
const DURATIONS = new Set(["month", "year", "week"]);

/** Words before a place in a ranking: "xếp thứ 2/8", "đứng thứ 5", "xếp hạng 12", "vị thứ 3". */
const RANKED =
	/\b(?:xep\s*(?:hang|loai|thu|vi tri|o vi tri)?\s*(?:thu)?|dung\s+(?:o\s+)?(?:vi tri\s*)?(?:thu|hang)|(?:vi|hang|thu hang|vi tri)\s+thu|thu hang|xep hang|(?:par index|papi|pci|sipas|dti|ddci)\)? hang)\s*$/;
/** "…, hạng 14/99" after an index; "Kỹ thuật y (hạng IV)" is a grade. */
const BARE_RANK = /[,;:()]\s*(?:dung )?hang\s*$|\b(?:xep|dung) thu [\d/ ]+[^.;]{0,40}\bva thu\s*$/;
const OF_INDEX = /\b(?:chi so|index|papi|pci|sipas|dti|ddci|xep (?:hang|thu|loai)|danh gia)\b/;
const isRanked = (folded: string, start: number): boolean => {
	const before = folded.slice(Math.max(0, start - 20), start);
	return (
		RANKED.test(before) ||
		(BARE_RANK.test(folded.slice(Math.max(0, start - 70), start)) &&
			OF_INDEX.test(
				folded
					.slice(Math.max(0, start - 200), start)
					.split(/\.\s/)
					.at(-1) ?? "",
			))
	);
};

/** Whether a unit of measure or a percent sign stands at an offset; areas do not count ("Phường 4 thành phố …"). */
function countedAt(text: string, at: number): boolean {
	const noun = nounAt(text, at);
	return (
		noun !== null &&
		noun.measure !== "area" &&
		!/^\s*(?:đ|d|con|ban|bản(?! (?:sao|chính|điện tử|trích lục))|phòng|việc)(?!\p{L})/u.test(text.slice(at))
	);
}

function numeralContext(measure: string | null): { nature: "count" | "measure" | null; max: number | null } {
	const kind = measure ? measureById(measure)?.kind : undefined;
	if (kind === "count") return { nature: "count", max: null };
	if (kind === "ratio" || kind === "score") return { nature: "measure", max: 1000 };
	return { nature: kind ? "measure" : null, max: null };
}

/** Money and lengths keep the Vietnamese reading ("78.935.000 đồng", "1.500 m"): a lone dot before three digits groups. */
function read(raw: string, measure: string | null): { value: number; decimals: number; alternatives: number[] } | null {
	const kind = measure ? measureById(measure)?.kind : undefined;
	if (measure === "vnd" || measure === "thousand_vnd") return readNumeral(raw, { nature: "count" });
	if (kind === "money" || kind === "quantity") return readNumeral(raw, { convention: "vi" });
	return readNumeral(raw, numeralContext(measure));
}

/**
 * All figures of a text, in order. A fraction gives one figure: `value` is its numerator, in the measure of its noun; two
 * numerals with different nouns ("1 buổi/23 người") give two. A range gives both its ends.
 */
export function scanFigures(text: string): Figure[] {
	const folded = fold(text);
	const excluded = notFigures(text, (at) => countedAt(text, at));
	const out: Figure[] = [];
	let next = 0;
	for (const m of text.matchAll(NUMERAL)) {
		const start = m.index;
		if (start < next || overlaps(excluded, start, start + m[0].length)) continue;
		if (!startsFigure(text, start) || numbersItem(text, start, m[0])) continue;
		const raw = spacedThousands(text, start, m[0]);
		const end = start + raw.length;
		const found =
			fractionAt(text, folded, start, end, raw, excluded) ??
			rangeAt(text, start, end, raw) ??
			plainAt(text, folded, start, end, raw, out);
		for (const one of found ?? []) {
			const figure = asVillage(text, one, out);
			out.push(figure);
			next = Math.max(next, figure.end);
		}
	}
	return out;
}

/** "7 245 hồ sơ": groups of three behind a short numeral, when a noun follows them all. */
function spacedThousands(text: string, start: number, raw: string): string {
	if (!/^\d{1,3}$/.test(raw)) return raw;
	const m = /^\d{1,3}(?:[ \u00a0]\d{3})+(?![\d.,]*\d)/.exec(text.slice(start));
	return m && nounAt(text, start + m[0].length) ? m[0] : raw;
}

/** A numeral glued to letters or a hyphen before it is a code ("C06", "SRW2024", "Covid-19"). */
function startsFigure(text: string, start: number): boolean {
	const before = text.slice(Math.max(0, start - 2), start);
	if (/[\p{L}\d_@#]$/u.test(before) || /[\p{L}\d][-/.]$/u.test(before)) return false;
	return !/[\d.,]\/$/.test(before);
}

/**
 * "2 Bệnh viện Đa khoa Tân Hiệp.", "(9 Tổ chức các hoạt động": a short numeral at the head of a block, before a capital, is
 * the number of an item whose point or bracket was lost. Counts at the head go on in small letters ("22 đại biểu") or are
 * written with a zero ("01 Giấy chứng nhận").
 */
function numbersItem(text: string, start: number, raw: string): boolean {
	return (
		(/^[1-9]\d?$/.test(raw) &&
			/^[\s(]*$/.test(text.slice(0, start)) &&
			/^\s*\p{Lu}\p{Ll}*\s+\p{L}/u.test(text.slice(start + raw.length))) ||
		(/[;:,.]\s*\($/.test(text.slice(Math.max(0, start - 3), start)) &&
			/^[1-9]\d?$/.test(raw) &&
			/^\s+\p{Lu}\p{Ll}+/u.test(text.slice(start + raw.length)))
	);
}

function figure(
	text: string,
	start: number,
	end: number,
	raw: string,
	noun: Noun | null,
	measure: string,
): Figure | null {
	const scaled = noun !== null && noun.factor > 1;
	const numeral = scaled
		? readNumeral(raw, { convention: "vi" })
		: read(raw.replace(/[ \u00a0]/g, ""), noun?.measure ?? null);
	if (!numeral) return null;
	return {
		start,
		end,
		nounEnd: noun?.end ?? end,
		raw: text.slice(start, end),
		value: Number((numeral.value * (noun?.factor ?? 1)).toPrecision(15)),
		decimals: numeral.decimals,
		numerator: null,
		denominator: null,
		measure,
		noun: noun?.noun ?? "",
		alternatives: numeral.alternatives,
		range: null,
	};
}

function plainAt(
	text: string,
	folded: string,
	start: number,
	end: number,
	raw: string,
	before: readonly Figure[],
): Figure[] | null {
	const noun = nounAt(text, end);
	const after = text.slice(end);
	// "trên cả 2 lĩnh vực": both, no count.
	if (/^0?[23]$/.test(raw) && /(?<!\p{L})cả\s+$/iu.test(text.slice(0, start).normalize("NFC"))) return null;
	const torn = noun?.measure === "percent" ? tornShare(text, start, end, raw, noun) : null;
	if (torn) return [torn];
	const compound = noun ? compoundMoney(text, start, end, raw, noun) : null;
	if (compound) return [compound];
	if (noun) {
		if (DURATIONS.has(noun.measure)) return null;
		// "02hội nghị" is glued by OCR; "2b", "3a" are ordinals.
		if (noun.end === end + 1 && /^\p{L}/u.test(after) && noun.measure === "vnd" && !/\d{4}|[.,]\d{3}/.test(raw))
			return null;
		const one = figure(text, start, end, raw, noun, noun.measure);
		return one ? [one] : null;
	}
	const ranked = /^\p{L}/u.test(after) ? null : rankAt(text, folded, start, end, raw);
	if (ranked) return ranked;
	if (/^[\p{L}\u2070-\u2079\u00b0\u00ba]/u.test(after)) return null;
	// "cắt giảm 12 ĐKKD": things known by their short form.
	const word = /^\s+(\p{Ll}[\p{L}-]*|(?!(?:[IVX]+|UBND|HĐND|QĐ|KH|BC)(?!\p{L}))\p{Lu}{3,6}(?=[\s,;.)]))/u.exec(
		after,
	)?.[1];
	// "05 cas", "3.000 biển": leading zeros and grouped thousands are how counts are written.
	const countLike = /^0\d$|^\d{1,3}(?:\.\d{3})+$/.test(raw);
	const introduced = countLike || INTRODUCES.test(folded.slice(Math.max(0, start - 24), start));
	// "9.005 kết quả được ký số": results that are counted, where a verb says what was done with them.
	const results = /^\s+kết quả(?=\s+(?:được|giải quyết|đã|điện tử|bản điện tử))/iu.exec(after);
	// "Đã trả 39.140 kết quả, trước hạn 28.001": a result for each dossier.
	const returned = /(?<!\p{L})trả(?: được)?\s+$/iu.test(text.slice(0, start).normalize("NFC"))
		? /^\s+kết quả(?!\p{L})/iu.exec(after)
		: null;
	if (returned) {
		const one = figure(text, start, end, raw, null, "dossier");
		return one && [{ ...one, noun: "kết quả", nounEnd: end + returned[0].length }];
	}
	if (results) {
		const one = figure(text, start, end, raw, null, "document");
		return one && [{ ...one, noun: "kết quả", nounEnd: end + results[0].length }];
	}
	if (word && word !== "và") {
		if (NO_NOUN.has(fold(word)) || !introduced) return null;
		const one = figure(text, start, end, raw, null, "item");
		return one ? [{ ...one, noun: word, nounEnd: end + after.indexOf(word) + word.length }] : null;
	}
	// "tổng số là 27." — a value without a noun, at the end of its clause.
	if (
		(/(?:^|[^\p{L}])(?:la|dat)\s*$/u.test(folded.slice(Math.max(0, start - 8), start)) &&
			/^\s*(?:[.;,)]|$|và\s)/u.test(after)) ||
		isBareCount(text, start, end, raw, before)
	) {
		const one = figure(text, start, end, raw, null, "item");
		return one && !/^(?:19|20)\d{2}$/.test(raw) ? [one] : null;
	}
	return null;
}

/**
 * "thiểu số 27 2%": the separator was lost between the numerals (an engine's slip). The value is unreadable (NaN); what it most
 * likely was is an alternative.
 */
function tornShare(text: string, start: number, end: number, raw: string, noun: Noun): Figure | null {
	const head = /(?<![\d.,/-]\s?)(?<!\p{L})(\d{1,3}) $/u.exec(text.slice(Math.max(0, start - 8), start))?.[1];
	if (!head || !/^\d{1,2}$/.test(raw)) return null;
	const before = fold(text.slice(Math.max(0, start - head.length - 14), start - head.length - 1));
	if (
		/\b(?:ngay|thang|nam|quy|dieu|khoan|muc|phu luc|bieu|so|phuong|quan|to|khoa|lop|khu|ap|thon|doi|nhom|tu|den|va)\W*$/.test(
			before,
		) &&
		!/\bthieu so\W*$/.test(before)
	)
		return null;
	const one = figure(text, start, end, raw, noun, "percent");
	return (
		one && {
			...one,
			start: start - head.length - 1,
			raw: `${head} ${raw}`,
			value: Number.NaN,
			alternatives: [Number(`${head}.${raw}`)],
		}
	);
}

/** "310 tỷ 500 triệu đồng" → 310,5 billion; "2 triệu 500 nghìn đồng" → 2,5 million. */
function compoundMoney(text: string, start: number, end: number, raw: string, noun: Noun): Figure | null {
	const lower = noun.measure === "billion_vnd" ? "triệu" : noun.measure === "million_vnd" ? "(?:nghìn|ngàn)" : null;
	if (!lower || /đồng/iu.test(noun.noun)) return null;
	const m = new RegExp(`^\\s*,?\\s*(\\d{1,3})\\s*${lower}(?:\\s*đồng)?(?!\\p{L})`, "iu").exec(text.slice(noun.end));
	const first = m ? figure(text, start, end, raw, noun, noun.measure) : null;
	if (!m?.[1] || !first) return null;
	const last = noun.end + m[0].length;
	return {
		...first,
		end: last,
		nounEnd: last,
		raw: text.slice(start, last),
		noun: "đồng",
		value: first.value + Number(m[1]) / 1000,
		decimals: 3,
	};
}

/** "xếp hạng 5", "đứng thứ 12 trong 63 tỉnh"; the words before decide. */
function rankAt(text: string, folded: string, start: number, end: number, raw: string): Figure[] | null {
	if (!isRanked(folded, start)) return null;
	const one = figure(text, start, end, raw, null, "rank");
	return one && one.value < 1000 && one.decimals === 0 ? [one] : null;
}

/** What a share in words is a share of. */
const IN_WORDS =
	/^\s+(?:(?:tổng\s+)?số(?:\s+lượng)?|thời gian|chặng đường|diện tích|quãng đường|giá trị|kinh phí)(?!\p{L})/iu;

/** A fraction, a rate, or a pair of figures that share a slash. */
function fractionAt(
	text: string,
	folded: string,
	start: number,
	end: number,
	raw: string,
	excluded: readonly { start: number; end: number }[],
): Figure[] | null {
	const m = /^(\s*[\p{L}%][\p{L}\s,]{0,30}?)?\s*\/{1,2}\s*(\d+(?:[.,]\d+)*)/u.exec(text.slice(end));
	if (!m?.[2]) return null;
	const unit = m[1]?.trim() ?? "";
	const secondStart = end + m[0].length - m[2].length;
	const secondEnd = end + m[0].length;
	if (overlaps(excluded, secondStart, secondEnd)) return null;
	if (/^\s?\/\s?\d/.test(text.slice(secondEnd))) return null;
	const first = unit ? nounAt(text, end) : null;
	if (unit && (!first || first.end < end + (m[1]?.trimEnd().length ?? 0))) return null;
	const second = nounAt(text, secondEnd);
	const rank = isRanked(folded, start);
	// "1/3 số xã", "2/3 tổng số hồ sơ", "1/2 thời gian": a share in words, no count of three.
	if (!rank && !unit && /^\d$/.test(raw) && /^\d$/.test(m[2]) && IN_WORDS.test(text.slice(secondEnd))) return [];
	if (first && second && TIME.has(second.measure) && first.measure !== second.measure && /^0?1$/.test(m[2])) {
		const rate = figure(text, start, end, raw, first, first.measure);
		return rate ? [{ ...rate, nounEnd: second.end, end: secondEnd, noun: text.slice(end, second.end).trim() }] : null;
	}
	const quota = second?.measure === "target" || second?.measure === first?.measure;
	if (first && second && !quota && measureById(first.measure)?.kind === "count") {
		const a = figure(text, start, end, raw, first, first.measure);
		const b = figure(text, secondStart, secondEnd, m[2], second, second.measure);
		return a && b ? [a, b] : null;
	}
	const noun = rank ? null : (first ?? second);
	const a = read(raw, noun?.measure ?? null);
	const b = read(m[2], noun?.measure ?? null);
	if (!a || !b || b.value === 0) return null;
	// Without a noun a short pair may be a day and a month, or the rest of a date.
	if (!rank && !noun && /^(?:19|20)\d{2}$/.test(m[2])) return null;
	// "đã trả lời 18/18": no month is over twelve
	const done =
		b.value > 12 &&
		a.value <= b.value &&
		/\b(?:da|duoc)(?: [a-z]+){1,4} $/.test(folded.slice(Math.max(0, start - 40), start));
	if (!rank && !noun && !done && !introducesFraction(text, folded, start, secondEnd)) return null;
	return [
		{
			start,
			end: secondEnd,
			nounEnd: rank ? secondEnd : Math.max(secondEnd, second?.end ?? secondEnd),
			raw: text.slice(start, secondEnd),
			value: a.value,
			decimals: a.decimals,
			numerator: a.value,
			denominator: b.value,
			measure: rank ? "rank" : (noun?.measure ?? "item"),
			noun: rank ? "" : (second?.noun ?? noun?.noun ?? ""),
			alternatives: a.alternatives,
			range: null,
		},
	];
}

function introducesFraction(text: string, folded: string, start: number, end: number): boolean {
	if (/(?:ngay|tu|den|hom|sang|chieu|toi)\s*$/.test(folded.slice(Math.max(0, start - 8), start))) return false;
	return INTRODUCES.test(folded.slice(Math.max(0, start - 24), start)) || /^\s*(?:\p{Ll}|\))/u.test(text.slice(end));
}

/** "35 – 40%", "3-5 ngày": both ends, each a figure. */
function rangeAt(text: string, start: number, end: number, raw: string): Figure[] | null {
	const m =
		/^\s?%?\s?[-–—]\s?(\d+(?:[.,]\d+)*)/.exec(text.slice(end)) ??
		// "từ 3 đến 5 bậc"; "từ 60% đến 75%" is a way gone
		(/(?<!\p{L})từ\s+$/iu.test(text.slice(0, start)) ? /^\s+đến\s+(\d+(?:[.,]\d+)*)/u.exec(text.slice(end)) : null);
	if (!m?.[1]) return null;
	const secondEnd = end + m[0].length;
	const noun = nounAt(text, secondEnd);
	if (!noun || DURATIONS.has(noun.measure)) return null;
	const low = figure(text, start, end, raw, noun, noun.measure);
	const high = figure(text, secondEnd - m[1].length, secondEnd, m[1], noun, noun.measure);
	if (!low || !high || low.value >= high.value) return null;
	return [
		{ ...low, nounEnd: low.end, range: "from" },
		{ ...high, range: "to" },
	];
}

/** Offsets of the numerals of a text that are neither figures nor known to be none. */
export function unreadNumerals(text: string, figures: readonly Figure[]): number[] {
	const known = [...figures, ...notFigures(text, (at) => countedAt(text, at))];
	return [...text.matchAll(NUMERAL)]
		.filter((m) => !overlaps(known, m.index, m.index + m[0].length))
		.map((m) => m.index);
}
