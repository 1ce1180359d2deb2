/** Runs `work` with a signal that Ctrl-C or SIGTERM aborts; a second one ends the process at once. */
export async function onInterrupt<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const controller = new AbortController();
	const stop = () => {
		if (controller.signal.aborted) process.exit(130);
		process.stderr.write("\nsohoa: stopping after the pages in work; press Ctrl-C again to stop at once.\n");
		controller.abort();
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	try {
		return await work(controller.signal);
	} finally {
		process.off("SIGINT", stop);
		process.off("SIGTERM", stop);
	}
}
