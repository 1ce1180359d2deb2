/** A tesseract installed on the machine, found on the PATH: in whatever version lies there, with the program's own model. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { UsageError } from "../../../schemas/errors.js";
import {
	type OcrEngine,
	OcrError,
	type OcrModel,
	type OcrOrientation,
	type OcrReading,
	type OcrRequest,
	type OrientationRequest,
} from "./engine.js";
import { greymapToBitmap } from "./greymap-bitmap.js";
import { endGroup, readOnce } from "./native-process.js";
import { NativeStream, prepareStreams, STREAM_WAYS } from "./native-stream.js";
import { parseTsv } from "./tsv.js";
import { VIETNAMESE, vietnameseMark, vietnameseModel } from "./vietnamese-model.js";

const run = promisify(execFile);

export interface NativeEngineOptions {
	/** Processes at once, one thread each; default one a core, at most 4. */
	workers?: number;
	/** Milliseconds after which a reading is given up and its process ended. */
	timeoutMs?: number;
	/** The program; default `tesseract` on the PATH. */
	program?: string;
	/** Milliseconds within which a process that is to go on reading must answer for the first time; default 5 s, a start takes 0.1 s. */
	startMs?: number;
}

export interface NativeTesseract {
	/** "5.3.0" */
	version: string;
	languages: string[];
}

/** Asks a tesseract what it is. Throws UsageError where there is none that runs. */
export async function findNativeTesseract(program = "tesseract"): Promise<NativeTesseract> {
	try {
		const [about, list] = await Promise.all([
			run(program, ["--version"], { timeout: START_MS }),
			run(program, ["--list-langs"], { timeout: START_MS }),
		]);
		// Version 3 wrote both to stderr.
		const version = /tesseract v?(\S+)/.exec(about.stdout + about.stderr)?.[1] ?? "unknown";
		const [, ...languages] = (list.stdout || list.stderr).trim().split("\n");
		return { version, languages: languages.map((l) => l.trim()) };
	} catch (cause) {
		const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
		throw new UsageError(
			missing ? `The native engine needs ${program}, which is not on the PATH.` : `${program} does not run.`,
			`${INSTALL}, or leave out --engine native: the embedded engine needs nothing.`,
			{ cause },
		);
	}
}

const INSTALL = "Install it (Debian, Ubuntu: apt install tesseract-ocr)";
const START_MS = 20_000;

/**
 * Makes the engine that reads with processes of the machine's tesseract. Call `close()`: it ends them and removes the unpacked model.
 * @throws UsageError when there is no tesseract that runs.
 */
export async function createNativeEngine(options: NativeEngineOptions = {}): Promise<OcrEngine> {
	const program = options.program ?? "tesseract";
	const found = await findNativeTesseract(program);
	const model = gunzipSync(vietnameseModel());
	const folder = await mkdtemp(join(tmpdir(), "sohoa-ocr-"));
	await writeFile(join(folder, `${VIETNAMESE}.traineddata`), model);
	await prepareStreams(folder);
	return new NativeEngine(program, `tesseract-${found.version}+vie-${vietnameseMark()}`, folder, found, options);
}

interface Job {
	args: string[];
	image: Buffer;
	/** Of the picture; null for a job that wants a process of its own. */
	dpi: number | null;
	timeoutMs: number;
	signal: AbortSignal | undefined;
	attempts: number;
	resolve(output: string): void;
	reject(error: unknown): void;
}

/** Streams that are kept, a worker: pages, cells and figures are read with settings of their own. */
const KEPT = 3;
/** Pictures after which a stream is replaced: what it holds may have grown. */
const RECYCLE_AFTER = 200;

class NativeEngine implements OcrEngine {
	readonly #size: number;
	readonly #timeoutMs: number;
	readonly #startMs: number;
	readonly #queue: Job[] = [];
	/** Processes for one reading each. */
	readonly #running = new Set<{ pid?: number | undefined }>();
	readonly #streams = new Set<NativeStream>();
	/** With the settings they were started with, the one used longest ago first. */
	readonly #idle: { stream: NativeStream; key: string }[] = [];
	/** Ways to keep a process reading that may work with this program, the best first. */
	readonly #ways = [...STREAM_WAYS];
	#wayWorks = false;
	#busy = 0;
	#closed = false;
	#unpacked: Promise<void> | null = null;

	constructor(
		readonly program: string,
		readonly version: string,
		/** Folder with the unpacked model. */
		readonly models: string,
		readonly found: NativeTesseract,
		options: NativeEngineOptions,
	) {
		this.#size = Math.max(1, options.workers ?? Math.min(4, availableParallelism()));
		// A dense page takes 2 s. With one more try after a time-out a page stays under a minute.
		this.#timeoutMs = options.timeoutMs ?? 25_000;
		this.#startMs = options.startMs ?? 5_000;
	}

	/** Not where each reading needs a process of its own. */
	get isQuickToAsk(): boolean {
		return this.#ways.length > 0;
	}

	async read(request: OcrRequest): Promise<OcrReading> {
		const { image, dpi, segmentation, model = VIETNAMESE, whitelist, signal, timeoutMs } = request;
		if (model !== VIETNAMESE) await this.#unpack(model);
		const args = ["-l", model, "--psm", String(segmentation), "--tessdata-dir", this.models];
		if (whitelist) args.push("-c", `tessedit_char_whitelist=${whitelist}`);
		// Paragraphs are found elsewhere: 3 % of a page's time.
		args.push("-c", "paragraph_text_based=0");
		const resolution = Math.round(Math.min(2400, Math.max(70, dpi)));
		return parseTsv(await this.#ask(args, resolution, image, signal, timeoutMs));
	}

	/** Puts a model that few pages need beside the general one. */
	#unpack(model: OcrModel): Promise<void> {
		this.#unpacked ??= writeFile(join(this.models, `${model}.traineddata`), gunzipSync(vietnameseModel(model)));
		return this.#unpacked;
	}

	async orientation({ image, signal }: OrientationRequest): Promise<OcrOrientation | null> {
		if (!this.found.languages.includes("osd")) return null;
		try {
			const output = await this.#ask(["-l", "osd", "--psm", "0"], null, image, signal);
			const degrees = Number(/Rotate: (\d+)/.exec(output)?.[1] ?? Number.NaN);
			const confidence = Number(/Orientation confidence: ([\d.]+)/.exec(output)?.[1] ?? 0);
			return isQuarterTurn(degrees) ? { degrees, confidence } : null;
		} catch (error) {
			// Too little text to tell ends the program with an error.
			if (error instanceof OcrError && error.code === "failed") return null;
			throw error;
		}
	}

	#ask(
		args: string[],
		dpi: number | null,
		image: Buffer,
		signal?: AbortSignal,
		timeoutMs = this.#timeoutMs,
	): Promise<string> {
		if (this.#closed) return Promise.reject(closed());
		return new Promise((resolve, reject) => {
			this.#queue.push({ args, dpi, image, timeoutMs, signal, attempts: 0, resolve, reject });
			this.#pump();
		});
	}

	#pump(): void {
		while (this.#busy < this.#size && this.#queue.length > 0) {
			const job = this.#queue.shift()!;
			this.#busy++;
			void this.#work(job).finally(() => {
				this.#busy--;
				this.#pump();
			});
		}
	}

	async #work(job: Job): Promise<void> {
		job.attempts++;
		let alone = true;
		try {
			job.signal?.throwIfAborted();
			const bitmap = job.dpi === null || job.attempts > 1 ? null : greymapToBitmap(job.image, job.dpi);
			alone = bitmap === null;
			const stream = bitmap ? await this.#stream(job.args) : null;
			alone = stream === null;
			job.resolve(bitmap && stream ? await this.#readNext(stream, bitmap, job) : await this.#readOnce(job));
		} catch (error) {
			if (this.#closed) return job.reject(closed());
			// The second try has a process of its own, whatever became of one that goes on.
			const passing = error instanceof OcrError && (!alone || error.code === "crashed" || error.code === "timeout");
			if (passing && job.attempts < 2 && !job.signal?.aborted) this.#queue.unshift(job);
			else job.reject(error);
		}
	}

	async #readNext(stream: NativeStream, bitmap: Buffer, { args, timeoutMs, signal }: Job): Promise<string> {
		try {
			return await stream.read(bitmap, timeoutMs, signal);
		} finally {
			if (stream.dead || stream.readings >= RECYCLE_AFTER || this.#closed) await this.#end(stream);
			else this.#idle.push({ stream, key: args.join(" ") });
		}
	}

	/** A stream with these settings; null where the program cannot be kept reading. */
	async #stream(args: string[]): Promise<NativeStream | null> {
		const key = args.join(" ");
		for (;;) {
			const at = this.#idle.findLastIndex((idle) => idle.key === key);
			if (at < 0) break;
			const { stream } = this.#idle.splice(at, 1)[0]!;
			if (!stream.dead) return stream;
			await this.#end(stream);
		}
		while (this.#idle.length > 0 && this.#streams.size >= KEPT * this.#size)
			await this.#end(this.#idle.shift()!.stream);
		for (let way = this.#ways[0]; way; way = this.#ways[0]) {
			const { program, models: folder } = this;
			try {
				const stream = await NativeStream.start(
					{ program, args, way, folder, timeoutMs: this.#startMs },
					this.#streams,
				);
				this.#wayWorks = true;
				return stream;
			} catch (error) {
				if (this.#closed || this.#wayWorks || !(error instanceof OcrError)) throw error;
				if (this.#ways[0] === way) this.#ways.shift();
			}
		}
		return null;
	}

	async #end(stream: NativeStream): Promise<void> {
		this.#streams.delete(stream);
		await stream.end(closed());
	}

	#readOnce({ args, dpi, image, timeoutMs, signal }: Job): Promise<string> {
		const more = dpi === null ? [] : ["--dpi", String(dpi), "-c", "tessedit_create_tsv=1"];
		const all = ["stdin", "stdout", ...args, ...more];
		return readOnce({ program: this.program, args: all, image, timeoutMs, signal, running: this.#running });
	}

	async close(): Promise<void> {
		this.#closed = true;
		for (const job of this.#queue.splice(0)) job.reject(closed());
		for (const child of this.#running) endGroup(child);
		await Promise.all([...this.#streams].map((stream) => this.#end(stream)));
		await rm(this.models, { recursive: true, force: true });
	}
}

const closed = () => new OcrError("closed", "the OCR engine was closed");

function isQuarterTurn(degrees: number): degrees is OcrOrientation["degrees"] {
	return [0, 90, 180, 270].includes(degrees);
}
