import { createHash } from "node:crypto";
import { type Framework, frameworks as registered } from "../../schemas/reference/frameworks.js";
import type { UnitReference } from "../../schemas/reference/units.js";
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
	/** Family of frameworks that say what it means in which years. */
	framework?: string | null;
	aliases?: readonly string[];
	/** Labels that the user's own file adds. */
	userAliases?: readonly string[];
	definition?: string | null;
	definitionEn?: string | null;
	/** flow: adds up over periods; stock: as of a day; ratio: share, score or rank. */
	kind?: "flow" | "stock" | "ratio" | null;
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

/** Fills `indicators`, `units` and `frameworks`; nothing is written when they hold the same already. */
export async function loadReference(
	db: Database,
	indicators: readonly IndicatorReference[],
	units: readonly UnitReference[],
	frameworks: readonly Framework[] = registered,
): Promise<void> {
	await replace(
		db,
		"indicators",
		indicators.map((i) => [
			...[i.id, i.name, i.nameEn ?? null, i.area ?? null, i.measure ?? null, i.direction ?? null],
			...[i.minimum ?? null, i.maximum ?? null, i.framework ?? null, i.aliases ?? [], i.kind ?? null],
			...[i.definition ?? null, i.definitionEn ?? null, i.userAliases ?? []],
		]),
	);
	await replace(
		db,
		"units",
		units.map((u) => [
			...[u.unitId, u.name, u.level, u.kind, u.code, u.parentId, u.provinceId],
			...[u.validFrom, u.validTo, u.successorId, u.successorIds ?? [], u.fate ?? null],
		]),
	);
	await replace(
		db,
		"frameworks",
		frameworks.map((f) => [
			...[f.id, f.family, f.name, f.nameEn, f.validFrom, f.validTo, f.basis, f.breaks, f.reason, f.reasonEn],
		]),
	);
}
