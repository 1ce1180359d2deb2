import { existsOn, type GazetteerUnit, gazetteer } from "../extract/units/reference.js";

/** The unit that `unitId` was a direct part of on a day (ISO); null when that is not known. An agency belongs to what follows its "@". */
export function parentOn(unitId: string, day: string): string | null {
	const office = /^agency:[^@]*@(.+)$/.exec(unitId)?.[1];
	if (office) return office;
	const { units } = gazetteer();
	const unit = units.get(unitId);
	return unit?.parents.findLast((id) => existsOn(units.get(id) ?? { from: null, to: null }, day)) ?? null;
}

/** Whether `unitId` lay in `above` on a day, directly or through units between. */
export function isWithin(unitId: string, above: string, day: string): boolean {
	for (let id = parentOn(unitId, day); id !== null; id = parentOn(id, day)) if (id === above) return true;
	return false;
}

/** The units of one level that were direct parts of `parent` on a day: those from which a figure is to be expected. */
export function partsOn(parent: string, level: string, day: string): GazetteerUnit[] {
	const { byLevel } = gazetteer();
	const all = level === "province" || level === "district" || level === "commune" ? byLevel.get(level) : undefined;
	return (all ?? []).filter((unit) => existsOn(unit, day) && parentOn(unit.id, day) === parent);
}

/** The full name that a unit bore on a day. */
export function nameOn(unit: GazetteerUnit, day: string): string {
	return (unit.names.findLast((n) => existsOn(n, day)) ?? unit.names.at(-1))?.name ?? unit.id;
}
