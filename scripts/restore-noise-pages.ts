/**
 * Pairs of printed and read lines for the noise model: sets training text in Tinos, wears it, reads it with tesseract.js.
 *   tsx scripts/restore-noise-pages.ts <corpora> <language: eng|vie> <pages> <out.ndjson> [--first N] [--rough]
 * About 3 s a page. The same arguments give the same pages.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { createWorker, OEM, PSM } from "tesseract.js";
import { linesOf } from "./restore-corpus.js";
import { type Style, textWidth } from "./samples/fonts.js";
import { random } from "./samples/random.js";
import { Sheet } from "./samples/sheet.js";
import { scanSheet, type Wear } from "./samples/wear.js";

const LINES_A_PAGE = 40;
const WIDTH = 460;

/** Office scans of some kinds; the last three are what an engine struggles with. */
const WEARS: readonly Omit<Wear, "seed">[] = [
	{ dpi: 300, blur: 0.6, noise: 6 },
	{ dpi: 200, blur: 0.7, noise: 10, specks: 60 },
	{ dpi: 200, blur: 0.8, noise: 14, threshold: 160, specks: 80 },
	{ dpi: 200, blur: 1, noise: 18, contrast: 0.5, paper: 225, skew: 0.4 },
	{ dpi: 200, blur: 1, noise: 26, threshold: 185, specks: 200, skew: -0.5 },
	{ dpi: 150, blur: 0.7, noise: 10, specks: 50 },
];
const ROUGH: readonly Omit<Wear, "seed">[] = [
	{ dpi: 200, blur: 1.1, noise: 22, threshold: 190, specks: 250, skew: 0.5 },
	{ dpi: 200, blur: 1.2, noise: 24, threshold: 130, specks: 120 },
	{ dpi: 150, blur: 0.8, noise: 14, specks: 50 },
	{ dpi: 130, blur: 0.6, noise: 10 },
	{ dpi: 200, blur: 1.3, noise: 26, contrast: 0.4, paper: 220 },
];

export interface ReadLine {
	/** What was printed and what was read. */
	printed: string;
	read: string;
	/** Words read, with confidence 0..100. */
	words: [string, number][];
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { first: { type: "string", default: "0" }, rough: { type: "boolean", default: false } },
});
const [corpora = "", language = "eng", pageCount = "10", out = "noise.ndjson"] = positionals;
const require = createRequire(import.meta.url);
const data = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), "4.0.0_best_int");

/** Every k-th sentence of the corpora, so that the pages cover them. */
async function* sentences(): AsyncGenerator<string> {
	for (const file of ["legal.phapdien.txt.xz", "wiki.2017.txt.xz"]) {
		let n = Number(values.first);
		for await (const line of linesOf(join(corpora, file))) {
			n++;
			const share = file.startsWith("legal") ? 97 : 397;
			if (n % share === 0 && line.length > 60 && line.length < 1500) yield line.normalize("NFC");
		}
	}
}

function* setLines(text: string, style: Style, size: number): Generator<string> {
	let line = "";
	for (const word of text.split(/\s+/)) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (line !== "" && textWidth(longer, style, size) > WIDTH) {
			yield line;
			line = word;
		} else line = longer;
	}
	if (line !== "") yield line;
}

const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath: data, cacheMethod: "none" });
await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK });
writeFileSync(out, "");
const source = sentences();
const wears = values.rough ? ROUGH : WEARS;
for (let page = 0; page < Number(pageCount); page++) {
	const next = random(9000 + page + Number(values.first));
	const sheet = new Sheet();
	const printed: string[] = [];
	while (printed.length < LINES_A_PAGE) {
		const { value, done } = await source.next();
		if (done) break;
		const pick = next();
		const style: Style = pick < 0.12 ? "bold" : pick < 0.22 ? "italic" : "regular";
		const text = next() < 0.08 ? value.slice(0, 140).toUpperCase() : value;
		const size = 12 + Math.floor(next() * 5) / 2;
		try {
			for (const line of setLines(text, style, size)) {
				if (printed.length >= LINES_A_PAGE) break;
				sheet.text(line, 65, 60 + printed.length * 18.5, style, size);
				printed.push(line);
			}
		} catch {
			// A letter that the font does not have (other scripts): the sentence is left out, what is set of it stays on the sheet.
		}
	}
	const raster = await scanSheet(sheet, { ...wears[page % wears.length]!, seed: page + 1 });
	const image = await sharp(raster.data, {
		raw: { width: raster.width, height: raster.height, channels: raster.channels },
	})
		.withMetadata({ density: raster.dpi })
		.png({ compressionLevel: 1 })
		.toBuffer();
	const { data: result } = await worker.recognize(image, {}, { blocks: true, text: false });
	const rows: ReadLine[] = [];
	for (const block of result.blocks ?? [])
		for (const paragraph of block.paragraphs)
			for (const line of paragraph.lines) {
				const middle = (((line.bbox.y0 + line.bbox.y1) / 2) * 72) / raster.dpi;
				const index = Math.round((middle + 4 - 60) / 18.5);
				const text = printed[index];
				if (text === undefined) continue;
				rows.push({
					printed: text,
					read: line.text.trim().normalize("NFC"),
					words: line.words.map((w) => [w.text.normalize("NFC"), Math.round(w.confidence)]),
				});
			}
	appendFileSync(out, rows.map((r) => `${JSON.stringify(r)}\n`).join(""));
	console.error(`page ${page + 1}: ${rows.length} lines of ${printed.length}`);
}
await source.return(undefined);
await worker.terminate();
