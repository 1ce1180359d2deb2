import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNativeEngine, findNativeTesseract, openEngine, recognizePage } from "../../pipeline/recognize/index.js";
import { UsageError } from "../../schemas/errors.js";
import { sourcePage } from "./picture.js";

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "native-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** A program that answers as tesseract does; `reading` is shell that runs when a picture is to be read. */
async function fake(name: string, reading: string, languages = "osd\nvie"): Promise<string> {
	const path = join(folder, name);
	const script = `#!/bin/sh
case "$1" in
--version) echo "tesseract 5.9.9"; exit 0;;
--list-langs) printf 'List of available languages in "/nowhere/" (2):\\n${languages.replace("\n", "\\n")}\\n'; exit 0;;
esac
${reading}
`;
	await writeFile(path, script);
	await chmod(path, 0o755);
	return path;
}

const image = Buffer.from("a picture");
const request = { image, dpi: 200, segmentation: 6 as const };
const TSV =
	"printf '4\\t1\\t1\\t1\\t1\\t0\\t5\\t6\\t40\\t10\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t5\\t6\\t40\\t10\\t91.5\\tnước\\n'";

describe("the native engine", () => {
	it("should read words with their boxes and confidence, one thread a process", async () => {
		const seen = join(folder, "seen");
		const program = await fake("reads", `cat > /dev/null; echo "$OMP_THREAD_LIMIT $@" > ${seen}; ${TSV}`);
		const engine = await createNativeEngine({ program });
		const { lines } = await engine.read({ ...request, whitelist: "0123" });
		expect(lines[0]!.words).toEqual([{ text: "nước", confidence: 0.915, box: { x0: 5, y0: 6, x1: 45, y1: 16 } }]);
		expect(await readFile(seen, "utf8")).toMatch(/^1 stdin stdout -l vie --psm 6 .*whitelist=0123.* --dpi 200/);
		expect(engine.version).toMatch(/^tesseract-5\.9\.9\+vie-/);
		await engine.close();
	});

	it("should end the process group at the time-out, and read the next one", async () => {
		const mark = join(folder, "mark");
		// A child of the process that shows that it lives.
		const beating = `(while :; do echo >> ${mark}.beat; sleep 0.05; done) & wait`;
		const program = await fake("hangs", `cat > /dev/null; if [ -e ${mark} ]; then ${TSV}; else ${beating}; fi`);
		const engine = await createNativeEngine({ program, workers: 1 });
		await expect(engine.read({ ...request, timeoutMs: 400 })).rejects.toMatchObject({ code: "timeout" });
		const beats = async () => (await readFile(`${mark}.beat`)).length;
		const before = await beats();
		expect(before).toBeGreaterThan(0);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(await beats()).toBe(before);
		await writeFile(mark, "");
		expect((await engine.read(request)).lines).toHaveLength(1);
		await engine.close();
	});

	it("should try a picture once more when its process is killed", async () => {
		const mark = join(folder, "again");
		const program = await fake(
			"dies",
			`cat > /dev/null; if [ -e ${mark} ]; then ${TSV}; else touch ${mark}; kill -9 $$; fi`,
		);
		const engine = await createNativeEngine({ program });
		expect((await engine.read(request)).lines).toHaveLength(1);
		await engine.close();
	});

	it("should stop when aborted, and settle everything when closed", async () => {
		const program = await fake("sleeps", "exec sleep 60");
		const engine = await createNativeEngine({ program, workers: 1 });
		const controller = new AbortController();
		const aborted = engine.read({ ...request, signal: controller.signal });
		const waiting = [engine.read(request), engine.read(request)];
		setTimeout(() => controller.abort(new Error("stopped")), 50);
		await expect(aborted).rejects.toThrow("stopped");
		const settled = Promise.allSettled(waiting);
		await engine.close();
		for (const result of await settled) expect(result.status).toBe("rejected");
		await expect(engine.read(request)).rejects.toMatchObject({ code: "closed" });
	});

	it("should record a refused picture as a problem of its page", async () => {
		const program = await fake("refuses", 'cat > /dev/null; echo "no image" >&2; exit 1');
		const engine = await createNativeEngine({ program });
		await expect(engine.read(request)).rejects.toMatchObject({
			code: "failed",
			message: expect.stringContaining("no image"),
		});
		await engine.close();
	});

	it("should say what to do when tesseract is missing", async () => {
		const missing = createNativeEngine({ program: join(folder, "nothing-here") });
		await expect(missing).rejects.toBeInstanceOf(UsageError);
		await expect(missing).rejects.toMatchObject({ help: expect.stringContaining("apt install tesseract-ocr") });
	});

	it("should read with the program's own model, whatever models the machine has, and clean up after itself", async () => {
		const seen = join(folder, "folder");
		const said = `for a in "$@"; do if [ "$last" = --tessdata-dir ]; then echo "$a" > ${seen}; ls "$a" | grep traineddata >> ${seen}; fi; last="$a"; done`;
		const program = await fake("english", `cat > /dev/null; ${said}; ${TSV}`, "eng\nosd");
		const engine = await createNativeEngine({ program });
		await engine.read(request);
		const [models, file] = (await readFile(seen, "utf8")).trim().split("\n") as [string, string];
		expect(file).toBe("vie.traineddata");
		await engine.close();
		expect(existsSync(models)).toBe(false);
	});
});

/** A picture that processes can be handed as a file. */
const greymap = Buffer.concat([Buffer.from("P5\n3 2\n255\n", "latin1"), Buffer.alloc(6, 255)]);

describe("native processes that go on reading", () => {
	/** Answers to names of pictures as tesseract does; `picture` is shell that runs for each that is not blank, with its name in $name. */
	const streaming = (name: string, picture = TSV) =>
		fake(
			name,
			`case "$*" in *stream_filelist=1*) ;; *) cat > /dev/null; echo once >> ${join(folder, name)}.starts; ${TSV}; exit 0;; esac
echo stream >> ${join(folder, name)}.starts
page=0
while read -r name; do
	page=$((page + 1))
	printf "1\\t$page\\t0\\t0\\t0\\t0\\t0\\t0\\t32\\t32\\t-1\\t\\n"
	case "$name" in *blank*) ;; *) ${picture};; esac
done`,
		);
	const starts = async (name: string) => (await readFile(join(folder, `${name}.starts`), "utf8")).trim().split("\n");

	it("should read picture after picture in one process a segmentation, each with its resolution", async () => {
		const seen = join(folder, "picture");
		const program = await streaming("streams", `cp "$name" ${seen}; ${TSV}`);
		const engine = await createNativeEngine({ program, workers: 1 });
		for (const segmentation of [3, 6, 3, 6, 3] as const) {
			const { lines } = await engine.read({ image: greymap, dpi: 200, segmentation });
			expect(lines[0]!.words[0]!.text).toBe("nước");
		}
		expect(await starts("streams")).toEqual(["stream", "stream"]);
		expect(engine.isQuickToAsk).toBe(true);
		const { width, height, density } = await bitmapHeader(seen);
		expect({ width, height, density }).toEqual({ width: 3, height: 2, density: 200 });
		await engine.close();
	});

	it("should cost only the picture that a process breaks on, which is tried once more alone", async () => {
		const program = await streaming("breaks", "kill -9 $$");
		const engine = await createNativeEngine({ program, workers: 1 });
		expect((await engine.read({ ...request, image: greymap })).lines).toHaveLength(1);
		expect(await starts("breaks")).toEqual(["stream", "once"]);
		await engine.close();
	});

	it("should end a process that hangs, and go on with another", async () => {
		const mark = join(folder, "hung");
		const program = await streaming("hangs-on", `if [ -e ${mark} ]; then ${TSV}; else touch ${mark}; sleep 60; fi`);
		const engine = await createNativeEngine({ program, workers: 1 });
		expect((await engine.read({ ...request, image: greymap, timeoutMs: 300 })).lines).toHaveLength(1);
		expect((await engine.read({ ...request, image: greymap })).lines).toHaveLength(1);
		expect(await starts("hangs-on")).toEqual(["stream", "once", "stream"]);
		await engine.close();
	});

	it("should start a process a picture where the program does not go on", async () => {
		for (const [name, streams] of [
			["silent", "cat > /dev/null; sleep 60"],
			["unwilling", "exit 1"],
		]) {
			const program = await fake(
				name!,
				`case "$*" in *stream_filelist=1*) ${streams};; *) cat > /dev/null; ${TSV};; esac`,
			);
			const engine = await createNativeEngine({ program, startMs: 200 });
			expect((await engine.read({ ...request, image: greymap })).lines).toHaveLength(1);
			expect(engine.isQuickToAsk).toBe(false);
			await engine.close();
		}
	});

	it("should stop a reading when aborted, and leave no process behind when closed", async () => {
		const pids = join(folder, "pids");
		const program = await streaming("endless", `echo $$ >> ${pids}; sleep 60`);
		const engine = await createNativeEngine({ program, workers: 2 });
		const controller = new AbortController();
		const aborted = engine.read({ ...request, image: greymap, signal: controller.signal });
		const other = engine.read({ ...request, image: greymap });
		const settled = Promise.allSettled([aborted, other]);
		await expect.poll(async () => (await readFile(pids, "utf8").catch(() => "")).trim().split("\n").length).toBe(2);
		controller.abort(new Error("stopped"));
		await expect(aborted).rejects.toThrow("stopped");
		await engine.close();
		expect((await settled)[1]).toMatchObject({ status: "rejected", reason: { code: "closed" } });
		for (const pid of (await readFile(pids, "utf8")).trim().split("\n"))
			expect(existsSync(`/proc/${pid}/fd/0`)).toBe(false);
	});
});

async function bitmapHeader(path: string): Promise<{ width: number; height: number; density: number }> {
	const file = await readFile(path);
	expect(file.toString("latin1", 0, 2)).toBe("BM");
	return {
		width: file.readInt32LE(18),
		height: file.readInt32LE(22),
		density: Math.round(file.readInt32LE(38) * 0.0254),
	};
}

const native = await findNativeTesseract().catch(() => null);

describe("the tesseract of this machine", () => {
	it.skipIf(!native)("should read a page as the embedded engine does", async (test) => {
		if (!native) test.skip("tesseract is not installed");
		const width = 1240;
		const height = 400;
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="white"/>
			<text x="80" y="150" font-family="DejaVu Serif, serif" font-size="40">KET QUA NAM 2017</text>
			<text x="80" y="250" font-family="DejaVu Serif, serif" font-size="40">Tong so 1234 ho so</text></svg>`;
		const { data, info } = await sharp(Buffer.from(svg))
			.flatten()
			.greyscale()
			.raw()
			.toBuffer({ resolveWithObject: true });
		const page = sourcePage({
			width: (width / 150) * 72,
			height: (height / 150) * 72,
			imageCoverage: 1,
			imageDpi: 150,
			render: async () => ({ data, width, height, channels: info.channels as 1, dpi: 150 }),
		});
		const texts: string[] = [];
		for (const name of ["embedded", "native"] as const) {
			const engine = await openEngine(name, { workers: 1 });
			const read = await recognizePage(page, { engine });
			await engine.close();
			texts.push(read.lines.map((line) => line.text).join(" "));
			expect(read.diagnosis).toContain(engine.version);
		}
		for (const text of texts) expect(text).toMatch(/2017.*1234/);
	});
});
