import { createHash } from "node:crypto";
import type { Box } from "../../schemas/box.js";
import type { DocumentRecord } from "../../schemas/record.js";
import type { PlainValue } from "./append.js";
import { isRealDate } from "./dates.js";
import { derived } from "./derived.js";

/** Who loads, and when: the only columns of a document that its bytes do not determine. */
export interface LoadContext {
	pipelineVersion: string;
	ingestedAt: Date;
}

export type Row = readonly PlainValue[];

const box = (b: Box | null): [number | null, number | null, number | null, number | null] =>
	b ? [b.x0, b.y0, b.x1, b.y1] : [null, null, null, null];

/** Rows of one document by table, values in the order of `DOCUMENT_TABLES`. Pure. */
export function documentRows(record: DocumentRecord, context: LoadContext): Map<string, Row[]> {
	const id = record.documentId;
	const impossible: Row[] = [];
	/** A day that the calendar does not have cannot be stored: null, and a finding that keeps what was said. */
	const day = (text: string | null, column: string, page: number | null, quote: string | null): string | null => {
		if (text === null || isRealDate(text)) return text;
		const finding = createHash("sha256").update(`${id}|${column}|${text}|${quote}`).digest("hex").slice(0, 24);
		const message = `${column} "${text}" is not a day of the calendar and was left empty.`;
		impossible.push([finding, id, "load.impossible-date", "warning", message, page, quote, null]);
		return null;
	};
	const h = record.header;
	const rows = new Map<string, Row[]>();
	rows.set("documents", [
		[
			...[id, record.sourcePath, record.mediaType, record.pages.length],
			...[h.documentType, h.number, h.symbol, h.issuer, record.issuerUnitId, h.place],
			...[day(h.issuedOn, "issued_on", 1, h.issuedOnText), h.issuedOnText, h.issuedYear, h.issuedMonth, h.issuedDay],
			...[h.subject, h.periodLabel],
			...[day(h.periodStart, "period_start", 1, h.periodLabel), day(h.periodEnd, "period_end", 1, h.periodLabel)],
			...[h.signer, h.signerTitle, record.origin, record.confidence, context.pipelineVersion, context.ingestedAt],
		],
	]);
	rows.set(
		"pages",
		record.pages.map((p) => [
			...[id, p.page, p.origin, [p.diagnosis, p.textDiagnosis].filter(Boolean).join("; ")],
			...[p.width, p.height, p.rotation, p.skew, p.confidence],
			...[p.lines.map((l) => l.textRaw).join("\n"), p.lines.map((l) => l.text).join("\n")],
			...[p.textDiagnosis, p.diagnosisConfidence],
		]),
	);
	rows.set(
		"tables",
		record.tables.map((t) => [
			...[id, t.tableNo, t.caption, t.pageFirst, t.pageLast, t.rowCount, t.columnCount, t.headerRows],
			...[t.method, t.confidence],
		]),
	);
	rows.set(
		"cells",
		record.tables.flatMap((t) =>
			t.cells.map((c) => [
				...[id, t.tableNo, c.row, c.col, c.rowSpan, c.colSpan, c.isHeader, c.headerPath],
				...[c.textRaw, c.text, c.number, c.page, ...box(c.box), c.confidence],
			]),
		),
	);
	rows.set(
		"observations",
		record.observations.map((o) => {
			const start = day(o.periodStart, "period_start", o.place.page, o.quote);
			const end = day(o.periodEnd, "period_end", o.place.page, o.quote);
			const of = derived(start, end, h, o);
			const at = o.place.box;
			// flat, without the spreads of the other tables: there are many of these
			// biome-ignore format: one line a group of columns
			return [
				o.observationId, id, o.indicatorId, o.label, o.unitId, o.unitLabel, start, end,
				o.value, o.numerator, o.denominator, o.measure, o.method, o.quote,
				o.place.page, at?.x0 ?? null, at?.y0 ?? null, at?.x1 ?? null, at?.y1 ?? null, o.confidence, o.status, o.nature,
				o.cell?.tableNo ?? null, o.cell?.row ?? null, o.cell?.col ?? null, o.alternatives,
				of.year, of.months, of.slot, of.preference, o.periodBasis ?? null, o.cumulative ?? false,
			];
		}),
	);
	rows.set(
		"assignments",
		record.assignments.map((a) => [
			...[id, a.assignmentNo, a.assignee, a.task, a.coordinator],
			...[a.deadlineText, day(a.deadline, "deadline", a.page, a.quote), a.quote, a.page],
		]),
	);
	rows.set(
		"citations",
		record.citations.map((c) => [
			...[id, c.citationNo, c.citedType, c.citedNumber, c.citedSymbol, c.citedIssuer],
			...[day(c.citedOn, "cited_on", c.page, c.quote), c.subject, c.quote, c.page],
		]),
	);
	rows.set(
		"repairs",
		record.pages.flatMap((p) => p.repairs.map((r) => [id, r.page, r.line, r.before, r.after, r.kind, r.confidence])),
	);
	rows.set("findings", [
		...record.findings.map((f) => [
			...[f.findingId, id, f.rule, f.severity, f.message, f.page, f.quote, f.observationId],
		]),
		...impossible,
	]);
	return rows;
}
