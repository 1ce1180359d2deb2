import type { Assignment, Header, Table } from "../../schemas/extracted.js";
import { coordinatorIn, splitActor, startsWithActor, startsWithVerb } from "./assignments/actor.js";
import { type Deadline, deadlineIn, labelledDeadline } from "./assignments/deadline-phrase.js";
import { labelOf, leadersOnly, measureAt } from "./assignments/labelled.js";
import { taskRows } from "./assignments/table-rows.js";
import type { Block } from "./block.js";
import { fold } from "./flow/fold.js";
import { isCapitals } from "./flow/furniture.js";

/** The grounds of a decision are no tasks of the authority named above them. Folded. */
const PREAMBLE =
	/^(?:can cu (?:vao )?(?:luat|bo luat|phap lenh|nghi dinh|nghi quyet|quyet dinh|thong tu|cong van|ke hoach|huong dan|bien ban|chi thi|dieu le|quy che|quy dinh|chuong trinh|thong bao)|xet de nghi|theo de nghi|xet to trinh)/;

type Draft = Omit<Assignment, "assignmentNo"> & { order: number };

/** Types that give orders; in others only "Giao …" and sections about tasks are read as such. */
const ORDERING = new Set(["CV", "KH", "QĐ", "CT", "CTr", "TB", "PA", "ĐA", "CĐ", "HD", "KL", "NQ"]);
const TASK_SECTION =
	/phan cong|to chuc thuc hien|trach nhiem|giao nhiem vu|nhiem vu cua|phuong huong|nhiem vu trong tam|bien phap|yeu cau|phan cong nhiem vu|to chuc trien khai|^[ivx\d.\s)]*(?:cac |mot so )?nhiem vu(?! va ket qua)/;
/** A line that opens a list of orders: "Chủ tịch UBND huyện yêu cầu:", "… chỉ đạo như sau:". Folded. */
const ORDERS = /(?<![a-z])(?:yeu cau|chi dao|de nghi|giao nhiem vu|phan cong|giao)(?![a-z])[^.:;]{0,80}:\s*$/;
/** Who is asked to do it all at the end of a letter: no task of its own. */
const CLOSING =
	/(?:nghiem tuc|khan truong)[^.]{0,40}(?:thuc hien|trien khai)[^.]{0,30}$|trien khai thuc hien[^.]{0,10}$|chiu trach nhiem thi hanh/;

/**
 * The tasks that a document gives, in its order: who, what, with whom, by when. Read from "Giao …" headings with their
 * items, from measures with labelled lines ("Đơn vị chủ trì: …"), from sentences that give an order, and from tables
 * with a column of tasks and one of who does them. A line "Thời gian thực hiện: …" is the deadline of the tasks above
 * it, back to the last such line or heading.
 */
export function extractAssignments(blocks: readonly Block[], tables: readonly Table[], header: Header): Assignment[] {
	const issued = { year: header.issuedYear, month: header.issuedMonth };
	const ordering = header.documentType === null || ORDERING.has(header.documentType);
	const drafts: Draft[] = [];
	const push = (
		block: Block,
		at: number,
		parts: {
			assignee: string | null;
			task: string;
			coordinator?: string | null;
			deadline?: Deadline | null;
			quote?: string;
		},
	): Draft => {
		const task = parts.task.replace(/[\s;,]+$/u, "").replace(/\.\/\.$/, "");
		const deadline = parts.deadline ?? deadlineIn(task, issued);
		const draft: Draft = {
			assignee: parts.assignee ? tidyActor(parts.assignee) : null,
			task,
			coordinator: parts.coordinator === undefined ? coordinatorIn(task) : parts.coordinator,
			deadlineText: deadline?.text ?? null,
			deadline: deadline?.day ?? null,
			quote: (parts.quote ?? block.text).slice(0, 600),
			page: block.page,
			order: at,
		};
		drafts.push(draft);
		return draft;
	};
	let holder: { actor: string; level: number; open: Draft[] } | null = null;
	let ordered = false;
	for (let at = 0; at < blocks.length; at++) {
		const block = blocks[at];
		if (!block || block.kind === "footnote") continue;
		if (/^n[oơ][il1] nh[aậ]n/iu.test(block.text)) break;
		if (PREAMBLE.test(fold(block.text))) {
			holder = null;
			continue;
		}
		const measure = measureAt(blocks, at);
		if (measure) {
			holder = null;
			const time = measure.time ? (labelledDeadline(`Thời gian: ${measure.time}`, issued) ?? null) : null;
			const title = block.text
				.replace(/^(?:tiêu chí|nhiệm vụ|nội dung|giải pháp)\s*(?:\d+\s*)?:\s*/iu, "")
				.replace(/[\s.;:]+$/, "");
			push(block, at, {
				assignee: leadersOnly(measure.lead ?? "", splitActor),
				task: [title, ...measure.solutions].join(". "),
				coordinator: measure.helper,
				deadline: time,
				quote: block.text,
			});
			at = measure.end - 1;
			continue;
		}
		if (isClosing(block.text)) {
			holder = null;
			continue;
		}
		const time = labelledDeadline(block.text, issued);
		if (time && holder) {
			for (const draft of holder.open) {
				draft.deadlineText = time.text;
				draft.deadline = time.day;
			}
			holder.open = [];
			continue;
		}
		const helper = labelOf(block.text);
		if (helper?.label === "helper" && holder) {
			for (const draft of holder.open) draft.coordinator = helper.rest;
			continue;
		}
		if (block.level > 0 && holder && block.level <= holder.level) holder = null;
		const inSection = block.path.some((p) => TASK_SECTION.test(fold(p)));
		if (ORDERS.test(fold(block.text))) ordered = true;
		else if (block.kind === "heading" && !inSection) ordered = false;
		const actor = holderOf(block, blocks, at, inSection || ordering);
		if (actor) {
			holder = { actor, level: block.level, open: [] };
			continue;
		}
		if (holder && (block.level > holder.level || block.level === 0)) {
			if (block.level === 0 && !startsWithVerb(block.text)) {
				if (isClosing(block.text) || /^(?:tren day|nhan duoc|ubnd|so |de nghi)/.test(fold(block.text))) holder = null;
				else if (!holder.open.length) holder = null;
			} else if (block.kind !== "heading") {
				const own = actorBeforeColon(block.text);
				if (own) {
					holder.open.push(push(block, at, { assignee: own.actor, task: own.task }));
					continue;
				}
				// Names without a task ("Các đơn vị trong ngành;") are recipients, not tasks.
				if (startsWithActor(block.text) && !startsWithVerb(block.text) && splitActor(block.text) === null) continue;
				holder.open.push(
					push(block, at, { assignee: holder.actor, task: block.text.replace(/^đồng thời,?\s+/iu, "") }),
				);
				continue;
			}
		}
		holder = sentences(block, at, { inSection, ordering, ordered: ordered && ordering }, push, issued) ?? holder;
	}
	for (const table of tables) {
		for (const row of taskRows(table, issued)) drafts.push({ ...row, order: placeOf(table, blocks) });
	}
	drafts.sort((a, b) => a.order - b.order);
	return drafts.map(({ order: _, ...draft }, i) => ({ assignmentNo: i + 1, ...draft }));
}

const isClosing = (text: string): boolean => {
	const f = fold(text).replace(/[\s./]+$/, "");
	return (
		CLOSING.test(f) &&
		f.length < 420 &&
		(/^(?:tren day|yeu cau|de nghi|can cu|thuc hien|nhan duoc|[a-z\s]{3,50} yeu cau)/.test(f) ||
			/chiu trach nhiem thi hanh/.test(f))
	);
};

/** Someone whose tasks follow as items: "1. Giao Trưởng phòng Nội vụ Thành phố:", "2. Sở Nội vụ:"; null otherwise. */
function holderOf(block: Block, blocks: readonly Block[], at: number, allowed: boolean): string | null {
	const given = /^(?:giao(?: cho| nhiệm vụ cho)?|phân công|đề nghị|yêu cầu)\s+(?=\S)/iu.exec(block.text);
	const text = (given ? block.text.slice(given[0].length) : block.text)
		.replace(/^(?:đối với|trách nhiệm của|nhiệm vụ của)\s+/iu, "")
		.replace(/[\s:.;]+$/, "");
	if (block.marker === null && !given && (block.kind !== "heading" || isCapitals(text))) return null;
	if (!startsWithActor(text) || text.length > 220) return null;
	if (!given && (!allowed || (!/:\s*$/.test(block.text) && block.kind !== "heading"))) return null;
	const split = splitActor(text);
	// "Văn phòng Sở có trách nhiệm:" heads a list as "Văn phòng Sở:" does.
	const duty =
		split !== null &&
		/^(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện(?: các)? nhiệm vụ(?: sau)?)$/iu.test(split.task);
	if (split && !duty && split.task.length > 12) return null;
	const next = blocks.slice(at + 1, at + 3).find((b) => b.kind !== "footnote");
	if (!next || (next.level > 0 && next.level <= block.level)) return null;
	const actor = duty && split ? split.actor : text;
	return startsWithVerb(next.text) || (given !== null && next.level > block.level && !startsWithActor(next.text))
		? actor
		: null;
}

/** Orders inside sentences; returns someone whose task goes on in the paragraphs that follow. */
function sentences(
	block: Block,
	at: number,
	{ inSection, ordering, ordered }: { inSection: boolean; ordering: boolean; ordered: boolean },
	push: (block: Block, at: number, parts: { assignee: string | null; task: string; quote?: string }) => Draft,
	issued: { year: number | null; month: number | null },
): { actor: string; level: number; open: Draft[] } | null {
	let holder: { actor: string; level: number; open: Draft[] } | null = null;
	for (const sentence of block.text.split(/(?<=[\p{L}\d)”"][.!?])\s+(?=\p{Lu})/u)) {
		const given =
			/^(?:(?:\p{Lu}[\p{L}\s]{2,40}\s)?(?:giao(?: cho| nhiệm vụ cho)?|phân công|yêu cầu|đề nghị)|.{0,60}?(?<!đã )(?<!được )chỉ đạo)\s+(?=\S)/u.exec(
				sentence,
			) ?? /^(?:Giao(?: cho| nhiệm vụ cho)?|Phân công|Yêu cầu|Đề nghị)\s+/u.exec(sentence);
		const rest = given ? sentence.slice(given[0].length) : sentence;
		const split = splitActor(rest);
		if (!split || split.task.length < 15) continue;
		const order = given !== null && /giao|phân công|chỉ đạo/iu.test(given[0]);
		const led = /^(?:chủ trì|có trách nhiệm|chịu trách nhiệm|phải|cần|làm đầu mối|là đầu mối)/iu.test(split.task);
		const dated = given !== null && deadlineIn(split.task, { year: null, month: null }) !== null;
		// Items under "… yêu cầu:" or with a day to be done by begin with who does them.
		const item =
			ordering && block.marker !== null && (ordered || (deadlineIn(split.task, issued)?.day ?? null) !== null);
		const listed =
			item ||
			(inSection && block.marker !== null && (ordering || /phương hướng|nhiệm vụ/iu.test(block.path.join(" "))));
		// "UBND thành phố chỉ đạo phòng … tham mưu …" gives an order in a report, too.
		// So does a sentence that begins with "Giao", in whatever kind of document.
		const named = order && given !== null && (startsWithActor(given[0]) || given[0].startsWith("Giao"));
		if (!named && !(order && (ordering || inSection || led)) && !(led && (inSection || ordering)) && !dated && !listed)
			continue;
		if (/(?:^|\s)(?:đã|được)\s*$/u.test(split.actor) || isClosing(sentence)) continue;
		const draft = push(block, at, { assignee: split.actor, task: split.task, quote: sentence });
		holder = block.level > 0 ? { actor: split.actor, level: block.level, open: [draft] } : null;
	}
	return holder;
}

/** "Phòng Nghiệp vụ: Làm đầu mối …" inside the tasks of a larger body: its own assignee. */
function actorBeforeColon(text: string): { actor: string; task: string } | null {
	const m = /^([^:]{3,90}):\s+(\S.{9,})$/u.exec(text);
	return m?.[1] && m[2] && startsWithActor(m[1]) && startsWithVerb(m[2]) && splitActor(m[1]) === null
		? { actor: m[1], task: m[2] }
		: null;
}

const tidyActor = (text: string): string =>
	text
		.replace(/^(?:giao|cho)\s+/iu, "")
		.replace(/[\s:;,.]+$/u, "")
		.trim();

/** Where a table stands among the blocks: after the last block of its first page. */
function placeOf(table: Table, blocks: readonly Block[]): number {
	let at = 0;
	for (const [i, block] of blocks.entries()) if (block.page <= table.pageFirst) at = i;
	return at + 0.5;
}
