import { brief, type FindingOptions, findingCounts, findings } from "../analyze/index.js";
import { formatRows, type QueryFormat } from "../load/index.js";

interface Options extends FindingOptions {
	db: string;
	format: QueryFormat;
	summary?: boolean;
}

export async function findingsCommand(options: Options): Promise<void> {
	const answer = await (options.summary ? findingCounts : findings)(options.db, options);
	process.stdout.write(formatRows(options.format === "table" ? brief(answer) : answer, options.format));
}
