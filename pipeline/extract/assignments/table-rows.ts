import type { Cell, Table } from "../../../schemas/extracted.js";
import { resolveDeadline } from "../dates.js";
import { fold } from "../flow/fold.js";

/** A task that a row of a work-plan table states. */
export interface TaskRow {
	task: string;
	assignee: string;
	coordinator: string | null;
	deadlineText: string | null;
	deadline: string | null;
	page: number;
	quote: string;
}

const COLUMNS = {
	task: /^(?:noi dung|nhiem vu|cong viec|ten nhiem vu|noi dung cong viec|hoat dong|giai phap|noi dung hoat dong)/,
	lead: /chu tri|don vi thuc hien|co quan thuc hien|don vi chiu trach nhiem|nguoi thuc hien|trach nhiem|phan cong|don vi phu trach|bo phan thuc hien/,
	helper: /phoi hop/,
	time: /thoi gian|thoi han|tien do|han hoan thanh|ngay hoan thanh/,
} as const;

/** The rows of a table that has a column of tasks and a column of who does them; [] for any other table. */
export function taskRows(table: Table, issued: { year: number | null; month: number | null }): TaskRow[] {
	const headings = new Map<number, string>();
	for (const cell of table.cells) {
		if (!cell.isHeader) continue;
		for (let c = cell.col; c < cell.col + cell.colSpan; c++)
			headings.set(c, `${headings.get(c) ?? ""} ${fold(cell.text)}`.trim());
	}
	const column = (pattern: RegExp, not: readonly (number | null)[] = []): number | null => {
		for (const [c, text] of headings) if (pattern.test(text) && !not.includes(c)) return c;
		return null;
	};
	const helper = column(COLUMNS.helper);
	const lead = column(COLUMNS.lead, [helper]);
	const time = column(COLUMNS.time, [helper, lead]);
	const task = column(COLUMNS.task, [helper, lead, time]);
	if (lead === null || task === null || (time === null && helper === null)) return [];
	const rows = new Map<number, Map<number, Cell>>();
	for (const cell of table.cells) {
		if (cell.isHeader) continue;
		for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
			rows.set(r, (rows.get(r) ?? new Map<number, Cell>()).set(cell.col, cell));
	}
	const out: TaskRow[] = [];
	for (const cells of rows.values()) {
		const what = cells.get(task);
		const who = cells.get(lead);
		if (!what || !who || what.text.trim().length < 8 || who.text.trim().length < 3 || !/\p{L}{2}/u.test(who.text))
			continue;
		const when = time === null ? null : cells.get(time)?.text.trim() || null;
		out.push({
			task: what.text.trim(),
			assignee: who.text.trim(),
			coordinator: helper === null ? null : cells.get(helper)?.text.trim() || null,
			deadlineText: when,
			deadline: when ? resolveDeadline(when, issued) : null,
			page: what.page,
			quote: what.text.trim(),
		});
	}
	return out;
}
