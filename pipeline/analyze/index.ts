export { type ChartOptions, formatNumber, trendChart } from "./chart.js";
export { chartPng } from "./chart-png.js";
export { type PartOfYear, partOfYear } from "./part-of-year.js";
export { periodName } from "./period-name.js";
export { type Ranking, type RankingOptions, type RankingRow, ranking, rankingTable } from "./ranking.js";
export { type Trend, type TrendOptions, type TrendRow, trends, trendTable } from "./trends.js";
