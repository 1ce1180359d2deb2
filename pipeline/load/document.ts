import type { DocumentRecord } from "../../schemas/record.js";
import { appendRows } from "./append.js";
import type { Database } from "./database.js";
import { documentRows, type LoadContext } from "./rows.js";
import { DOCUMENT_TABLES } from "./schema.js";

/** Takes all rows of a document out of the database, in the current transaction. */
async function deleteRows(db: Database, documentId: string): Promise<void> {
	for (const { name } of DOCUMENT_TABLES)
		await db.connection.run(`DELETE FROM "${name}" WHERE document_id = $1`, [documentId]);
}

/**
 * Writes one document in one transaction: its old rows go, the new ones come. Loading the same record again changes
 * nothing but `ingested_at`. A document that is new costs no deletes, so that a first load grows linearly.
 */
export async function loadDocument(db: Database, record: DocumentRecord, context: LoadContext): Promise<void> {
	await loadDocuments(db, [record], context);
}

/**
 * The same for several documents in one transaction: for bulk loads, where a commit a document would be most of the
 * work. All or none of them are written.
 */
export async function loadDocuments(
	db: Database,
	records: readonly DocumentRecord[],
	context: LoadContext,
): Promise<void> {
	// the last one wins when a document comes twice
	const unique = [...new Map(records.map((r) => [r.documentId, r])).values()];
	const rows = unique.map((record) => documentRows(record, context));
	await db.transaction(async () => {
		for (const { documentId } of unique) if (db.documentIds.has(documentId)) await deleteRows(db, documentId);
		for (const { name } of DOCUMENT_TABLES)
			await appendRows(
				db,
				name,
				rows.flatMap((r) => r.get(name) ?? []),
			);
	});
	for (const { documentId } of unique) db.documentIds.add(documentId);
}

/** Removes a document and its rows; the paths in `files` keep their rows. */
export async function removeDocument(db: Database, documentId: string): Promise<void> {
	await db.transaction(() => deleteRows(db, documentId));
	db.documentIds.delete(documentId);
}
