import { availableParallelism, totalmem } from "node:os";
import { InvalidArgumentError, Option } from "commander";

/** Database used when none is named. */
export const DEFAULT_DB = "output/sohoa.duckdb";

/** A user's own names for indicators, taken without being asked for when it lies in the working folder. */
export const ALIASES_FILE = "sohoa.aliases.json";

/** `--aliases`, the same everywhere. */
export const aliasesOption = () =>
	new Option("--aliases <file>", `your own names for indicators (default: ./${ALIASES_FILE}, if it is there)`);

/** `--db`, the same everywhere. */
export const dbOption = () => new Option("--db <file>", "DuckDB database").default(DEFAULT_DB);

/** A commander parser for whole numbers in a range; anything else is refused with a sentence. */
export function wholeNumber(min: number, max: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (!Number.isInteger(value) || value < min || value > max) {
			throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
		}
		return value;
	};
}

/** A commander parser for days written YYYY-MM-DD. */
export function isoDay(text: string): string {
	const time = Date.parse(`${text}T00:00:00Z`);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time) || !new Date(time).toISOString().startsWith(text))
		throw new InvalidArgumentError("It must be a day written YYYY-MM-DD.");
	return text;
}

/**
 * OCR workers by default: one a core, as many as fit into half of the memory. Measured (FIELD-NOTES): about 300 MB for
 * one worker, 240 MB for each more.
 */
export function defaultJobs(): number {
	const byMemory = Math.floor((totalmem() / 2 - 300e6) / 240e6) + 1;
	return Math.max(1, Math.min(availableParallelism(), byMemory));
}

/** `--jobs`, the same everywhere. */
export const jobsOption = () =>
	new Option("--jobs <n>", "OCR workers and documents in work at once")
		.default(defaultJobs(), "one a core")
		.argParser(wholeNumber(1, 64));

/** `--engine`, the same everywhere. The names are those of `ENGINES` in recognize, which is not imported here: `--help` is instant. */
export const engineOption = () =>
	new Option("--engine <name>", "who reads pictures: embedded (tesseract.js) or native (the tesseract on the PATH)")
		.choices(["embedded", "native"])
		.default("embedded");
