import type * as opentype from "opentype.js";

/** Path data with two decimals. Not opentype's own `toPathData(2)`: its rounding gives NaN for 384.0000000000001. */
export function pathData(path: opentype.Path): string {
	const p = (x: number, y: number): string => `${x.toFixed(2)} ${y.toFixed(2)}`;
	return path.commands
		.map((c) => {
			if (c.type === "Z") return "Z";
			if (c.type === "Q") return `Q${p(c.x1, c.y1)} ${p(c.x, c.y)}`;
			if (c.type === "C") return `C${p(c.x1, c.y1)} ${p(c.x2, c.y2)} ${p(c.x, c.y)}`;
			return `${c.type}${p(c.x, c.y)}`;
		})
		.join("");
}
