/** Parts of an index (DTI, PAR Index) whose names an engine mangled: few and fixed, so that the likest is the one. */
import { type Indicator, loadIndicators } from "../../../schemas/reference/indicators.js";
import { fold } from "../flow/fold.js";
import { distance } from "../units/similarity.js";

/** Words that say that a document speaks of the index. */
const SPOKEN_OF: Record<string, readonly string[]> = {
	dti: ["chuyen", "doi", "so"],
	par_index: ["chi", "so", "cai", "cach"],
};
/** What is told of a part: its score, its maximum, the points lost. */
const KINDS = { score: /\bdiem\b/, max: /\b(?:toi da|diem chuan)\b/, deducted: /\btru\b/ } as const;
type Kind = keyof typeof KINDS;
const ABOUT = new Set("diem dat duoc toi da bi tru chuan".split(" "));

/**
 * Share of letters of a name that must agree, and lead over the next name. Measured on the OCR of seed 004: "Hatangsb" 0.88,
 * "Nhân lực b" 0.78, "Xahoisbd" 0.75, "Iginh t€" 0.78, "An toàn thìhộ tin mạng" 0.86; the next name is never over 0.66.
 */
const ALIKE = 0.74;
const LEAD = 0.1;

const letters = (words: readonly string[]): string => fold(words.join("").replace(/€/g, "e")).replace(/[^a-z0-9]/g, "");

function kindOf(words: readonly string[]): Kind | null {
	const text = words.join(" ");
	if (KINDS.deducted.test(text)) return "deducted";
	if (KINDS.max.test(text)) return "max";
	return KINDS.score.test(text) ? "score" : null;
}

interface Part {
	indicator: Indicator;
	kind: Kind;
	/** Letters of its name, in each of its forms. */
	names: string[];
}

let parts: Part[] | null = null;
function partsOfIndices(): Part[] {
	parts ??= loadIndicators().flatMap((indicator) => {
		const kind = /_(score|max|deducted)$/.exec(indicator.id)?.[1] as Kind | undefined;
		if (!kind || !SPOKEN_OF[indicator.framework ?? ""]) return [];
		const names = indicator.aliases.map((a) =>
			letters(
				fold(a)
					.split(/\s+/)
					.filter((w) => !ABOUT.has(w)),
			),
		);
		return [{ indicator, kind, names: [...new Set(names)] }];
	});
	return parts;
}

/**
 * The part of an index that a mangled label most likely names; null when none is near, two are, or the document does not
 * speak of the index. @param own words of the label, @param measure measure id, @param label words of the whole label, @param titles words of the headings above
 */
export function likelyComponent(
	own: readonly string[],
	measure: string,
	label: ReadonlySet<string>,
	titles: ReadonlySet<string>,
): { id: string; score: number; why: string } | null {
	const kind = kindOf(own);
	const name = letters(own.filter((w) => !ABOUT.has(w)));
	if (measure !== "point" || kind === null || name.length < 6) return null;
	const ranked = partsOfIndices()
		.filter(
			(p) => p.kind === kind && SPOKEN_OF[p.indicator.framework ?? ""]?.every((w) => label.has(w) || titles.has(w)),
		)
		.map((p) => ({
			id: p.indicator.id,
			name: p.indicator.name,
			score: Math.max(...p.names.map((n) => 1 - distance(name, n) / Math.max(n.length, name.length))),
		}))
		.sort((a, b) => b.score - a.score);
	const [first, second] = ranked;
	if (!first || first.score < ALIKE || first.score - (second?.score ?? 0) < LEAD) return null;
	return { id: first.id, score: Math.round(first.score * 100) / 100, why: `"${first.name}" is nearly in the label` };
}
