/** What a printed percentage is a percentage of. */
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { roleOf, sameMeasure } from "./parts.js";
import { depthAt } from "./sentence.js";

/** Words that may stand between a figure and the percentage that tells its share. */
const COPULA =
	/^[\s,:;()=]*(?:(?:va|dat|chiem|ty le|ti le|tuong duong|tuong ung|bang|khoang|dat ty le|chiem ty le|voi|tuc|dat khoang|uoc dat|la|va dat|trong)[\s,:()=]*)*$/;
/** A clause that ends in such words after a comma: "3604/3604 hồ sơ đã được số hóa …, đạt 100%". */
const ENDS_IN_COPULA =
	/[,(]\s*(?:dat|chiem|tuong duong|bang|dat ty le|chiem ty le|ty le|ty le dat|tuong ung)\s*(?:khoang\s*)?$/;

const isShare = (e: Entry): boolean => e.figure.measure === "percent";

/** "tăng 5,3% so với cùng kỳ": a change against another time, no share of anything printed here. */
export function isGrowth(e: Entry): boolean {
	if (
		!/(?:^|[^\p{L}])(?:tang|giam|vuot|tut|cao hon|thap hon)\s*(?:(?:khoang|them|toi thieu|it nhat|tren|duoi|gan|hon|duoc|toi da)\s*)?$/u.test(
			fold(e.before),
		)
	)
		return false;
	return (
		isShare(e) ||
		e.figure.measure === "point" ||
		/^[^.;]{0,40}(?:so voi|so cung ky|cung ky|nam truoc|thang truoc|quy truoc)/.test(fold(e.after))
	);
}

/** Rounding and truncation alike: off by less than one unit of the last digit printed. */
export function agrees(numerator: number, denominator: number, percent: number, decimals: number): boolean {
	if (denominator === 0) return false;
	return Math.abs((100 * numerator) / denominator - percent) < 10 ** -decimals * (1 + 1e-9);
}

/** Finds numerator and denominator of each percentage of a block. Entries are in order, parts already tied. */
export function tieShares(entries: readonly Entry[]): void {
	for (const [i, share] of entries.entries()) {
		if (!isShare(share) || isGrowth(share)) continue;
		const next = entries[i + 1];
		const previous = entries[i - 1];
		if (next && isBracketFraction(share, next)) {
			set(share, next, next);
			continue;
		}
		const base = baseOf(entries, i);
		if (!base) continue;
		const counted = outOf(entries, base);
		const behind = next && isBracketWhole(share, next) && sameMeasure(next, base) ? next : null;
		if (counted) set(share, counted, base);
		else if (behind) set(share, base, behind);
		else if (base.figure.denominator !== null) set(share, base, base);
		else {
			const whole = wholeFor(entries, base, share);
			if (whole) set(share, base, whole);
			else if (previous) share.numerator = { value: base.figure.value, of: base };
		}
	}
}

/** "4.127 hồ sơ thanh toán trực tuyến trên tổng số 5.310 hồ sơ …, đạt 77,7%": what was counted out of the base; else null. */
function outOf(entries: readonly Entry[], base: Entry): Entry | null {
	const before = entries[entries.indexOf(base) - 1];
	if (!before || isShare(before) || before.sentenceNo !== base.sentenceNo || !sameMeasure(before, base)) return null;
	const gap = fold(base.block.text.slice(before.figure.nounEnd, base.figure.start));
	return before.figure.value <= base.figure.value && /\btren(?: tong(?: so)?)?\s*$/.test(gap) && !/[.;(]/.test(gap)
		? before
		: null;
}

function set(share: Entry, numerator: Entry, denominator: Entry): void {
	share.numerator = { value: numerator.figure.numerator ?? numerator.figure.value, of: numerator };
	share.denominator =
		numerator === denominator
			? { value: numerator.figure.denominator ?? Number.NaN, of: null }
			: { value: denominator.figure.numerator ?? denominator.figure.value, of: denominator };
}

/** "đạt 19% so dự toán tỉnh giao (854,639 tỷ/4.391,744 tỷ đồng)". */
function isBracketFraction(share: Entry, next: Entry): boolean {
	if (next.figure.denominator === null || next.sentenceNo !== share.sentenceNo) return false;
	const gap = share.block.text.slice(share.figure.end, next.figure.start);
	return /\(\s*$/.test(gap) && gap.length < 90 && !/[;]/.test(gap);
}

/** "45,6 tỷ đồng, bằng 45,8% dự toán năm (99,6 tỷ đồng)": the bracket holds what the share is of. */
function isBracketWhole(share: Entry, next: Entry): boolean {
	if (next.sentenceNo !== share.sentenceNo || next.figure.denominator !== null) return false;
	const gap = fold(share.block.text.slice(share.figure.nounEnd, next.figure.start));
	const behind = share.block.text.slice(next.figure.nounEnd);
	return (
		/^\s*(?:so (?:voi )?)?(?:du toan|ke hoach|tong|nhu cau|so phai)\b[^();.\d]{0,60}\(\s*$/.test(gap) &&
		/^\s*\)/.test(behind)
	);
}

/** "kế hoạch vốn năm 2022 là 2.587 tỷ đồng; đã giải ngân 1.850,4 tỷ đồng, đạt 71,53% kế hoạch": the plan just named. */
function plannedBefore(entries: readonly Entry[], base: Entry, share: Entry): Entry | null {
	const of = /^[\s,]*(?:so voi |so )?(ke hoach|du toan)(?: von)?(?: nam| giao| duoc giao)?\s*(?:[.,;)]|$)/.exec(
		fold(share.after) || ".",
	);
	const at = entries.indexOf(base);
	const plan = entries[at - 1];
	if (!of?.[1] || !plan || isShare(plan) || !sameMeasure(plan, base) || base.figure.denominator !== null) return null;
	if (base.sentenceNo - plan.sentenceNo > 1 || plan.figure.denominator !== null) return null;
	const named = new RegExp(`\\b${of[1]}\\b`);
	return named.test(fold(plan.before)) && !/\b(?:con lai|dieu chinh|bo sung)\b/.test(fold(plan.before)) ? plan : null;
}

/** The figure whose share the percentage tells: the last one before it that only copulas separate from it. */
function baseOf(entries: readonly Entry[], index: number): Entry | null {
	const share = entries[index];
	const base = entries[index - 1];
	if (!share || !base || isShare(base) || base.figure.measure === "rank" || base.sentenceNo !== share.sentenceNo)
		return null;
	const gap = fold(share.block.text.slice(base.figure.nounEnd, share.figure.start));
	if (COPULA.test(gap)) return outside(entries, index, base);
	return !gap.includes(";") && ENDS_IN_COPULA.test(gap) ? outside(entries, index, base) : null;
}

/** "đạt 114,145 tỷ (Trong đó: … 32,638 tỷ), tương đương 9,67%": a bracket that has closed is stepped over. */
function outside(entries: readonly Entry[], index: number, base: Entry): Entry | null {
	const share = entries[index];
	if (!share) return null;
	const { text } = share.block;
	const depth = (e: Entry): number => depthAt(text, share.sentence.start, e.figure.start);
	if (depth(base) <= depth(share)) return base;
	const before = entries.slice(0, index).filter((e) => e.sentenceNo === share.sentenceNo);
	// A fraction in the bracket is what the share was computed from.
	if (base.figure.denominator !== null) return base;
	return before.filter((e) => !isShare(e) && depth(e) <= depth(share)).at(-1) ?? null;
}

/** Figures before a share among which its whole may stand. */
const WINDOW = 40;

/**
 * The whole that a share refers to. By role: on time and late against resolved, else against received; a part against its
 * whole. Of several the one that agrees with the print wins; when none agrees, the first by role is kept for the audit.
 */
function wholeFor(entries: readonly Entry[], base: Entry, share: Entry): Entry | null {
	const plan = plannedBefore(entries, base, share);
	if (plan) return plan;
	// "9,67% kế hoạch vốn", "19% so dự toán": the whole is one that is printed elsewhere.
	if (/^[\s,]*(?:so\b|ke hoach|du toan|tong|chi tieu|cung ky|muc tieu)/.test(fold(share.after))) return null;
	const candidates: Entry[] = [];
	for (let w = base.partOf; w && candidates.length < 3; w = w.partOf) candidates.push(w);
	const role = roleOf(base.own);
	if (role === "on_time" || role === "late") {
		const at = entries.indexOf(base);
		const resolved = entries
			.slice(Math.max(0, at - WINDOW), at)
			.filter(
				(e) =>
					e !== base &&
					!isShare(e) &&
					e.figure.start < base.figure.start &&
					sameMeasure(e, base) &&
					roleOf(e.own) === "resolved",
			)
			.at(-1);
		if (resolved && !candidates.includes(resolved)) candidates.unshift(resolved);
	}
	const agreeing = candidates.find((w) =>
		agrees(base.figure.value, w.figure.value, share.figure.value, share.figure.decimals),
	);
	if (agreeing) return agreeing;
	// "chiếm" claims a share of the whole; "đạt 66%" beside one of several sources of funds may be measured on its own plan.
	const gap = fold(share.block.text.slice(base.figure.nounEnd, share.figure.start));
	return role !== null || /\bchiem\b/.test(gap) ? (candidates[0] ?? null) : null;
}
