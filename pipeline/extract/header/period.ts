import type { Header } from "../../../schemas/extracted.js";
import { type FoundPeriod, findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";
import { recalling } from "../recall.js";

/** Types that look ahead: their period is the one they plan for. */
const PLANS = new Set(["KH", "CTr", "PA", "ĐA", "DA", "CT"]);

/** Words of a title that announce what lies ahead. */
const AHEAD =
	/\b(?:phuong huong|nhiem vu|ke hoach|chuong trinh|giai phap|muc tieu|du kien|chi tieu|phan dau|trien khai|dinh huong)\b/g;
/** Words of a title that look back. */
const BACK =
	/\b(?:ket qua|tinh hinh|ton tai|han che|khac phuc|tong ket|so ket|danh gia|bao cao|cong bo|nguyen nhan|tiep thu)\b/g;

const BEHIND = /\b(?:ton tai|han che|ket qua|nguyen nhan|tiep thu)\b/;
const AHEAD_FIRST =
	/^\W*(?:v\/v|ve viec|ve)?\W*(?:phuong huong|nhiem vu|ke hoach|chuong trinh|giai phap|muc tieu|chi tieu)\b/;
/** "ban hành Kế hoạch …", "giao chỉ tiêu …": other documents that bring a plan. */
const MAKES_PLAN =
	/\b(?:ban hanh|xay dung|phe duyet|giao|lap|trien khai(?: thuc hien)?)\s+(?:\S+\s+){0,3}?(?:ke hoach|chuong trinh|chi tieu|du toan)\b/;

/** The periods that a subject names: the one it reports on, and the one it plans for. */
export interface SubjectPeriods {
	reported: FoundPeriod | null;
	planned: FoundPeriod | null;
}

/**
 * The periods of a subject, each by the words before it: "Khắc phục tồn tại, hạn chế … năm 2023 và giải pháp thực hiện năm
 * 2024" reports on 2023 and plans for 2024. Without such words a plan plans, every other document reports.
 */
export function subjectPeriods(subject: string | null, type: string | null): SubjectPeriods {
	if (!subject) return { reported: null, planned: null };
	return (type !== null && PLANS.has(type) ? ofPlan : ofReport)(subject);
}

/** Every figure asks for them. */
const ofPlan = recalling((subject) => readPeriods(subject, true));
const ofReport = recalling((subject) => readPeriods(subject, false));

function readPeriods(subject: string, plans: boolean): SubjectPeriods {
	const out: SubjectPeriods = { reported: null, planned: null };
	const folded = fold(subject);
	let from = 0;
	const periods = periodsOf(subject, folded);
	/** The way the words before the period before looked: "kết quả Quý I và 6 tháng đầu năm" looks back twice. */
	let way: "reported" | "planned" = plans ? "planned" : "reported";
	for (const period of periods) {
		const words = folded.slice(from, period.start);
		const last = (pattern: RegExp): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1;
		const [ahead, back] = [last(AHEAD), last(BACK)];
		// "Đánh giá tình hình thực hiện nhiệm vụ …", "Kết quả thực hiện kế hoạch …": a plan that is looked back upon.
		// "Kế hoạch kiểm tra, đánh giá … năm 2017" plans; only faults and results lie behind a plan of one period.
		if (plans && periods.length === 1 && !BEHIND.test(words)) way = "planned";
		else if (back >= 0 && (back > ahead || !/(?:\bva\b|[,;])/.test(words.slice(back, ahead)))) way = "reported";
		else if (ahead >= 0 && (from > 0 || plans || AHEAD_FIRST.test(words) || MAKES_PLAN.test(words))) way = "planned";
		from = period.end;
		if (way === "planned") out.planned = period;
		else out.reported ??= period;
	}
	return out;
}

/** Periods of a subject that are its time; "(từ 15/12/2022 đến 14/12/2023)" right behind a year says which days are meant. */
function periodsOf(subject: string, folded: string): FoundPeriod[] {
	const all = findPeriods(subject).filter((p) => p.kind !== "until" && !isName(folded, p.start));
	return all.flatMap((p, i) => {
		const next = all[i + 1];
		const previous = all[i - 1];
		const explains = (a: FoundPeriod, b: FoundPeriod): boolean =>
			b.kind === "days" && /^\s*[(,]?\s*(?:tinh|so lieu)?\s*$/.test(folded.slice(a.end, b.start));
		if (previous && explains(previous, p)) return [];
		return next && explains(p, next) ? [{ ...p, startOn: next.startOn, endOn: next.endOn }] : [p];
	});
}

/**
 * The period a document is about, from its subject. A report takes the first period that is not introduced as the time
 * ahead ("phương hướng …"); a plan takes the last one ("… tồn tại năm 2023 và giải pháp thực hiện năm 2024").
 */
export function periodOf(subject: string | null, type: string | null): FoundPeriod | null {
	if (!subject) return null;
	const { reported, planned } = subjectPeriods(subject, type);
	if (type !== null && PLANS.has(type)) return planned ?? reported;
	return reported ?? planned;
}

/** The year that a period without a printed year belongs to: that of the document's own period, else of its issue. */
export const contextYear = (header: Header): number | null =>
	header.periodEnd ? Number(header.periodEnd.slice(0, 4)) : header.issuedYear;

/** A year inside the name of a cited law or programme ("Luật … năm 2015") is not the document's period. */
function isName(folded: string, at: number): boolean {
	return /\b(?:luat|nghi dinh|thong tu|nghi quyet|quyet dinh|cong van)\b[^,;]{0,60}\bngay[^,;]{0,20}$/.test(
		folded.slice(0, at),
	);
}
