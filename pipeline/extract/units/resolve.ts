import { foldName } from "./fold.js";
import { type Match, matchName, type Scope } from "./match.js";
import { ancestors, gazetteer } from "./reference.js";
import { type KindReading, kindAt, type LabelWord } from "./words.js";

/** A reading of a label as a unit, with the runners-up. */
export interface Reading {
	best: Match | null;
	/** Units that could be meant, best first, the best itself included. */
	candidates: Match[];
}

/** Least score at which a name is taken for a unit: near the speaker or under a named parent, and anywhere. */
const ACCEPT = { near: 0.74, anywhere: 0.84 };

/** A runner-up nearer than this makes the name ambiguous. */
const MARGIN = 0.025;

const NOTHING: Reading = { best: null, candidates: [] };

const JOINTS = new Set(["thuoc", "cua", "tai", "o"]);

/** "phường 12, thành phố Vũng Tàu" → the reading of "phường 12" under that of "thành phố Vũng Tàu". */
export function readUnit(words: readonly LabelWord[], scope: Scope): Reading {
	return readFrom(words, 0, scope, new Map());
}

/** The reading of the words from `from` on; `known` keeps those of the tails, which several splits need. */
function readFrom(label: readonly LabelWord[], from: number, scope: Scope, known: Map<number, Reading>): Reading {
	const before = known.get(from);
	if (before) return before;
	const words = label.slice(from);
	const readings = [readWhole(words, scope)];
	for (let i = 1; i < words.length; i++) {
		const joint = JOINTS.has(words[i]?.folded ?? "") && i + 1 < words.length;
		const start = joint ? i + 1 : i;
		if (!joint && !words[i]?.parted && !kindAt(words, i, false)) continue;
		const outer = readFrom(label, from + start, scope, known);
		if (!outer.best) continue;
		const inner = readWhole(words.slice(0, i), { on: scope.on, under: outer.best.unit.id });
		if (inner.candidates.length > 0) readings.push(inner);
	}
	const result = better(readings) ?? readings.find((r) => r.candidates.length > 0) ?? NOTHING;
	known.set(from, result);
	return result;
}

/** Reads all the words as one name, with or without a kind before it. */
function readWhole(words: readonly LabelWord[], scope: Scope): Reading {
	const kind = kindAt(words, 0, false);
	if (!kind?.guessed) return readAs(words, kind, scope);
	const readings = [readAs(words, kind, scope), readAs(words, null, scope)];
	return better(readings) ?? readings.find((r) => r.candidates.length > 0) ?? NOTHING;
}

/** The reading with the best match, if any has one. */
function better(readings: readonly Reading[]): Reading | undefined {
	return readings.filter((r) => r.best).toSorted((a, b) => (b.best?.score ?? 0) - (a.best?.score ?? 0))[0];
}

/** "TPVT", "BRVT": the initials of the one that speaks or lies around it. */
function readInitials(word: LabelWord | undefined, scope: Scope): Reading {
	const speaker = scope.within ? gazetteer().units.get(scope.within) : undefined;
	if (!word || !speaker || !/^\p{Lu}{3,6}$/u.test(word.raw)) return NOTHING;
	for (const id of [speaker.id, ...ancestors(speaker)]) {
		const unit = gazetteer().units.get(id);
		const name = unit?.names.at(-1);
		if (!unit || !name) continue;
		const initials = name.core.replace(/(\p{L})\p{L}*\s?/gu, "$1");
		const kind = name.kind === "thành phố" ? "tp" : foldName(name.kind ?? "").replace(/(\p{L})\p{L}*\s?/gu, "$1");
		if (word.folded === initials || word.folded === kind + initials) {
			const match = { unit, name, score: 0.9 };
			return { best: match, candidates: [match] };
		}
	}
	return NOTHING;
}

function readAs(words: readonly LabelWord[], kind: KindReading | null, scope: Scope): Reading {
	if (kind && kind.length === words.length) return readSpeaker(kind.kind, scope);
	const core = kind ? words.slice(kind.length) : words;
	const initials = words.length === 1 ? readInitials(words[0], scope) : NOTHING;
	if (initials.best) return initials;
	// a bare name of more than six words or a bare number is no unit
	if (core.length === 0 || core.length > 6 || (!kind && /^\d+$/.test(core[0]?.folded ?? ""))) return NOTHING;
	const near = decide(matchName(core, kind?.kind ?? null, scope), scope, kind);
	// "phường 12, thành phố Vũng Tàu" is no one name: it is read in parts
	const parts = words.some((w, i) => i > 0 && (w.parted || (i > (kind?.length ?? 0) && kindAt(words, i, true))));
	if (near.best || scope.under !== undefined || core.length === 1 || parts) return near;
	const anywhere = decide(matchName(core, kind?.kind ?? null, scope, true), { on: scope.on }, kind);
	return anywhere.best || near.candidates.length === 0 ? anywhere : near;
}

/** "thành phố", "tỉnh" alone: the one that speaks or lies around it. */
function readSpeaker(kind: string, scope: Scope): Reading {
	const speaker = scope.within ? gazetteer().units.get(scope.within) : undefined;
	if (!speaker) return NOTHING;
	for (const id of [speaker.id, ...ancestors(speaker)]) {
		const unit = gazetteer().units.get(id);
		const name = unit?.names.at(-1);
		if (unit && name?.kind === kind) {
			const match = { unit, name, score: 0.8 };
			return { best: match, candidates: [match] };
		}
	}
	return NOTHING;
}

/**
 * A name that is like one and like no other is that one, even where engines spoiled a third of its letters: among the parts of
 * a named parent, and among the provinces ("thành phố Hug" under Thừa Thiên Huế, "tỉnh Phi Yén"). Measured on 147 names of
 * worn print: 11 more right, none wrong.
 */
const ALONE = { score: 0.6, lead: 0.15 };

function decide(candidates: Match[], scope: Scope, kind: KindReading | null): Reading {
	const [first] = candidates;
	const accept = scope.within !== undefined || scope.under !== undefined ? ACCEPT.near : ACCEPT.anywhere;
	const closed = scope.under !== undefined || (kind !== null && first?.unit.level === "province");
	// What a unit became bears its name and is no rival, only later.
	const lead = (c: Match): number => (c.name.core === first?.name.core ? MARGIN : ALONE.lead);
	const alone =
		closed &&
		first !== undefined &&
		first.score >= ALONE.score &&
		candidates.slice(1).every((c) => first.score - c.score >= lead(c));
	if (alone) return { best: first, candidates: candidates.slice(0, 5) };
	if (!first || first.score < accept) return { best: null, candidates: candidates.slice(0, 5) };
	const close = candidates.filter((c) => first.score - c.score < MARGIN);
	const shown = candidates.slice(0, Math.max(5, close.length));
	if (close.length === 1) return { best: first, candidates: shown };
	// a unit and what became of it bear one name: without a date, an archive speaks of the older
	const oldest = close.find((c) => close.every((o) => o === c || c.unit.successors.includes(o.unit.id)));
	return { best: oldest ?? null, candidates: shown };
}
