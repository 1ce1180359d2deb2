import { z } from "zod";

/** A rectangle in PDF points (1/72 inch), origin top-left, on the page as displayed upright. */
export const Box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() });
export type Box = z.infer<typeof Box>;

/** The smallest box around all the given ones; null when there is none. */
export function unionBox(boxes: Iterable<Box | null | undefined>): Box | null {
	let out: Box | null = null;
	for (const b of boxes) {
		if (!b) continue;
		out = out
			? {
					x0: Math.min(out.x0, b.x0),
					y0: Math.min(out.y0, b.y0),
					x1: Math.max(out.x1, b.x1),
					y1: Math.max(out.y1, b.y1),
				}
			: { ...b };
	}
	return out;
}
