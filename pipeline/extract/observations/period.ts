/** The stretch of time that a figure speaks of. */
import type { FigureNature } from "../../../schemas/extracted.js";
import { printedDays } from "../dates/printed-days.js";
import { findDates, findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";

/** First and last day, ISO. As printed: a first day after the last is kept for the audit to find. */
export interface Period {
	start: string | null;
	end: string | null;
}

const AT_FIGURE = /^\s*(?:(?:dat|la|co|tu|tren|khoang|uoc|tang|giam|con|chiem|xep|dung|thu|hang|vi|:)\s*){0,3}$/;

/** Words that make the time behind them one of comparison. */
const COMPARED = /(?<!\p{L})(?:so (?:với )?|hơn |bằng )(?:cùng kỳ )?(?:của |với )?(?:thời điểm )?(?:cuối )?$/iu;

/** The name of an index right before its year; not where it is something to be raised. */
const INDEX = /\b(?:chi so|par[- ]?index|index|pci|ddci|papi|sipas|dti|muc do hai long|su hai long)\b[^.;,:]{0,60}$/;
const AIMED = /\b(?:ke hoach|nang cao|cai thien|duy tri|phan dau|giai phap|khac phuc)\b[^.;]{0,80}$/;

/** "67,8% năm 2012": the time right behind a figure. */
export function periodBehind(after: string, year: number | null): Period | null {
	const [first] = findPeriods(after, year);
	if (!first || first.kind === "years" || after.slice(0, first.start).trim() !== "") return null;
	return { start: first.startOn, end: first.endOn };
}

/**
 * The period that words name for the figures beside them; null when they name none. A year or quarter inside the name of a
 * plan ("Kế hoạch … năm 2024") is no period: it must be introduced by "trong", open the sentence, or stand right before "đạt". The
 * year that a target is set for ("đến năm 2025") is its last day alone.
 */
export function periodIn(text: string, year: number | null, nature: FigureNature = "result"): Period | null {
	const days = printedDays(text);
	if (days) return { start: days.start, end: days.end };
	const f = fold(text);
	const hits = findPeriods(text, year).filter((p) => {
		const before = f.slice(Math.max(0, p.start - 14), p.start);
		const after = f.slice(p.end, p.end + 12);
		if (p.kind === "days") return findDates(text.slice(p.start, p.end)).length > 1 || /^tu\b/.test(f.slice(p.start));
		if (p.kind === "until") return true;
		// "cao hơn tháng 7/2024 là 3,1 điểm", "so với năm 2021": what the figure is compared with.
		if (COMPARED.test(text.slice(0, p.start))) return false;
		// "giai đoạn 2021 - 2023 đạt 4,1%"
		// "Giai đoạn 2015 - 2020, tỉnh tinh giản …"
		if (p.kind === "years")
			return (
				AT_FIGURE.test(f.slice(p.end)) || (/^\W*(?:trong )?$/.test(f.slice(0, p.start)) && /^\s*,/.test(f.slice(p.end)))
			);
		// "đến năm 2025 đạt 80%": a target is for the end of that year.
		if (p.kind === "year" && nature === "plan" && /\b(?:den|du kien|phan dau|muc tieu)\s*$/.test(before)) return true;
		// "năm 2026 từ 10%": it stands right before the figure.
		if (AT_FIGURE.test(f.slice(p.end))) return true;
		// "Chỉ số PAR Index năm 2022 của tỉnh đạt 86,1 điểm": an index bears the year that it measures.
		if (p.kind === "year" && INDEX.test(f.slice(0, p.start)) && !AIMED.test(f.slice(0, p.start))) return true;
		// "…; năm 2020 đạt 86,12%, đứng thứ 29", "Trong lĩnh vực đất đai, năm 2020 có …": it opens the clause.
		if (
			p.kind === "year" &&
			/[;,]\s*(?:con |sang |rieng |den )?$/.test(f.slice(0, p.start)) &&
			/^\s*(?:dat|la|co|giam|tang|tiep nhan|giai quyet)\b/.test(after)
		)
			return true;
		// "các tiêu chí chưa hoàn thành trong năm 2023" in a report of 2024 names criteria, not the time of the figure.
		if (
			p.kind === "year" &&
			year !== null &&
			p.endOn !== `${year}-12-31` &&
			/\S/.test(f.slice(0, p.start).replace(/\btrong\s*$/, ""))
		)
			return false;
		if (/\b(?:trong|du kien|vao)\s*(?:ca\s*)?$/.test(before) || /^\s*(?:dat|la|co|uoc|thuc hien|:)/.test(after))
			return true;
		// "Dự toán chi năm 2022 được giao là 14.560 triệu đồng", but what was spent of it is not the whole year's.
		if (/^\s*duoc (?:giao|phan bo)[^,;]*$/.test(f.slice(p.end))) return true;
		// "Năm 2015 đã phát 72 phiếu"
		return /^\s*$/.test(f.slice(0, p.start)) && /^\s*(?:[,:]|da\b)/.test(after);
	});
	const last = hits.at(-1);
	if (!last) return null;
	const target = last.kind === "year" && /\bden\s*$/.test(f.slice(0, last.start));
	return { start: target ? null : last.startOn, end: last.endOn };
}
