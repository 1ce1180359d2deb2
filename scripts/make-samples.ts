/** `npm run make:samples`: sets and wears the scans, writes the synthetic reports. The same input gives the same bytes. */
import { mkdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Truth } from "../schemas/truth.js";
import { annexLandscape } from "./samples/documents/annex-landscape.js";
import { letterPale } from "./samples/documents/letter-pale.js";
import { letterWithTasks } from "./samples/documents/letter-with-tasks.js";
import { planClean, planSideways } from "./samples/documents/plan-clean.js";
import { reportOffice } from "./samples/documents/report-office.js";
import { reportSealed } from "./samples/documents/report-sealed.js";
import type { TypesetSample } from "./samples/sample.js";
import { ccittPdf, ccittTiff, jpegOf, jpegPdf } from "./samples/scan-file.js";
import { syntheticReport } from "./samples/synthetic-report.js";
import { SYNTHETIC_YEARS } from "./samples/synthetic-years.js";
import { scanSheet } from "./samples/wear.js";

const SAMPLES = fileURLToPath(new URL("../samples/", import.meta.url));
const SCANS = join(SAMPLES, "scans");
const SYNTHETIC = join(SAMPLES, "synthetic");

const writeTruth = (path: string, truth: Truth): Promise<void> =>
	writeFile(path, `${JSON.stringify(Truth.parse(truth), null, "\t")}\n`);

async function packed(sample: TypesetSample): Promise<Uint8Array> {
	const rasters = [];
	for (const [i, sheet] of sample.sheets.entries())
		rasters.push(await scanSheet(sheet, { ...sample.wear, seed: sample.wear.seed * 100 + i }));
	const kind = extname(sample.file);
	if (kind === ".tif") return ccittTiff(rasters);
	if (kind === ".jpg" && rasters[0]) return jpegOf(rasters[0], sample.quality ?? 70);
	return sample.quality === null ? ccittPdf(rasters) : jpegPdf(rasters, sample.quality);
}

await mkdir(SCANS, { recursive: true });
for (const make of [annexLandscape, letterWithTasks, letterPale, reportOffice, reportSealed, planClean, planSideways]) {
	const sample = make();
	const bytes = await packed(sample);
	await writeFile(join(SCANS, sample.file), bytes);
	await writeTruth(join(SCANS, sample.file.replace(/\.\w+$/, ".truth.json")), sample.truth);
	process.stdout.write(`${sample.file}: ${sample.sheets.length} pages, ${Math.round(bytes.length / 1024)} kB\n`);
}

await mkdir(SYNTHETIC, { recursive: true });
for (const year of SYNTHETIC_YEARS) {
	const { name, text, truth } = syntheticReport(year);
	await writeFile(join(SYNTHETIC, `${name}.txt`), text);
	await writeTruth(join(SYNTHETIC, `${name}.truth.json`), truth);
	process.stdout.write(`${name}.txt: ${truth.observations?.length ?? 0} figures in prose\n`);
}
