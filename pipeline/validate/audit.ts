/** What the audit works with: the figures of a document under change, and the findings it makes. */
import type { ExtractedDocument, Finding, ObservationCandidate } from "../../schemas/extracted.js";
import type { ObservationStatus } from "../../schemas/record.js";
import { printedDecimals } from "./tolerance.js";

/** A figure during the audit; `value` may be mended, `status` tells how it ended. */
export interface Audited extends ObservationCandidate {
	status: ObservationStatus;
	/** Digits printed after the decimal separator; trailing zeros count ("8,60" has two). */
	decimals: number;
}

export interface Audit {
	document: ExtractedDocument;
	figures: Audited[];
	byKey: Map<string, Audited>;
	findings: Finding[];
}

/** One identity that ought to hold between printed figures. */
export interface Identity {
	/** Dotted rule name ("audit.ratio"). */
	rule: string;
	/** Figures of the document that take part; a number that is printed in no figure of its own is bound inside `holds`. */
	members: Audited[];
	/** Whether it holds for these values (same order as `members`). Rounding and truncation are allowed for here. */
	holds: (values: readonly number[]) => boolean;
	/** One sentence naming the numbers that disagree and by how much; called with the printed values. */
	message: (values: readonly number[]) => string;
	/** The value of one member that would make it hold, the others left as they are; only where there is exactly one. */
	wanted?: (member: number, values: readonly number[]) => number;
	/** The figure that a broken identity is reported on. */
	about: Audited;
	severity?: Finding["severity"];
}

export function openAudit(document: ExtractedDocument): Audit {
	const cells = new Map(document.tables.flatMap((t) => t.cells.map((c) => [`${t.tableNo}:${c.row}:${c.col}`, c.text])));
	const figures = document.observations.map((o): Audited => {
		const cell = o.cell ? cells.get(`${o.cell.tableNo}:${o.cell.row}:${o.cell.col}`) : undefined;
		return { ...o, status: "accepted", decimals: printedDecimals(o.value, cell ?? o.quote) };
	});
	return { document, figures, byKey: new Map(figures.map((f) => [f.key, f])), findings: [] };
}

/** Marks a figure as doubtful; a corrected one stays corrected. */
export function flag(figure: Audited): void {
	if (figure.status === "accepted") figure.status = "flagged";
}

export function addFinding(
	audit: Audit,
	about: Audited | null,
	finding: Pick<Finding, "rule" | "severity" | "message"> & Partial<Finding>,
): void {
	audit.findings.push({
		page: about?.place.page ?? null,
		quote: about?.quote ?? null,
		observationKey: about?.key ?? null,
		...finding,
	});
}
