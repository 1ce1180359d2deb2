/** "82,38 %, tăng 0,98 % so với năm 2023 (81,50 %)": a change against the figure now and the one before. */
import { fold } from "../extract/flow/fold.js";
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";

/** Words between the change and the bracket that holds the figure before. Folded; no other figure but a year or a month. */
const AGAINST =
	/^\s*(?:%|‰|[a-z ,]{0,40}?)?\s*so (?:voi )?(?:(?:cung ky|ky truoc|nam truoc|thang truoc|quy truoc|nam|thang|quy|6 thang|9 thang)[^().;%]{0,40}?)\(\s*(?:la |dat |co |chi |moi )?$/;
const GROWTH = /\b(tang|giam|cao hon|thap hon|nhieu hon|it hon)\s*(?:them |duoc |khoang |gan |hon )?$/;

/**
 * Three figures that follow each other: now, change, before. A change of shares may be in points or in percent, one of counts or
 * money in their own measure or in percent; it must come out one way. Returns nothing: findings go to the audit.
 */
export function checkChanges(audit: Audit): void {
	for (const by of audit.figures) {
		const at = /^(b\d+)\.f(\d+)$/.exec(by.key);
		if (!at || by.value === null || by.method !== "prose") continue;
		const last = audit.byKey.get(`${at[1]}.f${Number(at[2]) - 1}`);
		// "23 dự thảo (gồm 9 nghị quyết, 14 quyết định), tăng 15 % …": it is the whole that rose.
		const now = last?.partOf ? (audit.byKey.get(last.partOf) ?? last) : last;
		const before = audit.byKey.get(`${at[1]}.f${Number(at[2]) + 1}`);
		if (!now || !before || now.value === null || before.value === null) continue;
		if (now.measure !== before.measure || now.denominator !== null || by.denominator !== null) continue;
		const way = wayOf(by, before);
		if (way === null || agrees(now, by, before, way)) continue;
		flag(by);
		const step = now.value - before.value;
		addFinding(audit, by, {
			rule: "audit.step",
			severity: "warning",
			message: `From ${printed(before.value)} to ${printed(now.value)} is ${step < 0 ? "a fall" : "a rise"} of ${printed(Math.abs(step))}, but "${way > 0 ? "tăng" : "giảm"} ${printed(by.value)}" is printed (${printed(Math.abs(Math.abs(step) - Math.abs(by.value)))} apart).`,
		});
	}
}

/** 1 for a rise, -1 for a fall; null where the words tell of no change against the figure in the bracket. */
function wayOf(by: Audited, before: Audited): 1 | -1 | null {
	const quote = fold(by.quote);
	for (const m of quote.matchAll(/\d+(?:[.,]\d+)*/g)) {
		if (!isPrinted(m[0], by.value ?? 0)) continue;
		const word = GROWTH.exec(quote.slice(0, m.index))?.[1];
		if (!word) continue;
		const behind = quote.slice(m.index + m[0].length);
		const next = [...behind.matchAll(/\d+(?:[.,]\d+)*/g)].find(
			(n) => isPrinted(n[0], before.value ?? 0) && AGAINST.test(behind.slice(0, n.index)),
		);
		if (next) return /tang|cao|nhieu/.test(word) ? 1 : -1;
	}
	return null;
}

const isPrinted = (text: string, value: number): boolean =>
	Number(text.replace(/\./g, "").replace(",", ".")) === value || Number(text.replace(",", ".")) === value;

function agrees(now: Audited, by: Audited, before: Audited, way: 1 | -1): boolean {
	const [x, y, d] = [now.value ?? 0, before.value ?? 0, by.value ?? 0];
	const unit = (decimals: number): number => 10 ** -decimals;
	const step = way * (x - y);
	const rounding = 0.5 * (unit(now.decimals) + unit(before.decimals));
	const own =
		Math.abs(step - d) <=
		(now.decimals + before.decimals + by.decimals === 0 ? 0 : rounding + unit(by.decimals)) + 1e-9;
	if (by.measure !== "percent") return by.measure === now.measure || by.measure === "point" ? own : true;
	const relative = y === 0 ? 0 : (100 * step) / Math.abs(y);
	const slack = y === 0 ? 0 : (100 * rounding) / Math.abs(y);
	const share = Math.abs(relative - d) <= unit(by.decimals) + slack + 1e-9;
	return share || (now.measure === "percent" && own);
}
