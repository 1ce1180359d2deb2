import { existsSync } from "node:fs";
import { UsageError } from "../../schemas/errors.js";
import { measures } from "../../schemas/reference/measures.js";
import {
	explainLabel,
	indicatorList,
	LIST_IN_BRIEF,
	only,
	UNMATCHED_IN_BRIEF,
	unmatchedLabels,
} from "../analyze/index.js";
import { formatRows, type QueryFormat } from "../load/index.js";
import { readAliases } from "./user-aliases.js";

interface Options {
	db: string;
	format: QueryFormat;
	unmatched?: boolean;
	explain?: string;
	measure?: string;
	limit: number;
	aliases?: string;
}

export async function indicatorsCommand(options: Options): Promise<void> {
	if (options.unmatched && options.explain !== undefined)
		throw new UsageError("--unmatched and --explain were given together.", "Ask for one of them.");
	const table = options.format === "table";
	if (options.explain !== undefined) {
		const { explain, measure } = options;
		if (measure !== undefined && !measures.some((m) => m.id === measure))
			throw new UsageError(`"${measure}" is no measure.`, `Measures are ${measures.map((m) => m.id).join(", ")}.`);
		const answer = explainLabel(explain, { measure, aliases: await readAliases(options.aliases) });
		process.stdout.write(formatRows(answer, options.format));
		if (!answer.rows.some(([match]) => match))
			process.stderr.write("No indicator: figures with this label keep it, with a null indicator_id.\n");
		return;
	}
	if (options.unmatched) {
		const answer = await unmatchedLabels(options.db, {
			limit: options.limit,
			aliases: await readAliases(options.aliases),
		});
		process.stdout.write(formatRows(table ? only(answer, UNMATCHED_IN_BRIEF) : answer, options.format));
		if (answer.rows.length === options.limit)
			process.stderr.write(`The ${options.limit} most frequent; --limit shows more.\n`);
		return;
	}
	const answer = await indicatorList(options.db);
	process.stdout.write(formatRows(table ? only(answer, LIST_IN_BRIEF) : answer, options.format));
	if (!existsSync(options.db)) process.stderr.write(`Without counts: there is no database at ${options.db}.\n`);
}
