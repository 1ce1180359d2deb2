import type { Truth } from "../../schemas/truth.js";
import { seedTruth } from "./seed-text.js";
import type { Sheet } from "./sheet.js";
import type { Wear } from "./wear.js";

/** A typeset sample: its pages, how they were scanned, and what stands on them. */
export interface TypesetSample {
	/** File name; the extension says how the pages are packed. */
	file: string;
	sheets: readonly Sheet[];
	wear: Wear;
	/** Of the JPEG images in a PDF or JPEG file; null: CCITT G4. */
	quality: number | null;
	truth: Truth;
}

/** A name for the signature block: never a real person's. */
export const SIGNER = "Nguyễn Văn Mẫu";

type Noted = { line?: number };

/** What the seed's truth notes about some of its lines (1-based): figures, tasks, citations that the sample also has. */
export function notedOn(prefix: string, lines: readonly number[]): Partial<Truth> {
	const truth = seedTruth(prefix) as Partial<Truth>;
	const pick = <T extends Noted>(items: readonly T[] | undefined): T[] | undefined =>
		items?.filter((x) => x.line !== undefined && lines.includes(x.line)).map(({ line: _, ...rest }) => rest as T);
	const partial = truth.partial?.filter((part) => part !== "tables" && part !== "findings");
	return {
		observations: pick(truth.observations),
		assignments: pick(truth.assignments),
		citations: pick(truth.citations),
		...(partial && partial.length > 0 ? { partial } : {}),
	};
}
