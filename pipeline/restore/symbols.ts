/** Document symbols ("3710/QD-UBND"): the letters after the slash are known codes and may get their Đ back. */
import type { Repair } from "../../schemas/page.js";
import { bare } from "./letters.js";
import type { RestoreModel } from "./model.js";
import { isDocumentSymbol } from "./pieces.js";

const codes = new WeakMap<RestoreModel, Map<string, string>>();

/** Marked code of each bare one, where the corpora write it so nine times in ten or more. */
function markedCodes(model: RestoreModel): Map<string, string> {
	const known = codes.get(model);
	if (known) return known;
	const totals = new Map<string, number>();
	const best = new Map<string, [string, number]>();
	for (const [part, count] of model.lexicon.symbolParts) {
		const key = bare(part);
		totals.set(key, (totals.get(key) ?? 0) + count);
		if ((best.get(key)?.[1] ?? 0) < count) best.set(key, [part, count]);
	}
	const out = new Map<string, string>();
	for (const [key, [part, count]] of best) if (part !== key && count >= 0.9 * totals.get(key)!) out.set(key, part);
	codes.set(model, out);
	return out;
}

/** Repairs the symbols of one line; returns the line. `line` is 1-based. */
export function repairSymbols(
	text: string,
	line: number,
	page: number,
	model: RestoreModel,
	repairs: Repair[],
): string {
	if (!text.includes("/")) return text;
	return text.replace(/\S+/gu, (chunk) => {
		if (!isDocumentSymbol(chunk)) return chunk;
		const slash = chunk.indexOf("/");
		const after = chunk.slice(slash).replace(/\p{L}+/gu, (part) => markedCodes(model).get(part) ?? part);
		const fixed = chunk.slice(0, slash) + after;
		if (fixed !== chunk) repairs.push({ page, line, before: chunk, after: fixed, kind: "symbol", confidence: 0.95 });
		return fixed;
	});
}
