/**
 * Letters that OCR and tired eyes take for each other (folded, so accents do not count): half an error.
 * From the misreadings listed in the field notes and seen in the archive ("Thăng"/"Thắng", "l.791", "I" for 1), and from worn print
 * read by an engine that knows no Vietnamese ("Pong Thap" for Đồng Tháp, "Dwong" for Dương, "Bic" for Bắc).
 */
const LOOK_ALIKE = new Set(
	"li l1 i1 ij o0 ce co nu nh hb mn rn vy uv tl tf gq ao ae s5 b8 g9 z2 kh dl dt ft yv oe wu wo dp db iu ai"
		.split(" ")
		.flatMap((pair) => [pair, `${pair[1]}${pair[0]}`]),
);

/** Codes of characters that the tables know; names are folded, so that others are rare and like nothing. */
const CODES = 128;
/** Cost of taking one character for another, in halves. */
const SWAP = new Uint8Array(CODES * CODES).fill(2);
for (let c = 0; c < CODES; c++) SWAP[c * CODES + c] = 0;
for (const pair of LOOK_ALIKE) SWAP[pair.charCodeAt(0) * CODES + pair.charCodeAt(1)] = 1;
/** For each letter the letters that look like it, as bits. */
const ALIKE = new Int32Array(26);
for (const pair of LOOK_ALIKE) {
	const [a, b] = [bitOf(pair.charCodeAt(0)), bitOf(pair.charCodeAt(1))];
	if (a >= 0 && b >= 0) ALIKE[a] = (ALIKE[a] ?? 0) | (1 << b);
}

function bitOf(code: number): number {
	return code >= 97 && code <= 122 ? code - 97 : -1;
}

/** The letters a–z of a folded name. */
export interface Letters {
	/** Which there are, as bits. */
	mask: number;
	/** How often each stands in it. */
	counts: Uint8Array;
	/** Of the whole name. */
	length: number;
}

/** The letters of a folded name. */
export function lettersOf(text: string): Letters {
	const counts = new Uint8Array(26);
	let mask = 0;
	for (let i = 0; i < text.length; i++) {
		const bit = bitOf(text.charCodeAt(i));
		if (bit < 0) continue;
		mask |= 1 << bit;
		counts[bit] = (counts[bit] ?? 0) + 1;
	}
	return { mask, counts, length: text.length };
}

/** The least that `from`'s letters which `to` lacks can cost, in halves; stops over `most`. */
function oneWay(from: Letters, to: Letters, most: number): number {
	let cost = 0;
	for (let rest = from.mask; rest !== 0 && cost <= most; rest &= rest - 1) {
		const letter = 31 - Math.clz32(rest & -rest);
		const more = (from.counts[letter] ?? 0) - (to.counts[letter] ?? 0);
		if (more > 0) cost += ((ALIKE[letter] ?? 0) & to.mask) === 0 ? 2 * more : more;
	}
	return cost;
}

/** Whether two different names can be `least` alike at all, by their lengths and letters. */
export function mayBeAlike(a: Letters, b: Letters, least: number): boolean {
	const most = Math.max(a.length, b.length) * (1 - least) * 2;
	return Math.abs(a.length - b.length) <= most && oneWay(a, b, most) <= most && oneWay(b, a, most) <= most;
}

let rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/** Edit distance where look-alikes and a lost space cost half; transpositions count as one. Anything over `limit` is `limit + 1`. */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
	if (a === b) return 0;
	if (Math.abs(a.length - b.length) > limit * 2) return limit + 1;
	if (b.length >= (rows[0]?.length ?? 0)) rows = rows.map(() => new Int32Array(b.length * 2));
	const most = limit * 2;
	let [before, last, row] = rows as [Int32Array, Int32Array, Int32Array];
	last[0] = 0;
	for (let j = 1; j <= b.length; j++) last[j] = (last[j - 1] ?? 0) + gap(b, j);
	for (let i = 1; i <= a.length; i++) {
		const p = a.charCodeAt(i - 1);
		const down = gap(a, i);
		let least = (last[0] ?? 0) + down;
		row[0] = least;
		for (let j = 1; j <= b.length; j++) {
			const q = b.charCodeAt(j - 1);
			const swap = p === q ? 0 : p < CODES && q < CODES ? (SWAP[p * CODES + q] ?? 2) : 2;
			let cost = (last[j - 1] ?? 0) + swap;
			cost = Math.min(cost, (last[j] ?? 0) + down, (row[j - 1] ?? 0) + gap(b, j));
			if (i > 1 && j > 1 && p === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === q)
				cost = Math.min(cost, (before[j - 2] ?? 0) + 2);
			row[j] = cost;
			if (cost < least) least = cost;
		}
		if (least > most) return limit + 1;
		[before, last, row] = [last, row, before];
	}
	return (last[b.length] ?? 0) / 2;
}

/** A lost space costs half; in halves. */
function gap(text: string, position: number): number {
	return text.charCodeAt(position - 1) === 32 ? 1 : 2;
}

/** 1 = same, 0 = nothing alike; 0 below `least`; numbers must be equal, for "phường 1" is not nearly "phường 7". */
export function similarity(a: string, b: string, least = 0.6): number {
	if (a === b) return 1;
	const length = Math.max(a.length, b.length);
	const limit = length * (1 - least);
	if (Math.abs(a.length - b.length) > limit * 2) return 0;
	if (/\d/.test(a) || /\d/.test(b)) {
		const digits = (text: string) => text.replace(/\D+/g, " ").trim();
		if (digits(a) !== digits(b)) return 0;
	}
	const d = distance(a, b, limit);
	return d > limit ? 0 : 1 - d / length;
}
