/**
 * Names of administrative units and agencies to stable ids.
 *
 * Ids: the code of the General Statistics Office (`77` province, `747` district, `26521` commune); `79~2025` where the
 * reorganisation of 1/7/2025 gave a code to a unit made of others; `agency:so-noi-vu@77` for an agency: the slug of its
 * name without marks and "và", and the unit that it belongs to (no "@" for the state's own or when unknown).
 */
import type { UnitFate, UnitLevel, UnitReference } from "../../schemas/reference/units.js";
import { readAgency } from "./units/agency.js";
import { tidy } from "./units/fold.js";
import type { Match, Scope } from "./units/match.js";
import { existsOn, type GazetteerUnit, gazetteer } from "./units/reference.js";
import { readUnit } from "./units/resolve.js";
import { labelWords, withoutOffice } from "./units/words.js";

export interface ResolveOptions {
	/** ISO date at which the unit is spoken of; without it, the older of two units of one name is meant. */
	on?: string;
	/** Id of the unit that speaks (the issuer) or is reported on: its parts, then what it is part of, come first. */
	within?: string;
}

export interface UnitAlternative {
	unitId: string;
	name: string;
	score: number;
}

export interface ResolvedUnit {
	/** Null when several units may be meant: see `alternatives`. */
	unitId: string | null;
	/** The reference's name of the unit, or the label when it is ambiguous. */
	name: string;
	level: UnitLevel | null;
	/** 0..1. */
	score: number;
	/** Other units that the label may name, best first; with `unitId` null, all of them. */
	alternatives: UnitAlternative[];
}

const CACHE_SIZE = 20_000;
const cache = new Map<string, ResolvedUnit | null>();

/**
 * The unit that a label names, in spite of lost accents, OCR slips, abbreviations and a missing kind
 * ("UBND phường Thăng Nhì" within 747 → 26521). Null when it names none; `unitId` null when it may name several.
 */
export function resolveUnit(label: string, options: ResolveOptions = {}): ResolvedUnit | null {
	const key = `${label}|${options.on ?? ""}|${options.within ?? ""}`;
	const known = cache.get(key);
	if (known !== undefined) return known;
	const result = resolve(label, { on: options.on, within: options.within?.split("@").at(-1) });
	if (cache.size >= CACHE_SIZE) cache.clear();
	cache.set(key, result);
	return result;
}

function resolve(label: string, scope: Scope): ResolvedUnit | null {
	const printed = labelWords(label);
	// no unit's name with its parents is longer than this; sentences are not names
	if (printed.length === 0 || printed.length > 25) return null;
	const agency = readAgency(printed, scope);
	if (agency) {
		const { id, name, score } = agency;
		return { unitId: id, name, level: "agency", score, alternatives: [] };
	}
	const { best, candidates } = readUnit(withoutOffice(printed), scope);
	const alternatives = candidates.filter((c) => c !== best).map(alternative);
	if (best) {
		const name = nameOn(best.unit, scope.on);
		return { unitId: best.unit.id, name, level: best.unit.level, score: clamp(best.score), alternatives };
	}
	const close = alternatives.filter((a) => a.score >= 0.75);
	if (close.length < 2) return null;
	return { unitId: null, name: tidy(label), level: null, score: close[0]?.score ?? 0, alternatives: close };
}

const clamp = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 1000) / 1000;

function alternative({ unit, score }: Match): UnitAlternative {
	return { unitId: unit.id, name: unit.names.at(-1)?.name ?? unit.id, score: clamp(score) };
}

function nameOn(unit: GazetteerUnit, on: string | undefined): string {
	const then = on === undefined ? undefined : unit.names.findLast((n) => existsOn(n, on));
	return (then ?? unit.names.at(-1))?.name ?? unit.id;
}

/** All administrative units of the reference, for the database's `units` table. */
export function allUnits(): UnitReference[] {
	const { units } = gazetteer();
	return [...units.values()].map((unit) => reference(unit));
}

/** The unit with this id, or undefined. */
export function unitById(id: string): UnitReference | undefined {
	const unit = gazetteer().units.get(id);
	return unit && reference(unit);
}

function reference(unit: GazetteerUnit): UnitReference {
	const { units } = gazetteer();
	let province: GazetteerUnit | undefined = unit;
	while (province && province.level !== "province") province = units.get(province.parents[0] ?? "");
	const name = unit.names.at(-1);
	const successors = successorsOf(unit);
	return {
		unitId: unit.id,
		name: name?.name ?? unit.id,
		level: unit.level,
		kind: name?.kind ?? null,
		code: unit.code,
		parentId: unit.parents.at(-1) ?? null,
		provinceId: unit.level === "province" ? unit.id : (province?.id ?? null),
		validFrom: unit.from,
		validTo: unit.to,
		// a unit that was divided has no single successor
		successorId: successors.length === 1 ? (successors[0] ?? null) : null,
		successorIds: successors,
		fate: fateOf(unit, successors),
	};
}

const fateOf = (unit: GazetteerUnit, successors: readonly string[]): UnitFate | null => {
	if (successors.length > 0) return successors.length === 1 ? "became" : "divided";
	return unit.to === null ? null : "unknown";
};

/**
 * What a unit became. With the districts, abolished on 1/7/2025, nothing but their territory is left: it went wherever their last
 * communes went. Empty where a commune of it is not known to have gone anywhere.
 */
function successorsOf(unit: GazetteerUnit): readonly string[] {
	if (unit.successors.length > 0 || unit.level !== "district" || unit.to === null) return unit.successors;
	const { units, children } = gazetteer();
	const last = (children.get(unit.id) ?? []).filter(
		(c) =>
			(c.to === null || c.to >= (unit.to ?? "")) &&
			c.parents.findLast((p) => units.get(p)?.level === "district") === unit.id,
	);
	// a commune that goes on keeps its own id
	const became = last.map((c) => (c.to === null ? [c.id] : c.successors));
	return became.some((ids) => ids.length === 0) ? [] : [...new Set(became.flat())];
}
