/**
 * Pairs of printed and read lines for the noise models: sets text, wears the pages, reads them.
 *   tsx scripts/restore-noise-pages.ts <text> <out.ndjson> [--language eng|vie] [--pages N] [--first N] [--family tinos|noto-serif]
 *     [--wears office|rough|archive] [--keep DIR]
 * `text`: the folder of the training corpora, of which every 97th or 397th line is taken, or a text file, taken line by line from line `first`.
 * `vie` is read as the product reads (pipeline/recognize), any other language by bare tesseract.js. `--keep`: puts each page into DIR as it was
 * printed (`<page>.txt`), worn (`<page>.png`) and, by the product, read (`<page>.json`). About 3 s a page. The same arguments give the same pages.
 */
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { createWorker, OEM, PSM } from "tesseract.js";
import { createOcrEngine, recognizePage } from "../pipeline/recognize/index.js";
import { linesOf } from "./restore-corpus.js";
import { type Family, type Style, textPath, textWidth } from "./samples/fonts.js";
import { random } from "./samples/random.js";
import { INK, Sheet } from "./samples/sheet.js";
import { type Raster, scanSheet, type Wear } from "./samples/wear.js";

const LINES_A_PAGE = 40;
const WIDTH = 460;
/** Points: first baseline and distance of the lines. */
const TOP = 60;
const PITCH = 18.5;

/** Office scans of some kinds; of `rough` and the last three of `office` engines make many errors. `archive`: what the archive's copiers give. */
const WEARS: Readonly<Record<string, readonly Omit<Wear, "seed">[]>> = {
	office: [
		{ dpi: 300, blur: 0.6, noise: 6 },
		{ dpi: 200, blur: 0.7, noise: 10, specks: 60 },
		{ dpi: 200, blur: 0.8, noise: 14, threshold: 160, specks: 80 },
		{ dpi: 200, blur: 1, noise: 18, contrast: 0.5, paper: 225, skew: 0.4 },
		{ dpi: 200, blur: 1, noise: 26, threshold: 185, specks: 200, skew: -0.5 },
		{ dpi: 150, blur: 0.7, noise: 10, specks: 50 },
	],
	rough: [
		{ dpi: 200, blur: 1.1, noise: 22, threshold: 190, specks: 250, skew: 0.5 },
		{ dpi: 200, blur: 1.2, noise: 24, threshold: 130, specks: 120 },
		{ dpi: 150, blur: 0.8, noise: 14, specks: 50 },
		{ dpi: 130, blur: 0.6, noise: 10 },
		{ dpi: 200, blur: 1.3, noise: 26, contrast: 0.4, paper: 220 },
	],
	archive: [
		{ dpi: 200, blur: 0.7, noise: 10, threshold: 150, specks: 40 },
		{ dpi: 200, blur: 0.8, noise: 22, threshold: 120, specks: 60, skew: 0.3 },
		{ dpi: 200, blur: 0.8, noise: 22, threshold: 185, specks: 120, skew: -0.4 },
		{ dpi: 300, blur: 1.3, noise: 24, threshold: 120, specks: 100 },
		{ dpi: 150, blur: 0.6, noise: 8, specks: 30 },
		{ dpi: 150, blur: 0.5, noise: 10, threshold: 165, specks: 30 },
		{ dpi: 200, blur: 1.1, noise: 18, contrast: 0.5, paper: 225, skew: 0.4 },
	],
};

export interface ReadLine {
	/** What was printed and what was read. */
	printed: string;
	read: string;
	/** Words read, with confidence 0..100. */
	words: [string, number][];
}

/** A line as an engine gives it: its middle in points, and its words with confidence 0..1. */
interface SeenLine {
	middle: number;
	text: string;
	words: { text: string; confidence: number }[];
}

interface PageReader {
	read(raster: Raster, page: number): Promise<SeenLine[]>;
	close(): Promise<unknown>;
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		language: { type: "string", default: "eng" },
		pages: { type: "string", default: "10" },
		first: { type: "string", default: "0" },
		family: { type: "string", default: "tinos" },
		wears: { type: "string", default: "office" },
		keep: { type: "string" },
	},
});
const [text = "", out = "noise.ndjson"] = positionals;
const family = values.family as Family;
const first = Number(values.first);
const wears = WEARS[values.wears]!;

async function* sentences(): AsyncGenerator<string> {
	if (!statSync(text).isDirectory()) {
		const lines = readFileSync(text, "utf8").normalize("NFC").split("\n").slice(first);
		yield* lines.filter((line) => line.length > 40 && line.length < 1500);
		return;
	}
	for (const file of ["legal.phapdien.txt.xz", "wiki.2017.txt.xz"]) {
		let n = first;
		for await (const line of linesOf(join(text, file))) {
			n++;
			const share = file.startsWith("legal") ? 97 : 397;
			if (n % share === 0 && line.length > 60 && line.length < 1500) yield line.normalize("NFC");
		}
	}
}

function* setLines(sentence: string, style: Style, size: number): Generator<string> {
	let line = "";
	for (const word of sentence.split(/\s+/)) {
		const longer = line === "" ? word : `${line} ${word}`;
		if (line !== "" && textWidth(longer, style, size, family) > WIDTH) {
			yield line;
			line = word;
		} else line = longer;
	}
	if (line !== "") yield line;
}

function asPng({ data, width, height, channels, dpi }: Raster): Promise<Buffer> {
	const picture = sharp(data, { raw: { width, height, channels } });
	return picture.withMetadata({ density: dpi }).png({ compressionLevel: 1 }).toBuffer();
}

async function bareReader(language: string): Promise<PageReader> {
	const require = createRequire(import.meta.url);
	const langPath = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), "4.0.0_best_int");
	const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath, cacheMethod: "none" });
	await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_BLOCK });
	return {
		read: async (raster) => {
			const { dpi } = raster;
			const { data: result } = await worker.recognize(await asPng(raster), {}, { blocks: true, text: false });
			const lines = (result.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
			return lines.map((line) => ({
				middle: (((line.bbox.y0 + line.bbox.y1) / 2) * 72) / dpi,
				text: line.text.trim(),
				words: line.words.map((word) => ({ text: word.text, confidence: word.confidence / 100 })),
			}));
		},
		close: () => worker.terminate(),
	};
}

/** Reads as the product does: its channel choice, deskewing, specks, second looks. */
function productReader(keep: string | undefined): PageReader {
	const engine = createOcrEngine({ workers: 1 });
	return {
		read: async ({ data, width, height, channels, dpi }, n) => {
			const size = { width: (width * 72) / dpi, height: (height * 72) / dpi };
			const whole = { x0: 0, y0: 0, x1: size.width, y1: size.height };
			const page = await recognizePage(
				{
					page: n,
					...size,
					rotation: 0,
					text: null,
					textLayer: [],
					invisibleShare: 0,
					rulings: [],
					images: [{ box: whole, pixelWidth: width, pixelHeight: height }],
					imageCoverage: 1,
					imageDpi: dpi,
					problems: [],
					render: async ({ dpi: wanted } = {}) => {
						if (wanted === undefined || Math.abs(wanted / dpi - 1) < 0.01)
							return { data, width, height, channels, dpi };
						const { data: scaled, info } = await sharp(data, { raw: { width, height, channels } })
							.resize({ width: Math.round((width * wanted) / dpi) })
							.toColourspace(channels === 1 ? "b-w" : "srgb")
							.raw()
							.toBuffer({ resolveWithObject: true });
						return { data: scaled, width: info.width, height: info.height, channels, dpi: wanted };
					},
				},
				{ engine },
			);
			if (keep) writeFileSync(join(keep, `${n}.json`), JSON.stringify(page));
			const body = page.lines.filter((line) => line.role === "body" && line.box);
			return body.map((line) => ({
				middle: (line.box!.y0 + line.box!.y1) / 2,
				text: line.text,
				words: line.words,
			}));
		},
		close: () => engine.close(),
	};
}

if (values.keep) mkdirSync(values.keep, { recursive: true });
const reader = values.language === "vie" ? productReader(values.keep) : await bareReader(values.language);
writeFileSync(out, "");
const source = sentences();
for (let page = 0; page < Number(values.pages); page++) {
	const next = random(9000 + page + first);
	const sheet = new Sheet();
	const printed: string[] = [];
	while (printed.length < LINES_A_PAGE) {
		const { value, done } = await source.next();
		if (done) break;
		const pick = next();
		const style: Style = pick < 0.12 ? "bold" : pick < 0.22 ? "italic" : "regular";
		const sentence = next() < 0.08 ? value.slice(0, 140).toUpperCase() : value;
		const size = 12 + Math.floor(next() * 5) / 2;
		try {
			for (const line of setLines(sentence, style, size)) {
				if (printed.length >= LINES_A_PAGE) break;
				const path = textPath(line, style, size, 65, TOP + printed.length * PITCH, family);
				sheet.draw(`<path fill="${INK}" d="${path}"/>`);
				printed.push(line);
			}
		} catch {
			// A letter that the font does not have (other scripts): the sentence is left out, what is set of it stays on the sheet.
		}
	}
	const raster = await scanSheet(sheet, { ...wears[page % wears.length]!, seed: page + 1 });
	const rows: ReadLine[] = [];
	for (const line of await reader.read(raster, page + 1)) {
		const index = Math.round((line.middle + 4 - TOP) / PITCH);
		if (printed[index] === undefined) continue;
		rows.push({
			printed: printed[index],
			read: line.text.normalize("NFC"),
			words: line.words.map((w) => [w.text.normalize("NFC"), Math.round(100 * w.confidence)]),
		});
	}
	appendFileSync(out, rows.map((r) => `${JSON.stringify(r)}\n`).join(""));
	if (values.keep) {
		writeFileSync(join(values.keep, `${page + 1}.txt`), `${printed.join("\n")}\n`);
		writeFileSync(join(values.keep, `${page + 1}.png`), await asPng(raster));
	}
	console.error(`page ${page + 1}: ${rows.length} lines of ${printed.length}`);
}
await source.return(undefined);
await reader.close();
process.exit(0);
