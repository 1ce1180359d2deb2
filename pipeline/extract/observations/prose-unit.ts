/** The unit that a figure of the running text is about. */
import type { Header } from "../../../schemas/extracted.js";
import type { Block } from "../block.js";
import { fold } from "../flow/fold.js";
import { resolveUnit } from "../units.js";
import { earlierSentences } from "./earlier.js";
import type { Entry } from "./entry.js";
import { issuerUnit, resolveMention, sectionUnit, unitMentions, visitedUnit } from "./unit.js";

/** A unit is the subject of a sentence when it stands near its head (characters). */
const NEAR = 60;

const subjects = new WeakMap<Block, Map<number, { label: string } | null>>();

/**
 * The unit that a figure is about, as printed or resolved: named beside it, in its sentence, in an earlier one of its block, by
 * its section, by the title; else the issuer. @param caller for figures of a footnote: the figure that calls it
 */
export function unitOf(e: Entry, entries: readonly Entry[], caller: Entry | undefined, header: Header): string | null {
	const known = units.get(e);
	if (known && known.entries === entries) return known.unit;
	const unit = findUnit(e, entries, caller, header);
	units.set(e, { entries, unit });
	return unit;
}

/** Figures without words of their own ask for the unit of the one before them, along a whole list. */
const units = new WeakMap<Entry, { entries: readonly Entry[]; unit: string | null }>();

function findUnit(e: Entry, entries: readonly Entry[], caller: Entry | undefined, header: Header): string | null {
	const text = e.block.text;
	const previous = entries[entries.indexOf(e) - 1];
	const beside = unitBeside(e) ?? listedPlace(e);
	if (beside) return resolveMention(beside, header.issuer);
	// "169 thủ tục (40 lĩnh vực)", "… (chiếm 95,3%)": without words of its own a figure is about what the one before is about.
	if (e.clause === "" && e.joint === "(" && previous?.sentenceNo === e.sentenceNo)
		return unitOf(previous, entries, caller, header);
	// "HĐND thị trấn thông qua 08 nghị quyết; UBND ra 142 quyết định": the committee is the issuer's own.
	if (
		/^(?:UBND|[ỦU][ỷy] ban nhân dân)\s+(?!(?:tỉnh|huyện|xã|phường|thị|thành|quận|cấp|các|đặc)(?!\p{L}))\p{Ll}/iu.test(
			e.clause,
		) &&
		issuerUnit(header.issuer) !== header.issuer
	)
		return issuerUnit(header.issuer);
	const between = namedBetween(e, previous);
	if (between) return placed(between, e, header);
	// "huyện Tiên Phú xếp thứ 14/14 với 69,77 điểm": both are about the one that was named with the first.
	if (
		e.figure.measure === "point" &&
		e.joint === "với" &&
		previous?.figure.measure === "rank" &&
		!/\p{L}{2}/u.test(e.clause)
	)
		return unitOf(previous, entries, caller, header);
	const behind = unitMentions(e.after)[0];
	const owner = behind && /^\s*của\s*$/u.test(e.after.slice(0, behind.start)) ? behind.label : null;
	if (owner && previous?.sentenceNo === e.sentenceNo && !unitMentions(e.before).length)
		return resolveMention(owner, header.issuer);
	const here = unitMentions(text.slice(e.sentence.start, e.figure.start));
	const inClause = unitMentions(e.before).at(-1);
	const subject = inClause ?? here.filter((m) => m.start < NEAR || titles(text, e.sentence.start + m.end)).at(-1);
	if (subject) return placed(subject.label, e, header);
	if (behind && /^\s*(?:của|thuộc|tại|cho)\s*$/u.test(e.after.slice(0, behind.start)))
		return resolveMention(behind.label, header.issuer);
	const earlier = subjectBefore(e);
	if (earlier) return placed(earlier.label, e, header);
	const section = sectionUnit(e.block.path);
	const lead = e.lead ? unitMentions(e.lead).at(-1) : undefined;
	if (lead)
		return section !== null && lead.label === lead.label.toUpperCase() ? section : placed(lead.label, e, header);
	if (caller) return unitOf(caller, [], undefined, header);
	if (section) return section;
	return (
		visitedUnit(header.issuer, [...[...e.block.path].reverse(), header.subject ?? ""]) ?? issuerUnit(header.issuer)
	);
}

/** "…; cuối bảng là Sở Xây dựng với 71,05 điểm": the unit that a rank or a score names between the figure before and itself. */
function namedBetween(e: Entry, previous: Entry | undefined): string | null {
	if (previous?.sentenceNo !== e.sentenceNo || !/^(?:rank|point|percent)$/.test(e.figure.measure)) return null;
	const gap = e.block.text.slice(previous.figure.nounEnd, e.figure.start);
	if (!/[;,]\s/.test(gap)) return null;
	const last = unitMentions(gap).at(-1);
	return last && /^\s*(?:xếp|đứng|đạt|với|có|là|dẫn đầu|vị|hạng|thứ|\(|được)/u.test(gap.slice(last.end))
		? last.label
		: null;
}

/** "phường Mỹ Thạnh đạt thấp nhất (68,4%)". */
const EXTREME = /^\s+(?:chỉ |mới )?(?:đạt |có )?(?:tỷ lệ )?(?:thấp|cao)(?: nhất)?\s*$/iu;

/** "UBND xã" in a section "A. UBND XÃ TÂN HƯNG" is that one. */
function placed(label: string, e: Entry, header: Header): string {
	const section = /^(?:UBND|Ủy ban nhân dân|HĐND)?\s*(?:xã|phường|thị trấn|huyện|quận|thành phố|thị xã|tỉnh)$/iu.test(
		label,
	)
		? sectionUnit(e.block.path)
		: null;
	const kind = fold(label).split(" ").slice(-1)[0] ?? "";
	return section && fold(section).includes(kind) ? section : resolveMention(label, header.issuer);
}

/** "thị trấn Mỏ Cày (4,2%), xã An Định (3,7%)": the unit right before the bracket that holds nothing but the figure. */
function unitBeside(e: Entry): string | null {
	if (e.clause !== "" || e.joint !== "(") return null;
	const before = e.block.text.slice(e.sentence.start, e.figure.start).replace(/\s*\(\s*$/, "");
	const last = unitMentions(before).at(-1);
	if (last && before.slice(last.end).replace(EXTREME, "").trim() === "") return last.label;
	// "tỷ lệ thấp như: Điện Biên (13%); Khánh Hòa (22,3%)": names without their kind, where the gazetteer knows them.
	const name =
		/(?:^|[,;:]\s*|(?:như|gồm|là)\s+)((?:TP\.?\s*)?\p{Lu}\p{L}+(?:\s+(?:[-–]\s+)?\p{Lu}\p{L}+){1,4})\s*$/u.exec(
			before,
		)?.[1];
	if (!name || e.figure.measure !== "percent" || !/^(?:TP\.?\s*)?(?:\p{Lu}\p{L}+[\s–-]*)+$/u.test(name)) return null;
	const unit = resolveUnit(name);
	return unit && (unit.unitId !== null || unit.alternatives.length > 1) ? name : null;
}

/** "số tinh giản lớn: Thanh Hóa 412 người; Nghệ An 377 người": a list whose items are names of provinces, and nothing else. */
function listedPlace(e: Entry): string | null {
	const before = e.block.text.slice(e.sentence.start, e.figure.start);
	const name = /[,;:(]\s*(?:và\s+)?((?:TP\.?\s*)?\p{Lu}\p{L}+(?:\s+(?:[-–]\s+)?\p{Lu}\p{L}+){1,4}):?\s+$/u.exec(
		before,
	)?.[1];
	if (!name) return null;
	const unit = resolveUnit(name);
	return unit && (unit.unitId !== null || unit.alternatives.length > 1) ? name : null;
}

/** A mention that ends a title ("Tình hình … của UBND 17 phường, xã:"). */
const titles = (text: string, at: number): boolean => /^\s*(?:\([^)]*\)\s*)?:/.test(text.slice(at, at + 120));

/** The unit that opens an earlier sentence of the same block, or its title, goes on being spoken of. */
function subjectBefore(e: Entry): { label: string } | null {
	return earlierSentences(
		subjects,
		e,
		(sentence, range) =>
			unitMentions(sentence)
				// "Trong đó, cấp tỉnh 73.912 hồ sơ, cấp xã …": levels of a list do not go on being spoken of.
				.filter(
					(m) =>
						(m.start < NEAR && !/^(?:cấp|HĐND|Hội đồng nhân dân)\s/iu.test(m.label)) ||
						titles(e.block.text, range.start + m.end),
				)
				.at(-1) ?? null,
	);
}
