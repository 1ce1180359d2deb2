import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { UsageError } from "../../schemas/errors.js";
import { parseUserAliases, type UserAlias } from "../../schemas/reference/user-aliases.js";
import { ALIASES_FILE } from "./options.js";

/** The user's aliases: of the file named with --aliases, else of the one in the working folder, else none. */
export async function readAliases(file: string | undefined): Promise<UserAlias[]> {
	const path = file ?? (existsSync(ALIASES_FILE) ? ALIASES_FILE : null);
	if (path === null) return [];
	let text: string;
	try {
		text = await readFile(path, "utf8");
	} catch (cause) {
		throw new UsageError(`${path} cannot be read.`, "Check the path given with --aliases.", { cause });
	}
	const aliases = parseUserAliases(text, path);
	process.stderr.write(`${aliases.length} aliases of ${path}\n`);
	return aliases;
}
