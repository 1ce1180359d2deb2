import type { Writable } from "node:stream";
import { SohoaError } from "../../schemas/errors.js";

/**
 * The one place where an error becomes words and an exit code: 1 wrong arguments or an internal fault, 3 nothing could be
 * loaded, 4 accuracy under the bar, 5 database locked or unreadable, 130 interrupted. SOHOA_DEBUG=1 shows the stack.
 */
export function reportError(error: unknown, out: Writable): number {
	if (error instanceof Error && error.name === "AbortError") {
		out.write("sohoa: interrupted; what was loaded stays, run the same command again to go on.\n");
		return 130;
	}
	if (error instanceof SohoaError) {
		out.write(`sohoa: ${error.message}\n${error.help ? `  ${error.help}\n` : ""}`);
		debug(error, out);
		return error.exitCode;
	}
	const message = error instanceof Error ? error.message : String(error);
	out.write(`sohoa: internal error: ${message}\n  Please report it; SOHOA_DEBUG=1 shows where it happened.\n`);
	debug(error, out);
	return 1;
}

function debug(error: unknown, out: Writable): void {
	if (process.env.SOHOA_DEBUG && error instanceof Error) {
		out.write(`${error.stack}\n`);
		if (error.cause instanceof Error) out.write(`caused by ${error.cause.stack}\n`);
	}
}
