/** How far printed figures may be from what they are computed from: rounding and truncation are not errors. */

/** Decimals that a value needs; trailing zeros of the print are lost. */
export function decimalsOf(value: number): number {
	const text = value.toString();
	const at = text.indexOf(".");
	return at < 0 || text.includes("e") ? 0 : text.length - at - 1;
}

/** Decimals with which a value is printed in a text: "8,60" shows two; what the value itself has where the text does not show it. */
export function printedDecimals(value: number | null, text: string): number {
	if (value === null) return 0;
	const least = decimalsOf(value);
	const shown = [...text.matchAll(/\d+[.,](\d{1,6})(?![\d.,]*\d)/g)]
		.filter((m) => Number(m[0].replace(",", ".")) === Math.abs(value))
		.map((m) => m[1]?.length ?? 0);
	return Math.max(least, ...shown);
}

/** A number with the decimals it is printed with, for the bounds of rounding. */
export interface Print {
	value: number;
	decimals: number;
}

/** The values that identities are tried with, with the decimals of their figures: another reading keeps at least its own. */
export const printsOf = (
	members: readonly { value: number | null; decimals: number }[],
	values: readonly number[],
): Print[] =>
	values.map((value, i) => {
		const own = members[i];
		return { value, decimals: own && own.value === value ? own.decimals : decimalsOf(value) };
	});

/** A value printed with so many decimals may be rounded or cut: it is off by less than one unit of its last digit. */
export function shows(exact: number, print: number, decimals = decimalsOf(print)): boolean {
	return Math.abs(exact - print) < 10 ** -decimals * (1 + 1e-9);
}

/** A sum of parts that are each rounded: half a unit of the last digit each, and as much for the total. */
export function addsUp(parts: readonly Print[], total: Print): boolean {
	return comesTo(
		parts.reduce((a, b) => a + b.value, 0),
		total,
		parts,
	);
}

/** The same for what sums and differences of rounded `parts` come to. */
export function comesTo(exact: number, print: Print, parts: readonly Print[]): boolean {
	const decimals = [print, ...parts].map((p) => p.decimals);
	if (Math.max(...decimals) === 0) return exact === print.value;
	const coarsest = Math.min(...decimals.filter((d) => d > 0));
	return Math.abs(exact - print.value) <= (parts.length + 1) * 0.5 * 10 ** -coarsest + 1e-9;
}
