/** Entry of the reading thread. A PDF made to break readers can loop or abort here without taking the batch along. */
import { parentPort } from "node:worker_threads";
import { PdfFailure } from "./failure.js";
import type { PdfReply, PdfRequest } from "./protocol.js";
import { PdfReader } from "./reader.js";

const reader = new PdfReader();

async function answer(request: PdfRequest): Promise<Extract<PdfReply, { ok: true }>["value"]> {
	switch (request.op) {
		case "open":
			return reader.open(request.data, request.password);
		case "page":
			return reader.page(request.page);
		case "render":
			return reader.render(request.page, request.dpi, request.maxPixels);
		case "close":
			await reader.close();
			return null;
	}
}

parentPort?.on("message", async ({ id, request }: { id: number; request: PdfRequest }) => {
	try {
		const value = await answer(request);
		const pixels = value && "data" in value ? [value.data.buffer as ArrayBuffer] : [];
		parentPort?.postMessage({ id, ok: true, value } satisfies PdfReply, pixels);
	} catch (error) {
		const code = error instanceof PdfFailure ? error.code : "corrupt";
		const message = error instanceof Error ? error.message : String(error);
		parentPort?.postMessage({ id, ok: false, code, message } satisfies PdfReply);
	}
});

// Loading pdf.js and PDFium is not the file's fault: the host starts the clock when it hears this.
parentPort?.postMessage({ ready: true });
