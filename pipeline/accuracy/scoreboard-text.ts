import { METRICS, type MetricId } from "./metric.js";
import { percent, type Scoreboard } from "./scoreboard.js";

const DIRECTION = { higher: "↑", lower: "↓" } as const;

/**
 * The scoreboard as a text table: a line a metric, grouped by stage; a column a group of samples (rate, and below the fold
 * of a slash the length it was measured on).
 */
export function scoreboardText(board: Scoreboard, options: { groups?: readonly string[] } = {}): string {
	const groups = options.groups ?? board.groups;
	const metrics = [...new Set(board.rows.map((r) => r.metric))];
	const table: string[][] = [["", ...groups]];
	let stage = "";
	for (const metric of metrics) {
		const [metricStage = ""] = metric.split(".");
		if (metricStage !== stage) {
			stage = metricStage;
			table.push([stage.toUpperCase(), ...groups.map(() => "")]);
		}
		table.push([rowTitle(metric), ...groups.map((g) => cellText(board, metric, g))]);
	}
	const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
	const lines = table.map((row) =>
		row
			.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
			.join("  ")
			.trimEnd(),
	);
	return [
		...lines,
		"",
		`${board.samples} samples. ↑ more is better, ↓ less is better; each rate with the number it is out of.`,
	].join("\n");
}

const rowTitle = (metric: MetricId): string => `  ${DIRECTION[METRICS[metric].better]} ${METRICS[metric].label}`;

function cellText(board: Scoreboard, metric: MetricId, group: string): string {
	const row = board.rows.find((r) => r.metric === metric && r.group === group);
	return row ? `${percent(row)} of ${row.total}` : "";
}
