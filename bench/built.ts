/** The compiled program, as users run it: under tsx each PDF thread takes 500 MB more. `npm run bench:recognize` builds it first. */
import { existsSync } from "node:fs";

const root = new URL("../dist/pipeline/", import.meta.url);

/** A module of the compiled program, by its path below `pipeline/`. */
export async function built<T>(path: string): Promise<T> {
	const url = new URL(path, root);
	if (!existsSync(url)) throw new Error("The program is not built: npm run build.");
	return (await import(url.href)) as T;
}
