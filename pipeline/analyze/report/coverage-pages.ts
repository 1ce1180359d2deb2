/** Which unit reported in which year and for which part of it, and what is missing. */
import { periodName } from "../period-name.js";
import { literals } from "../sql.js";
import { type Context, groupedBy, partsOf, type UnitEntry } from "./context.js";
import { EMPTY, type Html, html } from "./html.js";
import { columnHeads, pager, tableBox } from "./layout.js";
import { hrefFrom, paths } from "./paths.js";
import { unitName, yearsBetween } from "./unit-pages.js";

/** What counts as reported: results, with an indicator or without; plans are no reports. */
const REPORTED = "NOT plan";

/** A row has a cell a year, of about 100 bytes and a few periods. */
const UNITS_A_PAGE = 150;

interface Reported {
	unit_key: string;
	year: number;
	months: number | null;
	slot: number | null;
	indicators: number;
	figures: number;
}

export async function writeCoveragePages(context: Context): Promise<void> {
	const { site, reader } = context;
	const { words } = site.locale;
	const span = await reader.one<{ first: number | null; last: number | null; undated: number; figures: number }>(
		`SELECT min(year) AS first, max(year) AS last, count(*) FILTER (year IS NULL)::INTEGER AS undated, count(*)::INTEGER AS figures
		FROM report_figures WHERE ${REPORTED}`,
	);
	const units = [...context.units.values()].filter((u) => u.reported > 0);
	const parts = partsOf(units.length, UNITS_A_PAGE);
	const years = span.first === null || span.last === null ? [] : yearsBetween(span.first, span.last);
	for (let part = 1; part <= parts; part++) {
		const path = paths.coverage(part);
		const here = units.slice((part - 1) * UNITS_A_PAGE, part * UNITS_A_PAGE);
		const rows = await reader.all<Reported>(
			`SELECT unit_key, year, period_months AS months, period_slot AS slot, count(DISTINCT indicator_id)::INTEGER AS indicators,
				count(*)::INTEGER AS figures
			FROM report_figures WHERE ${REPORTED} AND year IS NOT NULL AND unit_key IN ${literals(here.map((u) => u.key))}
			GROUP BY ALL ORDER BY unit_key, year, months DESC NULLS LAST, slot`,
		);
		const byUnit = groupedBy(rows, (r) => r.unit_key);
		const links = (where: "top" | "bottom") => pager(site, path, part, parts, paths.coverage, where);
		await context.writer.page({
			path,
			section: "coverage",
			title: parts > 1 ? words.titlePart(words.nav.coverage, part, parts) : words.nav.coverage,
			lead: words.coverageLead(span.figures, units.length),
			body: html`<p class="note">${words.coverageLegend}</p>
${span.undated > 0 ? html`<p class="note">${words.coverageUndated(span.undated)}</p>\n` : EMPTY}${links("top")}${
	years.length === 0
		? html`<p>${words.noFigures}</p>\n`
		: tableBox(
				"coverage",
				words.captionCoverage,
				columnHeads(words.columns.unit, ...years.map(String)),
				html`<tbody>\n${here.map((u) => unitRow(context, path, u, years, byUnit.get(u.key) ?? []))}</tbody>`,
				"matrix",
			)
}${links("bottom")}${part === 1 ? html`${await issuers(context)}${await gaps(context, path)}` : EMPTY}`,
		});
	}
}

function unitRow(
	context: Context,
	path: string,
	unit: UnitEntry,
	years: readonly number[],
	rows: readonly Reported[],
): Html {
	const { locale } = context.site;
	const { words } = locale;
	const own = rows.map((r) => r.year);
	const [first, last] = [Math.min(...own), Math.max(...own)];
	return html`<tr><th scope="row"><a href="${hrefFrom(path, paths.unit(unit.key))}">${unitName(context, unit)}</a></th>${years.map(
		(year) => {
			const here = rows.filter((r) => r.year === year);
			if (here.length > 0)
				return html`<td class="has">${here.map((r) => html`<span class="nb">● ${periodName(r.months, r.slot, locale.lang)}</span><small>${words.reportedCount(r.indicators, r.figures)}</small>`)}</td>`;
			return year > first && year < last
				? html`<td class="none">✗ <small>${words.missing}</small></td>`
				: html`<td class="out">–</td>`;
		},
	)}</tr>\n`;
}

/** How many issuers the table of documents shows; the caption says how many there are. */
const MOST_ISSUERS = 200;

/** Which office issued how many documents in which year. */
async function issuers(context: Context): Promise<Html> {
	const { locale } = context.site;
	const { words } = locale;
	const rows = await context.reader.all<{ issuer: string | null; year: number | null; n: number }>(
		`SELECT issuer, year, n FROM (SELECT issuer, issued_year AS year, count(*)::INTEGER AS n FROM documents GROUP BY issuer, issued_year)
		ORDER BY sum(n) OVER (PARTITION BY issuer) DESC, issuer NULLS LAST, year`,
	);
	if (rows.length === 0) return EMPTY;
	const byIssuer = [...groupedBy(rows, (r) => r.issuer ?? "")];
	const known = rows.flatMap((r) => r.year ?? []);
	const years = known.length === 0 ? [] : yearsBetween(Math.min(...known), Math.max(...known));
	const undated = rows.some((r) => r.year === null);
	const columns = [...years.map(String), ...(undated ? [words.undated] : [])];
	const body = byIssuer.slice(0, MOST_ISSUERS).map(([issuer, own]) => {
		const count = (year: number | null) => own.find((r) => r.year === year)?.n ?? 0;
		const cells = [...years.map(count), ...(undated ? [count(null)] : [])];
		return html`<tr><th scope="row">${issuer === "" ? words.notRead : locale.source(issuer)}</th>${cells.map((n) => (n > 0 ? html`<td class="has">${locale.number(n)}</td>` : html`<td class="out">–</td>`))}</tr>\n`;
	});
	const cut = byIssuer.length > MOST_ISSUERS ? words.issuersCut(MOST_ISSUERS, byIssuer.length) : null;
	return html`<h2>${words.issuersTitle}</h2>
${cut ? html`<p>${cut}</p>\n` : EMPTY}${tableBox("issuers", words.captionIssuers, columnHeads(words.columns.issuer, ...columns), html`<tbody>\n${body}</tbody>`, "matrix")}`;
}

/** How many rows the table of gaps shows; the rest is on the pages of the units, and the table says so. */
const MOST_GAPS = 200;

/** Indicators that a unit reported before and after a year, but not in it: from the view `coverage`. */
async function gaps(context: Context, path: string): Promise<Html> {
	const { words } = context.site.locale;
	const c = words.columns;
	const rows = await context.reader.all<{
		indicator_id: string;
		unit_id: string | null;
		unit: string | null;
		years: number[];
	}>(
		`SELECT indicator_id, unit_id, unit, list(year ORDER BY year) AS years FROM coverage WHERE NOT reported
		GROUP BY indicator_id, unit_id, unit ORDER BY unit, indicator_id`,
	);
	if (rows.length === 0) return html`<h2>${words.gapsTitle}</h2>\n<p>${words.noGaps}</p>\n`;
	const shown = rows.slice(0, MOST_GAPS);
	return html`<h2>${words.gapsTitle}</h2>
<p>${words.gapsLead(rows.length)}${rows.length > shown.length ? ` ${words.gapsCut(shown.length)}` : ""}</p>
${tableBox(
	"gaps",
	words.captionGaps,
	columnHeads(c.unit, c.indicator, c.missingYears),
	html`<tbody>
${shown.map((g) => {
	const unit =
		g.unit_id && context.units.has(g.unit_id)
			? html`<a href="${hrefFrom(path, paths.unit(g.unit_id))}">${g.unit}</a>`
			: html`${g.unit ?? words.noUnit}`;
	const known = context.indicators.get(g.indicator_id);
	const name = known
		? context.site.locale.lang === "en"
			? (known.name_en ?? known.name)
			: known.name
		: g.indicator_id;
	return html`<tr><th scope="row">${unit}</th><td><a href="${hrefFrom(path, paths.indicator(g.indicator_id))}">${name}</a></td><td>${g.years.join(", ")}</td></tr>\n`;
})}</tbody>`,
)}`;
}
