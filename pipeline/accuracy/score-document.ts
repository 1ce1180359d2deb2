import { emptyHeader } from "../../schemas/extracted.js";
import type { DocumentRecord } from "../../schemas/record.js";
import type { Truth } from "../../schemas/truth.js";
import { scoreAssignments } from "./assignment-scores.js";
import { scoreCitations } from "./citation-scores.js";
import { scoreFindings } from "./finding-scores.js";
import { scoreHeader } from "./header-scores.js";
import { type Miss, type Score, ScoreSheet } from "./metric.js";
import { scoreObservations } from "./observation-scores.js";
import { scoreTables } from "./table-scores.js";
import { characterErrors, diacriticHits, wordErrors, wordsFound } from "./text-scores.js";

export interface DocumentScores {
	scores: Score[];
	misses: Miss[];
}

/** A truth whose text has been read in (see `findSamples`). */
export type LoadedTruth = Omit<Truth, "text"> & { text?: string[] };

/**
 * Compares what was made of a document with what it says. Only the parts that the truth holds are scored; each score carries
 * its length. `record` may be null for a document that could not be loaded: then everything in the truth counts as missed.
 */
export function scoreDocument(truth: LoadedTruth, record: DocumentRecord | null): DocumentScores {
	const sheet = new ScoreSheet();
	const complete = (part: NonNullable<Truth["partial"]>[number]): boolean => !truth.partial?.includes(part);
	if (truth.text) {
		const lines = record?.pages.flatMap((p) => p.lines.filter((l) => l.role === "body")) ?? [];
		const expected = truth.text.join("\n");
		const raw = lines.map((l) => l.textRaw).join("\n");
		const text = lines.map((l) => l.text).join("\n");
		sheet.add("read.cer", characterErrors(expected, raw));
		sheet.add("read.wer", wordErrors(expected, raw));
		sheet.add("read.words", wordsFound(expected, raw));
		sheet.add("restore.cer", characterErrors(expected, text));
		sheet.add("restore.wer", wordErrors(expected, text));
		sheet.add("restore.diacritics", diacriticHits(expected, text));
		sheet.add("restore.words", wordsFound(expected, text));
	}
	if (truth.header) scoreHeader(truth.header, record?.header ?? emptyHeader(), sheet);
	if (truth.tables) scoreTables(truth.tables, record?.tables ?? [], complete("tables"), sheet);
	if (truth.observations)
		scoreObservations(truth.observations, record?.observations ?? [], complete("observations"), sheet);
	if (truth.assignments) scoreAssignments(truth.assignments, record?.assignments ?? [], complete("assignments"), sheet);
	if (truth.citations) scoreCitations(truth.citations, record?.citations ?? [], complete("citations"), sheet);
	if (truth.findings)
		scoreFindings(truth.findings, record?.findings ?? [], complete("findings"), figuresIn(truth), sheet);
	return { scores: sheet.scores, misses: sheet.misses };
}

/** Figures that the truth lists, in prose and in table cells. */
function figuresIn(truth: LoadedTruth): number {
	const cells = (truth.tables ?? []).flatMap((t) => (t.numbers ?? []).slice(t.headerRows).flat());
	return (truth.observations?.length ?? 0) + cells.filter((n) => n !== null).length;
}
