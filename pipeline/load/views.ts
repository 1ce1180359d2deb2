import { citationLinks } from "./views/citation-links.js";
import { coverage } from "./views/coverage.js";
import { deadlines } from "./views/deadlines.js";
import { indicatorByYear } from "./views/indicator-by-year.js";
import type { ViewDefinition } from "./views/preferred.js";
import { sourceDifferences } from "./views/source-differences.js";
import { unitRanking } from "./views/unit-ranking.js";
import { yearOverYear } from "./views/year-over-year.js";

export type { ViewDefinition };

/** The views, in the order in which they stand on each other. */
export const VIEWS: readonly ViewDefinition[] = [
	indicatorByYear,
	yearOverYear,
	unitRanking,
	coverage,
	sourceDifferences,
	deadlines,
	citationLinks,
];
