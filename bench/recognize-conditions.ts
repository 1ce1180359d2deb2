/** Worn pages, one row a condition: words wrong as read by each engine and after restoration, beside plain tesseract on the same picture. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { openDocument } from "../pipeline/acquire/index.js";
import { type ReaderName, readWith } from "./recognize-peers.js";
import { percent, scoreText, sumScores } from "./recognize-score.js";
import { commonSubsequence, wordsOf } from "./recognize-words.js";

export interface Picture {
	condition: string;
	path: string;
	/** Words that stand on it. */
	truth: string[];
}

/** Pages that the conditions are made of, bitonal and colour. */
const CLEAN = [
	{ file: "ND-83-2017", page: 5 },
	{ file: "ND-83-2017", page: 12 },
	{ file: "Luat-40-2013", page: 4 },
	{ file: "TT-150-2020-BCA", page: 3 },
];

const WEAR: [string, (image: Sharp, dpi: number, width: number) => Sharp][] = [
	["as scanned", (image) => image],
	["2° skew", (image) => image.rotate(2, { background: "white" })],
	["90° turned", (image) => image.rotate(90)],
	["180° turned", (image) => image.rotate(180)],
	["270° turned", (image) => image.rotate(270)],
	["150 dpi", (image, dpi, width) => image.resize({ width: Math.round((width * 150) / dpi) })],
];

/** Readers of each row; plain tesseract is the yardstick. */
const READERS: ReaderName[] = ["embedded", "native", "tesseract"];

export async function benchConditions(shared: string, scratch: string): Promise<void> {
	const folder = join(scratch, "conditions");
	await mkdir(folder, { recursive: true });
	const pictures = [...(await worn(join(shared, "scans/with-truth"), folder)), ...samples(), ...photographs(shared)];
	const texts = new Map<string, { raw: string[]; text: string[] }>();
	for (const name of READERS) {
		const reading = await readWith(name, { paths: pictures.map((p) => p.path), mostPages: 1000, scratch });
		const joined = (kind: "raw" | "text") =>
			reading!.files.map((file) => file.pages.map((page) => page[kind]).join("\n"));
		if (reading) texts.set(name, { raw: joined("raw"), text: joined("text") });
	}
	for (const condition of new Set(pictures.map((p) => p.condition))) {
		const cells = [...texts].flatMap(([name, { raw, text }]) => {
			const rate = (read: string[]) =>
				percent(
					sumScores(pictures.flatMap((p, i) => (p.condition === condition ? [scoreText(p.truth, read[i]!)] : [])))
						.words,
				);
			return name === "tesseract" ? [`plain tesseract ${rate(raw)}`] : [`${name} ${rate(raw)} → ${rate(text)}`];
		});
		const words = pictures.reduce((sum, p) => sum + (p.condition === condition ? p.truth.length : 0), 0);
		console.log(`${condition} (${words} words): ${cells.join(" · ")}`);
	}
}

export async function worn(source: string, folder: string): Promise<Picture[]> {
	if (!existsSync(source)) {
		console.log(`${source} is not here: conditions made from its pages are left out.`);
		return [];
	}
	const pictures: Picture[] = [];
	for (const { file, page } of CLEAN) {
		const document = await openDocument(join(source, `${file}.pdf`));
		const { data, width, height, channels, dpi } = await (await document.page(page)).render();
		await document.close();
		const truth = wordsOf(readFileSync(join(source, `${file}.truth.txt`), "utf8"));
		for (const [condition, wear] of WEAR) {
			const path = join(folder, `${file}-${page}-${condition.replace(/\W/g, "")}.png`);
			const density = condition === "150 dpi" ? 150 : Math.round(dpi);
			await wear(sharp(data, { raw: { width, height, channels } }), dpi, width)
				.withMetadata({ density })
				.png()
				.toFile(path);
			pictures.push({ condition, path, truth });
		}
	}
	// The transcript is the whole document's: of it, what plain tesseract finds on the page as scanned, from its first word to its last.
	const clean = pictures.filter((p) => p.condition === "as scanned");
	const reading = await readWith("plain", { paths: clean.map((p) => p.path), mostPages: 1, scratch: folder });
	for (const [i, { path }] of clean.entries()) {
		const stem = path.replace(/asscanned\.png$/, "");
		const all = pictures.filter((p) => p.path.startsWith(stem));
		const slice = sliceOf(all[0]!.truth, wordsOf(reading!.files[i]!.pages[0]!.raw));
		for (const picture of all) picture.truth = slice;
	}
	return pictures;
}

/** The part of a transcript that a page holds: from the first run of five words in step to the last. */
function sliceOf(truth: readonly string[], read: readonly string[]): string[] {
	const pairs = commonSubsequence(truth, read);
	const inStep = pairs.flatMap(([t, r], i) => (pairs[i + 4]?.[0] === t + 4 && pairs[i + 4]?.[1] === r + 4 ? [t] : []));
	return truth.slice(inStep[0] ?? 0, (inStep.at(-1) ?? 0) + 5);
}

/** Our own printed and worn pages. */
export function samples(): Picture[] {
	const folder = new URL("../samples/scans/", import.meta.url).pathname;
	return [
		["red seal over text", "003-report-red-seal", "pdf"],
		["pale photocopy", "002-letter-pale", "jpg"],
		["bitonal, worn", "001-letter-bitonal", "tif"],
	].flatMap(([condition, name, extension]) => {
		const path = join(folder, `${name}.${extension}`);
		if (!existsSync(path)) return [];
		const { text } = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), "utf8")) as { text: string[] };
		return [{ condition: condition!, path, truth: wordsOf(text.join("\n")) }];
	});
}

/** Page photographs of 576 pixels' width, from the web. */
export function photographs(shared: string): Picture[] {
	const folder = join(shared, "scans/misc");
	return ["danang-1906-SGDDT-4_1", "danang-1906-SGDDT-4_2"].flatMap((name) => {
		const path = join(folder, `${name}.jpg`);
		if (!existsSync(path)) return [];
		const truth = wordsOf(readFileSync(join(folder, `${name}.truth.txt`), "utf8"));
		return [{ condition: "low-resolution photograph", path, truth }];
	});
}
