/** Ids that stay the same when the same document is read again. */
import { createHash } from "node:crypto";
import type { Finding, ObservationCandidate } from "../../schemas/extracted.js";

const hash = (parts: readonly unknown[]): string =>
	createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);

/** Id of a figure: document, place, words, and how many equal ones came before it. */
export class IdMaker {
	private readonly seen = new Map<string, number>();
	constructor(private readonly documentId: string) {}

	observation(o: ObservationCandidate): string {
		const place = o.cell
			? [o.cell.tableNo, o.cell.row, o.cell.col]
			: [o.place.page, o.place.box?.x0 ?? null, o.place.box?.y0 ?? null];
		return this.make(["observation", ...place, o.quote, o.measure, o.unitLabel]);
	}

	finding(f: Finding): string {
		return this.make(["finding", f.rule, f.page, f.quote, f.message]);
	}

	private make(parts: readonly unknown[]): string {
		const base = hash([this.documentId, ...parts]);
		const occurrence = this.seen.get(base) ?? 0;
		this.seen.set(base, occurrence + 1);
		return occurrence === 0 ? base : hash([base, occurrence]);
	}
}
