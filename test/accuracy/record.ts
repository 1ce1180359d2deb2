import {
	type Cell,
	type Header,
	type ObservationCandidate,
	type Table,
	emptyHeader as unknownHeader,
} from "../../schemas/extracted.js";
import type { RestoredPage } from "../../schemas/page.js";
import type { DocumentRecord } from "../../schemas/record.js";

/** A header of which nothing is known, surely. */
export const emptyHeader: Header = { ...unknownHeader(), confidence: 1 };

export function pageOf(lines: { raw: string; text?: string; role?: "body" | "page-number" }[]): RestoredPage {
	return {
		page: 1,
		origin: "ocr",
		diagnosis: "ocr",
		width: 595,
		height: 842,
		rotation: 0,
		skew: 0,
		confidence: 0.9,
		rulings: [],
		cellReadings: [],
		problems: [],
		textDiagnosis: "ocr-slips",
		diagnosisConfidence: 1,
		repairs: [],
		lines: lines.map((l) => ({
			text: l.text ?? l.raw,
			textRaw: l.raw,
			box: null,
			confidence: 0.9,
			words: [],
			role: l.role ?? "body",
		})),
	};
}

export function tableOf(rows: string[][], headerRows: number, options: Partial<Table> = {}): Table {
	const cells: Cell[] = rows.flatMap((texts, row) =>
		texts.map((text, col) => ({
			row,
			col,
			rowSpan: 1,
			colSpan: 1,
			isHeader: row < headerRows,
			headerPath: [],
			textRaw: text,
			text,
			number: row >= headerRows && /^[\d.]+$/.test(text) ? Number(text) : null,
			page: 1,
			box: null,
			confidence: 0.95,
		})),
	);
	return {
		tableNo: 1,
		caption: null,
		pageFirst: 1,
		pageLast: 1,
		rowCount: rows.length - headerRows,
		columnCount: rows[0]?.length ?? 0,
		headerRows,
		method: "tab",
		confidence: 1,
		cells,
		context: [],
		...options,
	};
}

export function figure(fields: Partial<ObservationCandidate>): DocumentRecord["observations"][number] {
	return {
		indicatorId: null,
		label: "",
		unitLabel: null,
		unitId: null,
		periodStart: null,
		periodEnd: null,
		value: null,
		numerator: null,
		denominator: null,
		measure: "dossier",
		method: "prose",
		nature: "result",
		quote: "",
		place: { page: 1, box: null },
		confidence: 1,
		alternatives: [],
		key: "",
		partOf: null,
		cell: null,
		observationId: "",
		status: "accepted",
		...fields,
	};
}

export function recordOf(fields: Partial<DocumentRecord>): DocumentRecord {
	return {
		documentId: "0".repeat(64),
		sourcePath: "a.txt",
		mediaType: "text/plain",
		header: emptyHeader,
		issuerUnitId: null,
		origin: "ocr",
		confidence: 1,
		pages: [],
		tables: [],
		observations: [],
		assignments: [],
		citations: [],
		findings: [],
		...fields,
	};
}
