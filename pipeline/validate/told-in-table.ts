/** The same figure told in a sentence and in a table: "xã Phước Hải đạt 84,7 điểm" beside 84,1 in its row. */
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { foldWords } from "./fold-words.js";
import { printed } from "./print.js";
import { isSwap } from "./swap.js";
import { type Grid, type GridRow, gridOf } from "./table-grid.js";

/** Values further apart are taken for different things: share of the larger value, or percentage points. */
const NEAR = 0.05;
const NEAR_POINTS = 5;

/** A change, a target or a comparison is not the figure itself. */
const NOT_ITSELF =
	/tăng|giảm|so với|cùng kỳ|kế hoạch|mục tiêu|chỉ tiêu|phấn đấu|chênh lệch|trừ|thấp hơn|cao hơn|tối đa|từ \d/iu;

export function checkToldInTable(audit: Audit): void {
	const prose = audit.figures.filter(
		(f) => f.method === "prose" && f.value !== null && f.value !== 0 && f.nature === "result" && f.partOf === null,
	);
	for (const table of audit.document.tables) {
		const grid = gridOf(audit, table);
		const named = prose.flatMap((told) => {
			const row = rowOf(told, grid);
			return row ? [{ told, row, equal: [...row.figures].find(([, f]) => isSame(told, f))?.[0] }] : [];
		});
		for (const { told, row, equal } of named) {
			if (equal !== undefined) continue;
			// Sentences that repeat a column rightly for other rows say which column is meant.
			const near = [...row.figures].filter(
				([col, f]) => isNear(told, f) && (named.some((o) => o.equal === col && o.row !== row) || isSwap(told, f)),
			);
			const [only] = near;
			if (!only || near.length > 1 || !disagree(told, only[1])) continue;
			const figure = only[1];
			flag(told);
			addFinding(audit, told, {
				rule: "audit.told-twice",
				severity: "warning",
				message: `The text gives ${printed(told.value ?? 0)} for "${row.label}", table ${table.tableNo} gives ${printed(figure.value ?? 0)} (${printed(Math.abs((told.value ?? 0) - (figure.value ?? 0)))} apart).`,
				quote: `${told.quote} … ${figure.quote}`,
			});
		}
	}
}

/** The one row that a sentence names. */
function rowOf(told: Audited, grid: Grid): GridRow | null {
	if (NOT_ITSELF.test(told.label)) return null;
	const words = ` ${foldWords(told.label)} `;
	const unit = foldWords(told.unitLabel ?? "");
	const rows = grid.rows.filter((r) => {
		const label = foldWords(r.label);
		return !r.isTotal && label.length >= 4 && (label === unit || words.includes(` ${label} `));
	});
	return rows.length === 1 ? (rows[0] ?? null) : null;
}

const isSame = (told: Audited, f: Audited): boolean => sameMeasure(f.measure, told.measure) && f.value === told.value;

/** A title that names no measure ("Năm 2023" over indices) may hold the points of the sentence. */
const sameMeasure = (a: string, b: string): boolean =>
	a === b || (a === "item" && b === "point") || (a === "point" && b === "item");

function isNear(a: Audited, b: Audited): boolean {
	if (!sameMeasure(a.measure, b.measure)) return false;
	const [x, y] = [a.value ?? 0, b.value ?? 0];
	return a.measure === "percent"
		? Math.abs(x - y) <= NEAR_POINTS
		: Math.abs(x - y) <= NEAR * Math.max(Math.abs(x), Math.abs(y));
}

/** A sentence may round what the table prints in full. */
function disagree(told: Audited, figure: Audited): boolean {
	const digits = Math.min(told.decimals, figure.decimals);
	return (
		Math.abs((told.value ?? 0) - (figure.value ?? 0)) >= 10 ** -digits * (1 + 1e-9) ||
		(digits === 0 && told.value !== figure.value && told.decimals === figure.decimals)
	);
}
