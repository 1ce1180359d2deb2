/** The Vietnamese OCR models that ship with the program: tessdata_fast, trained further on worn print (models/README.md). */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../package-root.js";
import { OcrError, type OcrModel } from "./engine.js";

/** The general model's name for tesseract, and of its file. */
export const VIETNAMESE: OcrModel = "vie";

/** Folder with a model's `.traineddata.gz`. Throws OcrError `no-model` when it is missing. */
export function vietnameseFolder(model: OcrModel = VIETNAMESE): string {
	const folder = join(packageRoot, "models", "ocr");
	if (existsSync(fileIn(folder, model))) return folder;
	throw new OcrError("no-model", `The OCR model "${model}" is missing (${folder}); install sohoa again.`);
}

const fileIn = (folder: string, model: OcrModel) => join(folder, `${model}.traineddata.gz`);

/** A model as it ships, gzipped. */
export function vietnameseModel(model: OcrModel = VIETNAMESE): Buffer {
	return readFileSync(fileIn(vietnameseFolder(model), model));
}

/** First letters of the model's hash, for the keys of artifacts. */
export function vietnameseMark(): string {
	return createHash("sha256").update(vietnameseModel()).digest("hex").slice(0, 8);
}
