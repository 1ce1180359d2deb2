import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { UsageError } from "../../schemas/errors.js";
import { trendChart, trends, trendTable } from "../analyze/index.js";
import { formatRows, type QueryFormat } from "../load/index.js";

interface Options {
	db: string;
	indicator: string;
	unit?: string;
	from?: number;
	to?: number;
	chart?: string;
	format: QueryFormat;
}

export async function trendsCommand(options: Options): Promise<void> {
	if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
		throw new UsageError(`--from ${options.from} is after --to ${options.to}.`, "Give the earlier year with --from.");
	}
	if (options.chart && extname(options.chart).toLowerCase() !== ".svg") {
		throw new UsageError(`${options.chart} is not an .svg file.`, "Charts are written as SVG: end the name with .svg.");
	}
	const trend = await trends(options.db, options);
	const table = options.format === "table";
	if (table)
		process.stdout.write(`${trend.indicator.name} (${trend.indicator.id})${trend.unit ? `, ${trend.unit}` : ""}\n`);
	process.stdout.write(formatRows(trendTable(trend, table), options.format));
	if (trend.rows.length === 0)
		process.stderr.write(
			'No value in the database: sohoa query "select distinct indicator_id from observations" lists what there is.\n',
		);
	if (options.chart) {
		await mkdir(dirname(options.chart), { recursive: true });
		await writeFile(options.chart, await trendChart(trend));
		process.stderr.write(`chart written to ${options.chart}\n`);
	}
}
