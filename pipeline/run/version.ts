import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import { ACQUIRE_VERSION } from "../acquire/index.js";
import { EXTRACT_VERSION } from "../extract/index.js";
import { packageRoot } from "../package-root.js";
import { RECOGNIZE_VERSION } from "../recognize/index.js";
import { RESTORE_VERSION } from "../restore/index.js";
import { VALIDATE_VERSION } from "../validate/index.js";

/** Version of the package. */
export const packageVersion: string = (
	JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }
).version;

/** Names the program and each stage: a document read by another pipeline version is read again. */
export const pipelineVersion = `${packageVersion} acquire/${ACQUIRE_VERSION} recognize/${RECOGNIZE_VERSION} restore/${RESTORE_VERSION} extract/${EXTRACT_VERSION} validate/${VALIDATE_VERSION}`;

/** The same with a user's aliases: a document read with others, or without, is read again. */
export function versionWith(aliases: readonly UserAlias[]): string {
	if (aliases.length === 0) return pipelineVersion;
	const text = JSON.stringify(aliases.map((a) => [a.indicatorId, a.label]).toSorted());
	return `${pipelineVersion} aliases/${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}
