/** A trend as a picture inside a page: the chart of `sohoa trends`, with a title and a description for those who do not see it. */
import { trendChart } from "../chart.js";
import type { TrendRow } from "../trends.js";
import { groupedBy } from "./context.js";
import type { Figure } from "./figures.js";
import { EMPTY, Html, html } from "./html.js";
import type { Locale } from "./locale.js";

/** As many as the chart draws; which ones is chosen here, so that the caption can say how many are not shown. */
const MOST_SERIES = 9;

type Point = Figure & { year: number; value: number };

/** A line needs the same unit, part of the year and measure. */
const seriesKey = (f: Point) => [f.unit_key, f.period_months, f.period_slot, f.measure].join("|");

function trendRow(f: Point): TrendRow {
	return {
		...{ year: f.year, period_start: f.period_start, period_end: f.period_end, period_label: f.period_label },
		...{ period_months: f.period_months, period_slot: f.period_slot, unit: f.unit, unit_id: f.unit_id },
		...{ value: f.value, measure: f.measure, previous_value: f.previous_value, change: f.change },
		...{ comparable: f.comparable, why_not: f.why_not, source: f.source, page: f.page, status: f.status },
		...{ sources: f.sources ?? 1, sources_agree: f.sources_agree !== false, quote: f.quote },
		...{ document_id: f.document_id, observation_id: f.observation_id },
		...{ merged_into: null, framework: null, value_min: f.value, value_max: f.value },
	};
}

export interface ChartSubject {
	indicatorId: string;
	name: string;
	unit: string | null;
	/** Address of the indicator's page, where the chart stands elsewhere. */
	href?: string;
}

/**
 * Points of one line: a unit, part of the year and measure. Where a year has two of them (a quarter from 15/12 and one
 * from 1/1), they are two lines, told apart by the day on which the periods begin.
 */
function seriesOf(locale: Locale, points: readonly Point[]): Point[][] {
	const out: Point[][] = [];
	for (const group of groupedBy(points, seriesKey).values()) {
		const years = new Set(group.map((p) => p.year));
		if (years.size === group.length) {
			out.push(group);
			continue;
		}
		for (const [start, own] of groupedBy(group, (p) => p.period_start?.slice(5) ?? "")) {
			const first = own[0]?.period_start;
			const unit = `${own[0]?.unit ?? locale.words.noUnit} (${first ? locale.words.startingOn(locale.dayMonth(first)) : locale.words.noPeriod})`;
			out.push(own.map((p) => ({ ...p, unit, unit_id: `${p.unit_key}|${start}` })));
		}
	}
	return out;
}

/**
 * The chart of these figures, or nothing when no unit has two years: one point makes no trend. `id` must be unique on
 * the page.
 */
export async function chartFigure(
	locale: Locale,
	id: string,
	subject: ChartSubject,
	figures: readonly Figure[],
): Promise<Html> {
	const points = figures.filter((f): f is Point => f.kind === "preferred" && f.year !== null && f.value !== null);
	// a unit with one year has no trend; a year that compares with no other is drawn where its unit has others: as a break
	const yearsOf = new Map(
		[...groupedBy(points, (p) => p.unit_key)].map(([key, own]) => [key, new Set(own.map((p) => p.year)).size]),
	);
	const ranked = seriesOf(locale, points)
		.filter((s) => (yearsOf.get(s[0]?.unit_key ?? "") ?? 0) > 1)
		.toSorted((a, b) => b.length - a.length || compare(a[0]?.unit, b[0]?.unit));
	if (ranked.length === 0) return EMPTY;
	const rows = ranked.slice(0, MOST_SERIES).flat();
	const svg = await trendChart(
		{
			indicator: { id: subject.indicatorId, name: subject.name, measure: rows[0]?.measure ?? null, direction: null },
			...{ unit: subject.unit, rows: rows.map(trendRow) },
		},
		subject.href === undefined
			? { lang: locale.lang, width: 960, height: 480 }
			: { lang: locale.lang, width: 640, height: 400 },
	);
	const { words } = locale;
	const years = rows.map((r) => r.year);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const description = words.chartDescription(subject.name, Math.min(ranked.length, MOST_SERIES), first, last);
	return html`<figure class="chart"><div class="wide" role="region" tabindex="0" aria-label="${words.chartRegion(subject.name)}">${labelled(svg, id, subject.name, description)}</div>
<figcaption>${subject.href === undefined ? description : html`<a href="${subject.href}">${description}</a>`} ${subject.href === undefined ? words.chartReading : EMPTY}${ranked.length > MOST_SERIES ? ` ${words.chartNotDrawn(ranked.length - MOST_SERIES)}` : ""}</figcaption></figure>
`;
}

const compare = (a: string | null | undefined, b: string | null | undefined) => ((a ?? "") < (b ?? "") ? -1 : 1);

/** Several pictures stand on one page: their inner ids must differ, and each needs a name of its own. */
function labelled(svg: string, id: string, title: string, description: string): Html {
	const own = svg.replace(/\bzr-/g, `${id}-`);
	const end = own.indexOf(">");
	const names = html`<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>`;
	return new Html(
		`${own.slice(0, end)} role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc"${own.slice(end, end + 1)}${names.text}${own.slice(end + 1)}`,
	);
}
