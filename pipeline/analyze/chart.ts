import type { LineSeriesOption } from "echarts/charts";
import { measureById } from "../../schemas/reference/measures.js";
import { periodName } from "./period-name.js";
import type { Trend, TrendRow } from "./trends.js";

export interface ChartOptions {
	/** Pixels; default 960 × 540. */
	width?: number;
	height?: number;
	/** Default "vi". */
	lang?: "vi" | "en";
}

/** Okabe–Ito: told apart by colour-blind readers and in grey print; then darker shades of the same. */
const COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7A4F01", "#4B0092"];

/** More series than this make no readable chart: those with most values are drawn, and the subtitle says so. */
const MOST_SERIES = 9;

const WORDS = {
	vi: {
		break: "không so sánh được",
		check: "điểm rỗng: cần kiểm tra lại",
		none: "Chưa có số liệu",
		more: (n: number) => `và ${n} chuỗi nữa không vẽ`,
		year: "Năm",
		unnamed: "không nêu đơn vị",
	},
	en: {
		break: "not comparable",
		check: "hollow point: to be checked",
		none: "No values",
		more: (n: number) => `and ${n} more series not drawn`,
		year: "Year",
		unnamed: "unit not named",
	},
};

/** Values of one unit over one part of the year: the only ones that a line may join. */
interface Series {
	name: string;
	rows: TrendRow[];
}

/** Number as printed in Vietnam: "1.650", "97,01". */
export function formatNumber(value: number, lang: "vi" | "en"): string {
	return new Intl.NumberFormat(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 2 }).format(value);
}

function seriesOf(trend: Trend, lang: "vi" | "en"): Series[] {
	const series = new Map<string, Series & { unit: string; period: string; measure: string }>();
	for (const row of trend.rows) {
		const key = [row.unit_id ?? row.unit, row.period_months, row.period_slot, row.measure].join("|");
		const known = series.get(key);
		if (known) known.rows.push(row);
		else
			series.set(key, {
				...{ name: "", rows: [row], unit: row.unit ?? WORDS[lang].unnamed, measure: row.measure },
				period: periodName(row.period_months, row.period_slot, lang),
			});
	}
	const all = [...series.values()];
	const differ = (pick: (s: (typeof all)[number]) => string) => new Set(all.map(pick)).size > 1;
	const [units, periods, measures] = [differ((s) => s.unit), differ((s) => s.period), differ((s) => s.measure)];
	for (const s of all)
		s.name =
			[units && s.unit, periods && s.period, measures && (measureById(s.measure)?.[lang] ?? s.measure)]
				.filter(Boolean)
				.join(", ") || s.unit;
	return all.toSorted((a, b) => b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1));
}

/** Runs of rows that a line may join: the next year, and comparable with it. */
function runs(rows: readonly TrendRow[]): TrendRow[][] {
	const out: TrendRow[][] = [];
	for (const row of rows) {
		const run = out.at(-1);
		const last = run?.at(-1);
		if (run && last && row.year === last.year + 1 && row.comparable === true) run.push(row);
		else out.push([row]);
	}
	return out;
}

/**
 * Years that cannot be compared with the year before, drawn as breaks: none of the year's values can be, or a line stops
 * although it has a value in the year before. A first annual figure beside quarters that do compare breaks nothing.
 */
function breaks(series: readonly Series[]): number[] {
	const all = series.flatMap((s) => s.rows);
	const compared = new Set(all.filter((r) => r.comparable === true).map((r) => r.year));
	const broken = series.flatMap(({ rows }) =>
		rows.filter((r, i) => r.comparable === false && (!compared.has(r.year) || rows[i - 1]?.year === r.year - 1)),
	);
	return [...new Set(broken.map((r) => r.year))].toSorted((a, b) => a - b);
}

/**
 * The trend as an SVG picture: a line a unit and part of the year, broken where values do not compare or years are
 * missing; points that are flagged stay hollow. No browser is needed. Deterministic.
 */
export async function trendChart(trend: Trend, options: ChartOptions = {}): Promise<string> {
	const [{ init, use }, { LineChart }, components, { SVGRenderer }] = await Promise.all([
		import("echarts/core"),
		import("echarts/charts"),
		import("echarts/components"),
		import("echarts/renderers"),
	]);
	const { GridComponent, TitleComponent, LegendComponent, MarkLineComponent, GraphicComponent, AriaComponent } =
		components;
	use([
		...[LineChart, GridComponent, TitleComponent, LegendComponent, MarkLineComponent, GraphicComponent, AriaComponent],
		SVGRenderer,
	]);
	const lang = options.lang ?? "vi";
	const words = WORDS[lang];
	const all = seriesOf(trend, lang);
	const series = all.slice(0, MOST_SERIES);
	const drawn = series.flatMap((s) => s.rows);
	const years = drawn.map((r) => r.year);
	const measure = new Set(drawn.map((r) => r.measure));
	const unitOfMeasure = measure.size === 1 ? (measureById([...measure][0] ?? "")?.[lang] ?? [...measure][0] ?? "") : "";
	const units = new Set(drawn.map((r) => r.unit));
	const notes = [
		units.size === 1 ? [...units][0] : trend.unit,
		unitOfMeasure,
		drawn.some((r) => r.status === "flagged") ? words.check : null,
		all.length > series.length ? words.more(all.length - series.length) : null,
	];
	const chart = init(null, null, {
		renderer: "svg",
		ssr: true,
		width: options.width ?? 960,
		height: options.height ?? 540,
	});
	try {
		chart.setOption({
			animation: false,
			backgroundColor: "#ffffff",
			aria: { enabled: true },
			color: COLOURS,
			textStyle: { fontFamily: "DejaVu Sans, Segoe UI, Arial, sans-serif", color: "#222222" },
			title: {
				...{ text: trend.indicator.name, subtext: notes.filter(Boolean).join(" · "), left: 16, top: 12 },
				...{ textStyle: { fontSize: 18, color: "#111111" }, subtextStyle: { fontSize: 13, color: "#444444" } },
			},
			legend: {
				...{ show: series.length > 1, type: "plain", bottom: 8, left: 16, right: 16, itemGap: 16, icon: "roundRect" },
				...{ data: series.map((s) => s.name), textStyle: { fontSize: 12 } },
			},
			grid: { left: 72, right: 40, top: 84, bottom: series.length > 1 ? 52 + 22 * Math.ceil(series.length / 4) : 56 },
			xAxis: {
				...{ type: "value", min: Math.min(...years) - 0.5, max: Math.max(...years) + 0.5, interval: 1 },
				...{ name: words.year, nameLocation: "middle", nameGap: 30, splitLine: { show: false } },
				axisLabel: {
					customValues: [...new Set(years)].toSorted((a, b) => a - b),
					formatter: (year: number) => String(year),
				},
				axisTick: { customValues: [...new Set(years)].toSorted((a, b) => a - b) },
				axisLine: { onZero: false },
			},
			yAxis: {
				...{ type: "value", scale: true, splitNumber: 5, splitLine: { lineStyle: { color: "#e0e0e0" } } },
				axisLabel: { formatter: (value: number) => formatNumber(value, lang) },
			},
			graphic:
				drawn.length === 0
					? [{ type: "text", left: "center", top: "middle", style: { text: words.none, fontSize: 16 } }]
					: [],
			series: [
				...series.flatMap((s, i) => lines(s, COLOURS[i % COLOURS.length] ?? "#000000", series.length, lang)),
			].map((line, i) => (i === 0 ? { ...line, markLine: breakLines(breaks(series), words.break) } : line)),
		});
		// ids count the charts of the process, and styles for a pointer are of no use in a picture
		return chart
			.renderToSVGString()
			.replace(/zr\d+-/g, "zr-")
			.replace(/<style >[\s\S]*?<\/style>/g, "")
			.replace(/ class="zr-cls-\d+"/g, "");
	} finally {
		chart.dispose();
	}
}

function lines(series: Series, colour: string, count: number, lang: "vi" | "en"): LineSeriesOption[] {
	return runs(series.rows).map((run) => ({
		...{ type: "line", name: series.name, symbolSize: 8, color: colour, lineStyle: { width: 2 } },
		data: run.map((row) => ({
			value: [row.year, row.value],
			symbol: row.status === "flagged" ? "emptyCircle" : "circle",
			label: {
				// with many series the figures would cover each other
				...{ show: count <= 3, position: "top" as const, fontSize: 11, color: "#222222" },
				formatter: formatNumber(row.value, lang),
			},
		})),
	}));
}

/** They hang on a series, for one without values draws nothing. */
function breakLines(years: readonly number[], text: string): LineSeriesOption["markLine"] {
	return {
		...{ silent: true, symbol: "none", lineStyle: { type: "dashed", color: "#888888" } },
		label: { formatter: text, position: "insideEndTop", fontSize: 11, color: "#555555" },
		data: years.map((year) => ({ xAxis: year - 0.5 })),
	};
}
