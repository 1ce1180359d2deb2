/**
 * Scale of the database: loads many synthetic observations and times each view and command on them.
 *
 *     npx tsx bench/analyze.ts [--observations 1000000] [--documents 100000] [--db /tmp/bench-analyze.duckdb]
 *
 * Prints one line a figure: observations loaded a second, bytes a document as it grows, seconds a view or command, each
 * on a database opened anew. Beside the wall time stands the processor time of all threads: on a busy machine only that
 * can be compared.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
	explainLabel,
	findingCounts,
	findings,
	indicatorList,
	ranking,
	trends,
	unmatchedLabels,
} from "../pipeline/analyze/index.js";
import { allUnits } from "../pipeline/extract/units.js";
import { loadDocument, loadDocuments, loadReference, openDatabase, runQuery } from "../pipeline/load/index.js";
import type { DocumentRecord } from "../schemas/record.js";
import { indicators } from "../schemas/reference/indicators.js";
import { sampleObservation, sampleRecord } from "../test/load/sample-record.js";

const { values } = parseArgs({
	options: {
		observations: { type: "string", default: "1000000" },
		documents: { type: "string", default: "100000" },
		db: { type: "string" },
	},
});
const observations = Number(values.observations);
const documents = Number(values.documents);
const each = Math.max(1, Math.round(observations / documents));
const folder = mkdtempSync(join(tmpdir(), "sohoa-bench-"));
const path = values.db ?? join(folder, "bench.duckdb");

/** Documents of one transaction in the bulk load. */
const BATCH = 2000;

const units = allUnits().filter((u) => u.provinceId === "77" || u.provinceId === "79");
const YEARS = 20;

/** The i-th document: one unit, one quarter, several indicators. */
function document(i: number): DocumentRecord {
	const unit = units[i % units.length];
	const quarter = Math.floor(i / units.length) % (4 * YEARS);
	const [year, month] = [2004 + Math.floor(quarter / 4), 3 * (quarter % 4) + 1];
	const pad = (n: number) => String(n).padStart(2, "0");
	const record = sampleRecord(`bench ${i}`);
	record.header = { ...record.header, issuedOn: `${year}-${pad(month + 2)}-28`, issuedYear: year, number: String(i) };
	record.tables = [];
	// one document in twenty has a finding, one figure in forty no indicator
	record.findings = i % 20 === 0 ? record.findings.map((f) => ({ ...f, observationId: `${i}-0` })) : [];
	record.observations = Array.from({ length: each }, (_, k) => {
		const indicator = indicators[(k + (i % 7) * each) % indicators.length];
		return sampleObservation(`${i}-${k}`, {
			indicatorId: (i + k) % 40 === 0 ? null : (indicator?.id ?? null),
			...{ label: indicator?.name ?? "", measure: indicator?.measure ?? "item" },
			...{ unitId: unit?.unitId ?? null, unitLabel: unit?.name ?? null, value: ((i * 31 + k * 17) % 1000) / 10 },
			...{ periodStart: `${year}-${pad(month)}-01`, periodEnd: `${year}-${pad(month + 2)}-28` },
		});
	});
	return record;
}

const say = (name: string, value: number, unit: string) =>
	process.stdout.write(`${name.padEnd(44)} ${value.toFixed(unit === "s" ? 2 : 0).padStart(12)} ${unit}\n`);
const timed = async (work: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> => {
	const start = performance.now();
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
};
const sayTime = (name: string, { wall, cpu }: { wall: number; cpu: number }) =>
	process.stdout.write(
		`${name.padEnd(44)} ${wall.toFixed(2).padStart(12)} s ${cpu.toFixed(2).padStart(8)} s of processor time\n`,
	);

const db = await openDatabase(path);
const context = { pipelineVersion: "bench", ingestedAt: new Date(0) };
sayTime("reference (indicators, units)", await timed(() => loadReference(db, indicators, allUnits())));
const loading = { wall: 0, cpu: 0 };
const quarters = new Set([1, 2, 3, 4].map((n) => Math.floor((documents * n) / 4 / BATCH) * BATCH));
for (let start = 0; start < documents; start += BATCH) {
	const batch = Array.from({ length: Math.min(BATCH, documents - start) }, (_, i) => document(start + i));
	const { wall, cpu } = await timed(() => loadDocuments(db, batch, context));
	loading.wall += wall;
	loading.cpu += cpu;
	if (quarters.has(start + BATCH)) {
		await db.connection.run("CHECKPOINT");
		say(`bytes a document after ${start + BATCH}`, statSync(path).size / (start + BATCH), "bytes");
	}
}
say(`load, ${BATCH} documents a transaction`, (documents * each) / loading.wall, "observations/s");
say("the same, a second of processor time", (documents * each) / loading.cpu, "observations");
const single = 200;
const alone = await timed(async () => {
	for (let i = 0; i < single; i++) await loadDocument(db, document(documents + i), context);
});
say("load, one document a transaction", single / alone.wall, "documents/s");
const again = await timed(async () => {
	for (let i = 0; i < 20; i++) await loadDocument(db, document(i), context);
});
say("load again (replace)", 20 / again.wall, "documents/s");
await db.close();
say("size", statSync(path).size / 1e6, "MB");
say("bytes a document", statSync(path).size / documents, "bytes");
sayTime("open for writing", await timed(async () => (await openDatabase(path)).close()));
for (const [name, sql] of [
	["count observations", "SELECT count(*) FROM observations"],
	["indicator_by_year, all", "SELECT count(value), sum(sources) FROM indicator_by_year"],
	["indicator_by_year, one unit", "FROM indicator_by_year WHERE unit_id = '747'"],
	["year_over_year, all", "SELECT count(change), count(*) FILTER (comparable) FROM year_over_year"],
	["year_over_year, one indicator", "FROM year_over_year WHERE indicator_id = 'dossier.received' LIMIT 100"],
	["unit_ranking, all", "SELECT count(rank) FROM unit_ranking WHERE rank = 1"],
	["unit_ranking, one year", "FROM unit_ranking WHERE indicator_id = 'dossier.received' AND year = 2020"],
	["coverage, all", "SELECT count(*) FILTER (reported), count(*) FROM coverage"],
	["source_differences, all", "SELECT count(*) FROM source_differences"],
	["deadlines, first 100", "FROM deadlines LIMIT 100"],
] as const)
	sayTime(name, await timed(() => runQuery(path, sql)));
for (const [name, work] of [
	["trends, one unit", () => trends(path, { indicator: "dossier.received", unit: "thành phố Vũng Tàu" })],
	["trends, all units", () => trends(path, { indicator: "dossier.received" })],
	["rank", () => ranking(path, { indicator: "dossier.received", parent: "thành phố Vũng Tàu" })],
	["indicators", () => indicatorList(path)],
	["indicators --unmatched", () => unmatchedLabels(path, { limit: 50 })],
	["indicators --explain", async () => explainLabel("Tỷ lệ hồ sơ giải quyết đúng hạn")],
	["findings", () => findings(path)],
	["findings --summary", () => findingCounts(path)],
] as const)
	sayTime(name, await timed(work));
say("peak memory of this process", process.resourceUsage().maxRSS / 1024, "MB");
rmSync(folder, { recursive: true, force: true });
