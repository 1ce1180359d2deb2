/** The embedded engine: a pool of tesseract.js workers that survives crashes, hangs and growth. */
import { availableParallelism } from "node:os";
import {
	type OcrEngine,
	OcrError,
	type OcrModel,
	type OcrOrientation,
	type OcrReading,
	type OcrRequest,
	type OrientationRequest,
} from "./engine.js";
import { TesseractWorker, tesseractVersion } from "./tesseract-worker.js";

export interface OcrEngineOptions {
	/** Workers at once; default one a core, at most 4 (each takes about 300 MB). */
	workers?: number;
	/** Milliseconds without progress after which a reading is given up. */
	timeoutMs?: number;
	/** Readings after which a worker is replaced: its heap never shrinks, and it adapts to what it reads. */
	recycleAfter?: number;
}

/** Readings with the general model after which workers of another are ended: three pages with tables. */
const UNUSED = 60;

interface Job {
	request: OcrRequest;
	resolve: (reading: OcrReading) => void;
	reject: (error: unknown) => void;
	attempts: number;
}

/** Makes the embedded OCR engine. Workers start when first needed. Call `close()`. */
export function createOcrEngine(options: OcrEngineOptions = {}): OcrEngine {
	return new TesseractPool(options);
}

class TesseractPool implements OcrEngine {
	readonly version = tesseractVersion();
	readonly isQuickToAsk = true;
	private readonly size: number;
	private readonly timeoutMs: number;
	private readonly recycleAfter: number;
	private readonly queue: Job[] = [];
	private readonly idle: TesseractWorker[] = [];
	private readonly all = new Set<TesseractWorker>();
	/** Readings with the general model since the last one with another. */
	private sinceOther = 0;
	private running = 0;
	private closed = false;
	private osd: Promise<TesseractWorker> | null = null;
	private osdQueue: Promise<unknown> = Promise.resolve();

	constructor(options: OcrEngineOptions) {
		this.size = Math.max(1, options.workers ?? Math.min(4, availableParallelism()));
		this.timeoutMs = options.timeoutMs ?? 25_000;
		this.recycleAfter = options.recycleAfter ?? 60;
	}

	read(request: OcrRequest): Promise<OcrReading> {
		if (this.closed) return Promise.reject(new OcrError("closed", "the OCR engine was closed"));
		return new Promise((resolve, reject) => {
			this.queue.push({ request, resolve, reject, attempts: 0 });
			this.pump();
		});
	}

	private pump(): void {
		while (this.running < this.size && this.queue.length > 0) {
			const job = this.queue.shift()!;
			if (job.request.signal?.aborted) {
				job.reject(job.request.signal.reason);
				continue;
			}
			this.running++;
			void this.work(job).finally(() => {
				this.running--;
				this.pump();
			});
		}
	}

	private async work(job: Job): Promise<void> {
		job.attempts++;
		try {
			const worker = this.idleFor(job.request.model ?? "vie") ?? (await this.start(job.request.model ?? "vie"));
			try {
				job.resolve(await worker.read(job.request, job.request.timeoutMs ?? this.timeoutMs));
			} finally {
				this.giveBack(worker);
			}
		} catch (error) {
			// A crash or a stall may have been the worker's fault (memory); the page gets one more try on a fresh one.
			const ended = error instanceof OcrError && (error.code === "crashed" || error.code === "timeout");
			const again = ended && job.attempts < 2 && !this.closed && !job.request.signal?.aborted;
			if (again) this.queue.unshift(job);
			else job.reject(error);
		}
	}

	private idleFor(model: OcrModel): TesseractWorker | undefined {
		const at = this.idle.findLastIndex((worker) => worker.task === model);
		return at < 0 ? undefined : this.idle.splice(at, 1)[0];
	}

	private async start(model: OcrModel): Promise<TesseractWorker> {
		const worker = await TesseractWorker.start(model);
		this.all.add(worker);
		if (this.closed) {
			worker.end();
			throw new OcrError("closed", "the OCR engine was closed");
		}
		return worker;
	}

	private giveBack(worker: TesseractWorker): void {
		if (worker.dead || worker.readings >= this.recycleAfter || this.closed) {
			worker.end();
			this.all.delete(worker);
		} else this.idle.push(worker);
		this.endUnused(worker.task);
	}

	/**
	 * A worker of a model that only few pages need is ended when they are past: it would stay for the rest of a batch (bench:recognize memory, pages after
	 * those on dots: 671 to 675 MB with it, 621 to 625 without).
	 */
	private endUnused(task: TesseractWorker["task"]): void {
		this.sinceOther = task === "vie" ? this.sinceOther + 1 : 0;
		if (this.sinceOther < UNUSED) return;
		for (const worker of this.idle.filter((w) => w.task !== "vie")) {
			this.idle.splice(this.idle.indexOf(worker), 1);
			worker.end();
			this.all.delete(worker);
		}
	}

	orientation({ image, signal }: OrientationRequest): Promise<OcrOrientation | null> {
		const turn = this.osdQueue.then(async () => {
			if (this.closed) throw new OcrError("closed", "the OCR engine was closed");
			signal?.throwIfAborted();
			this.osd ??= TesseractWorker.start("osd");
			const worker = await this.osd;
			this.all.add(worker);
			try {
				return await worker.orientation(image, this.timeoutMs, signal);
			} finally {
				if (worker.dead || worker.readings >= this.recycleAfter) {
					worker.end();
					this.all.delete(worker);
					this.osd = null;
				}
			}
		});
		this.osdQueue = turn.catch(() => {
			// A worker that failed to start is not kept.
			this.osd = null;
		});
		return turn;
	}

	async close(): Promise<void> {
		this.closed = true;
		for (const job of this.queue.splice(0)) job.reject(new OcrError("closed", "the OCR engine was closed"));
		for (const worker of this.all) worker.end();
		this.all.clear();
		this.idle.length = 0;
		await this.osdQueue;
	}
}
