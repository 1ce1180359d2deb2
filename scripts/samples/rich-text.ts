import { type Style, textWidth } from "./fonts.js";

/** A word in its style; a word may change style in the middle, so it is a list of pieces. */
export interface Word {
	pieces: { text: string; style: Style }[];
	width: number;
}

const styleOf = (bold: boolean, italic: boolean): Style =>
	bold && italic ? "bold-italic" : bold ? "bold" : italic ? "italic" : "regular";

/** Splits a text with Markdown emphasis (`**bold**`, `*italic*`) into words. */
export function richWords(source: string, size: number, base: Style = "regular"): Word[] {
	let bold = base.startsWith("bold");
	let italic = base.endsWith("italic");
	const out: Word[] = [];
	for (const token of source.split(/\s+/)) {
		if (token === "") continue;
		const pieces: Word["pieces"] = [];
		for (const part of token.split(/(\*{1,3})/)) {
			if (/^\*+$/.test(part)) {
				if (part.length !== 1) bold = !bold;
				if (part.length !== 2) italic = !italic;
			} else if (part !== "") pieces.push({ text: part, style: styleOf(bold, italic) });
		}
		if (pieces.length > 0)
			out.push({ pieces, width: pieces.reduce((sum, p) => sum + textWidth(p.text, p.style, size), 0) });
	}
	return out;
}

export const wordText = (word: Word): string => word.pieces.map((p) => p.text).join("");

/** Breaks words into lines no wider than `width`, the first one shorter by `indent`; a wider word stands alone. */
export function breakLines(words: readonly Word[], width: number, space: number, indent = 0): Word[][] {
	const lines: Word[][] = [];
	let line: Word[] = [];
	let used = indent;
	for (const word of words) {
		if (line.length > 0 && used + space + word.width > width) {
			lines.push(line);
			line = [];
			used = 0;
		}
		used += (line.length > 0 ? space : 0) + word.width;
		line.push(word);
	}
	if (line.length > 0) lines.push(line);
	return lines;
}
