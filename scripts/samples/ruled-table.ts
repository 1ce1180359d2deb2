import { type Flow, setLine } from "./flow.js";
import { type Style, textWidth } from "./fonts.js";
import { breakLines, richWords, type Word } from "./rich-text.js";

export interface SetCell {
	text: string;
	colSpan?: number;
	rowSpan?: number;
}

export interface SetTable {
	/** Relative widths of the columns. */
	columns: number[];
	align: ("left" | "center")[];
	header: SetCell[][];
	body: string[][];
	size?: number;
}

interface Placed {
	row: number;
	col: number;
	rowSpan: number;
	colSpan: number;
	lines: Word[][];
	text: string;
	header: boolean;
}

const PAD = 3.5;

/**
 * A ruled table over as many pages as it needs; the header rows come again on each page. Rows that do not fit on the last
 * allowed page are left out: the number of body rows that were set is returned.
 */
export function setTable(flow: Flow, table: SetTable): number {
	const size = table.size ?? 13;
	const sum = table.columns.reduce((a, b) => a + b, 0);
	const widths = table.columns.map((w) => (w / sum) * flow.width);
	const left = widths.map((_, i) => flow.left + widths.slice(0, i).reduce((a, b) => a + b, 0));
	const space = textWidth(" ", "regular", size);
	const leading = size * 1.16;
	const place = (cell: SetCell, row: number, col: number, header: boolean): Placed => {
		const colSpan = cell.colSpan ?? 1;
		const width = widths.slice(col, col + colSpan).reduce((a, b) => a + b, 0) - 2 * PAD;
		const style: Style = header ? "bold" : "regular";
		const lines = breakLines(richWords(cell.text, size, style), width, space);
		return { row, col, rowSpan: cell.rowSpan ?? 1, colSpan, lines, text: cell.text, header };
	};
	const header = placeHeader(table.header, place);
	const headerHeights = heights(header, table.header.length, leading);

	const setRows = (cells: readonly Placed[], tall: readonly number[]): void => {
		const tops = tall.map((_, i) => flow.y + tall.slice(0, i).reduce((a, b) => a + b, 0));
		for (const cell of cells) {
			const top = tops[cell.row]!;
			const height = tall.slice(cell.row, cell.row + cell.rowSpan).reduce((a, b) => a + b, 0);
			const x0 = left[cell.col]!;
			const width = widths.slice(cell.col, cell.col + cell.colSpan).reduce((a, b) => a + b, 0);
			for (const [a, b, c, d] of [
				[x0, top, x0 + width, top],
				[x0, top + height, x0 + width, top + height],
				[x0, top, x0, top + height],
				[x0 + width, top, x0 + width, top + height],
			] as const)
				flow.sheet.rule(a, b, c, d, 0.6);
			let baseline = top + (height - cell.lines.length * leading) / 2 + size;
			for (const line of cell.lines) {
				const natural = line.reduce((s, w) => s + w.width, 0) + space * (line.length - 1);
				const centre = cell.header || table.align[cell.col] === "center";
				setLine(flow.sheet, line, centre ? x0 + (width - natural) / 2 : x0 + PAD, baseline, size, space);
				baseline += leading;
			}
		}
		flow.y += tall.reduce((a, b) => a + b, 0);
	};

	flow.y += 6;
	let count = 0;
	let headed = -1;
	for (const texts of table.body) {
		const cells = texts.map((text, col) => place({ text }, 0, col, false));
		const tall = heights(cells, 1, leading);
		const needed = (headed === flow.sheets.length ? 0 : headerHeights.reduce((a, b) => a + b, 0)) + tall[0]!;
		if (!flow.room(needed)) {
			flow.newSheet();
			if (flow.full) break;
		}
		if (headed !== flow.sheets.length) {
			setRows(header, headerHeights);
			headed = flow.sheets.length;
		}
		setRows(cells, tall);
		count++;
	}
	flow.y += 6;
	return count;
}

function placeHeader(
	rows: readonly SetCell[][],
	place: (cell: SetCell, row: number, col: number, header: boolean) => Placed,
): Placed[] {
	const taken = new Set<string>();
	const out: Placed[] = [];
	rows.forEach((cells, row) => {
		let col = 0;
		for (const cell of cells) {
			while (taken.has(`${row},${col}`)) col++;
			for (let r = 0; r < (cell.rowSpan ?? 1); r++)
				for (let c = 0; c < (cell.colSpan ?? 1); c++) taken.add(`${row + r},${col + c}`);
			out.push(place(cell, row, col, true));
			col += cell.colSpan ?? 1;
		}
	});
	return out;
}

function heights(cells: readonly Placed[], rows: number, leading: number): number[] {
	const out = Array.from({ length: rows }, () => 0);
	const need = (cell: Placed): number => cell.lines.length * leading + 2 * PAD;
	for (const cell of cells) if (cell.rowSpan === 1) out[cell.row] = Math.max(out[cell.row]!, need(cell));
	for (const cell of cells) {
		if (cell.rowSpan === 1) continue;
		const span = out.slice(cell.row, cell.row + cell.rowSpan).reduce((a, b) => a + b, 0);
		const last = cell.row + cell.rowSpan - 1;
		out[last] = out[last]! + Math.max(0, need(cell) - span);
	}
	return out;
}

/** The table as truth rows: a cell covered by a span is "". */
export function truthRows(table: SetTable, bodyRows: number): string[][] {
	const placed = placeHeader(table.header, (cell, row, col) => ({
		row,
		col,
		rowSpan: cell.rowSpan ?? 1,
		colSpan: cell.colSpan ?? 1,
		lines: [],
		text: cell.text,
		header: true,
	}));
	const header = table.header.map((_, row) =>
		table.columns.map((_, col) => placed.find((p) => p.row === row && p.col === col)?.text ?? ""),
	);
	return [...header, ...table.body.slice(0, bodyRows)];
}
