/** Formulas printed in the header ("9=7/4", "3=4+5+6"), held against every row. */
import type { Cell, Table } from "../../schemas/extracted.js";
import type { Audited, Identity } from "./audit.js";
import { type ColumnExpression, columnFormulasIn } from "./column-expression.js";
import { printed } from "./print.js";
import { comesTo, printsOf, shows } from "./tolerance.js";

/** The figures of one row of a table, by column. */
export interface FigureRow {
	row: number;
	figures: ReadonlyMap<number, Audited>;
}

/**
 * One identity for each row that has all the figures of a formula. A column number is looked up among the numbers printed
 * in the header; an empty cell is nothing in a sum, and leaves a quotient unchecked.
 */
export function columnFormulas(table: Table, rows: readonly FigureRow[]): Identity[] {
	const heads = table.cells.filter((c) => c.isHeader);
	const places = new Map<number, number>();
	for (const cell of heads) {
		const own = columnNumber(cell);
		if (own !== null) places.set(own, cell.col);
	}
	const blank = new Set(table.cells.filter((c) => !/[\p{L}\p{N}]/u.test(c.text)).map((c) => `${c.row}:${c.col}`));
	const out: Identity[] = [];
	for (const cell of heads) {
		for (const { target, expression } of columnFormulasIn(cell.text)) {
			const columns = expression.columns.map((n) => places.get(n));
			if (columns.includes(undefined) || columns.includes(cell.col)) continue;
			for (const { row, figures } of rows) {
				const about = figures.get(places.get(target) ?? cell.col);
				const parts = new Map<number, Audited | null>();
				for (const n of expression.columns) {
					const col = places.get(n) ?? -1;
					const figure = figures.get(col);
					if (figure) parts.set(n, figure);
					else if (expression.additive && blank.has(`${row}:${col}`)) parts.set(n, null);
				}
				const members = [...parts.values()].filter((f) => f !== null);
				if (about && parts.size === expression.columns.length && members.length > 0)
					out.push(identity(about, expression, parts));
			}
		}
	}
	return out;
}

/** "3", "(3)", "3=4+5": the number that a header cell gives its column. */
const columnNumber = (cell: Cell): number | null => {
	const m = /\(\s*(\d{1,2})\s*\)\s*$|^\s*(\d{1,2})\s*(?:=|$)|\(\s*(\d{1,2})\s*\)\s*=/u.exec(cell.text);
	const n = m?.[1] ?? m?.[2] ?? m?.[3];
	return n ? Number(n) : null;
};

function identity(about: Audited, expression: ColumnExpression, parts: ReadonlyMap<number, Audited | null>): Identity {
	const named = [...parts].filter((entry): entry is [number, Audited] => entry[1] !== null);
	const share = about.measure === "percent" || about.measure === "permille";
	const scale = share && !expression.scaled && !expression.additive ? (about.measure === "percent" ? 100 : 1000) : 1;
	const lookUp = (values: readonly number[]) => {
		const byColumn = new Map(named.map(([n], i) => [n, values[i] ?? 0]));
		return (column: number): number => byColumn.get(column) ?? 0;
	};
	const expected = (values: readonly number[]): number => expression.value(lookUp(values)) * scale;
	const members = [about, ...named.map(([, figure]) => figure)];
	return {
		rule: "audit.column-formula",
		members,
		about,
		holds: (all) => {
			const [print = { value: 0, decimals: 0 }, ...parts] = printsOf(members, all);
			const gives = expected(all.slice(1));
			return (
				Number.isNaN(gives) ||
				(expression.additive ? comesTo(gives, print, parts) : shows(gives, print.value, print.decimals))
			);
		},
		message: ([v = 0, ...values]) => {
			const of = lookUp(values);
			const gives = expected(values);
			return `By the formula of the column ${expression.print((n) => printed(of(n)))} gives ${printed(gives, 2)}, but ${printed(v)} is printed (${printed(Math.abs(gives - v), 2)} apart).`;
		},
	};
}
