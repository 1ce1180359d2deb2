/** The contract from extract to validate: what a document says, with the place where it says it. */
import { z } from "zod";
import { Box } from "./box.js";

/** A place in the document. `box` is null for text files; `quote` holds the source words. */
export const Place = z.object({ page: z.number().int().min(1), box: Box.nullable() });
export type Place = z.infer<typeof Place>;

/** ISO calendar date `YYYY-MM-DD`. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Header of an official document (Decree 30/2020/NĐ-CP, Annex I). Unknown is null, never guessed. */
export const Header = z.object({
	/** Code of the decree (BC, KH, QĐ, TTr …); CV for a công văn. */
	documentType: z.string().nullable(),
	/** As printed, leading zeros kept ("04"). */
	number: z.string().nullable(),
	/** Without the slash ("KH-UBND"). */
	symbol: z.string().nullable(),
	/** Full name in sentence case, abbreviations expanded ("Ủy ban nhân dân thành phố Vũng Tàu"). */
	issuer: z.string().nullable(),
	place: z.string().nullable(),
	/** Null when any part of the date is unknown. */
	issuedOn: IsoDate.nullable(),
	issuedOnText: z.string().nullable(),
	issuedYear: z.number().int().nullable(),
	issuedMonth: z.number().int().min(1).max(12).nullable(),
	issuedDay: z.number().int().min(1).max(31).nullable(),
	/** On one line, as printed. */
	subject: z.string().nullable(),
	/** As printed ("Quý I năm 2024"). */
	periodLabel: z.string().nullable(),
	periodStart: IsoDate.nullable(),
	periodEnd: IsoDate.nullable(),
	signer: z.string().nullable(),
	/** With the authority ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH" → "KT. Chủ tịch, Phó Chủ tịch"). */
	signerTitle: z.string().nullable(),
	/** 0..1. */
	confidence: z.number().min(0).max(1),
});
export type Header = z.infer<typeof Header>;

/** A header of which nothing is known. */
export const emptyHeader = (): Header => ({
	documentType: null,
	number: null,
	symbol: null,
	issuer: null,
	place: null,
	issuedOn: null,
	issuedOnText: null,
	issuedYear: null,
	issuedMonth: null,
	issuedDay: null,
	subject: null,
	periodLabel: null,
	periodStart: null,
	periodEnd: null,
	signer: null,
	signerTitle: null,
	confidence: 0,
});

/** A cell of a logical table. `row`, `col` 0-based, header rows included; spans ≥ 1. */
export const Cell = z.object({
	row: z.number().int().min(0),
	col: z.number().int().min(0),
	rowSpan: z.number().int().min(1),
	colSpan: z.number().int().min(1),
	isHeader: z.boolean(),
	/** Header texts above a body cell, from the top ([] for header cells). */
	headerPath: z.array(z.string()),
	textRaw: z.string(),
	text: z.string(),
	/** Parsed value; null when the cell holds none. */
	number: z.number().nullable(),
	page: z.number().int().min(1),
	box: Box.nullable(),
	confidence: z.number().min(0).max(1),
});
export type Cell = z.infer<typeof Cell>;

/** A logical table, merged over pages, repeated page headers dropped. */
export const Table = z.object({
	/** 1-based in the document. */
	tableNo: z.number().int().min(1),
	caption: z.string().nullable(),
	pageFirst: z.number().int(),
	pageLast: z.number().int(),
	/** Body rows only. */
	rowCount: z.number().int(),
	columnCount: z.number().int(),
	headerRows: z.number().int(),
	/** tab | pipe | markdown | html | aligned | loose | ruled | ruled-vector | positions */
	method: z.string(),
	confidence: z.number().min(0).max(1),
	cells: z.array(Cell),
	/** The section of the document the table stands in, innermost last (headings). */
	context: z.array(z.string()),
});
export type Table = z.infer<typeof Table>;

/** Nature of a figure: a result, a plan/target/forecast, a negation ("chưa có"), or a figure that describes (a norm, a configuration). */
export const FigureNature = z.enum(["result", "plan"]);
export type FigureNature = z.infer<typeof FigureNature>;

/**
 * Where the period of a figure was found. figure: its own sentence, column title or cell; context: an earlier sentence, an
 * introduction, a caption, the title of its section; document: the document's title or subject; issue-date: nowhere, so
 * that only the date of issue places it (the year of "trong Quý I", or no days at all).
 */
export const PeriodBasis = z.enum(["figure", "context", "document", "issue-date"]);
export type PeriodBasis = z.infer<typeof PeriodBasis>;

/** A figure before validation. */
export const ObservationCandidate = z.object({
	/** Registry id, or null when the registry knows none. */
	indicatorId: z.string().nullable(),
	/** What is counted, in the document's words. */
	label: z.string(),
	/** The administrative unit the figure is about, as printed/resolved ("UBND phường 1", "thành phố Vũng Tàu"); null when unknown. */
	unitLabel: z.string().nullable(),
	unitId: z.string().nullable(),
	periodStart: IsoDate.nullable(),
	periodEnd: IsoDate.nullable(),
	/** Null when neither a period nor a date of issue is known. */
	periodBasis: PeriodBasis.nullable().optional(),
	/** It adds up from an earlier day on ("lũy kế", "từ đầu năm đến nay"), so it does not compare with the period alone. */
	cumulative: z.boolean().optional(),
	value: z.number().nullable(),
	numerator: z.number().nullable(),
	denominator: z.number().nullable(),
	/** percent, dossier, point, billion_vnd … (schemas/reference/measures.ts) */
	measure: z.string(),
	method: z.enum(["table", "prose"]),
	nature: FigureNature,
	/** The source words, long enough to find the place. */
	quote: z.string(),
	place: Place,
	confidence: z.number().min(0).max(1),
	/** Other readings of the number that the engine or look-alikes offer. */
	alternatives: z.array(z.number()),
	/** Identity relations inside the document: key of this figure and of the whole it is a part of. */
	key: z.string(),
	partOf: z.string().nullable(),
	/** Words or role that tie the part to its whole ("trong đó", "gồm", "(", "resolved"); null where there is none. */
	partBy: z.string().nullable().optional(),
	/** For percentages: keys of the figures that were divided; null where one is printed in no observation of its own. */
	ratioOf: z.object({ numerator: z.string().nullable(), denominator: z.string().nullable() }).nullable().optional(),
	/** For table figures. */
	cell: z.object({ tableNo: z.number().int(), row: z.number().int(), col: z.number().int() }).nullable(),
});
export type ObservationCandidate = z.infer<typeof ObservationCandidate>;

export const Assignment = z.object({
	assignmentNo: z.number().int().min(1),
	assignee: z.string().nullable(),
	task: z.string(),
	coordinator: z.string().nullable(),
	/** As printed ("hoàn thành trong tháng 8 năm 2022"). */
	deadlineText: z.string().nullable(),
	/** Last day of the period named; null for "thường xuyên" and the like. */
	deadline: IsoDate.nullable(),
	quote: z.string(),
	page: z.number().int().min(1),
});
export type Assignment = z.infer<typeof Assignment>;

export const Citation = z.object({
	citationNo: z.number().int().min(1),
	/** Type code (QĐ, KH, CV, NĐ, Luật …). */
	citedType: z.string().nullable(),
	citedNumber: z.string().nullable(),
	/** Without the slash; for "61/2018/NĐ-CP" number '61', symbol '2018/NĐ-CP'. */
	citedSymbol: z.string().nullable(),
	citedIssuer: z.string().nullable(),
	citedOn: IsoDate.nullable(),
	subject: z.string().nullable(),
	quote: z.string(),
	page: z.number().int().min(1),
});
export type Citation = z.infer<typeof Citation>;

/** Something a person should look at. `observation` is the candidate's key, where the finding is about a figure. */
export const Finding = z.object({
	/** Dotted rule name: "audit.ratio", "audit.sum", "header.date-incomplete", "table.cell-unreadable" … */
	rule: z.string(),
	severity: z.enum(["info", "warning", "error"]),
	/** One sentence for a person, with the numbers that disagree. */
	message: z.string(),
	page: z.number().int().nullable(),
	quote: z.string().nullable(),
	observationKey: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const ExtractedDocument = z.object({
	header: Header,
	tables: z.array(Table),
	observations: z.array(ObservationCandidate),
	assignments: z.array(Assignment),
	citations: z.array(Citation),
	findings: z.array(Finding),
});
export type ExtractedDocument = z.infer<typeof ExtractedDocument>;
