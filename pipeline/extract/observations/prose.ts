/** Figures of the running text as candidates for observations. */
import type { FigureNature, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { measureById } from "../../../schemas/reference/measures.js";
import { type Block, locate } from "../block.js";
import { fold } from "../flow/fold.js";
import { resolveUnit } from "../units.js";
import { withMeasures } from "./bare.js";
import { earlierSentences } from "./earlier.js";
import { type Entry, leadOf } from "./entry.js";
import { labelOf, leanedOn } from "./entry-label.js";
import { callSites, noteCallers, pathOf } from "./footnotes.js";
import { matchIndicator } from "./indicator.js";
import { cleanClause, ownWords } from "./label.js";
import { isOrder, natureOf } from "./nature.js";
import { roleOf, tieNote, tieParts } from "./parts.js";
import { type ProseContext, periodOfEntry, timeOfEntry } from "./prose-time.js";
import { readingOf } from "./reading.js";
import { type DocumentKind, isReported, kindsOfBlocks } from "./reported.js";
import { scanFigures } from "./scan.js";
import { type FigureInText, figuresInText, sentencesOf } from "./sentence.js";
import { isGrowth, tieShares } from "./shares.js";
import { liesAhead } from "./time.js";
import { issuerUnit, listedUnits, resolveMention, sectionUnit, unitMentions, visitedUnit } from "./unit.js";

/** Blocks that address, sign and distribute a document hold no figures. Folded. */
const FURNITURE = /^(?:(?:noi nhan|kinh gui|luu|cong hoa xa hoi|doc lap)\b|so\s*:)/;
const ANNEX = /^(?:phu luc|bieu|bao cao|ke hoach|kem theo|danh sach|mau)\b/;
/** Longest title that helps a label; longer ones are sentences. */
const MAX_LEAD = 200;
/** A unit is the subject of a sentence when it stands near its head (characters). */
const NEAR = 60;

/** Figures that a document reports or plans, and those that are its rules, invitations and examples. */
export interface Candidates {
	reported: ObservationCandidate[];
	setAside: ObservationCandidate[];
}

/** Figures of the blocks of running text, with what they count, for whom, when, and how they hang together. */
export function proseCandidates(
	blocks: readonly Block[],
	tables: readonly Table[],
	header: Header,
	pages: readonly RestoredPage[],
): Candidates {
	const perBlock: Entry[][] = [];
	const sites = callSites(blocks);
	let closing = false;
	for (const [blockNo, block] of blocks.entries()) {
		const f = fold(block.text);
		if (/^noi nhan\b/.test(f)) closing = true;
		else if (closing && ANNEX.test(f)) closing = false;
		if (closing || (FURNITURE.test(f) && block.text.length < 60)) {
			perBlock.push([]);
			continue;
		}
		const entries = entriesOf(block, blockNo, pathOf(block, sites.get(blockNo)));
		tieParts(entries);
		perBlock.push(entries);
	}
	const callers = noteCallers(sites, perBlock);
	for (const [noteNo, caller] of callers) tieNote(caller, perBlock[noteNo] ?? []);
	for (const entries of perBlock) tieShares(entries);
	const context: ProseContext = { header, blocks, sites, callers };
	const { first, kinds } = kindsOfBlocks(blocks, tables, header);
	const out: Candidates = { reported: [], setAside: [] };
	for (const entries of perBlock) {
		for (const [i, e] of entries.entries()) {
			if (repeats(e, entries[i - 1])) continue;
			// A footnote is of the kind of the text that calls it.
			const kind = kinds[sites.get(e.blockNo)?.blockNo ?? e.blockNo] ?? first;
			for (const candidate of candidatesOf(e, entries, context, pages))
				(judge(e, candidate, kind, header.documentType) ? out.reported : out.setAside).push(candidate);
		}
	}
	return out;
}

function judge(e: Entry, candidate: ObservationCandidate, kind: DocumentKind, type: string | null): boolean {
	const before = e.block.text.slice(e.sentence.start, e.figure.start);
	const after = e.block.text.slice(e.figure.nounEnd, e.sentence.end);
	return isReported({
		kind,
		nature: candidate.nature,
		said: isOrder(before, e.block.path, type) ? "plan" : natureOf(before, after, [], type),
		measure: candidate.measure,
		value: candidate.value,
		indicatorId: candidate.indicatorId,
		basis: candidate.periodBasis ?? null,
		before,
		after,
	});
}

/** "100% các đơn vị … (đạt 100%)": the same share said again in brackets. */
function repeats(e: Entry, before: Entry | undefined): boolean {
	return (
		before !== undefined &&
		e.figure.measure === "percent" &&
		before.figure.measure === "percent" &&
		e.figure.value === before.figure.value &&
		e.own === "" &&
		e.joint === "("
	);
}

function entriesOf(block: Block, blockNo: number, path: readonly string[]): Entry[] {
	const figures = scanFigures(block.text);
	if (figures.length === 0) return [];
	const sentences = sentencesOf(block.text);
	const lead = leadOf(block.text, figures[0]?.start ?? 0);
	let carrier = "";
	let inner: { title: string; sentence: number } | null = null;
	return withMeasures(figuresInText(block.text, figures), path).map((raw, i) => {
		const split = splitTitle(raw);
		const { found } = split;
		// "tỷ lệ số hóa …: cấp tỉnh 71,2%, cấp huyện 69,8%": a title inside the sentence holds for the list behind it.
		if (split.title !== null) inner = { title: split.title, sentence: found.sentence.start };
		else if (!/^(?:,|và)$/.test(found.joint) || inner?.sentence !== found.sentence.start || isLong(found.before))
			inner = null;
		const title = inner?.title ?? null;
		const { text: own, ownsClause } = ownWords(found);
		const clause = cleanClause(found.before);
		const joined = /^(?:và|với|,|;|cùng|đồng thời)$/.test(found.joint);
		if (!joined || ownsClause) carrier = ownsClause && sharesVerb(found.before, own, clause) ? clause : "";
		return {
			...found,
			key: `b${blockNo}.f${i}`,
			block,
			blockNo,
			sentences,
			sentenceNo: sentences.findIndex((s) => s.start === found.sentence.start),
			own,
			clause,
			carrier: ownsClause ? "" : carrier,
			lead: title ?? leadFor(block, path, lead?.end ?? null, found.figure.start, i),
			partOf: null,
			partBy: null,
			numerator: null,
			denominator: null,
		};
	});
}

/** "tặng giấy khen cho 08 … và 10 …" shares its verb; "Tổng số biên chế được giao 2.150 …, có mặt 2.034 …" shares nothing. */
const sharesVerb = (before: string, own: string, clause: string): boolean =>
	!(/:\s*$/.test(before) && own === clause) &&
	!/^(?:tổng|số|tỷ lệ|tỉ lệ|mức|kết quả|biên chế|chỉ tiêu)(?!\p{L})/iu.test(clause);

/** Words of an item of a list are few. */
const isLong = (words: string): boolean => words.split(/\s+/).length > 6;

/** "Cấp huyện: Số thủ tục … là 267": words before an inner colon are the title of what follows it. */
function splitTitle(found: FigureInText): { found: FigureInText; title: string | null } {
	const colons = [...found.before.matchAll(/:(?=\s)/g)].map((m) => m.index);
	for (const at of colons.reverse()) {
		const rest = found.before.slice(at + 1).trim();
		if (cleanClause(rest).split(/\s+/).filter(Boolean).length < 2) continue;
		return {
			found: { ...found, before: rest },
			title: stripBrackets(cleanClause(found.before.slice(0, at))).slice(-MAX_LEAD),
		};
	}
	return { found, title: null };
}

/** The title over a figure: the block's own lead-in unless it is the figure's clause itself, else the heading above. */
function leadFor(
	block: Block,
	path: readonly string[],
	colon: number | null,
	at: number,
	index: number,
): string | null {
	if (colon !== null) {
		if (index > 0 || /\S+\s+\S+/.test(block.text.slice(colon + 1, at)))
			return stripBrackets(block.text.slice(0, colon));
	}
	const parent = path.at(-1);
	return parent && parent.length <= MAX_LEAD ? parent.replace(/[:.\s]+$/, "") : null;
}

const stripBrackets = (s: string): string => s.replace(/\s*\((?:từ|tính|kèm)[^)]*\)/giu, "").trim();

function candidatesOf(
	e: Entry,
	entries: readonly Entry[],
	context: ProseContext,
	pages: readonly RestoredPage[],
): ObservationCandidate[] {
	const { figure, block } = e;
	const { header } = context;
	const caller = context.callers.get(e.blockNo);
	const path = pathOf(block, context.sites.get(e.blockNo));
	const label = labelOf(e, entries, caller);
	const sentenceText = block.text.slice(e.sentence.start, e.sentence.end);
	const before = block.text.slice(e.sentence.start, figure.start);
	// How many communes there are is a fact, whatever the section demands of them.
	const stated = natureOf(
		before,
		sentenceText.slice(figure.end - e.sentence.start),
		figure.measure === "area" ? [] : path,
		header.documentType,
	);
	const said =
		stated === "result" && figure.measure !== "area" && isOrder(before, path, header.documentType) ? "plan" : stated;
	const time = timeOfEntry(e, said, context);
	const reading = readingOf(block, figure.start, figure.end, figure.raw, pages);
	const leaned = figure.measure === "percent" && !e.numerator && leanedOn(e, entries) !== null;
	const indicatorId = indicatorOf(
		e,
		label,
		[...path, e.lead ?? "", header.subject ?? ""].join(" – "),
		leaned,
		goesOnGrowth(e, entries),
	);
	const base: ObservationCandidate = {
		indicatorId,
		label,
		unitLabel: unitOf(e, entries, caller, header),
		unitId: null,
		periodStart: time.start,
		periodEnd: time.end,
		periodBasis: time.basis,
		cumulative: time.cumulative,
		value: figure.value,
		numerator: figure.numerator ?? e.numerator?.value ?? null,
		denominator: figure.denominator ?? e.denominator?.value ?? null,
		measure: figure.measure,
		method: "prose",
		nature: said === "result" && figure.measure !== "area" && liesAhead(time, header) ? "plan" : said,
		quote: quoteOf(e),
		place: locate(block, figure.start, figure.end, pages),
		confidence: reading.confidence,
		alternatives: [...new Set([...figure.alternatives, ...reading.alternatives])],
		key: e.key,
		partOf: e.partOf?.key ?? null,
		partBy: e.partBy,
		ratioOf: e.numerator
			? { numerator: e.numerator.of?.key ?? null, denominator: e.denominator?.of?.key ?? null }
			: null,
		cell: null,
	};
	if (figure.denominator !== null && MONTH_AND_SUM.test(fold(before))) return monthAndSum(base, e, said, context);
	const units = figure.measure === "percent" ? listedUnits(before) : [];
	if (units.length < 2) return [base];
	return units.map((unit, i) => ({ ...base, unitLabel: unit, key: i === 0 ? base.key : `${base.key}.${i}` }));
}

/** "số mắc trong tháng/lũy kế từ đầu năm như sau: Thương hàn (8/46)": two counts, no fraction. */
const MONTH_AND_SUM = /\btrong (?:tuan|thang|quy|ky)\s*\/\s*(?:luy ke|cong don)\b/;

function monthAndSum(
	base: ObservationCandidate,
	e: Entry,
	nature: FigureNature,
	context: ProseContext,
): ObservationCandidate[] {
	const single = periodOfEntry(e, nature, context);
	const plain = { ...base, numerator: null, denominator: null, ratioOf: null };
	return [
		{ ...plain, periodStart: single.start, periodEnd: single.end, cumulative: false },
		{ ...plain, value: e.figure.denominator, cumulative: true, partOf: null, partBy: null, key: `${base.key}.1` },
	];
}

/** "lần lượt tăng 15,2% và 9,7%": the second of two changes. */
function goesOnGrowth(e: Entry, entries: readonly Entry[]): boolean {
	const before = entries[entries.indexOf(e) - 1];
	return (
		before !== undefined &&
		e.clause === "" &&
		/^(?:và|,)$/.test(e.joint) &&
		isGrowth(before) &&
		before.figure.measure === e.figure.measure
	);
}

/** A part of a whole is not the same indicator as the whole. */
function indicatorOf(e: Entry, label: string, titles: string, leaned = false, goesOnGrowth = false): string | null {
	if (isGrowth(e) || goesOnGrowth) return null;
	const isShare = e.figure.measure === "percent";
	const segments = label.split(" – ");
	// "…, xếp thứ 4/63": a place without words of its own has the name of the index before it; with them it has no other.
	const place = e.figure.measure === "rank";
	const named = /\p{L}/u.test(
		e.own.replace(
			/xếp|đứng|thứ|hạng|vị trí|vị|tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|sở|ban|ngành|đơn vị|cơ quan|toàn quốc|cả nước|trên|trong|tổng số|địa phương/giu,
			"",
		),
	);
	const own =
		(place && !named) || (e.figure.measure === "point" && /^điểm$|^$/iu.test(e.own))
			? label
			: leaned
				? (segments[0] ?? label)
				: isShare && e.numerator?.of
					? (segments[0] ?? label)
					: isShare && /^(?:tỷ|tỉ) lệ/iu.test(e.lead ?? "")
						? segments.slice(0, 2).join(" – ")
						: [e.carrier, e.own].filter(Boolean).join(" ");
	const pending = e.partOf !== null && roleOf(e.partOf.own) === "pending" ? pendingPart(e) : null;
	if (pending !== null) return pending;
	const id =
		matchIndicator(withNoun(e, own) || label, e.figure.measure, place && named ? own : label, titles)?.id ?? null;
	// The share of a part that has no indicator of its own is not the share of the whole.
	const base = isShare ? e.numerator?.of : null;
	if (id !== null && base?.partOf && base.figure.denominator === null && indicatorOf(base, base.own, titles) === null)
		return null;
	if (id === null || e.partOf === null) return id;
	return id === indicatorOf(e.partOf, e.partOf.own, titles) ? null : id;
}

/** What a figure without a noun of its own counts: "trong hạn: 739" of dossiers is "trong hạn hồ sơ". */
const withNoun = (e: Entry, own: string): string =>
	e.figure.noun === "" && own !== "" && e.figure.measure !== "item" && measureById(e.figure.measure)?.kind === "count"
		? `${own} ${measureById(e.figure.measure)?.vi ?? ""}`
		: own;

/** "Đang giải quyết 742 hồ sơ, trong đó trong hạn 739, quá hạn 03": late among the pending is not resolved late. */
function pendingPart(e: Entry): string | null {
	if (e.figure.measure !== "dossier" || e.partOf === null) return null;
	const own = withNoun(e, e.own);
	if (/\b(?:dang|chua) (?:giai quyet|xu ly)\b/.test(fold(own))) return null;
	return matchIndicator(`đang giải quyết ${own}`, "dossier")?.id ?? null;
}

/** The sentence, cut to a window around the figure where it is long (characters). */
function quoteOf(e: Entry): string {
	const WINDOW = 160;
	const text = e.block.text;
	let start = e.sentence.start;
	let end = e.sentence.end;
	if (e.figure.start - start > WINDOW) start = text.indexOf(" ", e.figure.start - WINDOW) + 1;
	if (end - e.figure.nounEnd > WINDOW) end = text.lastIndexOf(" ", e.figure.nounEnd + WINDOW);
	return text.slice(Math.min(start, e.figure.start), Math.max(end, e.figure.nounEnd)).trim();
}

const subjects = new WeakMap<Block, Map<number, { label: string } | null>>();

function unitOf(e: Entry, entries: readonly Entry[], caller: Entry | undefined, header: Header): string | null {
	const text = e.block.text;
	const previous = entries[entries.indexOf(e) - 1];
	const beside = unitBeside(e);
	if (beside) return resolveMention(beside, header.issuer);
	// "169 thủ tục (40 lĩnh vực)", "… (chiếm 95,3%)": without words of its own a figure is about what the one before is about.
	if (e.clause === "" && e.joint === "(" && previous?.sentenceNo === e.sentenceNo)
		return unitOf(previous, entries, caller, header);
	const here = unitMentions(text.slice(e.sentence.start, e.figure.start));
	const inClause = unitMentions(e.before).at(-1);
	const subject = inClause ?? here.filter((m) => m.start < NEAR || titles(text, e.sentence.start + m.end)).at(-1);
	if (subject) return placed(subject.label, e, header);
	const behind = unitMentions(e.after)[0];
	if (behind && /^\s*(?:của|thuộc|tại|cho)\s*$/u.test(e.after.slice(0, behind.start)))
		return resolveMention(behind.label, header.issuer);
	const above = subjectBefore(e) ?? (e.lead ? unitMentions(e.lead).at(-1) : undefined);
	if (above) return placed(above.label, e, header);
	if (caller) return unitOf(caller, [], undefined, header);
	const section = sectionUnit(e.block.path);
	if (section) return section;
	return (
		visitedUnit(header.issuer, [...[...e.block.path].reverse(), header.subject ?? ""]) ?? issuerUnit(header.issuer)
	);
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
		/(?:^|[,;:]\s*|(?:như|gồm|là)\s+)((?:TP\.?\s*)?\p{Lu}\p{L}+(?:\s+(?:[-–]\s+)?\p{Lu}\p{L}+){1,4})\s*$/iu.exec(
			before,
		)?.[1];
	if (!name || e.figure.measure !== "percent" || !/^(?:TP\.?\s*)?(?:\p{Lu}\p{L}+[\s–-]*)+$/u.test(name)) return null;
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
				.filter((m) => (m.start < NEAR && !/^cấp\s/iu.test(m.label)) || titles(e.block.text, range.start + m.end))
				.at(-1) ?? null,
	);
}
