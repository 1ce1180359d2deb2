/** A column of fractions ("183/200") beside the column of percentages that they come to. */
import type { Table } from "../../schemas/extracted.js";
import { parseNumber } from "../extract/numbers.js";
import type { Identity } from "./audit.js";
import { printed } from "./print.js";
import type { Grid } from "./table-grid.js";
import { shows } from "./tolerance.js";

const ENOUGH_ROWS = 3;
const MOST = 0.7;

export function fractionColumns(grid: Grid): Identity[] {
	const fractions = fractionsOf(grid.table);
	const out: Identity[] = [];
	for (const [, byRow] of fractions)
		for (const col of grid.columns) {
			const rows = grid.rows.flatMap((r) => {
				const share = r.figures.get(col);
				const fraction = byRow.get(r.row);
				return share?.measure === "percent" && fraction && share.numerator === null ? [{ share, fraction }] : [];
			});
			const exact = ({ fraction: [a, b] }: (typeof rows)[number]): number => (100 * a) / b;
			const fit = rows.filter((r) => shows(exact(r), r.share.value ?? 0, r.share.decimals)).length;
			if (fit < ENOUGH_ROWS || fit < rows.length * MOST) continue;
			for (const row of rows) {
				const [a, b] = row.fraction;
				out.push({
					rule: "audit.ratio",
					members: [row.share],
					about: row.share,
					holds: ([p = 0]) => shows(exact(row), p, p === row.share.value ? row.share.decimals : undefined),
					message: ([p = 0]) =>
						`${printed(a)}/${printed(b)} is ${printed(exact(row), 2)} %, but ${printed(p)} % is printed (${printed(Math.abs(exact(row) - p), 2)} points apart).`,
				});
			}
		}
	return out;
}

/** Cells "a/b" by column and row. */
function fractionsOf(table: Table): Map<number, Map<number, [number, number]>> {
	const out = new Map<number, Map<number, [number, number]>>();
	for (const cell of table.cells) {
		if (cell.isHeader || cell.number !== null || !cell.text.includes("/")) continue;
		const parsed = parseNumber(cell.text);
		if (parsed?.kind !== "fraction" || !parsed.denominator || parsed.numerator === null) continue;
		const column = out.get(cell.col) ?? new Map<number, [number, number]>();
		column.set(cell.row, [parsed.numerator, parsed.denominator]);
		out.set(cell.col, column);
	}
	return out;
}
