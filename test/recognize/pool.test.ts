import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createOcrEngine, type OcrEngine, OcrError } from "../../pipeline/recognize/index.js";

let image: Buffer;
beforeAll(async () => {
	// Noise takes the engine a while and holds no text.
	const data = Uint8Array.from({ length: 1200 * 1200 }, (_, i) => ((i * 2654435761) >>> 13) & 0xff);
	image = await sharp(data, { raw: { width: 1200, height: 1200, channels: 1 } })
		.png()
		.toBuffer();
});

let engine: OcrEngine;
afterEach(() => engine.close());

const blank = () =>
	sharp({ create: { width: 300, height: 200, channels: 3, background: "white" } })
		.png()
		.toBuffer();
const request = (of: Buffer) => ({ image: of, dpi: 200, segmentation: 3 as const });

/** The Node worker threads behind the engine, to hurt them. */
const threads = () =>
	[...(engine as unknown as { all: Set<{ worker: { worker: { terminate(): Promise<number> } } }> }).all].map(
		(w) => w.worker.worker,
	);

describe("the OCR pool", () => {
	it("should give up a reading after its time-out and read the next one", async () => {
		engine = createOcrEngine({ workers: 1 });
		await expect(engine.read({ ...request(image), timeoutMs: 1 })).rejects.toMatchObject({ code: "timeout" });
		expect((await engine.read(request(await blank()))).lines).toEqual([]);
	});

	it("should complete the batch when a worker thread is killed in the middle", async () => {
		engine = createOcrEngine({ workers: 1 });
		await engine.read(request(await blank()));
		const batch = [image, await blank(), await blank()].map((of) => engine.read(request(of)));
		setTimeout(() => void threads()[0]?.terminate(), 50);
		const results = await Promise.allSettled(batch);
		expect(results.map((r) => r.status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
	});

	it("should not keep the worker of a model that only a few pages needed", async () => {
		engine = createOcrEngine({ workers: 1, recycleAfter: 1000 });
		const small = await sharp({ create: { width: 40, height: 20, channels: 3, background: "white" } })
			.png()
			.toBuffer();
		await engine.read({ ...request(small), model: "dots" });
		await engine.read(request(small));
		expect(threads()).toHaveLength(2);
		for (let i = 0; i < 60; i++) await engine.read(request(small));
		expect(threads()).toHaveLength(1);
		expect((await engine.read({ ...request(small), model: "dots" })).lines).toEqual([]);
	});

	it("should refuse what is no image without taking the process along", async () => {
		engine = createOcrEngine({ workers: 1 });
		await expect(engine.read(request(Buffer.from("no image")))).rejects.toBeInstanceOf(OcrError);
		expect((await engine.read(request(await blank()))).lines).toEqual([]);
	});

	it("should replace a worker after the given number of readings", async () => {
		engine = createOcrEngine({ workers: 1, recycleAfter: 1 });
		await engine.read(request(await blank()));
		expect(threads()).toHaveLength(0);
		await engine.read(request(await blank()));
	});

	it("should stop a reading when aborted, and settle everything when closed", async () => {
		engine = createOcrEngine({ workers: 1 });
		await engine.read(request(await blank()));
		const controller = new AbortController();
		const aborted = engine.read({ ...request(image), signal: controller.signal });
		controller.abort(new Error("stopped"));
		await expect(aborted).rejects.toThrow("stopped");
		const waiting = [engine.read(request(image)), engine.read(request(image))];
		await engine.close();
		for (const result of await Promise.allSettled(waiting)) expect(result.status).toBe("rejected");
		await expect(engine.read(request(image))).rejects.toMatchObject({ code: "closed" });
	});
});
