/** A line cut into pieces that together are the line again, byte for byte. */

export type PieceKind =
	/** White space, kept as it is. */
	| "space"
	/** Letters, possibly with digits or look-alike signs among them. */
	| "word"
	/** Digits with their separators. */
	| "number"
	/** Any other characters. */
	| "mark"
	/** Addresses, document symbols: never a matter of spelling. */
	| "fixed";

export interface Piece {
	kind: PieceKind;
	text: string;
}

const ADDRESS =
	/^[^\p{L}\p{N}]*(?:https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:gov|com|edu|org|net)(?:\.vn)?(?:\/\S*)?|[\w-]{2,}(?:\.[\w-]+)+\.vn(?:\/\S*)?)[^\p{L}\p{N}]*$/iu;

/** Number and symbol of a document ("3710/QĐ-UBND", "59/2020/QH14", "/KH-UBND", "15/2019/TT-BGDĐT", "11554/VPCP-V.I"), with marks around it. */
const SYMBOL =
	/^[("“[]*(?:\d+[a-zđ]?)?(?:\/\d{2,4})?\/[\p{Lu}][\p{L}\d&]*(?:-[\p{Lu}\d][\p{L}\d&]*)*(?:\.[IVX]{1,4})?[)\]"”.,;:]*$/u;

/** True for the chunk between spaces that is a web or mail address. */
export const isAddress = (chunk: string): boolean => chunk.includes(".") && ADDRESS.test(chunk);

/** True for the chunk between spaces that is a document's number and symbol. */
export const isDocumentSymbol = (chunk: string): boolean => chunk.includes("/") && SYMBOL.test(chunk);

const RUNS =
	/<\/?[a-zA-Z][a-zA-Z0-9]*\s*\/?>|[\p{L}\p{M}]+|\p{N}+(?:[.,]\p{N}+)*|\s+|(?:(?!<\/?[a-zA-Z])[^\s\p{L}\p{M}\p{N}])+|</gu;
const CHUNKS = /\s+|\S+/gu;

const PLAIN = /^[A-Za-z]+$/;
const BLANK: Piece = { kind: "space", text: " " };

/** Cuts a line of clean or merely unaccented text: words are runs of letters. */
export function cutLine(line: string): Piece[] {
	const pieces: Piece[] = [];
	for (const chunk of line.match(CHUNKS) ?? []) {
		// Three chunks in four of unmarked text; the rules below say the same of them, but slowly.
		if (chunk === " ") pieces.push(BLANK);
		else if (PLAIN.test(chunk)) pieces.push({ kind: "word", text: chunk });
		else if (/^\s/u.test(chunk)) pieces.push({ kind: "space", text: chunk });
		else if (isAddress(chunk) || isDocumentSymbol(chunk)) pieces.push({ kind: "fixed", text: chunk });
		else
			for (const run of chunk.match(RUNS) ?? []) {
				const kind = /^[\p{L}\p{M}]/u.test(run) ? "word" : /^\p{N}/u.test(run) ? "number" : "mark";
				pieces.push({ kind, text: run });
			}
	}
	return pieces;
}

const MIXED_RUNS = /\$[06](?![\p{N}.,])|[\p{L}\p{M}\p{N}§¥€£¢@&]+|[^\p{L}\p{M}\p{N}§¥€£¢@&]/gu;
/** A digit with a sign that is no unit of numbers ("1¢" for "lệ", "¢6" for "có", "$6" for "số": no amount has such a sign and one such digit). */
const DIGIT_AND_SIGN = /^(?:[§¥€£¢@&]\p{N}|\p{N}[§¥€£¢@&]|\$[06])$/u;
/** Numbers with separators, percentages, ranges, dates, fractions. */
const NUMERIC = /^[^\p{L}\p{N}]*\p{N}[\p{N}.,/:%x×–-]*[^\p{L}\p{N}]*$/u;

/** Cuts a line that an engine misread: words may hold digits, and every other sign stands alone because it may be a misread letter. */
export function cutNoisyLine(line: string): Piece[] {
	const pieces: Piece[] = [];
	for (const [chunk] of line.matchAll(CHUNKS)) {
		if (/^\s/u.test(chunk)) pieces.push({ kind: "space", text: chunk });
		else if (isAddress(chunk) || isDocumentSymbol(chunk)) pieces.push({ kind: "fixed", text: chunk });
		else if (NUMERIC.test(chunk) && !/[§¥€£¢@&]|^[(“"]?\$[06]$/.test(chunk)) {
			for (const [run] of chunk.matchAll(RUNS))
				pieces.push({ kind: /^\p{N}/u.test(run) ? "number" : "mark", text: run });
		} else
			for (const [run] of chunk.matchAll(MIXED_RUNS)) {
				const kind = /\p{L}/u.test(run) || DIGIT_AND_SIGN.test(run) ? "word" : /^\p{N}/u.test(run) ? "number" : "mark";
				pieces.push({ kind, text: run });
			}
	}
	return pieces;
}
