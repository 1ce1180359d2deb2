/** Figures of the running text as candidates for observations. */
import type { FigureNature, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import { type Block, locate } from "../block.js";
import { fold } from "../flow/fold.js";
import { withMeasures } from "./bare.js";
import { pointsAreDecimal, withPoint } from "./decimal-points.js";
import { type Entry, leadOf } from "./entry.js";
import { labelOf, leanedOn } from "./entry-label.js";
import { callSites, noteCallers, pathOf } from "./footnotes.js";
import { cleanClause, ownWords } from "./label.js";
import { isOrder, natureOf } from "./nature.js";
import { tieNote, tieParts } from "./parts.js";
import { goesOnGrowth, indicatorOf } from "./prose-indicator.js";
import { type ProseContext, periodOfEntry, timeOfEntry } from "./prose-time.js";
import { unitOf } from "./prose-unit.js";
import { readingOf } from "./reading.js";
import { type DocumentKind, isReported, kindsOfBlocks } from "./reported.js";
import { scanFigures } from "./scan.js";
import { type FigureInText, figuresInText, sentencesOf } from "./sentence.js";
import { tieShares } from "./shares.js";
import { issueDay, liesAhead } from "./time.js";
import { listedUnits } from "./unit.js";

/** Blocks that address, sign and distribute a document hold no figures. Folded. */
const FURNITURE = /^(?:(?:noi nhan|kinh gui|luu|cong hoa xa hoi|doc lap)\b|so\s*:)/;
const ANNEX = /^(?:phu luc|bieu|bao cao|ke hoach|kem theo|danh sach|mau)\b/;
/** Longest title that helps a label; longer ones are sentences. */
const MAX_LEAD = 200;

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
	const points = pointsAreDecimal(blocks);
	for (const [blockNo, block] of blocks.entries()) {
		const f = fold(block.text);
		if (/^noi nhan\b/.test(f)) closing = true;
		else if (closing && ANNEX.test(f)) closing = false;
		if (closing || (FURNITURE.test(f) && block.text.length < 60)) {
			perBlock.push([]);
			continue;
		}
		const entries = entriesOf(block, blockNo, pathOf(block, sites.get(blockNo)), points);
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

function entriesOf(block: Block, blockNo: number, path: readonly string[], points: boolean): Entry[] {
	const scanned = scanFigures(block.text);
	const figures = points ? scanned.map(withPoint) : scanned;
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
		const previous = figures[i - 1];
		const between = previous ? block.text.slice(previous.nounEnd, found.figure.start) : "";
		// "(đúng hạn 18.742; trễ hạn 73), còn 1.365 hồ sơ": words inside a bracket do not carry out of it.
		const joined = /^(?:và|với|,|;|cùng|đồng thời)$/.test(found.joint) && !/^[^(]*\)/.test(between);
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
	const stated = natureOf(
		before,
		sentenceText.slice(figure.end - e.sentence.start),
		isFact(e) ? [] : path,
		header.documentType,
	);
	const said = stated === "result" && !isFact(e) && isOrder(before, path, header.documentType) ? "plan" : stated;
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
		value: Number.isNaN(figure.value) ? null : figure.value,
		numerator: figure.numerator ?? e.numerator?.value ?? null,
		denominator: figure.denominator ?? e.denominator?.value ?? null,
		measure: figure.measure,
		method: "prose",
		nature:
			said === "result" && !isFact(e) && liesAhead(time, header)
				? "plan"
				: said === "plan" && wasReached(e, time, header)
					? "result"
					: said,
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

/** How many communes there are is a fact; "kiểm tra tại 08 xã" is something to be done. */
const isFact = (e: Entry): boolean =>
	e.figure.measure === "area" &&
	!/(?:^|[;,.]\s*)(?:tổ chức\s+)?(?:kiểm tra|thí điểm|chọn|sắp xếp|sáp nhập|khảo sát|tập huấn|triển khai)(?!\p{L})[^,;.]*$/iu.test(
		e.block.text.slice(e.sentence.start, e.figure.start),
	);

/** "phấn đấu đạt 75% (năm 2024 đạt 68,4%)": what a time gone by had, told beside a target. */
const wasReached = (e: Entry, time: { basis: string | null; end: string | null }, header: Header): boolean => {
	const day = issueDay(header);
	const own = fold(e.before);
	return (
		time.basis === "figure" &&
		time.end !== null &&
		day !== null &&
		time.end < day &&
		/^\W*(?:ket qua |thuc hien |cung ky |uoc )*(?:nam|quy|thang|6 thang|9 thang)\b[^;]*\b(?:dat|la|co|chiem)?\s*$/.test(
			own,
		) &&
		!/\b(?:ke hoach|chi tieu|muc tieu|phan dau|du kien|giao)\b/.test(own)
	);
};

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
