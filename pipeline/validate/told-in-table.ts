/** The same figure told in a sentence and in a table: "xã Phước Hải đạt 84,7 điểm" beside 84,1 in its row. */
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { foldWords } from "./fold-words.js";
import { printed } from "./print.js";
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
		const pairs = prose.flatMap((p) => pairOf(p, grid));
		for (const { told, row, col, figure } of pairs) {
			if (told.value === figure.value || !disagree(told, figure)) continue;
			// Other sentences repeat this column rightly, or the row has but one figure of this kind: then the same is meant.
			const borneOut = pairs.some((o) => o.col === col && o.row !== row && o.told.value === o.figure.value);
			if (!borneOut) continue;
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

interface Pair {
	told: Audited;
	row: GridRow;
	col: number;
	figure: Audited;
}

/** The row that a sentence names and the figure of it that is meant: the equal one, else the nearest of its measure. */
function pairOf(told: Audited, grid: Grid): Pair[] {
	if (NOT_ITSELF.test(told.label)) return [];
	const words = ` ${foldWords(told.label)} `;
	const unit = foldWords(told.unitLabel ?? "");
	const rows = grid.rows.filter((r) => {
		const label = foldWords(r.label);
		return !r.isTotal && label.length >= 4 && (label === unit || words.includes(` ${label} `));
	});
	const [row] = rows;
	if (!row || rows.length > 1) return [];
	const figures = [...row.figures].filter(([, f]) => f.measure === told.measure);
	const equal = figures.find(([, f]) => f.value === told.value);
	if (equal) return [{ told, row, col: equal[0], figure: equal[1] }];
	const near = figures.filter(([, f]) => isNear(told, f));
	const [only] = near;
	return near.length === 1 && only ? [{ told, row, col: only[0], figure: only[1] }] : [];
}

function isNear(a: Audited, b: Audited): boolean {
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
