export { type ChartOptions, formatNumber, trendChart } from "./chart.js";
export { periodName } from "./period-name.js";
export { type Trend, type TrendOptions, type TrendRow, trends, trendTable } from "./trends.js";
