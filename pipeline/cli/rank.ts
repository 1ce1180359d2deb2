import { type Ranking, type RankingOptions, ranking, rankingTable } from "../analyze/index.js";
import { formatRows, type QueryFormat } from "../load/index.js";

interface Options extends RankingOptions {
	db: string;
	format: QueryFormat;
}

export async function rankCommand(options: Options): Promise<void> {
	const result = await ranking(options.db, options);
	const table = options.format === "table";
	if (table) process.stdout.write(heading(result));
	process.stdout.write(formatRows(rankingTable(result, table), options.format));
	process.stderr.write(remarks(result));
}

function heading({ indicator, period, year, rows, expected, level, parent }: Ranking): string {
	const name = `${indicator.name} (${indicator.id})`;
	if (year === null) return `${name}\n`;
	const count = expected === null ? `${rows.length}` : `${rows.length} of ${expected}`;
	return `${name}, ${period} ${year}: ${count} units of level ${level}${parent ? ` in ${parent}` : ""}\n`;
}

function remarks({ indicator, rows, missing, others }: Ranking): string {
	const lines: string[] = [];
	if (rows.length === 0) lines.push('No value to rank: sohoa query "from coverage" lists what there is.');
	if (rows.length > 0 && indicator.direction === null)
		lines.push("Neither way is better for this indicator: the largest value stands first.");
	if (missing.length > 0) lines.push(`Without a value: ${missing.join(", ")}.`);
	if (others.length > 0)
		lines.push(
			`Also known: ${others
				.slice(0, 6)
				.map((o) => `${o.period} ${o.year} (${o.units} of level ${o.level})`)
				.join(
					", ",
				)}${others.length > 6 ? ` and ${others.length - 6} more` : ""}; choose with --year, --period, --level.`,
		);
	return lines.map((line) => `${line}\n`).join("");
}
