/** The contract from validate to load: the rows of one document. */
import { z } from "zod";
import { Assignment, Citation, Finding, Header, ObservationCandidate, Table } from "./extracted.js";
import { Origin, RestoredPage } from "./page.js";

export const ObservationStatus = z.enum(["accepted", "flagged", "corrected"]);
export type ObservationStatus = z.infer<typeof ObservationStatus>;

/** A validated figure. `observationId` is stable: a hash of document, place and quote. */
export const Observation = ObservationCandidate.extend({
	observationId: z.string(),
	status: ObservationStatus,
});
export type Observation = z.infer<typeof Observation>;

/** A finding with its stable id. */
export const FindingRecord = Finding.extend({
	findingId: z.string(),
	observationId: z.string().nullable(),
});
export type FindingRecord = z.infer<typeof FindingRecord>;

/** Everything that one document puts into the database. */
export const DocumentRecord = z.object({
	/** SHA-256 of the file's bytes, hex. */
	documentId: z.string().regex(/^[0-9a-f]{64}$/),
	sourcePath: z.string(),
	mediaType: z.string(),
	header: Header,
	issuerUnitId: z.string().nullable(),
	/** Of most pages. */
	origin: Origin.nullable(),
	confidence: z.number().nullable(),
	pages: z.array(RestoredPage),
	tables: z.array(Table),
	observations: z.array(Observation),
	assignments: z.array(Assignment),
	citations: z.array(Citation),
	findings: z.array(FindingRecord),
});
export type DocumentRecord = z.infer<typeof DocumentRecord>;
