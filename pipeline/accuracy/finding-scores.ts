import type { Finding } from "../../schemas/extracted.js";
import type { TruthFinding } from "../../schemas/truth.js";
import type { ScoreSheet } from "./metric.js";
import { plainText } from "./plain-text.js";
import { tally } from "./tally.js";

/**
 * Contradictions that the truth lists: one is found when a finding of that rule names everything it mentions. Where the list
 * is complete, each further finding of the audit is a false alarm, counted out of the figures of the document.
 */
export function scoreFindings(
	truths: readonly TruthFinding[],
	findings: readonly Finding[],
	complete: boolean,
	figures: number,
	sheet: ScoreSheet,
): void {
	const real = new Set<Finding>();
	truths.forEach((t, i) => {
		const hits = findings.filter((f) => isAbout(f, t));
		for (const f of hits) real.add(f);
		sheet.check("findings.recall", hits.length > 0, `finding ${i + 1}`, t.note ?? t.mentions.join(" … "), null);
	});
	if (!complete) return;
	const alarms = findings.filter((f) => f.rule.startsWith("audit.") && f.rule !== "audit.corrected" && !real.has(f));
	for (const f of alarms) sheet.miss("findings.false", `page ${f.page ?? "?"} ${f.rule}`, null, f.message);
	sheet.add("findings.false", tally(alarms.length, figures));
}

function isAbout(f: Finding, t: TruthFinding): boolean {
	if (t.rule && f.rule !== t.rule && !f.rule.startsWith(`${t.rule}.`)) return false;
	const said = plainText(`${f.message} ${f.quote ?? ""}`);
	return t.mentions.every((m) => said.includes(plainText(m)));
}
