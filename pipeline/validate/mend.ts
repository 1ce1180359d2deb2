/** A broken identity is first tried as a slip of reading: when exactly one other reading mends it, the figure is corrected. */
import { measureById } from "../../schemas/reference/measures.js";
import { type Audit, type Audited, addFinding, flag, type Identity } from "./audit.js";
import { printed } from "./print.js";

/** Longest quote of a finding that names several figures (characters). */
const MAX_QUOTE = 600;

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
	const told = new Set<string>();
	for (const id of identities) {
		if (id.holds(valuesOf(id))) continue;
		const fix = onlyReading(id, of, holding);
		if (fix) {
			const before = fix.figure.value ?? 0;
			const message = id.message(valuesOf(id));
			apply(fix.figure, fix.value);
			addFinding(audit, fix.figure, {
				rule: "audit.corrected",
				severity: "info",
				message: `${printed(before)} was read, ${printed(fix.value)} is meant: the only other reading with which the figures agree. ${message}`,
			});
			continue;
		}
		const message = id.message(valuesOf(id));
		if (told.has(message + id.about.key)) continue;
		told.add(message + id.about.key);
		flag(id.about);
		addFinding(audit, id.about, { rule: id.rule, severity: id.severity ?? "warning", message, quote: quoteOf(id) });
	}
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
		if ((holding.get(member) ?? 0) > 0 || member.status === "corrected") continue;
		for (const value of member.alternatives) {
			if (!isPossible(member, value) || !id.holds(values.with(i, value))) continue;
			const others = (of.get(member) ?? []).filter((o) => o !== id);
			const breaks = others.some((o) => !o.holds(valuesOf(o).map((v, k) => (o.members[k] === member ? value : v))));
			if (!breaks) fixes.push({ figure: member, value });
		}
	}
	const distinct = fixes.filter((f, i) => fixes.findIndex((g) => g.figure === f.figure && g.value === f.value) === i);
	return distinct.length === 1 ? (distinct[0] ?? null) : null;
}

/** Things are counted whole, and what a figure counts does not go below nothing. */
const isPossible = (figure: Audited, value: number): boolean =>
	value >= 0 && (Number.isInteger(value) || !isCount(figure) || !Number.isInteger(figure.value));

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
