export { type ChartOptions, formatNumber, trendChart } from "./chart.js";
export { chartPng } from "./chart-png.js";
export { brief, type FindingOptions, findingCounts, findings, only, SEVERITIES, type Severity } from "./findings.js";
export {
	explainLabel,
	indicatorList,
	LIST_IN_BRIEF,
	UNMATCHED_IN_BRIEF,
	unmatchedLabels,
} from "./indicator-list.js";
export { type PartOfYear, partOfYear } from "./part-of-year.js";
export { periodName } from "./period-name.js";
export { type Ranking, type RankingOptions, type RankingRow, ranking, rankingTable } from "./ranking.js";
export { type Trend, type TrendOptions, type TrendRow, trends, trendTable } from "./trends.js";
