import type { Database } from "../../pipeline/load/index.js";
import { loadDocument } from "../../pipeline/load/index.js";
import type { Observation } from "../../schemas/record.js";
import { sampleObservation, sampleRecord } from "../load/sample-record.js";

/** Loads one made-up document that holds the given figures. */
export async function loadFigures(
	db: Database,
	name: string,
	figures: readonly Partial<Observation>[],
	header: Partial<ReturnType<typeof sampleRecord>["header"]> = {},
): Promise<void> {
	const record = sampleRecord(name);
	record.header = { ...record.header, ...header };
	record.observations = figures.map((f, i) => sampleObservation(`${name}-${i}`, f));
	record.findings = [];
	await loadDocument(db, record, { pipelineVersion: "0.1.0", ingestedAt: new Date(0) });
}

/** A year's period as an observation has it. */
export const year = (y: number) => ({ periodStart: `${y}-01-01`, periodEnd: `${y}-12-31` });
/** A quarter's period. */
export const quarter = (y: number, q: 1 | 2 | 3 | 4) => ({
	periodStart: `${y}-${String(3 * q - 2).padStart(2, "0")}-01`,
	periodEnd: ["", `${y}-03-31`, `${y}-06-30`, `${y}-09-30`, `${y}-12-31`][q] ?? null,
});
