/**
 * A tesseract process that reads one picture after the other. Starting one costs 85 ms of CPU time before the first letter (tables of the
 * program, not of the model) and 10–60 ms in a large parent; pages with tables take a dozen readings.
 *
 * With `stream_filelist` the program takes names of pictures from stdin, one a line, and writes their words one after the other. It never
 * says that a picture is done, and keeps the last few kilobytes back. So after each picture it is given a blank one (0.4 ms): the row with
 * which the blank page begins ends the picture's own. How what is kept back comes out is the way (`StreamWay`).
 */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OcrError } from "./engine.js";
import { greymapToBitmap } from "./greymap-bitmap.js";
import { ended, endGroup, notStarted, startTesseract, tooLate } from "./native-process.js";

/**
 * `unbuffered`: started by `stdbuf` (GNU coreutils), it writes at once. `pushed`: the text of the pages is asked for too, with 4,000 signs between
 * two pages, more than the program keeps back; that costs 3 % of its time.
 */
export type StreamWay = "unbuffered" | "pushed";
export const STREAM_WAYS: readonly StreamWay[] = ["unbuffered", "pushed"];

export interface StreamStart {
	program: string;
	/** Language, segmentation and whatever else holds for all pictures. */
	args: readonly string[];
	way: StreamWay;
	/** Folder for pictures and settings, from `prepareStreams`. */
	folder: string;
	timeoutMs: number;
}

const BLANK = "blank.bmp";
/** Pixels of a side of the blank picture. */
const SIDE = 32;
const PUSH = "push";

/** Puts into a folder what streams need. */
export async function prepareStreams(folder: string): Promise<void> {
	const paper = Buffer.concat([Buffer.from(`P5\n${SIDE} ${SIDE}\n255\n`, "latin1"), Buffer.alloc(SIDE * SIDE, 255)]);
	await writeFile(join(folder, BLANK), greymapToBitmap(paper, 300)!);
	// A line of a settings file holds 4,095 signs.
	await writeFile(join(folder, PUSH), `tessedit_create_txt 1\npage_separator ${".".repeat(4000)}\n`);
}

interface Waiting {
	resolve(output: string): void;
	reject(error: unknown): void;
}

let made = 0;

export class NativeStream {
	/** Pictures read. */
	readings = 0;
	dead = false;
	readonly #child: ReturnType<typeof startTesseract>;
	readonly #picture: string;
	readonly #blank: string;
	readonly #gone: Promise<void>;
	#output: Buffer = Buffer.alloc(0);
	#complaints = "";
	/** Pages it was given, blank ones too. */
	#pages = 0;
	#waiting: Waiting | null = null;

	private constructor({ program, args, way, folder }: StreamStart) {
		const all = ["-", "stdout", ...args, "-c", "tessedit_create_tsv=1", "-c", "stream_filelist=1"];
		this.#child = startTesseract(
			way === "unbuffered"
				? { program: "stdbuf", args: ["-o0", program, ...all] }
				: { program, args: [...all, join(folder, PUSH)] },
		);
		this.#blank = join(folder, BLANK);
		this.#picture = join(folder, `${made++}.bmp`);
		this.#child.stdout.on("data", (part: Buffer) => this.#take(part));
		this.#child.stderr.on("data", (part: Buffer) => {
			this.#complaints = (this.#complaints + part.toString("utf8")).slice(-2000);
		});
		this.#gone = new Promise((resolve) => {
			this.#child.on("error", (cause) => {
				this.#die(notStarted(cause));
				// No process, no end of it.
				if (this.#child.pid === undefined) resolve();
			});
			this.#child.on("close", (code, killedBy) => {
				this.#die(ended(code, killedBy, this.#complaints));
				resolve();
			});
		});
	}

	/** Rejects with OcrError where the program does not work this way, or says nothing within `timeoutMs`. `among`: all that have not ended. */
	static async start(how: StreamStart, among: Set<NativeStream>): Promise<NativeStream> {
		const stream = new NativeStream(how);
		among.add(stream);
		try {
			await stream.#ask(stream.#blank, how.timeoutMs);
		} catch (error) {
			among.delete(stream);
			await stream.end(error);
			throw error;
		}
		return stream;
	}

	/** The words of a picture as TSV. Rejects with OcrError, or with the signal's reason; the stream is then dead. */
	async read(bitmap: Buffer, timeoutMs: number, signal?: AbortSignal): Promise<string> {
		this.readings++;
		await writeFile(this.#picture, bitmap).catch((cause: Error) => {
			throw new OcrError("failed", `the picture could not be handed to tesseract: ${cause.message}`, { cause });
		});
		return this.#ask(this.#picture, timeoutMs, signal);
	}

	#ask(picture: string, timeoutMs: number, signal?: AbortSignal): Promise<string> {
		return new Promise((resolve, reject) => {
			const abort = () => this.#die(signal?.reason);
			const timer = setTimeout(() => this.#die(tooLate(timeoutMs)), timeoutMs);
			const done = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", abort);
				this.#waiting = null;
			};
			this.#waiting = {
				resolve: (output) => {
					done();
					resolve(output);
				},
				reject: (error) => {
					done();
					reject(error);
				},
			};
			if (this.dead) return this.#waiting.reject(ended(null, null, this.#complaints));
			if (signal?.aborted) return abort();
			signal?.addEventListener("abort", abort, { once: true });
			this.#output = Buffer.alloc(0);
			this.#complaints = "";
			this.#pages += 2;
			this.#child.stdin.write(`${picture}\n${this.#blank}\n`);
		});
	}

	#take(part: Buffer): void {
		this.#output = Buffer.concat([this.#output, part]);
		// The row of the blank page that follows. What a way pushes with may stand before it without a line's end.
		const row = `1\t${this.#pages}\t0\t0\t0\t0\t0\t0\t${SIDE}\t${SIDE}\t-1\t`;
		const end = this.#output.indexOf(row, 0, "latin1");
		if (end >= 0) this.#waiting?.resolve(this.#output.toString("utf8", 0, end));
	}

	#die(error: unknown): void {
		this.dead = true;
		// Its number may be another's by now.
		if (this.#child.exitCode === null && this.#child.signalCode === null) endGroup(this.#child);
		this.#waiting?.reject(error);
	}

	/** Ends the process, waits until it is gone and removes its picture. A reading in progress rejects with `reason`. */
	async end(reason: unknown): Promise<void> {
		this.#die(reason);
		await this.#gone;
		await rm(this.#picture, { force: true });
	}
}
