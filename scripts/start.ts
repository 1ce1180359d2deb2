/** `npm start`: the main job on the samples, an answer across the years, and how far the result can be trusted. */
import { createProgram } from "../pipeline/cli/program.js";
import { reportError } from "../pipeline/cli/report-error.js";

const DB = "output/samples.duckdb";

const COMMANDS: string[][] = [
	["ingest", "samples", "--db", DB],
	[
		"query",
		"select document_type as type, number, symbol, issued_year as year, issued_month as month, subject from documents order by year, month",
		"--db",
		DB,
	],
	["trends", "--indicator", "dossier.online_rate", "--unit", "thành phố Vũng Tàu", "--db", DB],
	[
		"query",
		"select rule, severity, message from findings where rule like 'audit%' order by severity limit 8",
		"--db",
		DB,
	],
	["accuracy", "samples"],
];

const quote = (word: string) => (/[^\w./-]/.test(word) ? `"${word}"` : word);

for (const command of COMMANDS) {
	process.stdout.write(`\n$ npx sohoa ${command.map(quote).join(" ")}\n`);
	try {
		await createProgram().parseAsync(command, { from: "user" });
	} catch (error) {
		process.exitCode = reportError(error, process.stderr);
		break;
	}
}
