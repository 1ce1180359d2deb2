import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { UnitLevel } from "../../../schemas/reference/units.js";
import { packageRoot } from "../../package-root.js";
import { accented, foldName, type Kind, splitKind } from "./fold.js";
import { type Letters, lettersOf } from "./similarity.js";

/** A name that a unit bore, with outer bounds of the time (the gazetteers date changes to the year at best). */
export interface UnitName {
	/** Full ("Phường Thắng Nhì"). */
	name: string;
	kind: Kind | null;
	/** Folded, without the kind ("thang nhi"). */
	core: string;
	/** Those of the core. */
	letters: Letters;
	/** With its marks, without the kind ("thắng nhì"). */
	accented: string;
	from: string | null;
	to: string | null;
}

export interface GazetteerUnit {
	id: string;
	/** Code of the General Statistics Office. */
	code: string;
	level: UnitLevel;
	/** Oldest first. */
	names: readonly UnitName[];
	/** Newest last. */
	parents: readonly string[];
	from: string | null;
	to: string | null;
	/** Units of the 2025 reorganisation that took its territory; several when it was divided. */
	successors: readonly string[];
}

export interface Gazetteer {
	units: ReadonlyMap<string, GazetteerUnit>;
	/** Units by folded core of any of their names. */
	byCore: ReadonlyMap<string, readonly GazetteerUnit[]>;
	/** Units directly under a unit, at any time. */
	children: ReadonlyMap<string, readonly GazetteerUnit[]>;
	byLevel: ReadonlyMap<UnitLevel, readonly GazetteerUnit[]>;
	/** Distinct names of a level with the units that bear or bore them: what an unknown name is compared with. */
	coresByLevel: ReadonlyMap<UnitLevel, readonly Core[]>;
}

/** A folded name without its kind. */
export interface Core {
	core: string;
	letters: Letters;
	units: GazetteerUnit[];
}

type Spans<T> = T | [T, string | null, string | null][];
type PackedRow = [
	id: string,
	names: Spans<string>,
	parents: Spans<string | null>,
	from: string | null,
	to: string | null,
	successors: string[],
];

const LEVELS: Readonly<Record<number, UnitLevel>> = { 2: "province", 3: "district", 5: "commune" };

let loaded: Gazetteer | undefined;

/** The gazetteer, read and indexed at the first call (measured: 0.2 s for 15,201 units) and kept. */
export function gazetteer(): Gazetteer {
	loaded ??= index(
		JSON.parse(gunzipSync(readFileSync(join(packageRoot, "schemas/reference/units.json.gz"))).toString("utf8")),
	);
	return loaded;
}

function index(rows: readonly PackedRow[]): Gazetteer {
	const units = new Map<string, GazetteerUnit>();
	const byCore = new Map<string, GazetteerUnit[]>();
	const children = new Map<string, GazetteerUnit[]>();
	const byLevel = new Map<UnitLevel, GazetteerUnit[]>();
	const push = <K>(map: Map<K, GazetteerUnit[]>, key: K, unit: GazetteerUnit) => {
		const list = map.get(key);
		if (!list) map.set(key, [unit]);
		else if (list.at(-1) !== unit) list.push(unit);
	};
	// 15,000 units share 8,400 names: folding each once halves the time to index
	const seen = new Map<string, { core: string; accented: string; letters: Letters }>();
	const forms = (name: string) => {
		const core = foldName(name);
		const known = seen.get(name) ?? { core, accented: accented(name), letters: lettersOf(core) };
		seen.set(name, known);
		return known;
	};
	for (const [id, names, parents, from, to, successors] of rows) {
		const code = id.split("~")[0] ?? id;
		const unit: GazetteerUnit = {
			id,
			code,
			level: LEVELS[code.length] ?? "commune",
			names: spans(names).map(([name, start, end]) => {
				const { kind, core } = splitKind(name);
				return { name, kind, ...forms(core), from: start, to: end };
			}),
			parents: spans(parents).flatMap(([parent]) => (parent === null ? [] : [parent])),
			from,
			to,
			successors,
		};
		units.set(id, unit);
		push(byLevel, unit.level, unit);
		for (const name of unit.names) push(byCore, name.core, unit);
		for (const parent of unit.parents) push(children, parent, unit);
	}
	const coresByLevel = new Map([...byLevel].map(([level, list]) => [level, byName(list)] as const));
	return { units, byCore, children, byLevel, coresByLevel };
}

/** The distinct names that units bear or bore, each with them. */
export function byName(units: Iterable<GazetteerUnit>): Core[] {
	const out = new Map<string, Core>();
	for (const unit of units)
		for (const { core, letters } of unit.names) {
			const known = out.get(core);
			if (!known) out.set(core, { core, letters, units: [unit] });
			else if (known.units.at(-1) !== unit) known.units.push(unit);
		}
	return [...out.values()];
}

function spans<T>(packed: Spans<T>): [T, string | null, string | null][] {
	return Array.isArray(packed) ? packed : [[packed, null, null]];
}

/** The ids above a unit, nearest first, over all the parents it ever had. */
export function ancestors(unit: GazetteerUnit): string[] {
	const out: string[] = [];
	const queue = [...unit.parents];
	for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
		if (out.includes(id)) continue;
		out.push(id);
		queue.push(...(gazetteer().units.get(id)?.parents ?? []));
	}
	return out;
}

/** Whether the unit existed on a day (outer bounds). */
export function existsOn(unit: { from: string | null; to: string | null }, on: string): boolean {
	return (unit.from === null || unit.from <= on) && (unit.to === null || unit.to >= on);
}
