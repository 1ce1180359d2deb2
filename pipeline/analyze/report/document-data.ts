/** Everything the database holds on a batch of documents. */
import type { CroppedPage } from "./crops.js";
import { type Figure, sourceName } from "./figures.js";
import type { Reader } from "./reader.js";
import type { Cell, SourceTable } from "./source-table.js";

export interface DocumentFacts {
	document_id: string;
	source_path: string;
	media_type: string;
	pages: number;
	document_type: string | null;
	number: string | null;
	symbol: string | null;
	issuer: string | null;
	issuer_unit_id: string | null;
	place: string | null;
	issued_on: string | null;
	issued_on_text: string | null;
	issued_year: number | null;
	subject: string | null;
	period_label: string | null;
	period_start: string | null;
	period_end: string | null;
	signer: string | null;
	signer_title: string | null;
	origin: string | null;
	confidence: number | null;
	pipeline_version: string | null;
	source: string;
}

export interface DocumentPage extends CroppedPage {
	origin: string | null;
	diagnosis: string | null;
	text_diagnosis: string | null;
	confidence: number | null;
}

export interface PlacedFigure extends Figure {
	x0: number | null;
	y0: number | null;
	x1: number | null;
	y1: number | null;
	row_x0: number | null;
	row_x1: number | null;
}

export interface Assignment {
	assignment_no: number;
	assignee: string | null;
	task: string | null;
	coordinator: string | null;
	deadline_text: string | null;
	deadline: string | null;
	quote: string | null;
	page: number;
}

/** A document in the database that a citation means, surely (same number, symbol and day) or possibly. */
export interface CitedDocument {
	document_id: string;
	source: string;
	sure: boolean;
}

export interface Citation {
	citation_no: number;
	cited_type: string | null;
	cited_number: string | null;
	cited_symbol: string | null;
	cited_issuer: string | null;
	cited_on: string | null;
	subject: string | null;
	quote: string | null;
	page: number;
	targets: CitedDocument[] | null;
}

export interface DocumentFinding {
	finding_id: string;
	rule: string;
	severity: string;
	message: string;
	page: number | null;
	quote: string | null;
	observation_id: string | null;
}

export interface Repair {
	page: number;
	line: number;
	before: string;
	after: string;
	kind: string;
	confidence: number | null;
}

export interface DocumentData {
	facts: DocumentFacts;
	pages: DocumentPage[];
	tables: SourceTable[];
	cells: Cell[];
	figures: PlacedFigure[];
	assignments: Assignment[];
	citations: Citation[];
	citedBy: CitedDocument[];
	findings: DocumentFinding[];
	repairs: Repair[];
}

/** Which citation means which document of the database, as the view `citation_links` finds them; sure when the days are the same. */
export async function gatherCitations(reader: Reader): Promise<void> {
	await reader.run(`CREATE TEMP TABLE report_cited AS
		SELECT l.document_id, l.citation_no, d.document_id AS target_id, ${sourceName("d")} AS target, l.same_day AS sure
		FROM citation_links l JOIN documents d ON d.document_id = l.cited_document_id`);
}

/** The documents whose ids lie between two others, both included, in the order of their ids. */
export async function readDocuments(reader: Reader, first: string, last: string): Promise<DocumentData[]> {
	const range = [first, last];
	const within = (alias = "") =>
		`${alias && `${alias}.`}document_id >= $1 AND ${alias && `${alias}.`}document_id <= $2`;
	const by = async <T>(sql: string): Promise<Map<string, T[]>> => {
		const out = new Map<string, T[]>();
		for await (const row of reader.each<T & { document_id: string }>(sql, range)) {
			const known = out.get(row.document_id);
			if (known) known.push(row);
			else out.set(row.document_id, [row]);
		}
		return out;
	};
	const facts = await reader.all<DocumentFacts>(
		`SELECT d.*, ${sourceName("d")} AS source FROM documents d WHERE ${within("d")} ORDER BY document_id`,
		range,
	);
	const pages = await by<DocumentPage>(
		`SELECT document_id, page, origin, diagnosis, text_diagnosis, confidence, width, height, rotation, skew FROM pages
		WHERE ${within()} ORDER BY document_id, page`,
	);
	const tables = await by<SourceTable>(`SELECT * FROM tables WHERE ${within()} ORDER BY document_id, table_no`);
	const cells = await by<Cell>(
		`SELECT document_id, table_no, "row", col, row_span, col_span, is_header, text, number, page, confidence FROM cells
		WHERE ${within()} ORDER BY document_id, table_no, "row", col`,
	);
	const figures = await by<PlacedFigure>(
		`SELECT f.*, o.x0, o.y0, o.x1, o.y1, r.x0 AS row_x0, r.x1 AS row_x1
		FROM (FROM report_figures WHERE ${within()}) f
		JOIN (FROM observations WHERE ${within()}) o USING (observation_id)
		LEFT JOIN (SELECT document_id, table_no, "row", page, min(x0) AS x0, max(x1) AS x1 FROM cells WHERE ${within()} GROUP BY ALL) r
			ON r.document_id = o.document_id AND r.table_no = o.table_no AND r."row" = o."row" AND r.page = o.page
		ORDER BY f.document_id, f.page, o.table_no NULLS FIRST, o."row", o.y0, o.x0, o.col, f.observation_id`,
	);
	const assignments = await by<Assignment>(
		`SELECT * FROM assignments WHERE ${within()} ORDER BY document_id, assignment_no`,
	);
	const citations = await by<Citation>(
		`SELECT c.*, t.targets FROM citations c
		LEFT JOIN (SELECT document_id, citation_no,
			list({document_id: target_id, source: target, sure: sure} ORDER BY sure DESC, target_id) AS targets
			FROM report_cited WHERE ${within()} GROUP BY ALL) t USING (document_id, citation_no)
		WHERE ${within("c")} ORDER BY c.document_id, c.citation_no`,
	);
	const citedBy = await by<CitedDocument & { document_id: string }>(
		`SELECT t.target_id AS document_id, t.document_id AS citing, ${sourceName("d")} AS source, bool_or(t.sure) AS sure
		FROM report_cited t JOIN documents d ON d.document_id = t.document_id
		WHERE t.target_id >= $1 AND t.target_id <= $2 GROUP BY ALL ORDER BY source, citing`,
	);
	const findings = await by<DocumentFinding>(
		`SELECT * FROM findings WHERE ${within()}
		ORDER BY document_id, CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, page NULLS FIRST, rule, finding_id`,
	);
	const repairs = await by<Repair>(
		`SELECT * FROM repairs WHERE ${within()} ORDER BY document_id, page, line, before, after, kind`,
	);
	return facts.map((f) => {
		const id = f.document_id;
		return {
			facts: f,
			...{ pages: pages.get(id) ?? [], tables: tables.get(id) ?? [], cells: cells.get(id) ?? [] },
			...{ figures: figures.get(id) ?? [], assignments: assignments.get(id) ?? [], citations: citations.get(id) ?? [] },
			citedBy: ((citedBy.get(id) ?? []) as unknown as { citing: string; source: string; sure: boolean }[]).map((c) => ({
				...{ document_id: c.citing, source: c.source, sure: c.sure },
			})),
			...{ findings: findings.get(id) ?? [], repairs: repairs.get(id) ?? [] },
		};
	});
}
