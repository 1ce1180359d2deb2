/** Ground truth of a sample: what a reader says a document says. Lies beside the file as `<name>.truth.json`. */
import { z } from "zod";
import { Assignment, Citation, FigureNature, Header, IsoDate } from "./extracted.js";

/** seed: an archive text as it came; scan: typeset from a seed and worn; synthetic: an invented report, marked as such. */
export const SampleKind = z.enum(["seed", "scan", "synthetic"]);
export type SampleKind = z.infer<typeof SampleKind>;

/**
 * A table as printed. `rows` holds header rows and body rows, each `columnCount` cells wide; a cell covered by a span
 * is "". A null cell is not scored (illegible, or it names a person).
 */
export const TruthTable = z.object({
	caption: z.string().nullable().optional(),
	headerRows: z.number().int().min(0),
	rows: z.array(z.array(z.string().nullable())),
	/** Value of each cell of `rows` (same shape); null where the cell holds none. Scored on body rows only. */
	numbers: z.array(z.array(z.number().nullable())).optional(),
});
export type TruthTable = z.infer<typeof TruthTable>;

/** A figure that the document states. `value`, `numerator`, `denominator` in the unit that `measure` names. */
export const TruthObservation = z.object({
	label: z.string(),
	value: z.number(),
	measure: z.string(),
	numerator: z.number().nullable().optional(),
	denominator: z.number().nullable().optional(),
	/** Administrative unit the figure is about, as printed. */
	unit: z.string().nullable().optional(),
	periodStart: IsoDate.nullable().optional(),
	periodEnd: IsoDate.nullable().optional(),
	nature: FigureNature.optional(),
	/** Registry id, where the reader gave one; null means "the registry must not claim this". */
	indicatorId: z.string().nullable().optional(),
	/** Source words around the figure. */
	quote: z.string(),
	/** 1-based line of the source text file. */
	line: z.number().int().min(1).optional(),
});
export type TruthObservation = z.infer<typeof TruthObservation>;

/** A task given: what is null or absent is not scored, apart from `task`. */
export const TruthAssignment = z.object({
	assignee: Assignment.shape.assignee.optional(),
	task: z.string(),
	coordinator: Assignment.shape.coordinator.optional(),
	deadlineText: Assignment.shape.deadlineText.optional(),
	deadline: Assignment.shape.deadline.optional(),
	line: z.number().int().min(1).optional(),
});
export type TruthAssignment = z.infer<typeof TruthAssignment>;

export const TruthCitation = z.object({
	citedType: Citation.shape.citedType.optional(),
	citedNumber: Citation.shape.citedNumber.optional(),
	citedSymbol: Citation.shape.citedSymbol.optional(),
	citedIssuer: Citation.shape.citedIssuer.optional(),
	citedOn: Citation.shape.citedOn.optional(),
	subject: Citation.shape.subject.optional(),
	quote: z.string().optional(),
	line: z.number().int().min(1).optional(),
});
export type TruthCitation = z.infer<typeof TruthCitation>;

/** A contradiction that the audit has to report: a finding whose message or quote holds all of `mentions`. */
export const TruthFinding = z.object({
	/** Dotted rule name or its beginning ("audit", "audit.ratio"); absent: any rule. */
	rule: z.string().optional(),
	mentions: z.array(z.string()),
	note: z.string().optional(),
});
export type TruthFinding = z.infer<typeof TruthFinding>;

/**
 * A sample's truth. A part that is absent is not scored; a part that is present is complete (every table, every
 * citation …), unless `partial` names it: then only recall is scored.
 */
export const Truth = z.object({
	kind: SampleKind,
	/** Name of the sample file, where it is not the only other file of the same stem. */
	file: z.string().optional(),
	synthetic: z.boolean().optional(),
	/** State of the paper, groups scans on the scoreboard: clean, office, bitonal, pale, seal … */
	wear: z.string().optional(),
	/** Lines in reading order (left header column, then right; tables row by row), or the name of a text file beside this one. */
	text: z.union([z.string(), z.array(z.string())]).optional(),
	header: Header.omit({ confidence: true }).partial().optional(),
	tables: z.array(TruthTable).optional(),
	observations: z.array(TruthObservation).optional(),
	assignments: z.array(TruthAssignment).optional(),
	citations: z.array(TruthCitation).optional(),
	findings: z.array(TruthFinding).optional(),
	/** Parts whose list is not complete: scored for recall alone. */
	partial: z.array(z.enum(["tables", "observations", "assignments", "citations", "findings"])).optional(),
	/** Paths of fields that are the reader's guess ("header.issuedDay", "tables.0.rows.5.2"). */
	guesses: z.array(z.string()).optional(),
	/** How the truth was made, and what a reader should know. */
	notes: z.union([z.string(), z.array(z.string())]).optional(),
});
export type Truth = z.infer<typeof Truth>;
