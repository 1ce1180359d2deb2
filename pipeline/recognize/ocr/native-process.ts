/** Processes of a tesseract installed on the machine: one thread each, in a process group of their own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { OcrError } from "./engine.js";

export interface ProcessStart {
	program: string;
	args: readonly string[];
}

/** Starts a tesseract. End it with `endGroup`. */
export function startTesseract({ program, args }: ProcessStart): ChildProcessWithoutNullStreams {
	const child = spawn(program, args, {
		// More threads than one a process are 3–4 × slower on two cores (FIELD-NOTES).
		env: { ...process.env, OMP_THREAD_LIMIT: "1" },
		detached: true,
		stdio: "pipe",
	});
	// A process that ends before it has read everything breaks the pipe; its exit code tells the story.
	child.stdin.on("error", () => undefined);
	return child;
}

/** Ends a process and what it has started. */
export function endGroup({ pid }: { pid?: number | undefined }): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch (error) {
		// It has ended already.
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}

export interface OneReading extends ProcessStart {
	/** Goes in at stdin. */
	image: Buffer;
	timeoutMs: number;
	signal: AbortSignal | undefined;
	/** Told of the process as long as it runs. */
	running: Set<{ pid?: number | undefined }>;
}

/** One process for one picture: rejects with OcrError `timeout`, `crashed` or `failed`, or with the signal's reason. */
export function readOnce({ image, timeoutMs, signal, running, ...start }: OneReading): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = startTesseract(start);
		running.add(child);
		let why: unknown = null;
		const stop = (reason: unknown) => {
			why ??= reason;
			endGroup(child);
		};
		const timer = setTimeout(() => stop(tooLate(timeoutMs)), timeoutMs);
		const abort = () => stop(signal?.reason);
		signal?.addEventListener("abort", abort, { once: true });
		const output: Buffer[] = [];
		const complaints: Buffer[] = [];
		child.stdout.on("data", (part: Buffer) => output.push(part));
		child.stderr.on("data", (part: Buffer) => complaints.push(part));
		child.stdin.end(image);
		const done = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", abort);
			running.delete(child);
		};
		child.on("error", (cause) => {
			done();
			reject(notStarted(cause));
		});
		child.on("close", (code, killedBy) => {
			done();
			if (why) reject(why);
			else if (code === 0) resolve(Buffer.concat(output).toString("utf8"));
			else reject(ended(code, killedBy, Buffer.concat(complaints).toString("utf8")));
		});
	});
}

export const tooLate = (ms: number) => new OcrError("timeout", `no reading within ${Math.round(ms / 1000)} s`);

export const notStarted = (cause: Error) =>
	new OcrError("failed", `tesseract did not start: ${cause.message}`, { cause });

/** What became of a process that ended of itself. */
export function ended(code: number | null, killedBy: NodeJS.Signals | null, complaints: string): OcrError {
	if (killedBy) return new OcrError("crashed", `tesseract was ended by ${killedBy}`);
	const last = complaints.trim().split("\n").at(-1)?.slice(0, 200);
	return new OcrError("failed", `tesseract refused the image: ${last || `exit code ${code}`}`);
}
