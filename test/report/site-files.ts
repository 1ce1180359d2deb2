import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";

/** All files of a site by their path from its root. */
export async function siteFiles(root: string): Promise<Map<string, Buffer>> {
	const out = new Map<string, Buffer>();
	for (const entry of await readdir(root, { recursive: true, withFileTypes: true }))
		if (entry.isFile()) {
			const path = join(entry.parentPath, entry.name);
			out.set(path.slice(root.length + 1).replaceAll("\\", "/"), await readFile(path));
		}
	return out;
}

export const htmlFiles = (files: Map<string, Buffer>) =>
	[...files]
		.filter(([path]) => path.endsWith(".html"))
		.map(([path, bytes]): [string, string] => [path, bytes.toString()]);

/** Links and pictures of all pages that lead to nothing: a missing file, or a missing anchor. */
export function brokenLinks(files: Map<string, Buffer>): string[] {
	const ids = new Map<string, Set<string>>();
	for (const [path, text] of htmlFiles(files))
		ids.set(path, new Set([...text.matchAll(/ id="([^"]*)"/g)].map((m) => m[1] ?? "")));
	const broken: string[] = [];
	for (const [path, text] of htmlFiles(files))
		for (const [, address = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
			const [file = "", anchor] = address.split("#");
			const target = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), file));
			if (!files.has(target) || (anchor !== undefined && !ids.get(target)?.has(anchor)))
				broken.push(`${path} → ${address}`);
		}
	return broken;
}
