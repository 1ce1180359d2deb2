import { mkdir, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { UsageError } from "../../schemas/errors.js";
import { chartPng, trendChart, trends, trendTable } from "../analyze/index.js";
import { formatRows, type QueryFormat } from "../load/index.js";

interface Options {
	db: string;
	indicator: string;
	unit?: string;
	from?: number;
	to?: number;
	merged: boolean;
	chart?: string;
	format: QueryFormat;
}

export async function trendsCommand(options: Options): Promise<void> {
	if (options.from !== undefined && options.to !== undefined && options.from > options.to) {
		throw new UsageError(`--from ${options.from} is after --to ${options.to}.`, "Give the earlier year with --from.");
	}
	const kind = extname(options.chart ?? "").toLowerCase();
	if (options.chart && kind !== ".svg" && kind !== ".png") {
		throw new UsageError(
			`${options.chart} is neither an .svg nor a .png file.`,
			"Charts are written as SVG or PNG: end the name with .svg or .png.",
		);
	}
	const trend = await trends(options.db, options);
	const table = options.format === "table";
	if (table)
		process.stdout.write(`${trend.indicator.name} (${trend.indicator.id})${trend.unit ? `, ${trend.unit}` : ""}\n`);
	process.stdout.write(formatRows(trendTable(trend, table), options.format));
	if (trend.rows.length === 0)
		process.stderr.write("No value in the database: sohoa indicators lists what there is.\n");
	if (options.chart) {
		await mkdir(dirname(options.chart), { recursive: true });
		const svg = await trendChart(trend);
		await writeFile(options.chart, kind === ".png" ? await chartPng(svg) : svg);
		process.stderr.write(`chart written to ${options.chart}\n`);
	}
}
