import { createHash } from "node:crypto";
import { appendRows } from "./append.js";
import type { Database } from "./database.js";
import type { Row } from "./rows.js";

/** An indicator of the registry, as far as the database holds it. */
export interface IndicatorReference {
	id: string;
	name: string;
	nameEn?: string | null;
	area?: string | null;
	measure?: string | null;
	/** up: more is better; down: less is better. */
	direction?: "up" | "down" | null;
	minimum?: number | null;
	maximum?: number | null;
	framework?: string | null;
	aliases?: readonly string[];
}

/** A unit of the gazetteer (see pipeline/extract/units.ts), as far as the database holds it. */
export interface UnitReference {
	unitId: string;
	name: string;
	/** province, district, commune or agency */
	level: string;
	kind?: string | null;
	code?: string | null;
	parentId?: string | null;
	provinceId?: string | null;
	/** ISO dates. */
	validFrom?: string | null;
	validTo?: string | null;
	successorId?: string | null;
}

async function replace(db: Database, table: string, rows: readonly Row[]): Promise<void> {
	const key = `reference.${table}`;
	const hash = createHash("sha256").update(JSON.stringify(rows)).digest("hex").slice(0, 16);
	const [known] = await db.all("SELECT value FROM settings WHERE key = $1", [key]);
	if (known?.value === hash) return;
	await db.transaction(async () => {
		await db.connection.run(`DELETE FROM "${table}"`);
		await appendRows(db, table, rows);
		await db.connection.run("DELETE FROM settings WHERE key = $1", [key]);
		await appendRows(db, "settings", [[key, hash]]);
	});
}

/** Fills `indicators` and `units`; nothing is written when they hold the same already. */
export async function loadReference(
	db: Database,
	indicators: readonly IndicatorReference[],
	units: readonly UnitReference[],
): Promise<void> {
	await replace(
		db,
		"indicators",
		indicators.map((i) => [
			...[i.id, i.name, i.nameEn ?? null, i.area ?? null, i.measure ?? null, i.direction ?? null],
			...[i.minimum ?? null, i.maximum ?? null, i.framework ?? null, i.aliases ?? []],
		]),
	);
	await replace(
		db,
		"units",
		units.map((u) => [
			...[u.unitId, u.name, u.level, u.kind ?? null, u.code ?? null, u.parentId ?? null, u.provinceId ?? null],
			...[u.validFrom ?? null, u.validTo ?? null, u.successorId ?? null],
		]),
	);
}
