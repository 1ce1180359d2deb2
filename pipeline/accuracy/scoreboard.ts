import type { SampleKind } from "../../schemas/truth.js";
import { METRICS, type MetricId, metricIds, type Score } from "./metric.js";
import { addTallies, rate } from "./tally.js";

export interface ScoredSample {
	name: string;
	kind: SampleKind;
	/** State of the paper, for scans. */
	wear?: string;
	scores: readonly Score[];
}

/** One metric over one group of samples. */
export interface ScoreRow {
	stage: string;
	metric: MetricId;
	label: string;
	better: "higher" | "lower";
	/** "all", a kind ("scan"), or a kind and its wear ("scan/pale"). */
	group: string;
	/** Errors of a "lower" metric, hits of a "higher" one. */
	count: number;
	total: number;
	rate: number | null;
	samples: number;
}

export interface Scoreboard {
	samples: number;
	groups: string[];
	rows: ScoreRow[];
}

/** Adds up the samples by stage and by kind of sample. Metrics that no sample measured have no row. */
export function scoreboard(samples: readonly ScoredSample[]): Scoreboard {
	const members = new Map<string, ScoredSample[]>([["all", []]]);
	for (const kind of ["seed", "scan", "synthetic"]) members.set(kind, []);
	for (const s of samples) {
		for (const group of ["all", s.kind, ...(s.wear ? [`${s.kind}/${s.wear}`] : [])])
			members.set(group, [...(members.get(group) ?? []), s]);
	}
	const groups = [...members.keys()].filter((g) => (members.get(g)?.length ?? 0) > 0);
	const rows: ScoreRow[] = [];
	for (const metric of metricIds) {
		for (const group of groups) {
			const measured = (members.get(group) ?? [])
				.map((s) => s.scores.filter((x) => x.metric === metric))
				.filter((scores) => scores.length > 0);
			if (measured.length === 0) continue;
			const sum = addTallies(measured.flat());
			if (sum.total === 0 && sum.count === 0) continue;
			rows.push({
				stage: metric.split(".")[0] ?? metric,
				metric,
				...METRICS[metric],
				group,
				...sum,
				rate: rate(sum),
				samples: measured.length,
			});
		}
	}
	return { samples: samples.length, groups, rows };
}

/** 3 significant decimals of a percentage would claim more than a few pages can show: one decimal. */
export const percent = (row: { rate: number | null }): string =>
	row.rate === null ? "–" : `${(100 * row.rate).toFixed(1)} %`;
