/** Candidates to records: everything checked against the schemas, figures against each other. */
import { ExtractedDocument, type Finding } from "../../schemas/extracted.js";
import { FindingRecord, Observation } from "../../schemas/record.js";
import { addFinding, openAudit } from "./audit.js";
import { checkChanges } from "./changes.js";
import { checkCitations, checkPeriods } from "./dates.js";
import { checkEvents, checkWeekdays } from "./events.js";
import { IdMaker } from "./ids.js";
import { checkLists } from "./lists.js";
import { settle } from "./mend.js";
import { checkOnTimeRate } from "./on-time-rate.js";
import { partIdentities, sharedTotalIdentities } from "./parts.js";
import { checkBounds, ratioIdentities } from "./ratios.js";
import { checkRegistry } from "./registry.js";
import { scoreIdentities } from "./scores.js";
import { checkSteps } from "./steps.js";
import { checkRanks } from "./table-ranks.js";
import { tableIdentities } from "./table-sums.js";
import { checkToldInTable } from "./told-in-table.js";
import { checkToldBeside, checkToldTwice } from "./twice.js";

export { correctedTables } from "./corrected-tables.js";

/** Changes whenever the same document would give another result. */
export const VALIDATE_VERSION = "5";

/**
 * The records of one document: its figures with status and stable ids, and the findings of all stages with those of the audit.
 * The audit looks for figures that contradict each other; a slip of reading that only one other reading mends is corrected
 * (the value read stays in `alternatives`, the proof in a finding). Pure. Throws a ZodError when `extracted` breaks its contract.
 */
export function validateDocument(
	documentId: string,
	extracted: ExtractedDocument,
): { observations: Observation[]; findings: FindingRecord[] } {
	const audit = openAudit(ExtractedDocument.parse(extracted));
	checkPeriods(audit);
	settle(audit, [
		...ratioIdentities(audit),
		...partIdentities(audit),
		...sharedTotalIdentities(audit),
		...tableIdentities(audit),
		...scoreIdentities(audit),
	]);
	checkBounds(audit);
	checkRegistry(audit);
	checkRanks(audit);
	checkOnTimeRate(audit);
	checkToldTwice(audit);
	checkToldInTable(audit);
	checkToldBeside(audit);
	checkSteps(audit);
	checkChanges(audit);
	checkLists(audit);
	checkCitations(audit);
	checkEvents(audit);
	checkWeekdays(audit);
	for (const f of audit.figures)
		if (f.value === null) {
			if (f.status === "accepted") f.status = "flagged";
			addFinding(audit, f, {
				rule: "figure.unreadable",
				severity: "warning",
				message: `The figure for "${f.label}" could not be read.`,
			});
		}
	const ids = new IdMaker(documentId);
	const idOf = new Map<string, string>();
	const observations = audit.figures.map((f) => {
		const observationId = ids.observation(f);
		idOf.set(f.key, observationId);
		return Observation.parse({ ...f, observationId });
	});
	const findings = dedupe(withoutRetold([...audit.document.findings, ...audit.findings])).map((f) =>
		FindingRecord.parse({
			...f,
			findingId: ids.finding(f),
			observationId: f.observationKey ? (idOf.get(f.observationKey) ?? null) : null,
		}),
	);
	return { observations, findings };
}

/** Of days that run backwards the finding that belongs to a figure says more than the one of the running text. */
function withoutRetold(findings: readonly Finding[]): Finding[] {
	const days = (f: Finding): string | undefined => /from (\S+ to \S+) runs backwards/.exec(f.message)?.[1];
	const told = new Set(findings.filter((f) => f.observationKey !== null).map(days));
	return findings.filter((f) => f.observationKey !== null || days(f) === undefined || !told.has(days(f)));
}

/** The same thing said twice of one place is said once. */
function dedupe(findings: readonly Finding[]): Finding[] {
	const seen = new Set<string>();
	return findings.filter((f) => {
		const key = [f.rule, f.page, f.message, f.quote].join("\u0000");
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}
