/** Identities inside tables: printed formulas, total rows and sections, columns that are sums, shares, changes and ranks of others. */
import type { Audit, Identity } from "./audit.js";
import { columnFormulas } from "./column-formulas.js";
import { changeColumns } from "./table-changes.js";
import { columnSums } from "./table-columns.js";
import { fractionColumns } from "./table-fractions.js";
import { gridOf } from "./table-grid.js";
import { rowTotals } from "./table-totals.js";

export function tableIdentities(audit: Audit): Identity[] {
	return audit.document.tables.flatMap((table) => {
		const grid = gridOf(audit, table);
		// A printed formula says more than the sum that the figures suggest: it is told first, and once.
		const told = new Set<string>();
		return [
			...rowTotals(grid),
			...columnFormulas(grid.table, grid.rows),
			...columnSums(grid),
			...changeColumns(grid),
			...fractionColumns(grid),
		].filter((identity) => {
			const key = identity.members
				.map((m) => m.key)
				.sort()
				.join(" ");
			return !told.has(key) && told.add(key);
		});
	});
}
