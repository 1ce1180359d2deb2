/** A page a unit: what it reported and when, every figure with its source; and the list of all units. */
import { chartFigure } from "./chart-figure.js";
import { type Context, groupedBy, indicatorName, linking, partsOf, type UnitEntry } from "./context.js";
import { figureTables } from "./figure-table.js";
import { type Figure, figureOrder, NO_UNIT, natural } from "./figures.js";
import { EMPTY, type Html, html, joined } from "./html.js";
import { FIGURES_A_PAGE } from "./indicator-pages.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import { hrefFrom, paths } from "./paths.js";

/** Charts of a unit: those of the indicators with most years; all others have theirs on the indicator's page. */
const MOST_CHARTS = 6;
/** Rows of the matrix of a unit, which cannot be cut; the registry has some 150 indicators. */
const UNITS_A_PAGE = 300;

export async function writeUnitPages(context: Context): Promise<void> {
	const ordered = [...context.units.values()];
	let done = 0;
	for (const unit of ordered) {
		context.signal?.throwIfAborted();
		await writeUnit(context, unit);
		context.progress("units", ++done, ordered.length);
	}
	await writeList(context, ordered);
}

export function unitName(context: Context, unit: Pick<UnitEntry, "key" | "name">): string {
	return unit.key === NO_UNIT ? context.site.locale.words.noUnit : (unit.name ?? unit.key);
}

async function writeUnit(context: Context, unit: UnitEntry): Promise<void> {
	const { site, reader } = context;
	const { words } = site.locale;
	const name = unitName(context, unit);
	const parts = partsOf(unit.figures, FIGURES_A_PAGE);
	const pathOf = (part: number) => paths.unit(unit.key, part);
	const overview = await firstPart(context, unit);
	for (let part = 1; part <= parts; part++) {
		const path = pathOf(part);
		const rows = await reader.all<Figure>(
			`SELECT * FROM report_figures WHERE unit_key = $1 ORDER BY ${figureOrder("indicator")}
			LIMIT ${FIGURES_A_PAGE} OFFSET ${(part - 1) * FIGURES_A_PAGE}`,
			[unit.key],
		);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, pathOf, where);
		const link = linking(context, path);
		const named = rows.map((f) =>
			f.indicator_id === null ? f : { ...f, indicator: indicatorName(context, f.indicator_id) },
		);
		await context.writer.page({
			path,
			section: "units",
			title: parts > 1 ? words.titlePart(name, part, parts) : name,
			trail: [{ title: words.nav.units, path: paths.units() }],
			lead: words.unitLead(unit.figures, unit.indicators, unit.documents, unit.year_first, unit.year_last),
			body: html`${part === 1 ? overview : EMPTY}<h2>${words.values}</h2>
<p class="note">${words.valuesNote} <a href="${hrefFrom(path, paths.about)}">${words.nav.about}</a>.</p>
${links("top")}${figureTables(link, named, "indicator", { main: words.captionValues(name), others: words.captionOthers(name) })}${links("bottom")}`,
		});
	}
}

async function firstPart(context: Context, unit: UnitEntry): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const charted = await context.reader.all<{ indicator_id: string }>(
		`SELECT indicator_id FROM report_figures WHERE unit_key = $1 AND kind = 'preferred' AND year IS NOT NULL
		GROUP BY indicator_id HAVING count(DISTINCT year) > 1
		ORDER BY count(DISTINCT year) DESC, count(*) FILTER (comparable) DESC, indicator_id`,
		[unit.key],
	);
	const charts: Html[] = [];
	for (const { indicator_id } of charted) {
		if (charts.length === MOST_CHARTS) break;
		const figures = await context.reader.all<Figure>(
			`SELECT * FROM report_figures WHERE unit_key = $1 AND indicator_id = $2 AND kind = 'preferred' ORDER BY ${figureOrder("unit")}`,
			[unit.key, indicator_id],
		);
		const name = indicatorName(context, indicator_id);
		const href = hrefFrom(paths.unit(unit.key), paths.indicator(indicator_id));
		const subject = { indicatorId: indicator_id, name, unit: unit.name, href };
		const chart = await chartFigure(locale, `trend${charts.length + 1}`, subject, figures);
		if (chart === EMPTY) continue;
		charts.push(chart);
	}
	const more = charted.length - charts.length;
	const trends =
		charts.length === 0
			? EMPTY
			: html`<h2>${words.trends}</h2>\n<p class="note">${words.chartReading}${more > 0 ? ` ${words.moreTrends(charts.length, more)}` : ""}</p>\n<div class="charts">${charts}</div>`;
	return html`${await facts(context, unit)}${trends}${await matrix(context, unit)}`;
}

async function facts(context: Context, unit: UnitEntry): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const f = words.unitFacts;
	const from = paths.unit(unit.key);
	const linked = (id: string | null, name: string | null): Html | null =>
		id === null || name === null
			? null
			: context.units.has(id)
				? html`<a href="${hrefFrom(from, paths.unit(id))}">${name}</a>`
				: html`${name}`;
	const before =
		unit.unit_id === null
			? []
			: await context.reader.all<{ unit_id: string; name: string; valid_to: string | null }>(
					"SELECT unit_id, name, valid_to FROM units WHERE successor_id = $1 AND unit_id <> $1 ORDER BY name, unit_id",
					[unit.unit_id],
				);
	const validity =
		unit.valid_from || unit.valid_to ? words.validity(locale.date(unit.valid_from), locale.date(unit.valid_to)) : null;
	const rows: [string, Html | string | null][] = [
		[f.level, unit.level && (words.levels[unit.level] ?? unit.level)],
		[f.parent, linked(unit.parent_id, unit.parent)],
		[f.validity, validity],
		[f.successor, linked(unit.successor_id, unit.successor)],
		[
			f.predecessors,
			before.length === 0
				? null
				: joined(
						before.map((b) => linked(b.unit_id, b.name)),
						", ",
					),
		],
		[f.id, unit.unit_id ? html`<code>${unit.unit_id}</code>` : unit.key === NO_UNIT ? null : words.unitUnknown],
	];
	return html`<div class="box"><dl class="facts">
${rows.map(([term, text]) => (text ? html`<dt>${term}</dt><dd>${text}</dd>\n` : EMPTY))}</dl></div>
`;
}

/** Which indicators the unit reported in which years. */
async function matrix(context: Context, unit: UnitEntry): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const cells = await context.reader.all<{ indicator_id: string; year: number; n: number }>(
		`SELECT indicator_id, year, count(*)::INTEGER AS n FROM report_figures
		WHERE unit_key = $1 AND kind = 'preferred' AND year IS NOT NULL GROUP BY ALL ORDER BY min(indicator_sort), indicator_id, year`,
		[unit.key],
	);
	if (cells.length === 0) return EMPTY;
	const years = cells.map((c) => c.year);
	const span = yearsBetween(Math.min(...years), Math.max(...years));
	const byIndicator = groupedBy(cells, (c) => c.indicator_id);
	const from = paths.unit(unit.key);
	const rows = [...byIndicator].map(([id, list]) => {
		const own = list.map((c) => c.year);
		const [first, last] = [Math.min(...own), Math.max(...own)];
		return html`<tr><th scope="row"><a href="${hrefFrom(from, paths.indicator(id))}">${indicatorName(context, id)}</a></th>${span.map(
			(year) => {
				const n = list.find((c) => c.year === year)?.n;
				if (n) return html`<td class="has">● <small>${words.valuesCount(n)}</small></td>`;
				return year > first && year < last
					? html`<td class="none">✗ <small>${words.missing}</small></td>`
					: html`<td class="out">–</td>`;
			},
		)}</tr>\n`;
	});
	return html`<h2>${words.reportedTitle}</h2>
<p class="note">${words.matrixLegend}</p>
${tableBox("reported", words.captionReported, columnHeads(words.columns.indicator, ...span.map(String)), html`<tbody>\n${rows}</tbody>`, "matrix")}`;
}

export const yearsBetween = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, i) => first + i);

async function writeList(context: Context, units: readonly UnitEntry[]): Promise<void> {
	const { site } = context;
	const { locale } = site;
	const { words } = locale;
	const c = words.columns;
	const parts = partsOf(units.length, UNITS_A_PAGE);
	for (let part = 1; part <= parts; part++) {
		const path = paths.units(part);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, paths.units, where);
		const rows = units.slice((part - 1) * UNITS_A_PAGE, part * UNITS_A_PAGE);
		await context.writer.page({
			path,
			section: "units",
			title: parts > 1 ? words.titlePart(words.nav.units, part, parts) : words.nav.units,
			lead: words.unitsLead(units.length),
			body:
				rows.length === 0
					? html`<p>${words.noFigures}</p>`
					: html`${links("top")}${tableBox(
							"units",
							words.captionUnits,
							columnHeads(
								c.unit,
								c.level,
								c.parent,
								[c.figures, "n"],
								[c.indicators, "n"],
								[c.documents, "n"],
								c.years,
							),
							html`<tbody>
${rows.map(
	(u) =>
		html`<tr><th scope="row"><a href="${hrefFrom(path, paths.unit(u.key))}">${unitName(context, u)}</a></th><td>${u.level ? (words.levels[u.level] ?? u.level) : u.key === NO_UNIT ? "" : words.unitUnknown}</td><td>${u.parent}</td><td class="n">${locale.number(u.figures)}</td><td class="n">${u.indicators}</td><td class="n">${locale.number(u.documents)}</td><td class="nb">${words.yearSpan(u.year_first, u.year_last)}</td></tr>\n`,
)}</tbody>`,
						)}${links("bottom")}`,
		});
	}
}

/** The units that have figures, by level and name. */
export const UNITS_SQL = `SELECT f.unit_key AS key, f.unit_id, f.unit AS name, u.level, u.parent_id, p.name AS parent, u.valid_from, u.valid_to,
		u.successor_id, s.name AS successor, f.figures, f.reported, f.indicators, f.documents, f.year_first, f.year_last
	FROM (SELECT unit_key, any_value(unit_id) AS unit_id, min(unit) AS unit, count(*)::INTEGER AS figures,
			count(*) FILTER (NOT plan)::INTEGER AS reported, count(DISTINCT indicator_id)::INTEGER AS indicators,
			count(DISTINCT document_id)::INTEGER AS documents, min(year) AS year_first, max(year) AS year_last
		FROM report_figures GROUP BY unit_key) f
	LEFT JOIN units u ON u.unit_id = f.unit_id LEFT JOIN units p ON p.unit_id = u.parent_id
	LEFT JOIN units s ON s.unit_id = u.successor_id
	ORDER BY CASE u.level WHEN 'province' THEN 0 WHEN 'district' THEN 1 WHEN 'commune' THEN 2 WHEN 'agency' THEN 3 ELSE 4 END,
		${natural("coalesce(f.unit, '~')")}, key`;
