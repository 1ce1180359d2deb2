import type { ObservationCandidate } from "../../../schemas/extracted.js";
import { indicatorById } from "../../../schemas/reference/indicators.js";
import type { UserAlias } from "../../../schemas/reference/user-aliases.js";
import { fits, type IndicatorMatch, wordsOf } from "./indicator.js";

/**
 * The indicator that a user's own aliases give to a label: an alias that is the whole label, else the longest one whose
 * words stand in it side by side (accents, case and short forms aside). Null when none does, when the measure is another
 * one, or when two that are equally long disagree.
 */
export function matchUserAlias(
	label: string,
	measure: string,
	aliases: readonly UserAlias[],
): (IndicatorMatch & { whole: boolean }) | null {
	const words = ` ${wordsOf(label).join(" ")} `;
	const found = aliases
		.map((alias) => ({ alias, text: ` ${wordsOf(alias.label).join(" ")} ` }))
		.filter(({ alias, text }) => {
			const indicator = indicatorById(alias.indicatorId);
			return text.trim() !== "" && words.includes(text) && indicator && fits(indicator.measure, measure);
		})
		.toSorted((a, b) => b.text.length - a.text.length);
	const [first] = found;
	if (!first) return null;
	const rivals = found.filter((f) => f.text.length === first.text.length);
	if (rivals.some((f) => f.alias.indicatorId !== first.alias.indicatorId)) return null;
	const whole = first.text === words;
	const why = `your alias "${first.alias.label}" is ${whole ? "the label" : "in the label"}`;
	return { id: first.alias.indicatorId, score: 1, why, whole };
}

/** Figures with the indicators that a user's aliases give them: those without one, and those whose whole label he names. Pure. */
export function withUserAliases<T extends Pick<ObservationCandidate, "label" | "measure" | "indicatorId">>(
	observations: readonly T[],
	aliases: readonly UserAlias[],
): T[] {
	if (aliases.length === 0) return [...observations];
	return observations.map((o) => {
		const match = matchUserAlias(o.label, o.measure, aliases);
		return match && (o.indicatorId === null || match.whole) ? { ...o, indicatorId: match.id } : o;
	});
}
