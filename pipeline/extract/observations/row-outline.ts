/** The outline of a table's rows: which rows stand under which, by their numbers ("3." > "3.1." > "3.1.1."), letters and dashes. */
import { fold } from "../flow/fold.js";

type Kind = "capital" | "roman" | "number" | "letter" | "dash" | "plus" | "none";

interface Marker {
	kind: Kind;
	/** Parts of a number ("3.1" → 3, 1). */
	parts: number[];
}

/** A row above another in the outline. */
export interface Above {
	row: number;
	label: string;
	/** It holds figures itself; else it is a title. */
	figured: boolean;
	measure: string | null;
}

interface Placed extends Above {
	marker: Marker;
}

const MARK =
	/^\s*(?:(\d{1,2}(?:\.\d{1,2})+)\.?\)?|(\d{1,3})[.)]|([IVX]{1,5})[.)]|([A-HĐ])[.)]|([a-zđ])[.)]|([-–—•*])|(\+))\s+(?=\S)/u;

/** A label without the marker at its head and without "Trong đó:". */
export const withoutMarker = (label: string): string =>
	label
		.replace(MARK, "")
		.replace(/^\s*(?:trong đó|bao gồm|gồm|chia ra)\s*:?\s*(?:[-–+]\s*)?(?=\S)/iu, "")
		.trim();

function markerOf(ordinal: string, label: string, numbered: boolean): Marker {
	const cell = ordinal.replace(/[\s)(]+/g, "").replace(/\.+$/, "");
	if (/^\d{1,3}(?:\.\d{1,3})*$/.test(cell)) return { kind: "number", parts: cell.split(".").map(Number) };
	if (/^[IVX]+$/.test(cell)) return { kind: "roman", parts: [] };
	if (/^\p{Lu}$/u.test(cell)) return { kind: "capital", parts: [] };
	if (/^\p{Ll}$/u.test(cell)) return { kind: "letter", parts: [] };
	if (/^[-–—•*]$/.test(cell)) return { kind: "dash", parts: [] };
	if (cell === "+") return { kind: "plus", parts: [] };
	const m = MARK.exec(label);
	if (m?.[1] ?? m?.[2]) return { kind: "number", parts: (m?.[1] ?? m?.[2] ?? "").split(".").map(Number) };
	if (m?.[3]) return { kind: "roman", parts: [] };
	if (m?.[4]) return { kind: "capital", parts: [] };
	if (m?.[5]) return { kind: "letter", parts: [] };
	if (m?.[6] || /^\s*(?:trong do|bao gom|chia ra)\b/.test(fold(label))) return { kind: "dash", parts: [] };
	if (m?.[7]) return { kind: "plus", parts: [] };
	return { kind: numbered ? "dash" : "none", parts: [] };
}

const RANK: Record<Kind, number> = { capital: 0, roman: 1, none: 2, number: 3, letter: 4, dash: 5, plus: 6 };

/** Whether a row of marker `m` stands under `above`. */
function isUnder(m: Marker, above: Placed): boolean {
	const a = above.marker;
	if (m.kind === "number" && a.kind === "number")
		return a.parts.length < m.parts.length && a.parts.every((p, i) => p === m.parts[i]);
	// A title without a number reaches to the next one; a figure without one ends at once.
	if (a.kind === "none") return !above.figured && m.kind !== "none" && RANK[m.kind] > RANK.none;
	return RANK[a.kind] < RANK[m.kind];
}

/** Follows the rows of one table from the top. */
export class RowOutline {
	private readonly stack: Placed[] = [];
	/** @param numbered whether the table numbers its rows, so that one without a number belongs to the one above it */
	constructor(private readonly numbered: boolean) {}

	/** The rows above this one, outermost first; the row itself is remembered. A total closes everything. */
	place(
		row: number,
		ordinal: string,
		label: string,
		what: { figured: boolean; isTotal: boolean; measure: string | null },
	): Above[] {
		if (what.isTotal && ordinal.trim() === "") {
			this.stack.length = 0;
			return [];
		}
		// A title without a number opens a part; a figure without one is an item of the row above.
		const marker = markerOf(ordinal, label, this.numbered && what.figured);
		while (this.stack.length > 0 && !isUnder(marker, this.stack.at(-1) as Placed)) this.stack.pop();
		const above = this.stack.map(({ row, label, figured, measure }) => ({ row, label, figured, measure }));
		this.stack.push({ row, label: withoutMarker(label), figured: what.figured, measure: what.measure, marker });
		return above;
	}
}
