/** The label of a figure in its text: its own words, what it shares with its neighbours, and the title over it. */
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { composeLabel } from "./label.js";
import { isGrowth } from "./shares.js";

/** @param caller for figures of a footnote: the figure that calls it */
export function labelOf(e: Entry, entries: readonly Entry[], caller: Entry | undefined): string {
	const neighbour = entries[entries.indexOf(e) - 1];
	const beside = neighbour?.sentenceNo === e.sentenceNo ? neighbour : undefined;
	if (e.figure.measure === "percent") return shareLabel(e, entries, beside, caller);
	const subject = subjectOf(e, entries);
	const own =
		e.own === "" ? "" : subject === e.own ? [e.carrier, subject].filter(Boolean).join(" ") : `${subject}, ${e.own}`;
	if (e.partOf !== null) return composeLabel(own, e.partOf.own);
	const leans =
		e.figure.measure === "rank" ||
		isGrowth(e) ||
		e.own.startsWith("hiện có") ||
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
		const way = fold(e.before).trim().endsWith("giam") ? "giảm" : "tăng";
		return composeLabel(beside ? subjectOf(beside, entries) : e.own, `${way}${tail ? ` so với ${tail}` : ""}`);
	}
	if (base && !/\p{L}{2,}\s+\p{L}{2,}/u.test(e.clause.replace(/(?:đạt |chiếm )?(?:tỷ|tỉ) lệ$/iu, "")))
		return composeLabel(
			`Tỷ lệ ${lowerFirst(subjectOf(base, entries))}${tail ? `, so với ${tail}` : ""}`,
			base.partOf?.own ?? base.lead,
		);
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
