/** Writes pages into the folder of the site and counts them. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type PageContent, pageFile, type Site } from "./layout.js";

export class SiteWriter {
	pages = 0;
	bytes = 0;
	/** The largest page, for whoever carries the site on a stick or opens it on a telephone. */
	largest = { path: "", bytes: 0 };
	private readonly folders = new Set<string>();

	constructor(
		private readonly out: string,
		readonly site: Site,
	) {}

	async page(content: PageContent): Promise<void> {
		const text = pageFile(this.site, content);
		const bytes = Buffer.byteLength(text);
		await this.file(content.path, text);
		this.pages++;
		this.bytes += bytes;
		if (bytes > this.largest.bytes) this.largest = { path: content.path, bytes };
	}

	async file(path: string, text: string): Promise<void> {
		const target = join(this.out, path);
		const folder = dirname(target);
		if (!this.folders.has(folder)) {
			await mkdir(folder, { recursive: true });
			this.folders.add(folder);
		}
		await writeFile(target, text);
	}
}
