/** "giảm 5 đơn vị (từ 512 đơn vị còn 506 đơn vị)": a change against the figures it leads from and to. */
import { readNumeral } from "../extract/numbers.js";
import { type Audit, type Audited, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";
import { decimalsOf } from "./tolerance.js";

const NUMERAL = "(\\d{1,3}(?:[.,]\\d{3})+(?![\\d,.]*\\d)|\\d+(?:[.,]\\d+)?)";
/** The thing counted, a few words without a figure or a stop. */
const THING = "(?:\\s*%|(?:\\s+[^\\d().;,:]{1,60}?))?";
const STEP = new RegExp(
	`(tăng|giảm)\\s+(?:thêm\\s+|được\\s+)?${NUMERAL}(${THING})\\s*[(,]\\s*từ\\s+${NUMERAL}(${THING})\\s*(?:xuống còn|giảm còn|xuống|còn|lên thành|tăng lên|lên|thành|đến)\\s+${NUMERAL}(?![\\d.,]*\\d|\\s*/)`,
	"giu",
);

export function checkSteps(audit: Audit): void {
	const told = new Set<string>();
	for (const f of audit.figures) {
		if (f.method !== "prose") continue;
		for (const m of f.quote.matchAll(STEP)) {
			const [by, from, to] = [m[2], m[4], m[6]].map((t) => readNumeral(t ?? "")?.value);
			if (by === undefined || from === undefined || to === undefined || told.has(m[0])) continue;
			// "giảm 5% (từ 40 đơn vị còn 38 đơn vị)": a share of change is another arithmetic.
			if (/%/.test(m[3] ?? "") !== /%/.test(m[5] ?? "")) continue;
			const apart = Math.abs(Math.abs(from - to) - by);
			const digits = Math.min(decimalsOf(by), Math.max(decimalsOf(from), decimalsOf(to)));
			if (apart < 10 ** -digits * (digits === 0 ? 0.5 : 1.01)) continue;
			told.add(m[0]);
			const about = audit.figures.find((o) => o.quote === f.quote && o.value === by) ?? f;
			flag(about);
			report(audit, about, { by, from, to, word: m[1] ?? "", quote: m[0] });
		}
	}
}

function report(
	audit: Audit,
	about: Audited,
	{ by, from, to, word, quote }: { by: number; from: number; to: number; word: string; quote: string },
): void {
	const step = Math.abs(from - to);
	addFinding(audit, about, {
		rule: "audit.step",
		severity: "warning",
		message: `From ${printed(from)} to ${printed(to)} is a change of ${printed(step)}, but "${word} ${printed(by)}" is printed (${printed(Math.abs(step - by))} apart).`,
		quote,
	});
}
