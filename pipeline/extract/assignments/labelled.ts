import type { Block } from "../block.js";
import { fold } from "../flow/fold.js";
import { startsWithVerb } from "./actor.js";

/** What a line such as "* Đơn vị chủ trì: …" says. */
export type Label = "lead" | "helper" | "time" | "solution" | "other";

const LABELS: readonly (readonly [Label, RegExp])[] = [
	[
		"lead",
		/^(?:don vi|co quan|bo phan|cap)?\s*(?:chu tri|thuc hien|chiu trach nhiem|dau moi)(?:\s+(?:chu tri|thuc hien|chinh))?\s*:\s*/,
	],
	["lead", /^(?:don vi|co quan|nguoi)\s+(?:chu tri|thuc hien|phu trach|trien khai|duoc giao)[^:]{0,20}:\s*/],
	["helper", /^(?:don vi|co quan|bo phan)?\s*phoi hop(?:\s+thuc hien)?\s*:\s*/],
	[
		"time",
		/^(?:thoi (?:gian|han)(?: (?:thuc hien|hoan thanh|trien khai))?|han hoan thanh|tien do(?: thuc hien)?)\s*:\s*/,
	],
	["solution", /^(?:giai phap|noi dung(?: (?:thuc hien|cong viec|nhiem vu))?|nhiem vu|cong viec|cach thuc)\s*:\s*/],
	["other", /^(?:san pham|ket qua|kinh phi|muc tieu|chi tieu|yeu cau)\s*:\s*/],
];

/** The label of a block and the words after it; null for a block without one. */
export function labelOf(text: string): { label: Label; rest: string } | null {
	const f = fold(text);
	for (const [label, pattern] of LABELS) {
		const m = pattern.exec(f);
		if (m) return { label, rest: text.slice(m[0].length).replace(/[\s.;]+$/, "") };
	}
	return null;
}

/** A measure that spells out who leads, who helps and by when ("3.1. Tiêu chí: …" with its "*" lines). */
export interface Measure {
	head: Block;
	/** Index of the first block after the measure. */
	end: number;
	lead: string | null;
	helper: string | null;
	time: string | null;
	solutions: string[];
}

/** The labelled measure whose head is `blocks[at]`: at least a lead and one more label must follow. */
export function measureAt(blocks: readonly Block[], at: number): Measure | null {
	const head = blocks[at];
	if (!head || head.marker === null || labelOf(head.text)?.label === "lead") return null;
	const out: Measure = { head, end: at + 1, lead: null, helper: null, time: null, solutions: [] };
	let labels = 0;
	let last: Label | null = null;
	for (let i = at + 1; i < blocks.length; i++) {
		const block = blocks[i];
		if (!block || (block.level > 0 && block.level <= head.level)) break;
		if (block.kind === "footnote") continue;
		const found = labelOf(block.text);
		if (!found) {
			// A tail of the line before ("Xã.") or text between labels.
			if (labels === 0 && block.level > 0 && block.kind === "heading") break;
			if (last === "lead" && block.text.length < 20 && out.lead)
				out.lead = `${out.lead} ${block.text}`.replace(/[\s.;]+$/, "");
			else if (last === null || last === "solution") out.solutions.push(block.text);
			else break;
			out.end = i + 1;
			continue;
		}
		if (found.label === "lead" && out.lead !== null) break;
		labels++;
		last = found.label;
		if (found.label === "lead") out.lead = found.rest;
		else if (found.label === "helper") out.helper = found.rest;
		else if (found.label === "time") out.time = found.rest;
		else if (found.label === "solution") out.solutions.push(found.rest);
		out.end = i + 1;
	}
	return out.lead !== null && labels >= 2 ? out : null;
}

/**
 * Who leads, without what they are to do: "tất cả các phòng chuyên môn tổ chức hướng dẫn theo …; Phòng Văn hóa và Thông
 * tin tổ chức hội nghị …" → "tất cả các phòng chuyên môn; Phòng Văn hóa và Thông tin".
 */
export function leadersOnly(lead: string, split: (text: string) => { actor: string } | null): string {
	return lead
		.split(/\s*;\s*/)
		.map((part) => (startsWithVerb(part) ? "" : (split(part)?.actor ?? part)))
		.filter((part) => part !== "")
		.join("; ");
}
