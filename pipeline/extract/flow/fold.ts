const DJ = /[đĐðÐ]/g;

/**
 * Lower-case text without accents, of exactly the same length as its input (UTF-16), so that offsets found in the folded
 * text hold in the original. Keywords are matched folded, because accents are what OCR and restoration get wrong most.
 */
export function fold(text: string): string {
	const out: string[] = [];
	for (const unit of text) {
		const code = unit.charCodeAt(0);
		if (code < 0x80) out.push(unit);
		else if (unit.length > 1) out.push(unit);
		else out.push(CACHE.get(unit) ?? remember(unit));
	}
	return out.join("").toLowerCase().replace(DJ, "d");
}

const CACHE = new Map<string, string>();

function remember(unit: string): string {
	const base = unit.normalize("NFD")[0] ?? unit;
	// Letters whose small form is longer would shift what follows.
	const one = base.toLowerCase().length === 1 ? base : unit.toLowerCase().length === 1 ? unit : "?";
	CACHE.set(unit, one);
	return one;
}

/** Folded text with single spaces, for comparing whole strings. */
export function foldKey(text: string): string {
	return fold(text.normalize("NFC"))
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
