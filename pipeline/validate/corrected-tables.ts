/** The tables of a document with the values that the audit mended; what was read stays in `textRaw`. */
import type { Table } from "../../schemas/extracted.js";
import type { Observation } from "../../schemas/record.js";

/** Copies of the tables whose cells carry the corrected numbers; tables without a correction are returned as they are. */
export function correctedTables(tables: readonly Table[], observations: readonly Observation[]): Table[] {
	const values = new Map<string, number>();
	for (const o of observations)
		if (o.status === "corrected" && o.cell && o.value !== null && !/\.f\d+$/.test(o.key))
			values.set(`${o.cell.tableNo}:${o.cell.row}:${o.cell.col}`, o.value);
	if (values.size === 0) return [...tables];
	return tables.map((table) => ({
		...table,
		cells: table.cells.map((cell) => {
			const value = values.get(`${table.tableNo}:${cell.row}:${cell.col}`);
			return value === undefined ? cell : { ...cell, number: value };
		}),
	}));
}
