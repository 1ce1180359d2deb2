/** The first page: what the database holds, how far it can be trusted, and what developed how. */
import { type Context, indicatorName, linking } from "./context.js";
import { unitLink } from "./figure-table.js";
import { EMPTY, type Html, html } from "./html.js";
import { columnHeads, tableBox } from "./layout.js";
import { paths } from "./paths.js";

interface Counts {
	documents: number;
	pages: number;
	tables: number;
	first: number | null;
	last: number | null;
	assignments: number;
	citations: number;
	repairs: number;
	findings: number;
	undated: number;
	unnumbered: number;
	unissued: number;
	quarantined: number;
}

interface States {
	figures: number;
	matched: number;
	placed: number;
	accepted: number;
	corrected: number;
	flagged: number;
	unread: number;
}

export async function writeOverview(context: Context): Promise<void> {
	const { reader, site } = context;
	const { words } = site.locale;
	const counts = await reader.one<Counts>(
		`SELECT count(*)::INTEGER AS documents, coalesce(sum(pages), 0)::INTEGER AS pages, min(issued_year) AS first, max(issued_year) AS last,
			count(*) FILTER (issued_on IS NULL)::INTEGER AS undated, count(*) FILTER ("number" IS NULL)::INTEGER AS unnumbered,
			count(*) FILTER (issuer IS NULL)::INTEGER AS unissued,
			(SELECT count(*)::INTEGER FROM tables) AS tables, (SELECT count(*)::INTEGER FROM assignments) AS assignments,
			(SELECT count(*)::INTEGER FROM citations) AS citations, (SELECT count(*)::INTEGER FROM repairs) AS repairs,
			(SELECT count(*)::INTEGER FROM findings) AS findings,
			(SELECT count(*)::INTEGER FROM files WHERE status = 'quarantined') AS quarantined
		FROM documents`,
	);
	const states = await reader.one<States>(
		`SELECT count(*)::INTEGER AS figures, count(indicator_id)::INTEGER AS matched, count(*) FILTER (placed)::INTEGER AS placed,
			count(*) FILTER (status = 'accepted')::INTEGER AS accepted, count(*) FILTER (status = 'corrected')::INTEGER AS corrected,
			count(*) FILTER (status = 'flagged')::INTEGER AS flagged, count(*) FILTER (value IS NULL)::INTEGER AS unread
		FROM report_figures`,
	);
	await context.writer.page({
		path: paths.overview,
		section: "overview",
		title: words.overviewTitle,
		lead:
			counts.documents === 0
				? words.emptyDatabase
				: words.overviewLead(counts.documents, counts.pages, counts.first, counts.last),
		body: html`${tiles(context, counts, states)}${await trends(context)}${trust(context, counts, states)}${await types(context)}
<h2>${words.howToRead}</h2>
<p>${words.howToReadText} <a href="${paths.about}">${words.nav.about}</a>.</p>`,
	});
}

function tiles(context: Context, counts: Counts, states: States): Html {
	const { locale } = context.site;
	const { tiles } = locale.words;
	const indicators = [...context.indicators.values()].filter((i) => i.figures > 0).length;
	const all: [number, string, string][] = [
		[counts.documents, tiles.documents, paths.documents()],
		[states.figures, tiles.figures, paths.units()],
		[indicators, tiles.indicators, paths.indicators],
		[context.units.size, tiles.units, paths.units()],
		[counts.findings, tiles.findings, paths.findings],
		[counts.assignments, tiles.assignments, paths.deadlines()],
	];
	return html`<ul class="tiles">
${all.map(([n, name, path]) => html`<li><span class="n">${locale.number(n)}</span> <span class="w"><a href="${path}">${name}</a></span></li>\n`)}</ul>
`;
}

/** Rows of the table of developments. */
const MOST_TRENDS = 12;

interface TrendSummary {
	indicator_id: string;
	unit_key: string;
	unit: string | null;
	measure: string;
	years: number;
	year: number;
	value: number;
	previous_value: number;
	change: number;
	direction: string | null;
	series: number;
}

/** The latest comparable change of each indicator, for the unit with the longest series. */
async function trends(context: Context): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const c = words.columns;
	const rows = await context.reader.all<TrendSummary>(
		`WITH s AS (
			SELECT indicator_id, unit_key, min(unit) AS unit, measure, count(DISTINCT year)::INTEGER AS years,
				arg_max({year: year, value: value, previous_value: previous_value, change: change}, (year, period_end, observation_id))
					FILTER (comparable AND change IS NOT NULL) AS latest, max(confidence) AS confidence
			FROM report_figures WHERE kind = 'preferred' AND year IS NOT NULL GROUP BY indicator_id, unit_key, measure
		), best AS (
			SELECT *, (count(*) OVER ())::INTEGER AS series FROM s WHERE latest IS NOT NULL
			QUALIFY row_number() OVER (PARTITION BY indicator_id ORDER BY years DESC, unit_key, measure) = 1
		)
		SELECT b.indicator_id, b.unit_key, b.unit, b.measure, b.years, b.latest.year AS year, b.latest.value AS value,
			b.latest.previous_value AS previous_value, b.latest.change AS change, i.direction, count(*) OVER ()::INTEGER AS series
		FROM best b LEFT JOIN indicators i USING (indicator_id)
		ORDER BY i.direction IS NULL, b.years DESC, b.measure <> 'percent', b.indicator_id LIMIT ${MOST_TRENDS}`,
	);
	if (rows.length === 0) return html`<h2>${words.keyTrends}</h2>\n<p>${words.noKeyTrends}</p>\n`;
	const link = linking(context, paths.overview);
	const all = rows[0]?.series ?? rows.length;
	return html`<h2>${words.keyTrends}</h2>
<p>${words.keyTrendsLead}${all > rows.length ? html` ${words.keyTrendsCut(rows.length, all)} <a href="${paths.indicators}">${words.nav.indicators}</a>.` : EMPTY}</p>
${tableBox(
	"trends",
	words.captionTrends,
	columnHeads(c.indicator, c.unit, c.year, [c.valueBefore, "n"], [c.value, "n"], c.comparison),
	html`<tbody>
${rows.map((r) => {
	const better = r.direction === null || r.change === 0 ? null : r.change > 0 === (r.direction === "up");
	const tone =
		better === null
			? html`<span class="tag info">${r.change === 0 ? words.same : words.neutral}</span>`
			: better
				? html`<span class="tag ok">✓ ${words.better}</span>`
				: html`<span class="tag warn">⚠ ${words.worse}</span>`;
	return html`<tr><th scope="row"><a href="${paths.indicator(r.indicator_id)}">${indicatorName(context, r.indicator_id)}</a></th><td class="mid">${unitLink(link, r.unit_key, r.unit)}</td><td class="n">${r.year}</td><td class="n">${locale.value(r.previous_value, r.measure)}</td><td class="n v">${locale.value(r.value, r.measure)}</td><td class="nb">${locale.change(r.change, r.measure)} ${tone}</td></tr>\n`;
})}</tbody>`,
)}`;
}

function trust(context: Context, counts: Counts, states: States): Html {
	const { locale } = context.site;
	const { words } = locale;
	const w = words.trust;
	const of = (n: number, all: number) =>
		html`<td class="n">${locale.number(n)}</td><td class="n">${all > 0 ? locale.share(n / all) : "–"}</td>`;
	const row = (name: string, n: number, all: number) => html`<tr><th scope="row">${name}</th>${of(n, all)}</tr>\n`;
	return html`<h2>${words.trustTitle}</h2>
${tableBox(
	"trust",
	words.captionTrust,
	columnHeads(words.columns.what, [words.columns.count, "n"], [words.columns.share, "n"]),
	html`<tbody class="g"><tr><th scope="rowgroup" colspan="3">${w.figures(locale.number(states.figures))}</th></tr>
${row(w.accepted, states.accepted, states.figures)}${row(w.corrected, states.corrected, states.figures)}${row(w.flagged, states.flagged, states.figures)}${row(w.unread, states.unread, states.figures)}${row(w.matched, states.matched, states.figures)}${row(w.placed, states.placed, states.figures)}</tbody>
<tbody class="g"><tr><th scope="rowgroup" colspan="3">${w.documents(locale.number(counts.documents))}</th></tr>
${row(w.dated, counts.documents - counts.undated, counts.documents)}${row(w.numbered, counts.documents - counts.unnumbered, counts.documents)}${row(w.issued, counts.documents - counts.unissued, counts.documents)}</tbody>`,
	"narrow",
)}${counts.quarantined > 0 ? html`<p>${words.quarantined(counts.quarantined)}</p>\n` : EMPTY}`;
}

/** More years than this are put into one column "before". */
const MOST_YEARS = 12;

async function types(context: Context): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const rows = await context.reader.all<{ type: string | null; year: number | null; n: number }>(
		"SELECT document_type AS type, issued_year AS year, count(*)::INTEGER AS n FROM documents GROUP BY ALL ORDER BY type NULLS LAST, year",
	);
	if (rows.length === 0) return EMPTY;
	const known = [...new Set(rows.flatMap((r) => r.year ?? []))].toSorted((a, b) => a - b);
	const shown = known.slice(-MOST_YEARS);
	const early = known.length > shown.length ? (shown[0] ?? 0) : null;
	const total = new Map<string, number>();
	for (const r of rows) total.set(r.type ?? "", (total.get(r.type ?? "") ?? 0) + r.n);
	const order = [...total].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([type]) => type);
	const undated = rows.some((r) => r.year === null);
	const count = (type: string, fits: (year: number | null) => boolean) => {
		const n = rows.filter((r) => (r.type ?? "") === type && fits(r.year)).reduce((sum, r) => sum + r.n, 0);
		return html`<td class="n">${n > 0 ? locale.number(n) : "–"}</td>`;
	};
	return html`<h2>${words.typesTitle}</h2>
${tableBox(
	"types",
	words.captionTypes,
	columnHeads(
		words.columns.type,
		...(early === null ? [] : [[words.before_(early), "n"] as [string, string]]),
		...shown.map((y): [string, string] => [String(y), "n"]),
		...(undated ? [[words.undated, "n"] as [string, string]] : []),
		[words.columns.total, "n"],
	),
	html`<tbody>
${order.map(
	(type) =>
		html`<tr><th scope="row">${type === "" ? words.noType : locale.documentType(type)}</th>${early === null ? EMPTY : count(type, (y) => y !== null && y < early)}${shown.map((year) => count(type, (y) => y === year))}${undated ? count(type, (y) => y === null) : EMPTY}<td class="n v">${locale.number(total.get(type) ?? 0)}</td></tr>\n`,
)}</tbody>`,
)}`;
}
