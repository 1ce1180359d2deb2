import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { finished, pipeline } from "node:stream/promises";
import { FileError } from "../../schemas/errors.js";
import type { Repair } from "../../schemas/page.js";
import { decodeText } from "../acquire/text-file.js";
import { loadRestoreModel, RestoreStream, restoreText } from "../restore/index.js";

interface Options {
	explain?: boolean;
	json?: boolean;
}

export async function restoreCommand(file: string | undefined, options: Options): Promise<void> {
	const fromFile = file !== undefined && file !== "-" ? await readText(file) : null;
	if (options.json) return printJson(fromFile ?? (await text(process.stdin)));
	const stream = new RestoreStream(loadRestoreModel());
	if (options.explain) stream.on("repairs", (repairs: Repair[]) => process.stderr.write(repairs.map(explain).join("")));
	stream.pipe(process.stdout);
	await Promise.all([
		fromFile === null ? pipeline(process.stdin, stream) : pipeline(Readable.from(pieces(fromFile)), stream),
		finished(stream, { writable: false }),
	]);
}

async function readText(path: string): Promise<string> {
	let bytes: Buffer;
	try {
		bytes = await readFile(path);
	} catch (cause) {
		const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
		throw new FileError(
			missing ? "missing" : "unreadable",
			missing ? `${path} does not exist.` : `${path} cannot be read.`,
			"Check the path; - reads from stdin.",
			{ cause },
		);
	}
	return decodeText(bytes, path).text;
}

/** Long text in pieces, so that output begins before all of it is restored. */
function* pieces(whole: string): Generator<string> {
	const size = 1 << 16;
	for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

const explain = (r: Repair) => `line ${r.line}: ${r.before} → ${r.after} (${r.kind}, ${r.confidence.toFixed(2)})\n`;

function printJson(whole: string): void {
	const before = whole.replace(/\n$/, "").split("\n");
	const { lines, repairs, diagnosis } = restoreText(before.join("\n"), loadRestoreModel());
	const byLine = new Map<number, Omit<Repair, "page" | "line">[]>();
	for (const { page: _page, line, ...repair } of repairs) byLine.set(line, [...(byLine.get(line) ?? []), repair]);
	before.forEach((was, i) => {
		const row = { line: i + 1, before: was, after: lines[i], diagnosis, repairs: byLine.get(i + 1) ?? [] };
		process.stdout.write(`${JSON.stringify(row)}\n`);
	});
}
