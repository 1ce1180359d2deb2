import { UsageError } from "../../schemas/errors.js";
import { foldName } from "../extract/units/fold.js";
import { literal, type Row, select } from "./sql.js";

export interface ChosenIndicator {
	id: string;
	name: string;
	measure: string | null;
	direction: "up" | "down" | null;
}

const chosen = (row: Row): ChosenIndicator => ({
	id: String(row.id),
	name: String(row.name),
	measure: row.measure as string | null,
	direction: row.direction as ChosenIndicator["direction"],
});

/**
 * The indicator that a user's words mean: its id, its name or an alias, accents and case aside.
 * @throws UsageError naming the nearest ones when none or several are meant.
 */
export async function chooseIndicator(dbPath: string, wanted: string): Promise<ChosenIndicator> {
	const [known] = await select(
		dbPath,
		`SELECT indicator_id AS id, name, measure, direction FROM indicators WHERE indicator_id = ${literal(wanted.trim())}`,
	);
	if (known) return chosen(known);
	const all = await select(
		dbPath,
		`SELECT coalesce(i.indicator_id, o.indicator_id) AS id, coalesce(i.name, o.label) AS name, i.name_en, i.measure,
			i.direction, coalesce(i.aliases, []) AS aliases, coalesce(o.n, 0) AS observations
		FROM indicators i FULL JOIN (
			SELECT indicator_id, any_value(label) AS label, count(*) AS n FROM observations
			WHERE indicator_id IS NOT NULL GROUP BY indicator_id
		) o USING (indicator_id) ORDER BY observations DESC, id`,
	);
	const exact = all.find((row) => row.id === wanted.trim());
	if (exact) return chosen(exact);
	const folded = foldName(wanted);
	const named = all.filter((row) =>
		[row.id, row.name, row.name_en, ...((row.aliases as string[] | null) ?? [])].some(
			(name) => name !== null && foldName(String(name)) === folded,
		),
	);
	if (named.length === 1 && named[0]) return chosen(named[0]);
	const words = new Set(folded.split(" "));
	const near = all
		.map((row) => {
			const text = new Set(foldName(`${row.id} ${row.name} ${row.name_en ?? ""}`).split(" "));
			return { row, shared: [...words].filter((w) => text.has(w)).length };
		})
		.filter((n) => n.shared > 0)
		.toSorted((a, b) => b.shared - a.shared || Number(b.row.observations) - Number(a.row.observations));
	const offered = (named.length > 1 ? named : near.length > 0 ? near.map((n) => n.row) : all)
		.slice(0, 5)
		.map((row) => `${row.id} (${row.name})`);
	throw new UsageError(
		named.length > 1 ? `Several indicators are called "${wanted}".` : `There is no indicator "${wanted}".`,
		offered.length > 0
			? `Did you mean ${offered.join(", ")}? \`sohoa query "FROM indicators"\` lists them all.`
			: "The database has no indicators yet: ingest documents first.",
	);
}
