/** The same figure told twice with different values. */
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";
import { isSwap } from "./swap.js";

/** Values further apart are taken for different things under one name: share of the larger value. */
const NEAR = 0.1;

/** Figures of one indicator, unit and period beyond which they are taken for a series (most in our samples: 4). */
const SERIES = 40;

/** Figures of one indicator, unit and period whose values differ a little. */
export function checkToldTwice(audit: Audit): void {
	const groups = new Map<string, Audited[]>();
	for (const f of audit.figures) {
		if (!f.indicatorId || f.value === null || f.nature === "plan" || f.method !== "prose" || f.partOf !== null)
			continue;
		const key = [f.indicatorId, f.unitLabel ?? "", f.measure, f.periodStart ?? "", f.periodEnd ?? ""].join("\u0000");
		groups.set(key, [...(groups.get(key) ?? []), f]);
	}
	for (const group of groups.values()) {
		// What is told so often is a series, not one figure.
		if (group.length > SERIES) continue;
		for (const [i, a] of group.entries()) {
			for (const b of group.slice(i + 1)) {
				if (isBeforeAndAfter(a, b)) continue;
				const slip = isSwap(a, b) && subjectOf(a.label) === subjectOf(b.label);
				if (sameSentence(a, b)) continue;
				if (!slip && (!differ(a.value ?? 0, b.value ?? 0) || siblings(a.label, b.label))) continue;
				for (const f of [a, b]) flag(f);
				addFinding(audit, b, {
					rule: "audit.told-twice",
					severity: "warning",
					message: `${printed(a.value ?? 0)} (page ${a.place.page}) and ${printed(b.value ?? 0)} (page ${b.place.page}) are both given for "${a.indicatorId}" (${printed(Math.abs((a.value ?? 0) - (b.value ?? 0)))} apart).`,
					quote: `${a.quote} … ${b.quote}`,
				});
			}
		}
	}
}

/** "29 đơn vị hành chính … Sau sắp xếp, huyện còn 28": before and after, when only one of them says so. */
const AFTER = /(?<!\p{L})(?:còn|sau (?:khi )?(?:sắp xếp|sáp nhập|kiện toàn|tổ chức lại)|giảm còn)(?!\p{L})/iu;
const isBeforeAndAfter = (a: Audited, b: Audited): boolean =>
	/^(?:area|organization|team)$/.test(a.measure) && AFTER.test(a.quote) !== AFTER.test(b.quote);

/** Labels that share most of their words and differ in some are made to be told apart ("vốn Tỉnh", "vốn Thành phố"). */
const SIBLINGS = 0.5;
function siblings(a: string, b: string): boolean {
	const words = (s: string): Set<string> =>
		new Set(
			s
				.toLowerCase()
				.split(/[^\p{L}\p{N}]+/u)
				.filter(Boolean),
		);
	const [x, y] = [words(a), words(b)];
	const common = [...x].filter((w) => y.has(w)).length;
	return common < Math.max(x.size, y.size) && common / (x.size + y.size - common) >= SIBLINGS;
}

/** What a label says before its section ("Tỷ lệ hồ sơ trực tuyến – Tồn tại"). */
const subjectOf = (label: string): string => (label.split(" – ")[0] ?? "").toLowerCase();

const differ = (a: number, b: number): boolean =>
	a !== b && Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
/** Two figures of one sentence are meant to be two. */
function sameSentence(a: Audited, b: Audited): boolean {
	if (a.quote === b.quote) return true;
	// Long sentences are quoted in part.
	const block = (f: Audited): string | undefined => /^b\d+(?=\.)/.exec(f.key)?.[0];
	const middle = (q: string): string => q.slice(Math.floor(q.length / 3), Math.floor((2 * q.length) / 3));
	return (
		block(a) !== undefined &&
		block(a) === block(b) &&
		(a.quote.includes(middle(b.quote)) || b.quote.includes(middle(a.quote)))
	);
}

/** Percentage points and shares beyond which a table and a sentence are taken to speak of different things. */
const NEAR_POINTS = 5;

function isNear(told: Audited, cell: Audited): boolean {
	const [x, y] = [told.value ?? 0, cell.value ?? 0];
	const apart = Math.abs(x - y);
	return told.measure === "percent" ? apart <= NEAR_POINTS : apart <= NEAR * Math.max(Math.abs(x), Math.abs(y));
}

/** One indicator, unit and period in a sentence and in the one cell of a table that is about it. */
export function checkToldBeside(audit: Audit): void {
	const key = (f: Audited): string =>
		[f.indicatorId, f.unitLabel ?? "", f.measure, f.periodStart ?? "", f.periodEnd ?? ""].join("\u0000");
	const cells = new Map<string, Audited[]>();
	const sentences = new Map<string, Audited[]>();
	for (const f of audit.figures) {
		if (!f.indicatorId || f.value === null || f.nature !== "result" || f.partOf !== null || f.cumulative) continue;
		if (f.periodBasis === "issue-date" || f.periodEnd === null) continue;
		const groups = f.method === "table" ? cells : sentences;
		groups.set(key(f), [...(groups.get(key(f)) ?? []), f]);
	}
	for (const [id, [cell, ...others]] of cells) {
		if (!cell || others.length > 0) continue;
		// A sentence far from the cell speaks of a part ("hoàn thuế: tiếp nhận 245 hồ sơ").
		const told = (sentences.get(id) ?? []).filter((f) => isNear(f, cell));
		const [first] = told;
		// Several cells, or sentences that differ among themselves, are parts of something.
		if (!first || new Set(told.map((f) => f.value)).size > 1) continue;
		const [x, y] = [first.value ?? 0, cell.value ?? 0];
		const digits = Math.min(first.decimals, cell.decimals);
		const apart = Math.abs(x - y);
		if (apart < 10 ** -digits * (digits === 0 && first.decimals === cell.decimals ? 0.5 : 1)) continue;
		for (const f of [first, cell]) flag(f);
		addFinding(audit, first, {
			rule: "audit.told-twice",
			severity: "warning",
			message: `The text gives ${printed(x)} (page ${first.place.page}) for "${first.indicatorId}", table ${cell.cell?.tableNo ?? ""} gives ${printed(y)} (page ${cell.place.page}; ${printed(apart)} apart).`,
			quote: `${first.quote} … ${cell.quote}`,
		});
	}
}
