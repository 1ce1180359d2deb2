/** What a person should look at: by rule, each with its document and place. */
import { type Context, linking, partsOf } from "./context.js";
import { findingCells } from "./document-sections.js";
import { sourceName } from "./figures.js";
import { EMPTY, html } from "./html.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import { hrefFrom, observationAnchor, paths } from "./paths.js";

interface RuleCount {
	rule: string;
	errors: number;
	warnings: number;
	infos: number;
	findings: number;
	documents: number;
}

interface Finding {
	document_id: string;
	source: string;
	rule: string;
	severity: string;
	message: string;
	page: number | null;
	quote: string | null;
	observation_id: string | null;
	known: boolean;
}

/** A row is below 1 kB, at most 6 kB. */
const FINDINGS_A_PAGE = 250;

export async function writeFindingPages(context: Context): Promise<void> {
	const { site, reader } = context;
	const { locale } = site;
	const { words } = locale;
	const c = words.columns;
	const rules = await reader.all<RuleCount>(
		`SELECT rule, count(*) FILTER (severity = 'error')::INTEGER AS errors, count(*) FILTER (severity = 'warning')::INTEGER AS warnings,
			count(*) FILTER (severity NOT IN ('error', 'warning'))::INTEGER AS infos, count(*)::INTEGER AS findings,
			count(DISTINCT document_id)::INTEGER AS documents
		FROM findings GROUP BY rule ORDER BY errors DESC, warnings DESC, findings DESC, rule`,
	);
	const path = paths.findings;
	const total = rules.reduce((sum, r) => sum + r.findings, 0);
	const cell = (n: number) => html`<td class="n">${n > 0 ? locale.number(n) : "–"}</td>`;
	await context.writer.page({
		path,
		section: "findings",
		title: words.nav.findings,
		lead: words.findingsLead(total),
		body:
			rules.length === 0
				? html`<p>${words.noFindings}</p>`
				: tableBox(
						"rules",
						words.captionRules,
						columnHeads(
							c.rule,
							[words.severity.error ?? "", "n"],
							[words.severity.warning ?? "", "n"],
							[words.severity.info ?? "", "n"],
							[c.documents, "n"],
						),
						html`<tbody>
${rules.map(
	(r) =>
		html`<tr><th scope="row"><a href="${hrefFrom(path, paths.findingsOf(r.rule))}">${words.rules[r.rule] ?? r.rule}</a> <code>${r.rule}</code></th>${cell(r.errors)}${cell(r.warnings)}${cell(r.infos)}${cell(r.documents)}</tr>\n`,
)}</tbody>`,
					),
	});
	let done = 0;
	for (const rule of rules) {
		context.signal?.throwIfAborted();
		await writeRule(context, rule);
		context.progress("findings", ++done, rules.length);
	}
}

async function writeRule(context: Context, rule: RuleCount): Promise<void> {
	const { site, reader } = context;
	const { words } = site.locale;
	const c = words.columns;
	const name = words.rules[rule.rule] ?? rule.rule;
	const parts = partsOf(rule.findings, FINDINGS_A_PAGE);
	const pathOf = (part: number) => paths.findingsOf(rule.rule, part);
	const write = async (part: number, rows: readonly Finding[]) => {
		const path = pathOf(part);
		const link = linking(context, path);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, pathOf, where);
		await context.writer.page({
			path,
			section: "findings",
			title: parts > 1 ? words.titlePart(name, part, parts) : name,
			trail: [{ title: words.nav.findings, path: paths.findings }],
			lead: words.ruleLead(rule.findings, rule.documents),
			body: html`${links("top")}${tableBox(
				"findings",
				words.captionFindings,
				columnHeads(c.document, c.severity, c.finding, c.page),
				html`<tbody>
${rows.map((f) => {
	const figure =
		f.observation_id && f.known
			? html`<br><a href="${hrefFrom(path, paths.document(f.document_id, link.partOf(f.observation_id)))}#${observationAnchor(f.observation_id)}">${words.toFigure}</a>`
			: EMPTY;
	return html`<tr><th scope="row"><a href="${hrefFrom(path, paths.document(f.document_id))}">${f.source}</a></th>${findingCells(context, f)}<td class="nb">${f.page === null ? words.wholeDocument : words.onPage(f.page)}${figure}</td></tr>\n`;
})}</tbody>`,
			)}${links("bottom")}`,
		});
	};
	let part = 0;
	let rows: Finding[] = [];
	for await (const row of reader.each<Finding>(
		`SELECT f.*, ${sourceName("d")} AS source, o.observation_id IS NOT NULL AS known FROM findings f
		JOIN documents d USING (document_id)
		LEFT JOIN (SELECT observation_id, document_id FROM report_figures) o
			ON o.observation_id = f.observation_id AND o.document_id = f.document_id
		WHERE f.rule = $1
		ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, d.issued_year DESC NULLS LAST, f.document_id,
			f.page NULLS FIRST, f.finding_id`,
		[rule.rule],
	)) {
		rows.push(row);
		if (rows.length === FINDINGS_A_PAGE) {
			await write(++part, rows);
			rows = [];
		}
	}
	if (rows.length > 0) await write(++part, rows);
}
