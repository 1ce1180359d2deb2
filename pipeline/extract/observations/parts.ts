/** Parts of a whole: "trong đó", "gồm", brackets, and the roles of a caseload (received, resolved, pending, on time, late). */
import { fold } from "../flow/fold.js";
import type { Entry } from "./entry.js";
import { unreadNumerals } from "./scan.js";

/** How near the parts in a distant bracket must come to their whole: a slip is small, another count is not. */
const NEAR = 0.1;
/** Figures and sentences to look for parts in (longest list of our samples: 6 parts, 3 sentences). */
const WINDOW = 80;
const FAR = 12;
const OPENER = /(?:\btrong do\b|\bbao gom\b|\bgom\b|\bchia ra\b|\btrong so do\b)/;

/** Words of one part that a bracket may give alone. Folded. */
const SUBSET =
	/^(?:truc tuyen|truc tiep|qua buu chinh|nu|dang vien|nguoi dan toc|dan toc thieu so|toan trinh|mot phan|trong do)\b/;

/** Role of a figure in a caseload, by its words; null when it has none. */
export type Role = "received" | "carried" | "resolved" | "pending" | "on_time" | "late";

export function roleOf(label: string): Role | null {
	const f = fold(label).replace(/\bbo phan tiep nhan va tra ket qua\b/g, " ");
	if (
		/\b(?:ky truoc|nam truoc|thang truoc|quy truoc) (?:chuyen|con)|\bton (?:tu )?(?:ky|nam|thang|quy) truoc|\bchuyen (?:tu|sang) (?:ky|nam|thang|quy)|\btu ky truoc\b/.test(
			f,
		)
	)
		return "carried";
	// "còn 1.039 hồ sơ đang giải quyết trong hạn"
	if (
		/\b(?:dang|chua) (?:giai quyet|xu ly|thuc hien|thu ly)\b.*\btrong han\b|\bcon\b.*\btrong han giai quyet\b/.test(f)
	)
		return "pending";
	if (/\b(?:qua han|tre han|tre hen|qua hen|cham han|cham tre)\b/.test(f)) return "late";
	if (/\b(?:dung han|truoc han|som han|trong han|dung hen|truoc hen|som hen)\b/.test(f)) return "on_time";
	if (
		/\b(?:dang (?:giai quyet|xu ly|thuc hien|thu ly|tham dinh)|chua (?:giai quyet|xu ly|thuc hien|hoan thanh|den han)|con (?:lai|ton)|ton dong)\b/.test(
			f,
		)
	)
		return "pending";
	if (
		/\b(?:da giai quyet|giai quyet xong|da thuc hien|thuc hien xong|da hoan thanh|hoan thanh|tra ket qua|da tra|da xu ly|xu ly xong)\b/.test(
			f,
		)
	)
		return "resolved";
	// "…; giải quyết 118.000 hồ sơ": the bare verb, at the head of its clause.
	if (/^(?:va |da )?giai quyet\b/.test(f)) return "resolved";
	if (/\b(?:tiep nhan|duoc giao|da nhan|phai giai quyet|thu ly)\b/.test(f)) return "received";
	return null;
}

/** People and posts of a quota ("3.587 người/4.058 chỉ tiêu … 65/77 chỉ tiêu") add up together. */
export const sameMeasure = (a: Entry, b: Entry): boolean =>
	a.figure.measure === b.figure.measure ||
	(a.figure.denominator !== null &&
		b.figure.denominator !== null &&
		quota(a.figure.measure) &&
		quota(b.figure.measure));
const quota = (m: string): boolean => m === "person" || m === "target";

const isShare = (e: Entry): boolean =>
	e.figure.measure === "percent" || e.figure.measure === "permille" || e.figure.measure === "rank";

/** Ties parts to their wholes inside one block. Entries are in order. */
export function tieParts(entries: readonly Entry[]): void {
	const text = entries[0]?.block.text ?? "";
	let unread: number[] | null = null;
	const hasUnread = (from: number, to: number): boolean => {
		unread ??= unreadNumerals(
			text,
			entries.map((e) => e.figure),
		);
		return unread.some((at) => at >= from && at < to);
	};
	for (const [i, whole] of entries.entries()) {
		if (isShare(whole)) continue;
		tieOpened(entries, i, whole, hasUnread);
	}
	for (const [i, total] of entries.entries()) if (!isShare(total)) tieTotalBehind(entries, i, total);
	tieRoles(entries);
	for (const [i, whole] of entries.entries()) if (!isShare(whole) && whole.partOf === null) tieSum(entries, i, whole);
}

const sumOf = (entries: readonly Entry[]): number =>
	Number(entries.reduce((total, e) => total + e.figure.value, 0).toPrecision(12));

/** "Tổng số … 21 người. Trình độ: đại học 19 người, cao đẳng 1 người, trung cấp 1 người": the next sentence's list adds up to it. */
function tieSum(entries: readonly Entry[], index: number, whole: Entry): void {
	const following = entries.slice(index + 1, index + 1 + WINDOW).filter((e) => !isShare(e));
	const list = following.filter((e) => e.sentenceNo === whole.sentenceNo + 1);
	const first = list[0];
	if (!first || list.length < 2 || following[0] !== first) return;
	const head = whole.block.text.slice(first.sentence.start, first.figure.start);
	if (!/:/.test(head) || !list.every((e) => sameMeasure(e, whole) && e.partOf === null)) return;
	if (sumOf(list) !== whole.figure.value || list.some((e) => e.figure.value === 0)) return;
	for (const part of list) {
		part.partOf = whole;
		part.partBy = ":";
	}
}

/** Parts after "trong đó", "gồm" or in brackets right after the whole. */
function tieOpened(
	entries: readonly Entry[],
	index: number,
	whole: Entry,
	hasUnread: (from: number, to: number) => boolean,
): void {
	const text = whole.block.text;
	// Parts stand near their whole; a window keeps very long paragraphs from costing their square.
	const following = entries.slice(index + 1, index + 1 + WINDOW).filter((e) => e.sentenceNo <= whole.sentenceNo + FAR);
	const first = following.find((e) => !isShare(e) && fitsInto(e, whole));
	tieListed(whole, following);
	tieBareList(whole, following);
	tiePersons(whole, following);
	if (!first) return;
	const gap = text.slice(whole.figure.nounEnd, first.figure.start);
	const folded = fold(gap);
	const opener = OPENER.exec(folded);
	const bracket = /^\s*\(/.test(gap) || (/\([^()]*$/.test(gap) && !/[.;]/.test(gap));
	if (!opener && !bracket) return;
	// "22 người (biên chế giao: 23), trong đó …": the figure before the bracket is divided up, not the one in it.
	const outer = entries[index - 1];
	if (
		opener &&
		outer?.sentenceNo === whole.sentenceNo &&
		(sameMeasure(outer, whole) || (quota(outer.figure.measure) && quota(whole.figure.measure))) &&
		closesBefore(text, outer.figure.nounEnd, whole.figure.start, whole.figure.nounEnd + opener.index)
	)
		return;
	// Another figure of the same measure between them would be the nearer whole.
	if (first.sentenceNo > whole.sentenceNo + 1) return;
	if (
		first.sentenceNo > whole.sentenceNo &&
		!/^\W*(?:trong do|trong so do)/.test(fold(text.slice(first.sentence.start, first.sentence.start + 20)))
	)
		return;
	const open = whole.figure.nounEnd + (opener ? opener.index : gap.lastIndexOf("("));
	const inBracket = bracketEnd(text, whole.figure.nounEnd, open);
	if (!opener && inBracket === null) return;
	const scopeEnd = inBracket ?? first.sentence.end;
	if (!sameMeasure(first, whole) && !/gom/.test(opener?.[0] ?? "")) return;
	const parts: Entry[] = following.filter((e) => e.figure.start < scopeEnd && !isShare(e) && fitsInto(e, whole));
	// A bracket with a single figure of the same measure says something else ("(854,639 tỷ/4.391,744 tỷ đồng)").
	// "389 người (nữ 171 người)", "327 hồ sơ (trực tuyến 102 hồ sơ, chiếm 31,2%)"
	const only = parts.length === 1 ? parts[0] : undefined;
	const subset = only !== undefined && only.figure.value < whole.figure.value && SUBSET.test(fold(only.own));
	if (
		!opener &&
		!subset &&
		(parts.length < 2 ||
			(parts.some((p) => p.figure.value === whole.figure.value) && sumOf(parts) !== whole.figure.value))
	)
		return;
	// A bracket further on explains the whole only when it adds up to it.
	if (!opener && !/^\s*\(/.test(gap)) {
		const sum = sumOf(parts);
		if (Math.abs(sum - whole.figure.value) > NEAR * whole.figure.value) return;
	}
	// "trong đó trực tuyến 26.846 hồ sơ; đã giải quyết 32.335 hồ sơ": behind the semicolon the caseload goes on.
	const stranger = parts.findIndex(
		(p, i) =>
			foreignRole(whole, p) ||
			(i > 0 && p.joint === ";" && handled(p) && parts.slice(0, i).every((q) => roleOf(q.own) === null)),
	);
	if (stranger >= 0) parts.length = stranger;
	if (inBracket === null || whole.sentenceNo < first.sentenceNo) extend(parts, following, scopeEnd);
	// A numeral that could not be read may be a part: the list is not known to be complete.
	const by = (opener ? opener[0] : "(") + (hasUnread(open, scopeEnd) ? " …" : "");
	const of = opener && /;\s*$/.test(gap.slice(0, opener.index)) ? wholeBefore(entries, index, whole, parts) : whole;
	for (const part of parts) {
		part.partOf = of;
		part.partBy = by;
	}
}

/** "17 đơn vị, gồm 14 xã, thị trấn và 05 phòng": places and offices are units alike. */
const fitsInto = (part: Entry, whole: Entry): boolean =>
	sameMeasure(part, whole) ||
	(whole.figure.measure === "organization" &&
		part.figure.measure === "area" &&
		/^(?:đơn vị|cơ quan)/iu.test(whole.figure.noun));

/** "120 đơn: khiếu nại 44 đơn, tố cáo 6 đơn, kiến nghị 70 đơn": a list behind a colon that adds up to what stands before it. */
function tieListed(whole: Entry, following: readonly Entry[]): void {
	const [first] = following;
	const { text } = whole.block;
	if (!first || first.sentenceNo !== whole.sentenceNo) return;
	if (!/^\s*(?:,? (?:cụ thể|như sau))?\s*:/u.test(text.slice(whole.figure.nounEnd, first.figure.start))) return;
	const list: Entry[] = [];
	for (const e of following) {
		if (e.sentenceNo !== whole.sentenceNo || !sameMeasure(e, whole) || sumOf(list) >= whole.figure.value) break;
		list.push(e);
	}
	if (list.length < 2 || sumOf(list) !== whole.figure.value || list.some((e) => e.partOf !== null)) return;
	for (const part of list) {
		part.partOf = whole;
		part.partBy = ":";
	}
}

/** How far a list of numbers without nouns may miss the figure that it divides. */
const SLIP = 0.15;

/** "Kỷ luật 7 cán bộ: khiển trách 5, cảnh cáo 2, cách chức 1.": bare numbers from the colon to the end of the sentence divide it up. */
function tieBareList(whole: Entry, following: readonly Entry[]): void {
	const [first] = following;
	const { text } = whole.block;
	if (!first || first.sentenceNo !== whole.sentenceNo || whole.figure.noun === "") return;
	if (!/^[\s,\p{L}]{0,40}:/u.test(text.slice(whole.figure.nounEnd, first.figure.start))) return;
	const list = following.filter((e) => e.sentenceNo === whole.sentenceNo);
	if (list.length < 2 || list.some((e) => e.figure.noun !== "" || !sameMeasure(e, whole) || e.partOf !== null)) return;
	const sum = sumOf(list);
	const near = Math.abs(sum - whole.figure.value) <= Math.max(1, SLIP * whole.figure.value);
	if (!near || list.some((e) => e.figure.value > whole.figure.value)) return;
	for (const part of list) {
		part.partOf = whole;
		part.partBy = ":";
	}
}

/** "công chức 63, viên chức 255, tổng cộng 318 chỉ tiêu": the sum stands behind what it adds up. */
function tieTotalBehind(entries: readonly Entry[], index: number, total: Entry): void {
	if (
		!/^(?:tong cong|cong)$/.test(fold(total.own).trim()) &&
		!/^(?:tong cong|cong(?: chung)?)\b/.test(fold(total.before).trim())
	)
		return;
	const list = entries
		.slice(Math.max(0, index - FAR), index)
		.filter((e) => e.sentenceNo === total.sentenceNo && !isShare(e));
	const bare = list.filter((e) => e.figure.noun === "" && e.partOf === null);
	if (bare.length < 2 || bare.length !== list.length) return;
	const near = Math.abs(sumOf(bare) - total.figure.value) <= Math.max(1, SLIP * total.figure.value);
	if (!near) return;
	for (const part of bare) {
		part.partOf = total;
		part.partBy = ":";
	}
}

/** Whether the bracket that `at` stands in closes before `to`. */
function closesBefore(text: string, from: number, at: number, to: number): boolean {
	const open = text.lastIndexOf("(", at);
	const closed = text.lastIndexOf(")", at);
	if (open < from || closed > open) return false;
	const close = text.indexOf(")", at);
	return close >= 0 && close < to;
}

/** "35 lượt công dân, trong đó 12 người dân tộc thiểu số": people among turns; they make up no whole. */
function tiePersons(whole: Entry, following: readonly Entry[]): void {
	const next = following[0];
	if (whole.figure.measure !== "turn" || next?.figure.measure !== "person" || next.sentenceNo !== whole.sentenceNo)
		return;
	const gap = fold(whole.block.text.slice(whole.figure.nounEnd, next.figure.start));
	if (!OPENER.test(gap) || gap.includes(";") || next.figure.value > whole.figure.value) return;
	next.partOf = whole;
	next.partBy = "trong do …";
}

/**
 * "Tổng số 120 đơn: khiếu nại 80 đơn, tố cáo 40 đơn; trong đó thuộc thẩm quyền 100 đơn": behind a semicolon the parts are those of
 * the whole before the list, when the last figure of the list is too small for them, or is itself a part.
 */
function wholeBefore(entries: readonly Entry[], index: number, last: Entry, parts: readonly Entry[]): Entry {
	const sum = sumOf(parts);
	if (last.figure.value === sum) return last;
	const own = last.partOf;
	if (own && own.figure.value >= sum && sameMeasure(own, last)) return own;
	if (last.figure.value >= sum) return last;
	const earlier = entries
		.slice(Math.max(0, index - FAR), index)
		.filter((e) => e.sentenceNo === last.sentenceNo && !isShare(e) && sameMeasure(e, last));
	return (
		earlier.findLast((e) => e.figure.value === sum) ??
		earlier.findLast((e) => e.partOf === null && e.figure.value >= sum) ??
		last
	);
}

const handled = (e: Entry): boolean => /^(?:resolved|pending)$/.test(roleOf(e.own) ?? "");

/** What is pending is no part of what is resolved, whatever comma stands between them. */
function foreignRole(whole: Entry, part: Entry): boolean {
	const [w, p] = [roleOf(whole.own), roleOf(part.own)];
	return (w === "resolved" && (p === "pending" || p === "received")) || (w === "pending" && p === "resolved");
}

/** Further sentences whose words begin like those of a part already found go on with the list. */
function extend(parts: Entry[], following: readonly Entry[], scopeEnd: number): void {
	const head = (e: Entry): string => fold(e.own).split(/\s+/).slice(0, 3).join(" ");
	const heads = new Set(parts.map(head));
	let sentence = parts.at(-1)?.sentenceNo ?? 0;
	for (const e of following) {
		if (e.figure.start < scopeEnd || isShare(e) || !parts[0] || !sameMeasure(e, parts[0])) continue;
		if (e.sentenceNo > sentence + 1) return;
		if (/\btong (?:so|cong)\b/.test(fold(e.own))) return;
		if (e.sentenceNo === sentence || !heads.has(head(e))) continue;
		parts.push(e);
		sentence = e.sentenceNo;
	}
}

/** End of the bracket that encloses `at`, when it opened after `from`; null when `at` stands in none. */
function bracketEnd(text: string, from: number, at: number): number | null {
	let depth = 0;
	for (let i = from; i <= at; i++) {
		if (text[i] === "(") depth++;
		else if (text[i] === ")") depth = Math.max(0, depth - 1);
	}
	if (depth === 0) return null;
	for (let i = at + 1; i < text.length; i++) {
		if (text[i] === "(") depth++;
		else if (text[i] === ")" && --depth === 0) return i;
	}
	return text.length;
}

/** Received, resolved, pending, on time and late figures of one caseload, sentence after sentence. */
function tieRoles(entries: readonly Entry[]): void {
	let received: Entry | null = null;
	let resolved: Entry | null = null;
	for (const e of entries) {
		if (isShare(e)) continue;
		const role = roleOf(e.own);
		if (e.partOf && (role === "received" || role === null)) continue;
		if (role === "received" || (/\btong (?:so|cong)\b/.test(fold(e.own)) && role === null)) {
			received = e;
			resolved = null;
			continue;
		}
		if (role === null || !received || !sameMeasure(e, received)) continue;
		if (role === "resolved") resolved = e;
		if (e.partOf) continue;
		const whole: Entry = (role === "on_time" || role === "late") && resolved && resolved !== e ? resolved : received;
		if (e.figure.value > whole.figure.value * 1.5) continue;
		e.partOf = whole;
		e.partBy = role;
	}
}

/**
 * Ties the figures of a footnote to the figure that calls it, when the note opens with "trong đó"/"gồm", or when they add up
 * to it. @param caller figure right before the call
 */
export function tieNote(caller: Entry, note: readonly Entry[]): void {
	const counts = note.filter((e) => !isShare(e) && e.partOf === null);
	const first = counts[0];
	if (!first) return;
	const opener = /^\W*(?:trong do\s*)?(?:trong do|bao gom|gom|trong do bao gom|cu the)\b/.exec(fold(first.block.text));
	const same = counts.filter((e) => sameMeasure(e, caller));
	if (opener && same.length > 0) {
		for (const e of same) {
			e.partOf = caller;
			e.partBy = opener[0].trim();
		}
		return;
	}
	const sum = counts.reduce((s, e) => s + e.figure.value, 0);
	if (counts.length > 1 && sum === caller.figure.value) {
		for (const e of counts) {
			e.partOf = caller;
			e.partBy = "note";
		}
	}
}
