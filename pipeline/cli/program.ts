import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { packageRoot } from "../package-root.js";
import { ALIASES_FILE, aliasesOption, dbOption, engineOption, isoDay, jobsOption, wholeNumber } from "./options.js";

const FORMATS = ["table", "json", "ndjson", "csv", "markdown"];

/** The commander program. Each command's code is imported when it runs, so that `--help` is instant. */
export function createProgram(): Command {
	const { version } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string };
	const program = new Command("sohoa")
		.description(
			"Turns archived Vietnamese reports (scans, PDFs, OCR dumps) into a DuckDB database in which every number can be traced to its place on the page.",
		)
		.version(version)
		.exitOverride()
		.showHelpAfterError("(sohoa --help lists the commands)")
		.addHelpText(
			"after",
			`
Exit codes: 0 all well · 1 wrong arguments · 2 some files quarantined (the rest loaded) · 3 nothing could be loaded ·
4 accuracy under the bar · 5 database locked or unreadable · 130 interrupted

Examples:
  sohoa ingest archive/ --db output/sohoa.duckdb
  sohoa query "select document_type, count(*) from documents group by all"
  sohoa trends --indicator dossier.online_rate --unit "thành phố Vũng Tàu"`,
		);

	program
		.command("ingest")
		.description("read files and folders (recursively) through all stages into DuckDB; unchanged files are skipped")
		.argument("<path...>", "files or folders")
		.addOption(dbOption())
		.addOption(jobsOption())
		.addOption(engineOption())
		.option("--work <dir>", "folder of cached page artifacts (default: work/ beside the database)")
		.option("--force", "read and load unchanged files again")
		.addOption(aliasesOption())
		.option("--json", "print the summary as JSON")
		.addHelpText(
			"after",
			`
Progress and quarantined files go to stderr, the summary to stdout. A killed run goes on where it stopped.

Examples:
  sohoa ingest archive/2023 archive/2024
  sohoa ingest report.pdf --db output/one.duckdb --json
  sohoa ingest archive/ --aliases my-labels.json`,
		)
		.action(async (paths, options) => (await import("./ingest.js")).ingestCommand(paths, options));

	program
		.command("query")
		.description("ask the database a question in SQL (read-only, sandboxed)")
		.argument("[sql]", "one SELECT statement; - reads it from stdin")
		.addOption(dbOption())
		.addOption(new Option("--format <format>", "how rows are printed").choices(FORMATS).default("table"))
		.option("--file <file>", "read the SQL from a file")
		.option("--output <file>", "write the rows to a .parquet, .csv or .json file instead")
		.option("--schema", "list tables and views with their columns and what they mean")
		.option("--examples", "list example questions with their SQL")
		.option("--example <name>", "ask one of them")
		.option("--timeout <seconds>", "stop the query after this time", wholeNumber(1, 86_400), 60)
		.addHelpText(
			"after",
			`
Examples:
  sohoa query "select number, symbol, issued_on, subject from documents order by issued_on"
  sohoa query "select * from findings" --format csv > findings.csv
  echo "from observations limit 5" | sohoa query - --format json
  sohoa query --file question.sql --output answer.parquet
  sohoa query --schema --format markdown
  sohoa query --examples
  sohoa query --example units-behind`,
		)
		.action(async (sql, options) => (await import("./query.js")).queryCommand(sql, options));

	program
		.command("export")
		.description("write all tables and views to a folder, with a data dictionary")
		.addOption(new Option("--format <format>", "kind of files").choices(["parquet", "csv", "json"]).default("parquet"))
		.option("--out <dir>", "folder that is made; an earlier export there is replaced, nothing else is", "output/export")
		.addOption(dbOption())
		.option("--json", "print what was written as JSON")
		.addHelpText(
			"after",
			`
One file a table or view, dictionary.json and dictionary.md (every column with type, unit and meaning). In Parquet, observations and cells are
folders divided by year. CSV is UTF-8 with a byte-order mark, so that Excel shows Vietnamese as it is.

Examples:
  sohoa export --format parquet --out output/export
  sohoa export --format csv --out output/csv --db output/samples.duckdb`,
		)
		.action(async (options) => (await import("./export.js")).exportCommand(options));

	program
		.command("trends")
		.description("one indicator across the years, with sources and comparability")
		.requiredOption("--indicator <id>", 'indicator id, e.g. dossier.online_rate (sohoa query "from indicators")')
		.option("--unit <name>", "administrative unit or agency, as written or without accents")
		.option("--from <year>", "first year", wholeNumber(1945, 2200))
		.option("--to <year>", "last year", wholeNumber(1945, 2200))
		.option("--merged", "with values of units that became part of the unit by mergers, marked in merged_into (default)")
		.option("--no-merged", "without them")
		.option("--chart <file>", "draw a chart (.svg or .png)")
		.addOption(dbOption())
		.addOption(new Option("--format <format>", "how rows are printed").choices(FORMATS).default("table"))
		.addHelpText(
			"after",
			`
A value is compared with the year before only where measure, part of the year, length of the period and definition are the same; why_not says why not.
Where several documents give a value, the preferred one is shown (accepted before corrected before flagged, then the surer, then the newer), and sources
says between which values they differ; sohoa query "from source_differences" lists them all.

Examples:
  sohoa trends --indicator dossier.online_rate --unit "thành phố Vũng Tàu"
  sohoa trends --indicator dossier.received --from 2021 --to 2024 --chart output/received.png
  sohoa trends --indicator digitization.result_rate --unit "phường Vũng Tàu" --merged --format json`,
		)
		.action(async (options) => (await import("./trends.js")).trendsCommand(options));

	program
		.command("rank")
		.description("units ranked by one indicator, best first; only values that compare are ranked with each other")
		.requiredOption("--indicator <id>", "indicator id, name or alias (sohoa indicators lists them)")
		.option("--year <year>", "year (default: the latest of which much is known)", wholeNumber(1945, 2200))
		.option("--period <part>", 'part of the year: "quý I", "Q1", "6 tháng", "9 tháng", "tháng 3", "cả năm"')
		.option("--parent <unit>", "only units that lay in this one at the time, by name or id")
		.option("--level <level>", "province, district, commune or agency (default: that of most units)")
		.option("--merged", "name the unit that each became by mergers; --parent then finds it there, too")
		.addOption(dbOption())
		.addOption(new Option("--format <format>", "how rows are printed").choices(FORMATS).default("table"))
		.addHelpText(
			"after",
			`
Rank 1 is best by the indicator's direction; equal values share a rank. The heading says how many of the units there were have a value; those without
one, and the other periods that can be ranked, are named on stderr.

Examples:
  sohoa rank --indicator digitization.result_rate
  sohoa rank --indicator digitization.result_rate --year 2024 --period "quý I" --parent "thành phố Vũng Tàu"
  sohoa rank --indicator dossier.resolved --merged --format csv > ranking.csv`,
		)
		.action(async (options) => (await import("./rank.js")).rankCommand(options));

	program
		.command("findings")
		.description("what a person should look at: contradictions, unreadable places, each with place, value and quote")
		.option("--rule <rule>", "a rule (audit.ratio) or its family (audit)")
		.addOption(new Option("--severity <severity>", "this one and those above it").choices(["info", "warning", "error"]))
		.option("--document <name>", "number and symbol (4638/KH-UBND), part of the path, or the document's id")
		.option("--summary", "count them by rule")
		.addOption(dbOption())
		.addOption(new Option("--format <format>", "how rows are printed").choices(FORMATS).default("table"))
		.addHelpText(
			"after",
			`
Exit code 0 whether or not there are findings; 1 when the rule or the document is not known; 5 when the database cannot be read. The formats other
than table also give the place in full: table, row, column, box, ids.

Examples:
  sohoa findings --summary
  sohoa findings --rule audit --severity warning
  sohoa findings --document 4638/KH-UBND --format csv > findings.csv`,
		)
		.action(async (options) => (await import("./findings.js")).findingsCommand(options));

	program
		.command("indicators")
		.description("the registry of indicators with counts; labels that none of them fits; how a label is matched")
		.option("--unmatched", "list labels that no indicator fits, the most frequent first, with the closest entries")
		.option("--explain <label>", "tell how a label matches, or what comes closest")
		.option("--measure <measure>", "with --explain: what the figure counts (percent, dossier …; default: any)")
		.option("--limit <n>", "with --unmatched: so many labels", wholeNumber(1, 1_000_000), 50)
		.addOption(aliasesOption())
		.addOption(dbOption())
		.addOption(new Option("--format <format>", "how rows are printed").choices(FORMATS).default("table"))
		.addHelpText(
			"after",
			`
A file of aliases gives labels of your archive to indicators of the registry:
  {"aliases": {"dossier.online_rate": ["tỷ lệ nộp qua mạng"]}}
sohoa ingest takes it with --aliases, or from ./${ALIASES_FILE}, and reads documents again when it changes. An alias gives its indicator to labels that
had none and hold its words side by side, and to labels that it names as a whole.

Examples:
  sohoa indicators
  sohoa indicators --unmatched --format csv > labels.csv
  sohoa indicators --explain "Tỷ lệ hồ sơ giải quyết đúng hạn" --measure percent`,
		)
		.action(async (options) => (await import("./indicators.js")).indicatorsCommand(options));

	program
		.command("report")
		.description("write a static HTML site: indicators over the years, units, documents, coverage, findings")
		.option("--out <dir>", "folder of the site; a report that is there is replaced as a whole", "output/report")
		.addOption(new Option("--lang <lang>", "language of the pages").choices(["vi", "en"]).default("vi"))
		.option("--sources <dir>", "folder of the source files, if they are no longer where they were read")
		.option("--work <dir>", "folder that keeps page pictures for the next time (default: work/ beside the database)")
		.option("--no-images", "without pictures of the places where figures stand")
		.addOption(new Option("--date <day>", "day stated in the footer, YYYY-MM-DD (default: today)").argParser(isoDay))
		.option("--json", "print the summary as JSON")
		.addOption(dbOption())
		.addHelpText(
			"after",
			`
The site opens from disk, without network or scripts.

Examples:
  sohoa report
  sohoa report --db output/archive.duckdb --out output/report-en --lang en
  sohoa report --sources /mnt/archive/2024`,
		)
		.action(async (options) => (await import("./report.js")).reportCommand(options));

	program
		.command("accuracy")
		.description("the scoreboard: what was read against the ground truth of samples")
		.argument("[samples]", "folder of samples with *.truth.* files beside them (default: the samples of the package)")
		.addOption(jobsOption())
		.addOption(engineOption())
		.option("--work <dir>", "folder of cached page artifacts", "output/work")
		.option("--json", "print the scoreboard as JSON")
		.option("--fail-under <file>", "exit with 4 when a figure is under its bar in this JSON file")
		.addHelpText(
			"after",
			"\nExamples:\n  sohoa accuracy\n  sohoa accuracy my-samples --json\n  sohoa accuracy samples --fail-under samples/bars.json",
		)
		.action(async (samples, options) => (await import("./accuracy.js")).accuracyCommand(samples, options));

	program
		.command("restore")
		.description("text in, proper Vietnamese out; one line in, one line out")
		.argument("[file]", "text file; - or none reads stdin")
		.option("--explain", "list each change on stderr: line, before, after, kind, confidence")
		.option("--json", "print one JSON object a line: {line, before, after, repairs}")
		.addHelpText(
			"after",
			"\nExamples:\n  sohoa restore dump.txt > clean.txt\n  echo 'Khac phuc nhung ton tai' | sohoa restore --explain",
		)
		.action(async (file, options) => (await import("./restore.js")).restoreCommand(file, options));

	program
		.command("inspect")
		.description("what was seen on a page: text, boxes, table grid, confidence")
		.argument("<file>", "a document")
		.option("--page <n>", "page", wholeNumber(1, 1_000_000), 1)
		.option("--overlay <file>", "draw boxes, lines and roles over the page (.png)")
		.option("--json", "print the page as JSON")
		.addOption(engineOption())
		.option("--work <dir>", "folder of cached page artifacts", "output/work")
		.addHelpText(
			"after",
			"\nExamples:\n  sohoa inspect report.pdf --page 3\n  sohoa inspect report.pdf --page 3 --overlay output/page3.png",
		)
		.action(async (file, options) => (await import("./inspect.js")).inspectCommand(file, options));

	program
		.command("doctor")
		.description("check the installation: OCR data, models, DuckDB, memory, cores")
		.option("--json", "print the checks as JSON")
		.addHelpText("after", "\nExample:\n  sohoa doctor")
		.action(async (options) => (await import("./doctor.js")).doctorCommand(options));

	for (const command of program.commands)
		command.exitOverride().showHelpAfterError(`(sohoa ${command.name()} --help shows examples)`);
	return program;
}
