import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Crops, cropRegion } from "../../pipeline/analyze/report/crops.js";
import { paths } from "../../pipeline/analyze/report/paths.js";

const folder = mkdtempSync(join(tmpdir(), "sohoa-crops-"));
const source = join(folder, "page.png");
let documentId: string;
beforeAll(async () => {
	// A4 at 100 dpi, white, with a blue bar where the figure stands
	const bar = await sharp({ create: { width: 80, height: 20, channels: 3, background: "#0000ff" } })
		.png()
		.toBuffer();
	const bytes = await sharp({ create: { width: 827, height: 1169, channels: 3, background: "#ffffff" } })
		.composite([{ input: bar, left: 300, top: 400 }])
		.withMetadata({ density: 100 })
		.png()
		.toBuffer();
	await writeFile(source, bytes);
	documentId = createHash("sha256").update(bytes).digest("hex");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = { page: 1, width: 595.44, height: 841.68, rotation: 0, skew: 0 };
/** The bar in points. */
const BOX = { x0: 216, y0: 288, x1: 273.6, y1: 302.4 };
const wanted = [{ observationId: "o1", page: 1, box: BOX, row: null }];
const figure = () => ({ document_id: documentId, observation_id: "o1", placed: true });
const crops = (out: string, change: Partial<ConstructorParameters<typeof Crops>[0]> = {}) =>
	new Crops({ out: join(folder, out), cache: join(folder, "cache"), sources: null, enabled: true, ...change });
const document = (sourcePath = source) => ({ documentId, sourcePath, mediaType: "image/png" });

describe("crops", () => {
	it("should cut the figure with its surroundings and mark it, and do so once", async () => {
		const first = crops("a");
		await first.cut(document(), [PAGE], wanted);
		expect([first.counts, first.missing(figure())]).toEqual([{ made: 1, reused: 0, without: 0 }, null]);
		const path = join(folder, "a", paths.crop(documentId, "o1"));
		const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
		expect(info.height).toBeLessThan(120);
		expect(info.width).toBeLessThan(600);
		const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
		const [r = 0, , b = 0] = at(info.width >> 1, info.height >> 1);
		expect(b).toBeGreaterThan(r + 100);
		expect(Math.min(...at(4, 4))).toBeGreaterThan(240);
		const second = crops("b");
		await second.cut(document("/nowhere/page.png"), [PAGE], wanted);
		expect(second.counts).toEqual({ made: 0, reused: 1, without: 0 });
		expect(existsSync(join(folder, "b", paths.crop(documentId, "o1")))).toBe(true);
	});

	it("should say why there is none: gone, changed, text, not wanted, no place", async () => {
		const none = { cache: null };
		const gone = crops("c", none);
		await gone.cut(document("/nowhere/page.png"), [PAGE], wanted);
		expect([gone.missing(figure()), gone.missingDocument(documentId), gone.counts.without]).toEqual([
			"missing",
			"missing",
			1,
		]);
		const other = join(folder, "other.png");
		await sharp({ create: { width: 10, height: 10, channels: 3, background: "red" } })
			.png()
			.toFile(other);
		const changed = crops("d", none);
		await changed.cut(document(other), [PAGE], wanted);
		expect(changed.missing(figure())).toBe("changed");
		const text = crops("e", none);
		await text.cut({ ...document(), mediaType: "text/plain" }, [PAGE], wanted);
		expect(text.missing(figure())).toBe("text");
		const off = crops("f", { ...none, enabled: false });
		await off.cut(document(), [PAGE], wanted);
		expect(off.missing(figure())).toBe("off");
		expect(crops("g").missing({ ...figure(), placed: false })).toBe("noPlace");
	});

	it("should find moved files below the folder of sources", async () => {
		const moved = mkdtempSync(join(folder, "moved-"));
		await mkdir(join(moved, "archive"));
		await rename(source, join(moved, "archive", "page.png"));
		const found = crops("h", { cache: null, sources: moved });
		await found.cut(document("C:\\archive\\page.png"), [PAGE], wanted);
		expect(found.counts.made).toBe(1);
	});

	it("should keep to the page and to a readable width", () => {
		const page = { width: 595, height: 842 };
		const corner = cropRegion({ box: { x0: 0, y0: 0, x1: 5, y1: 5 }, row: null }, page);
		expect(corner).toEqual({ x0: 0, y0: 0, x1: 280, y1: 40 });
		const row = cropRegion({ box: { x0: 500, y0: 100, x1: 530, y1: 110 }, row: { x0: 40, x1: 560 } }, page);
		expect([row.x1, row.x1 - row.x0]).toEqual([570, 380]);
		const huge = cropRegion({ box: { x0: -20, y0: -20, x1: 900, y1: 900 }, row: null }, page);
		expect(huge).toEqual({ x0: 0, y0: 0, x1: 595, y1: 842 });
	});
});
