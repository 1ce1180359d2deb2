import type { ExtractedDocument, Header, ObservationCandidate } from "../../schemas/extracted.js";
import { resolveUnit } from "./units.js";

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

/** Figures with the ids of the units that they are about, looked up below the issuing body first, then anywhere. */
export function withUnitIds(
	observations: readonly ObservationCandidate[],
	header: Header,
): ExtractedDocument["observations"] {
	const on = documentDay(header);
	// The place of issue stands in for an issuer that could not be read: a city's report is written in that city.
	const place = header.place ? resolveUnit(header.place, { on })?.unitId : null;
	const within = issuerUnitId(header) ?? place ?? undefined;
	return observations.map((o) => {
		if (o.unitLabel === null || o.unitId !== null) return o;
		const inside = within ? resolveUnit(o.unitLabel, { on, within })?.unitId : null;
		return { ...o, unitId: inside ?? resolveUnit(o.unitLabel, { on })?.unitId ?? null };
	});
}
