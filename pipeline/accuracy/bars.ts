import { z } from "zod";
import { UsageError } from "../../schemas/errors.js";
import { METRICS, type MetricId, metricIds } from "./metric.js";
import { percent, type Scoreboard } from "./scoreboard.js";

/** Least or most that a metric may be, as a rate (0.03 for 3 %), over one group of samples (default "all"). */
export const Bar = z
	.object({
		metric: z.enum(metricIds as [MetricId, ...MetricId[]]),
		group: z.string().default("all"),
		min: z.number().optional(),
		max: z.number().optional(),
	})
	.refine((bar) => bar.min !== undefined || bar.max !== undefined, "a bar needs a min or a max");
export type Bar = z.infer<typeof Bar>;

export const Bars = z.object({ notes: z.string().optional(), bars: z.array(Bar) });
export type Bars = z.infer<typeof Bars>;

/** Reads the text of a bars file. Throws UsageError with the place of the mistake. */
export function parseBars(json: string, name = "the bars file"): Bar[] {
	let data: unknown;
	try {
		data = JSON.parse(json);
	} catch (cause) {
		throw new UsageError(`${name} is not JSON.`, 'Write {"bars": [{"metric": "restore.cer", "max": 0.05}]}.', {
			cause,
		});
	}
	const parsed = Bars.safeParse(data);
	if (!parsed.success)
		throw new UsageError(
			`${name} cannot be used: ${z.prettifyError(parsed.error)}`,
			`A bar is {"metric": …, "group"?: …, "min" or "max": …}; metrics: ${metricIds.join(", ")}.`,
		);
	return parsed.data.bars;
}

export interface BarFailure {
	bar: Bar;
	rate: number | null;
	message: string;
}

/** The bars that the scoreboard does not reach. A bar on something that was not measured fails too. */
export function failUnder(board: Scoreboard, bars: readonly Bar[]): BarFailure[] {
	return bars.flatMap((bar): BarFailure[] => {
		const row = board.rows.find((r) => r.metric === bar.metric && r.group === bar.group);
		const what = `${METRICS[bar.metric].label} (${bar.metric}, ${bar.group})`;
		if (!row || row.rate === null) return [{ bar, rate: null, message: `${what}: nothing was measured` }];
		const fail = (limit: string): BarFailure[] => [
			{ bar, rate: row.rate, message: `${what}: ${percent(row)} of ${row.total}, ${limit}` },
		];
		if (bar.min !== undefined && row.rate < bar.min) return fail(`at least ${percent({ rate: bar.min })} asked`);
		if (bar.max !== undefined && row.rate > bar.max) return fail(`at most ${percent({ rate: bar.max })} allowed`);
		return [];
	});
}
