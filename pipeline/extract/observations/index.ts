/** Figures of a document as candidates for observations: from its sentences, its footnotes and its tables. */
import type { Finding, Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { proseCandidates } from "./prose.js";
import { setAsideFindings } from "./set-aside.js";
import { tableCandidates } from "./table.js";
import { undatedFindings } from "./undated.js";

export { type IndicatorMatch, matchIndicator, wordsOf } from "./indicator.js";
export { matchUserAlias, withUserAliases } from "./user-aliases.js";

/** What the figures are taken from. */
export interface ObservationInput {
	blocks: readonly Block[];
	tables: readonly Table[];
	header: Header;
	pages: readonly RestoredPage[];
}

/**
 * Every figure that the document reports or plans, with what it counts (in the document's words), for whom, when, and its
 * place. A fraction "24/42 nội dung" is one observation: value 24 (the numerator), denominator 42, in the measure of its
 * noun; a percentage printed beside it is an observation of its own with the same numerator and denominator. Pure.
 */
export function extractObservations(input: ObservationInput): ObservationCandidate[] {
	return readObservations(input).observations;
}

/** The same, with findings that keep what was set aside: numbers of rules, invitations, terms and examples. */
export function readObservations(input: ObservationInput): {
	observations: ObservationCandidate[];
	findings: Finding[];
} {
	const prose = proseCandidates(input.blocks, input.tables, input.header, input.pages);
	const tables = tableCandidates(input.tables, input.blocks, input.header, input.pages);
	const observations = [...prose.reported, ...tables.reported];
	return {
		observations,
		findings: [
			...setAsideFindings([...prose.setAside, ...tables.setAside]),
			...undatedFindings(observations, input.header),
		],
	};
}
