/** The place of a table row in its outline: "A", "I", "1", "1.2", "a)", "-", "+". */

export interface RowMark {
	/** Marks of one kind stand side by side; a kind that comes first inside another is deeper. */
	kind: "letter" | "roman" | "number" | "outline" | "small" | "dash" | "plus";
	/** "1.2" has two levels, all others one. */
	depth: number;
	text: string;
}

/** From the cell of row numbers, else from the head of the label ("- Trực tuyến", "1.2. Số nhiệm vụ"). */
export function rowMark(ordinal: string, label: string): RowMark | null {
	return (
		markOf(ordinal) ??
		markOf(/^(?:[-–+•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}[.)]|[a-zđ]\))(?=\s)/u.exec(label)?.[0] ?? "") ??
		dashed(label)
	);
}

const dashed = (label: string): RowMark | null =>
	/^[-–•*]\s*\p{L}/u.test(label) || /^trong đó\b/iu.test(label)
		? { kind: "dash", depth: 1, text: "-" }
		: /^\+\s*\p{L}/u.test(label)
			? { kind: "plus", depth: 1, text: "+" }
			: null;

function markOf(text: string): RowMark | null {
	const s = text.trim().replace(/^\(|[.)]+$/g, "");
	if (s === "") return null;
	if (/^[-–•*]$/.test(s)) return { kind: "dash", depth: 1, text: s };
	if (s === "+") return { kind: "plus", depth: 1, text: s };
	if (/^\d{1,3}$/.test(s)) return { kind: "number", depth: 1, text: s };
	if (/^\d{1,2}(?:\.\d{1,2}){1,3}$/.test(s)) return { kind: "outline", depth: s.split(".").length, text: s };
	if (/^[IVX]{1,6}$/.test(s)) return { kind: "roman", depth: 1, text: s };
	if (/^[A-HĐ]$/.test(s)) return { kind: "letter", depth: 1, text: s };
	if (/^[a-zđ]$/.test(s)) return { kind: "small", depth: 1, text: s };
	return null;
}

const DEPTH: Readonly<Record<RowMark["kind"], number>> = {
	letter: 0,
	roman: 1,
	number: 2,
	outline: 2,
	small: 6,
	dash: 7,
	plus: 8,
};

/** Level of a mark, 0 outermost: "A" over "I" over "1" over "1.1" over "a)" over "-" over "+". */
export const levelOf = (mark: RowMark): number => DEPTH[mark.kind] + (mark.kind === "outline" ? mark.depth - 1 : 0);
