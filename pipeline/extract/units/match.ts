import type { UnitLevel } from "../../../schemas/reference/units.js";
import type { Kind } from "./fold.js";
import { ancestors, byName, type Core, existsOn, type GazetteerUnit, gazetteer, type UnitName } from "./reference.js";
import { type Letters, lettersOf, mayBeAlike, similarity } from "./similarity.js";
import type { LabelWord } from "./words.js";

export interface Scope {
	/** ISO date of the document or period. */
	on?: string;
	/** The unit that speaks or is spoken about: its parts and what it is part of come first. */
	within?: string;
	/** Only units under this one. */
	under?: string;
}

export interface Match {
	unit: GazetteerUnit;
	name: UnitName;
	/** 0..1. */
	score: number;
}

/** Levels that a kind can mean; without a kind, any. */
const LEVELS_OF: Readonly<Record<Kind, readonly UnitLevel[]>> = {
	tỉnh: ["province"],
	"thành phố": ["province", "district"],
	quận: ["district"],
	huyện: ["district"],
	"thị xã": ["district"],
	phường: ["commune"],
	xã: ["commune"],
	"thị trấn": ["commune"],
	"đặc khu": ["commune"],
};

/** Everyday and official short names (folded). */
const SHORT_NAMES: Readonly<Record<string, string>> = {
	...{ hcm: "ho chi minh", "tp hcm": "ho chi minh", tphcm: "ho chi minh", "sai gon": "ho chi minh" },
	...{ brvt: "ba ria vung tau", "br vt": "ba ria vung tau", hn: "ha noi", "tt hue": "thua thien hue" },
};

/**
 * What each departure costs. Measured on 400 mangled names of 63 provinces (test/extract/units): these order the right
 * unit first; the absolute values only matter against `ACCEPT` and `MARGIN` of resolve.ts.
 */
const COST = { otherKind: 0.05, noKind: 0.04, notThen: 0.1, otherName: 0.04, sameProvince: 0.06, elsewhere: 0.14 };

/** Below this, two names have nothing to do with each other: "Thắng Nhì"/"Thắng Nhất" is 0.73 apart from its marks. */
const LEAST_SIMILAR = 0.6;

/** Of 11,000 communes some are alike by chance: only near misses count where nothing says which part of the country. */
const LEAST_SIMILAR_ANYWHERE = 0.8;

/** Weight of the marks: "Thăng Nhì" is read for "Thắng Nhì", yet "Tân Hòa" and "Tân Hoa" are two communes. */
const MARKS_WEIGHT = 0.12;

/** Names near a speaker or under a unit, kept: a report names many units from one place. */
const near = new Map<string, readonly Core[]>();
const KEPT = 64;

/** The names that are compared within a scope: those below a named parent; or of the speaker, what it is part of, and their parts. */
function namesNear(scope: Scope): readonly Core[] {
	const key = scope.under === undefined ? `in ${scope.within ?? ""}` : `under ${scope.under}`;
	const known = near.get(key);
	if (known) return known;
	const g = gazetteer();
	const units = new Set<GazetteerUnit>();
	const withParts = (id: string): void => {
		for (const child of g.children.get(id) ?? []) {
			units.add(child);
			for (const part of g.children.get(child.id) ?? []) units.add(part);
		}
	};
	if (scope.under !== undefined) withParts(scope.under);
	else {
		const speaker = scope.within === undefined ? undefined : g.units.get(scope.within);
		for (const id of speaker ? [speaker.id, ...ancestors(speaker)] : []) {
			const unit = g.units.get(id);
			if (unit) units.add(unit);
			withParts(id);
		}
	}
	const cores = byName(units);
	if (near.size >= KEPT) near.clear();
	near.set(key, cores);
	return cores;
}

/** Units that the words may name, best first; `kind` is the kind printed before them. */
export function matchName(words: readonly LabelWord[], kind: Kind | null, scope: Scope, everywhere = false): Match[] {
	const folded = words.map((w) => w.folded).join(" ");
	const core = SHORT_NAMES[folded] ?? folded;
	const letters = lettersOf(core);
	const marks = words.map((w) => w.lower.replace(/^0+(?=\d)/, "")).join(" ");
	const plain = marks === folded || core !== folded;
	const levels = kind ? LEVELS_OF[kind] : null;
	const speaker = scope.within ? gazetteer().units.get(scope.within) : undefined;
	const circle = speaker ? new Set([speaker.id, ...ancestors(speaker)]) : undefined;
	const province = circle && [...circle].find((id) => gazetteer().units.get(id)?.level === "province");
	// There are few provinces: they are told apart by less.
	const least = everywhere && kind !== "tỉnh" ? LEAST_SIMILAR_ANYWHERE : LEAST_SIMILAR;
	const best = new Map<string, Match>();
	const candidates = everywhere
		? (levels ?? (["province", "district"] as const)).flatMap((l) =>
				likely(gazetteer().coresByLevel.get(l) ?? [], core, letters, least),
			)
		: [
				...(scope.under === undefined ? (gazetteer().byCore.get(core) ?? []) : []),
				...likely(namesNear(scope), core, letters, least),
			];
	for (const unit of candidates) {
		if ((levels && !levels.includes(unit.level)) || best.has(unit.id)) continue;
		for (const name of unit.names) {
			if (core !== name.core && !mayBeAlike(letters, name.letters, least)) continue;
			const alike = similarity(core, name.core, least);
			if (alike < least) continue;
			let score = alike;
			if (!plain) score -= MARKS_WEIGHT * (1 - similarity(marks, name.accented));
			if (kind === null) score -= COST.noKind;
			else if (name.kind !== kind) score -= COST.otherKind;
			if (scope.on !== undefined) {
				if (!existsOn(unit, scope.on)) score -= COST.notThen;
				else if (!existsOn(name, scope.on)) score -= COST.otherName;
			}
			if (circle && !circle.has(unit.id)) {
				const above = ancestors(unit);
				if (!above.some((id) => id === speaker?.id))
					score -= province && above.includes(province) ? COST.sameProvince : COST.elsewhere;
			}
			const known = best.get(unit.id);
			if (!known || known.score < score) best.set(unit.id, { unit, name, score });
		}
	}
	return [...best.values()].toSorted((a, b) => b.score - a.score || (a.unit.id < b.unit.id ? -1 : 1));
}

/**
 * Units of whose names one may be like `core`, by its length and letters: most of the 8,400 names are ruled out by them alone. Measured on 300 invented names within a city:
 * 39 ms each before, 4 ms since (both on a busy machine).
 */
function likely(cores: readonly Core[], core: string, letters: Letters, least: number): GazetteerUnit[] {
	const out: GazetteerUnit[] = [];
	for (const c of cores) if (c.core === core || mayBeAlike(letters, c.letters, least)) out.push(...c.units);
	return out;
}
