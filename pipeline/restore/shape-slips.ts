/** Slips that show in the shape of a word, not in its letters: capitals inside ("nƯỚc", "BỘ phận"), broken abbreviations. */
import type { Repair } from "../../schemas/page.js";
import { abbreviationFor } from "./abbreviations.js";
import { repairDigits } from "./digit-slips.js";
import { bare, casePattern, hasMarks, wordKey } from "./letters.js";
import type { RestoreModel } from "./model.js";

/** Capitals with what may be misread ones among them, between blanks and marks. */
const CAPITALS = /(?<=^|[\s(“"/-])['’‘]?[\p{Lu}\d€l|][\p{Lu}\d€l'’‘()-]{2,8}(?=$|[\s,.;:)”"/-])/gu;
const WORD = /[\p{L}\p{M}]+/gu;

const isLowered = (word: string | undefined): boolean => word !== undefined && word.length > 1 && /\p{Ll}$/u.test(word);

/** Repairs one line; `line` is 1-based. `noisy`: an engine of another language read it, and its capitals are guesses. `spaces`: the product's engine put them. */
export function repairShapes(
	text: string,
	line: number,
	page: number,
	model: RestoreModel,
	repairs: Repair[],
	noisy: boolean,
	spaces: boolean,
): string {
	// "NGi vy" for "Nội vụ": three letters, the last of them small or read so.
	const longest = noisy ? 3 : 2;
	const words = [...text.matchAll(WORD)].map((m) => ({ text: m[0], at: m.index }));
	let out = "";
	let from = 0;
	words.forEach(({ text: word, at }, i) => {
		const pattern = casePattern(word);
		const vietnamese = () => hasMarks(word) && model.lexicon.isVietnamese(model.lexicon.id(wordKey(word)));
		const before = words[i - 1]?.text;
		// "ĐA 06": an abbreviation before its number.
		const after = /^\s+\p{L}/u.test(text.slice(at + word.length)) ? words[i + 1]?.text : undefined;
		// Two marked capitals among small words: the engine takes the second for a capital because of its height.
		const pair =
			pattern === "upper" &&
			word.length >= 2 &&
			word.length <= longest &&
			isLowered(after) &&
			(before === undefined || isLowered(before));
		const inside = pattern === "mixed" && word.length > 1 && /\p{Ll}/u.test(word);
		if ((!pair && !inside) || !vietnamese()) return;
		const lower = word.toLowerCase();
		const first = word.charAt(0) !== lower.charAt(0);
		const fixed = first ? word.charAt(0) + lower.slice(1) : lower;
		out += text.slice(from, at) + fixed;
		from = at + word.length;
		repairs.push({ page, line, before: word, after: fixed, kind: "case", confidence: inside ? 0.95 : 0.85 });
	});
	out += text.slice(from);
	out = out.replace(/(?<!\p{L})§\p{Ll}{1,6}/gu, (word) => {
		const fixed = `S${word.slice(1)}`;
		if (!model.lexicon.isVietnamese(model.lexicon.id(wordKey(fixed)))) return word;
		repairs.push({ page, line, before: word, after: fixed, kind: "ocr", confidence: 0.9 });
		return fixed;
	});
	// No Vietnamese word holds ÿ; alone it is the y of "Y tế" with a speck over it, as V is that y with a short foot.
	out = out.replace(/(?<!\p{L})[ŸÿÝÝVv¥](?= (?:tế|TẾ)(?!\p{L}))/gu, (letter) => {
		const fixed = letter === "ÿ" || letter === "v" ? "y" : "Y";
		repairs.push({ page, line, before: letter, after: fixed, kind: "ocr", confidence: 0.9 });
		return fixed;
	});
	out = out.replace(CAPITALS, (token) => {
		const fixed = abbreviationFor(token);
		// A mark that its author left out is not a slip of the engine.
		if (fixed === null || fixed === token || bare(fixed) === token) return token;
		// "THỰC" is a word.
		if (model.lexicon.isVietnamese(model.lexicon.id(wordKey(token)))) return token;
		repairs.push({ page, line, before: token, after: fixed, kind: "ocr", confidence: 0.85 });
		return fixed;
	});
	return repairDigits(out, line, page, repairs, spaces);
}
