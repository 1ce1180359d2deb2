/** `npm run make:samples`: sets and wears the scans under samples/scans. The same input gives the same bytes. */
import { mkdir, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Truth } from "../schemas/truth.js";
import { annexLandscape } from "./samples/documents/annex-landscape.js";
import { letterPale } from "./samples/documents/letter-pale.js";
import { letterWithTasks } from "./samples/documents/letter-with-tasks.js";
import { planClean } from "./samples/documents/plan-clean.js";
import { reportOffice } from "./samples/documents/report-office.js";
import { reportSealed } from "./samples/documents/report-sealed.js";
import type { TypesetSample } from "./samples/sample.js";
import { ccittPdf, ccittTiff, jpegOf, jpegPdf } from "./samples/scan-file.js";
import { scanSheet } from "./samples/wear.js";

const SCANS = fileURLToPath(new URL("../samples/scans/", import.meta.url));

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
for (const make of [annexLandscape, letterWithTasks, letterPale, reportOffice, reportSealed, planClean]) {
	const sample = make();
	const bytes = await packed(sample);
	await writeFile(`${SCANS}${sample.file}`, bytes);
	const truth = JSON.stringify(Truth.parse(sample.truth), null, "\t");
	await writeFile(`${SCANS}${sample.file.replace(/\.\w+$/, ".truth.json")}`, `${truth}\n`);
	process.stdout.write(`${sample.file}: ${sample.sheets.length} pages, ${Math.round(bytes.length / 1024)} kB\n`);
}
