import { type Style, textPath, textWidth } from "./fonts.js";

export const A4 = { width: 595.28, height: 841.89 };

export const INK = "#111";

/** A page being drawn, in points; `svg()` gives it as outlines without any font. */
export class Sheet {
	private readonly marks: string[] = [];

	constructor(
		readonly width = A4.width,
		readonly height = A4.height,
	) {}

	text(text: string, x: number, baseline: number, style: Style, size: number, colour = INK): number {
		const path = textPath(text, style, size, x, baseline);
		if (path !== "") this.marks.push(`<path fill="${colour}" d="${path}"/>`);
		return textWidth(text, style, size);
	}

	/** A straight rule; `weight` in points. */
	rule(x0: number, y0: number, x1: number, y1: number, weight = 0.5): void {
		this.marks.push(`<path stroke="${INK}" stroke-width="${weight}" d="M${x0} ${y0}L${x1} ${y1}"/>`);
	}

	/** Anything else, as SVG in the sheet's points. */
	draw(svg: string): void {
		this.marks.push(svg);
	}

	svg(pixelWidth: number, pixelHeight: number): Buffer {
		return Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="${pixelWidth}" height="${pixelHeight}" viewBox="0 0 ${this.width} ${this.height}" preserveAspectRatio="none"><rect width="100%" height="100%" fill="#fff"/>${this.marks.join("")}</svg>`,
		);
	}
}
