import type { ExtractedDocument } from "../../schemas/extracted.js";
import type { RestoredPage } from "../../schemas/page.js";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import { extractAssignments } from "./assignments.js";
import { extractCitations } from "./citations.js";
import { backwardRanges } from "./date-ranges.js";
import { buildFlow } from "./flow.js";
import { extractHeader } from "./header/index.js";
import { readObservations, withUserAliases } from "./observations/index.js";
import { findTables } from "./tables/index.js";
import { ambiguousUnits, withUnitIds } from "./unit-ids.js";

export { issuerUnitId } from "./unit-ids.js";

/** Changes whenever the same pages would give another result. */
export const EXTRACT_VERSION = "6";

/**
 * What the pages of one document say: header, tables, figures, tasks, cited documents, each with its place. `aliases`: the
 * user's own names for indicators. Pure.
 */
export function extractDocument(pages: RestoredPage[], aliases: readonly UserAlias[] = []): ExtractedDocument {
	const { header, findings } = extractHeader(pages);
	const found = findTables(pages);
	const blocks = buildFlow(pages, found.consumed);
	const figures = readObservations({ blocks, tables: found.tables, header, pages });
	const observations = withUnitIds(figures.observations, header);
	return {
		header,
		tables: found.tables,
		observations: withUserAliases(observations, aliases),
		assignments: extractAssignments(blocks, found.tables, header),
		citations: extractCitations(blocks, found.tables, header, pages),
		findings: [
			...findings,
			...found.findings,
			...figures.findings,
			...ambiguousUnits(observations, header),
			...backwardRanges(blocks),
		],
	};
}
