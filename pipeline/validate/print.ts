/** Numbers in findings look as the document prints them: "10.379", "94,92". */

/** Vietnamese notation; at most `digits` decimals (default: as many as needed, up to 4). */
export function printed(value: number, digits = 4): string {
	const rounded = Number(value.toFixed(digits));
	const [whole = "0", fraction] = Math.abs(rounded).toString().split(".");
	const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ".");
	return `${rounded < 0 ? "-" : ""}${grouped}${fraction ? `,${fraction}` : ""}`;
}

/** "a + b − c". */
export const printedSum = (values: readonly number[]): string =>
	values.map((v, i) => (i === 0 ? printed(v) : v < 0 ? `− ${printed(-v)}` : `+ ${printed(v)}`)).join(" ");
