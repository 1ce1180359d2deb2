/** A unit of the reference (see pipeline/extract/units.ts): a row of the database's `units`. */
export interface UnitReference {
	/** Stable id, see `docs` of pipeline/extract/units.ts. */
	unitId: string;
	/** Full name ("Phường Thắng Nhì"). */
	name: string;
	level: UnitLevel;
	/** tỉnh, thành phố, quận, huyện, thị xã, phường, xã, thị trấn … in lower case. */
	kind: string | null;
	/** Code of the General Statistics Office. */
	code: string | null;
	parentId: string | null;
	provinceId: string | null;
	/** ISO date of the first day known; null: it was there before the gazetteers begin. */
	validFrom: string | null;
	/** ISO date of the last day; null: still there. */
	validTo: string | null;
	/** The unit that it became, wholly or for the most part. */
	successorId: string | null;
	/** All units that it became, for one that was divided among several (then `successorId` is null); of a district those of its communes. */
	successorIds?: readonly string[];
	/** became: one unit took all of it (`successorId`); divided: several did (`successorIds`); unknown: nobody says which; null: still there. */
	fate?: UnitFate | null;
}

export type UnitFate = "became" | "divided" | "unknown";

export type UnitLevel = "country" | "province" | "district" | "commune" | "agency";
