/** One tesseract.js worker, made safe: every call settles, by answer, time-out, crash or abort. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Worker as NodeWorker } from "node:worker_threads";
import { createWorker, OEM, type Worker } from "tesseract.js";
import { OcrError, type OcrModel, type OcrOrientation, type OcrReading, type OcrRequest } from "./engine.js";
import { parseTsv } from "./tsv.js";
import { vietnameseFolder, vietnameseMark } from "./vietnamese-model.js";

const require = createRequire(import.meta.url);

/** What a worker does: read with one of the models, or tell the orientation of a page. */
export type WorkerTask = OcrModel | "osd";

/** Folder of a task's model. Throws OcrError `no-model` when it is missing: createWorker would wait for ever. */
export function modelFolder(task: WorkerTask): string {
	if (task !== "osd") return vietnameseFolder(task);
	const folder = join(dirname(require.resolve("@tesseract.js-data/osd/package.json")), "4.0.0_best_int");
	if (existsSync(join(folder, "osd.traineddata.gz"))) return folder;
	throw new OcrError("no-model", `The OCR model "osd" is not installed (${folder}); run npm ci.`);
}

/** tesseract.js's version and the model's mark, for the keys of artifacts. */
export function tesseractVersion(): string {
	const { version } = JSON.parse(readFileSync(require.resolve("tesseract.js/package.json"), "utf8"));
	return `tesseract.js-${version}+vie-${vietnameseMark()}`;
}

/** Starting a worker takes 0.5–1 s; a minute covers a machine busy with other work. */
const START_MS = 60_000;

/** However much progress is made, a reading ends after this many time-outs' time. */
const MOST_STALLS = 8;

/** The engine chats on stderr ("Detected 238 diacritics"), and looks for paragraphs, which are found elsewhere (3 % of a page's time). */
const SETTINGS = { debug_file: "/dev/null", user_defined_dpi: "300", paragraph_text_based: "0" };

interface Progress {
	made: () => void;
}

export class TesseractWorker {
	/** Readings done, for recycling. */
	readings = 0;
	dead = false;
	private fail: ((error: OcrError) => void) | null = null;
	private settings = "";

	private constructor(
		readonly task: WorkerTask,
		private readonly worker: Worker & { worker: NodeWorker },
		private readonly progress: Progress,
	) {
		worker.worker.on("error", (error) => this.die(new OcrError("crashed", `the OCR worker crashed: ${error.message}`)));
		worker.worker.on("exit", () => this.die(new OcrError("crashed", "the OCR worker ended")));
	}

	static async start(task: WorkerTask): Promise<TesseractWorker> {
		const progress: Progress = { made: () => undefined };
		const osd = task === "osd";
		const starting = createWorker(task, osd ? OEM.TESSERACT_ONLY : OEM.LSTM_ONLY, {
			langPath: modelFolder(task),
			cacheMethod: "none",
			...(osd ? { legacyCore: true, legacyLang: true } : {}),
			logger: () => progress.made(),
			// Without a handler an unreadable image ends the process; the error itself arrives through the promise.
			errorHandler: () => undefined,
		}) as Promise<Worker & { worker: NodeWorker }>;
		const worker = await withTimeout(starting, START_MS, () => {
			// A worker that starts after all must not stay behind.
			void starting.then((late) => late.terminate());
		});
		await worker.setParameters(SETTINGS as never);
		return new TesseractWorker(task, worker, progress);
	}

	async read(request: OcrRequest, timeoutMs: number): Promise<OcrReading> {
		this.readings++;
		const settings = {
			tessedit_pageseg_mode: String(request.segmentation),
			tessedit_char_whitelist: request.whitelist ?? "",
			user_defined_dpi: String(Math.round(Math.min(2400, Math.max(70, request.dpi)))),
		};
		return this.call(timeoutMs, request.signal, async () => {
			const key = JSON.stringify(settings);
			if (key !== this.settings) await this.worker.setParameters(settings as never);
			this.settings = key;
			const { data } = await this.worker.recognize(request.image, {}, { tsv: true, text: false });
			return parseTsv(data.tsv ?? "");
		});
	}

	async orientation(image: Buffer, timeoutMs: number, signal?: AbortSignal): Promise<OcrOrientation | null> {
		this.readings++;
		return this.call(timeoutMs, signal, async () => {
			const { data } = await this.worker.detect(image);
			if (data.orientation_degrees === null) return null;
			return {
				degrees: data.orientation_degrees as OcrOrientation["degrees"],
				confidence: data.orientation_confidence ?? 0,
			};
		});
	}

	/** Runs one job; after time-out, abort or crash the worker is dead and must be replaced. */
	private call<T>(timeoutMs: number, signal: AbortSignal | undefined, job: () => Promise<T>): Promise<T> {
		if (this.dead) return Promise.reject(new OcrError("crashed", "the OCR worker has ended"));
		return new Promise<T>((resolve, reject) => {
			const abort = () => this.die(signal?.reason);
			const late = () => this.die(new OcrError("timeout", `no reading within ${Math.round(timeoutMs / 1000)} s`));
			// Counted from the last progress: a busy machine is slow but goes on, a hung worker does not.
			let stalled = setTimeout(late, timeoutMs);
			const cap = setTimeout(late, timeoutMs * MOST_STALLS);
			this.progress.made = () => {
				clearTimeout(stalled);
				stalled = setTimeout(late, timeoutMs);
			};
			const done = () => {
				clearTimeout(stalled);
				clearTimeout(cap);
				this.progress.made = () => undefined;
				signal?.removeEventListener("abort", abort);
				this.fail = null;
			};
			this.fail = (error) => {
				done();
				reject(error);
			};
			if (signal?.aborted) return abort();
			signal?.addEventListener("abort", abort, { once: true });
			job().then(
				(value) => {
					done();
					resolve(value);
				},
				(cause: unknown) => {
					done();
					// tesseract.js rejects with plain strings.
					reject(new OcrError("failed", `the OCR engine refused the image: ${String(cause)}`, { cause }));
				},
			);
		});
	}

	private die(error: OcrError): void {
		this.dead = true;
		this.fail?.(error);
		// Not worker.terminate(): it forgets its thread, and a job that is just being sent then rejects where nobody listens.
		void this.worker.worker.terminate();
	}

	end(): void {
		this.die(new OcrError("closed", "the OCR engine was closed"));
	}
}

function withTimeout<T>(promise: Promise<T>, ms: number, late: () => void): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			late();
			reject(new OcrError("timeout", "the OCR engine did not start"));
		}, ms);
		promise.then(
			(value) => {
				clearTimeout(timer);
				resolve(value);
			},
			(cause: unknown) => {
				clearTimeout(timer);
				reject(new OcrError("failed", `the OCR engine did not start: ${String(cause)}`, { cause }));
			},
		);
	});
}
