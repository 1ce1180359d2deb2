/** Runs the reading thread: one request at a time, each with a time-out; a thread that hangs or dies is replaced. */
import { createRequire } from "node:module";
import { availableParallelism, loadavg } from "node:os";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { PdfReply, PdfRequest } from "./protocol.js";

export type PdfFailureCode = "encrypted" | "corrupt" | "no-pages" | "timeout";

/** Why a request failed. After `timeout` or a crash the thread is gone and the next request starts a new one. */
export class PdfRequestError extends Error {
	constructor(
		readonly code: PdfFailureCode,
		message: string,
	) {
		super(message);
	}
}

/** Threads that finished a document and can take the next: starting one costs 0.4 s (pdf.js and PDFium are compiled). */
const idle: PdfThread[] = [];
const MOST_IDLE = 2;
/**
 * The WebAssembly heap never shrinks, and pdf.js stays once a document needed it, so a thread is given up after this many documents. Acquisition alone over
 * shared/scans/kien-giang, the first 65 pages again after all 335: peaks 437–461 MB with 50, 373–390 MB with 8 (300–350 MB at first); a new thread costs 0.12 s of CPU.
 */
const DOCUMENTS_A_THREAD = 12;

/** How much longer work takes on this machine just now: 1 while the load is what a batch on all cores makes. */
function busyFactor(): number {
	return Math.min(8, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism() - 1));
}

class PdfThread {
	private readonly worker: Worker;
	private nextId = 1;
	private waiting: { id: number; resolve: (v: unknown) => void; reject: (e: PdfRequestError) => void } | null = null;
	private readonly ready: Promise<void>;
	private started: () => void = () => undefined;
	dead = false;
	documents = 0;

	constructor() {
		this.worker = new Worker(...threadEntry());
		this.ready = new Promise((resolve) => {
			this.started = resolve;
		});
		this.worker.on("message", (message: PdfReply | { ready: true }) => {
			if ("ready" in message) this.started();
			else this.settle(message);
		});
		this.worker.on("error", (error) => this.die(`the PDF reader crashed (${error.message})`));
		this.worker.on("exit", () => this.die("the PDF reader ended unexpectedly"));
	}

	async request(request: PdfRequest, timeoutMs: number, signal?: AbortSignal): Promise<unknown> {
		signal?.throwIfAborted();
		await this.ready;
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			if (this.dead) return reject(new PdfRequestError("corrupt", "the PDF reader ended unexpectedly"));
			const id = this.nextId++;
			const finish = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", abort);
				this.worker.unref();
				this.waiting = null;
			};
			const stop = (error: unknown) => {
				finish();
				this.end();
				reject(error);
			};
			const abort = () => stop(signal?.reason);
			const limit = timeoutMs * busyFactor();
			const timer = setTimeout(
				() => stop(new PdfRequestError("timeout", `no answer within ${Math.round(limit / 1000)} s`)),
				limit,
			);
			signal?.addEventListener("abort", abort, { once: true });
			this.waiting = {
				id,
				resolve: (value) => {
					finish();
					resolve(value);
				},
				reject: (error) => {
					finish();
					reject(error);
				},
			};
			this.worker.ref();
			this.worker.postMessage({ id, request });
		});
	}

	private settle(reply: PdfReply): void {
		if (this.waiting?.id !== reply.id) return;
		if (reply.ok) this.waiting.resolve(reply.value);
		else this.waiting.reject(new PdfRequestError(reply.code, reply.message));
	}

	private die(message: string): void {
		this.dead = true;
		this.started();
		this.waiting?.reject(new PdfRequestError("corrupt", message));
	}

	end(): void {
		this.dead = true;
		void this.worker.terminate();
	}
}

/** The thread's file as it lies beside this one: compiled JavaScript, or TypeScript run through tsx in the checkout. */
function threadEntry(): ConstructorParameters<typeof Worker> {
	// pdf.js warns on stdout about fonts; data goes to stdout, so the thread's output is kept from it.
	const quiet = { stdout: true, stderr: true, execArgv: [] };
	if (!import.meta.url.endsWith(".ts")) return [new URL("./thread.js", import.meta.url), quiet];
	const entry = new URL("./thread.ts", import.meta.url).href;
	// `require.resolve` names the CommonJS twin, which cannot register hooks for `import`.
	const tsx = pathToFileURL(
		createRequire(import.meta.url)
			.resolve("tsx/esm/api")
			.replace(/\.cjs$/, ".mjs"),
	).href;
	// Node 20 does not run `--import` in worker threads, so tsx is registered by the thread's first lines.
	const start = `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(entry)}); })`;
	return [start, { ...quiet, eval: true }];
}

/** One document's line to a thread. Requests queue; after a crash the document is opened again in a fresh thread. */
export class PdfHost {
	private thread: PdfThread | null = null;
	private queue: Promise<unknown> = Promise.resolve();
	private opened = false;

	constructor(
		private readonly data: Uint8Array,
		private readonly password: string | undefined,
		private readonly timeoutMs: number,
	) {}

	/** Sends a request; the answer's type is the one that the protocol pairs with it. */
	send<T>(request: PdfRequest, signal?: AbortSignal): Promise<T> {
		const turn = this.queue.then(() => this.perform(request, signal)) as Promise<T>;
		this.queue = turn.catch(() => undefined);
		return turn;
	}

	private async perform(request: PdfRequest, signal?: AbortSignal): Promise<unknown> {
		if (!this.thread || this.thread.dead) {
			this.thread = idle.pop() ?? new PdfThread();
			this.thread.documents++;
			this.opened = false;
		}
		if (!this.opened) {
			const reply = await this.open(signal);
			this.opened = true;
			if (request.op === "open") return reply;
		}
		return this.thread.request(request, this.timeoutMs, signal);
	}

	/** Opens the document in the thread. One time-out may be a busy machine's fault: a fresh thread gets a second try. */
	private async open(signal?: AbortSignal): Promise<unknown> {
		const request: PdfRequest = { op: "open", data: this.data, password: this.password };
		try {
			return await this.thread!.request(request, this.timeoutMs, signal);
		} catch (error) {
			if (!(error instanceof PdfRequestError) || error.code !== "timeout") throw error;
			this.thread = new PdfThread();
			return this.thread.request(request, this.timeoutMs, signal);
		}
	}

	async close(): Promise<void> {
		await this.queue;
		const thread = this.thread;
		this.thread = null;
		if (!thread || thread.dead) return;
		try {
			await thread.request({ op: "close" }, this.timeoutMs);
			if (idle.length < MOST_IDLE && thread.documents < DOCUMENTS_A_THREAD) idle.push(thread);
			else thread.end();
		} catch {
			// The document is done; a thread that cannot close it is simply given up.
			thread.end();
		}
	}
}

/** Ends the idle threads (tests and long-running hosts; a process that ends does not need it). */
export function endIdlePdfThreads(): void {
	for (const thread of idle.splice(0)) thread.end();
}
