import { readdir, stat } from "node:fs/promises";
import { basename, join, normalize } from "node:path";
import { FileError } from "../../schemas/errors.js";

/** A file to ingest, by the path under which the user named it (folders are walked in name order). */
export interface PlannedFile {
	path: string;
	bytes: number;
	/** A path that cannot be ingested at all (missing, unreadable); it is recorded, not processed. */
	error: FileError | null;
}

export interface Plan {
	files: PlannedFile[];
	/** What a folder held that is not a document, with the reason: nothing is left out silently. */
	left: { path: string; reason: string }[];
}

/** Why a file met while walking a folder is no document; null when it is one. Files named by the user are always taken. */
function notADocument(name: string): string | null {
	if (name.startsWith(".")) return "hidden";
	if (/\.truth\.[^.]+$/i.test(name)) return "ground truth of a sample";
	if (/^readme(\.[^.]+)*$/i.test(name)) return "readme";
	if (/^bars\.json$/i.test(name)) return "bars of the scoreboard";
	return null;
}

/** Expands files and folders (recursively) into the files of a run; the same file named twice is taken once. */
export async function planFiles(paths: readonly string[]): Promise<Plan> {
	const plan: Plan = { files: [], left: [] };
	const seen = new Set<string>();

	const visit = async (path: string, named: boolean): Promise<void> => {
		if (seen.has(path)) return;
		seen.add(path);
		let info: Awaited<ReturnType<typeof stat>>;
		try {
			info = await stat(path);
		} catch (cause) {
			plan.files.push({ path, bytes: 0, error: pathError(path, cause) });
			return;
		}
		if (info.isDirectory()) {
			let names: string[];
			try {
				names = (await readdir(path)).sort();
			} catch (cause) {
				plan.files.push({ path, bytes: 0, error: pathError(path, cause) });
				return;
			}
			for (const name of names) {
				const reason = notADocument(name);
				if (reason) plan.left.push({ path: join(path, name), reason });
				else await visit(join(path, name), false);
			}
		} else if (info.isFile()) {
			plan.files.push({ path, bytes: info.size, error: null });
		} else if (named) {
			plan.files.push({
				path,
				bytes: 0,
				error: new FileError(
					"unsupported-type",
					`${path} is neither a file nor a folder.`,
					"Name files or folders of documents.",
				),
			});
		} else {
			plan.left.push({ path, reason: "neither a file nor a folder" });
		}
	};

	for (const path of paths) await visit(normalize(path), true);
	return plan;
}

function pathError(path: string, cause: unknown): FileError {
	const code = (cause as NodeJS.ErrnoException).code;
	if (code === "ENOENT" || code === "ENOTDIR") {
		return new FileError("missing", `${path} does not exist.`, "Check the spelling of the path.", { cause });
	}
	return new FileError(
		"unreadable",
		`${path} cannot be read (${code ?? "unknown reason"}): ${basename(path)} was left out.`,
		"Check the permissions of the file and its folder.",
		{ cause },
	);
}
