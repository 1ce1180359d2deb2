import type { ExtractedDocument, Finding, Header, ObservationCandidate } from "../../schemas/extracted.js";
import { type ResolvedUnit, resolveUnit } from "./units.js";

/** The day by which units are looked up: they are renamed, merged and abolished. */
export function documentDay(header: Header): string | undefined {
	if (header.issuedOn) return header.issuedOn;
	if (header.issuedYear === null) return undefined;
	return `${header.issuedYear}-${String(header.issuedMonth ?? 12).padStart(2, "0")}-01`;
}

/** Id of the issuing body; null when it cannot be told which unit it is. */
export function issuerUnitId(header: Header): string | null {
	if (header.issuer === null) return null;
	return resolveUnit(header.issuer, { on: documentDay(header) })?.unitId ?? null;
}

/** Where units are looked up: below the issuing body first, then anywhere. */
function lookup(header: Header): (label: string) => ResolvedUnit | null {
	const on = documentDay(header);
	// The place of issue stands in for an issuer that could not be read: a city's report is written in that city.
	const place = header.place ? resolveUnit(header.place, { on })?.unitId : null;
	const within = issuerUnitId(header) ?? place ?? undefined;
	return (label) => {
		const inside = within ? resolveUnit(label, { on, within }) : null;
		if (inside?.unitId) return inside;
		const anywhere = resolveUnit(label, { on });
		return anywhere?.unitId ? anywhere : (inside ?? anywhere);
	};
}

/** Figures with the ids of the units that they are about. */
export function withUnitIds(
	observations: readonly ObservationCandidate[],
	header: Header,
): ExtractedDocument["observations"] {
	const unit = lookup(header);
	return observations.map((o) =>
		o.unitLabel === null || o.unitId !== null ? o : { ...o, unitId: unit(o.unitLabel)?.unitId ?? null },
	);
}

/** How many units a finding lists before it only counts the rest: more help nobody to choose. */
const LISTED = 5;

/** A finding for each unit that may be one of several: its figures stay without a unit until a person decides. */
export function ambiguousUnits(observations: readonly ObservationCandidate[], header: Header): Finding[] {
	const unit = lookup(header);
	const told = new Set<string>();
	return observations.flatMap((o): Finding[] => {
		if (o.unitLabel === null || o.unitId !== null || told.has(o.unitLabel)) return [];
		told.add(o.unitLabel);
		const found = unit(o.unitLabel);
		if (!found || found.unitId !== null || found.alternatives.length < 2) return [];
		const names = found.alternatives.map((a) => `${a.name} (${a.unitId})`);
		const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
		return [
			{
				rule: "unit.ambiguous",
				severity: "info",
				message: `"${o.unitLabel}" may be ${names.slice(0, LISTED).join(", ")}${more}; its figures carry no unit.`,
				page: o.place.page,
				quote: o.quote,
				observationKey: o.key,
			},
		];
	});
}
