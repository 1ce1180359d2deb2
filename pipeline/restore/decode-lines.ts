/** Legacy encodings in a page's lines: by the fonts of the words where a PDF gives them, else by content. */
import type { Repair, Word } from "../../schemas/page.js";
import { decodeFrom, type Encoding, encodingOfFont, findEncoding, isUnicodeVietnamese } from "./legacy/index.js";
import { decodeLegacy } from "./legacy/tables.js";
import type { RestoreModel } from "./model.js";

export interface DecodedLines {
	lines: string[];
	repairs: Repair[];
	/** The encoding most of the decoded text was in; null when none was found. */
	encoding: Encoding | null;
	confidence: number;
}

/** Decodes what is legacy-encoded among the lines. `words[i]`: words of line i with their fonts, where known. */
export function decodeLines(
	lines: readonly string[],
	words: readonly (readonly Word[])[] | null,
	page: number,
	model: RestoreModel,
): DecodedLines {
	const out = [...lines];
	const repairs: Repair[] = [];
	const note = (i: number, after: string, confidence: number) => {
		if (after === out[i]) return;
		repairs.push({ page, line: i + 1, before: out[i]!, after, kind: "encoding", confidence });
		out[i] = after;
	};
	const byFont = new Map<Encoding, number>();
	lines.forEach((line, i) => {
		const decoded = decodeByFont(line, words?.[i] ?? [], byFont);
		if (decoded !== null) note(i, decoded, 0.98);
	});
	if (byFont.size > 0) {
		const [encoding] = [...byFont].sort((a, b) => b[1] - a[1])[0]!;
		return { lines: out, repairs, encoding, confidence: 0.98 };
	}
	const found = findEncoding(headOf(lines), model);
	if (!found) return { lines: out, repairs, encoding: null, confidence: 0 };
	lines.forEach((line, i) => {
		// A line that shows Unicode Vietnamese among legacy ones was set in another font.
		if (!isUnicodeVietnamese(line) || found.encoding === "cp1252")
			note(i, decodeFrom(line, found.encoding, model), found.confidence);
	});
	return { lines: out, repairs, encoding: found.encoding, confidence: found.confidence };
}

/** The line with the words of legacy fonts decoded; null when no word has such a font. `tally` counts letters by encoding. */
function decodeByFont(line: string, words: readonly Word[], tally: Map<Encoding, number>): string | null {
	const fonts = words.map((w) => (w.font ? encodingOfFont(w.font) : null));
	if (!fonts.some((f) => f !== null)) return null;
	const tokens = line.split(/(\s+)/);
	const places = tokens.map((t, k) => (t.trim() === "" ? -1 : k)).filter((k) => k >= 0);
	const aligned = places.length === words.length;
	const common = fonts.find((f) => f !== null) ?? null;
	let touched = false;
	places.forEach((k, n) => {
		const font = aligned ? fonts[n] : common;
		const token = tokens[k]!;
		// A font's name can lie after a conversion: Unicode letters show that the text was decoded already.
		if (!font || isUnicodeVietnamese(token)) return;
		const decoded = decodeLegacy(token, font.encoding).normalize("NFC");
		tokens[k] = font.capitals ? decoded.toUpperCase() : decoded;
		tally.set(font.encoding, (tally.get(font.encoding) ?? 0) + token.length);
		touched = true;
	});
	return touched ? tokens.join("") : null;
}

/** Lines until there is enough to tell an encoding from. */
function headOf(lines: readonly string[]): string {
	let length = 0;
	let n = 0;
	while (n < lines.length && length < 20_000) length += lines[n++]!.length + 1;
	return lines.slice(0, n).join("\n");
}
