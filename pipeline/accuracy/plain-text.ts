import { foldTonePlacement } from "./tone-placement.js";

export interface PlainTextOptions {
	/** Count hòa and hoà as the same spelling (default true). */
	foldTones?: boolean;
}

/**
 * The text that is compared: NFC, one space between words, without Markdown marks, with one form of dashes and quotes.
 * What is folded here is a matter of typing or markup, never of reading.
 */
export function plainText(text: string, options: PlainTextOptions = {}): string {
	const plain = text
		.normalize("NFC")
		.replace(/\u00ad|\u200b|\ufeff/g, "")
		.replace(/^\s{0,3}#{1,6}\s+/gm, "")
		.replace(/\*{1,3}|<\/?sup>/g, (mark) => (mark.startsWith("<") ? " " : mark.length > 1 ? "" : mark))
		.replace(/[‐‑‒–—―−]/g, "-")
		.replace(/[“”„‟″]/g, '"')
		.replace(/[‘’‚‛′]/g, "'")
		.replace(/…/g, "...")
		.replace(/\s+/g, " ")
		.trim();
	return options.foldTones === false ? plain : foldTonePlacement(plain);
}

/** Words of a plain text: punctuation around them taken off, what is nothing but punctuation left out. */
export function words(plain: string): string[] {
	const out: string[] = [];
	for (const piece of plain.split(" ")) {
		const word = piece.replace(/^[^\p{L}\p{N}%]+|[^\p{L}\p{M}\p{N}%]+$/gu, "");
		if (word !== "") out.push(word);
	}
	return out;
}

/** Letters without any mark (đ → d), lower case, for comparing labels and aligning base letters. */
export function baseLetters(text: string): string {
	return text
		.normalize("NFD")
		.replace(/\p{M}+/gu, "")
		.replace(/[đĐ]/g, "d")
		.toLowerCase();
}
