import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { z } from "zod";

/**
 * Content-addressed artifacts on disk: the name of an artifact is a hash of everything that determines it, so a file that
 * exists is right, whoever wrote it, and a killed run resumes where it stopped. Written to a temporary name and renamed.
 */
export class ArtifactStore {
	constructor(readonly folder: string) {}

	/** Where an artifact of a stage lies. `parts` must name the input, the stage version and the options. */
	path(stage: string, parts: readonly unknown[]): string {
		const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
		return join(this.folder, stage, key.slice(0, 2), `${key}.json`);
	}

	/** The artifact, or null when there is none or it does not fit its schema (written by another version). */
	async read<T extends z.ZodType>(path: string, schema: T): Promise<z.output<T> | null> {
		let text: string;
		try {
			text = await readFile(path, "utf8");
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
			throw error;
		}
		try {
			const parsed = schema.safeParse(JSON.parse(text));
			return parsed.success ? parsed.data : null;
		} catch {
			// Not JSON: a disk that was full. It is made again.
			return null;
		}
	}

	async write(path: string, artifact: unknown): Promise<void> {
		await mkdir(dirname(path), { recursive: true });
		const temporary = `${path}.${process.pid}.${randomBytes(4).toString("hex")}.tmp`;
		try {
			await writeFile(temporary, JSON.stringify(artifact));
			await rename(temporary, path);
		} catch (error) {
			await rm(temporary, { force: true });
			throw error;
		}
	}
}
