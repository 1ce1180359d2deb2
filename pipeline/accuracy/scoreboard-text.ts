import { METRICS, type MetricId } from "./metric.js";
import { percent, type Scoreboard, type ScoreRow } from "./scoreboard.js";

const DIRECTION = { higher: "↑", lower: "↓" } as const;

/**
 * The scoreboard for the terminal: a line a metric, grouped by stage, a column a kind of sample (rate, and the number it is
 * out of); below it the scans by the state of their paper. Ends with a line feed.
 */
export function scoreboardText(board: Scoreboard): string {
	const kinds = board.groups.filter((g) => !g.includes("/"));
	const wears = board.groups.filter((g) => g.includes("/"));
	const parts = [table(board, kinds, (row) => `${percent(row)} of ${row.total}`)];
	// Many columns: the shorter form keeps the table under 140 characters.
	const short = (row: ScoreRow): string => `${percent(row).replace(" ", "")}/${row.total}`;
	if (wears.length > 1) parts.push("Scans by the state of their paper:", table(board, wears, short));
	parts.push(`${board.samples} samples. ↑ more is better, ↓ less is better; each rate with the number it is out of.`);
	return `${parts.join("\n\n")}\n`;
}

function table(board: Scoreboard, groups: readonly string[], cell: (row: ScoreRow) => string): string {
	const rows = board.rows.filter((r) => groups.includes(r.group));
	const metrics = [...new Set(rows.map((r) => r.metric))];
	const lines: string[][] = [["", ...groups.map((g) => g.replace(/^.*\//, ""))]];
	let stage = "";
	for (const metric of metrics) {
		const [metricStage = ""] = metric.split(".");
		if (metricStage !== stage) {
			stage = metricStage;
			lines.push([stage.toUpperCase()]);
		}
		lines.push([rowTitle(metric), ...groups.map((g) => cellOf(rows, metric, g, cell))]);
	}
	const widths = ["", ...groups].map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
	return lines
		.map((cells) =>
			cells
				.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0)))
				.join("  ")
				.trimEnd(),
		)
		.join("\n");
}

const rowTitle = (metric: MetricId): string => `  ${DIRECTION[METRICS[metric].better]} ${METRICS[metric].label}`;

function cellOf(rows: readonly ScoreRow[], metric: MetricId, group: string, cell: (row: ScoreRow) => string): string {
	const row = rows.find((r) => r.metric === metric && r.group === group);
	return row ? cell(row) : "";
}
