/** Figures of a document as candidates for observations: from its sentences, its footnotes and its tables. */
import type { Header, ObservationCandidate, Table } from "../../../schemas/extracted.js";
import type { RestoredPage } from "../../../schemas/page.js";
import type { Block } from "../block.js";
import { proseCandidates } from "./prose.js";
import { tableCandidates } from "./table.js";

export { type IndicatorMatch, matchIndicator } from "./indicator.js";

/**
 * Every figure that the document states, with what it counts (in the document's words), for whom, when, and its place.
 * A fraction "24/42 nội dung" is one observation: value 24 (the numerator), denominator 42, in the measure of its noun; a
 * percentage printed beside it is an observation of its own with the same numerator and denominator. Pure.
 */
export function extractObservations(input: {
	blocks: readonly Block[];
	tables: readonly Table[];
	header: Header;
	pages: readonly RestoredPage[];
}): ObservationCandidate[] {
	return [
		...proseCandidates(input.blocks, input.header, input.pages),
		...tableCandidates(input.tables, input.blocks, input.header, input.pages),
	];
}
