/** What the parts of the report share while it is written. */
import type { Crops } from "./crops.js";
import type { Linking } from "./figure-table.js";
import type { Site } from "./layout.js";
import type { Reader } from "./reader.js";
import type { SiteWriter } from "./site-writer.js";

/** A unit that has figures. */
export interface UnitEntry {
	key: string;
	unit_id: string | null;
	name: string | null;
	level: string | null;
	parent_id: string | null;
	parent: string | null;
	valid_from: string | null;
	valid_to: string | null;
	successor_id: string | null;
	successor: string | null;
	figures: number;
	/** Figures that are no plans. */
	reported: number;
	indicators: number;
	documents: number;
	year_first: number | null;
	year_last: number | null;
}

/** An indicator of the registry, or one that only figures name. */
export interface IndicatorEntry {
	id: string;
	name: string;
	name_en: string | null;
	area: string | null;
	measure: string | null;
	direction: string | null;
	kind: string | null;
	minimum: number | null;
	maximum: number | null;
	figures: number;
	units: number;
	documents: number;
	year_first: number | null;
	year_last: number | null;
}

export interface Context {
	site: Site;
	reader: Reader;
	writer: SiteWriter;
	crops: Crops;
	/** By key. */
	units: Map<string, UnitEntry>;
	/** By id, those without figures too. */
	indicators: Map<string, IndicatorEntry>;
	/** Figures that do not stand on the first page of their document → number of the page. Few: only long documents have them. */
	parts: Map<string, number>;
	progress(stage: "figures" | "documents" | "indicators" | "units" | "findings", done: number, total: number): void;
	signal?: AbortSignal;
}

export function linking(context: Context, from: string): Linking {
	return {
		site: context.site,
		from,
		crops: context.crops,
		partOf: (id) => context.parts.get(id) ?? 1,
		hasUnit: (key) => context.units.has(key),
	};
}

/** The indicator's name in the language of the page. */
export function indicatorName(context: Context, id: string): string {
	const known = context.indicators.get(id);
	if (!known) return id;
	return (context.site.locale.lang === "en" ? known.name_en : null) ?? known.name;
}

/** How many parts a list of so many rows makes. */
export const partsOf = (rows: number, rowsAPart: number) => Math.max(1, Math.ceil(rows / rowsAPart));

/** Rows by key, in the order in which the keys first occur. */
export function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
	const out = new Map<string, T[]>();
	for (const row of rows) {
		const known = out.get(key(row));
		if (known) known.push(row);
		else out.set(key(row), [row]);
	}
	return out;
}
