/** The Vietnamese OCR model that ships with the program: tessdata_fast, trained further on worn print (models/README.md). */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.js";
import { OcrError } from "./engine.js";

/** Its name for tesseract, and of its file. */
export const VIETNAMESE = "vie";

/** Folder with `vie.traineddata.gz`. Throws OcrError `no-model` when it is missing. */
export function vietnameseFolder(): string {
	const folder = join(packageRoot, "models", "ocr");
	if (existsSync(fileIn(folder))) return folder;
	throw new OcrError("no-model", `The OCR model "${VIETNAMESE}" is missing (${folder}); install sohoa again.`);
}

const fileIn = (folder: string) => join(folder, `${VIETNAMESE}.traineddata.gz`);

/** The model as it ships, gzipped. */
export function vietnameseModel(): Buffer {
	return readFileSync(fileIn(vietnameseFolder()));
}

/** First letters of the model's hash, for the keys of artifacts. */
export function vietnameseMark(): string {
	return createHash("sha256").update(vietnameseModel()).digest("hex").slice(0, 8);
}
