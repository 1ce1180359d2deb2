/** The engines a user can choose between. */
import type { OcrEngine } from "./engine.js";
import { createNativeEngine } from "./native-tesseract.js";
import { createOcrEngine } from "./tesseract-pool.js";

/** `embedded`: tesseract.js, needs nothing. `native`: the tesseract on the PATH. */
export const ENGINES = ["embedded", "native"] as const;
export type EngineName = (typeof ENGINES)[number];

/** Makes an engine by its name. @throws UsageError when the machine does not have it. */
export async function openEngine(name: EngineName, options: { workers?: number } = {}): Promise<OcrEngine> {
	return name === "native" ? createNativeEngine(options) : createOcrEngine(options);
}
