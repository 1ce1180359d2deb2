import { type Indicator, indicators } from "../../schemas/reference/indicators.js";
import type { UserAlias } from "../../schemas/reference/user-aliases.js";
import { matchIndicator, wordsOf } from "../extract/observations/index.js";
import { matchUserAlias } from "../extract/observations/user-aliases.js";

/** How near an indicator is to a label, and why. */
export interface Likeness {
	indicatorId: string;
	name: string;
	measure: string;
	/** True: this is the indicator that figures with this label get. */
	match: boolean;
	/** 0..1: of a match, how sure it is; else the share of words that label and alias have in common. */
	score: number;
	why: string;
}

interface Worded {
	indicator: Indicator;
	aliases: { text: string; words: Set<string> }[];
}

let worded: Worded[] | undefined;
const registry = (): Worded[] => {
	worded ??= indicators.map((indicator) => ({
		indicator,
		aliases: [indicator.name, ...indicator.aliases].map((text) => ({
			text,
			words: new Set(wordsOf(text.replace("@", " "))),
		})),
	}));
	return worded;
};

/** Dice's coefficient of two sets of words. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): { score: number; words: string[] } {
	const words = [...b].filter((w) => a.has(w));
	return { score: a.size + b.size === 0 ? 0 : (2 * words.length) / (a.size + b.size), words };
}

/**
 * Indicators near a label: those that it names (in `measure`, or in any when that is null), then the closest others by
 * the words that they share, those of the same measure first among equals.
 */
export function nearIndicators(
	label: string,
	measure: string | null,
	aliases: readonly UserAlias[] = [],
	limit = 5,
): Likeness[] {
	const measures = measure === null ? [...new Set(indicators.map((i) => i.measure))] : [measure];
	const out = new Map<string, Likeness>();
	for (const of of measures) {
		const own = matchUserAlias(label, of, aliases);
		const match = own?.whole ? own : (matchIndicator(label, of) ?? own);
		const indicator = match && indicators.find((i) => i.id === match.id);
		if (match && indicator && !out.has(match.id))
			out.set(match.id, {
				...{ indicatorId: match.id, name: indicator.name, measure: of, match: true },
				...{ score: match.score, why: match.why },
			});
	}
	const words = new Set(wordsOf(label));
	const others = registry()
		.filter(({ indicator }) => !out.has(indicator.id))
		.map(({ indicator, aliases }) => {
			const best = aliases
				.map((alias) => ({ alias, ...shared(words, alias.words) }))
				.reduce((a, b) => (b.score > a.score ? b : a));
			const fits = measure === null || indicator.measure === measure;
			return { indicator, ...best, fits, rank: best.score + (fits ? 0.1 : 0) };
		})
		.filter((o) => o.words.length > 0)
		.toSorted((a, b) => b.rank - a.rank || (a.indicator.id < b.indicator.id ? -1 : 1));
	for (const { indicator, alias, score, words: common, fits } of others.slice(0, Math.max(0, limit - out.size)))
		out.set(indicator.id, {
			...{ indicatorId: indicator.id, name: indicator.name, measure: indicator.measure, match: false },
			score: Math.round(score * 100) / 100,
			why: `shares "${common.join(" ")}" with "${alias.text}"${fits ? "" : `, but counts ${indicator.measure}, not ${measure}`}`,
		});
	return [...out.values()];
}
