import type { ObservationCandidate } from "../../schemas/extracted.js";
import type { TruthObservation } from "../../schemas/truth.js";
import { containment, likeness, matchBest, sameWords } from "./likeness.js";
import type { ScoreSheet } from "./metric.js";
import { sameNumber } from "./table-scores.js";
import { tally } from "./tally.js";

/**
 * Figures. A found figure is one of the truth's when value and measure are the same and its label or quote shares words with
 * the truth's; among several the most alike is taken, each once. Precision counts prose figures only: table figures are the
 * matter of the table metrics, unless the truth lists them. A figure whose value is null claims nothing and is not counted.
 */
export function scoreObservations(
	truths: readonly TruthObservation[],
	observations: readonly ObservationCandidate[],
	complete: boolean,
	sheet: ScoreSheet,
): void {
	const found = observations.filter((o) => o.value !== null);
	const matches = matchBest(truths, found, alike);
	const matched = new Map(matches.map((m) => [m.found, m.truth]));
	truths.forEach((t, i) => {
		const match = matches.find((m) => m.truth === i);
		sheet.check("observations.recall", match !== undefined, placeOf(t), `${t.value} ${t.measure}: ${t.label}`, null);
		const o = match && found[match.found];
		if (o) scoreAttributes(t, o, sheet);
	});
	if (!complete) return;
	const prose = found.map((o, j) => ({ o, j })).filter(({ o, j }) => o.method === "prose" || matched.has(j));
	for (const { o, j } of prose)
		if (!matched.has(j))
			sheet.miss("observations.precision", `page ${o.place.page}`, null, `${o.value} ${o.measure}: ${o.label}`);
	sheet.add("observations.precision", tally(prose.filter(({ j }) => matched.has(j)).length, prose.length));
}

const placeOf = (t: TruthObservation): string => (t.line ? `line ${t.line}` : t.quote.slice(0, 60));

function alike(t: TruthObservation, o: ObservationCandidate): number {
	if (o.value === null || !sameNumber(t.value, o.value) || t.measure !== o.measure) return 0;
	const label = Math.max(likeness(t.label, o.label), containment(t.label, o.label) / 2);
	const quote = Math.max(likeness(t.quote, o.quote), containment(t.quote, o.quote) / 2);
	if (label === 0 && quote === 0) return 0;
	const unit = t.unit && o.unitLabel && sameWords(t.unit, o.unitLabel) ? 0.25 : 0;
	const parts = [
		[t.numerator, o.numerator],
		[t.denominator, o.denominator],
	].filter(([a, b]) => typeof a === "number" && typeof b === "number" && sameNumber(a, b)).length;
	return label + quote + unit + 0.25 * parts;
}

function scoreAttributes(t: TruthObservation, o: ObservationCandidate, sheet: ScoreSheet): void {
	const where = `${placeOf(t)} (${t.label})`;
	if (t.unit !== undefined) {
		const right = t.unit === null ? o.unitLabel === null : o.unitLabel !== null && sameWords(t.unit, o.unitLabel);
		sheet.check("observations.unit", right, where, t.unit, o.unitLabel);
	}
	if (t.periodStart !== undefined || t.periodEnd !== undefined) {
		const right =
			(t.periodStart === undefined || t.periodStart === o.periodStart) &&
			(t.periodEnd === undefined || t.periodEnd === o.periodEnd);
		const span = (x: { periodStart?: string | null; periodEnd?: string | null }): string =>
			`${x.periodStart ?? "?"}..${x.periodEnd ?? "?"}`;
		sheet.check("observations.period", right, where, span(t), span(o));
	}
	if (t.nature !== undefined) sheet.check("observations.nature", t.nature === o.nature, where, t.nature, o.nature);
	if (t.indicatorId !== undefined)
		sheet.check("observations.indicator", t.indicatorId === o.indicatorId, where, t.indicatorId, o.indicatorId);
}
