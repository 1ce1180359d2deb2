import type { Box } from "../../schemas/box.js";

/**
 * A box of the levelled page (as recognized pages have them, so that rows and columns stay straight) as a box of the page
 * as it is displayed: turned back about the middle of the page by its skew (degrees clockwise), and the upright
 * rectangle around that. Pages that were not levelled keep their boxes.
 */
export function fromLevel(box: Box, page: { width: number | null; height: number | null; skew: number }): Box {
	if (page.skew === 0 || page.width === null || page.height === null) return box;
	const angle = (page.skew * Math.PI) / 180;
	const [cx, cy] = [page.width / 2, page.height / 2];
	const corners = [box.x0, box.x1].flatMap((x) =>
		[box.y0, box.y1].map((y) => ({
			x: cx + (x - cx) * Math.cos(angle) - (y - cy) * Math.sin(angle),
			y: cy + (x - cx) * Math.sin(angle) + (y - cy) * Math.cos(angle),
		})),
	);
	const xs = corners.map((c) => c.x);
	const ys = corners.map((c) => c.y);
	return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}
