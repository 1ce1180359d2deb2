/** What a misread figure may have been: digits that OCR engines confuse with letters, brackets and each other. */

/**
 * Shapes seen for each character in Vietnamese OCR of figures ("l.791.827", "§" for 8, "S)" for 5). Order: likeliest first; a
 * digit stands for itself.
 */
const SHAPES: Record<string, string> = {
	l: "1",
	I: "1",
	i: "1",
	"|": "1",
	"!": "1",
	"]": "1",
	"[": "1",
	"/": "1",
	t: "1",
	L: "1",
	ï: "1",
	í: "1",
	ì: "1",
	j: "1",
	J: "1",
	O: "0",
	o: "0",
	Q: "0",
	D: "0",
	U: "0",
	C: "0",
	c: "0",
	ô: "0",
	Ô: "0",
	ò: "0",
	ó: "0",
	ö: "0",
	"°": "0",
	º: "0",
	"@": "0",
	S: "58",
	s: "58",
	$: "58",
	"§": "85",
	B: "8",
	"&": "8",
	"%": "8",
	Z: "27",
	z: "27",
	"?": "27",
	T: "7",
	"¬": "7",
	G: "6",
	b: "6",
	g: "9",
	q: "9",
	a: "4",
	A: "4",
	y: "4",
	h: "4",
	E: "3",
	e: "6",
	"}": "3",
};
/** Specks and shadows of the ruling that stick to a figure. */
const SPECK = /^[)({}'"`´^~*_.,:;•·“”‘’«»<>|-]$/;

/** At most so many values are worth asking about; a token with more is unreadable. */
const MAX_CANDIDATES = 24;

/** Numeral strings that a garbled token may stand for, likeliest first; [] when it cannot be a figure. */
export function candidatesOf(token: string): string[] {
	const chars = [...token.trim()];
	if (chars.length === 0 || chars.length > 15) return [];
	let out = [""];
	chars.forEach((ch, i) => {
		const edge = i === 0 || i === chars.length - 1;
		const options: string[] = [];
		if (/\d/.test(ch)) options.push(ch);
		else if ((ch === "." || ch === ",") && !edge) options.push(ch);
		else if (SHAPES[ch] !== undefined) options.push(...SHAPES[ch]!, ...(edge && SPECK.test(ch) ? [""] : []));
		else if (edge && SPECK.test(ch)) options.push("");
		out = options.length === 0 ? [] : out.flatMap((s) => options.map((o) => s + o)).slice(0, MAX_CANDIDATES);
	});
	return [...new Set(out)].filter((s) => /^\d+(?:[.,]\d+)*$/.test(s));
}

/**
 * The numeral that a token with one or two letters among its digits plainly stands for: only l, I, | and O, o, which resemble no
 * other digit ("l.791.827", "1O5"). Null when no digit was read at all.
 */
export function plainLookAlike(token: string): string | null {
	const s = token.trim();
	if (!/^[\dlI|Oo.,]{2,}%?$/.test(s)) return null;
	const digits = s.replace(/\D/g, "").length;
	const letters = s.replace(/[^lI|Oo]/g, "").length;
	if (letters === 0 || letters > digits) return null;
	return s.replace(/[lI|]/g, "1").replace(/[Oo]/g, "0");
}

/** The numerals that differ from a doubtful one in a single digit: worth asking about only where the document proves one of them. */
export function oneDigitOff(token: string): string[] {
	const s = token.trim();
	if (!/^\d+(?:[.,]\d+)?$/.test(s) || s.length > 8) return [];
	return [...s].flatMap((ch, i) =>
		/\d/.test(ch) ? [..."0123456789"].filter((d) => d !== ch).map((d) => s.slice(0, i) + d + s.slice(i + 1)) : [],
	);
}
