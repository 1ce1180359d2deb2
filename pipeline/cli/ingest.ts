import { dirname, join } from "node:path";
import type { EngineName } from "../recognize/index.js";
import { type IngestSummary, ingest } from "../run/ingest.js";
import { createProgress } from "../run/progress.js";
import { onInterrupt } from "./interrupt.js";
import { readAliases } from "./user-aliases.js";

interface Options {
	db: string;
	jobs: number;
	engine: EngineName;
	work?: string;
	force?: boolean;
	json?: boolean;
	aliases?: string;
}

export async function ingestCommand(paths: string[], options: Options): Promise<void> {
	const aliases = await readAliases(options.aliases);
	const summary = await onInterrupt((signal) =>
		ingest(paths, {
			db: options.db,
			work: options.work ?? join(dirname(options.db), "work"),
			jobs: options.jobs,
			engine: options.engine,
			force: options.force,
			aliases,
			signal,
			progress: createProgress(process.stderr),
		}),
	);
	process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : describe(summary));
	if (summary.files.found === 0) {
		process.stderr.write(
			`sohoa: no document was found in ${paths.join(", ")}.\n  Name files or folders of PDF, image or text files.\n`,
		);
	}
	process.exitCode = exitCode(summary);
}

function exitCode(s: IngestSummary): number {
	if (s.interrupted) return 130;
	if (s.files.loaded + s.files.skipped === 0) return 3;
	return s.files.quarantined > 0 ? 2 : 0;
}

/** The summary in words, for a terminal. */
export function describe(s: IngestSummary): string {
	const { found, loaded, skipped, quarantined } = s.files;
	const lines = [
		`${found} files: ${loaded} loaded, ${skipped} skipped (unchanged), ${quarantined} quarantined · ${s.seconds.toFixed(1)} s`,
	];
	if (loaded > 0) {
		lines.push(
			`loaded: ${s.pages} pages, ${s.tables} tables, ${s.observations} observations, ${s.assignments} assignments, ${s.citations} citations, ${s.findings} findings`,
		);
	}
	for (const q of s.quarantined) lines.push(`quarantined ${q.path} (${q.code}): ${q.message}`);
	if (s.left.length > 0) {
		const reasons = new Map<string, number>();
		for (const { reason } of s.left) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
		lines.push(`left out: ${[...reasons].map(([reason, count]) => `${count} ${reason}`).join(", ")}`);
	}
	if (s.interrupted) lines.push("Interrupted: run the same command again to go on.");
	lines.push(`database: ${s.db}`);
	return `${lines.join("\n")}\n`;
}
