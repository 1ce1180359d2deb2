/** A page an indicator: its trend, every value with its source; the list of all; the labels that fit no indicator. */
import { chartFigure } from "./chart-figure.js";
import { type Context, type IndicatorEntry, indicatorName, linking, partsOf } from "./context.js";
import { figureTables } from "./figure-table.js";
import { type Figure, figureOrder } from "./figures.js";
import { EMPTY, type Html, html } from "./html.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import { hrefFrom, paths } from "./paths.js";

/**
 * Rows of a page of figures. A row is about 1 kB, at most 6 kB (quotes and labels are cut at 2,000 letters): 200 rows
 * stay under 1.5 MB whatever they hold.
 */
export const FIGURES_A_PAGE = 200;

export async function writeIndicatorPages(context: Context): Promise<void> {
	const withFigures = [...context.indicators.values()].filter((i) => i.figures > 0);
	let done = 0;
	for (const indicator of withFigures) {
		context.signal?.throwIfAborted();
		await writeIndicator(context, indicator);
		context.progress("indicators", ++done, withFigures.length);
	}
	await writeList(context);
	await writeUnmatched(context);
}

async function writeIndicator(context: Context, indicator: IndicatorEntry): Promise<void> {
	const { reader, site } = context;
	const { locale } = site;
	const { words } = locale;
	const name = indicatorName(context, indicator.id);
	const figures = await reader.all<Figure>(
		`SELECT * FROM report_figures WHERE indicator_id = $1 ORDER BY ${figureOrder("unit")}`,
		[indicator.id],
	);
	const parts = partsOf(figures.length, FIGURES_A_PAGE);
	const subject = { indicatorId: indicator.id, name, unit: null };
	const chart = await chartFigure(locale, "trend", subject, figures);
	for (let part = 1; part <= parts; part++) {
		const path = paths.indicator(indicator.id, part);
		const rows = figures.slice((part - 1) * FIGURES_A_PAGE, part * FIGURES_A_PAGE);
		const links = (where: "top" | "bottom") =>
			pager(site, path, part, parts, (p) => paths.indicator(indicator.id, p), where);
		await context.writer.page({
			path,
			section: "indicators",
			title: parts > 1 ? words.titlePart(name, part, parts) : name,
			trail: [{ title: words.nav.indicators, path: paths.indicators }],
			lead: words.indicatorLead(
				indicator.figures,
				indicator.units,
				indicator.documents,
				indicator.year_first,
				indicator.year_last,
			),
			body: html`${part === 1 ? html`${facts(context, indicator)}<h2>${words.trend}</h2>\n${chart === EMPTY ? html`<p>${words.noTrend}</p>\n` : chart}` : EMPTY}<h2>${words.values}</h2>
<p class="note">${words.valuesNote} <a href="${hrefFrom(path, paths.about)}">${words.nav.about}</a>.</p>
${links("top")}${figureTables(linking(context, path), rows, "unit", { main: words.captionValues(name), others: words.captionOthers(name) })}${links("bottom")}`,
		});
	}
}

function facts(context: Context, indicator: IndicatorEntry): Html {
	const { locale } = context.site;
	const { words } = locale;
	const f = words.indicatorFacts;
	const range =
		indicator.minimum === null && indicator.maximum === null
			? null
			: `${indicator.minimum === null ? "…" : locale.number(indicator.minimum)} – ${indicator.maximum === null ? "…" : locale.number(indicator.maximum)}`;
	const rows: [string, string | null][] = [
		[f.id, null],
		[f.area, indicator.area && (words.areas[indicator.area] ?? indicator.area)],
		[f.measure, indicator.measure && locale.measure(indicator.measure)],
		[f.kind, indicator.kind && (words.indicatorKinds[indicator.kind] ?? indicator.kind)],
		[f.direction, indicator.direction === "up" ? f.up : indicator.direction === "down" ? f.down : null],
		[f.range, range],
	];
	return html`<div class="box"><dl class="facts">
${rows.map(([term, text], i) => (i === 0 ? html`<dt>${term}</dt><dd><code>${indicator.id}</code></dd>\n` : text ? html`<dt>${term}</dt><dd>${text}</dd>\n` : EMPTY))}</dl></div>
`;
}

async function writeList(context: Context): Promise<void> {
	const { site } = context;
	const { words } = site.locale;
	const path = paths.indicators;
	const c = words.columns;
	const all = [...context.indicators.values()];
	const areas = new Map<string, IndicatorEntry[]>();
	for (const i of all.filter((i) => i.figures > 0)) {
		const area = i.area ?? "";
		areas.set(area, [...(areas.get(area) ?? []), i]);
	}
	const without = all.filter((i) => i.figures === 0);
	const [unmatched] = await context.reader.all<{ figures: number; labels: number }>(
		"SELECT count(*)::INTEGER AS figures, count(DISTINCT label)::INTEGER AS labels FROM report_figures WHERE kind = 'unmatched'",
	);
	const years = (i: IndicatorEntry) => words.yearSpan(i.year_first, i.year_last);
	const row = (i: IndicatorEntry) =>
		html`<tr><th scope="row"><a href="${hrefFrom(path, paths.indicator(i.id))}">${indicatorName(context, i.id)}</a></th><td>${i.measure && site.locale.measure(i.measure)}</td><td class="n">${site.locale.number(i.figures)}</td><td class="n">${site.locale.number(i.units)}</td><td class="nb">${years(i)}</td></tr>\n`;
	const groups = [...areas]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([area, list]) =>
				html`<tbody class="g"><tr><th scope="rowgroup" colspan="5">${words.areas[area] ?? (area || words.noArea)}</th></tr>\n${list.map(row)}</tbody>\n`,
		);
	await context.writer.page({
		path,
		section: "indicators",
		title: words.nav.indicators,
		lead: words.indicatorsLead(all.length - without.length, all.length),
		body: html`${groups.length > 0 ? tableBox("list", words.captionIndicators, columnHeads(c.indicator, c.measure, [c.figures, "n"], [c.units, "n"], c.years), groups) : html`<p>${words.noIndicators}</p>`}
<h2>${words.unmatchedTitle}</h2>
<p>${unmatched && unmatched.figures > 0 ? html`${words.unmatchedLead(unmatched.figures, unmatched.labels)} <a href="${hrefFrom(path, paths.unmatched())}">${words.unmatchedLink}</a>.` : words.unmatchedNone}</p>
${without.length > 0 ? html`<h2>${words.withoutFigures}</h2>\n<p>${words.withoutFiguresLead(without.length)}</p>\n<details><summary>${words.showList}</summary><ul>${without.map((i) => html`<li>${indicatorName(context, i.id)} <code>${i.id}</code></li>\n`)}</ul></details>` : EMPTY}`,
	});
}

interface Label {
	label: string;
	figures: number;
	documents: number;
	measures: string;
	document_id: string;
	observation_id: string;
	source: string;
}

const LABELS_A_PAGE = 400;

async function writeUnmatched(context: Context): Promise<void> {
	const { site, reader } = context;
	const { words } = site.locale;
	const c = words.columns;
	const [{ n } = { n: 0 }] = await reader.all<{ n: number }>(
		"SELECT count(DISTINCT label)::INTEGER AS n FROM report_figures WHERE kind = 'unmatched'",
	);
	if (n === 0) return;
	const parts = partsOf(n, LABELS_A_PAGE);
	const write = async (part: number, labels: readonly Label[]) => {
		const path = paths.unmatched(part);
		const link = linking(context, path);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, paths.unmatched, where);
		await context.writer.page({
			path,
			section: "indicators",
			title: parts > 1 ? words.titlePart(words.unmatchedTitle, part, parts) : words.unmatchedTitle,
			trail: [{ title: words.nav.indicators, path: paths.indicators }],
			lead: words.unmatchedPageLead,
			body: html`${links("top")}${tableBox(
				"labels",
				words.captionUnmatched,
				columnHeads(c.label, c.measure, [c.figures, "n"], [c.documents, "n"], c.example),
				html`<tbody>${labels.map(
					(l) =>
						html`<tr><th scope="row">${site.locale.source(l.label)}</th><td>${l.measures.split(", ").map((m, i) => html`${i > 0 ? ", " : ""}${site.locale.measure(m)}`)}</td><td class="n">${l.figures}</td><td class="n">${l.documents}</td><td><a href="${hrefFrom(path, paths.document(l.document_id, link.partOf(l.observation_id)))}">${l.source}</a></td></tr>\n`,
				)}</tbody>`,
			)}${links("bottom")}`,
		});
	};
	let part = 0;
	let rows: Label[] = [];
	for await (const label of reader.each<Label>(
		`SELECT label, figures, documents, measures, e.document_id AS document_id, e.observation_id AS observation_id, e.source AS source
		FROM (SELECT label, count(*)::INTEGER AS figures, count(DISTINCT document_id)::INTEGER AS documents,
				string_agg(DISTINCT measure, ', ' ORDER BY measure) AS measures,
				arg_min({document_id: document_id, observation_id: observation_id, source: source}, observation_id) AS e
			FROM report_figures WHERE kind = 'unmatched' GROUP BY label)
		ORDER BY figures DESC, label`,
	)) {
		rows.push(label);
		if (rows.length === LABELS_A_PAGE) {
			await write(++part, rows);
			rows = [];
		}
	}
	if (rows.length > 0) await write(++part, rows);
}
