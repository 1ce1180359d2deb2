/** The time of a figure of the running text: its words, its surroundings, the call of its footnote, the document. */
import type { FigureNature, Header } from "../../../schemas/extracted.js";
import type { Block } from "../block.js";
import { printedDays } from "../dates/printed-days.js";
import { findPeriods } from "../dates.js";
import { fold } from "../flow/fold.js";
import { contextYear } from "../header/period.js";
import { earlierSentences } from "./earlier.js";
import { earlierTime } from "./earlier-time.js";
import type { Entry } from "./entry.js";
import { type CallSite, pathOf } from "./footnotes.js";
import { capitalTitle, introPeriod, titlePeriod } from "./intro.js";
import { type Period, periodBehind, periodIn } from "./period.js";
import { sentencesOf } from "./sentence.js";
import { isGrowth } from "./shares.js";
import { accumulated, accumulation, documentTime, type Time, timeOf } from "./time.js";

/** Surroundings of a figure of the running text. */
export interface ProseContext {
	header: Header;
	blocks: readonly Block[];
	/** By number of the footnote's block. */
	sites: ReadonlyMap<number, CallSite>;
	callers: ReadonlyMap<number, Entry>;
}

/**
 * In this order: the clause behind the figure, the sentence up to it, an earlier sentence of its block, the place that calls
 * the footnote, the introduction above, the title of its section, the document. What is nearer is said of it.
 */
export function timeOfEntry(e: Entry, nature: FigureNature, context: ProseContext): Time & { cumulative: boolean } {
	const before = e.block.text.slice(e.sentence.start, e.figure.start);
	const adds = accumulation(before);
	if (!adds) return { ...periodOfEntry(e, nature, context), cumulative: false };
	// "Lũy kế từ ngày 01/01/2017 đến 15/12/2017 có …" says itself from when to when.
	const words = before.slice(adds.at);
	const own = periodIn(words, contextYear(context.header));
	if (own) return { ...timeOf(own, words, "figure", context.header, nature), cumulative: true };
	return { ...accumulated(periodOfEntry(e, nature, context), adds), cumulative: true };
}

/** The period alone, whatever the figure adds up from. */
export function periodOfEntry(e: Entry, nature: FigureNature, context: ProseContext): Time {
	const { header } = context;
	const year = contextYear(header);
	const text = e.block.text;
	const before = text.slice(e.sentence.start, e.figure.start);
	const compared = comparedYear(before, year);
	if (compared !== null) return inYear(surrounding(e.block, e.blockNo, nature, context), compared);
	// "tăng 5,2% so với cùng kỳ năm 2022" is a change of now.
	const compareds = bracketBehindPeriod(before, year);
	if (compareds) return timeOf(compareds, before, "figure", header, nature);
	if (IN_YEAR.test(fold(before)) && year !== null && header.periodEnd !== null)
		return { start: `${year}-01-01`, end: `${year}-12-31`, basis: "figure" };
	const bracketed = bracketPeriod(text.slice(e.figure.nounEnd), year);
	if (bracketed) return timeOf(bracketed, e.block.text, "figure", header, nature);
	const relative = relativePeriod(before, surrounding(e.block, e.blockNo, nature, context));
	if (relative) return relative;
	const behind = isGrowth(e) ? null : (periodBehind(e.after, year) ?? periodIn(e.after, year, nature));
	if (behind) return timeOf(behind, e.after, "figure", header, nature);
	const ahead = periodIn(before, year, nature);
	if (ahead) return timeOf(ahead, before, "figure", header, nature);
	// "Trong quý đã cử …": the stretch that the document tells of, whatever the sentence before spoke of.
	const earlier = OF_DOCUMENT.test(fold(before)) ? null : announcedPeriod(e, year);
	if (earlier) return timeOf(earlier, text, "context", header, nature);
	const caller = context.callers.get(e.blockNo);
	if (caller) return periodOfEntry(caller, nature, context);
	const site = context.sites.get(e.blockNo);
	if (site) {
		const called = periodAt(site, year);
		if (called) return timeOf(called.period, called.words, "context", header, nature);
	}
	// A footnote whose call was not read stands in no section that is known.
	if (e.block.kind === "footnote" && !site) return documentTime(header, nature);
	return surrounding(site?.block ?? e.block, site?.blockNo ?? e.blockNo, nature, context);
}

/** "trong quý", "trong kỳ báo cáo" without a number. */
const OF_DOCUMENT = /\btrong (?:quy|ky|thang|tuan|nam)(?: bao cao| nay| qua)?(?!\s*(?:[ivx]+\b|\d|truoc|sau|toi))\b/;

/** "tổng số nhiệm vụ đề ra trong năm là 46": of the whole year, whatever stretch is reported. */
const IN_YEAR =
	/\bke hoach (?:ca )?nam\s*(?:la |:)?\s*$|\b(?:de ra|duoc giao|ke hoach|phai thuc hien) (?:\S+ ){0,3}?trong nam (?:la |co |gom |voi )?$/;

/** "cao hơn quý II (36,5%)", "So với năm 2021 (tự chấm 60,1 điểm)": a bracket tells what the time before it had. */
function bracketBehindPeriod(before: string, year: number | null): Period | null {
	const open = /\(\s*(?:\p{L}+\s+){0,3}$/u.exec(before);
	if (!open) return null;
	const outside = before.slice(0, open.index).trimEnd();
	const last = findPeriods(outside, year).at(-1);
	return last && last.end >= outside.length && last.kind !== "years" ? { start: last.startOn, end: last.endOn } : null;
}

/** "341 hồ sơ (9 tháng năm 2022)": a bracket behind the figure that holds nothing but a time. */
function bracketPeriod(after: string, year: number | null): Period | null {
	const inner = /^\s*\(\s*(?:trong\s+)?([^()]{3,40})\)/iu.exec(after)?.[1];
	const [only, more] = inner ? findPeriods(inner, year) : [];
	if (!inner || !only || more || inner.slice(0, only.start).trim() || inner.slice(only.end).trim()) return null;
	return { start: only.startOn, end: only.endOn };
}

/** "(tháng trước: 99,8%)", "quý trước đạt 97 %": the stretch of the document's own length right before it. */
function relativePeriod(before: string, own: Time): Time | null {
	const unit = /\b(thang|quy|nam|ky) truoc\s*(?:\(\s*)?(?:la|dat|co|:|,)?\s*(?:la|dat|co)?\s*$/.exec(fold(before))?.[1];
	if (!unit || !own.start || !own.end || /\bcung ky (?:nam )?truoc\W*$|\bton\b[^,;]{0,20}$/.test(fold(before)))
		return null;
	return earlierTime(`${unit} truoc`, own, null, null);
}

/** "… so với cùng kỳ năm 2022 (40,1%)": the year whose figure the bracket tells; null elsewhere. */
function comparedYear(before: string, year: number | null): number | null {
	const found = /\bcung ky (?:nam )?(?:(\d{4})|truoc)\s*\(\s*(?:la|dat)?\s*$/.exec(fold(before));
	if (!found) return null;
	return found[1] ? Number(found[1]) : year === null ? null : year - 1;
}

/** The same days of another year. */
function inYear(time: Time, year: number): Time {
	const span = time.start && time.end ? Number(time.end.slice(0, 4)) - Number(time.start.slice(0, 4)) : 0;
	const at = (iso: string | null, y: number): string | null =>
		iso && `${y}${iso.slice(4)}`.replace(/-02-29$/, "-02-28");
	return { start: at(time.start, year - span), end: at(time.end, year), basis: "figure" };
}

/** What the introduction above a block, or the title of its section, says of the time. */
function surrounding(block: Block, blockNo: number, nature: FigureNature, context: ProseContext): Time {
	const { header, blocks } = context;
	const year = contextYear(header);
	const intro = introPeriod(blocks, blockNo, year);
	if (intro) return { ...intro, basis: "context" };
	const titles = [...[...pathOf(block, undefined)].reverse(), capitalTitle(blocks, blockNo)];
	const title = titlePeriod(titles, year);
	if (title) return { ...title, basis: "context" };
	return documentTime(header, nature);
}

/** The period that the sentence names which calls a footnote. */
function periodAt(site: CallSite, year: number | null): { period: Period; words: string } | null {
	const sentence = sentencesOf(site.block.text).find((s) => s.start <= site.offset && s.end >= site.offset);
	const words = sentence ? site.block.text.slice(sentence.start, sentence.end) : "";
	const period = words === "" ? null : periodIn(words, year);
	return period && { period, words };
}

const announced = new WeakMap<Block, Map<number, Period | null>>();
/** An earlier sentence sets the time at its head (characters). */
const HEAD = 60;

/** A period that an earlier sentence of the block sets for what follows: at its head, or from day to day. */
function announcedPeriod(e: Entry, year: number | null): Period | null {
	return earlierSentences(announced, e, (sentence) => {
		const found = printedDays(sentence) ?? periodIn(sentence.slice(0, HEAD).split(":")[0] ?? "", year);
		return found && { start: found.start, end: found.end };
	});
}
