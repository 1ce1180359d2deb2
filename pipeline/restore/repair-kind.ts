import type { Repair } from "../../schemas/page.js";
import { bare } from "./letters.js";

/** What kind of repair turns `before` into `after`. */
export function repairKind(before: string, after: string): Repair["kind"] {
	const more = spaces(after) - spaces(before);
	if (more > 0) return "split";
	if (more < 0) return "join";
	if (before.toLowerCase() === after.toLowerCase()) return "case";
	if (bare(before).toLowerCase() === bare(after).toLowerCase()) return "accent";
	return "ocr";
}

const WHITE = /\s/;

/** Runs of white space. */
function spaces(text: string): number {
	let runs = 0;
	let inside = false;
	for (let i = 0; i < text.length; i++) {
		const white = WHITE.test(text.charAt(i));
		if (white && !inside) runs++;
		inside = white;
	}
	return runs;
}
