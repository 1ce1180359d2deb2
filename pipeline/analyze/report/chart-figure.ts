/** A trend as a picture inside a page: the chart of `sohoa trends`, with a title and a description for those who do not see it. */
import { trendChart } from "../chart.js";
import type { TrendRow } from "../trends.js";
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
	};
}

export interface ChartSubject {
	indicatorId: string;
	name: string;
	unit: string | null;
}

/**
 * The chart of these figures, or nothing when no series has two years: one point makes no trend. `id` must be unique on
 * the page.
 */
export async function chartFigure(
	locale: Locale,
	id: string,
	subject: ChartSubject,
	figures: readonly Figure[],
): Promise<Html> {
	const points = figures.filter((f): f is Point => f.kind === "preferred" && f.year !== null && f.value !== null);
	const series = new Map<string, Point[]>();
	for (const p of points) {
		const known = series.get(seriesKey(p));
		if (known) known.push(p);
		else series.set(seriesKey(p), [p]);
	}
	const ranked = [...series.values()]
		.filter((s) => new Set(s.map((p) => p.year)).size > 1)
		.toSorted((a, b) => b.length - a.length || compare(a[0]?.unit, b[0]?.unit));
	if (ranked.length === 0) return EMPTY;
	const drawn = new Set(ranked.slice(0, MOST_SERIES).flatMap((s) => s.map((p) => p.observation_id)));
	const rows = points.filter((p) => drawn.has(p.observation_id));
	const svg = await trendChart(
		{
			indicator: { id: subject.indicatorId, name: subject.name, measure: rows[0]?.measure ?? null, direction: null },
			...{ unit: subject.unit, rows: rows.map(trendRow) },
		},
		{ lang: locale.lang, width: 960, height: 480 },
	);
	const { words } = locale;
	const years = rows.map((r) => r.year);
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const description = words.chartDescription(subject.name, Math.min(ranked.length, MOST_SERIES), first, last);
	return html`<figure class="chart"><div class="wide" role="region" tabindex="0" aria-label="${words.chartRegion(subject.name)}">${labelled(svg, id, subject.name, description)}</div>
<figcaption>${description} ${words.chartReading}${ranked.length > MOST_SERIES ? ` ${words.chartNotDrawn(ranked.length - MOST_SERIES)}` : ""}</figcaption></figure>
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
