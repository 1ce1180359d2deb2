import type { Box } from "../../schemas/box.js";
import { FileError } from "../../schemas/errors.js";
import type { Finding } from "../../schemas/extracted.js";
import { type Origin, RecognizedPage, type RestoredPage } from "../../schemas/page.js";
import type { DocumentRecord } from "../../schemas/record.js";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import { ACQUIRE_VERSION, openDocument, type SourceDocument } from "../acquire/index.js";
import { extractDocument, issuerUnitId } from "../extract/index.js";
import { type OcrEngine, RECOGNIZE_VERSION, recognizePage } from "../recognize/index.js";
import { fromLevel } from "../recognize/level.js";
import { type RestoreModel, restorePage } from "../restore/index.js";
import { correctedTables, validateDocument } from "../validate/index.js";
import { forEachConcurrently, type Slots } from "./concurrency.js";
import type { ArtifactStore } from "./store.js";

/** What a document needs from the run that reads it. */
export interface DocumentContext {
	store: ArtifactStore;
	engine: OcrEngine;
	model: () => RestoreModel;
	/** The user's own names for indicators. */
	aliases?: readonly UserAlias[];
	/**
	 * Pages in work at once, over all documents of the run: one more than OCR workers, so that the next page is drawn and prepared while the
	 * others are read. Memory grows with it, not with the documents. Without it, one page after the other.
	 */
	slots?: Slots;
	/** Read the pages again even when an artifact is there. */
	force?: boolean;
	signal?: AbortSignal;
	onPage?: (page: number, pages: number) => void;
}

/** All stages over one file: from the path to the rows of the database. Throws FileError when nothing can be read. */
export async function processDocument(path: string, context: DocumentContext): Promise<DocumentRecord> {
	const source = await openDocument(path, { signal: context.signal });
	try {
		const pages = await readPages(source, context);
		const extracted = extractDocument(pages, context.aliases);
		const withProblems = {
			...extracted,
			findings: [...extracted.findings, ...source.problems.map(documentFinding), ...pages.flatMap(pageFindings)],
		};
		const { observations, findings } = validateDocument(source.documentId, withProblems);
		const { header, assignments, citations } = extracted;
		return {
			documentId: source.documentId,
			sourcePath: path,
			mediaType: source.mediaType,
			header,
			issuerUnitId: issuerUnitId(header),
			origin: mostFrequentOrigin(pages),
			confidence: meanConfidence(pages),
			pages,
			tables: correctedTables(extracted.tables, observations).map((table) => ({
				...table,
				cells: table.cells.map((cell) => ({ ...cell, box: displayed(cell.box, cell.page, pages) })),
			})),
			observations: observations.map((o) => ({
				...o,
				place: { ...o.place, box: displayed(o.place.box, o.place.page, pages) },
			})),
			assignments,
			citations,
			findings,
		};
	} finally {
		await source.close();
	}
}

async function readPages(source: SourceDocument, context: DocumentContext): Promise<RestoredPage[]> {
	const pages: RestoredPage[] = [];
	const numbers = Array.from({ length: source.pageCount }, (_, i) => i + 1);
	let done = 0;
	const { slots, signal } = context;
	await forEachConcurrently(
		numbers,
		slots?.limit ?? 1,
		async (n) => {
			const read = async () => {
				signal?.throwIfAborted();
				return readPage(source, n, context);
			};
			pages[n - 1] = await (slots ? slots.use(read) : read());
			context.onPage?.(++done, source.pageCount);
		},
		signal,
	);
	signal?.throwIfAborted();
	if (pages.length === 0) {
		throw new FileError(
			"no-pages",
			"The document has no pages.",
			"Open it in a viewer; scan the paper again if it is empty there too.",
		);
	}
	return pages;
}

/** One page, recognized (or taken from the store) and restored. */
export async function readPage(source: SourceDocument, n: number, context: DocumentContext): Promise<RestoredPage> {
	return restorePage(await recognized(source, n, context), context.model());
}

/** A page's recognition is the costly step: it is kept under the hash of the document, the page and the versions. */
async function recognized(source: SourceDocument, n: number, context: DocumentContext): Promise<RecognizedPage> {
	const artifact = context.store.path("recognize", [
		source.documentId,
		n,
		ACQUIRE_VERSION,
		RECOGNIZE_VERSION,
		context.engine.version,
	]);
	const kept = context.force ? null : await context.store.read(artifact, RecognizedPage);
	if (kept) return kept;
	const page = await recognizePage(await source.page(n), { engine: context.engine, signal: context.signal });
	// A page that failed for a passing reason (time-out, crash) is tried again in the next run.
	if (!page.problems.some((p) => /^(?:ocr|page)-/.test(p.code))) await context.store.write(artifact, page);
	return page;
}

/** Trouble with the file as a whole (text under a .pdf name, a repaired structure). */
const documentFinding = (problem: { code: string; message: string }): Finding => ({
	rule: `file.${problem.code}`,
	severity: "info",
	message: problem.message,
	page: null,
	quote: null,
	observationKey: null,
});

/** Trouble on a page is something a person should see. */
function pageFindings(page: RestoredPage): Finding[] {
	const base = { page: page.page, quote: null, observationKey: null };
	const findings: Finding[] = page.problems.map((p) => ({
		...base,
		rule: `page.${p.code}`,
		severity: "warning",
		message: p.message,
	}));
	if (page.textDiagnosis === "undecodable") {
		findings.push({
			...base,
			rule: "restore.undecodable",
			severity: "warning",
			message: `The text of page ${page.page} could not be turned into proper Vietnamese; it is kept as it was read.`,
		});
	}
	return findings;
}

/** Stages work on levelled pages; a reader looks at the page as it is displayed. */
function displayed(box: Box | null, page: number, pages: readonly RestoredPage[]): Box | null {
	const source = pages[page - 1];
	return box && source ? fromLevel(box, source) : box;
}

function mostFrequentOrigin(pages: readonly RestoredPage[]): Origin | null {
	const count = new Map<Origin, number>();
	for (const p of pages) count.set(p.origin, (count.get(p.origin) ?? 0) + 1);
	return [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Mean over the pages that hold words, weighted by their number of lines. */
function meanConfidence(pages: readonly RestoredPage[]): number | null {
	let sum = 0;
	let weight = 0;
	for (const p of pages) {
		if (p.confidence === null) continue;
		sum += p.confidence * p.lines.length;
		weight += p.lines.length;
	}
	return weight > 0 ? sum / weight : null;
}
