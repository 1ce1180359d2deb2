/** A broken identity is first tried as a slip of reading: when exactly one other reading mends it, the figure is corrected. */
import { measureById } from "../../schemas/reference/measures.js";
import { type Audit, type Audited, addFinding, flag, type Identity } from "./audit.js";
import { printed } from "./print.js";

/** Longest quote of a finding that names several figures (characters). */
const MAX_QUOTE = 600;

/**
 * Figures read this surely are the author's, not the engine's: a right 5,50 read with 0.91 was "mended" to fit a total that the author got
 * wrong (typeset index table, worn); the slips of the same set were read with 0.72 and 0.89.
 */
const SURE = 0.9;

/** A share over 100 % has lost its separator, however sure the engine was. */
const isSure = (f: Audited): boolean => f.confidence > SURE && !(f.measure === "percent" && (f.value ?? 0) > 100);

const valuesOf = (identity: Identity): number[] => identity.members.map((m) => amountOf(identity, m));

/** Parts and wholes given as fractions take part with their numerator, which is their value. */
const amountOf = (_: Identity, m: Audited): number => m.value ?? 0;

/** Checks all identities; mends, flags and reports the broken ones. */
export function settle(audit: Audit, identities: readonly Identity[]): void {
	const holding = new Map<Audited, number>();
	for (const id of identities)
		if (id.holds(valuesOf(id))) for (const m of id.members) holding.set(m, (holding.get(m) ?? 0) + 1);
	const of = new Map<Audited, Identity[]>();
	for (const id of identities)
		for (const m of id.members) {
			const list = of.get(m);
			if (list) list.push(id);
			else of.set(m, [id]);
		}
	// Slips of reading first: what they mend is not told as a contradiction of the author.
	for (const id of identities) {
		if (id.holds(valuesOf(id))) continue;
		const fix = onlyReading(id, of, holding);
		if (!fix) continue;
		const before = fix.figure.value ?? 0;
		const message = id.message(valuesOf(id));
		apply(fix.figure, fix.value);
		addFinding(audit, fix.figure, {
			rule: "audit.corrected",
			severity: "info",
			message: `${printed(before)} was read, ${printed(fix.value)} is meant: the only other reading with which the figures agree. ${message}`,
		});
	}
	const broken = withoutRestated(identities.filter((id) => !id.holds(valuesOf(id))));
	const told = new Set<Identity>();
	const slips = new Map(broken.map((id) => [id, likelySlip(id, of)] as const));
	// First those that name a slip, best on the figure that slipped: what only follows from it is told with it.
	const order = (id: Identity): number => {
		const slip = slips.get(id);
		return slip ? (slip.figure === id.about ? 0 : 1) : 2;
	};
	for (const id of broken.toSorted((a, b) => order(a) - order(b))) {
		if (told.has(id)) continue;
		told.add(id);
		const slip = slips.get(id) ?? null;
		const implied = slip ? broken.filter((o) => !told.has(o) && follows(o, slip)) : [];
		for (const o of implied) told.add(o);
		flag(slip ? slip.figure : id.about);
		flag(id.about);
		const mended = slip ? broken.filter((o) => o !== id && follows(o, slip)).length : 0;
		report(audit, id, slip && { ...slip, others: mended }, implied);
	}
}

/** Whether a broken identity holds once the slip is mended: it tells nothing new. */
const follows = (id: Identity, slip: { figure: Audited; value: number }): boolean =>
	id.members.includes(slip.figure) && id.holds(withValue(id, slip.figure, slip.value));

/** Findings that follow are told in words as far as these (the rest are counted). */
const IMPLIED = 2;

function report(
	audit: Audit,
	id: Identity,
	slip: { figure: Audited; value: number; others: number } | null,
	implied: readonly Identity[],
): void {
	const mends = slip
		? ` ${printed(slip.value)} instead of ${printed(slip.figure.value ?? 0)} would mend this and ${slip.others} more.`
		: "";
	const listed = implied.slice(0, IMPLIED).map((o) => ` ${o.message(valuesOf(o))}`);
	addFinding(audit, id.about, {
		rule: id.rule,
		severity: id.severity ?? "warning",
		message: id.message(valuesOf(id)) + mends + listed.join(""),
		quote: quoteOf(id),
	});
}

/** One relation found by two rules (a printed formula and a share of two columns) is one contradiction. */
function withoutRestated(broken: readonly Identity[]): Identity[] {
	const seen = new Set<string>();
	return broken.filter((id) => {
		const members = [...new Set(id.members.map((m) => m.key))].sort().join(" ");
		const key = `${id.about.key} ${members}`;
		const known = id.members.length > 1 ? seen.has(key) : seen.has(`${key} ${id.message(valuesOf(id))}`);
		seen.add(key).add(`${key} ${id.message(valuesOf(id))}`);
		return !known;
	});
}

/**
 * The one other reading of one member that mends the identity and breaks no other; null when there is none or more than one.
 * Members that hold in other identities are trusted: they are not touched.
 */
function onlyReading(
	id: Identity,
	of: ReadonlyMap<Audited, readonly Identity[]>,
	holding: ReadonlyMap<Audited, number>,
): { figure: Audited; value: number } | null {
	const values = valuesOf(id);
	const fixes: { figure: Audited; value: number }[] = [];
	for (const [i, member] of id.members.entries()) {
		if ((holding.get(member) ?? 0) > 0 || member.status === "corrected" || isSure(member)) continue;
		for (const value of member.alternatives) {
			if (!isPossible(member, value) || !id.holds(values.with(i, value))) continue;
			// What disagrees already, for another figure's sake, says nothing about this one.
			const others = (of.get(member) ?? []).filter((o) => o !== id && o.holds(valuesOf(o)));
			const breaks = others.some((o) => !o.holds(withValue(o, member, value)));
			if (!breaks) fixes.push({ figure: member, value });
		}
	}
	const distinct = fixes.filter((f, i) => fixes.findIndex((g) => g.figure === f.figure && g.value === f.value) === i);
	return distinct.length === 1 ? (distinct[0] ?? null) : null;
}

const withValue = (id: Identity, member: Audited, value: number): number[] =>
	valuesOf(id).map((v, k) => (id.members[k] === member ? value : v));

/**
 * The one figure, and its value, with which this identity and at least one other broken one hold, and none breaks: the likely slip of
 * the author. Null when none or several would do.
 */
function likelySlip(
	id: Identity,
	of: ReadonlyMap<Audited, readonly Identity[]>,
): { figure: Audited; value: number; others: number } | null {
	const found: { figure: Audited; value: number; others: number }[] = [];
	for (const [i, figure] of id.members.entries()) {
		const all = of.get(figure) ?? [];
		const others = all.filter((o) => o !== id && !o.holds(valuesOf(o)));
		if (!id.wanted || others.length === 0) continue;
		const value = id.wanted(i, valuesOf(id));
		if (!isPossible(figure, value) || all.some((o) => !o.holds(withValue(o, figure, value)))) continue;
		found.push({ figure, value, others: others.length });
	}
	return found.length === 1 ? (found[0] ?? null) : null;
}

/** Things are counted whole, and what a figure counts does not go below nothing. */
const isPossible = (figure: Audited, value: number): boolean =>
	(value >= 0 || (figure.value ?? 0) < 0) &&
	(Number.isInteger(value) || !isCount(figure) || !Number.isInteger(figure.value));

const isCount = (figure: Audited): boolean =>
	measureById(figure.measure)?.kind === "count" && figure.measure !== "item";

function apply(figure: Audited, value: number): void {
	figure.alternatives = [figure.value ?? Number.NaN, ...figure.alternatives.filter((a) => a !== value)].filter(
		(a) => !Number.isNaN(a),
	);
	if (figure.numerator !== null && figure.numerator === figure.value) figure.numerator = value;
	figure.value = value;
	figure.status = "corrected";
}

function quoteOf(id: Identity): string {
	const quotes = [...new Set([id.about, ...id.members].map((m) => m.quote))];
	const joined = quotes
		.filter((q, i) => !quotes.some((o, k) => k !== i && o.includes(q) && (o !== q || k < i)))
		.join(" … ");
	return joined.length <= MAX_QUOTE ? joined : `${joined.slice(0, MAX_QUOTE)} …`;
}
