/** Document symbols ("3710/QD-UBND", "4638 JKH-UBND"): their grammar is known, so a broken sign may be repaired by it. */
import type { Repair } from "../../schemas/page.js";
import { MARKED_ABBREVIATIONS } from "./abbreviations.js";
import { bare } from "./letters.js";
import type { RestoreModel } from "./model.js";
import { isDocumentSymbol } from "./pieces.js";

const codes = new WeakMap<RestoreModel, Map<string, string>>();

/** Marked code of each bare one, where the corpora write it so nine times in ten or more. */
export function markedCodes(model: RestoreModel): Map<string, string> {
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
	for (const [key, marked] of MARKED_ABBREVIATIONS) if (!totals.has(key)) out.set(key, marked);
	for (const [key, [part, count]] of best) if (part !== key && count >= 0.9 * totals.get(key)!) out.set(key, part);
	codes.set(model, out);
	return out;
}

/** Type codes of Decree 30/2020, Annex III, bare, that open a symbol. */
const TYPES = "NQ|QD|CT|QC|QyD|TC|TB|HD|CTr|KH|PA|DA|BC|BB|TTr|HD|CD|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|UBND|HDND";

/** Type codes whose bare form is no type code itself (HD is: hướng dẫn and hợp đồng). */
const MARKED_TYPES: Readonly<Record<string, string>> = { CD: "CĐ", DA: "ĐA", QD: "QĐ" };

/** A slash that was read as a letter or stroke, or torn from its number: "4638 JKH-UBND", "12 /BC-UBND". */
const BROKEN = new RegExp(
	`(?<![\\p{L}\\p{N}/])(\\d{1,5})(?:\\s*[JjIl|]|\\s+/)\\s?((?:${TYPES})-[\\p{Lu}\\d]{2,}(?:-[\\p{Lu}\\d]+)*)(?![\\p{L}])`,
	"u",
);
/** "Số:" of the header whose letters were lost, before a number and a symbol. */
const NUMBER_WORD = /^(\s*)S[^\p{L}\d\s]{0,2}(:?)(?=\s*\d{1,5}\s*\/[\p{Lu}])/u;
/** A Roman number of a heading in capitals: "I11. PHÂN CÔNG". */
const ROMAN = /^(\s*)([I1l]{2,3})(?=\.\s+\p{Lu}{2,})/u;

/** Repairs the symbols of one line; returns the line. `line` is 1-based; `noisy`: the letters themselves may have been misread. */
export function repairSymbols(
	text: string,
	line: number,
	page: number,
	model: RestoreModel,
	repairs: Repair[],
	noisy: boolean,
): string {
	const note = (before: string, after: string, confidence: number): string => {
		if (before !== after) repairs.push({ page, line, before, after, kind: "symbol", confidence });
		return after;
	};
	let out = text;
	if (noisy) {
		out = out.replace(BROKEN, (whole, number: string, symbol: string) => note(whole, `${number}/${symbol}`, 0.9));
		out = out.replace(NUMBER_WORD, (whole, indent: string) => note(whole, `${indent}Số:`, 0.9));
		out = out.replace(ROMAN, (whole, indent: string, number: string) =>
			/[Il]/.test(number) ? note(whole, indent + "I".repeat(number.length), 0.85) : whole,
		);
	}
	if (!out.includes("/")) return out;
	return out.replace(/\S+/gu, (chunk) => {
		if (!isDocumentSymbol(chunk)) return chunk;
		const slash = chunk.indexOf("/");
		const after = chunk
			.slice(slash)
			.replace(/(?<=\/)\p{Lu}{2}(?=-)/gu, (type) => (noisy ? (MARKED_TYPES[type] ?? type) : type))
			.replace(/\p{L}+/gu, (part) => markedCodes(model).get(part) ?? part);
		return note(chunk, chunk.slice(0, slash) + after, 0.95);
	});
}
