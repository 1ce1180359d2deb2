/** a/b against the printed percentage; percentages over one hundred; numerators over their denominators. */
import { measureById } from "../../schemas/reference/measures.js";
import type { Audit, Audited, Identity } from "./audit.js";
import { addFinding, flag } from "./audit.js";
import { printed } from "./print.js";
import { shows } from "./tolerance.js";

/** Shares of a plan or an estimate may pass 100 %: money, growth and comparisons with a plan. */
const MAY_EXCEED =
	/\bTH ?\/ ?KH\b|thực hiện ?\/|dự toán|kế hoạch|so với|chỉ tiêu|cùng kỳ|tăng|vượt|tăng trưởng|năm trước|công suất|tốc độ/iu;

const isPercent = (f: Audited): boolean => f.measure === "percent";

export function ratioIdentities(audit: Audit): Identity[] {
	const out: Identity[] = [];
	for (const share of audit.figures) {
		if (!isPercent(share) || share.value === null || share.numerator === null || !share.denominator) continue;
		const { numerator, denominator } = share;
		const a = share.ratioOf?.numerator ? audit.byKey.get(share.ratioOf.numerator) : undefined;
		const b = share.ratioOf?.denominator ? audit.byKey.get(share.ratioOf.denominator) : undefined;
		const members = [share, ...(a ? [a] : []), ...(b && b !== a ? [b] : [])];
		const read = (values: readonly number[]): [number, number, number] => [
			values[0] ?? 0,
			a ? (values[1] ?? numerator) : numerator,
			b && b !== a ? (values[a ? 2 : 1] ?? denominator) : denominator,
		];
		out.push({
			rule: "audit.ratio",
			members,
			about: share,
			holds: (values) => {
				const [p, x, y] = read(values);
				return y !== 0 && shows((100 * x) / y, p, p === share.value ? share.decimals : undefined);
			},
			message: (values) => {
				const [p, x, y] = read(values);
				const exact = (100 * x) / y;
				return `${printed(x)}/${printed(y)} is ${printed(exact, 2)} %, but ${printed(p)} % is printed (${printed(Math.abs(exact - p), 2)} points apart).`;
			},
		});
	}
	return out;
}

/** Shares over 100 %, and more done than there was. Returns nothing: findings go to the audit. */
export function checkBounds(audit: Audit): void {
	const fractional = fractionalColumns(audit);
	const compared = comparedColumns(audit);
	for (const f of audit.figures) {
		if (f.value === null) continue;
		if (
			isPercent(f) &&
			f.value > 100 &&
			!MAY_EXCEED.test(`${f.label} ${f.quote}`) &&
			!(f.cell && compared.has(`${f.cell.tableNo}:${f.cell.col}`)) &&
			!f.indicatorId?.startsWith("budget.")
		) {
			flag(f);
			addFinding(audit, f, {
				rule: "audit.percent-range",
				severity: "warning",
				message: `${printed(f.value)} % is more than 100 %.`,
			});
		}
		if (
			measureById(f.measure)?.kind === "count" &&
			f.measure !== "item" &&
			// "gấp 2,5 lần"
			f.measure !== "occurrence" &&
			!Number.isInteger(f.value) &&
			!(f.cell && fractional.has(`${f.cell.tableNo}:${f.cell.col}`)) &&
			!/trung bình|bình quân/iu.test(f.quote)
		) {
			flag(f);
			addFinding(audit, f, {
				rule: "audit.count-fraction",
				severity: "warning",
				message: `${printed(f.value)} is not a whole number, but counts things: a digit may be lost.`,
			});
		}
		const fraction = !isPercent(f) && f.measure !== "rank" && f.numerator !== null && f.denominator !== null;
		if (
			fraction &&
			(f.numerator ?? 0) > (f.denominator ?? 0) &&
			!MAY_EXCEED.test(f.label) &&
			!/_vnd$|^vnd$/.test(f.measure)
		) {
			flag(f);
			addFinding(audit, f, {
				rule: "audit.fraction-range",
				severity: "warning",
				message: `${printed(f.numerator ?? 0)} of ${printed(f.denominator ?? 0)} is more than there are (${printed((f.numerator ?? 0) - (f.denominator ?? 0))} too many).`,
			});
		}
	}
}

/** Two or more fractions, a quarter of the figures at least: the column holds points or shares, whatever noun stands in its title. */
const FRACTIONS = 2;
const FRACTION_SHARE = 0.25;

/** Several shares over 100 % in one column are measured against a plan or another time, whatever an engine left of its title. */
const OVER = 2;
/** A share of a plan beyond which a digit or a separator was rather lost. */
const FAR_OVER = 200;

function comparedColumns(audit: Audit): Set<string> {
	const over = new Map<string, number>();
	for (const f of audit.figures) {
		if (!f.cell || f.value === null || !isPercent(f) || f.value <= 100 || f.value > FAR_OVER) continue;
		const key = `${f.cell.tableNo}:${f.cell.col}`;
		over.set(key, (over.get(key) ?? 0) + 1);
	}
	return new Set([...over].filter(([, n]) => n >= OVER).map(([key]) => key));
}

function fractionalColumns(audit: Audit): Set<string> {
	const columns = new Map<string, number[]>();
	for (const f of audit.figures) {
		if (!f.cell || f.value === null || /\.f\d+$/.test(f.key)) continue;
		const key = `${f.cell.tableNo}:${f.cell.col}`;
		columns.set(key, [...(columns.get(key) ?? []), f.value]);
	}
	const out = new Set<string>();
	for (const [key, values] of columns) {
		const fractions = values.filter((v) => !Number.isInteger(v)).length;
		if (fractions >= FRACTIONS && fractions >= values.length * FRACTION_SHARE) out.add(key);
	}
	return out;
}
