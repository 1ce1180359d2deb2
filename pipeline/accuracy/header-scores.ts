import type { Header } from "../../schemas/extracted.js";
import type { Truth } from "../../schemas/truth.js";
import { sameText } from "./likeness.js";
import type { ScoreSheet } from "./metric.js";

/**
 * Header fields that the truth names, each exactly right or not (typing conventions folded). A field that the truth gives
 * as unknown (null) is right only when it is null: otherwise it was invented.
 */
export function scoreHeader(truth: NonNullable<Truth["header"]>, header: Header, sheet: ScoreSheet): void {
	for (const [field, expected] of Object.entries(truth)) {
		if (expected === undefined) continue;
		const value = header[field as keyof Header] ?? null;
		const got = value === null ? null : String(value);
		const right = expected === null ? got === null : got !== null && sameText(String(expected), got);
		const where = `header.${field}`;
		sheet.check("header.fields", right, where, expected === null ? null : String(expected), got);
		if (expected === null) sheet.check("header.invented", got !== null, where, null, got);
	}
}
