import { type FoundPeriod, findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";

/** Types that look ahead: their period is the one they plan for. */
const PLANS = new Set(["KH", "CTr", "PA", "ĐA", "DA", "CT"]);

/**
 * The period a document is about, from its subject. A report takes the first period that is not introduced as the time
 * ahead ("phương hướng …"); a plan takes the last one ("… tồn tại năm 2023 và giải pháp thực hiện năm 2024").
 */
export function periodOf(subject: string | null, type: string | null): FoundPeriod | null {
	if (!subject) return null;
	const f = fold(subject);
	const all = findPeriods(subject).filter((p) => p.kind !== "until" && !isName(f, p.start));
	if (all.length === 0) return null;
	if (type !== null && PLANS.has(type)) return all.at(-1) ?? null;
	const ahead = /phuong huong|nhiem vu trong tam|ke hoach cong tac|chuong trinh cong tac/g;
	const from = [...f.matchAll(ahead)].find((m) => m.index > 12)?.index ?? Number.POSITIVE_INFINITY;
	return all.find((p) => p.start < from) ?? all[0] ?? null;
}

/** A year inside the name of a cited law or programme ("Luật … năm 2015") is not the document's period. */
function isName(folded: string, at: number): boolean {
	return /\b(?:luat|nghi dinh|thong tu|nghi quyet|quyet dinh|cong van)\b[^,;]{0,60}\bngay[^,;]{0,20}$/.test(
		folded.slice(0, at),
	);
}
