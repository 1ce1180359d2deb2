/** How far printed figures may be from what they are computed from: rounding and truncation are not errors. */

/** Decimals that a value shows as printed. JSON numbers drop trailing zeros: the bound can only become wider. */
export function decimalsOf(value: number): number {
	const text = value.toString();
	const at = text.indexOf(".");
	return at < 0 || text.includes("e") ? 0 : text.length - at - 1;
}

/** A value printed with so many decimals may be rounded or cut: it is off by less than one unit of its last digit. */
export function shows(exact: number, print: number, decimals = decimalsOf(print)): boolean {
	return Math.abs(exact - print) < 10 ** -decimals * (1 + 1e-9);
}

/** A sum of parts that are each rounded: half a unit of the last digit each, and as much for the total. */
export function addsUp(parts: readonly number[], total: number): boolean {
	return comesTo(
		parts.reduce((a, b) => a + b, 0),
		total,
		parts,
	);
}

/** The same for what sums and differences of rounded `parts` come to. */
export function comesTo(exact: number, print: number, parts: readonly number[]): boolean {
	const decimals = [print, ...parts].map(decimalsOf);
	if (Math.max(...decimals) === 0) return exact === print;
	const coarsest = Math.min(...decimals.filter((d) => d > 0));
	return Math.abs(exact - print) <= (parts.length + 1) * 0.5 * 10 ** -coarsest + 1e-9;
}
