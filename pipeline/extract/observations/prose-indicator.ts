/** The indicator of the registry that a figure of the running text is a value of. */
import { measureById } from "../../../schemas/reference/measures.js";
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { matchIndicator } from "./indicator.js";
import { roleOf } from "./parts.js";
import { isGrowth } from "./shares.js";

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
	const id =
		matchIndicator(withNoun(e, own) || label, e.figure.measure, place && named ? own : label, titles)?.id ?? null;
	// The share of a part that has no indicator of its own is not the share of the whole.
	const base = isShare ? e.numerator?.of : null;
	if (id !== null && base?.partOf && base.figure.denominator === null && ofWhole(base, titles) === null) return null;
	if (id === null || e.partOf === null) return id;
	return id === ofWhole(e.partOf, titles) ? null : id;
}

/** What a figure without a noun of its own counts: "trong hạn: 739" of dossiers is "trong hạn hồ sơ". */
const withNoun = (e: Entry, own: string): string =>
	e.figure.noun === "" && own !== "" && e.figure.measure !== "item" && measureById(e.figure.measure)?.kind === "count"
		? `${own} ${measureById(e.figure.measure)?.vi ?? ""}`
		: own;

/** "Đang giải quyết 742 hồ sơ, trong đó trong hạn 739, quá hạn 03": late among the pending is not resolved late. */
function pendingPart(e: Entry): string | null {
	if (e.figure.measure !== "dossier" || e.partOf === null) return null;
	const own = withNoun(e, e.own);
	if (/\b(?:dang|chua) (?:giai quyet|xu ly)\b/.test(fold(own))) return null;
	return matchIndicator(`đang giải quyết ${own}`, "dossier")?.id ?? null;
}
