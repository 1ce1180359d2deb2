/** A tesseract installed on the machine, found on the PATH: in whatever version lies there, with the program's own model. Hardly faster than the embedded engine. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { UsageError } from "../../../schemas/errors.js";
import {
	type OcrEngine,
	OcrError,
	type OcrOrientation,
	type OcrReading,
	type OcrRequest,
	type OrientationRequest,
} from "./engine.js";
import { parseTsv } from "./tsv.js";
import { VIETNAMESE, vietnameseMark, vietnameseModel } from "./vietnamese-model.js";

const run = promisify(execFile);

export interface NativeEngineOptions {
	/** Processes at once, one thread each; default one a core, at most 4. */
	workers?: number;
	/** Milliseconds after which a process is ended. */
	timeoutMs?: number;
	/** The program; default `tesseract` on the PATH. */
	program?: string;
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
 * Makes the engine that starts a process of the machine's tesseract for each reading. Call `close()`: it removes the unpacked model.
 * @throws UsageError when there is no tesseract that runs.
 */
export async function createNativeEngine(options: NativeEngineOptions = {}): Promise<OcrEngine> {
	const program = options.program ?? "tesseract";
	const found = await findNativeTesseract(program);
	const model = gunzipSync(vietnameseModel());
	const folder = await mkdtemp(join(tmpdir(), "sohoa-ocr-"));
	await writeFile(join(folder, `${VIETNAMESE}.traineddata`), model);
	return new NativeEngine(program, `tesseract-${found.version}+vie-${vietnameseMark()}`, folder, found, options);
}

interface Job {
	args: string[];
	image: Buffer;
	timeoutMs: number;
	signal: AbortSignal | undefined;
	attempts: number;
	resolve(output: string): void;
	reject(error: unknown): void;
}

class NativeEngine implements OcrEngine {
	readonly isQuickToAsk = false;
	readonly #size: number;
	readonly #timeoutMs: number;
	readonly #queue: Job[] = [];
	readonly #running = new Set<ChildProcess>();
	#busy = 0;
	#closed = false;

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
	}

	async read({ image, dpi, segmentation, whitelist, signal, timeoutMs }: OcrRequest): Promise<OcrReading> {
		const resolution = Math.round(Math.min(2400, Math.max(70, dpi)));
		const args = ["-l", VIETNAMESE, "--psm", String(segmentation), "--dpi", String(resolution)];
		if (whitelist) args.push("-c", `tessedit_char_whitelist=${whitelist}`);
		args.push("--tessdata-dir", this.models, "-c", "tessedit_create_tsv=1");
		return parseTsv(await this.#ask(args, image, signal, timeoutMs));
	}

	async orientation({ image, signal }: OrientationRequest): Promise<OcrOrientation | null> {
		if (!this.found.languages.includes("osd")) return null;
		try {
			const output = await this.#ask(["-l", "osd", "--psm", "0"], image, signal);
			const degrees = Number(/Rotate: (\d+)/.exec(output)?.[1] ?? Number.NaN);
			const confidence = Number(/Orientation confidence: ([\d.]+)/.exec(output)?.[1] ?? 0);
			return isQuarterTurn(degrees) ? { degrees, confidence } : null;
		} catch (error) {
			// Too little text to tell ends the program with an error.
			if (error instanceof OcrError && error.code === "failed") return null;
			throw error;
		}
	}

	#ask(args: string[], image: Buffer, signal?: AbortSignal, timeoutMs = this.#timeoutMs): Promise<string> {
		if (this.#closed) return Promise.reject(closed());
		return new Promise((resolve, reject) => {
			this.#queue.push({ args, image, timeoutMs, signal, attempts: 0, resolve, reject });
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
		try {
			job.signal?.throwIfAborted();
			job.resolve(await this.#process(job));
		} catch (error) {
			const ended = error instanceof OcrError && (error.code === "crashed" || error.code === "timeout");
			if (ended && job.attempts < 2 && !this.#closed && !job.signal?.aborted) this.#queue.unshift(job);
			else job.reject(error);
		}
	}

	/** One process: the picture goes in at stdin, its output comes back. Its process group is ended when it may not go on. */
	#process({ args, image, timeoutMs, signal }: Job): Promise<string> {
		return new Promise((resolve, reject) => {
			const child = spawn(this.program, ["stdin", "stdout", ...args], {
				// More threads than one a process are 3–4 × slower on two cores (FIELD-NOTES).
				env: { ...process.env, OMP_THREAD_LIMIT: "1" },
				detached: true,
				stdio: "pipe",
			});
			this.#running.add(child);
			let why: unknown = null;
			const stop = (reason: unknown) => {
				why ??= reason;
				endGroup(child);
			};
			const late = new OcrError("timeout", `no reading within ${Math.round(timeoutMs / 1000)} s`);
			const timer = setTimeout(() => stop(late), timeoutMs);
			const abort = () => stop(signal?.reason);
			signal?.addEventListener("abort", abort, { once: true });
			const output: Buffer[] = [];
			const complaints: Buffer[] = [];
			child.stdout.on("data", (part: Buffer) => output.push(part));
			child.stderr.on("data", (part: Buffer) => complaints.push(part));
			// A process that ends before it has read everything breaks the pipe; its exit code tells the story.
			child.stdin.on("error", () => undefined);
			child.stdin.end(image);
			const done = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", abort);
				this.#running.delete(child);
			};
			child.on("error", (cause) => {
				done();
				reject(new OcrError("failed", `tesseract did not start: ${cause.message}`, { cause }));
			});
			child.on("close", (code, killedBy) => {
				done();
				if (this.#closed) reject(closed());
				else if (why) reject(why);
				else if (killedBy) reject(new OcrError("crashed", `tesseract was ended by ${killedBy}`));
				else if (code === 0) resolve(Buffer.concat(output).toString("utf8"));
				else
					reject(new OcrError("failed", `tesseract refused the image: ${lastLine(complaints) || `exit code ${code}`}`));
			});
		});
	}

	async close(): Promise<void> {
		this.#closed = true;
		for (const job of this.#queue.splice(0)) job.reject(closed());
		for (const child of this.#running) endGroup(child);
		await rm(this.models, { recursive: true, force: true });
	}
}

const closed = () => new OcrError("closed", "the OCR engine was closed");

const lastLine = (parts: readonly Buffer[]) =>
	Buffer.concat(parts).toString("utf8").trim().split("\n").at(-1)?.slice(0, 200) ?? "";

function isQuarterTurn(degrees: number): degrees is OcrOrientation["degrees"] {
	return [0, 90, 180, 270].includes(degrees);
}

/** Ends a process and what it has started. */
function endGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, "SIGKILL");
	} catch (error) {
		// It has ended already.
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}
