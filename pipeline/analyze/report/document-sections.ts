/** The sections of a document's page. */
import { type Context, indicatorName } from "./context.js";
import type { Citation, DocumentData, DocumentFinding } from "./document-data.js";
import { indicatorLink, type Linking, sourceCell, trustCell, unitLink, valueCell } from "./figure-table.js";
import { type Content, EMPTY, type Html, html, joined } from "./html.js";
import { columnHeads, tableBox } from "./layout.js";
import { layOut, type Section, type SectionRow } from "./parts.js";
import { hrefFrom, observationAnchor, pageAnchor, paths, tableAnchor } from "./paths.js";
import { sourceTable } from "./source-table.js";
import { findingMessage } from "./words/finding-words.js";
import { diagnosisText } from "./words/page-diagnosis.js";

/** All sections that have something to show, in reading order. Row anchors are observation ids. */
export function documentSections(context: Context, link: Linking, data: DocumentData): Section[] {
	const first = figures(context, link, data);
	// it is the first section: where its rows stand does not depend on those that follow, which may refer to them
	const { anchors } = layOut([first]);
	const all = [
		first,
		tables(context, data),
		assignments(context, data),
		citations(context, link, data),
		findings(context, link, data, anchors),
		repairs(context, data),
		pages(context, data),
	];
	return all.filter((s) => s.rows.length > 0);
}

/** A section that is one table; its caption tells what it shows. */
function tableSection(id: string, title: string, caption: Content, heads: Html, rows: readonly SectionRow[]): Section {
	return {
		...{ id, title, count: rows.length, rows },
		wrap: (shown) => tableBox(`${id}-c`, caption, heads, html`<tbody>\n${shown}</tbody>`),
	};
}

function figures(context: Context, link: Linking, { figures }: DocumentData): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const rows = figures.map((f): SectionRow => {
		const indicator = f.indicator_id
			? html`<br><span class="why">→ ${indicatorLink(link, f.indicator_id, indicatorName(context, f.indicator_id))}</span>`
			: EMPTY;
		const period = locale.period({
			...{ year: f.year, start: f.period_start, end: f.period_end },
			...{ months: f.period_months, slot: f.period_slot },
		});
		const plan = f.plan ? html`<br><span class="why">${words.kinds.plan}</span>` : EMPTY;
		return {
			anchor: f.observation_id,
			html: html`<tr id="${observationAnchor(f.observation_id)}"><th scope="row">${locale.source(f.label)}${indicator}</th><td class="mid">${unitLink(link, f.unit_key, f.unit)}</td><td class="mid">${period}${plan}</td>${valueCell(locale, f)}${trustCell(locale, f)}<td class="from">${sourceCell(link, f, { ownDocument: true })}</td></tr>\n`,
		};
	});
	const heads = columnHeads(c.label, c.unit, c.period, [c.value, "n"], c.trust, c.source);
	return tableSection("figures", words.sections.figures, words.captionFigures, heads, rows);
}

function tables(context: Context, { tables, cells }: DocumentData): Section {
	const { locale } = context.site;
	const rows = tables.flatMap((table) => {
		const own = cells.filter((c) => c.table_no === table.table_no);
		if (own.length === 0) return [];
		return sourceTable(locale, tableAnchor(table.table_no), table, own).map((piece) => ({ html: piece }));
	});
	return {
		...{ id: "tables", title: locale.words.sections.tables, count: tables.length, rows },
		wrap: (shown) => joined(shown, ""),
	};
}

function assignments(context: Context, { assignments }: DocumentData): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const rows = assignments.map((a) => {
		const deadline = a.deadline
			? html`<span class="nb">${locale.date(a.deadline)}</span>${a.deadline_text ? html`<br><span class="why">${locale.source(a.deadline_text)}</span>` : EMPTY}`
			: a.deadline_text
				? locale.source(a.deadline_text)
				: html`<span class="why">${words.noDeadline}</span>`;
		return {
			html: html`<tr id="a-${a.assignment_no}"><th scope="row">${locale.source(a.assignee)}${a.coordinator ? html`<br><span class="why">${words.with} ${locale.source(a.coordinator)}</span>` : EMPTY}</th><td class="said">${locale.source(a.task)}</td><td>${deadline}</td><td class="nb">${words.onPage(a.page)}</td></tr>\n`,
		};
	});
	const heads = columnHeads(c.assignee, c.task, c.deadline, c.page);
	return tableSection("assignments", words.sections.assignments, words.captionAssignments, heads, rows);
}

/** Candidates named beside an uncertain citation; more are only counted. */
const MOST_TARGETS = 3;

function citations(context: Context, link: Linking, { citations }: DocumentData): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const target = (citation: Citation): Html => {
		const all = citation.targets ?? [];
		if (all.length === 0) return html`<span class="why">${words.notInDatabase}</span>`;
		const sure = all.filter((t) => t.sure);
		const shown = sure.length > 0 ? sure : all;
		const links = shown
			.slice(0, MOST_TARGETS)
			.map((t) => html`<a href="${hrefFrom(link.from, paths.document(t.document_id))}">${t.source}</a>`);
		const more = shown.length > MOST_TARGETS ? ` ${words.andMore(shown.length - MOST_TARGETS)}` : "";
		return html`${sure.length > 0 ? EMPTY : html`${words.possibly}: `}${joined(links, ", ")}${more}`;
	};
	const rows = citations.map((x) => {
		const type = locale.documentType(x.cited_type);
		const number = x.cited_number || x.cited_symbol ? `${x.cited_number ?? "…"}/${x.cited_symbol ?? "…"}` : "";
		const name = [type, number].filter(Boolean).join(" ");
		return {
			html: html`<tr id="c-${x.citation_no}"><th scope="row">${name ? html`<span lang="vi">${name}</span>` : locale.source(x.subject)}</th><td class="nb">${locale.date(x.cited_on)}</td><td>${locale.source(x.cited_issuer)}</td><td class="said"><q>${locale.source(x.quote)}</q> <span class="where">${words.onPage(x.page)}</span></td><td>${target(x)}</td></tr>\n`,
		};
	});
	const heads = columnHeads(c.document, c.date, c.issuer, c.source, c.inDatabase);
	return tableSection("citations", words.sections.citations, words.captionCitations, heads, rows);
}

/** What a finding says: the rule, the sentence, the words it is about. */
export function findingCells(context: Context, f: Pick<DocumentFinding, "severity" | "message" | "quote">): Html {
	const { locale } = context.site;
	return html`<td>${locale.severity(f.severity)}</td><td class="said">${findingMessage(locale, f.message)}${f.quote ? html`<br><q>${locale.source(f.quote)}</q>` : EMPTY}</td>`;
}

function findings(
	context: Context,
	link: Linking,
	{ facts, findings, figures }: DocumentData,
	parts: ReadonlyMap<string, number>,
): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const here = new Set(figures.map((f) => f.observation_id));
	const rows = findings.map((f) => {
		const id = f.observation_id;
		const part = (id && parts.get(id)) || 1;
		const figure =
			id && here.has(id)
				? html`<br><a href="${hrefFrom(link.from, paths.document(facts.document_id, part))}#${observationAnchor(id)}">${words.toFigure}</a>`
				: EMPTY;
		return {
			html: html`<tr><th scope="row">${words.rules[f.rule] ?? f.rule}</th>${findingCells(context, f)}<td class="nb">${f.page === null ? words.wholeDocument : words.onPage(f.page)}${figure}</td></tr>\n`,
		};
	});
	const heads = columnHeads(c.rule, c.severity, c.finding, c.page);
	return tableSection("findings", words.sections.findings, words.captionFindings, heads, rows);
}

function repairs(context: Context, { repairs }: DocumentData): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const rows = repairs.map((r) => ({
		html: html`<tr><td class="nb">${words.pageLine(r.page, r.line)}</td><td><del>${locale.source(r.before)}</del></td><td><ins>${locale.source(r.after)}</ins></td><td>${words.repairKinds[r.kind] ?? r.kind}</td><td class="n">${locale.share(r.confidence)}</td></tr>\n`,
	}));
	const heads = columnHeads(c.place, c.before, c.after, c.kind, [c.confidence, "n"]);
	return tableSection("repairs", words.sections.repairs, words.captionRepairs, heads, rows);
}

function pages(context: Context, { pages, figures, tables }: DocumentData): Section {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const rows = pages.map((p) => {
		const here = figures.filter((f) => f.page === p.page).length;
		const on = tables.filter((t) => t.page_first <= p.page && p.page <= t.page_last).map((t) => t.table_no);
		return {
			html: html`<tr id="${pageAnchor(p.page)}"><th scope="row" class="n">${p.page}</th><td>${words.origins[p.origin ?? ""] ?? p.origin}</td><td>${diagnosisText(locale, p.diagnosis, p.text_diagnosis)}</td><td class="n">${locale.share(p.confidence)}</td><td class="n">${here || ""}</td><td>${on.map((n) => words.tableName(n)).join(", ")}</td></tr>\n`,
		};
	});
	const heads = columnHeads([c.page, "n"], c.origin, c.diagnosis, [c.confidence, "n"], [c.figures, "n"], c.tables);
	return tableSection("pages", words.sections.pages, words.captionPages, heads, rows);
}
