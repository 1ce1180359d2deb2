import type { Kind } from "./fold.js";
import { ancestors, existsOn, type GazetteerUnit, gazetteer, type UnitName } from "./reference.js";
import { similarity } from "./similarity.js";
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
const LEVELS_OF: Readonly<Record<Kind, readonly string[]>> = {
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

function* pool(core: string, scope: Scope): Iterable<GazetteerUnit> {
	const g = gazetteer();
	if (scope.under !== undefined) {
		const below = [...(g.children.get(scope.under) ?? [])];
		yield* below;
		for (const unit of below) yield* g.children.get(unit.id) ?? [];
		return;
	}
	yield* g.byCore.get(core) ?? [];
	if (scope.within === undefined) return;
	const speaker = g.units.get(scope.within);
	if (!speaker) return;
	const near = [speaker.id, ...ancestors(speaker)];
	for (const id of near) {
		const unit = g.units.get(id);
		if (unit) yield unit;
		for (const child of g.children.get(id) ?? []) {
			yield child;
			yield* g.children.get(child.id) ?? [];
		}
	}
}

/** Units that the words may name, best first; `kind` is the kind printed before them. */
export function matchName(words: readonly LabelWord[], kind: Kind | null, scope: Scope, everywhere = false): Match[] {
	const folded = words.map((w) => w.folded).join(" ");
	const core = SHORT_NAMES[folded] ?? folded;
	const marks = words.map((w) => w.lower.replace(/^0+(?=\d)/, "")).join(" ");
	const plain = marks === folded || core !== folded;
	const levels = kind ? LEVELS_OF[kind] : null;
	const speaker = scope.within ? gazetteer().units.get(scope.within) : undefined;
	const circle = speaker ? new Set([speaker.id, ...ancestors(speaker)]) : undefined;
	const province = circle && [...circle].find((id) => gazetteer().units.get(id)?.level === "province");
	// There are few provinces: they are told apart by less.
	const least = everywhere && kind !== "tỉnh" ? LEAST_SIMILAR_ANYWHERE : LEAST_SIMILAR;
	const best = new Map<string, Match>();
	const candidates = everywhere ? (levels ?? ["province", "district"]).flatMap((l) => all(l)) : pool(core, scope);
	for (const unit of candidates) {
		if (best.has(unit.id) || (levels && !levels.includes(unit.level))) continue;
		for (const name of unit.names) {
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

function all(level: string): readonly GazetteerUnit[] {
	return gazetteer().byLevel.get(level as GazetteerUnit["level"]) ?? [];
}
