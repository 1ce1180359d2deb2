import type { Finding } from "../../schemas/extracted.js";
import type { TruthFinding } from "../../schemas/truth.js";
import type { ScoreSheet } from "./metric.js";
import { plainText } from "./plain-text.js";

/** Contradictions that the truth lists: one is found when a finding of that rule names everything it mentions. */
export function scoreFindings(truths: readonly TruthFinding[], findings: readonly Finding[], sheet: ScoreSheet): void {
	truths.forEach((t, i) => {
		const hit = findings.some((f) => {
			if (t.rule && f.rule !== t.rule && !f.rule.startsWith(`${t.rule}.`)) return false;
			const said = plainText(`${f.message} ${f.quote ?? ""}`);
			return t.mentions.every((m) => said.includes(plainText(m)));
		});
		sheet.check("findings.recall", hit, `finding ${i + 1}`, t.note ?? t.mentions.join(" … "), null);
	});
}
