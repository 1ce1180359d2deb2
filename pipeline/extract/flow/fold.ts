/** The folded letter of each UTF-16 unit, 0 where it is not known yet; a surrogate stands for itself. */
const FOLDED = new Uint16Array(65_536);
/** Kept between calls: a buffer costs more than folding a word. */
let units = Buffer.alloc(4096);

/**
 * Lower-case text without accents, of exactly the same length as its input (UTF-16), so that offsets found in the folded
 * text hold in the original. Keywords are matched folded, because accents are what OCR and restoration get wrong most.
 */
export function fold(text: string): string {
	const { length } = text;
	if (units.length < 2 * length) units = Buffer.alloc(2 * length);
	let most = 0;
	for (let i = 0; i < length; i++) {
		const unit = text.charCodeAt(i);
		const folded = FOLDED[unit] || foldUnit(unit);
		most |= folded;
		units[i] = folded;
	}
	// nearly always: one byte a letter
	if (most < 0x100) return units.toString("latin1", 0, length);
	for (let i = 0; i < length; i++) {
		const unit = text.charCodeAt(i);
		units.writeUInt16LE(FOLDED[unit] || foldUnit(unit), 2 * i);
	}
	return units.toString("utf16le", 0, 2 * length);
}

function foldUnit(unit: number): number {
	const letter = String.fromCharCode(unit);
	const surrogate = unit >= 0xd800 && unit <= 0xdfff;
	const base = surrogate ? letter : (letter.normalize("NFD")[0] ?? letter);
	// Letters whose small form is longer would shift what follows.
	const small = [base.toLowerCase(), letter.toLowerCase(), "?"].find((s) => s.length === 1) ?? "?";
	const folded = /[đð]/.test(small) ? "d" : small;
	FOLDED[unit] = folded.charCodeAt(0);
	return folded.charCodeAt(0);
}

/** Folded text with single spaces, for comparing whole strings. */
export function foldKey(text: string): string {
	return fold(text.normalize("NFC"))
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
