/** The rate of dossiers on time against those resolved and late that the same paragraph tells of. */
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { foldWords } from "./fold-words.js";
import { printed } from "./print.js";
import { shows } from "./tolerance.js";

const ON_TIME = /\b(?:dung han|truoc han|som han|dung hen)\b/;
const LATE = /\b(?:qua han|tre han|tre hen|cham)\b/;
/** A rate of something narrower is not that of the whole caseload, and a change is none. */
const NARROWER =
	/\b(?:tang|giam|so voi|cung ky|cap (?:tinh|huyen|xa)|linh vuc|rieng|muc tieu|chi tieu|ke hoach|con lai)\b/;

/**
 * "Đã giải quyết 11.870 hồ sơ: trước hạn 9.644, đúng hạn 2.118, quá hạn 108. Tỷ lệ … đúng hạn đạt 98,72 %": no figure of its own
 * was divided, but resolved less late is. Told only where the parts make up their whole, so that no count is in doubt.
 */
export function checkOnTimeRate(audit: Audit): void {
	const blockOf = (f: Audited): string => /^b\d+(?=\.)/.exec(f.key)?.[0] ?? "";
	const counted = new Map<string, Audited[]>();
	for (const f of audit.figures) {
		if (f.method !== "prose" || f.value === null || f.measure !== "dossier") continue;
		const same = counted.get(blockOf(f));
		if (same) same.push(f);
		else counted.set(blockOf(f), [f]);
	}
	for (const rate of audit.figures) {
		if (rate.method !== "prose" || rate.measure !== "percent" || rate.value === null || rate.numerator !== null)
			continue;
		const label = foldWords(rate.label);
		if (rate.nature === "plan" || !ON_TIME.test(label) || LATE.test(label) || NARROWER.test(label)) continue;
		const beside = counted.get(blockOf(rate)) ?? [];
		const late = beside.filter((f) => f.partOf !== null && LATE.test(foldWords(f.label)));
		const [only] = late;
		const whole = only?.partOf ? audit.byKey.get(only.partOf) : undefined;
		if (!only || late.length > 1 || !whole?.value || !samePlace(rate, whole)) continue;
		const timely = beside.filter((f) => f.partOf === whole.key && f !== only && ON_TIME.test(foldWords(f.label)));
		const sum = timely.reduce((s, f) => s + (f.value ?? 0), 0);
		if (timely.length === 0 || sum + (only.value ?? 0) !== whole.value) continue;
		const total = whole.value;
		const readings = [sum, ...timely.map((f) => f.value ?? 0)].map((n) => (100 * n) / total);
		const value = rate.value;
		if (readings.some((exact) => shows(exact, value, rate.decimals))) continue;
		const exact = readings[0] ?? 0;
		flag(rate);
		addFinding(audit, rate, {
			rule: "audit.ratio",
			severity: "warning",
			message: `${printed(sum)} of ${printed(total)} on time is ${printed(exact, 2)} %, but ${printed(value)} % is printed (${printed(Math.abs(exact - value), 2)} points apart).`,
		});
	}
}

const samePlace = (a: Audited, b: Audited): boolean =>
	a.unitLabel === b.unitLabel && a.periodStart === b.periodStart && a.periodEnd === b.periodEnd;
