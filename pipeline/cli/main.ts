#!/usr/bin/env node
import { CommanderError } from "commander";
import { createProgram } from "./program.js";
import { reportError } from "./report-error.js";

// A reader that closes the pipe early (`sohoa query … | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EPIPE") process.exit(0);
	throw error;
});

try {
	await createProgram().parseAsync(process.argv);
} catch (error) {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 1;
	else process.exitCode = reportError(error, process.stderr);
}
