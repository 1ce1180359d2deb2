/** A found table against one typed from the page image. */
import type { Table } from "../schemas/extracted.js";

/** As in bench/truth/tables: `rows` with header rows, "" for empty and covered places, null for what is not scored. */
export interface TypedTable {
	headerRows: number;
	columns: number;
	personColumns: number[];
	codeColumns: number[];
	/** [row, column, rows, columns] of merged cells. */
	spans: [number, number, number, number][];
	rows: (string | null)[][];
	numbers?: (number | null)[][];
	/** Cells with one figure among words: this value or none is right. */
	eitherNumbers?: { row: number; col: number; number: number }[];
}

export interface TableScore {
	tables: number;
	shapes: number;
	headers: number;
	/** Typed cells that are scored, found cells, and those that agree in place and text. */
	cells: number;
	found: number;
	exact: number;
	/** The same by their letters and figures alone, as ICDAR 2013 compares cells: without spaces and punctuation. */
	alike: number;
	/** Words of typed cells that hold no figure, and those in the right cell. */
	words: number;
	wordsRight: number;
	/** Typed figures, right ones, wrong or invented ones, and of these the ones given as sure (confidence ≥ 0.9). */
	figures: number;
	figuresRight: number;
	figuresWrong: number;
	figuresWrongSure: number;
	/** Found tables that are none. */
	invented: number;
	mistakes: string[];
}

export const emptyScore = (): TableScore => ({
	tables: 0,
	shapes: 0,
	headers: 0,
	cells: 0,
	found: 0,
	exact: 0,
	alike: 0,
	words: 0,
	wordsRight: 0,
	figures: 0,
	figuresRight: 0,
	figuresWrong: 0,
	figuresWrongSure: 0,
	invented: 0,
	mistakes: [],
});

/**
 * NFC, lower case, one way of tone placement, no spaces round punctuation, no dots to write upon ("Số cơ sở: …."): what two typists would
 * differ in.
 */
export function normal(text: string): string {
	return text
		.normalize("NFD")
		.replace(/(o)([ae])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/giu, "$1$3$2")
		.replace(/(u)(y)([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/giu, "$1$3$2")
		.normalize("NFC")
		.replace(/[“”″]/g, '"')
		.replace(/[–—]/g, "-")
		.replace(/(?:…|\.\.)[….]*/g, " ")
		.toLowerCase()
		.replace(/\s*([-.,:;()/"'*])\s*/g, "$1")
		.replace(/\s+/g, " ")
		.trim();
}

const lettersOf = (text: string): string => normal(text).replace(/[^\p{L}\p{N}]/gu, "") || normal(text);

const wordsOf = (text: string): string[] =>
	normal(text)
		.split(/[^\p{L}\p{N}%]+/u)
		.filter(Boolean);

export function scoreTable(typed: TypedTable, table: Table | null): TableScore {
	const score = emptyScore();
	score.tables = 1;
	const covered = new Set<string>();
	for (const [row, col, rows, columns] of typed.spans)
		for (let r = row; r < row + rows; r++)
			for (let c = col; c < col + columns; c++) if (r !== row || c !== col) covered.add(`${r}:${c}`);
	const cellAt = new Map((table?.cells ?? []).map((c) => [`${c.row}:${c.col}`, c]));
	if (table) {
		score.shapes =
			table.rowCount + table.headerRows === typed.rows.length && table.columnCount === typed.columns ? 1 : 0;
		score.headers = table.headerRows === typed.headerRows ? 1 : 0;
		score.found = table.cells.filter(
			(c) => typed.rows[c.row]?.[c.col] !== null && !typed.personColumns.includes(c.col),
		).length;
	}
	typed.rows.forEach((row, r) => {
		row.forEach((text, c) => {
			if (text === null || covered.has(`${r}:${c}`) || typed.personColumns.includes(c)) return;
			const cell = cellAt.get(`${r}:${c}`);
			score.cells++;
			const same = cell !== undefined && (normal(cell.text) === normal(text) || normal(cell.textRaw) === normal(text));
			if (same) score.exact++;
			const alike = (read: string): boolean => lettersOf(read) === lettersOf(text);
			if (same || (cell !== undefined && (alike(cell.text) || alike(cell.textRaw)))) score.alike++;
			const want = typed.numbers?.[r]?.[c] ?? null;
			const left = cell && want === null ? wordsOf(cell.text) : [];
			for (const word of want === null ? wordsOf(text) : []) {
				score.words++;
				const at = left.indexOf(word);
				if (at >= 0) {
					score.wordsRight++;
					left.splice(at, 1);
				}
			}
			const got = cell && !cell.isHeader ? cell.number : null;
			if (r >= typed.headerRows && want !== null) {
				score.figures++;
				if (got === want) score.figuresRight++;
			}
			const either = typed.eitherNumbers?.some((e) => e.row === r && e.col === c && e.number === got) ?? false;
			const wrong = got !== null && got !== want && !either && r >= typed.headerRows && !typed.codeColumns.includes(c);
			if (wrong) {
				score.figuresWrong++;
				if (cell!.confidence >= 0.9) score.figuresWrongSure++;
			}
			if (!same || wrong || (want !== null && got !== want))
				score.mistakes.push(
					`${r}:${c} ${JSON.stringify(text)}${want === null ? "" : ` = ${want}`} → ${cell ? `${JSON.stringify(cell.text)}${got === null ? "" : ` = ${got}`} (${cell.confidence.toFixed(2)})` : "no cell"}`,
				);
		});
	});
	return score;
}

export function addScores(to: TableScore, score: TableScore): void {
	for (const key of Object.keys(to) as (keyof TableScore)[]) if (key !== "mistakes") to[key] += score[key];
}

function f1(s: TableScore, right: number): number {
	return s.cells + s.found === 0 ? 0 : (2 * right) / (s.cells + s.found);
}

export function summary(s: TableScore): string {
	const share = (a: number, b: number): string => (b === 0 ? "–" : `${((100 * a) / b).toFixed(1)} %`);
	return (
		`shape ${s.shapes}/${s.tables} head ${s.headers}/${s.tables}  cell F1 ${f1(s, s.exact).toFixed(3)} (letters ${f1(s, s.alike).toFixed(3)}) of ${s.cells}  words ${share(s.wordsRight, s.words)} of ${s.words}  ` +
		`figures ${share(s.figuresRight, s.figures)} of ${s.figures}, wrong ${s.figuresWrong}, sure of it ${s.figuresWrongSure}`
	);
}

/** The bars of the project beside what was reached. */
export function bars(s: TableScore): string[] {
	const line = (name: string, value: number, bar: number, atLeast: boolean, unit = " %"): string =>
		`${(atLeast ? value >= bar : value <= bar) ? "reached" : "SHORT  "} ${name}: ${value.toFixed(unit ? 1 : 3)}${unit}, bar ${atLeast ? "≥" : "≤"} ${bar}${unit}`;
	return [
		line("figures right in the right place", (100 * s.figuresRight) / Math.max(1, s.figures), 98.5, true),
		line("words of text cells", (100 * s.wordsRight) / Math.max(1, s.words), 95, true),
		line("cell F1, whole text with its punctuation", f1(s, s.exact), 0.97, true, ""),
		line("cell F1, letters and figures (as ICDAR 2013)", f1(s, s.alike), 0.97, true, ""),
		line("figures wrong and sure", (100 * s.figuresWrongSure) / Math.max(1, s.figures), 0.3, false),
	];
}
