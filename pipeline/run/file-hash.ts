import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { FileError } from "../../schemas/errors.js";

/** SHA-256 of a file's bytes, hex, read as a stream. Throws FileError when it cannot be read. */
export async function hashFile(path: string): Promise<string> {
	const hash = createHash("sha256");
	try {
		for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	} catch (cause) {
		const code = (cause as NodeJS.ErrnoException).code ?? "unknown reason";
		throw new FileError("unreadable", `${path} cannot be read (${code}).`, "Check the permissions of the file.", {
			cause,
		});
	}
	return hash.digest("hex");
}
