/** The indicator of the registry that a figure of the running text is a value of. */
import { measureById } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { matchIndicator } from "./indicator.js";
import { namedIndexIndicator } from "./named-index.js";
import { roleOf } from "./parts.js";
import { isGrowth } from "./shares.js";
import { unitMentions } from "./unit.js";

/** "lần lượt tăng 15,2% và 9,7%": the second of two changes. */
export function goesOnGrowth(e: Entry, entries: readonly Entry[]): boolean {
	const before = entries[entries.indexOf(e) - 1];
	return (
		before !== undefined &&
		e.clause === "" &&
		/^(?:và|,)$/.test(e.joint) &&
		isGrowth(before) &&
		before.figure.measure === e.figure.measure
	);
}

const wholes = new WeakMap<Entry, { titles: string; id: string | null }>();

/** The indicator of a whole by its own words; its parts ask for it again and again, and it may be a part itself. */
function ofWhole(whole: Entry, titles: string): string | null {
	const known = wholes.get(whole);
	if (known && known.titles === titles) return known.id;
	const id = indicatorOf(whole, whole.own, titles);
	wholes.set(whole, { titles, id });
	return id;
}

/** A part of a whole is not the same indicator as the whole. */
export function indicatorOf(
	e: Entry,
	label: string,
	titles: string,
	leaned = false,
	goesOnGrowth = false,
): string | null {
	if (isGrowth(e) || goesOnGrowth) return null;
	const isShare = e.figure.measure === "percent";
	const segments = label.split(" – ");
	// "…, xếp thứ 4/63": a place without words of its own has the name of the index before it; with them it has no other.
	const place = e.figure.measure === "rank";
	const named = /\p{L}/u.test(
		e.own.replace(
			/xếp|đứng|thứ|hạng|vị trí|vị|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|sở|ban|ngành|đơn vị|cơ quan|toàn quốc|cả nước|trên|trong|tổng số|địa phương/giu,
			"",
		),
	);
	const own =
		(place && !named) || (e.figure.measure === "point" && /^điểm$|^$/iu.test(e.own))
			? label
			: leaned
				? (segments[0] ?? label)
				: isShare && e.numerator?.of
					? (segments[0] ?? label)
					: isShare && /^(?:tỷ|tỉ) lệ/iu.test(e.lead ?? "")
						? segments.slice(0, 2).join(" – ")
						: [e.carrier, e.own].filter(Boolean).join(" ");
	const pending = e.partOf !== null && roleOf(e.partOf.own) === "pending" ? pendingPart(e) : null;
	if (pending !== null) return pending;
	const index = byNamedIndex(e);
	if (index && place) return index;
	const told =
		matchIndicator(withNoun(e, own) || label, e.figure.measure, place && named ? own : label, titles)?.id ?? null;
	// "Điểm tiêu chí thành phần của PCI" is no score of it.
	const part =
		told?.endsWith(".score") &&
		/\b(?:thanh phan|tieu chi|tru cot)\b/.test(fold(e.before)) &&
		!/\btong diem\b/.test(fold(e.before));
	if (part) return null;
	const id = index && (told === null || /\.(?:score|rate)$/.test(told)) ? index : told;
	// The share of a part that has no indicator of its own is not the share of the whole.
	const base = isShare ? e.numerator?.of : null;
	if (id !== null && base?.partOf && base.figure.denominator === null && ofWhole(base, titles) === null) return null;
	if (id === null || e.partOf === null) return id;
	return id === ofWhole(e.partOf, titles) ? null : id;
}

/** Sentences to look back over for the index that ranks and scores belong to. */
const BACK = 3;
/** Words around a rank or a score that say whose and which place it is, not what is scored. */
const PLACING =
	/xếp|đứng|thứ|hạng|vị trí|vị|đầu bảng|cuối bảng|dẫn đầu|trung bình|cao nhất|thấp nhất|nhất|tiếp theo|tiếp đến|điểm|đạt|với|là|khối|toàn|nhóm|trong|tổng số|địa phương|đơn vị|cơ quan|cả nước|toàn quốc|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|sở|ban|ngành|các|và|của|năm|số/giu;

/** The index that the sentence names, or one of those before it where the figure's own words name nothing else. */
function byNamedIndex(e: Entry): string | null {
	const { text } = e.block;
	const here = text.slice(e.sentence.start, e.figure.start);
	const own = namedIndexIndicator(e.figure.measure, e.clause, [here]);
	if (own !== null) return own;
	const rest = unitMentions(e.clause)
		.reduce((words, unit) => words.replace(unit.label, " "), e.clause)
		.replace(PLACING, " ");
	if (/\p{L}{3}/u.test(rest)) return null;
	const earlier = e.sentences
		.slice(Math.max(0, e.sentenceNo - BACK), e.sentenceNo)
		.map((s) => text.slice(s.start, s.end));
	return namedIndexIndicator(e.figure.measure, "", [e.lead ?? "", ...earlier]);
}

/** What a figure without a noun of its own counts: "trong hạn: 739" of dossiers is "trong hạn hồ sơ". */
const withNoun = (e: Entry, words: string): string => {
	const own = words.replace(OFFICE, "bộ phận một cửa");
	return e.figure.noun === "" &&
		own !== "" &&
		e.figure.measure !== "item" &&
		measureById(e.figure.measure)?.kind === "count"
		? `${own} ${measureById(e.figure.measure)?.vi ?? ""}`
		: own;
};

/** The office that receives and hands out is no receiving and handing out. */
const OFFICE =
	/bộ phận tiếp nhận (?:hồ sơ )?(?:và|&) (?:trả|hoàn trả) kết quả(?: giải quyết (?:thủ tục hành chính|TTHC|hồ sơ))?|trung tâm tiếp nhận (?:và|&) trả kết quả/giu;

/** "Đang giải quyết 742 hồ sơ, trong đó trong hạn 739, quá hạn 03": late among the pending is not resolved late. */
function pendingPart(e: Entry): string | null {
	if (e.figure.measure !== "dossier" || e.partOf === null) return null;
	const own = withNoun(e, e.own);
	if (/\b(?:dang|chua) (?:giai quyet|xu ly)\b/.test(fold(own))) return null;
	return matchIndicator(`đang giải quyết ${own}`, "dossier")?.id ?? null;
}
