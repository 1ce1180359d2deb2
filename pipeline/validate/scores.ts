/** Scores of a table against the sentences around it: maximum − deducted = achieved; the total that the text names. */
import type { Table } from "../../schemas/extracted.js";
import type { Audit, Audited, Identity } from "./audit.js";
import { foldWords } from "./fold-words.js";
import { printed } from "./print.js";
import { addsUp, printsOf } from "./tolerance.js";

const DEDUCTED = /\b(?:bi tru|tru|mat|giam)\b/;
const MAXIMUM = /\b(?:toi da|diem chuan|thang diem)\b/;
const ACHIEVED = /\b(?:dat duoc|diem dat|dat|tu cham|tham dinh|ket qua)\b/;
/** The text's total may differ by this share of itself and still mean the table's total (misread or mistyped, not another thing). */
const NEAR = 0.05;

export function scoreIdentities(audit: Audit): Identity[] {
	return audit.document.tables.flatMap((t) => [...deductions(audit, t), ...namedTotals(audit, t)]);
}

interface ScoreColumn {
	col: number;
	title: string;
	figures: Audited[];
}

function scoreColumns(audit: Audit, table: Table): ScoreColumn[] {
	const byCol = new Map<number, Audited[]>();
	for (const f of audit.figures)
		if (f.cell?.tableNo === table.tableNo && f.value !== null && !/\.f\d+$/.test(f.key))
			byCol.set(f.cell.col, [...(byCol.get(f.cell.col) ?? []), f]);
	return [...byCol.entries()].map(([col, figures]) => ({
		col,
		figures,
		title: foldWords(
			table.cells.find((c) => !c.isHeader && c.col === col)?.headerPath.join(" ") ||
				table.cells.find((c) => c.isHeader && c.col === col)?.text ||
				"",
		),
	}));
}

/** "Chính quyền số bị trừ 3,6188 điểm" against the row "Chính quyền số" with its maximum and its score. */
function deductions(audit: Audit, table: Table): Identity[] {
	const columns = scoreColumns(audit, table);
	const max = columns.find((c) => MAXIMUM.test(c.title));
	const got = columns.find((c) => c !== max && ACHIEVED.test(c.title) && !MAXIMUM.test(c.title));
	if (!max || !got) return [];
	const out: Identity[] = [];
	for (const lost of audit.figures) {
		if (
			lost.method !== "prose" ||
			lost.measure !== "point" ||
			lost.value === null ||
			!DEDUCTED.test(foldWords(lost.label))
		)
			continue;
		const row = rowNamed(table, lost.label.split(" – ")[0] ?? lost.label);
		const m = max.figures.find((f) => f.cell?.row === row);
		const a = got.figures.find((f) => f.cell?.row === row);
		if (row === null || !m || !a) continue;
		out.push({
			rule: "audit.score",
			members: [a, m, lost],
			about: lost,
			holds: (all) => {
				const [x, top, minus] = printsOf([a, m, lost], all);
				return !x || !top || !minus || addsUp([x, minus], top);
			},
			message: ([x = 0, top = 0, minus = 0]) =>
				`${printed(top)} − ${printed(minus)} = ${printed(top - minus)}, but ${printed(x)} is printed as achieved (${printed(Math.abs(top - minus - x))} apart).`,
		});
	}
	return out;
}

/** The row whose label stands in the words; null when none or more than one does. */
function rowNamed(table: Table, words: string): number | null {
	const text = ` ${foldWords(words)} `;
	const rows = table.cells.filter(
		(c) => !c.isHeader && c.number === null && foldWords(c.text).length > 3 && text.includes(` ${foldWords(c.text)} `),
	);
	const longest = Math.max(0, ...rows.map((c) => c.text.length));
	const best = new Set(rows.filter((c) => c.text.length === longest).map((c) => c.row));
	return best.size === 1 ? ([...best][0] ?? null) : null;
}

/**
 * A total that the text names for a column of a table without a total row ("đạt 87.381 điểm" above scores that add up to
 * 88,3812). Only a figure close to the sum is taken for it.
 */
function namedTotals(audit: Audit, table: Table): Identity[] {
	const out: Identity[] = [];
	const columns = scoreColumns(audit, table).filter((c) => c.figures.length >= 3);
	const sums = columns.map((c) => ({
		figures: c.figures,
		measure: new Set(c.figures.map((x) => x.measure)).size === 1 ? c.figures[0]?.measure : undefined,
		sum: c.figures.reduce((s, x) => s + (x.value ?? 0), 0),
		largest: Math.max(...c.figures.map((x) => x.value ?? 0)),
	}));
	const hasTotalRow = table.cells.some((c) => !c.isHeader && /^(?:tong|cong)\b/.test(foldWords(c.text)));
	if (hasTotalRow) return out;
	for (const f of audit.figures) {
		if (f.method !== "prose" || f.value === null || f.value === 0 || Math.abs(f.place.page - table.pageFirst) > 1)
			continue;
		if (f.measure === "percent" || f.measure === "rank" || f.numerator !== null) continue;
		// Counts of one measure are many in a report: only a total that calls itself one is compared.
		if (f.measure !== "point" && !/tổng/iu.test(f.label)) continue;
		for (const { figures, measure, sum, largest } of sums) {
			if (measure !== f.measure) continue;
			const digits = f.decimals;
			if (f.value < largest || Math.abs(sum - f.value) > NEAR * f.value) continue;
			out.push({
				rule: "audit.named-total",
				members: [f, ...figures],
				about: f,
				holds: ([t = 0, ...parts]) => Math.abs(parts.reduce((a, b) => a + b, 0) - t) < 10 ** -digits * (1 + 1e-9),
				message: ([t = 0, ...parts]) => {
					const s = parts.reduce((a, b) => a + b, 0);
					return `The text gives ${printed(t)}, but the ${parts.length} rows of the table add up to ${printed(s)} (${printed(Math.abs(s - t))} apart).`;
				},
			});
		}
	}
	return out;
}
