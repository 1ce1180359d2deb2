/** Two digits set in each other's place: 67,4 beside 76,4, 82,15 beside 82,51. A typist's slip, never a rounding. */
import type { Audited } from "./audit.js";

/** Digits that a number must have before two of them in each other's place are no accident. */
const DIGITS = 3;

/** Whether two printed values are the same digits, two neighbours of which changed places. */
export function isSwap(a: Pick<Audited, "value" | "decimals">, b: Pick<Audited, "value" | "decimals">): boolean {
	if (a.value === null || b.value === null || a.value === b.value) return false;
	const decimals = Math.max(a.decimals, b.decimals);
	const [x, y] = [a.value.toFixed(decimals).replace(/\D/g, ""), b.value.toFixed(decimals).replace(/\D/g, "")];
	if (x.length !== y.length || x.length < DIGITS) return false;
	const at = [...x].findIndex((c, i) => c !== y[i]);
	return x.slice(0, at) + x[at + 1] + x[at] + x.slice(at + 2) === y;
}
