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

/** Edit distance where look-alikes and a lost space cost half; transpositions count as one. */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
	if (a === b) return 0;
	if (Math.abs(a.length - b.length) > limit * 2) return limit + 1;
	let before: number[] = [];
	let last = [0];
	for (let j = 1; j <= b.length; j++) last.push((last[j - 1] ?? 0) + gap(b, j));
	for (let i = 1; i <= a.length; i++) {
		const row = [(last[0] ?? 0) + gap(a, i)];
		let least = row[0] ?? 0;
		for (let j = 1; j <= b.length; j++) {
			const [p, q] = [a[i - 1] ?? "", b[j - 1] ?? ""];
			let cost = (last[j - 1] ?? 0) + (p === q ? 0 : LOOK_ALIKE.has(p + q) ? 0.5 : 1);
			cost = Math.min(cost, (last[j] ?? 0) + gap(a, i), (row[j - 1] ?? 0) + gap(b, j));
			if (i > 1 && j > 1 && p === b[j - 2] && a[i - 2] === q) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			if (cost < least) least = cost;
		}
		if (least > limit) return limit + 1;
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}

function gap(text: string, position: number): number {
	return text[position - 1] === " " ? 0.5 : 1;
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
