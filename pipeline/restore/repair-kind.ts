import type { Repair } from "../../schemas/page.js";
import { bare } from "./letters.js";

/** What kind of repair turns `before` into `after`. */
export function repairKind(before: string, after: string): Repair["kind"] {
	const spaces = (s: string) => s.split(/\s+/).length;
	if (spaces(after) > spaces(before)) return "split";
	if (spaces(after) < spaces(before)) return "join";
	if (before.toLowerCase() === after.toLowerCase()) return "case";
	if (bare(before).toLowerCase() === bare(after).toLowerCase()) return "accent";
	return "ocr";
}
