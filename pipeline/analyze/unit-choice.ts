import { UsageError } from "../../schemas/errors.js";
import { foldName } from "../extract/units/fold.js";
import { labelWords, withoutOffice } from "../extract/units/words.js";
import { resolveUnit } from "../extract/units.js";
import { literals, select } from "./sql.js";

/** A unit that has values of the indicator. */
export interface UnitOfIndicator {
	unitId: string | null;
	/** Key of the view `indicator_by_year`. */
	unitKey: string | null;
	unit: string | null;
}

export interface ChosenUnits {
	/** Keys of `indicator_by_year.unit_key`. */
	keys: Set<string>;
	/** Of these, the ones that became part of the unit asked for: id → what became of it. */
	predecessors: Map<string, { name: string; successor: string; validTo: string | null }>;
	/** The name to show for what was asked. */
	name: string;
}

/** A label without office and case: "UBND phường Thắng Nhì" and "Phường Thang Nhi" are "phuong thang nhi". */
function plain(label: string): string {
	return withoutOffice(labelWords(label))
		.map((w) => w.folded)
		.join(" ");
}

/**
 * The units with values that a user's words mean: an id, a name with or without "UBND", kind and accents. Units that
 * became part of the one asked for (mergers, also one after the other) come with it when `merged`.
 * @throws UsageError naming the units that have values when none or several are meant.
 */
export async function chooseUnits(
	dbPath: string,
	wanted: string,
	available: readonly UnitOfIndicator[],
	merged = true,
): Promise<ChosenUnits> {
	const named = available.filter((u): u is UnitOfIndicator & { unitKey: string } => u.unitKey !== null);
	const resolved = resolveUnit(wanted);
	const meant = new Set([wanted.trim()]);
	if (resolved?.unitId) meant.add(resolved.unitId);
	const byId = named.filter((u) => u.unitId !== null && meant.has(u.unitId));
	const predecessors: ChosenUnits["predecessors"] = merged ? await mergedInto(dbPath, meant) : new Map();
	const before = named.filter((u) => u.unitId !== null && predecessors.has(u.unitId));
	if (byId.length + before.length > 0)
		return {
			keys: new Set([...byId, ...before].map((u) => u.unitKey)),
			predecessors: new Map([...predecessors].filter(([id]) => before.some((u) => u.unitId === id))),
			name: byId[0]?.unit ?? resolved?.name ?? wanted,
		};
	const text = plain(wanted);
	const possible = new Set(resolved?.alternatives.map((a) => a.unitId));
	const tests: ((u: UnitOfIndicator) => boolean)[] = [
		(u) => plain(u.unit ?? "") === text,
		(u) => resolved?.unitId === null && u.unitId !== null && possible.has(u.unitId),
		(u) => ` ${foldName(u.unit ?? "")} `.includes(` ${text} `),
	];
	for (const test of tests) {
		const found = named.filter(test);
		const names = new Set(found.map((u) => u.unit));
		if (names.size === 1)
			return { keys: new Set(found.map((u) => u.unitKey)), predecessors: new Map(), name: found[0]?.unit ?? wanted };
		if (found.length > 1)
			throw new UsageError(
				`"${wanted}" may mean several units.`,
				`Name one of them: ${list(found.map((u) => `${u.unit} (${u.unitId ?? "no id"})`))}.`,
			);
	}
	throw new UsageError(
		`No value of this indicator is known for "${wanted}".`,
		named.length > 0
			? `It is known for ${list(named.map((u) => u.unit ?? ""))}.`
			: "No unit has values of it; leave --unit out to see what there is.",
	);
}

function list(names: readonly string[]): string {
	const unique = [...new Set(names)];
	return unique.slice(0, 10).join(", ") + (unique.length > 10 ? ` and ${unique.length - 10} more` : "");
}

async function mergedInto(dbPath: string, ids: ReadonlySet<string>): Promise<ChosenUnits["predecessors"]> {
	const rows = await select(
		dbPath,
		`WITH RECURSIVE became AS (
			SELECT p.unit_id, p.name, p.valid_to, s.name AS successor FROM units p JOIN units s ON s.unit_id = p.successor_id
			WHERE p.successor_id IN ${literals(ids)}
			UNION
			SELECT p.unit_id, p.name, p.valid_to, b.successor FROM units p JOIN became b ON p.successor_id = b.unit_id
		) FROM became`,
	);
	return new Map(
		rows.map((r) => [
			String(r.unit_id),
			{ name: String(r.name), successor: String(r.successor), validTo: r.valid_to as string | null },
		]),
	);
}
