import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { UsageError } from "../../schemas/errors.js";
import { Truth } from "../../schemas/truth.js";
import type { LoadedTruth } from "./score-document.js";

const TRUTH = ".truth.json";

export interface Sample {
	/** File stem. */
	name: string;
	/** The file to be read by the pipeline. */
	path: string;
	truthPath: string;
	truth: LoadedTruth;
}

/**
 * Samples under a folder (recursive), sorted by path: every `<name>.truth.json` with its file, the truth's text read in. Also
 * takes the path of one truth file or of one sample. Throws UsageError for a truth that does not fit its schema or has no file.
 */
export async function findSamples(root: string): Promise<Sample[]> {
	const samples: Sample[] = [];
	for (const truthPath of await truthFiles(root)) samples.push(await loadSample(truthPath));
	return samples;
}

async function truthFiles(root: string): Promise<string[]> {
	const info = await stat(root).catch(() => null);
	if (!info)
		throw new UsageError(`There is no ${root}.`, "Give a folder of samples with *.truth.json files beside them.");
	if (info.isDirectory()) {
		const entries = await readdir(root, { recursive: true });
		return entries
			.filter((e) => e.endsWith(TRUTH))
			.sort()
			.map((e) => join(root, e));
	}
	return [root.endsWith(TRUTH) ? root : root.replace(/\.[^./\\]+$/, TRUTH)];
}

async function loadSample(truthPath: string): Promise<Sample> {
	const folder = dirname(truthPath);
	const name = basename(truthPath, TRUTH);
	const truth = parseTruth(await readFile(truthPath, "utf8"), truthPath);
	const file = truth.file ?? (await sibling(folder, name));
	if (!file)
		throw new UsageError(
			`${truthPath} has no sample beside it.`,
			`Put the file ${name}.* there, or name it in "file".`,
		);
	const text = typeof truth.text === "string" ? await textLines(join(folder, truth.text), truthPath) : truth.text;
	return { name, path: join(folder, file), truthPath, truth: { ...truth, text } };
}

async function textLines(path: string, truthPath: string): Promise<string[]> {
	try {
		return (await readFile(path, "utf8")).split(/\r?\n|\f/);
	} catch (cause) {
		throw new UsageError(
			`${truthPath} names ${basename(path)}, which cannot be read.`,
			"Put the text beside the truth.",
			{
				cause,
			},
		);
	}
}

function parseTruth(json: string, path: string): Truth {
	let data: unknown;
	try {
		data = JSON.parse(json);
	} catch (cause) {
		throw new UsageError(`${path} is not JSON.`, "Mend the truth file.", { cause });
	}
	const parsed = Truth.safeParse(data);
	if (parsed.success) return parsed.data;
	throw new UsageError(`${path} is no truth file: ${z.prettifyError(parsed.error)}`, "See schemas/truth.ts.");
}

async function sibling(folder: string, name: string): Promise<string | undefined> {
	const entries = await readdir(folder);
	return entries.find((e) => e.startsWith(`${name}.`) && !e.slice(name.length).startsWith(".truth."));
}
