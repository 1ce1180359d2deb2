import type { Assignment } from "../../schemas/extracted.js";
import type { TruthAssignment } from "../../schemas/truth.js";
import { containment, likeness, matchBest, sameWords } from "./likeness.js";
import type { ScoreSheet } from "./metric.js";
import { tally } from "./tally.js";

/** Tasks are the same from this likeness on: more than half of their words. */
const SAME_TASK = 0.5;

/**
 * Tasks found (matched by the words of the task, then by assignee), and of the found ones: assignee and coordinator (same
 * words, or one named within a longer list that is mostly the same), deadline (exact date) and its words.
 */
export function scoreAssignments(
	truths: readonly TruthAssignment[],
	assignments: readonly Assignment[],
	complete: boolean,
	sheet: ScoreSheet,
): void {
	const matches = matchBest(truths, assignments, (t, a) => {
		const task = likeness(t.task, a.task);
		if (task < SAME_TASK) return 0;
		return task + (t.assignee && a.assignee ? 0.2 * likeness(t.assignee, a.assignee) : 0);
	});
	truths.forEach((t, i) => {
		const match = matches.find((m) => m.truth === i);
		const where = t.line ? `line ${t.line}` : `task ${i + 1}`;
		sheet.check("assignments.recall", match !== undefined, where, t.task, null);
		const a = match && assignments[match.found];
		if (!a) return;
		for (const field of ["assignee", "coordinator", "deadlineText"] as const) {
			const expected = t[field];
			if (expected === undefined) continue;
			const right = expected === null ? a[field] === null : a[field] !== null && sameName(expected, a[field]);
			sheet.check("assignments.fields", right, `${where} ${field}`, expected, a[field]);
		}
		if (t.deadline !== undefined)
			sheet.check("assignments.fields", t.deadline === a.deadline, `${where} deadline`, t.deadline, a.deadline);
	});
	if (!complete) return;
	const matched = new Set(matches.map((m) => m.found));
	assignments.forEach((a, j) => {
		if (!matched.has(j)) sheet.miss("assignments.precision", `page ${a.page}`, null, a.task);
	});
	sheet.add("assignments.precision", tally(matched.size, assignments.length));
}

/** 0.75: "UBND các phường, xã" in "Phòng Nội vụ, UBND các phường, xã" is not the same; "Giao phòng Nội vụ" for "phòng Nội vụ" is. */
const sameName = (one: string, other: string): boolean =>
	sameWords(one, other) || (likeness(one, other) >= 0.6 && containment(one, other) >= 0.75);
