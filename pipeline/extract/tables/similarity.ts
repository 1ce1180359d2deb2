/** Likeness of two texts whose accents and spacing OCR may have changed. */
import { fold } from "./cell-kind.js";

/** Dice similarity of letter pairs, accents folded: 0..1. */
export function similarity(a: string, b: string): number {
	const x = pairs(a);
	const y = pairs(b);
	let both = 0;
	let all = 0;
	for (const [k, n] of x) both += Math.min(n, y.get(k) ?? 0);
	for (const n of x.values()) all += n;
	for (const n of y.values()) all += n;
	if (all === 0) return fold(a) === fold(b) ? 1 : 0;
	return (2 * both) / all;
}

function pairs(text: string): Map<string, number> {
	const t = `^${fold(text).replace(/[^a-z0-9]+/g, "")}$`;
	const m = new Map<string, number>();
	if (t.length > 2)
		for (let i = 0; i + 1 < t.length; i++) m.set(t.slice(i, i + 2), (m.get(t.slice(i, i + 2)) ?? 0) + 1);
	return m;
}
