const DJ = /[đĐðÐ]/g;

/**
 * Lower-case text without accents, of exactly the same length as its input (UTF-16), so that offsets found in the folded
 * text hold in the original. Keywords are matched folded, because accents are what OCR and restoration get wrong most.
 */
export function fold(text: string): string {
	let out = "";
	for (const unit of text) {
		if (unit.length > 1) {
			out += unit;
			continue;
		}
		const base = unit.normalize("NFD")[0] ?? unit;
		const lower = base.toLowerCase();
		out += lower.length === 1 ? lower : base;
	}
	return out.replace(DJ, "d");
}

/** Folded text with single spaces, for comparing whole strings. */
export function foldKey(text: string): string {
	return fold(text.normalize("NFC"))
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
