/** The label of a figure in its text: its own words, what it shares with its neighbours, and the title over it. */
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { composeLabel } from "./label.js";
import { isGrowth } from "./shares.js";

/** @param caller for figures of a footnote: the figure that calls it */
export function labelOf(e: Entry, entries: readonly Entry[], caller: Entry | undefined): string {
	const known = labels.get(e);
	if (known && known.caller === caller) return known.label;
	const label = composed(e, entries, caller);
	labels.set(e, { caller, label });
	return label;
}

/** Shares that are compared take the label of the one before them, along a whole list. */
const labels = new WeakMap<Entry, { caller: Entry | undefined; label: string }>();

function composed(e: Entry, entries: readonly Entry[], caller: Entry | undefined): string {
	const at = entries.indexOf(e);
	// A place leans on the index, not on the change that is told between them ("…, giảm 1,2 điểm, xếp thứ 15/22").
	const neighbour =
		e.figure.measure === "rank" || /^(?:hiện có|có mặt)/iu.test(e.own)
			? entries.slice(0, at).findLast((o) => !isGrowth(o))
			: entries[at - 1];
	const beside = neighbour?.sentenceNo === e.sentenceNo ? neighbour : undefined;
	if (e.figure.measure === "percent") return shareLabel(e, entries, beside, caller);
	const subject = subjectOf(e, entries);
	const own =
		e.own === "" ? "" : subject === e.own ? [e.carrier, subject].filter(Boolean).join(" ") : `${subject}, ${e.own}`;
	if (e.partOf !== null) return composeLabel(own, e.partOf.own);
	const leans =
		e.figure.measure === "rank" ||
		isGrowth(e) ||
		/^(?:hiện có|có mặt|đang có mặt|thực hiện)(?: \p{L}+)?$/iu.test(e.own) ||
		(e.clause === "" && (e.own === "" || /^(?:|\(|thuộc|với|gồm|bao gồm|trong đó)$/.test(e.joint)));
	return composeLabel(own, leans && beside ? subjectOf(beside, entries) : (e.lead ?? caller?.own ?? null));
}

function shareLabel(e: Entry, entries: readonly Entry[], beside: Entry | undefined, caller: Entry | undefined): string {
	const base = e.numerator?.of;
	const tail = e.after
		.replace(/^[\s,]+/, "")
		.replace(/^so (?:với )?/iu, "")
		.replace(/[\s.;,]+$/, "");
	if (isGrowth(e)) {
		const way =
			/(?:giảm|vượt|cao hơn|thấp hơn)(?=\s*(?:\p{L}+\s*){0,2}$)/iu.exec(e.before)?.[0].toLowerCase() ?? "tăng";
		return composeLabel(beside ? subjectOf(beside, entries) : e.own, `${way}${tail ? ` so với ${tail}` : ""}`);
	}
	if (base && !/\p{L}{2,}\s+\p{L}{2,}/u.test(e.clause.replace(/(?:đạt |chiếm )?(?:tỷ|tỉ) lệ$/iu, "")))
		return composeLabel(
			`Tỷ lệ ${lowerFirst(subjectOf(base, entries))}${tail ? `, so với ${tail}` : ""}`,
			base.partOf?.own ?? base.lead,
		);
	const leaned = leanedOn(e, entries);
	if (leaned) return leaned;
	const over = rateOver(e, beside);
	if (over) return composeLabel(over, e.lead ?? caller?.own ?? null);
	const words = [e.carrier, e.own].filter(Boolean).join(" ");
	const own =
		isRate(words) || named(words)
			? words
			: isRate(e.lead ?? "")
				? `${e.lead} – ${words}`
				: `Tỷ lệ ${lowerFirst(words)}`;
	return composeLabel(
		own,
		e.clause === "" && e.own === "" && beside ? subjectOf(beside, entries) : (e.lead ?? caller?.own ?? null),
	);
}

/** "Chỉ số CCHC của 5 huyện, thành phố năm 2023 là 84,16 %": the rate stands before the number of those that it is of. */
function rateOver(e: Entry, beside: Entry | undefined): string | null {
	if (!beside || !/^(?:area|organization|person)$/.test(beside.figure.measure) || isRate(e.own) || named(e.own))
		return null;
	const gap = e.block.text.slice(beside.figure.nounEnd, e.figure.start);
	const before = beside.before.replace(/^[\s,;(]+/, "");
	if (!/(?<!\p{L})(?:tỷ lệ|tỉ lệ|chỉ số|mức độ|trung bình)(?!\p{L})/iu.test(before) || /[.;()]/.test(gap)) return null;
	if (
		!/(?<!\p{L})(?:của|tại|ở|trên|cho|với)(?:\s+(?:các|toàn bộ|cả))?\s*$/iu.test(before) ||
		!/(?:là|đạt|chiếm|được)\s*(?:trên|khoảng|gần)?\s*$/iu.test(gap)
	)
		return null;
	return `${before} ${beside.figure.raw} ${beside.figure.noun}`;
}

/** Words that tell only when, or against what, a share was measured. Folded. */
const ASIDE =
	/^(?:(?:nam|thang|quy|6 thang|9 thang|ky|tuan)(?: dau| cuoi)?(?: nam)?(?: truoc| nay| [ivx\d/]+)?(?: nam)?(?: \d{4})?|(?:so )?(?:voi )?cung ky(?: nam)?(?: truoc| \d{4})?|chi tieu|muc tieu|ke hoach)(?: (?:la|dat))?$/;
/** "Tỷ lệ hồ sơ đúng hạn cấp tỉnh 98,9%, cấp huyện 97,5%": the next level of the same share. */
const LEVEL = /^(?:ở |tại |của )?cấp (?:tỉnh|huyện|xã|sở|trung ương)(?:\s+(?:là|đạt))?$/iu;
/** Figures to look back over for the share that is compared. */
const BACK = 6;

/**
 * "tỷ lệ hồ sơ trực tuyến đạt 57,9% (năm 2022 đạt 31,6%)", "(chỉ tiêu 70%)", "… như: Điện Biên (13%); Khánh Hòa (22,3%)": shares
 * whose own words do not say of what; null for others.
 */
export function leanedOn(e: Entry, entries: readonly Entry[]): string | null {
	const own = e.before.replace(/^[\s,;(]+|[\s:,;(]+$/g, "");
	const at = entries.indexOf(e);
	if (ASIDE.test(fold(own))) {
		const share = entries
			.slice(Math.max(0, at - BACK), at)
			.findLast((o) => o.figure.measure === "percent" && !isGrowth(o) && e.sentenceNo - o.sentenceNo <= 1);
		return share ? `${labelOf(share, entries, undefined)}, ${own.replace(/\s+(?:là|đạt)$/iu, "")}` : null;
	}
	if (LEVEL.test(own) && /^(?:,|và|;)$/.test(e.joint)) {
		const share = entries[at - 1];
		const first = share && share.sentenceNo === e.sentenceNo && share.figure.measure === "percent" && !isGrowth(share);
		const label = first ? labelOf(share, entries, undefined) : "";
		const bare = label.replace(/\s+(?:ở |tại |của )?cấp (?:tỉnh|huyện|xã|sở|trung ương)(?=,| –|$)/giu, "");
		if (/(?:tỷ|tỉ) lệ|mức độ|chỉ số/iu.test(bare) && bare !== label) {
			const [head = "", ...rest] = bare.split(" – ");
			return [`${head} ${own}`, ...rest].join(" – ");
		}
	}
	if (own !== "" || e.joint !== "(") return null;
	const before = e.block.text.slice(e.sentence.start, e.figure.start);
	const head = [...before.matchAll(/(?<!\p{L})(?:tỷ lệ|tỉ lệ|mức độ|chỉ số)\s+\p{L}[^.;:()\d%]*(?=:|\s+như\s)/giu)].at(
		-1,
	);
	return head && !e.numerator ? tidyRate(head[0]) : null;
}

const tidyRate = (s: string): string =>
	`${s.charAt(0).toUpperCase()}${s.slice(1)}`.replace(/\s+(?:đạt|là|như|gồm)*\s*$/iu, "");

const isRate = (words: string): boolean => /^(?:tỷ|tỉ) lệ/iu.test(words);
/** Shares that have a name of their own. */
const named = (words: string): boolean => /^(?:mức độ|chỉ số|công suất|tốc độ|mức)\s/iu.test(words);
/** "Tổng thu" → "tổng thu"; short forms keep their capitals ("TTHC"). */
const lowerFirst = (s: string): string =>
	/^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(s) ? s.charAt(0).toLowerCase() + s.slice(1) : s;

/** A fraction in brackets that repeats a value speaks of the same thing ("đạt 854,639 tỷ …, đạt 19% so dự toán (854,639 tỷ/4.391,744 tỷ)"). */
function subjectOf(e: Entry, entries: readonly Entry[]): string {
	if (
		e.figure.denominator === null ||
		!/\(\s*$/.test(e.block.text.slice(Math.max(0, e.figure.start - 4), e.figure.start))
	)
		return e.own;
	const at = entries.indexOf(e);
	const first = entries
		.slice(Math.max(0, at - 12), at)
		.find(
			(o) =>
				o.figure.start < e.figure.start &&
				o.figure.denominator === null &&
				o.figure.measure === e.figure.measure &&
				o.figure.value === e.figure.value,
		);
	return first?.own ?? e.own;
}
