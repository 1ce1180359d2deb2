import { Transform, type TransformCallback } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { Repair } from "../../schemas/page.js";
import type { RestoreModel } from "./model.js";
import { type RestoreOptions, restoreLines } from "./restore-text.js";

/** Text is held until this much has come and a blank line or form feed follows: enough for a diagnosis, little for memory. */
const CHUNK = 32_768;

/**
 * Bytes (UTF-8) in, restored text out, for shell pipes. Emits "repairs" with the repairs of each piece; their `line` counts from the start of the stream.
 *
 *     process.stdin.pipe(new RestoreStream(model)).pipe(process.stdout)
 */
export class RestoreStream extends Transform {
	private readonly decoder = new StringDecoder("utf8");
	private held: string[] = [];
	private heldLength = 0;
	private rest = "";
	private lineNumber = 0;

	constructor(
		private readonly model: RestoreModel,
		private readonly options: RestoreOptions = {},
	) {
		super();
	}

	override _transform(chunk: Buffer | string, _encoding: BufferEncoding, done: TransformCallback): void {
		this.rest += typeof chunk === "string" ? chunk : this.decoder.write(chunk);
		const lines = this.rest.split("\n");
		this.rest = lines.pop() ?? "";
		for (const line of lines) {
			this.held.push(line);
			this.heldLength += line.length + 1;
			const pause = line.trim() === "" || line.includes("\f");
			if (this.heldLength >= CHUNK && (pause || this.heldLength >= 4 * CHUNK)) this.release(true);
		}
		done();
	}

	override _flush(done: TransformCallback): void {
		this.rest += this.decoder.end();
		if (this.rest !== "" || this.held.length > 0) {
			const closed = this.rest === "";
			if (!closed) this.held.push(this.rest);
			this.release(closed);
		}
		done();
	}

	private release(closed: boolean): void {
		const { lines, repairs } = restoreLines(this.held, this.model, this.options);
		this.push(lines.join("\n") + (closed ? "\n" : ""));
		const shifted: Repair[] = repairs.map((r) => ({ ...r, line: r.line + this.lineNumber }));
		if (shifted.length > 0) this.emit("repairs", shifted);
		this.lineNumber += this.held.length;
		this.held = [];
		this.heldLength = 0;
	}
}
