/** Tasks given to someone, by deadline. */
import { type Context, partsOf } from "./context.js";
import { sourceName } from "./figures.js";
import { EMPTY, html } from "./html.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import { hrefFrom, paths } from "./paths.js";

interface Task {
	document_id: string;
	source: string;
	assignee: string | null;
	task: string | null;
	coordinator: string | null;
	deadline_text: string | null;
	deadline: string | null;
	page: number;
}

/** A row is about 700 bytes, at most 8 kB. */
const TASKS_A_PAGE = 200;

export async function writeDeadlinePages(context: Context): Promise<void> {
	const { site, reader } = context;
	const { locale } = site;
	const { words } = locale;
	const c = words.columns;
	const count = await reader.one<{ n: number; dated: number }>(
		"SELECT count(*)::INTEGER AS n, count(deadline)::INTEGER AS dated FROM assignments",
	);
	const parts = partsOf(count.n, TASKS_A_PAGE);
	const write = async (part: number, rows: readonly Task[]) => {
		const path = paths.deadlines(part);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, paths.deadlines, where);
		await context.writer.page({
			path,
			section: "deadlines",
			title: parts > 1 ? words.titlePart(words.nav.deadlines, part, parts) : words.nav.deadlines,
			lead: words.deadlinesLead(count.n, count.dated),
			body:
				rows.length === 0
					? html`<p>${words.noTasks}</p>`
					: html`<p class="note">${words.deadlinesNote}</p>
${links("top")}${tableBox(
	"tasks",
	words.captionAssignments,
	columnHeads(c.deadline, c.assignee, c.task, c.document),
	html`<tbody>
${rows.map((t) => {
	const printed = t.deadline_text ? html`<br><span class="why">${locale.source(t.deadline_text)}</span>` : EMPTY;
	const deadline = t.deadline
		? html`<span class="nb">${locale.date(t.deadline)}</span>${printed}`
		: t.deadline_text
			? locale.source(t.deadline_text)
			: html`<span class="why">${words.noDeadline}</span>`;
	return html`<tr><td>${deadline}</td><th scope="row">${locale.source(t.assignee)}${t.coordinator ? html`<br><span class="why">${words.with} ${locale.source(t.coordinator)}</span>` : EMPTY}</th><td class="said">${locale.source(t.task)}</td><td><a href="${hrefFrom(path, paths.document(t.document_id))}">${t.source}</a>, <span class="nb">${words.onPage(t.page)}</span></td></tr>\n`;
})}</tbody>`,
)}${links("bottom")}`,
		});
	};
	let part = 0;
	let rows: Task[] = [];
	for await (const row of reader.each<Task>(
		`SELECT a.*, ${sourceName("d")} AS source FROM assignments a JOIN documents d USING (document_id)
		ORDER BY a.deadline DESC NULLS LAST, d.issued_on DESC NULLS LAST, a.document_id, a.assignment_no`,
	)) {
		rows.push(row);
		if (rows.length === TASKS_A_PAGE) {
			await write(++part, rows);
			rows = [];
		}
	}
	if (rows.length > 0 || part === 0) await write(++part, rows);
}
